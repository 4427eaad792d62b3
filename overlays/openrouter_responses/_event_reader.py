"""Decoding of the bytes of a streamed response to typed events; also keeps the data received so far. No I/O."""

from __future__ import annotations

import reprlib
import time
from typing import TYPE_CHECKING, Any, TypeAlias

from openrouter_responses import _error_mapping, errors
from openrouter_responses._json import JSONTextError, parse
from openrouter_responses.result import ResponseResult
from openrouter_responses.sse import DEFAULT_MAX_EVENT_BYTES, EventTooLargeError, ServerSentEventDecoder
from openrouter_responses_generated.api.responses.create_responses import decode_event
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.types import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from openrouter_responses._growing_response import GrowingResponse
    from openrouter_responses_generated.models import StreamEvents

    Note: TypeAlias = Callable[["EventReader", Any], None]

END_MARK = b"[DONE]"
MAX_TEXT_CHARACTERS = 1024 * 1024
"""Maximum length of the text that is kept for an exception; no model writes as much."""
MAX_SECONDS_WITHOUT_EVENT = 3600.0
"""Maximum time without an event; the service sends only comments while a model thinks."""

MAX_MARKS = 10_000
"""Maximum number of events that are kept because they begin or end an output item."""

_MIN_MESSAGE_BYTES = len(b"data\n\n")

_DELTAS_PER_PIECE = 512

_ITEM_DONE = "response.output_item.done"

# Names of events that some back ends still send.
_OLDER_TEXT_DELTA = "response.content_part.delta"
_OLDER_TERMINAL = "response.done"


