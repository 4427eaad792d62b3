"""Connections through a proxy that release their place in the pool when they fail to connect.

httpcore 1.0 counts a connection as active forever if the TLS handshake behind a proxy fails or is cancelled.
"""

from __future__ import annotations

from typing import Any

import anyio
import httpcore


def release_failed_connections(pool: Any) -> None:
    """Wrap the connections that a pool creates from now on.

    Args:
        pool: An `httpcore.ConnectionPool` or `httpcore.AsyncConnectionPool`.
    """
    create_connection = pool.create_connection
    wrapper = _AsyncProxyConnection if isinstance(pool, httpcore.AsyncConnectionPool) else _ProxyConnection
    vars(pool)["create_connection"] = lambda origin: wrapper(create_connection(origin))


class _Wrapper:
    """A wrapped connection, which counts as closed after it fails to connect."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._has_responded = False
        self._has_failed = False

    def info(self) -> str:
        info: str = self._connection.info()
        return info

    def can_handle_request(self, origin: httpcore.Origin) -> bool:
        return bool(self._connection.can_handle_request(origin))

    def is_available(self) -> bool:
        return not self._has_failed and bool(self._connection.is_available())

    def has_expired(self) -> bool:
        return bool(self._connection.has_expired())

    def is_idle(self) -> bool:
        return bool(self._connection.is_idle())

    def is_closed(self) -> bool:
        return self._has_failed or bool(self._connection.is_closed())


class _ProxyConnection(_Wrapper, httpcore.ConnectionInterface):
    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        try:
            response: httpcore.Response = self._connection.handle_request(request)
        except httpcore.ConnectionNotAvailable:
            raise
        except BaseException:
            if not self._has_responded:
                self._has_failed = True
                self._connection.close()
            raise
        self._has_responded = True
        return response

    def close(self) -> None:
        self._connection.close()


class _AsyncProxyConnection(_Wrapper, httpcore.AsyncConnectionInterface):
    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        try:
            response: httpcore.Response = await self._connection.handle_async_request(request)
        except httpcore.ConnectionNotAvailable:
            raise
        except BaseException:
            if not self._has_responded:
                self._has_failed = True
                with anyio.CancelScope(shield=True):
                    await self._connection.aclose()
            raise
        self._has_responded = True
        return response

    async def aclose(self) -> None:
        await self._connection.aclose()
