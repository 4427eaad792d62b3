"""The asynchronous HTTP client over aiohttp, which the extra `[aiohttp]` brings: `OpenRouter(transport="aiohttp")`.

aiohttp needs a fraction of the processor time of httpcore when many requests are in flight. httpx-aiohttp connects it
to httpx; here is what differs from httpcore and would break a promise of docs/reliability.md:

- The exceptions of aiohttp hold the request with its API key, so none of them is kept as a cause, and httpx-aiohttp
  reports a connection that the server closed or reset as a timeout of connecting. So aiohttp is called from here.
- aiohttp limits no time for writing a body, and warns of bodies above 1 MB.
- It takes a connection that breaks for the end of a body without a length.
- It drops the bytes that were received, and not read yet, when a connection breaks.
- A task that reads a body waits on when its session is closed.
- It closes a TLS connection only after the server has agreed, and responses with a header above 8 KB are errors.
- A session that was forked, or whose event loop was closed, must not be closed or reported when it is collected.

Requests skip the steps of httpx that this package does not use, such as its redirects: together they take more
processor time than aiohttp. aiohttp cleans up after a cancelled request without waiting, so no tasks shield it.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import os
import socket
import time
import weakref
from base64 import b64encode
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
import aiohttp.http_exceptions
import httpx
from httpx_aiohttp import AiohttpTransport, HttpxAiohttpClient

from openrouter_responses._error_mapping import without_frames

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

MAX_HEADER_BYTES = 100 * 1024
"""Maximum size of a line of the head of a response, which for httpcore is that of the whole head."""
PIECE_BYTES = 64 * 1024
"""Maximum size of a body that is written at once, without waiting; a larger one is written in pieces of this size."""
_SCHEMES = ("http", "https")
_logger = logging.getLogger("httpx")


class AiohttpClient(HttpxAiohttpClient):
    """An `httpx.AsyncClient` that sends over aiohttp; for asyncio only.

    It is created without authentication, event hooks, a base URL and parameters.
    """

    is_cancellation_safe: bool = True
    """Whether a request that is cancelled leaves no connection open."""

    def build_request(
        self,
        method: str,
        url: Any,
        *,
        headers: Any = None,
        content: Any = None,
        timeout: Any = httpx.USE_CLIENT_DEFAULT,
        **options: Any,
    ) -> httpx.Request:
        """Return the request that httpx would build."""
        limits = self.timeout if timeout is httpx.USE_CLIENT_DEFAULT else timeout
        is_parsed = (
            isinstance(url, httpx.URL) and isinstance(headers, httpx.Headers) and isinstance(limits, httpx.Timeout)
        )
        if not (is_parsed and content and isinstance(content, bytes)) or options or self.cookies:
            return super().build_request(method, url, headers=headers, content=content, timeout=timeout, **options)
        # httpx copies and searches all headers for each header, several times.
        fields = {name.lower(): (name, value) for name, value in (*self.headers.raw, *headers.raw)}
        fields.setdefault(b"content-length", (b"Content-Length", b"%d" % len(content)))
        host = fields.pop(b"host", (b"Host", url.netloc))
        request = httpx.Request(
            method,
            url,
            headers=[host, *fields.values()],
            stream=httpx.ByteStream(content),
            extensions={"timeout": limits.as_dict()},
        )
        request.read()
        return request

    async def send(self, request: httpx.Request, *, stream: bool = False, **options: Any) -> httpx.Response:
        """Send a request as httpx does; with `stream=True`, without following redirects."""
        if not stream or self.is_closed:
            return await super().send(request, stream=stream, **options)
        response = await self._transport_for_url(request.url).handle_async_request(request)
        try:
            if "set-cookie" in response.headers:
                self.cookies.extract_cookies(response)
            if response.has_redirect_location:
                self._build_redirect_request(request, response)  # raises if the address is invalid
        except BaseException:
            await response.aclose()
            raise
        if _logger.isEnabledFor(logging.INFO):
            status = (response.http_version, response.status_code, response.reason_phrase)
            _logger.info('HTTP Request: %s %s "%s %d %s"', request.method, request.url, *status)
        return response

    # The arguments are those of httpx, which are not the same in all its releases.
    def _init_transport(self, *_: Any, transport: Any = None, **options: Any) -> Any:
        return _Transport(**options) if transport is None else transport

    def _init_proxy_transport(self, proxy: httpx.Proxy, *_: Any, **options: Any) -> Any:
        return _Transport(proxy=_checked(proxy), **options)


class _Transport(AiohttpTransport):
    """A transport whose session is opened by the first request."""

    def __init__(self, **options: Any) -> None:
        super().__init__(client=self._open_session, **options)
        self._bodies: weakref.WeakSet[_Body] = weakref.WeakSet()
        # The tasks that wait for the head of a response.
        self._waiting: set[asyncio.Task[Any]] = set()
        self._is_closed = False
        _transports.add(self)

    async def aclose(self) -> None:
        """Close all connections. Tasks that read from them, or open them, get an exception."""
        self._is_closed = True
        for task in self._waiting:
            task.cancel()
        for body in list(self._bodies):
            await body.aclose()
        await super().aclose()

    def abandon(self) -> None:
        """Leave the connections of a closed event loop, or of the parent process, without a warning later."""
        session = self.client
        if isinstance(session, aiohttp.ClientSession) and session.connector is not None:
            connector = session.connector
            session.detach()
            connector._closed = True

    def shut_down(self) -> None:
        """Shut down the sockets of a closed event loop."""
        for connection in list(self._sockets()):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.abandon()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, whose body is not read.

        Raises:
            httpx.TransportError: There is no response.
        """
        task: Any = asyncio.current_task()
        cancellations = task.cancelling()
        self._waiting.add(task)
        try:
            return await self._handle(request)
        except Exception as error:
            failure = _failure(error)
            if failure is None:
                raise
        except asyncio.CancelledError as error:
            if not self._is_closed or task.uncancel() > cancellations:
                # The frames of aiohttp hold the API key.
                raise without_frames(error)  # noqa: B904 - it is the same exception
            failure = httpx.ConnectError("the client was closed")
        finally:
            self._waiting.discard(task)
        if isinstance(failure, httpx.RequestError):
            failure.request = request
        raise failure  # here, because the exception of aiohttp would be its context

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        content = request.content
        if len(content) <= PIECE_BYTES:
            return await self._exchange(request, content or None)
        upload = _Upload(content, request.extensions.get("timeout", {}))
        try:
            async with upload.limit:
                return await self._exchange(request, upload)
        except TimeoutError:
            if upload.limit.expired():
                raise httpx.WriteTimeout("") from None
            raise
        finally:
            upload.is_limited = False

    async def _exchange(self, request: httpx.Request, data: object) -> httpx.Response:
        session = self.client
        if not isinstance(session, aiohttp.ClientSession):
            session = self.client = self._open_session()
        proxy = self.proxy
        headers = request.headers
        if proxy is not None and request.url.scheme == "http":
            headers = headers.copy()
            headers.update(proxy.headers)
        timeouts = request.extensions.get("timeout", {})
        start = time.perf_counter()
        received: Any = await session.request(
            request.method,
            str(request.url),
            headers=_header_fields(headers),
            data=data,
            allow_redirects=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                sock_connect=timeouts.get("connect"), sock_read=timeouts.get("read"), connect=timeouts.get("pool")
            ),
            server_hostname=request.extensions.get("sni_hostname"),
            proxy=None if proxy is None else str(proxy.url),
            proxy_headers=None if proxy is None else proxy.headers,
        )
        body = _Body(received, start)
        response = httpx.Response(
            received.status,
            headers=received.raw_headers,
            stream=body,
            request=request,
            extensions={
                "http_version": b"HTTP/1.1",
                "reason_phrase": (received.reason or "").encode("utf-8", "replace"),
            },
        )
        body.belongs_to(response)
        self._bodies.add(body)
        return response

    def _open_session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=self.limits.max_connections or 0,
            keepalive_timeout=self.limits.keepalive_expiry,
            ssl=self.ssl_context,
        )
        return aiohttp.ClientSession(
            connector=connector,
            # httpx keeps the cookies.
            cookie_jar=aiohttp.DummyCookieJar(),
            response_class=_Response,
            max_line_size=MAX_HEADER_BYTES,
            max_field_size=MAX_HEADER_BYTES,
        )

    def _sockets(self) -> Iterator[Any]:
        connector: Any = self.client.connector if isinstance(self.client, aiohttp.ClientSession) else None
        if connector is not None:
            idle = [protocol for queue in connector._conns.values() for protocol, _ in queue]
            for protocol in (*idle, *connector._acquired):
                if (transport := protocol.transport) is not None:
                    yield transport.get_extra_info("socket")


