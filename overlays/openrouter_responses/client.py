"""`OpenRouter`: the configuration of a client, its HTTP clients and their life cycle."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Never, NoReturn, Protocol, Self, TypedDict, Unpack, cast

import httpx

from openrouter_responses import _http_library
from openrouter_responses._api_key import ApiKey
from openrouter_responses._deadline import milliseconds_or_none
from openrouter_responses._headers import HeaderFields, is_header_value
from openrouter_responses._http_clients import (
    MAX_PORT,
    HTTPClients,
    check_transport,
    raise_closed,
    timeout_of,
    uses_http2,
)
from openrouter_responses._redaction import without_query
from openrouter_responses_generated.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType

    from openrouter_responses._http_clients import TransportName
    from openrouter_responses._http_library import AsyncHTTPClient, HTTPClient
    from openrouter_responses._observation import Observers
    from openrouter_responses._operation_calls import OperationCalls
    from openrouter_responses._transport import Transport
    from openrouter_responses.batches import Batches
    from openrouter_responses.observers import Observer
    from openrouter_responses.responses import Responses
    from openrouter_responses.retry import RetryConfig

_ENVIRONMENT_URL = "OPENROUTER_BASE_URL"
_APP_HEADERS = ("http_referer", "x_open_router_title", "x_open_router_categories")
_SECRET_OPTIONS: dict[str, type[ApiKey | HeaderFields]] = {"api_key": ApiKey, "http_headers": HeaderFields}

_OTHER_NAMES = {
    "timeout": "timeout_ms, in milliseconds",
    "deadline": "deadline_ms, in milliseconds",
    "base_url": "server_url",
    "default_headers": "http_headers",
    "headers": "http_headers",
    "retries": "max_retries or retry_config",
    "http_client": "client and async_client",
    "app_name": "x_open_router_title",
    "title": "x_open_router_title",
    "x_title": "x_open_router_title",
    "referer": "http_referer",
    "site_url": "http_referer",
}
"""Arguments of `OpenRouter`, by their names in other clients."""


class DebugLogger(Protocol):
    """A receiver of each request, response and event, with secrets masked; a `logging.Logger` is one."""

    def debug(self, msg: str, *args: Any) -> None:
        """Log a message with its arguments, as `logging.Logger.debug` does."""


class ClientOptions(TypedDict, total=False):
    """The arguments of `OpenRouter.with_options`; each has the same meaning as for `OpenRouter`."""

    api_key: str | Callable[[], str | None] | None
    http_referer: str | None
    x_open_router_title: str | None
    x_open_router_categories: str | None
    server_url: str | None
    transport: TransportName | None
    retry_config: RetryConfig | None
    max_retries: int | None
    timeout_ms: float | None
    deadline_ms: float | None
    http_headers: Mapping[str, str] | None
    debug_logger: DebugLogger | None
    observers: Sequence[Observer] | None
    max_event_bytes: int | None
    max_response_bytes: int | None


class Beta:
    """The operations under their name in the beta phase of the API."""

    def __init__(self, responses: Responses) -> None:
        self.responses = responses


class OpenRouter(Resources):
    """A client for OpenRouter's Responses API.

    It is a context manager, synchronous and asynchronous, and can be used by several threads and event loops at the
    same time. It opens no connection before its first request. HTTP clients that are passed to it are never closed, and
    used unchanged, except that the default timeout of httpx is replaced with the timeout of this client.

    Args:
        api_key: The API key, or a function that returns it for each request; by default ``OPENROUTER_API_KEY``.
        http_referer: The URL of your app, for OpenRouter's rankings; by default ``OPENROUTER_HTTP_REFERER``.
        x_open_router_title: The name of your app; by default ``OPENROUTER_X_OPEN_ROUTER_TITLE``.
        x_open_router_categories: Categories of your app, separated by commas; by default
            ``OPENROUTER_X_OPEN_ROUTER_CATEGORIES``.
        server_url: The URL of the server, without the path of the operation; by default ``OPENROUTER_BASE_URL``, or
            else OpenRouter's own.
        client: An HTTP client for `send`: an `httpx.Client`, or an `httpx2.Client`.
        async_client: An HTTP client for `send_async`: an `httpx.AsyncClient`, or an `httpx2.AsyncClient`.
        transport: What carries `send_async`: ``"httpx"``, which is the default; ``"aiohttp"``, which needs asyncio and
            the extra `[aiohttp]`; or ``"auto"``, which is aiohttp where it can be used. `send` always uses httpx.
        retry_config: Which failures are retried, and how; by default `DEFAULT_RETRY_CONFIG`.
        max_retries: The maximum number of retries; by default 2, and with a `retry_config` 100.
        timeout_ms: The maximum time to connect and between two bytes, in milliseconds; by default 5 seconds and 600
            seconds. ``float("inf")`` means no limit.
        deadline_ms: The maximum time of a call with its retries and the reading of its stream, in milliseconds; by
            default no limit.
        http_headers: Additional headers for each request.
        debug_logger: An object with a method `debug`, which is called for each request, response, plain body and event.
        observers: Objects that are told about each call, see `openrouter_responses.observers`.
        max_event_bytes: The maximum size of one event of a stream, in bytes; by default 256 MB.
        max_response_bytes: The maximum size of a response without a stream, in bytes after decompression; by default
            256 MB.

    Raises:
        ImportError: `transport` needs the extra `[aiohttp]`, which is not installed.
        TypeError: An argument is unknown, or of another type.
        ValueError: A value cannot be sent, or is out of its range.
    """

    def __init__(
        self,
        api_key: str | Callable[[], str | None] | None = None,
        *,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        server_url: str | None = None,
        client: HTTPClient | None = None,
        async_client: AsyncHTTPClient | None = None,
        transport: TransportName | None = None,
        retry_config: RetryConfig | None = None,
        max_retries: int | None = None,
        timeout_ms: float | None = None,
        deadline_ms: float | None = None,
        http_headers: Mapping[str, str] | None = None,
        debug_logger: DebugLogger | None = None,
        observers: Sequence[Observer] | None = None,
        max_event_bytes: int | None = None,
        max_response_bytes: int | None = None,
        **unknown: Never,
    ) -> None:
        self.server_url: str | None = os.environ.get(_ENVIRONMENT_URL) or None if server_url is None else server_url
        self._api_key: ApiKey = ApiKey(api_key)
        self._http_headers: HeaderFields = HeaderFields(http_headers)
        del api_key, http_headers  # a traceback that starts here may be printed with its local variables
        self._options: dict[str, Any] = {
            "http_referer": http_referer,
            "x_open_router_title": x_open_router_title,
            "x_open_router_categories": x_open_router_categories,
            "server_url": server_url,
            "client": client,
            "async_client": async_client,
            "transport": transport,
            "retry_config": retry_config,
            "max_retries": max_retries,
            "timeout_ms": timeout_ms,
            "deadline_ms": deadline_ms,
            "debug_logger": debug_logger,
            "observers": observers,
            "max_event_bytes": max_event_bytes,
            "max_response_bytes": max_response_bytes,
        }
        for name in unknown:
            raise TypeError(_unknown_option(name, self._options))
        self._api_key.check()
        self._http_headers.check()
        self._app_headers: dict[str, str | None] = _app_headers(self._options)
        if self.server_url is not None:
            parse_server_url(self.server_url, "server_url" if server_url is not None else _ENVIRONMENT_URL)
        self.retry_config = retry_config
        self.max_retries = max_retries
        self._check_retries()
        self._timeout: httpx.Timeout | None = None if timeout_ms is None else timeout_of(timeout_ms)
        self._deadline_ms: float | None = (
            None if deadline_ms is None else milliseconds_or_none("deadline_ms", deadline_ms)
        )
        self._observers: Observers | None = _observers_of(observers, debug_logger)
        for name in ("max_event_bytes", "max_response_bytes"):
            if (size := self._options[name]) is None:
                continue
            if not isinstance(size, int | float) or isinstance(size, bool):
                raise TypeError(f"{name} must be a number of bytes, such as 500_000_000, not {size!r}")
            if size < 1:
                raise ValueError(f"{name} must be at least 1, not {size}")
        self.max_event_bytes = max_event_bytes
        self.max_response_bytes = max_response_bytes
        _check_http_client("client", client, "Client")
        _check_http_client("async_client", async_client, "AsyncClient")
        check_transport(transport, async_client)
        self._given_client = cast("httpx.Client | None", client)
        self._given_async_client = cast("httpx.AsyncClient | None", async_client)
        self._responses: Responses | None = None
        self._own_transport: Transport | None = None
        self._own_sender: OperationCalls | None = None
        self._shared_client: OpenRouter | None = None
        self._http_clients = HTTPClients()
        self._clients_of_parent: list[HTTPClients] = []
        self._closed = False

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other defaults that shares the connections of this one.

        Options that are not passed keep their values; None restores the default of `OpenRouter`. Closing the new client
        leaves the connections open; after this client is closed, neither can send requests.

            patient = open_router.with_options(max_retries=10, timeout_ms=60_000)

        Raises:
            TypeError: An argument is unknown, or of another type.
            ValueError: A value cannot be sent, or is out of its range.
        """
        given: dict[str, Any] = {**options}
        del options  # a traceback that starts here may be printed with its local variables
        for name, hide in _SECRET_OPTIONS.items():
            given[name] = hide(given[name]) if name in given else getattr(self, f"_{name}")
        for name in given:
            if name in ("client", "async_client"):
                raise TypeError(f"with_options has no argument {name!r}, because the connections are shared")
        other = type(self)(**{**self._options, **given})
        other._shared_client = self._shared_client or self
        return other

    @property
    def debug_logger(self) -> DebugLogger | None:
        """The debug logger that was passed to the client."""
        logger: DebugLogger | None = self._options["debug_logger"]
        return logger

    @property
    def transport(self) -> TransportName | None:
        """The transport of asynchronous calls that was passed to the client."""
        transport: TransportName | None = self._options["transport"]
        return transport

    @property
    def responses(self) -> Responses:
        """The operations of the Responses API."""
        if self._responses is None:
            from openrouter_responses.responses import Responses

            self._responses = Responses(self)
        return self._responses

    @property
    def batches(self) -> Batches:
        """Many requests that are processed together, within 24 hours and usually at half the price."""
        from openrouter_responses.batches import Batches

        return Batches(self._sender)

    @property
    def batch(self) -> Batches:
        """The same as `batches`, under the name of the official SDK."""
        return self.batches

    @property
    def _transport(self) -> Transport:
        if self._own_transport is None:
            from openrouter_responses._transport import Transport

            self._own_transport = Transport(self)
        return self._own_transport

    @property
    def _sender(self) -> OperationCalls:
        if self._own_sender is None:
            from openrouter_responses._operation_calls import OperationCalls

            self._own_sender = OperationCalls(self._transport, self._app_headers)
        return self._own_sender

    @property
    def beta(self) -> Beta:
        """The operations under their older name: `beta.responses` is `responses`."""
        return Beta(self.responses)

    def _http_client(self) -> httpx.Client:
        """Return the HTTP client of `send`.

        Raises:
            ClientClosedError: This client, or the HTTP client passed to it, is closed.
        """
        http_clients = self._open_http_clients()
        if self._given_client is None:
            return http_clients.sync_client()
        _check_open("client", self._given_client)
        return self._given_client

    def _async_http_client(self) -> httpx.AsyncClient:
        """Return the HTTP client of `send_async`, one for each event loop.

        Raises:
            ClientClosedError: This client, or the HTTP client passed to it, is closed.
        """
        http_clients = self._open_http_clients()
        if self._given_async_client is None:
            return http_clients.async_client(self.transport)
        _check_open("async_client", self._given_async_client)
        return self._given_async_client

    def close(self) -> None:
        """Close the connections of `send`; no further request can be sent. `aclose` closes those of `send_async`."""
        if not self._closed and self._shared_client is None:
            self._open_http_clients().close()
        self._closed = True

    async def aclose(self) -> None:
        """Close all connections except those of `send_async` in other event loops; no further request can be sent."""
        if not self._closed and self._shared_client is None:
            http_clients = self._open_http_clients()
            self._closed = True
            await http_clients.aclose()
        self._closed = True

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
        server = "" if self.server_url is None else f"server_url={without_query(self.server_url)!r}"
        return f"{type(self).__name__}({server})"

    if not TYPE_CHECKING:  # type checkers would accept any name

        def __getattr__(self, name: str) -> Any:
            from openrouter_responses import _hints

            error = _hints.missing_attribute(self, name, _hints.CLIENT_ATTRIBUTES)
            if error is not None:
                raise error
            # Raises again what a property raised.
            return object.__getattribute__(self, name)

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client cannot be pickled, because it holds a key and connections; create one where it is needed"
        )

    def _open_http_clients(self) -> HTTPClients:
        if self._closed:
            raise_closed()
        if self._shared_client is not None:
            return self._shared_client._open_http_clients()
        if self._http_clients.process != os.getpid():
            # After a fork they belong to the parent. Garbage collection would close them, so they are kept.
            self._clients_of_parent.append(self._http_clients)
            self._http_clients = HTTPClients()
        return self._http_clients

    @property
    def _default_max_retries(self) -> int:
        """The maximum number of retries of a call without `max_retries` and `retries`."""
        from openrouter_responses.retry import DEFAULT_MAX_RETRIES, MAX_RETRIES

        if self.max_retries is not None:
            return self.max_retries
        return DEFAULT_MAX_RETRIES if self.retry_config is None else MAX_RETRIES

    def _check_retries(self) -> None:
        if self.retry_config is None and self.max_retries is None:
            return
        from openrouter_responses.retry import check_max_retries, check_retry_config

        if self.retry_config is not None:
            check_retry_config("retry_config", self.retry_config)
        if self.max_retries is not None:
            check_max_retries(self.max_retries)


