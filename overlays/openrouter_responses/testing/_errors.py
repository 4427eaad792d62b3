"""The service's error responses: a JSON body for every status, and the HTML pages of the edge in front of it."""

from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus
from time import time
from typing import Any

from openrouter_responses.testing._messages import Json, Response, json_response

MESSAGES = {
    400: "Invalid request parameters",
    401: "No auth credentials found",
    402: "Insufficient credits",
    403: "This key may not use this model",
    404: "Not found",
    405: "Method not allowed",
    408: "The request timed out",
    413: "Request payload too large",
    422: "The request could not be processed",
    429: "Rate limit exceeded",
    500: "Internal server error",
    502: "Provider returned error",
    503: "No provider is available",
    504: "The provider did not respond in time",
    524: "The request timed out at the edge",
    529: "Provider is overloaded",
}

RETRY_AFTER_SECONDS = 1


def error_body(
    code: int | str, message: str, metadata: Json | None = None, openrouter_metadata: Json | None = None
) -> Json:
    """Build the body that all the service's errors have."""
    body: Json = {"error": {"code": code, "message": message, "metadata": metadata}, "user_id": "user_embedded"}
    if openrouter_metadata is not None:
        body["openrouter_metadata"] = openrouter_metadata
    return body


def error_response(
    status: int,
    message: str | None = None,
    *,
    openrouter_metadata: Json | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Build a response with an error status and the service's error body. 429 and 503 have a `Retry-After` header."""
    metadata = {"provider_name": "Embedded", "raw": "upstream error"} if status in (502, 529) else None
    body = error_body(status, message or _message(status), metadata, openrouter_metadata)
    return json_response(body, status=status, headers={**_retry_after(status), **(headers or {})})


def string_code_response() -> Response:
    """Build a 400 in the other documented form: the code is a string and the metadata is beside the error."""
    body: dict[str, Any] = {"error": {"code": "invalid_prompt", "message": MESSAGES[400]}, "metadata": None}
    return json_response(body, status=400)


def html_response(status: int) -> Response:
    """Build an HTML page, as the edge sends it when the service behind it fails."""
    title = f"{status}: {_message(status)}"
    page = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n<body><h1>{title}</h1></body></html>\n"
    return Response(status, {"Content-Type": "text/html; charset=UTF-8"}, page.encode())


def _message(status: int) -> str:
    if status in MESSAGES:
        return MESSAGES[status]
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Error {status}"


def _retry_after(status: int) -> dict[str, str]:
    if status == 429:
        return {"Retry-After": str(RETRY_AFTER_SECONDS)}
    if status == 503:
        # The header's other form, so that clients are tested with both.
        return {"Retry-After": formatdate(time() + RETRY_AFTER_SECONDS, usegmt=True)}
    return {}
