"""Decoder of server-sent events, as specified by the HTML Living Standard; no I/O."""

from __future__ import annotations

from typing import NamedTuple

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DEFAULT_MAX_EVENT_BYTES = 256 * 1024 * 1024

_BLANK_LINE = b"\n\n"
_DATA = b"data: "
# int() refuses longer decimal numbers, and no reconnection time needs as many digits.
_MAX_RETRY_DIGITS = 18


class EventTooLargeError(ValueError):
    """One event is larger than the decoder's ``max_event_bytes``; `events` are the events before it."""

    def __init__(self, max_event_bytes: int, events: list[ServerSentEvent]) -> None:
        super().__init__(f"one server-sent event is larger than {max_event_bytes} bytes")
        self.max_event_bytes = max_event_bytes
        self.events = events


class ServerSentEvent(NamedTuple):
    """One dispatched event; ``data`` is as received, and may contain invalid UTF-8, to be replaced with U+FFFD."""

    data: bytes
    event: str = "message"
    id: str = ""


class ServerSentEventDecoder:
    """A decoder that turns chunks of bytes into events, wherever the chunks are split.

    It implements the section "Interpreting an event stream" of the HTML Living Standard. An event is returned as soon
    as the last byte of its blank line is fed. The time is linear in the number of bytes, whatever the sizes of events
    and chunks.
    """

    def __init__(self, *, max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES) -> None:
        self.last_event_id: str = ""
        """The value of the latest ``id`` field in a complete event."""
        self.reconnection_time: int | None = None
        """The value of the latest ``retry`` field in a complete event, in milliseconds."""
        self._max_event_bytes = max_event_bytes
        self._started = False
        self._skip_line_feed = False
        self._unfinished = bytearray()

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Return the events that `chunk` completes, in order.

        Raises EventTooLargeError when more than ``max_event_bytes`` are fed without a blank line.
        """
        return self._interpret_all(self._finished_lines(chunk))

    def feed_data(self, chunk: bytes) -> list[bytes]:
        """Return the data of the events that `chunk` completes; other fields are ignored."""
        lines = self._finished_lines(chunk)
        if lines.startswith(_DATA):
            data = lines[len(_DATA) :].split(_BLANK_LINE + _DATA)
            # Each part is the one line of an event if there are no line ends besides those of the blank lines.
            if lines.count(b"\n") == 2 * (len(data) - 1):
                return data
        found = map(_data_lines, lines.split(_BLANK_LINE))
        return [b"\n".join(data) for data in found if data]

    def _finished_lines(self, chunk: bytes) -> bytes:
        """Return the lines of the events that `chunk` completes, up to the last blank line."""
        if not self._started:
            chunk = self._without_byte_order_mark(chunk)
        if self._skip_line_feed or b"\r" in chunk:
            chunk = self._with_line_feeds_only(chunk)

        unfinished = self._unfinished
        if unfinished:
            ends_event = b"\n" in chunk and (
                _BLANK_LINE in chunk or (chunk.startswith(b"\n") and unfinished.endswith(b"\n"))
            )
            unfinished += chunk
            if not ends_event:
                if len(unfinished) > self._max_event_bytes:
                    raise EventTooLargeError(self._max_event_bytes, [])
                return b""
            chunk = bytes(unfinished)
            unfinished.clear()

        lines, _, rest = chunk.rpartition(_BLANK_LINE)
        if len(chunk) > self._max_event_bytes:
            self._check_sizes(chunk)
        unfinished += rest
        return lines

    def end(self) -> ServerSentEvent | None:
        """Return the last event if its blank line is missing at the end of the bytes; otherwise None.

        A browser discards such an event, because it may be truncated. It is returned here because some servers omit
        the last blank line; only callers that can detect truncated data should use it.
        """
        block = bytes(self._unfinished)
        self._unfinished.clear()
        return self._interpret(block)

    def _without_byte_order_mark(self, chunk: bytes) -> bytes:
        start = bytes(self._unfinished) + chunk
        self._unfinished.clear()
        if len(start) < len(BYTE_ORDER_MARK) and BYTE_ORDER_MARK.startswith(start):
            self._unfinished += start
            return b""
        self._started = True
        return start.removeprefix(BYTE_ORDER_MARK)

    def _with_line_feeds_only(self, chunk: bytes) -> bytes:
        # A CR ends its line at once; an LF that belongs to it may be in the next chunk.
        if self._skip_line_feed:
            if not chunk:
                return chunk
            chunk = chunk.removeprefix(b"\n")
        self._skip_line_feed = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _check_sizes(self, chunk: bytes) -> None:
        blocks = chunk.split(_BLANK_LINE)
        for position, block in enumerate(blocks):
            if len(block) > self._max_event_bytes:
                before = self._interpret_all(_BLANK_LINE.join(blocks[:position]))
                raise EventTooLargeError(self._max_event_bytes, before)

    def _interpret_all(self, lines: bytes) -> list[ServerSentEvent]:
        events = map(self._interpret, lines.split(_BLANK_LINE))
        return [event for event in events if event is not None]

    def _interpret(self, block: bytes) -> ServerSentEvent | None:
        data: list[bytes] = []
        event = ""
        for line in block.split(b"\n"):
            field, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            if field == b"data":
                data.append(value)
            elif field == b"event":
                event = value.decode("utf-8", "replace")
            elif field == b"id" and b"\0" not in value:
                self.last_event_id = value.decode("utf-8", "replace")
            elif field == b"retry" and value.isdigit() and len(value) <= _MAX_RETRY_DIGITS:
                self.reconnection_time = int(value)
        if not data:
            return None
        return ServerSentEvent(b"\n".join(data), event or "message", self.last_event_id)


def _data_lines(block: bytes) -> list[bytes]:
    return [
        line[6:] if line.startswith(b"data: ") else line[5:]
        for line in block.split(b"\n")
        if line.startswith(b"data:") or line == b"data"
    ]
