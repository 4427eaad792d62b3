"""The HTTP clients behind one OpenRouter: made when first used, bound to their process and event loop."""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any, TypeVar

import httpx

CONNECT_SECONDS = 5.0
READ_SECONDS = 600.0
MAX_CONNECTIONS = 1000
# httpcore looks at each idle connection several times a request: a hundred cost more than making some anew.
MAX_IDLE_CONNECTIONS = 20

HTTPClient = TypeVar("HTTPClient", httpx.Client, httpx.AsyncClient)


class Connections:
    """The HTTP clients that were made for one OpenRouter in one process."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        # Connections of an event loop are of no use to another one.
        self._by_loop: weakref.WeakKeyDictionary[Any, httpx.AsyncClient] = weakref.WeakKeyDictionary()

    def sync_client(self) -> httpx.Client:
        """The HTTP client for calls that block.

        Raises:
            ValueError: The environment names a proxy whose address is none.
        """
        with self._lock:
            if self._sync is None:
                self._sync = _made(httpx.Client)
            return self._sync

    def async_client(self) -> httpx.AsyncClient:
        """The HTTP client for the event loop that runs.

        Raises:
            ValueError: The environment names a proxy whose address is none.
        """
        loop = _running_loop()
        with self._lock:
            http_client = self._by_loop.get(loop)
            if http_client is None:
                http_client = self._by_loop[loop] = _made(httpx.AsyncClient)
            return http_client

    def close(self) -> None:
        """Close the connections of calls that block."""
        with self._lock:
            http_client, self._sync = self._sync, None
        if http_client is not None:
            http_client.close()

    async def aclose(self) -> None:
        """Close the connections of the event loop that runs, and those of calls that block."""
        self.close()
        with self._lock:
            http_client = self._by_loop.pop(_running_loop(), None)
        if http_client is not None:
            await http_client.aclose()


def timeout_of(timeout_ms: float) -> httpx.Timeout:
    """The timeout for `timeout_ms`.

    Raises:
        ValueError: It is no positive number.
    """
    given: object = timeout_ms
    if isinstance(given, bool) or not isinstance(given, int | float) or not given > 0:
        raise ValueError(f"timeout_ms must be a positive number of milliseconds, not {timeout_ms!r}")
    return httpx.Timeout(timeout_ms / 1000)


def _running_loop() -> Any:
    # anyio comes with httpx, and knows the event loop of asyncio and of trio.
    import anyio.lowlevel

    return anyio.lowlevel.current_token().native_token


def _made(kind: type[HTTPClient]) -> HTTPClient:
    try:
        return kind(
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_IDLE_CONNECTIONS),
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the environment names a proxy whose address is none ({error})") from None
    except OSError as error:
        from openrouter_responses.errors import NoResponseError

        raise NoResponseError(
            f"The certificates for TLS cannot be loaded ({error}). Check SSL_CERT_FILE and SSL_CERT_DIR, which name "
            "them: a file in PEM format, and a folder."
        ) from error
