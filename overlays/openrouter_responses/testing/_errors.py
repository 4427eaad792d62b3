"""The service's error answers: one JSON shape for every status, and the HTML page of the edge in front of it."""

from email.utils import formatdate
from time import time
from typing import Any

from openrouter_responses.testing._messages import Answer, Json, json_answer

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
    504: "The provider did not answer in time",
    524: "The request timed out at the edge",
    529: "Provider is overloaded",
}

RETRY_AFTER_SECONDS = 1


def error_body(code: int | str, message: str, metadata: Json | None = None) -> Json:
    """Build the body that every error of the service has."""
    return {"error": {"code": code, "message": message, "metadata": metadata}, "user_id": "user_embedded"}


def error_answer(status: int, message: str | None = None, metadata: Json | None = None) -> Answer:
    """Answer with a status and the service's error body; 429 and 503 say when to come back."""
    text = message or MESSAGES.get(status, f"Error {status}")
    if metadata is None and status in (502, 529):
        metadata = {"provider_name": "Embedded", "raw": "upstream error"}
    return json_answer(error_body(status, text, metadata), status=status, headers=_retry_after(status))


def string_code_answer() -> Answer:
    """Answer 400 in the other documented shape: the code is a string and the metadata stands beside the error."""
    body: dict[str, Any] = {"error": {"code": "invalid_prompt", "message": MESSAGES[400]}, "metadata": None}
    return json_answer(body, status=400)


def html_answer(status: int) -> Answer:
    """Answer with a web page, as the edge does when the service behind it fails."""
    title = f"{status}: {MESSAGES.get(status, 'Error')}"
    page = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n<body><h1>{title}</h1></body></html>\n"
    return Answer(status, {"Content-Type": "text/html; charset=UTF-8"}, page.encode())


def _retry_after(status: int) -> dict[str, str]:
    if status == 429:
        return {"Retry-After": str(RETRY_AFTER_SECONDS)}
    if status == 503:
        # The other form that the header may have, so that both meet the client.
        return {"Retry-After": formatdate(time() + RETRY_AFTER_SECONDS, usegmt=True)}
    return {}
