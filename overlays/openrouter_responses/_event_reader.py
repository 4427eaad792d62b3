"""The bytes of a streamed answer to typed events, and what had come when it ended; no input or output in here."""

from __future__ import annotations

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

    from openrouter_responses_generated.models import StreamEvents

    Note: TypeAlias = Callable[["EventReader", Any], None]

END_MARK = b"[DONE]"
MAX_TEXT_CHARACTERS = 1024 * 1024
"""How much of the text is kept for an exception; no model writes as much."""

# Names of events that some back ends still send.
_OLDER_TEXT_DELTA = "response.content_part.delta"
_OLDER_TERMINAL = "response.done"


class EventReader:
    """The state of one streamed answer: fed bytes, it gives events.

    A terminal event ends it. So do the mark ``[DONE]`` before any terminal event and an error object in place of an
    event, which raise. What comes after that is not looked at. A last event that lacks its blank line counts if it is
    whole.
    """

    def __init__(
        self,
        response: httpx.Response,
        *,
        max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES,
        observe: Callable[[Any], None] | None = None,
    ) -> None:
        self.event_count: int = 0
        """How many events were given."""
        self.snapshot: OpenResponsesResult | None = None
        """The newest state of the response that an event brought."""
        self.terminal_event: StreamEvents | None = None
        """The event that ended the stream, if one did."""
        self.ended: bool = False
        """Whether no event will be given any more."""
        self.complete: bool = False
        """Whether the server said that it ends: by a terminal event, the mark, or an error object."""
        self._left = False
        self._response = response
        self._observe = observe
        self._decoder = ServerSentEventDecoder(max_event_bytes=max_event_bytes)
        self._messages: Iterator[bytes] = iter(())
        self._input_ended = False
        self._failure: errors.OpenRouterError | None = None
        self._text = bytearray()
        self._new_text: list[str] = []
        self._text_room = MAX_TEXT_CHARACTERS

    @property
    def text(self) -> str:
        """The text that has come, up to `MAX_TEXT_CHARACTERS`."""
        self._keep_text()
        return self._text.decode("utf-8", "surrogatepass")

    def feed(self, chunk: bytes) -> None:
        """Take bytes, once `next_event` has given all events of those before."""
        self._keep_text()
        try:
            self._messages = iter(self._decoder.feed_data(chunk))
        except EventTooLargeError as error:
            self._messages = iter([event.data for event in error.events])
            self._failure = _error_mapping.unexpected(self._response, str(error))

    def feed_end(self) -> None:
        """Take note that no bytes will come any more."""
        self._input_ended = True
        message = self._decoder.end()
        if message is not None and _is_whole(message.data):
            self._messages = iter((message.data,))

    def next_event(self) -> StreamEvents | None:
        """The next event; None if the stream has ended, or more bytes are needed to tell.

        Raises:
            OpenRouterError: The stream broke, brought an error object, or is not what was promised.
        """
        for data in self._messages:
            try:
                value = parse(data)
                event: StreamEvents = decode_event(value)
            except (JSONTextError, RecursionError) as error:
                if not data.strip():
                    continue
                self._end()
                if data.strip() == END_MARK:
                    self.complete = True
                    raise self.interrupted("the mark [DONE] came before a terminal event") from None
                problem = f"an event is no JSON ({error})"
                raise self._placed(_error_mapping.unexpected(self._response, problem, data)) from None
            note = _NOTES[type(event)]
            if note is not None:
                note(self, event)
            self.event_count += 1
            if self._observe is not None:
                self._observe(value)
            return event
        if self._left:
            raise self.interrupted("it was closed")
        if self.ended:
            return None
        if self._failure is not None:
            self._end()
            raise self._placed(self._failure)
        if self._input_ended:
            raise self.interrupted("the body ended")
        return None

    def interrupted(self, reason: str) -> errors.StreamInterruptedError:
        """The exception for a stream that ends here, before its end."""
        self._end()
        if self._left:
            error = _error_mapping.left(self._response, self.event_count)
        else:
            error = _error_mapping.interrupted(self._response, reason, self.event_count)
        self._placed(error)
        return error

    def leave(self) -> None:
        """Take note that the caller closed the stream before its end: whoever reads on is told so."""
        self._end()
        self._left = True

    def text_delta(self, event: StreamEvents) -> str | None:
        """The piece of the answer's text that an event brings.

        Raises:
            OpenRouterError: The event says that the response failed.
        """
        note = _NOTES[type(event)]
        if note is EventReader._note_text_delta or (note is EventReader._note_unknown and _is_older_text_delta(event)):
            delta = getattr(event, "delta", None)
            return delta if isinstance(delta, str) else None
        if event is self.terminal_event:
            self._result_of(event)
        return None

    def final_response(self) -> ResponseResult:
        """The response that the terminal event brought; to be asked for when the stream has ended.

        Raises:
            OpenRouterError: The response failed, or there was no terminal event.
        """
        if self.terminal_event is None:
            raise self.interrupted("no terminal event came")
        result = self._result_of(self.terminal_event)
        if result is None:
            raise self._placed(_error_mapping.unexpected(self._response, "the terminal event has no response"))
        return result

    def _result_of(self, event: Any) -> ResponseResult | None:
        """The response that a terminal event brings, unless it failed, which raises."""
        try:
            result = _response_in(event)
            failure = _error_mapping.of_event(event, result, self._response)
        except RecursionError:
            deep = _error_mapping.unexpected(self._response, "the response is nested too deeply")
            raise self._placed(deep) from None
        if failure is not None:
            raise self._placed(failure)
        return None if result is None else result.received_with(self._response)

    def _end(self) -> None:
        self.ended = True
        self._messages = iter(())

    def _placed(self, error: errors.OpenRouterError) -> errors.OpenRouterError:
        """The error, told how far the stream had come."""
        vars(error).update(event_count=self.event_count, text=self.text)
        if error.response is None and not isinstance(error, errors.ResponseFailedError):
            vars(error).update(response=self.snapshot)
        return error

    def _keep_text(self) -> None:
        if self._new_text:
            text = "".join(self._new_text)[: self._text_room]
            self._new_text.clear()
            # As bytes it takes a quarter of the memory of a growing text.
            self._text += text.encode("utf-8", "surrogatepass")
            self._text_room -= len(text)

    def _note_text_delta(self, event: Any) -> None:
        if isinstance(event.delta, str):
            self._new_text.append(event.delta)

    def _note_snapshot(self, event: Any) -> None:
        if isinstance(event.response, OpenResponsesResult):
            self.snapshot = event.response

    def _note_terminal(self, event: Any) -> None:
        self.terminal_event = event
        response = getattr(event, "response", None)
        if isinstance(response, OpenResponsesResult):
            self.snapshot = response
        self.complete = True
        self._end()

    def _note_unknown(self, event: Any) -> None:
        fields = event.additional_properties
        kind = fields.get("type")
        if kind == _OLDER_TEXT_DELTA and "delta" in fields:
            self._note_text_delta(event)
        elif kind == _OLDER_TERMINAL:
            self._note_terminal(event)
        elif kind is None and fields.get("error"):
            self.complete = True
            self._end()
            raise self._placed(_error_mapping.of_error_object(fields, self._response))

    def _refuse(self, event: Any) -> None:
        self._end()
        problem = f"an event is no JSON object but {event!r:.100}"
        raise self._placed(_error_mapping.unexpected(self._response, problem))


