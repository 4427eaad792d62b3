"""A TLS failure is an error of the package, and loses neither a complete response nor a place in the pool."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from typing import TYPE_CHECKING, Any

import anyio
import pytest

pytest.importorskip("cryptography")

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses.testing import encode_event
from tests.reliability.pools import pools_of
from tests.reliability.tls import Sockets, TlsConnection, write_certificate

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

KEY = "sk-or-test"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
PLAIN_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})
COMPLETED = encode_event({"type": "response.completed", "response": {"id": "gen-1", "status": "completed"}})


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def serve_tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[TlsConnection], None]], Any]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve(respond: Callable[[TlsConnection], None]) -> Sockets:
        def run(connection: socket.socket) -> None:
            with contextlib.suppress(ssl.SSLError):
                tls = TlsConnection(connection, context)
                tls.read_request()
                respond(tls)
                tls.wait_for_end()

        return Sockets(run)

    return serve


def client_of(server: Sockets, once: RetryConfig) -> OpenRouter:
    return OpenRouter(KEY, server_url=f"https://127.0.0.1:{server.port}/api/v1", retry_config=once)


@pytest.mark.anyio
async def test_a_damaged_record_interrupts_a_stream(serve_tls: Any, once: RetryConfig) -> None:
    def respond(tls: TlsConnection) -> None:
        tls.send(HEAD + DELTA)
        tls.send(DELTA, damaged=True)

    with serve_tls(respond) as server:
        async with client_of(server, once) as open_router:
            with pytest.raises(errors.StreamInterruptedError) as caught:
                async for _ in await open_router.responses.send_async(input="Hi", stream=True):
                    pass
            with pytest.raises(errors.StreamInterruptedError):
                list(open_router.responses.send(input="Hi", stream=True))
    assert vars(caught.value)["text"] == "Hello"
    assert_no_key_in_frames(caught.value)


@pytest.mark.anyio
async def test_a_damaged_record_in_a_plain_response_is_an_error_of_the_package(
    serve_tls: Any, once: RetryConfig
) -> None:
    def respond(tls: TlsConnection) -> None:
        tls.send(PLAIN_HEAD + b'{"id": ')
        tls.send(b'"gen-1"}', damaged=True)

    with serve_tls(respond) as server:
        async with client_of(server, once) as open_router:
            with pytest.raises(errors.OpenRouterError) as caught:
                await open_router.responses.send_async(input="Hi")
    assert_no_key_in_frames(caught.value)


@pytest.mark.anyio
async def test_a_damaged_record_before_the_first_event_is_retried(serve_tls: Any, briefly: RetryConfig) -> None:
    damaged = iter([True, True])

    def respond(tls: TlsConnection) -> None:
        tls.send(HEAD)
        tls.send(DELTA + COMPLETED, damaged=next(damaged, False))

    with serve_tls(respond) as server:
        async with client_of(server, briefly) as open_router:
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            assert (await stream.get_final_response()).status == "completed"
    assert server.accepted == 3


@pytest.mark.anyio
async def test_a_damaged_record_after_the_terminal_event_loses_nothing(serve_tls: Any, once: RetryConfig) -> None:
    def respond(tls: TlsConnection) -> None:
        tls.send(HEAD + DELTA + COMPLETED)
        tls.send(b"data: [DONE]\n\n", damaged=True)

    with serve_tls(respond) as server:
        async with client_of(server, once) as open_router:
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            assert (await stream.get_final_response()).status == "completed"
            assert open_router.responses.send(input="Hi", stream=True).get_final_response().status == "completed"


def assert_no_key_in_frames(error: BaseException) -> None:
    link: BaseException | None = error.__cause__
    while link is not None:
        assert link.__traceback__ is None
        link = link.__cause__ or link.__context__


def connect(connection: socket.socket) -> None:
    """Answer a request for a tunnel."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")


def fail_handshake(connection: socket.socket) -> None:
    connect(connection)
    connection.recv(1)


def stall_handshake(connection: socket.socket) -> None:
    connect(connection)
    while connection.recv(65536):
        pass


def connections_of(http_client: Any) -> list[Any]:
    busy, idle = pools_of(http_client)
    return [*busy, *idle]


@pytest.mark.anyio
async def test_a_failed_handshake_behind_a_proxy_releases_its_place_in_the_pool(
    monkeypatch: pytest.MonkeyPatch, once: RetryConfig, few_certificates: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    with Sockets(fail_handshake) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        async with OpenRouter(KEY, server_url="https://service.invalid/api/v1", retry_config=once) as open_router:
            for _ in range(2):
                with pytest.raises(errors.ConnectionFailedError):
                    open_router.responses.send(input="Hi")
                with pytest.raises(errors.ConnectionFailedError):
                    await open_router.responses.send_async(input="Hi")
            connections = open_router._open_http_clients()
            assert connections_of(connections.sync_client()) == []
            assert connections_of(connections.async_client()) == []


@pytest.mark.anyio
async def test_a_cancelled_handshake_behind_a_proxy_releases_its_place_in_the_pool(
    monkeypatch: pytest.MonkeyPatch, once: RetryConfig, few_certificates: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    with Sockets(stall_handshake) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        async with OpenRouter(KEY, server_url="https://service.invalid/api/v1", retry_config=once) as open_router:
            for _ in range(2):
                with anyio.move_on_after(0.2) as scope:
                    await open_router.responses.send_async(input="Hi")
                assert scope.cancelled_caught
            assert connections_of(open_router._open_http_clients().async_client()) == []


def test_a_twice_cancelled_handshake_behind_a_proxy_releases_its_place_in_the_pool(
    monkeypatch: pytest.MonkeyPatch, once: RetryConfig, few_certificates: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))

    async def main(url: str) -> None:
        async with OpenRouter(KEY, server_url=url, retry_config=once) as open_router:
            task = asyncio.create_task(open_router.responses.send_async(input="Hi"))
            await asyncio.sleep(0.2)
            for _ in range(2):
                task.cancel()
                await asyncio.sleep(0)
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await asyncio.sleep(0.02)
            assert connections_of(open_router._open_http_clients().async_client()) == []

    with Sockets(stall_handshake) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        asyncio.run(main("https://service.invalid/api/v1"))
