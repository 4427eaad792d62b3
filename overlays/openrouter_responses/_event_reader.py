"""Decoding of the bytes of a streamed response to typed events; also keeps the data received so far. No I/O."""

from __future__ import annotations

import reprlib
import time
from typing import TYPE_CHECKING, Any, TypeAlias

from openrouter_responses import _error_mapping, errors
from openrouter_responses._event_record import PARTS_OF_DELTAS, EventRecord
from openrouter_responses._json import JSONTextError, loader, parse
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

    Note: TypeAlias = Callable[["EventReader", Any, bytes], None]

END_MARK = b"[DONE]"
MAX_TEXT_CHARACTERS = 1024 * 1024
"""Maximum length of the text of an exception."""
MAX_SECONDS_WITHOUT_EVENT = 3600.0
"""Maximum time without an event; the service sends only comments while a model thinks."""

_MIN_MESSAGE_BYTES = len(b"data\n\n")


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
        observe: Callable[[Any], bool] | None = None,
    ) -> None:
        # Fewer than 30 attributes: CPython reads those of an object with more of them slowly.
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
        self._idle = _Idle(2 * max_event_bytes)
        self._response = response
        self._observe = observe
        self._loads = loader()
        self._decoder = ServerSentEventDecoder(max_event_bytes=max_event_bytes)
        self._messages: Iterator[bytes] = iter(())
        self._input_ended = False
        self._failure: errors.OpenRouterError | None = None
        self._failed_event: StreamEvents | None = None
        self._record = EventRecord(max_event_bytes)
        self._growing: GrowingResponse | None = None
        self._notes: dict[type, Note | None] = _NOTES
        # Where the last delta belongs: its class, the ID of its item, and the field and position of its part.
        self._pieces: list[Any] = []
        self._kind: type | None = None
        self._item = ""
        self._part: int | None = None
        self._part_name: str | None = None

    @property
    def text(self) -> str:
        """The text received so far, up to `MAX_TEXT_CHARACTERS`."""
        growing = self._response_so_far()
        return (self._record if growing is None else growing).text[:MAX_TEXT_CHARACTERS]

    def feed(self, chunk: bytes) -> None:
        """Take bytes, after `next_event` has returned all events of the bytes before.

        Raises:
            StreamInterruptedError: No event was received for `MAX_SECONDS_WITHOUT_EVENT`.
        """
        self._record.flush()
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
        loads = self._loads
        for data in self._messages:
            try:
                try:
                    value = loads(data)
                except ValueError:
                    value = parse(data)
                event: StreamEvents = decode_event(value)
                kind = type(event)
                # Most events append to the same text as the last one. To call a function for them takes longer, and so
                # does reading the attributes of the event.
                try:
                    if (
                        kind is self._kind
                        and value["item_id"] == self._item
                        and ((name := self._part_name) is None or value[name] == self._part)
                    ):
                        self._pieces.append(value["delta"])
                        note = None
                    else:
                        note = notes[kind]
                except KeyError:
                    note = notes[kind]
                if note is not None:
                    note(self, event, data)
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
        self._note_terminal(event, b"")
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
                self._note_snapshot(event, data)
                self._failed_event = event
                if self._growing is not None:
                    self._growing.take(event)
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
        self._with_progress(error)
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
            growing.changed = growing.items
            self._record = EventRecord(0)
            self._notes = _NOTES_OF_GROWING
            self._leave_text()
        return self._growing

    def _replayed(self) -> GrowingResponse:
        """Build the response from what is kept of the events before."""
        from openrouter_responses._growing_response import GrowingResponse

        growing = GrowingResponse()
        growing.take_response(self.snapshot)
        self._record.replay(growing)
        for event in (self.terminal_event, self._failed_event):
            if event is not None:
                growing.take(event)
        return growing

    def _response_so_far(self) -> GrowingResponse | None:
        """Return the response with its items so far; None if it cannot be built."""
        try:
            return self._growing or self._replayed()
        except Exception:
            return None  # the modules for it may fail to import, as in `next_event`

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
        idle = self._idle
        if idle.after != self.event_count:
            idle.after = self.event_count
            idle.size = 0
            idle.since = time.monotonic()
        idle.size += size
        if idle.size > idle.max_size:
            self.end()
            problem = f"it has {idle.max_size} bytes without an event"
            raise self._with_progress(_error_mapping.invalid_response(self._response, problem))
        if time.monotonic() - idle.since > MAX_SECONDS_WITHOUT_EVENT:
            raise self.interrupted(f"there was no event for {MAX_SECONDS_WITHOUT_EVENT:g} s, only comments")

    def _show(self, value: object) -> None:
        if self._observe is not None and not self._observe(value):
            self._observe = None

    def _with_progress(self, error: errors.OpenRouterError) -> errors.OpenRouterError:
        """Add the data received so far to an error."""
        growing = self._response_so_far()
        text = (self._record if growing is None else growing).text[:MAX_TEXT_CHARACTERS]
        vars(error).update(event_count=self.event_count, text=text)
        if isinstance(error, errors.StreamInterruptedError):
            error.items_complete = growing is not None and growing.is_complete
        if error.partial_response is None and not isinstance(error, errors.ResponseFailedError):
            known = None if self.snapshot is None else ResponseResult.of(self.snapshot)
            vars(error).update(partial_response=known if growing is None else growing.response())
        return error

    def _note_delta(self, event: Any, _: bytes) -> None:
        """Note a delta that may be of another text than the last one."""
        self._leave_text()
        name = PARTS_OF_DELTAS[type(event).__name__]
        part = None if name is None else getattr(event, name)
        pieces = (self._growing or self._record).begin(event, event.delta, part)
        if pieces is None or not isinstance(event.item_id, str) or not event.item_id:
            return
        if name is None or isinstance(part, int):
            self._pieces = pieces
            self._kind, self._item = type(event), event.item_id
            self._part_name, self._part = name, part

    def _note_text_delta(self, event: Any, data: bytes) -> None:
        """Note a delta of output text. A method of its own, because `text_delta` tells such events by it."""
        self._note_delta(event, data)

    def _note_mark(self, event: Any, data: bytes) -> None:
        """Note an event that announces or states an item, a part, a text or an annotation."""
        self._leave_text()
        self._record.take(event, len(data))

    def _note_any(self, event: Any, _: bytes) -> None:
        """Let the response grow by an event."""
        self._leave_text()
        if self._growing is not None:
            self._growing.take(event)

    def _leave_text(self) -> None:
        """Note that the next delta may be of another text."""
        self._kind = None

    def _note_snapshot(self, event: Any, _: bytes) -> None:
        if isinstance(event.response, OpenResponsesResult):
            self.snapshot = event.response

    def _note_terminal(self, event: Any, _: bytes) -> None:
        self.terminal_event = event
        response = getattr(event, "response", None)
        if isinstance(response, OpenResponsesResult):
            self.snapshot = response
        self.complete = True
        self.end()

    def _note_error(self, event: Any, _: bytes) -> None:
        self.terminal_event = event
        self.complete = True
        self.awaits_failed_event = True
        self._after_error = list(self._messages)
        self.end()

    def _note_unknown(self, event: Any, data: bytes) -> None:
        fields = event.additional_properties
        kind = fields.get("type")
        if kind == _OLDER_TEXT_DELTA and "delta" in fields:
            if self._growing is None:
                self._leave_text()
                self._record.begin(event, fields["delta"], None)
        elif kind == _OLDER_TERMINAL:
            self._note_terminal(event, data)
        elif kind is None and fields.get("error"):
            self.complete = True
            self.end()
            raise self._with_progress(_error_mapping.error_for_object(fields, self._response))

    def _reject(self, event: Any, _: bytes) -> None:
        self.end()
        problem = f"an event is not a JSON object but {reprlib.repr(event):.100}"
        raise self._with_progress(_error_mapping.invalid_response(self._response, problem))


