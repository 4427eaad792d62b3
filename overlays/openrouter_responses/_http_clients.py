"""The HTTP clients of an `OpenRouter`, created on first use: one for blocking calls, one for each event loop."""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

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

HTTPClient = TypeVar("HTTPClient", httpx.Client, httpx.AsyncClient)


class HTTPClients:
    """The HTTP clients of one `OpenRouter` in one process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        # A connection of one event loop cannot be used in another.
        self._by_loop: dict[Any, _LoopClient] = {}
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

    def async_client(self) -> httpx.AsyncClient:
        """Return the HTTP client of the running event loop.

        Raises:
            ClientClosedError: The clients are closed.
            ValueError: The proxy in the environment has an invalid URL.
        """
        loop = _running_loop()
        with self._lock:
            if self._closed:
                raise_closed()
            found = self._by_loop.get(loop)
            if found is None:
                self._drop_closed_loops()
                found = self._by_loop[loop] = _LoopClient(self, loop, _create_client(httpx.AsyncClient))
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
        with self._lock:
            found = self._by_loop.pop(_running_loop(), None)
        if found is not None:
            await found.aclose()

    def forget(self, loop: Any) -> None:
        """Remove the HTTP client of an event loop that has ended."""
        self._by_loop.pop(loop, None)

    def _drop_closed_loops(self) -> None:
        import asyncio

        # Only for loops that were closed without `shutdown_asyncgens`, which `asyncio.run` calls.
        for loop in list(self._by_loop):
            if isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed():
                for network_stream in _network_streams(self._by_loop.pop(loop).http_client):
                    shut_down_socket(network_stream)


class _LoopClient:
    """The HTTP client of one event loop, which is closed with it.

    asyncio and trio finish the asynchronous generators of an event loop when it ends; one of them closes the client.
    """

    def __init__(self, owner: HTTPClients, loop: Any, http_client: httpx.AsyncClient) -> None:
        self.http_client = http_client
        self._generator = _close_with_loop(weakref.ref(owner), loop, http_client)
        with contextlib.suppress(StopIteration):
            self._generator.__anext__().__await__().send(None)

    async def aclose(self) -> None:
        """Close the HTTP client."""
        await self._generator.aclose()


async def _close_with_loop(
    reference: weakref.ref[HTTPClients], loop: Any, http_client: httpx.AsyncClient
) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        owner = reference()
        if owner is not None:
            owner.forget(loop)
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
    for pool in _pools(http_client):
        port = getattr(getattr(pool, "_proxy_url", None), "port", None)
        if port is not None and port > MAX_PORT:
            raise ValueError(f"the proxy in the environment has the port {port}; the highest is {MAX_PORT}")
        if port is not None:
            from openrouter_responses._proxy_connections import release_failed_connections

            release_failed_connections(pool)
    return http_client


def _pools(http_client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """Yield the connection pools of an HTTP client, which httpx keeps in private attributes."""
    for transport in (http_client._transport, *http_client._mounts.values()):
        pool = getattr(transport, "_pool", None)
        if pool is not None:
            yield pool


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
