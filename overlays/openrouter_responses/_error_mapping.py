"""Mapping of error responses, and of the exceptions of the HTTP library, to the package's own exceptions.

httpx raises more than it documents: exceptions of TLS, of the protocol of a proxy, of host names and of its internals
pass through it. So the code that sends and reads catches every `Exception` of a call of httpx, and converts it to an
`OpenRouterError` with the functions below:

    raise error_for_transport(error, request, http_client) from without_frames(error)
"""

from __future__ import annotations

import re
import signal
import time
from typing import TYPE_CHECKING, Any, TypeVar

from openrouter_responses import _error_body, _http_library, _redaction, errors
from openrouter_responses.rate_limit import rate_limit_of
from openrouter_responses.retry import requested_wait
from openrouter_responses_generated.errors import decode_error
from openrouter_responses_generated.types import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import CodeType

    import httpx

    from openrouter_responses_generated.models import OpenResponsesResult
    from openrouter_responses_generated.types import Model

E = TypeVar("E", bound=errors.OpenRouterError)
AnyError = TypeVar("AnyError", bound=BaseException)

_SHOWN_CHARACTERS = 200
_MAX_TEXT_BYTES = 1024 * 1024

_CALLER_ERRORS = ("LocalProtocolError", "UnsupportedProtocol")
"""Exceptions that the HTTP library raises for a request that cannot be sent, however often it is retried."""

_UNSENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError")
"""Exceptions that the HTTP library raises before it has sent anything."""

_NOT_FOUND = 404
_ADVICE = {
    401: "Check the API key, which is api_key or, without it, OPENROUTER_API_KEY.",
    402: "Add credits to the account, or request fewer tokens.",
    403: "The key is not allowed to do this; check the settings of the key and of the account.",
    _NOT_FOUND: "Check the model name, the provider preferences and server_url: the request went to {url}.",
    413: "Send less input.",
    429: "Send fewer requests, or increase the waits between retries.",
}
_TITLE = re.compile(rb"<title>([^<]+)</title>", re.IGNORECASE)
_MAX_PAGE_START = 4_096
_ADVICE_WITHOUT_BODY = "Check the ID and server_url: the request went to {url}."
"""The advice for a 404 if something was asked for by its ID."""


def generation_id(response: httpx.Response) -> str | None:
    """Return the ID of the generation, to quote to OpenRouter's support."""
    found: str | None = response.headers.get("X-Generation-Id")
    return found


def error_for_status(response: httpx.Response, body: bytes) -> errors.OpenRouterError:
    """Return the exception for a response whose status is an error."""
    status = response.status_code
    kind = errors.BY_STATUS.get(status, errors.OpenRouterDefaultError)
    value = _error_body.parse(body)
    reason = _error_body.sentence(_error_body.reason_of(value) or _body_summary(response, body))
    return _with_response(
        kind(
            f"The server responded with status {status}: {reason}{_advice(response)}{_ids(response)}",
            status_code=status,
            body=_text(body),
            raw_response=response,
            data=None if value is None else decode_error(value),
        )
    )


def error_for_object(
    value: Mapping[str, Any], response: httpx.Response | None, body: bytes = b""
) -> errors.OpenRouterError:
    """Return the exception for an error object under status 200; its code determines the class and `status_code`."""
    if response is not None:
        value = _redaction.mask_repeated_in_json(dict(value), response)
    code = _error_body.code_of(value)
    status = _error_body.status_of(code) or (None if response is None else response.status_code)
    kind = errors.BY_STATUS.get(status or 0, errors.OpenRouterDefaultError)
    named = f" (code {code})" if isinstance(code, int | str) and code != "" else ""
    reason = _error_body.sentence(_error_body.reason_of(value) or _error_body.NO_REASON)
    return _with_response(
        kind(
            f"The service failed after the response had started{named}: {reason}{_ids(response)}",
            status_code=status,
            body=_text(body),
            raw_response=response,
            data=decode_error(value),
        )
    )


