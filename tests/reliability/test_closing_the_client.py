"""Closing a client ends the calls of other threads at once."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import httpcore
import pytest
from httpcore._backends.sync import SyncStream

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses._http_clients import HTTPClients
from openrouter_responses._pool_closing import TrackingBackend

if TYPE_CHECKING:
    from collections.abc import Callable

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
