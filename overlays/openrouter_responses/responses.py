"""Responses: the calls `send` and `send_async`, from their arguments to a result or a stream."""

from __future__ import annotations

import time
import warnings
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, Literal, overload

import httpx

from openrouter_responses import _decompression, _error_mapping, _json, _redaction, _response_body, errors
from openrouter_responses._api_key import API_KEY_VARIABLE
from openrouter_responses._event_reader import EventReader
from openrouter_responses._http_clients import timeout_of
from openrouter_responses._request import Call, encode_body, encode_headers, split_arguments
from openrouter_responses.client import parse_server_url
from openrouter_responses.retry import DEFAULT_RETRY_CONFIG, RetrySchedule
from openrouter_responses.sse import DEFAULT_MAX_EVENT_BYTES
from openrouter_responses.streams import AsyncEventStream, EventStream
from openrouter_responses_generated.api.responses import create_responses
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from openrouter_responses.client import OpenRouter
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.retry import RetryConfig
    from openrouter_responses_generated.api.responses.create_responses import CreateResponsesParams


class Responses:
    """The operations of the Responses API; `OpenRouter.responses` is one."""

    def __init__(self, client: OpenRouter) -> None:
        self._client = client
        self._urls: dict[str, httpx.URL] = {}

    @overload
    def send(
        self,
        *,
        stream: Literal[False] = False,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult: ...

    @overload
    def send(
        self,
        *,
        stream: Literal[True],
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> EventStream: ...

    @overload
    def send(
        self,
        *,
        stream: bool,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult | EventStream: ...

    def send(
        self,
        *,
        stream: bool = False,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult | EventStream:
        """Send a request."""
        call = self._call(stream, retries, server_url, timeout_ms, http_headers, extra_body, params)
        schedule = RetrySchedule(call.retry_config)
        while True:
            try:
                answer = self._attempt(call)
                break
            except errors.OpenRouterError as error:
                wait = _wait_after(schedule, error)
                if wait is None:
                    raise
            time.sleep(wait)
        if isinstance(answer, httpx.Response):
            return _response_body.result_of(answer, answer.content)
        return answer if stream else answer.get_final_response()

    @overload
    async def send_async(
        self,
        *,
        stream: Literal[False] = False,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult: ...

    @overload
    async def send_async(
        self,
        *,
        stream: Literal[True],
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> AsyncEventStream: ...

    @overload
    async def send_async(
        self,
        *,
        stream: bool,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult | AsyncEventStream: ...

    async def send_async(
        self,
        *,
        stream: bool = False,
        retries: RetryConfig | None = None,
        server_url: str | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        **params: Unpack[CreateResponsesParams],
    ) -> ResponseResult | AsyncEventStream:
        """Send a request."""
        call = self._call(stream, retries, server_url, timeout_ms, http_headers, extra_body, params)
        schedule = RetrySchedule(call.retry_config)
        while True:
            try:
                answer = await self._attempt_async(call)
                break
            except errors.OpenRouterError as error:
                wait = _wait_after(schedule, error)
                if wait is None:
                    raise
            import anyio

            await anyio.sleep(wait)
        if isinstance(answer, httpx.Response):
            return _response_body.result_of(answer, answer.content)
        return answer if stream else await answer.get_final_response()

    def _call(
        self,
        stream: bool,
        retries: RetryConfig | None,
        server_url: str | None,
        timeout_ms: float | None,
        http_headers: Mapping[str, str] | None,
        extra_body: Mapping[str, Any] | None,
        arguments: Mapping[str, Any],
    ) -> Call:
        client = self._client
        parameters, properties = split_arguments(arguments)
        return Call(
            url=self._url(server_url or client.server_url or create_responses.SERVER_URL),
            headers=encode_headers({**client.app_headers, **parameters}, client.http_headers, http_headers),
            content=encode_body(properties, stream=bool(stream), extra_body=extra_body),
            timeout=client.timeout if timeout_ms is None else timeout_of(timeout_ms),
            stream=stream,
            retry_config=client.retry_config or DEFAULT_RETRY_CONFIG if retries is None else retries,
        )

    def _url(self, server_url: str) -> httpx.URL:
        url = self._urls.get(server_url)
        if url is None:
            server = parse_server_url(server_url)
            if server.scheme == "http" and not _is_loopback(server.host):
                # The caller of `send`, by way of `_call`.
                warnings.warn(f"the API key goes to {server.host} unencrypted: the server is plain http", stacklevel=4)
            url = self._urls[server_url] = server.copy_with(path=server.path.rstrip("/") + create_responses.PATH)
        return url

    def _attempt(self, call: Call) -> httpx.Response | EventStream:
        """One request: its answer read and a success, or its stream up to the first event."""
        http_client = self._client.http_client()
        request = self._authorized(call.request(http_client), http_client)
        try:
            response = http_client.send(request, stream=True, follow_redirects=False)
        except Exception as error:
            raise _error_mapping.of_transport(error, request, http_client) from _error_mapping.without_frames(error)
        finally:
            _redaction.forget_secrets(request)
        try:
            self._observe_answer(response)
            _decompression.bound(response)
        except BaseException:
            response.close()
            raise
        if _response_body.is_stream(response, expected=call.stream):
            return EventStream(response, self._reader(response)).read_first()
        body = _response_body.Body(response)
        try:
            for chunk in response.iter_bytes():
                if not body.take(chunk):
                    break
        except errors.OpenRouterError:
            raise
        except Exception as error:
            body.broke(error)
        finally:
            response.close()
        _response_body.raise_for_status(response, body.whole())
        return response

    async def _attempt_async(self, call: Call) -> httpx.Response | AsyncEventStream:
        """As `_attempt`."""
        # asyncio takes as long to load as all else that a call needs; calls that block do without.
        from openrouter_responses import _cancellation

        http_client = self._client.async_http_client()
        request = self._authorized(call.request(http_client), http_client)
        try:
            response = await _cancellation.send(http_client, request)
            if isinstance(response.stream, httpx.AsyncByteStream):
                response.stream = _cancellation.SurelyClosed(response.stream)
        except Exception as error:
            raise _error_mapping.of_transport(error, request, http_client) from _error_mapping.without_frames(error)
        finally:
            _redaction.forget_secrets(request)
        try:
            self._observe_answer(response)
            _decompression.bound(response)
        except BaseException:
            await response.aclose()
            raise
        if _response_body.is_stream(response, expected=call.stream):
            return await AsyncEventStream(response, self._reader(response)).read_first()
        body = _response_body.Body(response)
        chunks = response.aiter_bytes()
        try:
            async for chunk in chunks:
                if not body.take(chunk):
                    break
        except errors.OpenRouterError:
            raise
        except Exception as error:
            body.broke(error)
        finally:
            await _cancellation.close(response, chunks)
        _response_body.raise_for_status(response, body.whole())
        return response

    def _authorized(self, request: httpx.Request, http_client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        client = self._client
        if "Authorization" not in client.http_headers and "Authorization" not in request.headers:
            has_key = client.api_key.put_into(request)
            if not has_key and http_client.auth is None:
                raise errors.MissingApiKeyError(
                    f"There is no API key to send: set {API_KEY_VARIABLE}, or make the client with api_key=…"
                )
        if client.debug_logger is not None:
            body = _redaction.mask_fields(_json.parse(request.content))
            headers = _redaction.mask_headers(request.headers)
            client.debug_logger.debug("request: %s %s %s %s", request.method, request.url, headers, body)
        return request

    def _reader(self, response: httpx.Response) -> EventReader:
        client = self._client
        return EventReader(
            response,
            max_event_bytes=client.max_event_bytes or DEFAULT_MAX_EVENT_BYTES,
            observe=self._observe_event if client.debug_logger else None,
        )

    def _observe_answer(self, response: httpx.Response) -> None:
        if self._client.debug_logger is not None:
            headers = _redaction.mask_headers(response.headers)
            self._client.debug_logger.debug("answer: %d %s", response.status_code, headers)

    def _observe_event(self, value: Any) -> None:
        if self._client.debug_logger is not None:
            self._client.debug_logger.debug("event: %s", _redaction.mask_fields(value))


def _is_loopback(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _wait_after(schedule: RetrySchedule, error: errors.OpenRouterError) -> float | None:
    if _error_mapping.is_transient(error):
        return schedule.after_connection_error(error)
    if error.status_code is not None:
        return schedule.after_status(error, error.status_code, error.headers)
    schedule.give_up(error)
    return None


_OWN_PARAMETERS = (
    ("stream", "bool", False, "True for the events of the answer as they come, False for the answer as a whole."),
    ("retries", "RetryConfig | None", None, "Which failures are tried again, in place of the client's `retry_config`."),
    ("server_url", "str | None", None, "The address of the server, in place of the client's."),
    ("timeout_ms", "float | None", None, "The longest wait for a connection and between two bytes, in milliseconds."),
    ("http_headers", "Mapping[str, str] | None", None, "Further headers; of equal names, these count."),
    ("extra_body", "Mapping[str, Any] | None", None, "Further fields of the request, or other values for known ones."),
)

_DOC = """Send a request, and return the response or, with `stream`, its events.

A stream is returned when its first event is there; until then a failure is tried again as `retries` says, later it is
not. Where the server answers the other way than was asked, a stream is read to its final response, and a result stands
in for the stream. Values are models or plain dicts, nested as needed. None is sent as null where the service takes
null, and is as good as left out elsewhere; what is left out is not sent.

Args:
{arguments}

Returns:
    A `ResponseResult`; with `stream` {stream_class}.

Raises:
    OpenRouterError: Everything about the answer: its status, its form, its end; see `openrouter_responses.errors`.
    TypeError: An argument is unknown, or has no JSON form.
    ValueError: The metadata break their limits, or a value cannot be sent.
"""


def _document(method: Callable[..., Any], stream_class: str) -> None:
    """Give a method the signature and the text that name each described parameter."""
    described = (*create_responses.HEADERS, *create_responses.PROPERTIES)
    own_names = [name for name, *_ in _OWN_PARAMETERS]
    parameters = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)]
    lines = []
    for parameter in described:
        if parameter.name not in own_names:
            parameters.append(
                Parameter(parameter.name, Parameter.KEYWORD_ONLY, default=UNSET, annotation=parameter.annotation)
            )
            lines.append(f"    {parameter.name}: {parameter.description}")
    for name, annotation, default, description in _OWN_PARAMETERS:
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation))
        lines.append(f"    {name}: {description}")
    method.__doc__ = _DOC.format(arguments="\n".join(lines), stream_class=stream_class)
    returned = f"ResponseResult | {stream_class}"
    vars(method)["__signature__"] = Signature(parameters, return_annotation=returned)


_document(Responses.send, "EventStream")
_document(Responses.send_async, "AsyncEventStream")