class _Response(aiohttp.ClientResponse):
    """A response whose connection is aborted if it is released before its end.

    Closing a TLS connection in the usual way would wait up to 30 seconds for the server.
    """

    _protocol_of_body: Any = None

    async def start(self, connection: Any) -> aiohttp.ClientResponse:
        await super().start(connection)
        if "Content-Length" not in self.headers and "Transfer-Encoding" not in self.headers:
            self._protocol_of_body = connection.protocol
        return self

    def end_of_connection(self) -> BaseException | None:
        """Return the exception of a connection that broke where a body without a length would end; otherwise None."""
        protocol = self._protocol_of_body
        error: BaseException | None = None if protocol is None else protocol.exception()
        return error if isinstance(error, OSError) else None

    def unread(self) -> bytes:
        """Return the bytes that were received before the connection broke, which aiohttp would drop."""
        content = self.content
        if self.closed:
            return b""
        error, content._exception = content._exception, None
        try:
            return content.read_nowait()
        finally:
            content._exception = error

    def release(self) -> Any:
        self._abort()
        return super().release()

    def close(self) -> None:
        self._abort()
        super().close()

    def _abort(self) -> None:
        if self.connection is not None and (transport := self.connection.transport) is not None:
            transport.abort()


class _Body(httpx.AsyncByteStream):
    """The body of a response, which raises only exceptions of httpx.

    Args:
        received: The response of aiohttp.
        start: When the request was sent, on the clock `time.perf_counter`.
    """

    is_cancellation_safe: bool = True
    """Whether closing it frees the connection even if the task is cancelled meanwhile."""

    def __init__(self, received: _Response, start: float) -> None:
        self._received: _Response | None = received
        self._start = start
        self._response: httpx.Response | None = None

    def belongs_to(self, response: httpx.Response) -> None:
        """Set the response of httpx that has this body."""
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while chunk := await self._next():
            yield chunk

    async def read_into(self, add: Callable[[bytes], bool]) -> None:
        """Pass the chunks of the body to a function, until the body ends or the function returns False.

        This is `__aiter__` without the generators, which take longer than aiohttp for a short body.
        """
        while (chunk := await self._next()) and add(chunk):
            pass

    async def _next(self) -> bytes:
        """Return the next chunk, or nothing at the end."""
        received = self._received
        if received is None:
            raise httpx.ReadError("the connection was closed")
        try:
            chunk = await received.content.readany()
            error = None if chunk else received.end_of_connection()
            if error is None:
                return chunk
        except asyncio.CancelledError as cancelled:
            del received  # it holds the request with its API key
            raise without_frames(cancelled)  # noqa: B904 - it is the same exception
        except Exception as exception:
            error = exception
        failure = _failure(error)
        if failure is None:
            raise error
        if rest := received.unread():
            return rest
        if isinstance(failure, httpx.RequestError) and self._response is not None:
            failure.request = self._response.request
        raise failure  # here, because the exception of aiohttp would be its context

    async def aclose(self) -> None:
        """Close the response, whose connection is free if the body was read to its end and is closed otherwise."""
        received, self._received = self._received, None  # it holds the request with its API key
        response, self._response = self._response, None
        if received is not None:
            if response is not None:
                response.elapsed = dt.timedelta(seconds=time.perf_counter() - self._start)
            await received.__aexit__(None, None, None)