class _Idle:
    """The bytes since the last event.

    Attributes:
        max_size: Maximum number of them.
        size: Their number.
        after: The number of the last event.
        since: The time since which they are counted.
    """

    def __init__(self, max_size: int) -> None:
        self.max_size = max_size
        self.size = 0
        self.after = -1
        self.since = 0.0


class _Notes(dict[type, "Note | None"]):
    """The method that records an event, by class. Classes are found by name, to avoid importing them all."""

    def __missing__(self, kind: type) -> Note | None:
        name = kind.__name__
        note: Note | None = _NOTES_BY_NAME.get(name)
        if not issubclass(kind, Model):
            note = EventReader._reject
        elif note is None and name in PARTS_OF_DELTAS:
            note = EventReader._note_delta
        elif note is None and (name in _MARKS or name.replace("DoneEvent", "DeltaEvent") in PARTS_OF_DELTAS):
            note = EventReader._note_mark
        self[kind] = note
        return note


_MARKS = {
    "StreamEventsResponseOutputItemAdded",
    "StreamEventsResponseOutputItemDone",
    "ContentPartAddedEvent",
    "ContentPartDoneEvent",
    "ReasoningSummaryPartAddedEvent",
    "ReasoningSummaryPartDoneEvent",
    "AnnotationAddedEvent",
}
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
    """The method that records an event of a response that grows, by class."""

    def __missing__(self, kind: type) -> Note | None:
        note = _NOTES[kind]
        if note is None or note is EventReader._note_mark:
            note = EventReader._note_any
        elif note not in (EventReader._note_delta, EventReader._note_text_delta):
            note = _and_grow(note)
        self[kind] = note
        return note


def _and_grow(note: Note) -> Note:
    def note_and_grow(reader: EventReader, event: Any, data: bytes) -> None:
        note(reader, event, data)
        reader._note_any(event, data)

    return note_and_grow


_NOTES_OF_GROWING = _NotesOfGrowing()


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
