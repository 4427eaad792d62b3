"""The checks of a request's parameters that the service makes."""

from collections.abc import Mapping
from typing import Any

from openrouter_responses.testing import _request_schema
from openrouter_responses.testing._call_outputs import find_call_problem
from openrouter_responses.testing._strict_schema import find_schema_problem

PARAMETER_TYPES: Mapping[str, type] = {"model": str, "models": list, "stream": bool, "include": list, "tools": list}
"""The types of fields that the behaviors read, checked in every request."""


def find_problem(body: Mapping[str, Any], *, strict: bool = True) -> str | None:
    """Return the message of the first invalid parameter, or None if all are valid.

    Args:
        body: The decoded body of the request.
        strict: Check the body against the description, too.
    """
    if body.get("store") is True:
        return "store: true is not supported, because this endpoint is stateless"
    if body.get("previous_response_id") is not None:
        return "previous_response_id is not supported, because this endpoint is stateless"
    if strict and (problem := _request_schema.find_problem(body)) is not None:
        return problem
    for name, expected in PARAMETER_TYPES.items():
        if not isinstance(body.get(name), expected | None):
            return f"{name}: expected {expected.__name__}"
    return find_schema_problem(body) or find_call_problem(body)
