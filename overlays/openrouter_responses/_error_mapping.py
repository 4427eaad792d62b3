"""Mapping of error responses, and of the exceptions of the HTTP library, to the package's own exceptions.

An HTTP library raises more than it documents: the exceptions of TLS, of a proxy's protocol, of host names and of its
own internals pass through it. So the code that sends and reads catches every `Exception` around a call of the HTTP
library, and turns it into an `OpenRouterError` with the functions below:

    raise of_transport(error, request, http_client) from without_frames(error)
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import httpx

from openrouter_responses import _json, _redaction, errors
from openrouter_responses.retry import requested_wait
from openrouter_responses_generated.api.responses import create_responses
from openrouter_responses_generated.types import encode

if TYPE_CHECKING:
    from types import CodeType

    from openrouter_responses_generated.models import OpenResponsesResult
    from openrouter_responses_generated.types import Model

_SHOWN_CHARACTERS = 200
_RAW_CHARACTERS = 300
_MAX_TEXT_BYTES = 1024 * 1024
_NO_REASON = "the service gave no reason"

CALLERS_MISTAKES = (httpx.LocalProtocolError, httpx.UnsupportedProtocol)
"""The exceptions that httpx raises for a request that no attempt can send."""

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
    value = _json_object(body)
    data = None if value is None else create_responses.decode_error(value)
    reason = _reason(value) or _undescribed(response, body)
    message = f"The server answered with status {status}: {_sentence(reason)}{_advice(response)}{_ids(response)}"
    return kind(message, status_code=status, body=_text(body), raw_response=response, data=data)


def of_error_object(
    value: Mapping[str, Any], response: httpx.Response | None, body: bytes = b""
) -> errors.OpenRouterError:
    """The exception for an error object under status 200: its class and `status_code` follow the object's own code."""
    error = value.get("error")
    code = error.get("code") if isinstance(error, Mapping) else None
    status = _status(code) or (None if response is None else response.status_code)
    kind = errors.BY_STATUS.get(status or 0, errors.OpenRouterDefaultError)
    named = f" (code {code})" if isinstance(code, int | str) and code != "" else ""
    reason = _reason(value) or _NO_REASON
    return kind(
        f"The service failed after it began to answer{named}: {_sentence(reason)}{_ids(response)}",
        status_code=status,
        body=_text(body),
        raw_response=response,
        data=create_responses.decode_error(value),
    )


def of_response(
    result: OpenResponsesResult, response: httpx.Response | None, body: bytes = b""
) -> errors.OpenRouterError | None:
    """The exception for a response that says that it failed, by its status or by an error in place of any output.

    None if it does not say so.
    """
    if result.status == "failed":
        return _failed(result, result.error, response, body)
    if not result.error or result.output:
        return None
    value = result.to_dict()
    if not value["error"]:
        return None
    error = of_error_object(value, response, body)
    error.response = result
    return error


def of_event(
    event: Model, result: OpenResponsesResult | None, response: httpx.Response
) -> errors.OpenRouterError | None:
    """The exception for a terminal event, with the response it brings, that says that the response failed.

    None if it does not say so.
    """
    error: Any = getattr(event, "error", None)
    kind = type(event).__name__
    if kind == "ErrorEvent":
        return of_error_object(_error_object(event.to_dict()), response)
    if kind == "StreamEventsResponseFailed":
        return _failed(result, error or getattr(result, "error", None), response)
    if result is not None:
        return of_response(result, response)
    return of_error_object(event.to_dict(), response) if error else None


def unexpected(response: httpx.Response, problem: str, body: bytes = b"") -> errors.ResponseValidationError:
    """The exception for an answer that is not what was promised."""
    # The request that httpx would follow a redirect with has the key too.
    response.next_request = None
    shown = f" It begins with {start_of(body)}." if body else ""
    return errors.ResponseValidationError(
        f"The server's answer is not what was promised: {problem} "
        f"(status {response.status_code}, {_content(response)}).{shown}{_ids(response)}",
        status_code=response.status_code,
        body=_text(body),
        raw_response=response,
    )


