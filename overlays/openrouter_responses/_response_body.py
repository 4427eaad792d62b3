"""A whole answer: its bytes, within bounds, and the response that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import httpx

from openrouter_responses import _error_mapping, errors
from openrouter_responses._json import JSONTextError, parse
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ANSWER_BYTES = 256 * 1024 * 1024
"""The largest answer that is read, decompressed: small ones can decompress to any size."""
MAX_ERROR_BYTES = 1024 * 1024
"""How much of an error's answer is read."""

TRANSPORT_ERRORS = (httpx.HTTPError, httpx.StreamError)
"""What httpx raises while an answer is read."""

_STREAM = "text/event-stream"


def is_stream(response: httpx.Response, *, expected: bool) -> bool:
    """Whether an answer is an event stream; one that does not say what it is, is what was expected."""
    content_type: str = response.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    return response.is_success and (media_type == _STREAM or (expected and not media_type))


class Body:
    """The body of an answer, chunk by chunk."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._chunks: list[bytes] = []
        self._size = 0

    def take(self, chunk: bytes) -> bool:
        """Take a chunk; tell whether another is wanted.

        Raises:
            ResponseValidationError: It is more than `MAX_ANSWER_BYTES`.
        """
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._response.is_success and self._size > MAX_ANSWER_BYTES:
            raise _error_mapping.unexpected(
                self._response, f"it is larger than {MAX_ANSWER_BYTES} bytes", self._chunks[0]
            )
        return self._response.is_success or self._size < MAX_ERROR_BYTES

    def broke(self, error: Exception) -> None:
        """Take note that no more can be read; what came of an error's answer is enough.

        Raises:
            ResponseValidationError: It is no error's answer.
        """
        if self._response.is_success:
            problem = (
                f"it broke off after {_error_mapping.counted(self._size, 'byte')} ({_error_mapping.reason(error)})"
            )
            cut = _error_mapping.unexpected(self._response, problem, b"".join(self._chunks))
            raise cut from _error_mapping.without_frames(error)

    def whole(self) -> bytes:
        """The bytes; the httpx answer has them from now on, too."""
        body = b"".join(self._chunks)
        # What `httpx.Response.read` does, which has no bound.
        self._response._content = body
        return body


def raise_for_status(response: httpx.Response, body: bytes) -> None:
    """Raise the exception of a status that is no success.

    Raises:
        OpenRouterError: The one of that status.
    """
    if response.is_error:
        raise _error_mapping.of_status(response, body)
    if response.is_redirect:
        target = response.headers.get("location", "elsewhere")
        raise _error_mapping.unexpected(
            response, f"it redirects to {target}, where the API key would not be sent", body
        )
    if not response.is_success:
        raise _error_mapping.unexpected(response, "its status is neither success nor error", body)


def result_of(response: httpx.Response, body: bytes) -> ResponseResult:
    """The response that a successful answer is.

    Raises:
        ResponseValidationError: It is none.
        OpenRouterError: It is an error object under a successful status.
        ResponseFailedError: It is a response that failed.
    """
    if not body.strip():
        _refuse(response, "it is empty", body)
    try:
        value = parse(body)
    except JSONTextError as error:
        raise _error_mapping.unexpected(response, f"it is no JSON ({error})", body) from None
    if not isinstance(value, dict):
        _refuse(response, "it is no JSON object", body)
    if not any(field in value for field in ("id", "output", "status")):
        _raise_for_error_object(value, response, body)
        _refuse(response, "it is no response", body)
    try:
        result = ResponseResult.from_dict(value).received_with(response)
        failure = _error_mapping.of_response(result, response, body)
    except RecursionError:
        raise _error_mapping.unexpected(response, "it is nested too deeply", body) from None
    if failure is not None:
        raise failure
    return result


def _raise_for_error_object(value: Mapping[str, object], response: httpx.Response, body: bytes) -> None:
    if value.get("error"):
        raise _error_mapping.of_error_object(value, response, body)


def _refuse(response: httpx.Response, problem: str, body: bytes) -> NoReturn:
    raise _error_mapping.unexpected(response, problem, body)


def is_connection_error(error: errors.OpenRouterError) -> bool:
    """Whether the connection is to blame, so that another attempt may do better."""
    if isinstance(error.__cause__, _error_mapping.CALLERS_MISTAKES):
        return False
    return isinstance(error, errors.NoResponseError | errors.StreamInterruptedError) or isinstance(
        error.__cause__, httpx.TransportError
    )
