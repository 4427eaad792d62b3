"""`Transport`: sends the calls of a client with its key and its retries, and reads their responses."""

from __future__ import annotations

import sys
import time
import warnings
from typing import TYPE_CHECKING

from openrouter_responses import (
    _connection_release,
    _decompression,
    _error_mapping,
    _redaction,
    _response_body,
    errors,
)
from openrouter_responses._api_key import API_KEY_VARIABLE, KEYS_PAGE
from openrouter_responses._call import Call
from openrouter_responses._deadline import deadline_of, reading_until, wait_until
from openrouter_responses._event_reader import EventReader
from openrouter_responses._headers import HeaderFields
from openrouter_responses._http_clients import timeout_of
from openrouter_responses.client import parse_server_url
from openrouter_responses.retry import DEFAULT_RETRY_CONFIG, MAX_RETRIES, RetrySchedule, check_max_retries
from openrouter_responses.sse import DEFAULT_MAX_EVENT_BYTES
from openrouter_responses.streams import AsyncEventStream, EventStream
from openrouter_responses_generated.operation import SERVER_URL

if TYPE_CHECKING:
    from types import FrameType

    import httpx

    from openrouter_responses.client import OpenRouter
    from openrouter_responses.options import CallOptions
    from openrouter_responses_generated.operation import Operation

_TOO_MANY_REQUESTS = 429


class Transport:
    """Sends the calls of a client. Nothing in it belongs to one operation.

    Args:
        client: The client, whose configuration is read at each call.
    """

    def __init__(self, client: OpenRouter) -> None:
        self._client = client
        self._servers: dict[str, httpx.URL] = {}
        self._urls: dict[tuple[str, str], httpx.URL] = {}

    def call(
        self,
        operation: Operation,
        options: CallOptions,
        *,
        headers: HeaderFields,
        content: bytes | None,
        path: str | None = None,
        query: str = "",
        stream: bool = False,
    ) -> Call:
        """Return a call, checked.

        Args:
            operation: The operation.
            options: The options of the call.
            headers: The described headers of the operation.
            content: The body; None without one.
            path: The path with the values of its parameters, percent-encoded; by default that of the operation.
            query: The query, percent-encoded.
            stream: Whether a stream is requested.
        """
        client = self._client
        all_headers = (headers, client._http_headers, HeaderFields(options.get("http_headers")))
        for fields in all_headers:
            fields.check()
        server_url = options.get("server_url") or client.server_url or SERVER_URL
        timeout_ms = options.get("timeout_ms")
        deadline_ms = options.get("deadline_ms")
        retries = options.get("retries")
        server = self._server(server_url)
        call = Call(
            operation=operation,
            server=server,
            url=self._url(server_url, server, operation.path) if path is None else _joined(server, path, query),
            headers=all_headers,
            content=content,
            timeout=client._timeout if timeout_ms is None else timeout_of(timeout_ms),
            stream=stream,
            retry_config=client.retry_config or DEFAULT_RETRY_CONFIG if retries is None else retries,
            max_retries=self._max_retries(options),
            deadline=deadline_of(client._deadline_ms if deadline_ms is None else deadline_ms),
            observation=None,
        )
        return call if client._observers is None else client._observers.observe(call)

    def send(self, call: Call) -> httpx.Response | EventStream:
        """Send a call, retry its failures, and return its response, read and a success, or its stream.

        A stream is read up to its first event.
        """
        observation = call.observation
        schedule = RetrySchedule(call.retry_config, max_retries=call.max_retries, deadline=call.deadline)
        while True:
            try:
                if observation is None:
                    return self._attempt(call)
                with observation.attempt():
                    return self._attempt(call)
            except errors.OpenRouterError as error:
                wait = _wait_after(call, schedule, error)
                if wait is None:
                    raise
                if observation is not None:
                    observation.retried(error, wait)
            time.sleep(wait)

    async def send_async(self, call: Call) -> httpx.Response | AsyncEventStream:
        """Send a call as `send` does."""
        observation = call.observation
        schedule = RetrySchedule(call.retry_config, max_retries=call.max_retries, deadline=call.deadline)
        while True:
            try:
                if observation is None:
                    return await self._attempt_async(call)
                with observation.attempt():
                    return await self._attempt_async(call)
            except errors.OpenRouterError as error:
                wait = _wait_after(call, schedule, error)
                if wait is None:
                    raise
                if observation is not None:
                    observation.retried(error, wait)
            import anyio

            await anyio.sleep(wait)

    def reader(self, response: httpx.Response, call: Call) -> EventReader:
        """Return a reader of the events of a response."""
        return EventReader(
            response,
            max_event_bytes=self._client.max_event_bytes or DEFAULT_MAX_EVENT_BYTES,
            observe=None if call.observation is None else call.observation.received_event,
        )

    def _max_retries(self, options: CallOptions) -> int:
        max_retries = options.get("max_retries")
        if max_retries is not None:
            check_max_retries(max_retries)
            return max_retries
        return self._client._default_max_retries if options.get("retries") is None else MAX_RETRIES

    def _server(self, server_url: str) -> httpx.URL:
        server = self._servers.get(server_url)
        if server is None:
            server = parse_server_url(server_url)
            if server.scheme == "http" and not _is_loopback(server.host):
                warnings.warn(
                    f"the API key goes to {server.host} unencrypted: the server is plain http",
                    stacklevel=_level_of_caller(),
                )
            self._servers[server_url] = server
        return server

    def _url(self, server_url: str, server: httpx.URL, path: str) -> httpx.URL:
        url = self._urls.get((server_url, path))
        if url is None:
            url = self._urls[server_url, path] = server.copy_with(path=server.path.rstrip("/") + path)
        return url

    def _attempt(self, call: Call) -> httpx.Response | EventStream:
        """Send one request; return its response, read and a success, or its stream, read up to the first event."""
        _connection_release.close_abandoned()
        http_client = self._client._http_client()
        request = self._authorized(call, http_client)
        try:
            with reading_until(call.deadline):
                response = http_client.send(request, stream=True, follow_redirects=False)
        except Exception as error:
            raise _error_mapping.error_for_transport(error, request, http_client) from _error_mapping.without_frames(
                error
            )
        finally:
            _redaction.forget_secrets(request)
        try:
            self._prepare_body(response, call)
        except BaseException:
            response.close()
            raise
        if call.operation.streams and _response_body.is_stream(response, expected=call.stream):
            return EventStream(response, self.reader(response, call))._read_first()
        self._check_body(call, response, _response_body.collect(response, self._client.max_response_bytes))
        return response

    async def _attempt_async(self, call: Call) -> httpx.Response | AsyncEventStream:
        """Send one request as `_attempt` does."""
        # Loading asyncio takes as long as everything else that a call needs, and blocking calls do not need it.
        from openrouter_responses import _cancellation

        http_client = self._client._async_http_client()
        request = self._authorized(call, http_client)
        try:
            response = await wait_until(call.deadline, _cancellation.send(http_client, request))
        except Exception as error:
            raise _error_mapping.error_for_transport(error, request, http_client) from _error_mapping.without_frames(
                error
            )
        finally:
            _redaction.forget_secrets(request)
        try:
            self._prepare_body(response, call)
        except BaseException:
            await response.aclose()
            raise
        if call.operation.streams and _response_body.is_stream(response, expected=call.stream):
            return await AsyncEventStream(response, self.reader(response, call))._read_first()
        body = await _response_body.collect_async(response, self._client.max_response_bytes)
        self._check_body(call, response, body)
        return response

    def _authorized(self, call: Call, http_client: httpx.Client | httpx.AsyncClient) -> httpx.Request:
        """Return the request of one attempt, with the API key."""
        request = call.request(http_client)
        try:
            self._authorize(request, http_client)
            if call.observation is not None:
                call.observation.sent(request)
        except BaseException:
            _redaction.forget_secrets(request)
            raise
        return request

    def _authorize(self, request: httpx.Request, http_client: httpx.Client | httpx.AsyncClient) -> None:
        if "Authorization" not in request.headers:
            has_key = self._client._api_key.add_to(request)
            if not has_key and http_client.auth is None:
                raise errors.MissingApiKeyError(
                    f"No API key is set. Set {API_KEY_VARIABLE}, or pass api_key to OpenRouter; "
                    f"create a key at {KEYS_PAGE}."
                )

    def _prepare_body(self, response: httpx.Response, call: Call) -> None:
        """Limit the time and the decompression of a body."""
        if call.observation is not None:
            call.observation.received(response)
        if call.deadline is not None:
            call.deadline.limit_body(response)
        _decompression.limit_steps(response)

    def _check_body(self, call: Call, response: httpx.Response, body: bytes) -> None:
        if call.observation is not None:
            call.observation.received_body(body)
        _response_body.raise_for_status(response, body)