def error_for_failed_response(
    result: OpenResponsesResult, response: httpx.Response | None, body: bytes = b""
) -> errors.OpenRouterError | None:
    """Return the exception for a result whose status is failed, or that has an error and no output; otherwise None."""
    if result.status == "failed":
        return _failed(result, result.error, response, body)
    if not result.error or result.output:
        return None
    value = result.to_dict()
    if not value["error"]:
        return None
    error = error_for_object(value, response, body)
    error.partial_response = result
    return error


def error_for_event(
    event: Model, result: OpenResponsesResult | None, response: httpx.Response
) -> errors.OpenRouterError | None:
    """Return the exception for a terminal event, with the result in it, of a response that failed; otherwise None."""
    error: Any = getattr(event, "error", None)
    kind = type(event).__name__
    if kind == "ErrorEvent":
        return error_for_object(_error_body.body_of_event(event.to_dict()), response)
    if kind == "StreamEventsResponseFailed":
        return _failed(result, error or getattr(result, "error", None), response)
    if result is not None:
        return error_for_failed_response(result, response)
    return error_for_object(event.to_dict(), response) if error else None


def invalid_response(response: httpx.Response, problem: str, body: bytes = b"") -> errors.ResponseValidationError:
    """Return the exception for a response that is not valid."""
    # The request with which httpx would follow a redirect also holds the key.
    response.next_request = None
    body = _redaction.mask_repeated(body, response)
    shown = f" It begins with {excerpt(body)}." if body else ""
    return _with_response(
        errors.ResponseValidationError(
            f"The server's response is not valid: {problem} "
            f"(status {response.status_code}, {_content(response)}).{shown}{_ids(response)}",
            status_code=response.status_code,
            body=_text(body),
            raw_response=response,
        )
    )


def error_for_transport(
    error: Exception, request: httpx.Request, http_client: httpx.Client | httpx.AsyncClient
) -> errors.OpenRouterError:
    """Return the exception for a request without a response, to be raised from `without_frames(error)`."""
    url = _redaction.without_query(request.url)
    if isinstance(error, _http_library.exceptions("HTTPStatusError")):
        # An event hook of the caller's HTTP client called `raise_for_status`.
        response: httpx.Response = vars(error)["response"]
        return error_for_unsuccessful_response(response, _read_so_far(response))
    if http_client.is_closed:
        return errors.ClientClosedError(f"The client was closed before {url} responded ({type(error).__name__}).")
    if isinstance(error, _http_library.exceptions(*_CALLER_ERRORS)):
        # The message of the original exception can contain the value of a header.
        return errors.NoResponseError(f"The request to {url} cannot be sent as it is ({type(error).__name__}).")
    if _is_of_redirect(error):
        return errors.ResponseValidationError(
            f"The server's response is not valid: it redirects to an invalid address ({reason(error)})."
        )
    if isinstance(error, _http_library.exceptions("TimeoutException")):
        return errors.TimedOutError(f"No response from {url} in time ({reason(error)}).")
    if isinstance(error, (OSError, *_http_library.exceptions("TransportError"))):
        return errors.ConnectionFailedError(f"No response from {url} ({reason(error)}).")
    return errors.NoResponseError(f"The request to {url} cannot be sent ({reason(error)}).")


def error_for_deadline(error: httpx.TimeoutException, response: httpx.Response) -> errors.TimedOutError:
    """Return the exception for a response whose body was not complete at the deadline of the call."""
    return _with_response(
        errors.TimedOutError(
            f"The response was not complete in time ({reason(error)}).{_ids(response)}",
            status_code=response.status_code,
            raw_response=response,
        )
    )


