"""A server on loopback that answers like OpenRouter's Responses endpoint, for demos, tests and callers' own tests."""

from openrouter_responses.testing._messages import Answer, Ending, RawAnswer, RecordedRequest, encode_event
from openrouter_responses.testing._server import ResponsesServer

__all__ = ["Answer", "Ending", "RawAnswer", "RecordedRequest", "ResponsesServer", "encode_event"]