class _Notes(dict[type, "Note | None"]):
    """What to note of an event, by its class; classes are told by name, as naming them would load them all."""

    def __missing__(self, kind: type) -> Note | None:
        note = _NOTES_BY_NAME.get(kind.__name__) if issubclass(kind, Model) else EventReader._refuse
        self[kind] = note
        return note


_NOTES_BY_NAME: dict[str, Note] = {
    "TextDeltaEvent": EventReader._note_text_delta,
    "OpenResponsesCreatedEvent": EventReader._note_snapshot,
    "OpenResponsesInProgressEvent": EventReader._note_snapshot,
    "StreamEventsResponseCompleted": EventReader._note_terminal,
    "StreamEventsResponseIncomplete": EventReader._note_terminal,
    "StreamEventsResponseFailed": EventReader._note_terminal,
    "ErrorEvent": EventReader._note_terminal,
    "UnknownVariant": EventReader._note_unknown,
}
_NOTES = _Notes()


def _response_in(event: Any) -> ResponseResult | None:
    response = getattr(event, "response", None)
    if isinstance(response, dict):  # in an older event, which is not described
        return ResponseResult.from_dict(response)
    return ResponseResult.of(response) if isinstance(response, OpenResponsesResult) else None


def _is_older_text_delta(event: Any) -> bool:
    return bool(event.additional_properties.get("type") == _OLDER_TEXT_DELTA)


def _is_whole(data: bytes) -> bool:
    # A JSON object that was cut anywhere is no JSON.
    try:
        return data.strip() == END_MARK or isinstance(parse(data), dict)
    except JSONTextError:
        return False
