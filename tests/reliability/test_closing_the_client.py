"""Closing a client ends the calls of other threads at once."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import anyio
import httpcore
import pytest
from httpcore._backends.sync import SyncStream

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses._http_clients import HTTPClients
from openrouter_responses._pool_closing import TrackingAsyncBackend, TrackingBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openrouter_responses.testing import ResponsesServer


def read_stream(open_router: OpenRouter) -> Any:
    return list(open_router.responses.send(model="test/stall", input="Hi", stream=True))


def wait_for_answer(open_router: OpenRouter) -> Any:
    return open_router.responses.send(model="test/silent", input="Hi")


@pytest.mark.parametrize("call", [read_stream, wait_for_answer])
def test_closing_the_client_interrupts_the_calls_of_other_threads(
    server: ResponsesServer, open_router: OpenRouter, call: Callable[[OpenRouter], Any]
) -> None:
    caught: list[Exception] = []

    def run() -> None:
        try:
            call(open_router)
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.01)
    # Long enough for it to block.
    time.sleep(0.1)
    open_router.close()
    thread.join(10)
    assert [isinstance(error, errors.OpenRouterError) for error in caught] == [True]
    assert server.wait_until_idle()


def test_a_socket_is_closed_by_the_thread_that_waits_for_its_bytes(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_by: list[int] = []
    close = SyncStream.close

    def record(stream: SyncStream) -> None:
        closed_by.append(threading.get_ident())
        close(stream)

    monkeypatch.setattr(SyncStream, "close", record)

    def run() -> None:
        with pytest.raises(errors.ClientClosedError):
            wait_for_answer(open_router)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.01)
    open_router.close()
    thread.join(10)
    # Another socket may get the number of a closed one, and the thread would wait for the bytes of that.
    assert set(closed_by) == {thread.ident}


def test_an_idle_connection_is_closed_with_the_client(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.responses.send(model="test/echo", input="Hi")
    assert server.open_connections == 1
    open_router.close()
    assert server.wait_until_idle()


def test_a_connection_that_opens_while_the_client_is_closed_is_closed_again(server: ResponsesServer) -> None:
    class SlowBackend(httpcore.SyncBackend):
        def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
            stream = super().connect_tcp(*args, **kwargs)
            backend.shut_down()
            return stream

    backend = TrackingBackend(SlowBackend())
    _, _, address = server.url.partition("//")
    host, _, port = address.partition("/")[0].partition(":")
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp(host, int(port))
    assert server.wait_until_idle()


def test_a_call_that_began_before_the_client_was_closed_creates_no_connections() -> None:
    http_clients = HTTPClients()
    http_clients.close()
    with pytest.raises(errors.ClientClosedError):
        http_clients.sync_client()


def test_threads_that_send_while_the_client_is_closed_all_end(server: ResponsesServer) -> None:
    for _ in range(15):
        open_router = OpenRouter(api_key="any-key", server_url=server.url, retry_config=RetryConfig("none"))
        began = threading.Event()

        def send(open_router: OpenRouter = open_router, began: threading.Event = began) -> None:
            try:
                while True:
                    open_router.responses.send(model="test/echo", input="Hi")
                    began.set()
            except errors.OpenRouterError:
                pass

        threads = [threading.Thread(target=send, daemon=True) for _ in range(8)]
        for thread in threads:
            thread.start()
        assert began.wait(10)
        open_router.close()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()
        assert server.wait_until_idle()


@contextlib.contextmanager
def silent_listener() -> Iterator[tuple[int, list[socket.socket]]]:
    """Yield the port of a server that accepts connections and sends nothing, and the connections."""
    accepted: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    accepted.append(listener.accept()[0])

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield listener.getsockname()[1], accepted
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)
    for connection in accepted:
        connection.close()


@contextlib.contextmanager
def full_listener() -> Iterator[int]:
    """Yield the port of a server whose queue of connections is full: connecting to it does not end."""
    with socket.socket() as listener, contextlib.ExitStack() as queued:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            connection = queued.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


BACKENDS = pytest.mark.parametrize(
    ("backend", "transport"), [("asyncio", "httpx"), ("trio", "httpx"), ("asyncio", "aiohttp")]
)


async def close_while_connecting(url: str, transport: Any, connected: Callable[[], bool]) -> None:
    open_router = OpenRouter("any-key", server_url=url, transport=transport, timeout_ms=60_000)
    caught: list[Exception] = []

    async def send() -> None:
        try:
            await open_router.responses.send_async(model="test/echo", input="Hi")
        except Exception as error:
            caught.append(error)

    with anyio.fail_after(10):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(send)
            while not connected():  # noqa: ASYNC110 - a thread accepts the connection
                await anyio.sleep(0.005)
            await anyio.sleep(0.02)
            await open_router.aclose()
    assert [type(error) for error in caught] == [errors.ClientClosedError]
    assert "closed" in str(caught[0])


@BACKENDS
def test_a_task_in_a_tls_handshake_ends_when_the_client_is_closed(backend: str, transport: str) -> None:
    with silent_listener() as (port, accepted):
        anyio.run(
            close_while_connecting, f"https://127.0.0.1:{port}", transport, lambda: bool(accepted), backend=backend
        )
        assert len(accepted) == 1
        accepted[0].settimeout(10)
        with contextlib.suppress(ConnectionResetError):
            while accepted[0].recv(65536):  # until the client has closed the connection
                pass


@BACKENDS
def test_a_task_that_waits_for_a_connection_ends_when_the_client_is_closed(backend: str, transport: str) -> None:
    with full_listener() as port:
        anyio.run(close_while_connecting, f"http://127.0.0.1:{port}", transport, lambda: True, backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_no_connection_is_opened_after_the_client_was_closed(backend: str) -> None:
    async def connect(port: int) -> None:
        kind: Any = httpcore.AnyIOBackend if backend == "asyncio" else httpcore.TrioBackend
        network = TrackingAsyncBackend(kind())
        network.shut_down()
        with pytest.raises(httpcore.ConnectError, match="closed"):
            await network.connect_tcp("127.0.0.1", port)

    with full_listener() as port:
        anyio.run(connect, port, backend=backend)