class EventReader:
    """The state of one streamed response, which turns bytes into events.

    A terminal event ends the stream. The mark ``[DONE]`` before any terminal event, and an error object instead of an
    event, end it with an exception. Later bytes are ignored, except for the event ``response.failed`` after an event
    ``error``. A last event without its blank line counts if its data is complete.
    """

    def __init__(
        self,
        response: httpx.Response,
        *,
        max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
        observe: Callable[[Any], None] | None = None,
    ) -> None:
        self.event_count: int = 0
        """Number of events returned so far."""
        self.snapshot: OpenResponsesResult | None = None
        """The latest state of the response that an event contained."""
        self.terminal_event: StreamEvents | None = None
        """The event that ended the stream, if there is one; of ``error`` and ``response.failed``, the first."""
        self.ended: bool = False
        """Whether no more events follow."""
        self.complete: bool = False
        """Whether the server ended the stream: by a terminal event, the mark, or an error object."""
        self.awaits_failed_event: bool = False
        """Whether the event that ended the stream is ``error``, which ``response.failed`` may follow."""
        self._closed_early = False
        self._result: ResponseResult | None = None
        self._after_error: list[bytes] = []
        self._max_idle_bytes = 2 * max_event_bytes
        self._idle_after = -1
        self._idle_bytes = 0
        self._idle_since = 0.0
        self._response = response
        self._observe = observe
        self._decoder = ServerSentEventDecoder(max_event_bytes=max_event_bytes)
        self._messages: Iterator[bytes] = iter(())
        self._input_ended = False
        self._failure: errors.OpenRouterError | None = None
        self._text = bytearray()
        self._new_text: list[str] = []
        self._text_room = MAX_TEXT_CHARACTERS
        # An ordered set, and the marks in it by the position of their item.
        self._marks: dict[_Mark, None] = {}
        self._marks_by_index: dict[object, list[_Mark]] = {}
        self._delta_room = MAX_TEXT_CHARACTERS
        self._run: _Mark | None = None
        self._growing: GrowingResponse | None = None
        self._notes: dict[type, Note | None] = _NOTES
        self.changed_items: tuple[Model, ...] = ()
        """The output items that the last event changed; kept up to date after `grow`."""

    @property
    def text(self) -> str:
        """The text received so far, up to `MAX_TEXT_CHARACTERS`."""
        if self._growing is not None:
            return self._growing.text[:MAX_TEXT_CHARACTERS]
        self._keep_text()
        return _decoded(self._text)

    def feed(self, chunk: bytes) -> None:
        """Take bytes, after `next_event` has returned all events of the bytes before.

        Raises:
            StreamInterruptedError: No event was received for `MAX_SECONDS_WITHOUT_EVENT`.
        """
        self._keep_text()
        try:
            messages = self._decoder.feed_data(chunk)
        except EventTooLargeError as error:
            messages = [event.data for event in error.events]
            self._failure = _error_mapping.invalid_response(self._response, str(error))
        self._messages = iter(messages)
        if not messages and self._failure is None:
            self._count_idle_bytes(len(chunk))

    def feed_end(self) -> None:
        """Note that the body has ended."""
        self._input_ended = True
        message = self._decoder.end()
        if message is not None and _is_complete_json(message.data):
            self._messages = iter((message.data,))

    def next_event(self) -> StreamEvents | None:
        """Return the next event; None if the stream has ended or more bytes are needed.

        Raises:
            OpenRouterError: The stream broke, or contains an error object or invalid data instead of an event.
        """
        notes = self._notes
        for data in self._messages:
            try:
                value = parse(data)
                event: StreamEvents = decode_event(value)
                note = notes[type(event)]
                if note is not None:
                    note(self, event)
            except errors.OpenRouterError:
                raise
            except (JSONTextError, RecursionError) as error:
                if not data.strip():
                    self._count_idle_bytes(len(data) + _MIN_MESSAGE_BYTES)
                    continue
                self.end()
                if data.strip() == END_MARK:
                    self.complete = True
                    raise self.interrupted("the mark [DONE] was received before a terminal event") from None
                problem = f"an event is not JSON ({error})"
                raise self._with_progress(_error_mapping.invalid_response(self._response, problem, data)) from None
            except Exception as error:
                # The module of a model is imported when its first event is received, which takes a file descriptor.
                raise self.interrupted(f"an event cannot be decoded ({_error_mapping.reason(error)})") from error
            self.event_count += 1
            if self._growing is not None:
                self.changed_items = self._growing.take(event)
            if self._observe is not None:
                self._show(value)
            return event
        if self._closed_early:
            raise self.interrupted("it was closed")
        if self.ended:
            return None
        if self._failure is not None:
            self.end()
            raise self._with_progress(self._failure)
        if self._input_ended:
            raise self.interrupted("the body ended")
        return None

    def use_result(self, result: ResponseResult) -> StreamEvents:
        """Use a result received instead of a stream, and return it as the terminal event, the only event."""
        self._result = result
        event = result.terminal_event()
        self._note_terminal(event)
        self.event_count += 1
        return event

    def failed_event(self, chunk: bytes | None) -> StreamEvents | None:
        """Take bytes that follow an event ``error``, and return the event ``response.failed`` if it is among them.

        Args:
            chunk: The bytes; None at the end of the body.
        """
        messages, self._after_error = self._after_error, []
        if chunk is not None:
            messages += self._decoder.feed_data(chunk)
        else:
            self.awaits_failed_event = False
            last = self._decoder.end()
            messages += () if last is None else (last.data,)
        for data in messages:
            if data.strip() == END_MARK:
                self.awaits_failed_event = False
                return None
            if _is_failed_event(data):
                self.awaits_failed_event = False
                value = parse(data)
                event: StreamEvents = decode_event(value)
                self._note_snapshot(event)
                self.event_count += 1
                if self._observe is not None:
                    self._show(value)
                return event
        return None

    def interrupted(self, reason: str) -> errors.StreamInterruptedError:
        """Return the exception for a stream that breaks off here."""
        self.end()
        if self._closed_early:
            error = _error_mapping.stream_closed_early(self._response, self.event_count)
        else:
            error = _error_mapping.stream_interrupted(self._response, reason, self.event_count)
        growing = self._growing or self._replayed()
        error.items_complete = growing.is_complete
        self._with_progress(error, growing)
        return error

    def close_early(self) -> None:
        """Note that the caller closed the stream before its end: to read on raises an exception."""
        self.end()
        self._closed_early = True

    def end(self) -> None:
        """End the stream here."""
        self.ended = True
        self._messages = iter(())

    def text_delta(self, event: StreamEvents) -> str | None:
        """Return the text delta in an event; None if it has none."""
        note = _NOTES[type(event)]
        if note is EventReader._note_text_delta or (note is EventReader._note_unknown and _is_older_text_delta(event)):
            delta = getattr(event, "delta", None)
            return delta if isinstance(delta, str) else None
        if self._result is not None:
            return self._result.output_text
        return None

    def grow(self) -> GrowingResponse:
        """Return the response with its items so far, and let further events extend it."""
        if self._growing is None:
            self._growing = growing = self._replayed()
            self._notes = _NOTES_OF_GROWING
            self._marks.clear()
            self._marks_by_index.clear()
            self._run = None
            self.changed_items = growing.items
        return self._growing

    def _replayed(self) -> GrowingResponse:
        """Build the response from what is kept of the events before."""
        from openrouter_responses._growing_response import GrowingResponse

        growing = GrowingResponse()
        growing.take_response(self.snapshot)
        self._keep_text()
        position = 0
        for mark in self._marks:
            growing.append_text(_decoded(self._text[position : mark.text_start]))
            mark.replay(growing)
            position = mark.text_size
        growing.append_text(_decoded(self._text[position:]))
        if self.terminal_event is not None:
            growing.take(self.terminal_event)
        return growing

    def raise_if_failed(self) -> None:
        """Raise the exception for a terminal event that reports a failed response.

        Raises:
            OpenRouterError: The response failed.
        """
        if self.terminal_event is not None:
            self._result_of(self.terminal_event)

    def final_response(self) -> ResponseResult:
        """Return the response of the terminal event, after the stream has ended.

        Raises:
            OpenRouterError: The response failed, or there was no terminal event.
        """
        if self.terminal_event is None:
            raise self.interrupted("there was no terminal event")
        result = self._result_of(self.terminal_event)
        if result is None:
            raise self._with_progress(
                _error_mapping.invalid_response(self._response, "the terminal event has no response")
            )
        return result

    def _result_of(self, event: Any) -> ResponseResult | None:
        """Return the response of a terminal event, or raise the exception for a failed response."""
        try:
            result = _response_in(event)
            failure = _error_mapping.error_for_event(event, result, self._response)
        except RecursionError:
            deep = _error_mapping.invalid_response(self._response, "the response is nested too deeply")
            raise self._with_progress(deep) from None
        except Exception as error:
            # A module may fail to import, as in `next_event`.
            raise self.interrupted(f"the response cannot be decoded ({_error_mapping.reason(error)})") from error
        if failure is not None:
            raise self._with_progress(failure)
        return None if result is None else result.received_with(self._response)

    def _count_idle_bytes(self, size: int) -> None:
        """Count the bytes since the last event, and raise past a limit on their number or time."""
        if self._idle_after != self.event_count:
            self._idle_after = self.event_count
            self._idle_bytes = 0
            self._idle_since = time.monotonic()
        self._idle_bytes += size
        if self._idle_bytes > self._max_idle_bytes:
            self.end()
            problem = f"it has {self._max_idle_bytes} bytes without an event"
            raise self._with_progress(_error_mapping.invalid_response(self._response, problem))
        if time.monotonic() - self._idle_since > MAX_SECONDS_WITHOUT_EVENT:
            raise self.interrupted(f"there was no event for {MAX_SECONDS_WITHOUT_EVENT:g} s, only comments")

    def _show(self, value: object) -> None:
        if self._observe is not None:
            try:
                self._observe(value)
            except RecursionError:
                self._observe("[nested too deeply]")

    def _with_progress(
        self, error: errors.OpenRouterError, growing: GrowingResponse | None = None
    ) -> errors.OpenRouterError:
        """Add the data received so far to an error."""
        vars(error).update(event_count=self.event_count, text=self.text)
        if error.partial_response is None and not isinstance(error, errors.ResponseFailedError):
            growing = growing or self._growing or self._replayed()
            vars(error).update(partial_response=growing.response())
        return error

    def _keep_text(self) -> None:
        if self._new_text:
            text = "".join(self._new_text)[: self._text_room]
            self._new_text.clear()
            # UTF-8 takes a quarter of the memory of a growing string.
            self._text += text.encode("utf-8", "surrogatepass")
            self._text_room -= len(text)

    def _note_text_delta(self, event: Any) -> None:
        if isinstance(event.delta, str):
            self._new_text.append(event.delta)

    def _note_mark(self, event: Any) -> None:
        """Keep an event that begins or ends an item or a part of one, for a response that grows later."""
        if len(self._marks) >= MAX_MARKS:
            return
        self._keep_text()
        text_start = len(self._text)
        if event.type == _ITEM_DONE:
            # The event states the whole item: what belongs to it is not needed any more.
            for mark in self._take_marks_about(event):
                text_start = min(text_start, mark.text_size)
        self._add_mark(_Mark(event, len(self._text), text_start))
        self._run = None

    def _add_mark(self, mark: _Mark) -> None:
        self._marks[mark] = None
        self._marks_by_index.setdefault(_hashable(mark.event.output_index), []).append(mark)

    def _take_marks_about(self, done: Any) -> list[_Mark]:
        """Remove and return the marks of the item that an event ends."""
        taken: list[_Mark] = []
        others: list[_Mark] = []
        for mark in self._marks_by_index.get(_hashable(done.output_index), ()):
            (taken if mark.is_about(done) else others).append(mark)
        self._marks_by_index[_hashable(done.output_index)] = others
        for mark in taken:
            del self._marks[mark]
        return taken

    def _note_delta(self, event: Any) -> None:
        """Keep a delta that is not text of the output, for a response that grows later."""
        delta = event.delta
        if not isinstance(delta, str) or self._delta_room < len(delta):
            return
        self._delta_room -= len(delta)
        run = self._run
        if run is not None and type(run.event) is type(event) and run.event.output_index == event.output_index:
            run.append(delta)
        elif len(self._marks) < MAX_MARKS:
            self._keep_text()
            self._run = _Mark(event, len(self._text), len(self._text))
            self._add_mark(self._run)

    def _note_snapshot(self, event: Any) -> None:
        if isinstance(event.response, OpenResponsesResult):
            self.snapshot = event.response

    def _note_terminal(self, event: Any) -> None:
        self.terminal_event = event
        response = getattr(event, "response", None)
        if isinstance(response, OpenResponsesResult):
            self.snapshot = response
        self.complete = True
        self.end()

    def _note_error(self, event: Any) -> None:
        self.terminal_event = event
        self.complete = True
        self.awaits_failed_event = True
        self._after_error = list(self._messages)
        self.end()

    def _note_unknown(self, event: Any) -> None:
        fields = event.additional_properties
        kind = fields.get("type")
        if kind == _OLDER_TEXT_DELTA and "delta" in fields:
            self._note_text_delta(event)
        elif kind == _OLDER_TERMINAL:
            self._note_terminal(event)
        elif kind is None and fields.get("error"):
            self.complete = True
            self.end()
            raise self._with_progress(_error_mapping.error_for_object(fields, self._response))

    def _reject(self, event: Any) -> None:
        self.end()
        problem = f"an event is not a JSON object but {reprlib.repr(event):.100}"
        raise self._with_progress(_error_mapping.invalid_response(self._response, problem))


