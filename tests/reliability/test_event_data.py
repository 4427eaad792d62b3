"""The data of events are the same whether they are read alone or with the other fields of an event."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given

from fuzz import framing
from openrouter_responses.sse import EventTooLargeError, ServerSentEventDecoder


@given(framing.STREAMS, framing.CUTS)
@example(b"data: one\n\ndata: two\n\n", [])
@example(b"event: first\ndata: one\n\ndata: two\n\n", [])
@example(b"data: one\n\ndata: two\ndata\ndata:three\n\n", [])
@example(b"data: one\n\n\ndata: two\n\n", [])
@example(b"data: one\r\n\r\n: a comment\r\n\r\ndata: two\r\n\r\n", [])
@example(b"data: one\n\ndatas: two\n\n", [])
def test_reading_only_data_returns_the_data_of_the_events(stream: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    with_all, alone = ServerSentEventDecoder(), ServerSentEventDecoder()
    for start, end in itertools.pairwise(edges):
        chunk = stream[start:end]
        assert alone.feed_data(chunk) == [event.data for event in with_all.feed(chunk)]


def test_the_error_of_an_event_past_the_limit_carries_the_data_before_it() -> None:
    decoder = ServerSentEventDecoder(max_event_bytes=20)
    with pytest.raises(EventTooLargeError) as caught:
        decoder.feed_data(b"data: one\n\ndata: two\n\ndata: " + b"x" * 50 + b"\n\ndata: three\n\n")
    assert [event.data for event in caught.value.events] == [b"one", b"two"]
