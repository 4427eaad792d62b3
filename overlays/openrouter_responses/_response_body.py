"""Reading of a size-limited response body, and its conversion to a result or an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from openrouter_responses import _error_mapping, _redaction, errors
from openrouter_responses._deadline import DeadlineError
from openrouter_responses._json import JSONTextError, parse
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import httpx

    from openrouter_responses_generated.types import Decoder, Result

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""Default maximum size of a body after decompression, since a small one can decompress to any size."""
MAX_ERROR_BYTES = 1024 * 1024
"""Maximum number of bytes that are read from the body of an error."""

_STREAM = "text/event-stream"


def is_stream(response: httpx.Response, *, expected: bool) -> bool:
    """Return whether a response is an event stream; without a content type, it is one if a stream is expected."""
    content_type: str = response.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    return response.is_success and (media_type == _STREAM or (expected and not media_type))


def collect(response: httpx.Response, max_bytes: int | None = None) -> bytes:
    """Read the body of a response, set it as the content of the httpx response, and close the response.

    Args:
        response: The response.
        max_bytes: The maximum size of the body; None for `MAX_RESPONSE_BYTES`.

    Raises:
        ResponseValidationError: The body is larger than `max_bytes`, or breaks off.
        TimedOutError: The deadline of the call has passed.
    """
    body = _BodyCollector(response, max_bytes or MAX_RESPONSE_BYTES)
    try:
        for chunk in response.iter_bytes():
            if not body.add(chunk):
                break
    except errors.OpenRouterError:
        raise
    except Exception as error:
        body.handle_read_error(error)
    finally:
        response.close()
    return body.content()


async def collect_async(response: httpx.Response, max_bytes: int | None = None) -> bytes:
    """Read the body of a response as `collect` does."""
    from openrouter_responses import _cancellation

    body = _BodyCollector(response, max_bytes or MAX_RESPONSE_BYTES)
    # A body has it over aiohttp, unless it is compressed or has a deadline: then another stream is around it.
    read_into: Callable[[Callable[[bytes], bool]], Awaitable[None]] | None = getattr(response.stream, "read_into", None)
    chunks = None
    try:
        if read_into is not None:
            response.is_stream_consumed = True
            await read_into(body.add)
        else:
            chunks = response.aiter_bytes()
            async for chunk in chunks:
                if not body.add(chunk):
                    break
    except errors.OpenRouterError:
        raise
    except Exception as error:
        body.handle_read_error(error)
    finally:
        await _cancellation.close(response, chunks)
    return body.content()


class _BodyCollector:
    """The body of a response, collected chunk by chunk."""

    def __init__(self, response: httpx.Response, max_bytes: int) -> None:
        self._response = response
        self._max_bytes = max_bytes
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> bool:
        """Add a chunk, and return whether to read another one.

        Raises:
            ResponseValidationError: The body is larger than the maximum.
        """
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._response.is_success and self._size > self._max_bytes:
            problem = f"it is larger than {self._max_bytes} bytes; OpenRouter(max_response_bytes=…) sets another limit"
            raise _error_mapping.invalid_response(self._response, problem, self._chunks[0])
        return self._response.is_success or self._size < MAX_ERROR_BYTES

    def handle_read_error(self, error: Exception) -> None:
        """Handle an exception while reading: a part of an error's body is enough.

        Raises:
            TimedOutError: The deadline of the call has passed.
            ResponseValidationError: The status of the response is a success.
        """
        if self._response.is_success:
            if isinstance(error, DeadlineError):
                raise _error_mapping.error_for_deadline(error, self._response) from _error_mapping.without_frames(error)
            problem = (
                f"it broke off after {_error_mapping.pluralize(self._size, 'byte')} ({_error_mapping.reason(error)})"
            )
            cut = _error_mapping.invalid_response(self._response, problem, b"".join(self._chunks))
            raise cut from _error_mapping.without_frames(error)

    def content(self) -> bytes:
        """Return the bytes, and set them as the content of the httpx response, without the API key."""
        body = _redaction.mask_repeated(b"".join(self._chunks), self._response)
        # `httpx.Response.read` sets it too, but has no limit.
        self._response._content = body
        return body


def raise_for_status(response: httpx.Response, body: bytes) -> None:
    """Raise the exception for a status that is not a success.

    Raises:
        OpenRouterError: The status is not a success; the class is that of the status.
    """
    if not response.is_success:
        raise _error_mapping.error_for_unsuccessful_response(response, body)


def parse_result(response: httpx.Response, body: bytes) -> ResponseResult:
    """Return the result that the body of a successful response contains.

    Raises:
        ResponseValidationError: The body does not contain a result.
        OpenRouterError: The body contains an error, despite the successful status.
        ResponseFailedError: The result is that of a failed generation.
    """
    value = _parse_object(response, body)
    if not any(field in value for field in ("id", "output", "status")):
        _raise_for_error_object(value, response, body)
        _refuse(response, "it is not a response of this API", body)
    try:
        result = ResponseResult.from_dict(value).received_with(response)
        failure = _error_mapping.error_for_failed_response(result, response, body)
    except RecursionError:
        raise _error_mapping.invalid_response(response, "it is nested too deeply", body) from None
    if failure is not None:
        raise failure
    return result


def parse_operation_result(response: httpx.Response, decode: Decoder) -> Result:
    """Return the result that the body of a successful response contains, by the decoder of its operation.

    Raises:
        ResponseValidationError: The body does not contain a result.
        OpenRouterError: The body contains an error, despite the successful status.
    """
    body = response.content
    value = _parse_object(response, body)
    try:
        result: Result = decode(value)
    except RecursionError:
        raise _error_mapping.invalid_response(response, "it is nested too deeply", body) from None
    if not type(result)._wire_names.intersection(value).difference({"error"}):
        _raise_for_error_object(value, response, body)
        _refuse(response, "it is not a response of this operation", body)
    return result._received_with(response)


def _parse_object(response: httpx.Response, body: bytes) -> dict[str, object]:
    if not body.strip():
        _refuse(response, "it is empty", body)
    try:
        value = parse(body)
    except JSONTextError as error:
        raise _error_mapping.invalid_response(response, f"it is not valid JSON ({error})", body) from None
    if not isinstance(value, dict):
        _refuse(response, "it is not a JSON object", body)
    return value


def _raise_for_error_object(value: Mapping[str, object], response: httpx.Response, body: bytes) -> None:
    if value.get("error"):
        raise _error_mapping.error_for_object(value, response, body)


def _refuse(response: httpx.Response, problem: str, body: bytes) -> NoReturn:
    raise _error_mapping.invalid_response(response, problem, body)
