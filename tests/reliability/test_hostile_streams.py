"""A stream that would fill the memory, never end, or break the decoder ends in one error of the package."""

from __future__ import annotations

import errno
import itertools
import sys
import tracemalloc
from typing import Any

import brotli
import pytest

from openrouter_responses import OpenRouter, RetryConfig, _event_reader, _response_body, errors
from openrouter_responses.testing import ResponsesServer, encode_event

DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})
COMPLETED = encode_event({"type": "response.completed", "response": {"id": "gen-1", "status": "completed"}})
ERROR = encode_event({"type": "error", "code": "429", "message": "Slow down", "param": None})
FAILED = encode_event(
    {
        "type": "response.failed",
        "response": {"id": "gen-1", "status": "failed", "output_text": "Half", "usage": {"total_tokens": 7}},
    }
)


def bomb_of(block: bytes, count: int) -> bytes:
    compressor = brotli.Compressor(quality=3)
    pieces: list[bytes] = [*(compressor.process(block) for _ in range(count)), compressor.finish()]
    return b"".join(pieces)


@pytest.mark.parametrize("encoding", ["\xa0br", "BR", "br\xa0"])
def test_an_encoding_with_odd_spaces_is_decompressed_in_steps(
    server: ResponsesServer, open_router: OpenRouter, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_response_body, "MAX_RESPONSE_BYTES", 40_000_000)
    bomb = bomb_of(b" " * 10_000_000, 30)
    server.respond_with(headers={"Content-Type": "application/json", "Content-Encoding": encoding}, body=bomb)
    tracemalloc.start()
    try:
        with pytest.raises(errors.ResponseValidationError, match="larger than"):
            open_router.responses.send(input="Hi")
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_decompressed_bytes_without_an_event_are_bounded(server: ResponsesServer, once: RetryConfig) -> None:
    headers = {"Content-Type": "text/event-stream", "Content-Encoding": "br"}
    server.respond_with(headers=headers, body=[bomb_of(b": wait\n\n" * 1_000, 2_000)])
    with (
        OpenRouter("key", server_url=server.url, retry_config=once, max_event_bytes=1_000_000) as open_router,
        pytest.raises(errors.ResponseValidationError, match="2000000 bytes without an event"),
    ):
        open_router.responses.send(input="Hi", stream=True)


@pytest.mark.parametrize("line", [b": wait\n\n", b"data: \n\n", b"event: ping\n\n"])
def test_a_stream_of_comments_alone_is_bounded_in_time(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    monkeypatch.setattr(_event_reader, "MAX_SECONDS_WITHOUT_EVENT", 0.1)
    server.respond_with(body=itertools.chain([DELTA], itertools.repeat(line)), delay=0.02)
    with (
        open_router.responses.send(input="Hi", stream=True) as stream,
        pytest.raises(errors.StreamInterruptedError, match=r"no event for 0\.1 s"),
    ):
        list(stream)
    assert server.wait_until_idle()


def test_bytes_between_events_are_counted_from_the_last_event(server: ResponsesServer, once: RetryConfig) -> None:
    comments = b": wait\n\n" * 8_000
    server.respond_with(body=itertools.chain(*((comments, DELTA) for _ in range(20)), [COMPLETED]))
    with (
        OpenRouter("key", server_url=server.url, retry_config=once, max_event_bytes=100_000) as open_router,
        open_router.responses.send(input="Hi", stream=True) as stream,
    ):
        assert stream.get_final_response().status == "completed"


def test_a_list_nested_1_000_deep_is_an_error_of_the_package(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=[DELTA, b"data: " + b"[" * 1_000 + b"]" * 1_000 + b"\n\n"])
    with (
        open_router.responses.send(input="Hi", stream=True) as stream,
        pytest.raises(errors.ResponseValidationError),
    ):
        list(stream)


class Log:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def debug(self, msg: str, *args: Any) -> None:
        self.lines.append(msg % args)


def test_a_debug_logger_does_not_fail_on_a_deep_event(server: ResponsesServer, once: RetryConfig) -> None:
    deep = b'{"a":' * 400 + b"1" + b"}" * 400
    server.respond_with(body=[b'data: {"type":"response.new","x":' + deep + b"}\n\n", COMPLETED])
    log = Log()
    limit = sys.getrecursionlimit()
    with OpenRouter("key", server_url=server.url, retry_config=once, debug_logger=log) as open_router:
        sys.setrecursionlimit(700)
        try:
            stream = open_router.responses.send(input="Hi", stream=True)
            assert stream.get_final_response().status == "completed"
        finally:
            sys.setrecursionlimit(limit)
    assert len([line for line in log.lines if line.startswith("event:")]) == 2


def test_a_model_that_cannot_be_loaded_is_an_error_of_the_package(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.respond_with(body=[DELTA, DELTA, COMPLETED])
    reader_module: Any = _event_reader
    decode = reader_module.decode_event

    def decode_without_descriptors(value: Any) -> Any:
        if value["type"] == "response.completed":
            raise OSError(errno.EMFILE, "Too many open files")
        return decode(value)

    monkeypatch.setattr(_event_reader, "decode_event", decode_without_descriptors)
    with (
        open_router.responses.send(input="Hi", stream=True) as stream,
        pytest.raises(errors.StreamInterruptedError, match="Too many open files") as caught,
    ):
        list(stream)
    assert vars(caught.value)["text"] == "HelloHello"
    assert isinstance(caught.value.__cause__, OSError)
    assert server.wait_until_idle()


@pytest.mark.parametrize("ending", ["complete", "stall"])
@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_the_failed_response_after_an_error_event_is_kept(
    server: ResponsesServer, open_router: OpenRouter, ending: Any, pause: float
) -> None:
    server.respond_with(body=[DELTA, ERROR, FAILED], delay=pause, ending=ending)
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert [event.type for event in stream] == ["response.output_text.delta", "error", "response.failed"]
        with pytest.raises(errors.TooManyRequestsResponseError, match="Slow down") as caught:
            stream.get_final_response()
    partial: Any = caught.value.partial_response
    assert (partial.output_text, partial.usage.total_tokens) == ("Half", 7)
