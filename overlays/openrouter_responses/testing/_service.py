"""What the service says to a request: a refusal if the request breaks its rules, what the model plays otherwise."""

import re
from collections.abc import Mapping
from typing import Any

from openrouter_responses.testing import _scenarios
from openrouter_responses.testing._errors import error_answer
from openrouter_responses.testing._generation import Generation
from openrouter_responses.testing._messages import Answer, RawAnswer, RecordedRequest

PREFIX = "/api/v1"
PATHS = ("/responses", PREFIX + "/responses")

METADATA_PAIRS = 16
METADATA_KEY_LENGTH = 64
METADATA_VALUE_LENGTH = 512

BEARER = re.compile(r"Bearer +([!-~]+)", re.IGNORECASE)


def serve(request: RecordedRequest, *, number: int, api_key: str | None) -> Answer | RawAnswer:
    """Answer a request as the service would; any key is good unless one is given."""
    refused = _refused_at_the_door(request, api_key)
    if refused is not None:
        return refused
    if not isinstance(request.json, dict):
        return error_answer(400, "The request body must be a JSON object")
    reason = _reason_to_refuse(request.json)
    if reason is not None:
        return error_answer(400, reason)
    routing_metadata = request.headers.get("x-openrouter-metadata", "").lower() == "enabled"
    generation = Generation(request.json, number=number, routing_metadata=routing_metadata)
    played = _scenarios.play(generation)
    return error_answer(400, f"{generation.model} is not a valid model ID") if played is None else played


def _refused_at_the_door(request: RecordedRequest, api_key: str | None) -> Answer | None:
    path = request.path.partition("?")[0]
    if path not in PATHS:
        return error_answer(404, f"There is nothing at {path}")
    if request.method != "POST":
        refusal = error_answer(405, f"{request.method} is not allowed here")
        return Answer(405, {**refusal.headers, "Allow": "POST"}, refusal.body)
    credentials = BEARER.fullmatch(request.headers.get("authorization", ""))
    if credentials is None:
        return error_answer(401)
    if api_key is not None and credentials[1] != api_key:
        return error_answer(401, "User not found")
    return None


def _reason_to_refuse(body: Mapping[str, Any]) -> str | None:
    if body.get("store") is True:
        return "store: true is not supported, this endpoint keeps nothing"
    if body.get("previous_response_id") is not None:
        return "previous_response_id is not supported, this endpoint keeps nothing"
    for name, kind in (("model", str), ("stream", bool), ("models", list)):
        if not isinstance(body.get(name), kind | None):
            return f"{name}: expected {kind.__name__}"
    return _reason_to_refuse_metadata(body.get("metadata"))


def _reason_to_refuse_metadata(metadata: Any) -> str | None:
    if metadata is None:
        return None
    if not isinstance(metadata, dict):
        return "metadata: expected an object of strings"
    if len(metadata) > METADATA_PAIRS:
        return f"metadata: at most {METADATA_PAIRS} pairs are allowed"
    for key, value in metadata.items():
        if len(key) > METADATA_KEY_LENGTH:
            return f"metadata: a key has more than {METADATA_KEY_LENGTH} characters"
        if "[" in key or "]" in key:
            return "metadata: a key contains brackets"
        if not isinstance(value, str):
            return f"metadata.{key}: expected a string"
        if len(value) > METADATA_VALUE_LENGTH:
            return f"metadata.{key}: the value has more than {METADATA_VALUE_LENGTH} characters"
    return None