class _Upload(httpx.AsyncByteStream):
    """The body of a request, in pieces each of which must be accepted by the connection within the timeout."""

    def __init__(self, content: bytes, timeouts: Any) -> None:
        self.limit = asyncio.timeout(None)
        self.is_limited = True
        self._content = content
        self._timeouts = timeouts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self._content), PIECE_BYTES):
            self._restart(self._timeouts.get("write"))
            yield self._content[start : start + PIECE_BYTES]
        self._restart(None)

    def _restart(self, seconds: float | None) -> None:
        if self.is_limited:
            self.limit.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)


_transports: weakref.WeakSet[_Transport] = weakref.WeakSet()


def _abandon_all() -> None:
    for transport in list(_transports):
        transport.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_abandon_all)


def _header_fields(headers: httpx.Headers) -> list[tuple[str, str]]:
    """Return the names and values of headers, as aiohttp takes them."""
    try:
        return [(name.decode("ascii"), value.decode("ascii")) for name, value in headers.raw]
    except UnicodeDecodeError:
        return headers.multi_items()


def _checked(proxy: httpx.Proxy) -> httpx.Proxy:
    """Return a proxy whose credentials are in its headers, where all releases of aiohttp accept them.

    Raises:
        ValueError: aiohttp does not support the scheme of the proxy.
    """
    if proxy.url.scheme not in _SCHEMES:
        raise ValueError(
            f"the proxy in the environment has the scheme {proxy.url.scheme}; transport='aiohttp' supports "
            f"{' and '.join(_SCHEMES)} only, so leave transport out"
        )
    if proxy.auth is None:
        return proxy
    credentials = b64encode(":".join(proxy.auth).encode()).decode()
    return httpx.Proxy(proxy.url, headers={**proxy.headers, "Proxy-Authorization": f"Basic {credentials}"})


