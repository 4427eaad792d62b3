"""Closing of a connection pool whose connections other threads or tasks use.

httpcore closes the sockets of a pool even while threads wait for their bytes. The operating system gives the number of
a closed socket to the next one that is opened, so such a thread may wait on the socket of another connection, or for
good. Here each socket in use is shut down, which wakes its thread, and the thread closes it. A connection that is being
opened meanwhile is not in the pool yet, so the network streams are tracked from the moment they are opened.

An asynchronous pool closes its connections itself, but a task that is opening one would wait until its timeout, and
then use the connection, which nobody closes.
"""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING, Any

import httpcore

from openrouter_responses._connection_release import shut_down_socket

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    import anyio


def track_connections(pool: Any) -> None:
    """Track the network streams that a pool opens from now on, and leave its closing to `close_pool`.

    Args:
        pool: An `httpcore.ConnectionPool`.
    """
    pool._network_backend = TrackingBackend(pool._network_backend)
    # The HTTP client calls this when it is closed, and would close the sockets that threads use.
    vars(pool)["close"] = _do_nothing


def close_pool(pool: Any) -> None:
    """Close a pool without closing the sockets that other threads use: they are shut down.

    Args:
        pool: An `httpcore.ConnectionPool` whose connections are tracked.
    """
    pool._network_backend.shut_down()
    with pool._optional_thread_lock:
        in_use = {request.connection for request in pool._requests}
        idle = [connection for connection in pool._connections if connection not in in_use]
        pool._connections = [connection for connection in pool._connections if connection in in_use]
    for connection in idle:
        connection.close()


class TrackingBackend(httpcore.NetworkBackend):
    """A network backend that can shut down the network streams that it opened, and then opens no further ones."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend
        self._lock = threading.Lock()
        self._streams: weakref.WeakSet[httpcore.NetworkStream] = weakref.WeakSet()
        self._is_shut_down = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._track(self._backend.connect_tcp(host, port, timeout, local_address, socket_options))
        reference = weakref.ref(stream)  # the stream must not refer to itself: it is closed when it is collected

        def start_tls(*args: Any, **kwargs: Any) -> httpcore.NetworkStream:
            plain: Any = reference()
            return self._track(type(plain).start_tls(plain, *args, **kwargs))

        vars(stream)["start_tls"] = start_tls
        return stream

    def shut_down(self) -> None:
        """Shut down all network streams, which wakes the threads that use them, and refuse to open others."""
        with self._lock:
            self._is_shut_down = True
            streams = list(self._streams)
        for stream in streams:
            shut_down_socket(stream)

    def _track(self, stream: httpcore.NetworkStream) -> httpcore.NetworkStream:
        with self._lock:
            if not self._is_shut_down:
                self._streams.add(stream)
                return stream
        stream.close()
        raise httpcore.ConnectError("the client was closed")


def track_connecting(pool: Any) -> None:
    """Track the tasks that open a connection of a pool from now on, to be ended by `end_connecting`.

    Args:
        pool: An `httpcore.AsyncConnectionPool`.
    """
    pool._network_backend = TrackingAsyncBackend(pool._network_backend)


def end_connecting(pool: Any) -> None:
    """End the tasks that open a connection of a pool, with an exception.

    Args:
        pool: An `httpcore.AsyncConnectionPool` whose connecting tasks are tracked.
    """
    pool._network_backend.shut_down()


class TrackingAsyncBackend(httpcore.AsyncNetworkBackend):
    """A network backend that can stop opening network streams, and then opens no further ones."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend
        self._connecting: set[anyio.CancelScope] = set()
        self._is_shut_down = False

    async def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        stream = await self._opened(self._backend.connect_tcp(*args, **kwargs))
        reference = weakref.ref(stream)

        async def start_tls(*args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
            plain: Any = reference()
            return await self._opened(type(plain).start_tls(plain, *args, **kwargs), plain)

        vars(stream)["start_tls"] = start_tls
        return stream

    def shut_down(self) -> None:
        """Cancel what opens network streams, and refuse to open others."""
        self._is_shut_down = True
        for scope in list(self._connecting):
            scope.cancel()

    async def _opened(
        self,
        opening: Coroutine[Any, Any, httpcore.AsyncNetworkStream],
        stream: httpcore.AsyncNetworkStream | None = None,
    ) -> httpcore.AsyncNetworkStream:
        import anyio

        with anyio.CancelScope() as scope:
            if self._is_shut_down:
                scope.cancel()
            self._connecting.add(scope)
            try:
                stream = await opening
            finally:
                self._connecting.discard(scope)
        if not self._is_shut_down and stream is not None:
            return stream
        if stream is not None:
            with anyio.CancelScope(shield=True):
                await stream.aclose()
        raise httpcore.ConnectError("the client was closed")


def _do_nothing() -> None:
    pass