def _unknown_option(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = _OTHER_NAMES.get(name) or next(iter(get_close_matches(name, [*known, *_SECRET_OPTIONS], n=1)), None)
    return f"OpenRouter has no argument {name!r}" + (f"; use {near}" if near else "")


def _observers_of(observers: Sequence[Observer] | None, debug_logger: DebugLogger | None) -> Observers | None:
    if not observers and debug_logger is None:
        return None
    from openrouter_responses._observation import Observers

    return Observers(observers or (), debug_logger)


def _app_headers(options: Mapping[str, str | None]) -> dict[str, str | None]:
    headers = {
        name: os.environ.get(f"OPENROUTER_{name.upper()}") if options[name] is None else options[name]
        for name in _APP_HEADERS
    }
    for name, value in headers.items():
        if not is_header_value(value or ""):
            raise ValueError(f"{name} cannot be sent: it must be Latin-1 text in one line, without spaces around it")
    return headers


def _check_http_client(argument: str, given: Any, kind: str) -> None:
    if given is not None and not _http_library.is_client(given, kind):
        raise TypeError(f"{argument} must be an httpx.{kind} or httpx2.{kind}, not {type(given).__name__}")
    if given is not None and uses_http2(given):
        raise ValueError(f"{argument} uses HTTP/2, which is not supported; create it without http2=True")


def _check_open(argument: str, given: httpx.Client | httpx.AsyncClient) -> None:
    if given.is_closed:
        from openrouter_responses.errors import ClientClosedError

        raise ClientClosedError(f"The HTTP client passed to OpenRouter as {argument} is closed.")


def parse_server_url(server_url: str, name: str = "server_url") -> httpx.URL:
    """Return the parsed URL of a server, which messages call `name`.

    Raises:
        ValueError: It is not an absolute http or https URL, or it contains a password, which would replace the key.
    """
    try:
        url = httpx.URL(server_url)
    except (httpx.InvalidURL, TypeError):
        url = httpx.URL()
    if url.scheme not in ("http", "https") or not url.host:
        from openrouter_responses_generated.operation import SERVER_URL

        raise ValueError(f"{name} must be an absolute http or https address, such as {SERVER_URL}")
    if url.port is not None and url.port > MAX_PORT:
        raise ValueError(f"{name} has the port {url.port}; the highest is {MAX_PORT}")
    if url.userinfo:
        raise ValueError(f"{name} must not have a user name or a password")
    return url