# Of each exception, the first line that fits. Only names and the texts of the operating system are shown: the others
# contain URLs and what the server sent.
_KINDS: tuple[tuple[tuple[type[Exception], ...], type[httpx.TransportError], str], ...] = (
    ((aiohttp.ConnectionTimeoutError,), httpx.ConnectTimeout, ""),
    ((aiohttp.ServerTimeoutError,), httpx.ReadTimeout, ""),
    ((aiohttp.ClientProxyConnectionError,), httpx.ProxyError, "the proxy cannot be reached"),
    ((aiohttp.ClientHttpProxyError,), httpx.ProxyError, "the proxy refused the connection"),
    ((aiohttp.ClientConnectorError,), httpx.ConnectError, "the server cannot be reached"),
    ((aiohttp.ServerDisconnectedError,), httpx.RemoteProtocolError, "the server closed the connection"),
    ((aiohttp.ClientConnectionError,), httpx.ReadError, "the connection broke"),
    ((aiohttp.ClientPayloadError,), httpx.RemoteProtocolError, "the body is incomplete or invalid"),
    (
        (aiohttp.ClientResponseError, aiohttp.http_exceptions.HttpProcessingError),
        httpx.RemoteProtocolError,
        "the response is not valid HTTP",
    ),
    ((aiohttp.NonHttpUrlClientError, aiohttp.InvalidURL), httpx.UnsupportedProtocol, ""),
    ((aiohttp.ClientError,), httpx.ReadError, "the connection failed"),
)


def _failure(error: BaseException) -> Exception | None:
    """Return the exception of httpx for one of aiohttp or httpx-aiohttp; None for any other."""
    if isinstance(error, httpx.TransportError) and error.__cause__ is None:
        return error
    original = error.__cause__ if isinstance(error, httpx.TransportError) else error
    for kinds, converted, text in _KINDS:
        if isinstance(original, kinds):
            cause = _os_error(original)
            return _with_cause(converted(_detailed(text, original, cause)), cause)
    if isinstance(original, ConnectionError):
        return _with_cause(httpx.ReadError(str(original)), original)
    return None


def _os_error(error: BaseException) -> OSError | None:
    """Return the exception of the operating system or of TLS behind one of aiohttp."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.os_error
    cause = error.__cause__
    return cause if isinstance(cause, OSError) and not isinstance(cause, aiohttp.ClientError) else None


def _detailed(text: str, error: BaseException, cause: OSError | None) -> str:
    if isinstance(error, aiohttp.ClientHttpProxyError):
        with contextlib.suppress(ValueError):
            return f"{text} ({error.status} {HTTPStatus(error.status).phrase})"
        return f"{text} ({error.status})"
    if cause is not None:
        return f"{text} ({cause})"
    kind = type(error if error.__cause__ is None else error.__cause__).__name__
    return f"{text} ({kind})" if text else kind


def _with_cause(error: Exception, cause: BaseException | None) -> Exception:
    error.__cause__ = cause
    return error