class _Mark:
    """An event that is kept, and where it is in the text of the response.

    Attributes:
        event: The event.
        text_size: The size of the text before the event, in bytes of UTF-8.
        text_start: Where in this text the part begins that the event itself states: for an event that ends an item,
            the text since the first event about the item.
    """

    __slots__ = ("_new", "_rest", "event", "text_size", "text_start")

    def __init__(self, event: Any, text_size: int, text_start: int) -> None:
        self.event = event
        self.text_size = text_size
        self.text_start = text_start
        self._rest = bytearray()
        self._new: list[str] = []

    def append(self, delta: str) -> None:
        """Keep the delta of a further event of the same kind that belongs to the same item."""
        self._new.append(delta)
        if len(self._new) >= _DELTAS_PER_PIECE:
            # UTF-8 takes less memory than many strings.
            self._rest += "".join(self._new).encode("utf-8", "surrogatepass")
            self._new.clear()

    def is_about(self, done: Any) -> bool:
        """Return whether the event belongs to the item of the event that ends an item."""
        own_id, done_id = _item_id(self.event), _item_id(done)
        return self.event.output_index == done.output_index and (own_id == done_id or not (own_id and done_id))

    def replay(self, growing: GrowingResponse) -> None:
        """Let a response grow by the event and the deltas after it."""
        # Copies, because a growing item is changed in place.
        fields = self.event.to_dict()
        growing.take(self.event.from_dict(fields))
        rest = _decoded(self._rest) + "".join(self._new)
        if rest:
            growing.take(self.event.from_dict({**fields, "delta": rest}))


