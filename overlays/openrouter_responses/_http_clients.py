"""The HTTP clients of an `OpenRouter`, created on first use: one for blocking calls, one for each event loop."""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar, get_args

import httpx

from openrouter_responses import _http_library
from openrouter_responses._connection_release import shut_down_socket
from openrouter_responses._deadline import milliseconds_or_none

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator

CONNECT_SECONDS = 5.0
READ_SECONDS = 600.0
DEFAULT_TIMEOUT = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
_HTTPX_DEFAULT_TIMEOUT = httpx.Timeout(5.0)
"""The timeout of an HTTP client whose creator sets none."""
MAX_CONNECTIONS = 1000
# httpcore inspects each idle connection several times per request: a hundred cost more than opening a few new ones.
MAX_IDLE_CONNECTIONS = 20
MAX_PORT = 65535

TransportName = Literal["httpx", "aiohttp", "auto"]
"""The transports of asynchronous calls; `auto` is aiohttp where it is installed and the event loop is asyncio's."""
TRANSPORTS: tuple[TransportName, ...] = get_args(TransportName)
DEFAULT_TRANSPORT: TransportName = "httpx"

HTTPClient = TypeVar("HTTPClient", httpx.Client, httpx.AsyncClient)


class HTTPClients:
    """The HTTP clients of one `OpenRouter` in one process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        # A connection of one event loop cannot be used in another.
        self._by_loop: dict[tuple[Any, str], _LoopClient] = {}
        self._closed = False

    def sync_client(self) -> httpx.Client:
        """Return the HTTP client of blocking calls.

        Raises:
            ClientClosedError: The clients are closed.
            ValueError: The proxy in the environment has an invalid URL.
        """
        with self._lock:
            if self._closed:
                raise_closed()
            if self._sync is None:
                from openrouter_responses._pool_closing import track_connections

                self._sync = _create_client(httpx.Client)
                for pool in _pools(self._sync):
                    track_connections(pool)
            return self._sync

    def async_client(self, transport: TransportName | None = None) -> httpx.AsyncClient:
        """Return the HTTP client of the running event loop over a transport.

        Raises:
            ClientClosedError: The clients are closed.
            ValueError: The proxy in the environment has an invalid URL, or the transport does not support it, or it
                does not support the event loop.
        """
        loop = _running_loop()
        name = _usable_transport(transport or DEFAULT_TRANSPORT, loop)
        key = (loop, name)
        with self._lock:
            if self._closed:
                raise_closed()
            found = self._by_loop.get(key)
            if found is None:
                from openrouter_responses._pool_closing import track_connecting

                self._drop_closed_loops()
                found = self._by_loop[key] = _LoopClient(self, key, _create_client(_async_kind(name)))
                for pool in _pools(found.http_client):
                    track_connecting(pool)
            return found.http_client

    def close(self) -> None:
        """Close the connections of blocking calls; threads that wait for a response on them fail at once."""
        with self._lock:
            self._closed = True
            http_client, self._sync = self._sync, None
        if http_client is not None:
            from openrouter_responses._pool_closing import close_pool

            http_client.close()  # first, so that the threads that wake up find it closed
            for pool in _pools(http_client):
                close_pool(pool)

    async def aclose(self) -> None:
        """Close the connections of the running event loop, and those of blocking calls."""
        self.close()
        loop = _running_loop()
        with self._lock:
            found = [self._by_loop.pop(key) for key in list(self._by_loop) if key[0] is loop]
        for one in found:
            await one.aclose()

    def forget(self, key: tuple[Any, str]) -> None:
        """Remove an HTTP client of an event loop that has ended."""
        self._by_loop.pop(key, None)

    def _drop_closed_loops(self) -> None:
        import asyncio

        # Only for loops that were closed without `shutdown_asyncgens`, which `asyncio.run` calls.
        for key in list(self._by_loop):
            loop = key[0]
            if isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed():
                _shut_down(self._by_loop.pop(key).http_client)


class _LoopClient:
    """The HTTP client of one event loop, which is closed with it.

    asyncio and trio finish the asynchronous generators of an event loop when it ends; one of them closes the client.
    """

    def __init__(self, owner: HTTPClients, key: tuple[Any, str], http_client: httpx.AsyncClient) -> None:
        self.http_client = http_client
        self._generator = _close_with_loop(weakref.ref(owner), key, http_client)
        with contextlib.suppress(StopIteration):
            self._generator.__anext__().__await__().send(None)

    async def aclose(self) -> None:
        """Close the HTTP client."""
        await self._generator.aclose()


async def _close_with_loop(
    reference: weakref.ref[HTTPClients], key: tuple[Any, str], http_client: httpx.AsyncClient
) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        owner = reference()
        if owner is not None:
            owner.forget(key)
        from openrouter_responses._pool_closing import end_connecting

        for pool in _pools(http_client):
            end_connecting(pool)
        await http_client.aclose()


def raise_closed() -> NoReturn:
    """Raise the exception for a request that is sent after its client was closed."""
    from openrouter_responses.errors import ClientClosedError

    raise ClientClosedError("This OpenRouter client is closed; create a new one to send more requests.")


def timeout_of(timeout_ms: float) -> httpx.Timeout:
    """Return the timeout for `timeout_ms`; infinity means no timeout.

    Raises:
        ValueError: `timeout_ms` is not a positive number.
    """
    milliseconds = milliseconds_or_none("timeout_ms", timeout_ms)
    return httpx.Timeout(None if milliseconds is None else milliseconds / 1000)


def default_timeout(http_client: httpx.Client | httpx.AsyncClient) -> Any:
    """Return the timeout of a request without `timeout_ms`.

    It is the HTTP client's own timeout, unless that is the default of httpx, 5 seconds: most responses of a model take
    longer.
    """
    if http_client.timeout.as_dict() == _HTTPX_DEFAULT_TIMEOUT.as_dict():
        return DEFAULT_TIMEOUT
    return _http_library.library_of(http_client).USE_CLIENT_DEFAULT


def _running_loop() -> Any:
    # httpx depends on anyio, which finds the event loop of asyncio and of trio.
    import anyio.lowlevel

    return anyio.lowlevel.current_token().native_token


def check_transport(transport: object, async_client: object) -> None:
    """Check the argument `transport` of `OpenRouter`.

    Raises:
        ImportError: It needs the extra `[aiohttp]`, which is not installed.
        TypeError: An `async_client` is also given.
        ValueError: It is not the name of a transport.
    """
    if transport is None:
        return
    if transport not in TRANSPORTS:
        names = ", ".join(map(repr, TRANSPORTS))
        raise ValueError(f"transport must be one of {names}, or None for {DEFAULT_TRANSPORT!r}, not {transport!r}")
    if transport == "auto":
        return
    if async_client is not None:
        raise TypeError("async_client has a transport of its own: leave out transport or async_client")
    if transport == "aiohttp" and not _has_aiohttp():
        raise ImportError(
            "transport='aiohttp' needs httpx-aiohttp: pip install 'openrouter-responses[aiohttp]'", name="httpx_aiohttp"
        )


def _has_aiohttp() -> bool:
    return find_spec("httpx_aiohttp") is not None


def _usable_transport(transport: TransportName, loop: Any) -> str:
    """Return the transport for an event loop, which is httpx or aiohttp.

    Raises:
        ValueError: It does not support the event loop.
    """
    if transport == "httpx":
        return transport
    import asyncio

    has_asyncio = isinstance(loop, asyncio.AbstractEventLoop)
    if transport == "auto":
        return "aiohttp" if has_asyncio and _has_aiohttp() else "httpx"
    if not has_asyncio:
        raise ValueError("transport='aiohttp' needs asyncio, and this event loop is trio's: use 'httpx' or 'auto'")
    return transport


def _async_kind(transport: str) -> type[httpx.AsyncClient]:
    if transport == "httpx":
        return httpx.AsyncClient
    from openrouter_responses._aiohttp import AiohttpClient

    return AiohttpClient


def uses_http2(http_client: httpx.Client | httpx.AsyncClient) -> bool:
    """Return whether an HTTP client was created with ``http2=True``."""
    return any(getattr(pool, "_http2", False) for pool in _pools(http_client))


def _create_client(kind: type[HTTPClient]) -> HTTPClient:
    try:
        http_client = kind(
            timeout=DEFAULT_TIMEOUT,
            limits=httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_IDLE_CONNECTIONS),
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the proxy in the environment has an invalid URL ({error})") from None
    except OSError as error:
        from openrouter_responses.errors import NoResponseError

        raise NoResponseError(
            f"The TLS certificates cannot be loaded ({error}). Check SSL_CERT_FILE, which names a file in "
            "PEM format, and SSL_CERT_DIR, which names a folder of such files."
        ) from error
    for transport in _transports(http_client):
        # httpcore has the proxy in its pool, aiohttp in the transport.
        pool = getattr(transport, "_pool", None)
        url = getattr(pool, "_proxy_url", None) or getattr(getattr(transport, "proxy", None), "url", None)
        port = getattr(url, "port", None)
        if port is not None and port > MAX_PORT:
            raise ValueError(f"the proxy in the environment has the port {port}; the highest is {MAX_PORT}")
        if port is not None and pool is not None:
            from openrouter_responses._proxy_connections import release_failed_connections

            release_failed_connections(pool)
    return http_client


def _transports(http_client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """Yield the transports of an HTTP client, which httpx keeps in private attributes."""
    yield from (each for each in (http_client._transport, *http_client._mounts.values()) if each is not None)


def _pools(http_client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """Yield the connection pools of an HTTP client."""
    for transport in _transports(http_client):
        pool = getattr(transport, "_pool", None)
        if pool is not None:
            yield pool


def _shut_down(http_client: httpx.AsyncClient) -> None:
    """Shut down the connections of an HTTP client whose event loop is closed."""
    for network_stream in _network_streams(http_client):
        shut_down_socket(network_stream)
    for transport in _transports(http_client):
        shut_down = getattr(transport, "shut_down", None)
        if shut_down is not None:
            shut_down()


def _network_streams(http_client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """Yield the network streams of the open connections of an HTTP client."""
    for pool in _pools(http_client):
        for connection in pool.connections:
            # A connection of the pool wraps that of a proxy or a protocol, which wraps the network stream.
            while (inner := getattr(connection, "_connection", None)) is not None:
                connection = inner  # noqa: PLW2901
            network_stream = getattr(connection, "_network_stream", None)
            if network_stream is not None:
                yield network_stream