def is_transient(error: errors.OpenRouterError) -> bool:
    """Return whether only the connection failed, so that another attempt may succeed."""
    cause = error.__cause__
    if isinstance(error, errors.StreamInterruptedError):
        return cause is None or isinstance(cause, (OSError, *_http_library.exceptions("HTTPError", "StreamError")))
    if error.raw_response is not None:
        return isinstance(cause, (OSError, *_http_library.exceptions("TransportError")))
    return isinstance(error, errors.ConnectionFailedError | errors.TimedOutError)


def is_unsent(error: errors.OpenRouterError) -> bool:
    """Return whether no connection was there for the request, so that the server has not received it."""
    cause = error.__cause__
    # httpx-aiohttp, in a client of the caller, reports connections that broke later in the same way.
    is_of_aiohttp = cause is not None and type(cause.__cause__).__module__.startswith("aiohttp")
    return not is_of_aiohttp and isinstance(cause, _http_library.exceptions(*_UNSENT))


def error_for_unsuccessful_response(response: httpx.Response, body: bytes) -> errors.OpenRouterError:
    """Return the exception for a response whose status is not a success."""
    if response.is_error:
        return error_for_status(response, body)
    if response.has_redirect_location:
        target = response.headers["location"]
        return invalid_response(response, f"it redirects to {target}, where the API key would not be sent", body)
    return invalid_response(response, "its status is neither success nor error", body)


def reason(error: BaseException) -> str:
    """Return the name of an exception and its message; for a timeout, the limit that was exceeded."""
    kind = type(error).__name__
    text = _exceeded(error) if isinstance(error, _http_library.exceptions("TimeoutException")) else str(error)
    return f"{kind}: {text}" if text else kind


def _exceeded(error: Any) -> str:
    try:
        timeouts = error.request.extensions.get("timeout", {})
    except RuntimeError:  # the exception has no request
        return str(error)
    deadline = getattr(timeouts, "deadline", None)
    if deadline is not None and deadline.passed:
        return f"the call took longer than {deadline}"
    seconds = timeouts.get(type(error).__name__.removesuffix("Timeout").lower())
    return str(error) if seconds is None else f"it took longer than timeout_ms={seconds * 1000:.10g} (milliseconds)"


def add_attempts(error: errors.OpenRouterError, attempts: int, seconds: float) -> None:
    """Add the number of attempts and their time to an error message, after several attempts or a timeout."""
    if attempts > 1 or isinstance(error, errors.TimedOutError):
        error.message += f" ({pluralize(attempts, 'attempt')} in {seconds:.3g} s)"
        error.args = (error.message,)


def stream_interrupted(response: httpx.Response, problem: str, event_count: int) -> errors.StreamInterruptedError:
    """Return the exception for a stream that broke off."""
    return _with_response(
        errors.StreamInterruptedError(
            f"The stream broke off after {pluralize(event_count, 'event')}, before the response was complete: "
            f"{problem}. The exception has the text so far.{_ids(response)}",
            status_code=response.status_code,
            raw_response=response,
        )
    )


def stream_closed_early(response: httpx.Response, event_count: int) -> errors.StreamInterruptedError:
    """Return the exception for a stream that is read after its caller closed it."""
    return _with_response(
        errors.StreamInterruptedError(
            f"The stream was closed by the caller after {pluralize(event_count, 'event')}, before its end: "
            f"nothing more can be read from it. The exception has the text so far.{_ids(response)}",
            status_code=response.status_code,
            raw_response=response,
        )
    )