class _Notes(dict[type, "Note | None"]):
    """The method that records an event, by class. Classes are found by name, to avoid importing them all."""

    def __missing__(self, kind: type) -> Note | None:
        if not issubclass(kind, Model):
            note: Note | None = EventReader._reject
        elif (note := _NOTES_BY_NAME.get(kind.__name__)) is None and "output_index" in kind._wire_names:
            if not kind._wire_names.isdisjoint(("item", "part")):
                note = EventReader._note_mark
            elif "delta" in kind._wire_names:
                note = EventReader._note_delta
        self[kind] = note
        return note


_NOTES_BY_NAME: dict[str, Note] = {
    "TextDeltaEvent": EventReader._note_text_delta,
    "OpenResponsesCreatedEvent": EventReader._note_snapshot,
    "OpenResponsesInProgressEvent": EventReader._note_snapshot,
    "StreamEventsResponseCompleted": EventReader._note_terminal,
    "StreamEventsResponseIncomplete": EventReader._note_terminal,
    "StreamEventsResponseFailed": EventReader._note_terminal,
    "ErrorEvent": EventReader._note_error,
    "UnknownVariant": EventReader._note_unknown,
}
_NOTES = _Notes()


class _NotesOfGrowing(dict[type, "Note | None"]):
    """The method that records an event of a response that grows; what the response itself records is not."""

    def __missing__(self, kind: type) -> Note | None:
        recorded = (EventReader._note_text_delta, EventReader._note_delta, EventReader._note_mark)
        note = _NOTES[kind]
        self[kind] = note = None if note in recorded else note
        return note


