"""An embedded server that behaves like OpenRouter's API, for demos and tests.

From the socket to the response, each module has one task:

- `_server`: the public `ResponsesServer` with its queue of responses and its record of requests.
- `_listener`: accepts connections and gives each one a thread.
- `_connection`: reads requests and writes responses on one connection, in HTTP/1.1.
- `_debug_log`: requests and responses in the debug log.
- `_messages`: the data types: recorded requests, responses, and the encoding of JSON and events.
- `_service`: finds the operation for a path and method, checks the key and the query, and creates responses.
- `_operation_request`: a request of one operation, with the parameters of its path and query.
- `_validation`: checks a request's parameters.
- `_request_schema`: checks a request against the description.
- `_schema_compiler`: turns a JSON schema into a function that checks values.
- `_strict_schema`: checks schemas in strict mode.
- `_call_outputs`: checks that function calls in the input have outputs, and outputs calls.
- `_errors`: the service's error responses.
- `_model_names`: finds the behavior that a model name selects.
- `_behaviors`: behaviors that succeed, such as text, reasoning and function calls.
- `_faults`: behaviors that fail before, during or after the generation.
- `_generation`: builds the events and the result of one response.
- `_script`: scripted responses, such as `text("Hello")`.
- `_record`: passes requests on to a real server and keeps its responses.
- `_replay`: responds as a recording says.
- `_recording_file`: the file of a recording.
- `_recording_mask`: masks secrets before they reach the file.
- `_model_list`: the list of the server's models, with their prices and limits.
- `_generation_records`: remembers what the responses cost.
- `_batches`: the batches and their operations.
- `_batch`: one batch, which moves from status to status.
- `_batch_checks`: what is refused, and what makes a batch fail.
- `_batch_results`: the results of the requests of a batch.
- `_clock`: the clock of the server, which can be moved forward.
- `_request_text`: extracts texts from a request.
- `_schema_samples`: creates sample values for JSON schemas.

To add a behavior, write a function in `_behaviors` or `_faults` and register it in `_model_names`; that of a batch is
an entry in `_batch.BEHAVIORS`. To add an operation, write a function that takes an `OperationRequest`, in a module of
its own, and register it in `Service.operations`.
"""

from openrouter_responses.testing._clock import ServerClock
from openrouter_responses.testing._messages import Ending, RawResponse, RecordedRequest, Response, encode_event
from openrouter_responses.testing._script import (
    Answer,
    ScriptedItem,
    ScriptedResponse,
    call,
    error,
    fault,
    incomplete,
    reasoning,
    refusal,
    structured,
    text,
)
from openrouter_responses.testing._server import ResponsesServer

__all__ = [
    "Answer",
    "Ending",
    "RawResponse",
    "RecordedRequest",
    "Response",
    "ResponsesServer",
    "ScriptedItem",
    "ScriptedResponse",
    "ServerClock",
    "call",
    "encode_event",
    "error",
    "fault",
    "incomplete",
    "reasoning",
    "refusal",
    "structured",
    "text",
]
