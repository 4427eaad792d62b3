"""OpenRouter: the configuration of a client, its HTTP clients and their life cycle."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, Self

import httpx

from openrouter_responses._api_key import ApiKey
from openrouter_responses._headers import is_header_value, problem_of_header
from openrouter_responses._http_clients import MAX_PORT, Connections, timeout_of, uses_http2

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from openrouter_responses.responses import Responses
    from openrouter_responses.retry import RetryConfig


class DebugLogger(Protocol):
    """What is told of each request, answer and event, with secrets masked; a `logging.Logger` is one."""

    def debug(self, msg: str, *args: Any) -> None:
        """Take note of a message with its arguments, as `logging.Logger.debug` does."""


class Beta:
    """The place where the operations had been before they were final."""

    def __init__(self, responses: Responses) -> None:
        self.responses = responses


class OpenRouter:
    """A client for OpenRouter's Responses API.

    It is a context manager, sync and async, and can be used by several threads and event loops at once. It opens no
    connection before its first request. HTTP clients that are given to it are used as they are and never closed.

    Args:
        api_key: The API key, or a function that gives it for each request; by default ``OPENROUTER_API_KEY``.
        http_referer: The address of your app, for OpenRouter's rankings; by default ``OPENROUTER_HTTP_REFERER``.
        x_open_router_title: The name of your app; by default ``OPENROUTER_X_OPEN_ROUTER_TITLE``.
        x_open_router_categories: Categories of your app, separated by commas; by default
            ``OPENROUTER_X_OPEN_ROUTER_CATEGORIES``.
        server_url: The address of the server, without the path of the operation.
        client: An HTTP client for `send`.
        async_client: An HTTP client for `send_async`.
        retry_config: Which failures are tried again; by default `DEFAULT_RETRY_CONFIG`.
        timeout_ms: The longest wait for a connection and between two bytes, in milliseconds; by default 5 seconds and
            600 seconds.
        http_headers: Further headers for each request.
        debug_logger: Something with a method `debug`, which is told of requests, answers and events.
        max_event_bytes: The largest event of a stream that is read; by default 256 MB.

    Raises:
        TypeError: An argument is of another type.
        ValueError: A value cannot be sent, or the server's address is none.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str | None] | None = None,
        *,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        server_url: str | None = None,
        client: httpx.Client | None = None,
        async_client: httpx.AsyncClient | None = None,
        retry_config: RetryConfig | None = None,
        timeout_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        debug_logger: DebugLogger | None = None,
        max_event_bytes: int | None = None,
    ) -> None:
        self.server_url = server_url
        self.api_key: ApiKey = ApiKey(api_key)
        del api_key  # a traceback that begins here may be printed with its local variables
        self.api_key.check()
        self.app_headers: dict[str, str | None] = {
            name: value if value is not None else os.environ.get(f"OPENROUTER_{name.upper()}")
            for name, value in (
                ("http_referer", http_referer),
                ("x_open_router_title", x_open_router_title),
                ("x_open_router_categories", x_open_router_categories),
            )
        }
        if http_headers is not None and not isinstance(http_headers, Mapping):
            raise TypeError(f"http_headers must be a mapping, not {type(http_headers).__name__}")
        self.http_headers: dict[str, str] = dict(http_headers or {})
        del http_headers
        self._check_headers()
        if server_url is not None:
            parse_server_url(server_url)
        if retry_config is not None:
            from openrouter_responses.retry import check_retry_config

            check_retry_config("retry_config", retry_config)
        self.retry_config = retry_config
        self.timeout: httpx.Timeout | None = None if timeout_ms is None else timeout_of(timeout_ms)
        self.debug_logger = debug_logger
        if max_event_bytes is not None and max_event_bytes < 1:
            raise ValueError(f"max_event_bytes must be at least 1, not {max_event_bytes}")
        self.max_event_bytes = max_event_bytes
        _check_http_client("client", client, httpx.Client)
        _check_http_client("async_client", async_client, httpx.AsyncClient)
        self._given_client = client
        self._given_async_client = async_client
        self._responses: Responses | None = None
        self._connections = Connections()
        self._of_parent: list[Connections] = []
        self._closed = False

    @property
    def responses(self) -> Responses:
        """The operations of the Responses API."""
        if self._responses is None:
            from openrouter_responses.responses import Responses

            self._responses = Responses(self)
        return self._responses

    @property
    def beta(self) -> Beta:
        """The operations under their older name: `beta.responses` is `responses`."""
        return Beta(self.responses)

    def http_client(self) -> httpx.Client:
        """The HTTP client of `send`.

        Raises:
            ClientClosedError: This client, or the one that was given to it, is closed.
        """
        connections = self._open_connections()
        if self._given_client is None:
            return connections.sync_client()
        _check_open("client", self._given_client)
        return self._given_client

    def async_http_client(self) -> httpx.AsyncClient:
        """The HTTP client of `send_async`, one for each event loop.

        Raises:
            ClientClosedError: This client, or the one that was given to it, is closed.
        """
        connections = self._open_connections()
        if self._given_async_client is None:
            return connections.async_client()
        _check_open("async_client", self._given_async_client)
        return self._given_async_client

    def close(self) -> None:
        """Close the connections of `send`; no request can be sent any more. Those of `send_async` take `aclose`."""
        if not self._closed:
            self._open_connections().close()
            self._closed = True

    async def aclose(self) -> None:
        """Close all connections but those of `send_async` in other event loops; no request can be sent any more."""
        if not self._closed:
            connections = self._open_connections()
            self._closed = True
            await connections.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        server = "" if self.server_url is None else f"server_url={self.server_url!r}"
        return f"{type(self).__name__}({server})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client is not pickled, as it holds a key and connections; make a new one where it is needed")

    def _open_connections(self) -> Connections:
        if self._closed:
            from openrouter_responses.errors import ClientClosedError

            raise ClientClosedError("This OpenRouter client is closed; make a new one to send more requests.")
        if self._connections.process != os.getpid():
            # After a fork they belong to the parent. They are kept, as collecting them would close them.
            self._of_parent.append(self._connections)
            self._connections = Connections()
        return self._connections

    def _check_headers(self) -> None:
        for name in self.app_headers:
            if not is_header_value(self.app_headers[name] or ""):
                raise ValueError(
                    f"{name} cannot be sent: it must be Latin-1 text in one line, without spaces around it"
                )
        for name in self.http_headers:
            problem = problem_of_header(name, self.http_headers[name])
            if problem is not None:
                raise ValueError(problem)


def _check_http_client(argument: str, given: object, kind: type[httpx.Client | httpx.AsyncClient]) -> None:
    if given is not None and not isinstance(given, kind):
        raise TypeError(f"{argument} must be an httpx.{kind.__name__}, not {type(given).__name__}")
    if given is not None and uses_http2(given):
        raise ValueError(f"{argument} uses HTTP/2, which is not supported; create it without http2=True")


def _check_open(argument: str, given: httpx.Client | httpx.AsyncClient) -> None:
    if given.is_closed:
        from openrouter_responses.errors import ClientClosedError

        raise ClientClosedError(f"The HTTP client that was given to this OpenRouter client as {argument} is closed.")


def parse_server_url(server_url: str) -> httpx.URL:
    """The parsed address of a server.

    Raises:
        ValueError: It is no absolute http or https address, or it has a password, which would take the key's place.
    """
    try:
        url = httpx.URL(server_url)
    except (httpx.InvalidURL, TypeError):
        url = httpx.URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("server_url must be an absolute http or https address")
    if url.port is not None and url.port > MAX_PORT:
        raise ValueError(f"server_url has the port {url.port}; the highest is {MAX_PORT}")
    if url.userinfo:
        raise ValueError("server_url must not hold a user name or a password")
    return url