def of_transport(
    error: Exception, request: httpx.Request, http_client: httpx.Client | httpx.AsyncClient
) -> errors.OpenRouterError:
    """Return the exception for a request that got no response, to be raised from `without_frames(error)`."""
    url = _redaction.without_query(request.url)
    if isinstance(error, httpx.HTTPStatusError):
        # An event hook of the caller's HTTP client has called `raise_for_status`.
        return of_unsuccessful(error.response, _read_so_far(error.response))
    if http_client.is_closed:
        return errors.ClientClosedError(f"The client was closed before {url} responded ({type(error).__name__}).")
    if isinstance(error, CALLERS_MISTAKES):
        # Its message can repeat the value of a header.
        return errors.NoResponseError(f"The request to {url} cannot be sent as it is ({type(error).__name__}).")
    if _is_of_redirect(error):
        return errors.ResponseValidationError(
            f"The server's answer is not what was promised: it redirects to an invalid address ({reason(error)})."
        )
    if isinstance(error, httpx.TimeoutException):
        return errors.TimedOutError(f"No answer from {url} in time ({reason(error)}).")
    if isinstance(error, httpx.TransportError | OSError):
        return errors.ConnectionFailedError(f"No answer from {url} ({reason(error)}).")
    return errors.NoResponseError(f"The request to {url} cannot be sent ({reason(error)}).")


def of_deadline(error: httpx.TimeoutException, response: httpx.Response) -> errors.TimedOutError:
    """Return the exception for a response whose body was not complete at the deadline of the call."""
    return errors.TimedOutError(
        f"The response was not complete in time ({reason(error)}).{_ids(response)}",
        status_code=response.status_code,
        raw_response=response,
    )


def is_transient(error: errors.OpenRouterError) -> bool:
    """Tell whether an error comes from the connection alone, so that another attempt may succeed."""
    cause = error.__cause__
    if isinstance(error, errors.StreamInterruptedError):
        return cause is None or isinstance(cause, httpx.HTTPError | httpx.StreamError | OSError)
    if error.raw_response is not None:
        return isinstance(cause, httpx.TransportError | OSError)
    return isinstance(error, errors.ConnectionFailedError | errors.TimedOutError)


def of_unsuccessful(response: httpx.Response, body: bytes) -> errors.OpenRouterError:
    """Return the exception for a response whose status is not a success."""
    if response.is_error:
        return of_status(response, body)
    if response.has_redirect_location:
        target = response.headers["location"]
        return unexpected(response, f"it redirects to {target}, where the API key would not be sent", body)
    return unexpected(response, "its status is neither success nor error", body)


def reason(error: BaseException) -> str:
    """Return the name of an exception and its message; for a time-out, the limit that was exceeded."""
    kind = type(error).__name__
    text = _exceeded(error) if isinstance(error, httpx.TimeoutException) else str(error)
    return f"{kind}: {text}" if text else kind


def _exceeded(error: httpx.TimeoutException) -> str:
    try:
        timeouts = error.request.extensions.get("timeout", {})
    except RuntimeError:  # it is not known which request timed out
        return str(error)
    deadline = getattr(timeouts, "deadline", None)
    if deadline is not None and deadline.passed:
        return f"the call took longer than {deadline}"
    seconds = timeouts.get(type(error).__name__.removesuffix("Timeout").lower())
    return str(error) if seconds is None else f"it took longer than timeout_ms={seconds * 1000:.10g} (milliseconds)"


def add_attempts(error: errors.OpenRouterError, attempts: int, seconds: float) -> None:
    """Add the attempts and their time to the message of an error, if there were several or it is a time-out."""
    if attempts > 1 or isinstance(error, errors.TimedOutError):
        error.message += f" ({counted(attempts, 'attempt')} in {seconds:.3g} s)"
        error.args = (error.message,)


def interrupted(response: httpx.Response, problem: str, event_count: int) -> errors.StreamInterruptedError:
    """The exception for a stream that broke off."""
    return errors.StreamInterruptedError(
        f"The stream broke off after {counted(event_count, 'event')}, before the response was complete: {problem}. "
        f"The exception has the text so far.{_ids(response)}",
        status_code=response.status_code,
        raw_response=response,
    )


def left(response: httpx.Response, event_count: int) -> errors.StreamInterruptedError:
    """The exception for a stream that is read on after its caller closed it."""
    return errors.StreamInterruptedError(
        f"The stream was closed by the caller after {counted(event_count, 'event')}, before its end: "
        f"nothing more can be read from it. The exception has the text so far.{_ids(response)}",
        status_code=response.status_code,
        raw_response=response,
    )


def without_frames(error: Exception) -> Exception:
    """Return an exception of the HTTP library, with those that led to it, without their tracebacks.

    Below httpx, local variables hold the headers of the request as they are sent, and with them the API key; some tools
    print the local variables of every frame.

    Raises:
        Exception: The given one, as it is, where a signal handler of the application has raised it: a time limit of a
            task queue is one.
    """
    if _is_of_signal_handler(error):
        raise error
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        link = waiting.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        link.__traceback__ = None
        waiting += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions
    return error


