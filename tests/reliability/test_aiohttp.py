"""Calls over aiohttp keep the promises of docs/reliability.md; other tests run over it with `--transport aiohttp`."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from httpx_aiohttp import HttpxAiohttpClient

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses._error_mapping import is_unsent
from openrouter_responses.testing import encode_event
from tests.reliability.pools import pools_of
from tests.reliability.tls import Sockets, TlsConnection, write_certificate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-test-of-aiohttp"
DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})
RESULT = b'{"id": "gen-1", "status": "completed", "output": [], "output_text": "Hello"}'
HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n" % len(RESULT)
FEW_STEPS = 30


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def open_router(server: ResponsesServer, once: RetryConfig) -> OpenRouter:
    return OpenRouter(KEY, server_url=server.url, retry_config=once, transport="aiohttp")


@pytest.mark.anyio
async def test_plain_calls_and_streams_share_a_connection(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        result = await open_router.responses.send_async(model="test/echo", input="Hi")
        async with open_router.responses.send_async(model="test/echo", input="Hi", stream=True) as stream:
            assert "".join([delta async for delta in stream.text_deltas()]) == result.output_text
        assert server.accepted_connections == 1
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_requests_are_the_same_as_over_httpx(server: ResponsesServer, open_router: OpenRouter) -> None:
    for client in (open_router, open_router.with_options(transport="httpx")):
        await client.responses.send_async(model="test/echo", input="Hi", http_headers={"X-Team": "search"})
    await open_router.aclose()
    first, second = server.requests
    assert first.body == second.body
    assert {name.lower(): value for name, value in first.headers.items()} == {
        name.lower(): value for name, value in second.headers.items()
    }
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_the_http_response_and_the_cookies_are_those_of_httpx(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    for client in (open_router, open_router.with_options(transport="httpx")):
        server.respond_with(body={"id": "gen-1"}, headers={"Set-Cookie": "route=a; Path=/"})
        result = await client.responses.send_async(model="test/echo", input="Hi")
        response = result.raw_response
        assert response is not None
        assert (response.is_closed, response.http_version, response.reason_phrase) == (True, "HTTP/1.1", "OK")
        assert response.elapsed.total_seconds() > 0
        await client.responses.send_async(model="test/echo", input="Hi")
        assert [request.headers.get("cookie") for request in server.requests[-2:]] == [None, "route=a"]
    await open_router.aclose()
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_blocking_calls_use_httpx(server: ResponsesServer, open_router: OpenRouter) -> None:
    with open_router:
        assert open_router.responses.send(model="test/echo", input="Hi").output_text


async def use(open_router: OpenRouter, stream: bool) -> None:
    async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=stream) as answer:
        async for _ in answer:
            pass


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("again", [(), (1,), (1, 1, 1)], ids=["once", "twice", "four times"])
def test_cancelling_a_task_at_any_turn_of_the_event_loop_loses_no_connection(
    server: ResponsesServer, once: RetryConfig, stream: bool, again: tuple[int, ...]
) -> None:
    async def cancel_after(turns: int) -> bool:
        async with OpenRouter(KEY, server_url=server.url, retry_config=once, transport="aiohttp") as open_router:
            task = asyncio.create_task(use(open_router, stream))
            for _ in range(turns):
                await asyncio.sleep(0)
            done = task.done()
            task.cancel()
            for more in again:
                for _ in range(more):
                    await asyncio.sleep(0)
                task.cancel()
            await asyncio.wait([task])
            await use(open_router, True)
            await asyncio.sleep(0.002)
            busy, idle = pools_of(open_router._async_http_client())
            assert (busy, len(idle)) == ([], 1), turns
            return done

    turns = 0
    # Later, most turns of the event loop wait for the server.
    while not asyncio.run(cancel_after(turns)) and turns < FEW_STEPS:
        turns += 1
    assert turns > 5
    assert server.wait_until_idle()


@pytest.mark.anyio
@pytest.mark.parametrize("model", ["test/silent", "test/stall"])
async def test_closing_the_client_ends_its_calls(server: ResponsesServer, open_router: OpenRouter, model: str) -> None:
    caught: list[BaseException] = []

    async def read() -> None:
        try:
            async for _ in await open_router.responses.send_async(model=model, input="Hi", stream=True):
                pass
        except errors.OpenRouterError as error:
            caught.append(error)

    with anyio.fail_after(10):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.sleep(0.2)  # until it waits for the server
            await open_router.aclose()
    assert [type(error) for error in caught] in ([errors.ClientClosedError], [errors.StreamInterruptedError])
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_a_kept_connection_that_closes_during_a_request_is_retried(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    async with open_router:
        await open_router.responses.send_async(model="test/echo", input="Hi")
        server.respond_with_bytes([], ending="reset")
        server.respond_with_bytes([], ending="cut")
        result = await open_router.responses.send_async(model="test/echo", input="Hi", retries=briefly)
    assert result.output_text
    # aiohttp does not send a POST again by itself.
    assert len(server.requests) == 4


@pytest.mark.anyio
async def test_only_a_request_without_a_connection_counts_as_unsent(
    server: ResponsesServer, open_router: OpenRouter, once: RetryConfig
) -> None:
    async def failure_of(client: OpenRouter) -> errors.OpenRouterError:
        with pytest.raises(errors.OpenRouterError) as caught:
            await client.responses.send_async(input="Hi")
        return caught.value

    async with open_router, HttpxAiohttpClient() as given:
        with_given = OpenRouter(KEY, server_url=server.url, async_client=given, retry_config=once)
        for client in (open_router, with_given):
            server.respond_with_bytes([], ending="cut")
            assert not is_unsent(await failure_of(client))
        server.close()
        assert is_unsent(await failure_of(open_router))


@pytest.mark.anyio
async def test_the_events_before_a_break_are_not_lost(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        for ending in ("cut", "reset"):
            server.respond_with(body=[DELTA * 3], ending=ending)
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            await anyio.sleep(0.05)  # until the connection has ended
            with pytest.raises(errors.StreamInterruptedError) as caught:
                async for _ in stream:
                    pass
            assert vars(caught.value)["text"] == "Hello" * 3


@pytest.mark.anyio
async def test_a_body_without_a_length_is_complete_only_if_the_connection_was_closed(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
    async with open_router:
        server.respond_with_bytes([head + RESULT])
        assert (await open_router.responses.send_async(input="Hi")).output_text == "Hello"
        server.respond_with_bytes([head + RESULT[:20]], ending="reset")
        server.respond_with_bytes([head + RESULT])
        assert (await open_router.responses.send_async(input="Hi", retries=briefly)).output_text == "Hello"


@pytest.mark.anyio
async def test_a_header_that_httpcore_accepts_is_accepted(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        server.respond_with_bytes([HEAD + b"X-Policy: " + b"y" * 50_000 + b"\r\n\r\n" + RESULT])
        assert (await open_router.responses.send_async(input="Hi")).output_text == "Hello"
        server.respond_with_bytes([HEAD + b"X-Policy: " + b"y" * 200_000 + b"\r\n\r\n" + RESULT])
        with pytest.raises(errors.ConnectionFailedError, match="not valid HTTP"):
            await open_router.responses.send_async(input="Hi")
        server.respond_with_bytes([HEAD.replace(b"OK", b"\xff\xfe") + b"\r\n" + RESULT])
        assert (await open_router.responses.send_async(input="Hi")).output_text == "Hello"


@pytest.mark.anyio
async def test_a_body_of_many_megabytes_is_sent_without_a_warning(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    text = "x" * 3_000_000
    async with open_router:
        result = await open_router.responses.send_async(model="test/echo", input=text)
    assert text in result.output_text
    [request] = server.requests
    assert httpx.Headers(request.headers)["Content-Length"] == str(len(request.body))


@pytest.mark.anyio
@pytest.mark.parametrize("limit", ["timeout_ms", "deadline_ms"])
async def test_a_server_that_reads_nothing_is_a_timeout(once: RetryConfig, limit: str) -> None:
    options: dict[str, Any] = {limit: 300}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with OpenRouter(KEY, server_url=url, retry_config=once, transport="aiohttp", **options) as open_router:
            with pytest.raises(errors.TimedOutError, match=f"{limit}=300"):
                await open_router.responses.send_async(model="test/echo", input="x" * 30_000_000)
            assert pools_of(open_router._async_http_client()).busy == []


@pytest.mark.anyio
async def test_a_response_before_the_end_of_the_request_is_read(once: RetryConfig) -> None:
    def refuse(connection: socket.socket) -> None:
        connection.recv(1000)
        connection.sendall(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
        with contextlib.suppress(OSError):
            while connection.recv(65536):
                pass

    with Sockets(refuse) as server:
        url = f"http://127.0.0.1:{server.port}"
        async with OpenRouter(KEY, server_url=url, retry_config=once, transport="aiohttp") as open_router:
            with pytest.raises(errors.PayloadTooLargeResponseError):
                await open_router.responses.send_async(input="x" * 30_000_000)


@pytest.mark.anyio
async def test_a_tls_connection_is_closed_without_the_consent_of_the_server(
    once: RetryConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = write_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    ended = threading.Event()

    def stall(connection: socket.socket) -> None:
        tls = TlsConnection(connection, context)
        tls.read_request()
        tls.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + DELTA)
        # It does not read what is encrypted, so it does not notice that the client ends the TLS session.
        with contextlib.suppress(OSError):
            tls.wait_for_end()
        ended.set()

    with Sockets(stall) as server:
        url = f"https://127.0.0.1:{server.port}"
        async with OpenRouter(KEY, server_url=url, retry_config=once, transport="aiohttp") as open_router:
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            await anext(stream)
            await stream.close()
            assert await anyio.to_thread.run_sync(ended.wait, 5)


@pytest.mark.anyio
async def test_calls_beyond_the_limit_of_connections_wait(
    server: ResponsesServer, once: RetryConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openrouter_responses._http_clients.MAX_CONNECTIONS", 4)
    texts: list[str] = []

    async def ask(open_router: OpenRouter, number: int) -> None:
        async with open_router.responses.send_async(model="test/echo", input=f"<{number}>", stream=True) as stream:
            texts.append("".join([delta async for delta in stream.text_deltas()]))

    async with OpenRouter(KEY, server_url=server.url, retry_config=once, transport="aiohttp") as open_router:
        async with anyio.create_task_group() as tasks:
            for number in range(100):
                tasks.start_soon(ask, open_router, number)
        assert server.accepted_connections == 4
    assert len({re.findall("<.*>", text)[0] for text in texts}) == 100
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def proxy_of(status: bytes, received: list[bytes]) -> Callable[[socket.socket], None]:
    def respond(connection: socket.socket) -> None:
        received.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json\r\n")
        connection.sendall(b"Content-Length: %d\r\n\r\n" % len(RESULT) + RESULT)

    return respond


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:the API key goes to service.invalid unencrypted")
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_is_used_with_its_credentials(
    once: RetryConfig, scheme: str, monkeypatch: pytest.MonkeyPatch, few_certificates: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    received: list[bytes] = []
    with Sockets(proxy_of(b"407 Proxy Authentication Required", received)) as proxy:
        monkeypatch.setenv(f"{scheme}_proxy", f"http://user:pass-of-proxy@127.0.0.1:{proxy.port}")
        async with OpenRouter(
            KEY, server_url=f"{scheme}://service.invalid", retry_config=once, transport="aiohttp"
        ) as open_router:
            with pytest.raises(errors.OpenRouterError, match="407") as caught:
                await open_router.responses.send_async(input="Hi")
    assert received[0].startswith(
        b"CONNECT service.invalid:443" if scheme == "https" else b"POST http://service.invalid"
    )
    assert b"proxy-authorization: basic dxnlcjpwyxnzlw9mlxbyb3h5" in received[0].lower()
    assert (KEY.encode() in received[0]) == (scheme == "http")
    assert "pass-of-proxy" not in f"{caught.value} {caught.value.__cause__!r}"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("proxy", "problem"), [("socks5://127.0.0.1:1", "scheme socks5"), ("http://127.0.0.1:70000", "port 70000")]
)
async def test_a_proxy_that_cannot_be_used_is_named(
    open_router: OpenRouter, proxy: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(ValueError, match=problem):
        await open_router.responses.send_async(input="Hi")


@pytest.mark.anyio
async def test_no_exception_holds_the_key_or_the_query(once: RetryConfig, server: ResponsesServer) -> None:
    url = f"{server.url}?token=secret-of-query"
    async with OpenRouter(KEY, server_url=url, retry_config=once, transport="aiohttp") as open_router:
        cases: list[tuple[list[bytes], Any]] = [
            ([], "cut"),
            ([], "reset"),
            ([b"SSH-2.0\r\n"], "cut"),
            ([HEAD + b"\r\n{"], "cut"),
        ]
        for chunks, ending in cases:
            server.respond_with_bytes(chunks, ending=ending)
            with pytest.raises(errors.OpenRouterError) as caught:
                await open_router.responses.send_async(input="Hi")
            link: BaseException | None = caught.value.__cause__
            assert isinstance(link, httpx.TransportError)
            while link is not None:
                shown = f"{link!r} {link} {vars(link)}"
                assert KEY not in shown
                assert "secret-of-query" not in shown
                assert not type(link).__module__.startswith("aiohttp")
                link = link.__cause__ or link.__context__


FORKED = """
import asyncio, os, sys
from openrouter_responses import OpenRouter

