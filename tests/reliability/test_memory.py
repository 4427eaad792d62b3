"""A stream needs only as much memory as its largest event, however long it is and however it is split into chunks."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any, NoReturn

import httpx
import pytest

from openrouter_responses._event_reader import EventReader
from openrouter_responses.sse import ServerSentEventDecoder
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openrouter_responses import OpenRouter
    from openrouter_responses.testing import ResponsesServer

MEGABYTE = 1024 * 1024
DELTA = encode_event({"type": "response.output_text.delta", "delta": " a word", "sequence_number": 1, "logprobs": []})
TERMINAL = encode_event({"type": "response.completed", "response": {"id": "gen-1", "output": []}})


def peak_of(run: Callable[[], Any]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        run()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak


def repeated(count: int) -> Iterator[bytes]:
    """Yield a stream of `events` events in large chunks, then its end."""
    block = DELTA * 100
    for _ in range(count // 100):
        yield block
    yield TERMINAL


def test_a_long_stream_uses_no_more_memory_than_a_short_one(server: ResponsesServer, open_router: OpenRouter) -> None:
    def read(count: int) -> None:
        server.respond_with(body=repeated(count))
        with open_router.responses.send(input="Hi", stream=True) as stream:
            assert sum(1 for _ in stream) == count + 1

    read(1_000)
    # benchmarks/ measures a million events; growth per event is already visible here.
    short, long = peak_of(lambda: read(1_000)), peak_of(lambda: read(40_000))
    assert long - short < MEGABYTE


def test_a_reader_keeps_no_event_and_a_limited_text() -> None:
    def read(count: int) -> None:
        reader = EventReader(httpx.Response(200))
        for chunk in repeated(count):
            reader.feed(chunk)
            while reader.next_event() is not None:
                pass

    read(1_000)
    short, long = peak_of(lambda: read(1_000)), peak_of(lambda: read(60_000))
    assert long - short < MEGABYTE


class Counting(bytearray):
    """A buffer that counts the bytes that are written into it and read out of it."""

    copied = 0

    def endswith(self, *arguments: Any) -> bool:
        Counting.copied += len(arguments[0])
        return super().endswith(*arguments)

    def __bytes__(self) -> bytes:
        Counting.copied += len(self)
        return bytes(memoryview(self))


def _append(buffer: Counting, chunk: Any) -> Counting:
    Counting.copied += len(chunk)
    buffer.extend(chunk)
    return buffer


def _search_or_copy(*_: object) -> NoReturn:
    raise AssertionError("the whole buffer is searched or copied for each chunk")


# Set from outside, since type checkers compare methods with those of the base class.
setattr(Counting, "__iadd__", _append)  # noqa: B010
for _name in ("find", "index", "split", "partition", "splitlines", "replace", "__contains__", "__getitem__"):
    setattr(Counting, _name, _search_or_copy)


@pytest.mark.parametrize("piece", [1, 1024])
def test_the_work_for_one_large_event_is_linear_in_its_bytes(piece: int) -> None:
    """Feed 64 MB in pieces of 1 KB, and a smaller event in single bytes, which take one call each."""
    size = 64 * MEGABYTE if piece > 1 else MEGABYTE // 2
    decoder = ServerSentEventDecoder()
    decoder.feed(b"data: ")
    decoder._unfinished = Counting(decoder._unfinished)
    Counting.copied = 0
    chunk = b"x" * piece
    feed = decoder.feed
    for _ in range(size // piece):
        feed(chunk)
    # Each byte once, and a look at what is before it.
    assert Counting.copied <= 2 * size
    [event] = decoder.feed(b"\n\n")
    assert len(event.data) == size
    assert Counting.copied <= 4 * size


def calls_of(run: Callable[[], object]) -> int:
    """Return the number of calls of functions, of Python and of C, that a function makes."""
    count = 0

    def count_call(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(count_call)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_the_number_of_calls_is_linear_in_the_lines(ending: bytes) -> None:
    def calls(lines: int) -> int:
        decoder = ServerSentEventDecoder()
        stream = (b"data: x" + ending) * lines + ending

        def feed() -> None:
            for start in range(0, len(stream), 64):
                decoder.feed(stream[start : start + 64])

        return calls_of(feed)

    few, many = calls(2_000), calls(8_000)
    assert many < 4.2 * few


@pytest.mark.parametrize("together", [False, True])
def test_the_number_of_calls_is_linear_in_the_items(together: bool) -> None:
    """Read the events of items that are open one by one, or all at once."""

    def calls(items: int) -> int:
        added, done = (
            [
                encode_event(
                    {
                        "type": f"response.output_item.{kind}",
                        "output_index": index,
                        "item": {"id": f"m{index}", "type": "message"},
                    }
                )
                for index in range(items)
            ]
            for kind in ("added", "done")
        )
        pairs = zip(added, done, strict=True)
        stream = b"".join([*added, *done] if together else [event for pair in pairs for event in pair])
        reader = EventReader(httpx.Response(200))

        def read() -> None:
            reader.feed(stream)
            while reader.next_event() is not None:
                pass

        return calls_of(read)

    calls(1)  # loads the classes of the events
    few, many = calls(100), calls(400)
    assert many < 4.2 * few
