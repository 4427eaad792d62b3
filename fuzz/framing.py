"""Framing: the events do not depend on how the bytes are split, and equal those of httpx-sse."""

from __future__ import annotations

import itertools

from httpx_sse._decoders import SSEDecoder, SSELineDecoder
from hypothesis import strategies as st

from openrouter_responses.sse import EventTooLargeError, ServerSentEvent, ServerSentEventDecoder

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_FRAGMENTS = st.sampled_from(
    [
        *(b"data", b"event", b"id", b"retry", b":", b" ", b"x", b"7", b"\0", b"\xff", b"data: {}\n\n"),
        *(b"\n", b"\r", b"\r\n", b"\n\n", BYTE_ORDER_MARK, "é".encode(), "\u2028".encode(), "😀".encode()),
    ]
)
STREAMS = st.one_of(st.lists(_FRAGMENTS, max_size=80).map(b"".join), st.binary(max_size=200))
CUTS = st.lists(st.integers(0, 300), max_size=20)


def decode(*chunks: bytes) -> list[ServerSentEvent]:
    """Return the events of a stream in chunks."""
    decoder = ServerSentEventDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


def check_cuts(stream: bytes, cuts: list[int]) -> None:
    """Check that a stream has the same events and the same end, in one piece and split."""
    edges = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    chunks = [stream[start:end] for start, end in itertools.pairwise(edges)]
    whole, pieces = ServerSentEventDecoder(), ServerSentEventDecoder()
    assert [event for chunk in chunks for event in pieces.feed(chunk)] == whole.feed(stream)
    assert pieces.end() == whole.end()
    assert (pieces.last_event_id, pieces.reconnection_time) == (whole.last_event_id, whole.reconnection_time)


def check_against_httpx_sse(stream: bytes) -> None:
    """Check that the events equal those of httpx-sse, except those that the standard does not dispatch."""
    if BYTE_ORDER_MARK in stream:
        return
    lines, peer = SSELineDecoder(), SSEDecoder()
    has_data = False
    expected = []
    text = stream.decode("utf-8", "replace")
    for line in [*lines.decode(text), *lines.flush()] if text else []:
        event = peer.decode(line)
        # httpx-sse also returns events without a data line, which the standard does not dispatch.
        if event is not None and has_data:
            expected.append((event.data, event.event or "message", event.id))
        has_data = bool(line) and (has_data or line.partition(":")[0] == "data")
    found = [(event.data.decode("utf-8", "replace"), event.event, event.id) for event in decode(stream)]
    assert found == expected


def check_bound(stream: bytes) -> None:
    """Check that a size limit rejects larger events and leaves the events before them unchanged."""
    decoder = ServerSentEventDecoder(max_event_bytes=20)
    try:
        events = decoder.feed(stream)
    except EventTooLargeError as error:
        events = error.events
    assert events == decode(stream)[: len(events)]