def without_frames(error: AnyError) -> AnyError:
    """Return an exception of the HTTP library after removing its traceback and those of its causes.

    Local variables in the frames of httpcore contain the headers of the request, including the API key, and some tools
    print the local variables of every frame.

    Raises:
        Exception: The same exception, if a signal handler of the application raised it, such as the time limit of a
            task queue.
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


def _is_of_signal_handler(error: BaseException) -> bool:
    if isinstance(error, _http_library.exceptions("HTTPError")):
        return False
    handlers = {getattr(signal.getsignal(number), "__code__", None) for number in signal.valid_signals()} - {None}
    return any(code in handlers for code in _codes(error))


def _is_of_redirect(error: Exception) -> bool:
    # httpx creates the request that would follow a redirect even if it does not send it.
    return any(code.co_name == "_build_redirect_request" for code in _codes(error))


def _codes(error: BaseException) -> Iterator[CodeType]:
    """Yield the code objects in the traceback of an exception."""
    link = error.__traceback__
    while link is not None:
        yield link.tb_frame.f_code
        link = link.tb_next


def _read_so_far(response: httpx.Response) -> bytes:
    try:
        return response.content
    except _http_library.exceptions("ResponseNotRead"):
        return b""


def pluralize(number: int, noun: str) -> str:
    """Return a number with its noun: `1 event`, `2 events`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def excerpt(body: bytes) -> str:
    """Return the quoted start of a body, for a message."""
    text = body[: 4 * _SHOWN_CHARACTERS].decode("utf-8", "replace")
    shown = repr(text[:_SHOWN_CHARACTERS])
    return f"{shown}…" if len(text) > _SHOWN_CHARACTERS else shown


def _with_response(error: E) -> E:
    """Return an error after setting its attributes that come from the headers of the response."""
    response = error.raw_response
    if response is not None:
        error.generation_id = generation_id(response)
        error.rate_limit = rate_limit_of(response.headers)
        error.retry_after = requested_wait(response.headers, time.time)
    return error


def _failed(
    result: OpenResponsesResult | None, error: object, response: httpx.Response | None, body: bytes = b""
) -> errors.ResponseFailedError:
    error_type = getattr(result, "error_type", None)
    if not isinstance(error_type, str):
        error_type = None
    named = f" ({error_type})" if error_type else ""
    reason = _error_body.sentence(_error_body.reason_of({"error": encode(error)}) or _error_body.NO_REASON)
    if response is not None:
        reason = _redaction.mask_repeated_in_json(reason, response)
    return _with_response(
        errors.ResponseFailedError(
            f"The response failed{named}: {reason}{_ids(response)}",
            partial_response=result,
            error_type=error_type,
            status_code=None if response is None else response.status_code,
            body=_text(body),
            raw_response=response,
        )
    )


def _body_summary(response: httpx.Response, body: bytes) -> str:
    if not body.strip():
        return f"the body is empty ({_content(response)})"
    # A proxy or the edge says in the title of its page what went wrong; the whole page is in `body`.
    if (title := _TITLE.search(body[:_MAX_PAGE_START])) and _content(response).startswith("text/html"):
        return f"{_content(response)} instead of an error object, titled {excerpt(b' '.join(title[1].split()))}"
    return f"{_content(response)} instead of an error object: {excerpt(body)}"


def _advice(response: httpx.Response) -> str:
    seconds = requested_wait(response.headers, time.time)
    if seconds is not None:
        named = response.headers.get("retry-after", "")
        # A date is still correct if the message is read later.
        until = f"until {named}" if named[:1].isalpha() else f"{seconds:.10g} s"
        return f" The server asks to wait {until}."
    advice = _ADVICE.get(response.status_code, "")
    if response.status_code == _NOT_FOUND and response.request.method != "POST":
        advice = _ADVICE_WITHOUT_BODY
    if "{url}" in advice:
        advice = advice.format(url=_redaction.without_query(response.request.url).partition("?")[0])
    return f" {advice}" if advice else ""


def _ids(response: httpx.Response | None) -> str:
    if response is None:
        return ""
    ids = {"generation": generation_id(response), "request": response.headers.get("X-Request-Id")}
    named = ", ".join(f"{name} {value}" for name, value in ids.items() if value)
    return f" [{named}]" if named else ""


def _content(response: httpx.Response) -> str:
    return response.headers.get("content-type") or "no content type"


def _text(body: bytes) -> str:
    return body[:_MAX_TEXT_BYTES].decode("utf-8", "replace")