async def main():
    async with OpenRouter("key", server_url=sys.argv[1], transport="aiohttp") as open_router:
        await open_router.responses.send_async(model="test/echo", input="Hi")
        stream = await open_router.responses.send_async(model="test/echo", input="Hi", stream=True)
        await anext(stream)
        child = os.fork()
        if not child:
            return True
        assert os.waitpid(child, 0)[1] == 0
        assert (await stream.get_final_response()).status == "completed"
        assert (await open_router.responses.send_async(model="test/echo", input="Hi")).output_text

# The child ends as a program does: the event loop is closed, and all objects are collected.
asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_that_ends_leaves_the_connections_of_its_parent_alone(server: ResponsesServer) -> None:
    # A child of asyncio shares the selector of its parent, so it is left without closing its event loop.
    program = FORKED.replace(
        "return True", "del stream, open_router; import gc; gc.collect(); sys.stdout.flush(); os._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, server.url],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert server.accepted_connections == 1


def test_a_client_that_is_not_closed_warns_of_nothing(server: ResponsesServer) -> None:
    program = """
import asyncio, sys
from openrouter_responses import OpenRouter

async def main():
    open_router = OpenRouter("key", server_url=sys.argv[1], transport="aiohttp")
    await open_router.responses.send_async(model="test/echo", input="Hi")
    async for _ in await open_router.responses.send_async(model="test/echo", input="Hi", stream=True):
        break

for _ in range(2):
    asyncio.run(main())
"""
    command = [sys.executable, "-W", "error", "-c", program, server.url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert server.wait_until_idle()


def test_it_needs_asyncio(open_router: OpenRouter) -> None:
    import trio

    async def ask(transport: Any) -> str:
        async with open_router.with_options(transport=transport) as client:
            return (await client.responses.send_async(model="test/echo", input="Hi")).output_text

    with pytest.raises(ValueError, match="needs asyncio, and this event loop is trio's"):
        trio.run(ask, "aiohttp")
    assert trio.run(ask, "auto")
    open_router.close()


@pytest.mark.anyio
async def test_auto_is_aiohttp_where_it_is_installed(open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch) -> None:
    client = open_router.with_options(transport="auto")
    assert type(client._async_http_client()).__name__ == "AiohttpClient"
    monkeypatch.setattr("openrouter_responses._http_clients.find_spec", lambda _: None)
    assert type(client._async_http_client()) is httpx.AsyncClient
    with pytest.raises(ImportError, match=r"pip install 'openrouter-responses\[aiohttp\]'"):
        OpenRouter(KEY, transport="aiohttp")
    await open_router.aclose()


@pytest.mark.anyio
async def test_auto_leaves_an_http_client_of_the_caller_in_place() -> None:
    async with httpx.AsyncClient() as given:
        assert OpenRouter(KEY, async_client=given, transport="auto")._async_http_client() is given
        with pytest.raises(TypeError, match="leave out transport or async_client"):
            OpenRouter(KEY, async_client=given, transport="aiohttp")


def test_an_unknown_transport_is_refused() -> None:
    wrong: Any = "requests"
    with pytest.raises(ValueError, match="transport must be one of 'httpx', 'aiohttp', 'auto', or None"):
        OpenRouter(KEY, transport=wrong)