_NOTES_OF_GROWING = _NotesOfGrowing()


def _hashable(index: object) -> object:
    """Return the position of an item as a key; None for a value that is not one."""
    return index if isinstance(index, int | float) else None


def _item_id(event: Any) -> object:
    return event.item_id if "item_id" in event._wire_names else getattr(event.item, "id", None)


def _decoded(text: bytes | bytearray) -> str:
    return text.decode("utf-8", "surrogatepass")


def _response_in(event: Any) -> ResponseResult | None:
    response = getattr(event, "response", None)
    if isinstance(response, dict):  # in an older event, which the API description does not contain
        return ResponseResult.from_dict(response)
    return ResponseResult.of(response) if isinstance(response, OpenResponsesResult) else None


def _is_older_text_delta(event: Any) -> bool:
    return bool(event.additional_properties.get("type") == _OLDER_TEXT_DELTA)


def _is_complete_json(data: bytes) -> bool:
    # A truncated JSON object is never valid JSON.
    try:
        return data.strip() == END_MARK or isinstance(parse(data), dict)
    except JSONTextError:
        return False


def _is_failed_event(data: bytes) -> bool:
    try:
        value = parse(data)
    except JSONTextError:
        return False
    return isinstance(value, dict) and value.get("type") == "response.failed"
