"""Answers that are errors, and httpx's exceptions, to the package's own exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from openrouter_responses import errors, json_text
from openrouter_responses_generated.api.responses import create_responses
from openrouter_responses_generated.types import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses_generated.models import OpenResponsesResult

_SHOWN_CHARACTERS = 200
_MAX_TEXT_BYTES = 1024 * 1024

_ADVICE = {
    401: "Check the API key: it is read from OPENROUTER_API_KEY unless api_key names another.",
    402: "Add credits to the account, or ask for fewer tokens.",
    403: "The key may not do this; see the key's and the account's settings.",
    404: "Check the model's name and the provider preferences.",
    413: "Send less input.",
    429: "Send fewer requests, or let retries wait longer.",
}


def generation_id(response: httpx.Response) -> str | None:
    """The identifier to quote to OpenRouter's support."""
    found: str | None = response.headers.get("X-Generation-Id")
    return found


def of_status(response: httpx.Response, body: bytes) -> errors.OpenRouterError:
    """The exception for an answer whose status is an error."""
    status = response.status_code
    kind = errors.BY_STATUS.get(status, errors.OpenRouterDefaultError)
    data = _error_body(body)
    reason = _reason(data) or f"{_content(response)} in place of an error object: {start_of(body)}"
    message = f"The server answered with status {status}: {_sentence(reason)}{_advice(response)}{_ids(response)}"
    return kind(message, status_code=status, body=_text(body), raw_response=response, data=data)


def of_error_object(value: Mapping[str, Any], response: httpx.Response, body: bytes) -> errors.OpenRouterError:
    """The exception for an error object under status 200: its class and `status_code` follow the object's own code."""
    data = create_responses.decode_error(value)
    code = getattr(getattr(data, "error", None), "code", None)
    return of_code(code, _reason(data) or start_of(body), response, body=_text(body), data=data)


def of_code(
    code: object, reason: str, response: httpx.Response, *, body: str = "", data: Any = None
) -> errors.OpenRouterError:
    """The exception for an error that the service reports after it began to answer."""
    status = _status(code)
    kind = errors.BY_STATUS.get(status or 0, errors.OpenRouterDefaultError)
    named = f" (code {code})" if isinstance(code, int | str) and code != "" else ""
    message = f"The service failed after it began to answer{named}: {_sentence(reason)}{_ids(response)}"
    return kind(message, status_code=status or response.status_code, body=body, raw_response=response, data=data)


def of_result(result: OpenResponsesResult, response: httpx.Response | None) -> errors.ResponseFailedError:
    """The exception for a response that failed."""
    reason = getattr(result.error, "message", None) or "the service gave no reason"
    error_type = result.error_type if isinstance(result.error_type, str) else None
    named = f" ({error_type})" if error_type else ""
    return errors.ResponseFailedError(
        f"The response failed{named}: {_sentence(str(reason))}{_ids(response)}",
        response=result,
        error_type=error_type,
        status_code=None if response is None else response.status_code,
        raw_response=response,
    )


def unexpected(response: httpx.Response, problem: str, body: bytes = b"") -> errors.ResponseValidationError:
    """The exception for an answer that is not what was promised."""
    shown = f" It begins with {start_of(body)}." if body else ""
    return errors.ResponseValidationError(
        f"The server's answer is not what was promised: {problem} "
        f"(status {response.status_code}, {_content(response)}).{shown}{_ids(response)}",
        status_code=response.status_code,
        body=_text(body),
        raw_response=response,
    )


def of_transport(error: Exception, request: httpx.Request) -> errors.NoResponseError:
    """The exception for a request that got no answer, to be raised from `without_frames(error)`."""
    url = request.url
    if isinstance(error, httpx.TimeoutException):
        return errors.TimedOutError(f"No answer from {url} in time ({reason(error)}). timeout_ms allows more.")
    return errors.ConnectionFailedError(f"No answer from {url} ({reason(error)}).")


def reason(error: BaseException) -> str:
    """What an exception says, after its name."""
    kind = type(error).__name__
    return f"{kind}: {error}" if str(error) else kind


def interrupted(response: httpx.Response, problem: str, event_count: int) -> errors.StreamInterruptedError:
    """The exception for a stream that broke off."""
    return errors.StreamInterruptedError(
        f"The stream broke off after {counted(event_count, 'event')}, before the response was complete: {problem}. "
        f"The exception has the text so far.{_ids(response)}",
        status_code=response.status_code,
        raw_response=response,
    )


def without_frames(error: BaseException) -> BaseException:
    """The exception and its causes without their tracebacks.

    Below httpx, local variables hold the request's headers as they are sent, and with them the API key; some tools
    print the local variables of every frame.
    """
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return error


def counted(number: int, noun: str) -> str:
    """A number of things, in words: `1 event`, `2 events`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def start_of(body: bytes) -> str:
    """The start of a body, as a message shows it."""
    text = body[: 4 * _SHOWN_CHARACTERS].decode("utf-8", "replace")
    shown = repr(text[:_SHOWN_CHARACTERS])
    return f"{shown}…" if len(text) > _SHOWN_CHARACTERS else shown


def _error_body(body: bytes) -> Any:
    try:
        value = json_text.parse(body)
    except json_text.JSONTextError:
        return None
    return create_responses.decode_error(value) if isinstance(value, dict) else None


def _reason(data: Any) -> str:
    """The server's own message, and the provider that it blames."""
    if not isinstance(data, Model):
        return ""
    error: Any = getattr(data, "error", None)
    if isinstance(error, str):
        return error
    message = getattr(error, "message", None)
    if not isinstance(message, str) or not message:
        return ""
    for metadata in (getattr(error, "metadata", None), getattr(data, "metadata", None)):
        provider = metadata.get("provider_name") if isinstance(metadata, dict) else None
        if isinstance(provider, str) and provider not in message:
            return f"{message} (provider: {provider})"
    return message


def _status(code: object) -> int | None:
    if isinstance(code, str) and code.isascii() and code.isdigit() and len(code) == 3:
        code = int(code)
    return code if isinstance(code, int) and 400 <= code <= 599 else None


def _advice(response: httpx.Response) -> str:
    wait = response.headers.get("retry-after")
    if wait:
        return f" The server asks to wait {f'{wait} s' if wait.isdecimal() else f'until {wait}'}."
    advice = _ADVICE.get(response.status_code)
    return f" {advice}" if advice else ""


def _ids(response: httpx.Response | None) -> str:
    if response is None:
        return ""
    ids = {"generation": generation_id(response), "request": response.headers.get("X-Request-Id")}
    named = ", ".join(f"{name} {value}" for name, value in ids.items() if value)
    return f" [{named}]" if named else ""


def _content(response: httpx.Response) -> str:
    return response.headers.get("content-type") or "no content type"


def _sentence(reason: str) -> str:
    reason = reason.strip()
    return reason if reason.endswith((".", "!", "?", "…")) else f"{reason}."


def _text(body: bytes) -> str:
    return body[:_MAX_TEXT_BYTES].decode("utf-8", "replace")