def _is_of_signal_handler(error: Exception) -> bool:
    if isinstance(error, httpx.HTTPError):
        return False
    handlers = {getattr(signal.getsignal(number), "__code__", None) for number in signal.valid_signals()} - {None}
    return any(code in handlers for code in _codes(error))


def _is_of_redirect(error: Exception) -> bool:
    # httpx makes the request that would follow a redirect whether or not it is sent.
    return any(code.co_name == "_build_redirect_request" for code in _codes(error))


def _codes(error: Exception) -> Iterator[CodeType]:
    """Yield the code that an exception has passed through."""
    link = error.__traceback__
    while link is not None:
        yield link.tb_frame.f_code
        link = link.tb_next


def _read_so_far(response: httpx.Response) -> bytes:
    try:
        return response.content
    except httpx.ResponseNotRead:
        return b""


def counted(number: int, noun: str) -> str:
    """A number of things, in words: `1 event`, `2 events`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def start_of(body: bytes) -> str:
    """The start of a body, as a message shows it."""
    text = body[: 4 * _SHOWN_CHARACTERS].decode("utf-8", "replace")
    shown = repr(text[:_SHOWN_CHARACTERS])
    return f"{shown}…" if len(text) > _SHOWN_CHARACTERS else shown


def _failed(
    result: OpenResponsesResult | None, error: object, response: httpx.Response | None, body: bytes = b""
) -> errors.ResponseFailedError:
    error_type = getattr(result, "error_type", None)
    if not isinstance(error_type, str):
        error_type = None
    named = f" ({error_type})" if error_type else ""
    reason = _reason({"error": encode(error)}) or _NO_REASON
    return errors.ResponseFailedError(
        f"The response failed{named}: {_sentence(reason)}{_ids(response)}",
        response=result,
        error_type=error_type,
        status_code=None if response is None else response.status_code,
        body=_text(body),
        raw_response=response,
    )


def _error_object(fields: dict[str, Any]) -> dict[str, Any]:
    """The error object that an event `error` stands for, which has the code and the message in it or around it."""
    inner = fields.pop("error", None)
    if isinstance(inner, str):
        inner = {"message": inner}
    if not isinstance(inner, Mapping):
        return {"error": fields}
    return {"error": {**fields, **{name: value for name, value in inner.items() if value is not None}}}


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        value = _json.parse(body)
    except _json.JSONTextError:
        return None
    return value if isinstance(value, dict) else None


def _undescribed(response: httpx.Response, body: bytes) -> str:
    if not body.strip():
        return f"the body is empty ({_content(response)})"
    return f"{_content(response)} in place of an error object: {start_of(body)}"


def _reason(value: Mapping[str, Any] | None) -> str:
    """The server's own message in an error object, the provider that it blames, and what that said."""
    error = None if value is None else value.get("error")
    if value is None or isinstance(error, str):
        return error or ""
    if not isinstance(error, Mapping):
        return ""
    message = error.get("message")
    message = message if isinstance(message, str) else ""
    metadata = [found for found in (error.get("metadata"), value.get("metadata")) if isinstance(found, Mapping)]
    provider = next((name for found in metadata if isinstance(name := found.get("provider_name"), str) and name), "")
    said = next((text for found in metadata if (text := _raw(found.get("raw"))) and text not in _line(message)), "")
    if not message and not said:
        return ""
    if provider:
        message = f"{message or _NO_REASON} (provider: {provider})"
    if not said:
        return message
    shown = said if len(said) <= _RAW_CHARACTERS else f"{said[:_RAW_CHARACTERS]}…"
    return f"{_sentence(message or _NO_REASON)} The provider said: {shown}"


def _raw(raw: object) -> str:
    """The start of what a provider answered, which comes as text or as JSON, in one line."""
    if not raw:
        return ""
    try:
        text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
    except RecursionError:
        return ""
    return _line(text[: 4 * _RAW_CHARACTERS])


def _line(text: str) -> str:
    return " ".join(text.split())


def _status(code: object) -> int | None:
    if isinstance(code, str) and code.isascii() and code.isdigit() and len(code) == 3:
        code = int(code)
    return code if isinstance(code, int) and 400 <= code <= 599 else None


def _advice(response: httpx.Response) -> str:
    seconds = requested_wait(response.headers, time.time)
    if seconds is not None:
        named = response.headers.get("retry-after", "")
        # A date stays true however late the message is read.
        until = f"until {named}" if named[:1].isalpha() else f"{seconds:.10g} s"
        return f" The server asks to wait {until}."
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
