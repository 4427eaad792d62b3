"""The output items of a streamed response as its events build them up. No I/O.

Events are matched to items by the ID of the item or, if no item has that ID, by its position: some servers leave IDs
out, or give each event another one. Nothing here raises for an unknown event, an unexpected order, or a value of
another shape than described: such an event changes nothing, or begins the item that it belongs to. What a later event
states about a whole item or text replaces what was accumulated. Events and finished items are never changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from openrouter_responses._event_record import PARTS_OF_DELTAS
from openrouter_responses._growing_item import (
    CONTENT,
    MESSAGE,
    REASONING,
    SUMMARY,
    GrowingItem,
    Item,
    become,
    copy_of,
    first_state,
    id_of,
    new_part,
)
from openrouter_responses._growing_strings import GrowingAudio, Pieces, complete, pieces_of, python_name
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.types import UNSET, Model, UnknownVariant

Changed: TypeAlias = tuple[Item, ...]

_NOTHING: Changed = ()
_TEXT_PART = {"type": "output_text", "text": "", "annotations": []}
_AUDIO_FIELDS = {"response.audio.delta": "data", "response.audio.transcript.delta": "transcript"}
"""The events with parts of audio, which the API description does not have, and the field that each extends."""


class GrowingResponse:
    """The items of one response, and the rest of it.

    Attributes:
        changed: The items that the last event changed.
        is_whole: Whether it was built from everything that was received.
    """

    def __init__(self) -> None:
        self.changed: Changed = _NOTHING
        self.is_whole = True
        self._entries: list[GrowingItem] = []
        self._by_id: dict[str, GrowingItem] = {}
        self._by_index: dict[int, GrowingItem] = {}
        self._latest: OpenResponsesResult | None = None
        self._final: OpenResponsesResult | None = None
        self._extended: Pieces | None = None

    @property
    def items(self) -> Changed:
        """The items so far, in the order of the response."""
        ordered = sorted(
            enumerate(self._entries), key=lambda pair: (pair[0] if pair[1].index is None else pair[1].index, pair[0])
        )
        return tuple(entry.item for _, entry in ordered)

    @property
    def text(self) -> str:
        """The text of the messages so far."""
        items: Any = self.items
        return "".join(
            part.text
            for item in items
            for part in (item.content if isinstance(getattr(item, "content", None), list) else ())
            if getattr(part, "type", None) == "output_text" and isinstance(part.text, str)
        )

    @property
    def is_complete(self) -> bool:
        """Whether there are items and all of them are done."""
        return self.is_whole and bool(self._entries) and all(entry.done for entry in self._entries)

    def take(self, event: Any) -> None:
        """Take the next event, and set the items that it changed."""
        self.changed = _NOTHING
        self._extended = None
        handler = _HANDLERS.get(type(event).__name__)
        if handler is None:
            return
        try:
            self.changed = handler(self, event)
        except (AttributeError, TypeError, KeyError, IndexError, ValueError, RecursionError):
            self._extended = None  # a value of another shape than described

    def take_text(self, event: Any, text: str) -> None:
        """Take the first of the events with the deltas of a text, and all of the deltas."""
        if isinstance(event, UnknownVariant):
            self.append_text(text)
            return
        try:
            self.extend(event, text)
        except (AttributeError, TypeError, KeyError, IndexError, ValueError):
            return  # as in `take`

    def begin(self, event: Any, delta: object, part: object) -> list[Any] | None:
        """Take a delta whose text may be another one than that of the delta before, as `EventRecord.begin` does."""
        self.take(event)
        return self._extended

    def response(self) -> ResponseResult | None:
        """Return the response as of now, which later events do not change; None before the first event."""
        if self._final is not None:
            return ResponseResult.of(self._final)
        if self._latest is None and not self._entries:
            return None
        source = OpenResponsesResult.from_dict({}) if self._latest is None else self._latest
        response = ResponseResult.of(source)
        if self._entries:
            done = {id(entry.item) for entry in self._entries if entry.done}
            response.output = cast("Any", [item if id(item) in done else copy_of(item) for item in self.items])
            if not source.output_text:
                response.output_text = UNSET  # so that it is the text of the items, of which an early event has none
        return response

    # Finding and beginning items.

    def find(self, event: Any, kind: object, *, begins: bool = False) -> GrowingItem | None:
        """Return the entry that an event is about; None if there is none yet.

        Args:
            event: The event.
            kind: The type of the item.
            begins: Whether the event may be the first about its item.
        """
        return self._find(event.item_id, event.output_index, kind, begins=begins)

    def _find(self, item_id: object, index: object, kind: object, *, begins: bool) -> GrowingItem | None:
        has_id = isinstance(item_id, str) and item_id != ""
        entry = self._by_id.get(cast("str", item_id)) if has_id else None
        if entry is not None:
            return entry
        entry = self._by_index.get(index) if isinstance(index, int) else self._without_place()
        entry = self._without_place() if entry is None else entry
        if entry is None or entry.kind != kind or (entry.done and has_id and begins):
            return None
        if has_id and id_of(entry.item) is None:
            self._by_id[cast("str", item_id)] = entry
        return entry

    def _without_place(self) -> GrowingItem | None:
        """Return the item for text that was received before an event told to which item it belongs."""
        if len(self._entries) != 1:
            return None
        [entry] = self._entries
        return entry if entry.index is None and not entry.done and id_of(entry.item) is None else None

    def find_or_begin(self, event: Any, kind: str, *, begins: bool) -> GrowingItem:
        """Return the entry that an event is about, beginning an item of a type if there is none yet."""
        entry = self.find(event, kind, begins=begins)
        if entry is None:
            item_id = event.item_id if isinstance(event.item_id, str) else ""
            entry = self.add(first_state(kind, item_id), event.output_index)
        return entry

    def add(self, item: Item, index: object) -> GrowingItem:
        """Add an item."""
        entry = GrowingItem(item, None)
        self._entries.append(entry)
        self._place(entry, index)
        return entry

    def _place(self, entry: GrowingItem, index: object) -> None:
        """Set the position of an item, and let it be found by its ID and position."""
        if (item_id := id_of(entry.item)) is not None:
            self._by_id[item_id] = entry
        if isinstance(index, int):
            entry.index = index
            known = self._by_index.get(index)
            if known is None or known.done:
                self._by_index[index] = entry

    # What events do.

    def take_response(self, response: object) -> Changed:
        """Take the state of the response in an event."""
        if isinstance(response, OpenResponsesResult):
            self._latest = response
        return _NOTHING

    def take_final(self, response: object) -> Changed:
        """Take the final response, whose items replace those that were accumulated."""
        if isinstance(response, dict):  # in an event that the API description does not contain
            response = OpenResponsesResult.from_dict(response)
        if not isinstance(response, OpenResponsesResult):
            return _NOTHING
        self._latest = response
        output: Any = response.output
        if not isinstance(output, list) or (not output and self._entries):
            return _NOTHING  # it states nothing about the items
        self._final = response
        changed: list[Item] = []
        for index, (item, entry) in enumerate(zip(output, self._matching(output), strict=True)):
            if entry is None:
                if isinstance(item, Model):
                    self.add(item, index).done = True
                    changed.append(item)
                continue
            if entry.done and entry.item == item:
                continue
            entry.finish(item)
            changed.append(entry.item)
        return tuple(changed)

    def _matching(self, output: list[object]) -> list[GrowingItem | None]:
        """Return the entry of each item of the final response: by ID or, if no item has that ID, by position."""
        by_id = {id_of(entry.item): entry for entry in self._entries}
        by_index = {entry.index: entry for entry in self._entries}
        found = [by_id.pop(item_id, None) if (item_id := id_of(item)) is not None else None for item in output]
        taken = {id(entry) for entry in found}
        for index, item in enumerate(output):
            entry = by_index.get(index)
            if found[index] is None and entry is not None and id(entry) not in taken:
                found[index] = entry if entry.kind == getattr(item, "type", None) else None
        return found

    def take_item(self, event: Any, *, done: bool) -> Changed:
        """Take the first or the final state of an item."""
        item = event.item
        if not isinstance(item, Model):
            return _NOTHING
        item_id = id_of(item)
        entry = self._find(item_id, event.output_index, getattr(item, "type", None), begins=True)
        if entry is not None and not done and entry.announced and id_of(entry.item) != item_id:
            entry = None  # another item that is announced at the same position
        if entry is None:
            # A copy, because it grows, and the event does not.
            entry = self.add(item if done else copy_of(item), event.output_index)
            entry.announced = True
            entry.done = done
        elif done:
            if entry.done and entry.item == item:
                return _NOTHING
            entry.finish(item)
            self._place(entry, event.output_index)
        elif not entry.done:
            entry.announce(copy_of(item))
            self._place(entry, event.output_index)
        return (entry.item,)

    def take_part(self, event: Any, name: str, index: object) -> Changed:
        """Take the first or the final state of a content or summary part."""
        part = event.part
        if not isinstance(part, Model) or not isinstance(index, int):
            return _NOTHING
        begins = not event.type.endswith(".done")
        kind = REASONING if name == SUMMARY or getattr(part, "type", None) == "reasoning_text" else MESSAGE
        entry = self.find_or_begin(event, kind, begins=begins)
        if entry.done:
            return _NOTHING
        known = entry.parts[name].get(index)
        if known is None:
            entry.put_part(name, index, copy_of(part))
        elif not begins:
            became = become(known, copy_of(part))
            if became is not known:
                entry.put_part(name, index, became)
        return (entry.item,)

    def extend(self, event: Any, delta: object) -> Changed:
        """Append a delta to the text that it belongs to."""
        growth = _GROWTHS[type(event).__name__]
        if not isinstance(delta, str):
            return _NOTHING
        entry = self.find_or_begin(event, growth.item_type, begins=True)
        if entry.done:
            return _NOTHING
        pieces = pieces_of(self._target(entry, event, growth), growth.field)
        pieces.append(delta)
        self._extended = pieces
        return (entry.item,)

    def replace(self, event: Any) -> Changed:
        """Replace the accumulated text by the complete one."""
        growth = _GROWTHS[_delta_of(type(event).__name__)]
        text = getattr(event, growth.field)
        if not isinstance(text, str):
            return _NOTHING
        entry = self.find_or_begin(event, growth.item_type, begins=False)
        if entry.done:
            return _NOTHING
        target = self._target(entry, event, growth)
        complete(target)
        setattr(target, python_name(target, growth.field), text)
        return (entry.item,)

    def annotate(self, event: Any) -> Changed:
        """Add an annotation to the text that it belongs to."""
        entry = self.find(event, MESSAGE)
        if entry is None or entry.done or event.annotation is UNSET:
            return _NOTHING
        part: Any = entry.parts[CONTENT][event.content_index]
        if isinstance(part, UnknownVariant):
            return _NOTHING
        if not isinstance(part.annotations, list):
            part.annotations = []
        part.annotations.append(event.annotation)
        return (entry.item,)

    def extend_audio(self, fields: dict[str, Any], field: str) -> Changed:
        """Append a part of audio, which some models send in events that the API description does not contain."""
        delta = fields.get("delta")
        if not isinstance(delta, str):
            return _NOTHING
        entry = self._find(fields.get("item_id"), fields.get("output_index"), MESSAGE, begins=True)
        if entry is None:
            entry = next((entry for entry in reversed(self._entries) if entry.kind == MESSAGE), None)
        if entry is None:
            entry = self.add(first_state(MESSAGE, ""), None)
        if entry.done:
            return _NOTHING
        parts = entry.parts[CONTENT]
        audio = next((part for part in reversed(parts.values()) if isinstance(part, GrowingAudio)), None)
        if audio is None:
            audio = GrowingAudio()
            entry.put_part(CONTENT, 1 + max(parts, default=-1), audio)
        audio.append(field, delta)
        return (entry.item,)

    def append_text(self, text: str) -> Changed:
        """Append text that is known without the item that it belongs to, to the text that is open."""
        if not text:
            return _NOTHING
        newest = self._entries[-1] if self._entries else None
        if newest is not None and newest.done and newest.kind == MESSAGE:
            return _NOTHING  # the text of that message, which is complete
        entry = next((entry for entry in reversed(self._entries) if not entry.done and entry.kind == MESSAGE), None)
        if entry is None:
            entry = self.add(first_state(MESSAGE, ""), None)
        parts = entry.parts[CONTENT].values()
        part = next((part for part in reversed(parts) if getattr(part, "type", None) == "output_text"), None)
        if part is None:
            part = new_part(entry.item, CONTENT, _TEXT_PART)
            entry.put_part(CONTENT, 1 + max(entry.parts[CONTENT], default=-1), part)
        pieces_of(part, "text").append(text)
        return (entry.item,)

    @staticmethod
    def _target(entry: GrowingItem, event: Any, growth: _Growth) -> Model:
        """Return the object whose text an event extends: the item, an object in it, or one of its parts."""
        if growth.inner is not None:
            inner: Model = getattr(entry.item, growth.inner)
            return inner
        if growth.parts is None:
            return entry.item
        index = getattr(event, growth.index)
        position = index if isinstance(index, int) else 0
        part = entry.parts[growth.parts].get(position)
        if part is None:
            part = new_part(entry.item, growth.parts, {"type": growth.part_type, growth.field: ""})
            entry.put_part(growth.parts, position, part)
        return part


class _Growth:
    """Where a kind of delta belongs."""

    def __init__(
        self,
        event: str,
        field: str,
        item_type: str,
        *,
        parts: str | None = None,
        part_type: str | None = None,
        inner: str | None = None,
    ) -> None:
        self.field = field
        """The field that grows, which is also the field of the event with the complete text."""
        self.item_type = item_type
        self.parts = parts
        self.part_type = part_type
        self.inner = inner
        self.index = PARTS_OF_DELTAS[event] or ""
        """The field of the event with the position of the part, if it has one."""


_GROWTHS = {
    event: _Growth(event, *place, **inner)
    for event, place, inner in (
        ("TextDeltaEvent", ("text", MESSAGE), {"parts": CONTENT, "part_type": "output_text"}),
        ("RefusalDeltaEvent", ("refusal", MESSAGE), {"parts": CONTENT, "part_type": "refusal"}),
        ("ReasoningDeltaEvent", ("text", REASONING), {"parts": CONTENT, "part_type": "reasoning_text"}),
        ("ReasoningSummaryTextDeltaEvent", ("text", REASONING), {"parts": SUMMARY, "part_type": "summary_text"}),
        ("FunctionCallArgsDeltaEvent", ("arguments", "function_call"), {}),
        ("CustomToolCallInputDeltaEvent", ("input", "custom_tool_call"), {}),
        ("CodeInterpreterCallCodeDeltaEvent", ("code", "code_interpreter_call"), {}),
        ("ApplyPatchCallOperationDiffDeltaEvent", ("diff", "apply_patch_call"), {"inner": "operation"}),
    )
}

Handler: TypeAlias = Callable[[GrowingResponse, Any], Changed]


def _take_unknown(growing: GrowingResponse, event: UnknownVariant) -> Changed:
    fields = event.additional_properties
    kind = fields.get("type")
    if kind == "response.done":
        return growing.take_final(fields.get("response"))
    if kind == "response.content_part.delta" and isinstance(fields.get("delta"), str):
        return growing.append_text(fields["delta"])
    field = _AUDIO_FIELDS.get(kind) if isinstance(kind, str) else None
    return _NOTHING if field is None else growing.extend_audio(fields, field)


def _take_content_part(growing: GrowingResponse, event: Any) -> Changed:
    return growing.take_part(event, CONTENT, event.content_index)


def _take_summary_part(growing: GrowingResponse, event: Any) -> Changed:
    return growing.take_part(event, SUMMARY, event.summary_index)


def _done_of(delta_event: str) -> str:
    return delta_event.replace("DeltaEvent", "DoneEvent")


def _delta_of(done_event: str) -> str:
    return done_event.replace("DoneEvent", "DeltaEvent")


_HANDLERS: dict[str, Handler] = {
    "OpenResponsesCreatedEvent": lambda growing, event: growing.take_response(event.response),
    "OpenResponsesInProgressEvent": lambda growing, event: growing.take_response(event.response),
    "StreamEventsResponseCompleted": lambda growing, event: growing.take_final(event.response),
    "StreamEventsResponseIncomplete": lambda growing, event: growing.take_final(event.response),
    "StreamEventsResponseFailed": lambda growing, event: growing.take_final(event.response),
    "StreamEventsResponseOutputItemAdded": lambda growing, event: growing.take_item(event, done=False),
    "StreamEventsResponseOutputItemDone": lambda growing, event: growing.take_item(event, done=True),
    "ContentPartAddedEvent": _take_content_part,
    "ContentPartDoneEvent": _take_content_part,
    "ReasoningSummaryPartAddedEvent": _take_summary_part,
    "ReasoningSummaryPartDoneEvent": _take_summary_part,
    "AnnotationAddedEvent": lambda growing, event: growing.annotate(event),
    "UnknownVariant": _take_unknown,
    **dict.fromkeys(_GROWTHS, lambda growing, event: growing.extend(event, event.delta)),
    **dict.fromkeys(map(_done_of, _GROWTHS), lambda growing, event: growing.replace(event)),
}
"""The handler of each class of events, by name, to avoid importing them all."""
