"""The checks of a request's parameters that the service makes."""

from collections.abc import Mapping
from typing import Any

from openrouter_responses.testing._call_outputs import find_call_problem
from openrouter_responses.testing._strict_schema import find_schema_problem

PARAMETER_TYPES: Mapping[str, type] = {"model": str, "models": list, "stream": bool, "include": list, "tools": list}

METADATA_PAIRS = 16
METADATA_KEY_LENGTH = 64
METADATA_VALUE_LENGTH = 512


def find_problem(body: Mapping[str, Any]) -> str | None:
    """Return the message of the first invalid parameter, or None if all are valid."""
    if body.get("store") is True:
        return "store: true is not supported, because this endpoint is stateless"
    if body.get("previous_response_id") is not None:
        return "previous_response_id is not supported, because this endpoint is stateless"
    for name, expected in PARAMETER_TYPES.items():
        if not isinstance(body.get(name), expected | None):
            return f"{name}: expected {expected.__name__}"
    return _find_metadata_problem(body.get("metadata")) or find_schema_problem(body) or find_call_problem(body)


def _find_metadata_problem(metadata: Any) -> str | None:
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
