"""Server-sent events are parsed according to the HTML Living Standard, however their bytes are split."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given

from fuzz import framing
from openrouter_responses.sse import EventTooLargeError, ServerSentEvent, ServerSentEventDecoder


def decode(*chunks: bytes) -> list[ServerSentEvent]:
    decoder = ServerSentEventDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


def payloads(*chunks: bytes) -> list[bytes]:
    return [event.data for event in decode(*chunks)]


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"data: one\n\n", [b"one"]),
        (b"data:one\n\n", [b"one"]),
        (b"data:  one\n\n", [b" one"]),
        (b"data: one\r\rdata: two\r\r", [b"one", b"two"]),
        (b"data: one\r\n\r\ndata: two\r\n\r\n", [b"one", b"two"]),
        (b"data: one\r\n\ndata: two\n\r\ndata: three\r\n\r", [b"one", b"two", b"three"]),
        (b"data: one\ndata: two\ndata:\n\n", [b"one\ntwo\n"]),
        (b"data: one\r\ndata: two\r\n\r\n", [b"one\ntwo"]),
        (b"data\n\ndata\ndata\n\ndata:", [b"", b"\n"]),
        (b": a comment\n\ndata: one\n: another\ndata: two\n\n", [b"one\ntwo"]),
        (b"\n\n\n\ndata: one\n\n\n\n\ndata: two\n\n", [b"one", b"two"]),
        (b"\xef\xbb\xbfdata: one\n\n\xef\xbb\xbfdata: two\n\n", [b"one"]),
        (b"datas: no\nDATA: no\nunknown: no\n\n", []),
        (b"event: only\nid: 1\nretry: 5\n\n", []),
        ("data: a\u2028b\u2029c\u0085d\x0be\x0cf\n\n".encode(), ["a\u2028b\u2029c\u0085d\x0be\x0cf".encode()]),
        (b"data: lone \xff byte\n\n", [b"lone \xff byte"]),
    ],
)
def test_framing_follows_the_standard(stream: bytes, expected: list[bytes]) -> None:
    assert payloads(stream) == expected
    assert payloads(*(stream[i : i + 1] for i in range(len(stream)))) == expected


def test_an_event_has_the_type_and_the_last_id_that_were_sent() -> None:
    events = decode(b"event: first\nid: 7\ndata: a\n\ndata: b\n\nid: not\0this\ndata: c\n\nid\ndata: d\n\n")

    assert events == [
        ServerSentEvent(b"a", "first", "7"),
        ServerSentEvent(b"b", "message", "7"),
        ServerSentEvent(b"c", "message", "7"),
        ServerSentEvent(b"d", "message", ""),
    ]


@pytest.mark.parametrize(
    ("value", "expected"), [(b"3000", 3000), (b"3s", None), (b"-3", None), (b"9" * 5000, None), ("٣".encode(), None)]
)
def test_the_reconnection_time_is_ascii_digits_only(value: bytes, expected: int | None) -> None:
    decoder = ServerSentEventDecoder()
    decoder.feed(b"retry: " + value + b"\n\n")
    assert decoder.reconnection_time == expected


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_an_event_is_returned_with_the_last_byte_of_its_blank_line(ending: bytes) -> None:
    decoder = ServerSentEventDecoder()
    line = b"data: now" + ending
    # After a CR, a following LF belongs to the same line end and is not waited for.
    last = b"\r" if ending == b"\r\n" else ending

    assert decoder.feed(line) == []
    assert decoder.feed(last) == [ServerSentEvent(b"now")]
    assert decoder.feed(b"\n" if ending == b"\r\n" else b"") == []
    assert decoder.feed(b"data: next\n\n") == [ServerSentEvent(b"next")]


def test_data_without_its_blank_line_is_an_event_only_on_request() -> None:
    decoder = ServerSentEventDecoder()
    assert decoder.feed(b"data: one\n\ndata: rest\n") == [ServerSentEvent(b"one")]
    assert decoder.end() == ServerSentEvent(b"rest")
    assert decoder.end() is None


def test_an_endless_event_is_an_error_at_the_bound() -> None:
    decoder = ServerSentEventDecoder(max_event_bytes=100)
    decoder.feed(b"data: " + b"x" * 94)
    with pytest.raises(EventTooLargeError, match="100 bytes"):
        decoder.feed(b"x")


def test_events_before_a_too_large_one_in_the_same_chunk_are_kept() -> None:
    decoder = ServerSentEventDecoder(max_event_bytes=20)
    with pytest.raises(EventTooLargeError) as caught:
        decoder.feed(b"data: one\n\ndata: " + b"x" * 50 + b"\n\ndata: two\n\n")
    assert caught.value.events == [ServerSentEvent(b"one")]


def test_many_small_events_in_one_chunk_are_not_a_large_event() -> None:
    decoder = ServerSentEventDecoder(max_event_bytes=20)
    assert len(decoder.feed(b"data: x\n\n" * 1000)) == 1000


def test_a_large_event_in_small_pieces_is_copied_a_bounded_number_of_times() -> None:
    size = 4 * 1024 * 1024
    piece = b"x" * 1024
    decoder = ServerSentEventDecoder()
    tracemalloc.start()
    try:
        decoder.feed(b"data: ")
        for _ in range(size // len(piece)):
            assert decoder.feed(piece) == []
        [event] = decoder.feed(b"\n\n")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(event.data) == size
    assert peak < 6 * size


@given(framing.STREAMS, framing.CUTS)
def test_events_do_not_depend_on_how_the_bytes_are_cut(stream: bytes, cuts: list[int]) -> None:
    framing.check_cuts(stream, cuts)


@given(framing.STREAMS)
def test_events_are_those_that_httpx_sse_finds(stream: bytes) -> None:
    framing.check_against_httpx_sse(stream)
