"""Once a stream has ended, its connection is read to the end of the body without a thread, and serves the next call."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from openrouter_responses.testing import ResponsesServer, encode_event

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter

COMPLETED = encode_event({"type": "response.completed", "response": {"id": "gen-1", "status": "completed"}})
STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunked(piece: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(piece), piece)


def test_a_complete_stream_needs_no_thread(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_thread = threading.current_thread()
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if threading.current_thread() is client_thread:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    for _ in range(2):
        with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
            assert stream.get_final_response().status == "completed"
    assert server.accepted_connections == 1


def test_the_request_after_a_stream_has_its_full_timeout(server: ResponsesServer, open_router: OpenRouter) -> None:
    for _ in range(2):
        with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
            list(stream)
        # The delay is longer than the time allowed for draining the previous stream.
        server.respond_with(body=[COMPLETED], delay=0.4)
        with open_router.responses.send(input="Hi", stream=True) as stream:
            assert stream.get_final_response().status == "completed"
    assert server.accepted_connections == 1


@pytest.mark.parametrize(
    "rest",
    [b"", b"5\r\n: hi\n", b"0\r", b"0\r\nX-Trailer: "],
    ids=["nothing", "half a chunk", "half an end", "trailer"],
)
def test_a_body_that_does_not_end_after_its_last_event_is_abandoned(
    server: ResponsesServer, open_router: OpenRouter, rest: bytes
) -> None:
    server.respond_with_bytes([STREAM_HEAD, chunked(COMPLETED), rest], ending="stall")
    with open_router.responses.send(input="Hi", stream=True, timeout_ms=60_000) as stream:
        assert stream.get_final_response().status == "completed"
    assert server.wait_until_idle()
    assert open_router.responses.send(model="test/echo", input="Hi").output_text


def test_a_method_read_that_others_replaced_is_restored(server: ResponsesServer, open_router: OpenRouter) -> None:
    stream = open_router.responses.send(model="test/echo", input="Hi", stream=True)
    connection = stream.raw_response.extensions["network_stream"]
    replaced = connection.read = connection.read
    assert stream.get_final_response().status == "completed"
    assert vars(connection)["read"] is replaced
