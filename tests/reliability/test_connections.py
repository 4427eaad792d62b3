"""A connection that fails is one clear error, leaves nothing open, and does not affect the next request."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses.testing import ResponsesServer, encode_event

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "sk-or-test"
RESULT = b'{"id": "gen-1", "status": "completed", "output": [], "output_text": "Hello"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
EVENT = encode_event({"type": "response.output_text.delta", "delta": "Hello"})


def failure_of(open_router: OpenRouter, **arguments: Any) -> errors.OpenRouterError:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(errors.OpenRouterError) as caught:
        open_router.responses.send(**given)
    return caught.value


BROKEN: dict[str, tuple[Iterable[bytes], Any, type[errors.OpenRouterError]]] = {
    "closed after the request": ([], "cut", errors.ConnectionFailedError),
    "reset after the request": ([], "reset", errors.ConnectionFailedError),
    "no answer": ([], "stall", errors.TimedOutError),
    "silence inside the headers": ([HEAD], "stall", errors.TimedOutError),
    "an end inside the headers": ([HEAD], "cut", errors.ConnectionFailedError),
    "no HTTP": ([b"SSH-2.0-OpenSSH\r\n"], "cut", errors.ConnectionFailedError),
    "a header of 200 KB": ([HEAD + b"X: " + b"y" * 200_000 + b"\r\n\r\n"], "cut", errors.ConnectionFailedError),
    "an invalid length": ([HEAD + b"Content-Length: x\r\n\r\n"], "cut", errors.ConnectionFailedError),
    "two lengths": (
        [HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n"],
        "cut",
        errors.ConnectionFailedError,
    ),
    "an invalid chunk size": ([HEAD + CHUNKED + b"zz\r\n"], "cut", errors.ResponseValidationError),
    "a chunk that is cut": ([HEAD + CHUNKED + b"ff\r\n" + RESULT], "cut", errors.ResponseValidationError),
    "a chunk that is endless": ([HEAD + CHUNKED + b"ff\r\n" + RESULT], "stall", errors.ResponseValidationError),
    "a stream with an invalid chunk size": (
        [STREAM_HEAD + CHUNKED + b"zz\r\n"],
        "cut",
        errors.StreamInterruptedError,
    ),
}


@pytest.mark.anyio
@pytest.mark.parametrize("fault", BROKEN)
async def test_a_connection_that_breaks_is_an_error_and_is_not_used_again(
    server: ResponsesServer, open_router: OpenRouter, fault: str
) -> None:
    chunks, ending, kind = BROKEN[fault]
    async with open_router:
        for _ in range(2):
            server.respond_with_bytes(chunks, ending=ending)
        assert type(failure_of(open_router, timeout_ms=150)) is kind
        # aiohttp also refuses the head of a response if an invalid chunk arrives with it.
        kinds = (kind, errors.ConnectionFailedError) if "chunk size" in fault else (kind,)
        with pytest.raises(kinds):
            await open_router.responses.send_async(input="Hi", timeout_ms=150)
        assert await anyio.to_thread.run_sync(server.wait_until_idle)

        assert open_router.responses.send(model="test/echo", input="Hi").output_text
        assert (await open_router.responses.send_async(model="test/echo", input="Hi")).output_text
        assert server.open_connections == 2
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_an_interim_response_and_a_body_delimited_by_the_connection_are_read(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.respond_with_bytes([b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", HEAD + b"\r\n" + RESULT])
    assert open_router.responses.send(input="Hi").output_text == "Hello"
    assert server.wait_until_idle()


def test_a_kept_connection_that_the_server_closed_is_replaced(server: ResponsesServer, open_router: OpenRouter) -> None:
    length = b"Content-Length: %d\r\nConnection: keep-alive\r\n\r\n" % len(RESULT)
    for _ in range(3):
        server.respond_with_bytes([HEAD + length + RESULT])
        assert open_router.responses.send(input="Hi").output_text == "Hello"
        # The response announced a persistent connection.
        assert server.wait_until_idle()


def test_a_kept_connection_that_closes_during_a_request_is_retried(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    open_router.responses.send(model="test/echo", input="Hi")
    server.respond_with_bytes([], ending="reset")
    assert open_router.responses.send(model="test/echo", input="Hi", retries=briefly).output_text
    assert len(server.requests) == 3


def test_a_refused_connection_is_named_in_the_error(server: ResponsesServer, once: RetryConfig) -> None:
    url = server.url
    server.close()
    with OpenRouter(KEY, server_url=url, retry_config=once) as open_router:
        error = failure_of(open_router)
    assert type(error) is errors.ConnectionFailedError
    assert isinstance(error, errors.NoResponseError)
    assert url in str(error)
    assert error.status_code is None
    assert error.body == ""
    assert not error.headers


def test_tls_to_a_plain_http_server_is_named_in_the_error(server: ResponsesServer, once: RetryConfig) -> None:
    with OpenRouter(KEY, server_url=server.url.replace("http:", "https:"), retry_config=once) as open_router:
        assert type(failure_of(open_router)) is errors.ConnectionFailedError
    assert server.wait_until_idle()


@pytest.mark.skipif(not socket.has_ipv6, reason="needs IPv6")
@pytest.mark.anyio
async def test_a_server_can_be_named_by_its_ipv6_address(once: RetryConfig) -> None:
    with ResponsesServer(host="::1") as server:
        async with OpenRouter(KEY, server_url=server.url, retry_config=once) as open_router:
            assert open_router.responses.send(model="test/echo", input="Hi").output_text
            assert (await open_router.responses.send_async(model="test/echo", input="Hi")).output_text
        assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed(server: ResponsesServer, open_router: OpenRouter, status: int) -> None:
    with ResponsesServer() as elsewhere:
        for _ in range(3):
            server.respond_with(status, headers={"Location": f"{elsewhere.url}/responses"})
        async with open_router:
            with pytest.raises(errors.ResponseValidationError):
                await open_router.responses.send_async(input="Hi")
            for stream in (False, True):
                error = failure_of(open_router, stream=stream)
                assert type(error) is errors.ResponseValidationError
                assert elsewhere.url in str(error)
                assert error.status_code == status
        assert elsewhere.accepted_connections == 0


def through(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALL_PROXY", "NO_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("HTTP_PROXY", proxy)
    monkeypatch.setenv("http_proxy", proxy)


@pytest.mark.filterwarnings("ignore:the API key goes to service.invalid unencrypted")
def test_a_proxy_of_the_environment_is_used(
    server: ResponsesServer, once: RetryConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    through(f"http://user:pass-of-proxy@127.0.0.1:{server.port}", monkeypatch)
    server.respond_with(headers={"Content-Type": "application/json"}, body=RESULT)
    server.respond_with(407, headers={"Content-Type": "text/plain"}, body=b"Who are you?")
    with OpenRouter(KEY, server_url="http://service.invalid/api", retry_config=once) as open_router:
        assert open_router.responses.send(input="Hi").output_text == "Hello"
        refused = failure_of(open_router)
        url = server.url
        server.close()
        unreachable = failure_of(open_router)
    assert url
    assert server.requests[0].path == "http://service.invalid/api/responses"
    assert refused.status_code == 407
    assert "Who are you?" in str(refused)
    assert type(unreachable) is errors.ConnectionFailedError
    for error in (refused, unreachable):
        assert "pass-of-proxy" not in f"{error} {error!r}"


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:port", "ftp://127.0.0.1:1"])
def test_an_invalid_proxy_url_is_a_value_error(
    server: ResponsesServer, once: RetryConfig, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    through(proxy, monkeypatch)
    with (
        OpenRouter(KEY, server_url=server.url, retry_config=once) as open_router,
        pytest.raises(ValueError, match="prox"),
    ):
        open_router.responses.send(input="Hi")
    assert not server.requests


@pytest.mark.parametrize("stream", [False, True])
def test_a_timeout_is_named_in_the_error(open_router: OpenRouter, stream: bool) -> None:
    error = failure_of(open_router, model="test/silent", timeout_ms=50, stream=stream)
    assert type(error) is errors.TimedOutError
    assert "timeout_ms" in str(error)


def test_a_full_pool_waits_and_then_is_named_in_the_error(server: ResponsesServer, once: RetryConfig) -> None:

    limits = httpx.Limits(max_connections=1)
    with (
        httpx.Client(limits=limits) as given,
        OpenRouter(KEY, server_url=server.url, client=given, retry_config=once) as o,
    ):
        server.respond_with(body=[EVENT], ending="stall")
        with o.responses.send(input="Hi", stream=True):
            error = failure_of(o, timeout_ms=100)
            assert type(error) is errors.TimedOutError
            assert "PoolTimeout" in str(error)
        assert o.responses.send(model="test/echo", input="Hi").output_text