def _joined(server: httpx.URL, path: str, query: str) -> httpx.URL:
    """Return the URL of a path and a query, both percent-encoded, below that of the server, whose query is kept."""
    path_of_server, _, query_of_server = server.raw_path.partition(b"?")
    both = b"&".join(one for one in (query_of_server, query.encode("ascii")) if one)
    return server.copy_with(
        raw_path=path_of_server.rstrip(b"/") + path.encode("ascii") + (b"?" + both if both else b"")
    )


def _level_of_caller() -> int:
    """Return the `stacklevel` with which the caller of this function warns about the caller of the package."""
    frame: FrameType | None = sys._getframe(1)
    level = 1
    while frame is not None and frame.f_globals.get("__name__", "").startswith("openrouter_responses"):
        level, frame = level + 1, frame.f_back
    return level


def _is_loopback(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _wait_after(call: Call, schedule: RetrySchedule, error: errors.OpenRouterError) -> float | None:
    """Return the seconds to wait before the next attempt; None to raise the error."""
    wait = None
    if not call.operation.is_idempotent and not _is_unprocessed(error):
        schedule.give_up(error)
    elif _error_mapping.is_transient(error):
        wait = schedule.after_connection_error(error)
    elif error.status_code is not None:
        wait = schedule.after_status(error, error.status_code, error.headers)
    else:
        schedule.give_up(error)
    if wait is None:
        _error_mapping.add_attempts(error, schedule.attempts, schedule.elapsed)
    return wait


def _is_unprocessed(error: errors.OpenRouterError) -> bool:
    """Return whether the service has certainly not carried out a request: it was not sent, or it was refused."""
    return error.status_code == _TOO_MANY_REQUESTS or _error_mapping.is_unsent(error)
