"""The output items of a streamed response as its events build them up. No I/O.

Events are matched to items by the ID of the item or, without one, by its position. Nothing here raises for an unknown
event, an unexpected order, or a value of another shape than described: such an event changes nothing, or begins the
item that it belongs to. What a later event states about a whole item or text replaces what was accumulated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, cast

from openrouter_responses._growing_strings import complete, own_class, pieces_of, python_name
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.models.output_items import decode_output_items
from openrouter_responses_generated.types import Model, UnknownVariant

Item: TypeAlias = Model
Changed: TypeAlias = tuple[Item, ...]

_NOTHING: Changed = ()
_CONTENT, _SUMMARY = "content", "summary"
_MESSAGE = {"type": "message", "id": "", "role": "assistant", "status": "in_progress"}
_TEXT_PART = {"type": "output_text", "text": "", "annotations": []}
_AUDIO_FIELDS = {"response.audio.delta": "data", "response.audio.transcript.delta": "transcript"}
"""The events with parts of audio, which the API description does not have, and the field that each extends."""


class _Entry:
    """An item, and what is known about it."""

    def __init__(self, item: Item, index: int | None) -> None:
        self.item = item
        self.index = index
        self.done = False
        self.parts: dict[tuple[str, int], Model] = {}
        """The content and summary parts, by list and position."""


class GrowingResponse:
    """The items of one response, and the rest of it."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._by_id: dict[str, _Entry] = {}
        self._by_index: dict[int, _Entry] = {}
        self._latest: OpenResponsesResult | None = None
        self._final: OpenResponsesResult | None = None
        # The place of the last text, because most events extend it.
        # The text that the last delta extended, where the next one belongs if it is of the same kind and place.
        self._kind: type | None = None
        self._item_id: object = None
        self._index_name = ""
        self._index: object = None
        self._append: Callable[[str], None] = _ignore
        self._changed: Changed = _NOTHING

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
        return bool(self._entries) and all(entry.done for entry in self._entries)

    def take(self, event: Any) -> Changed:
        """Take the next event, and return the items that it changed."""
        kind = type(event)
        if kind is self._kind and event.item_id == self._item_id and getattr(event, self._index_name) == self._index:
            delta = event.delta
            if type(delta) is str:
                self._append(delta)
                return self._changed
        handler = _HANDLERS.get(kind.__name__)
        if handler is None:
            return _NOTHING
        self._kind = None
        try:
            return handler(self, event)
        except (AttributeError, TypeError, KeyError, IndexError, ValueError):
            return _NOTHING  # a value of another shape than described

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
            response.output = cast("Any", [item if id(item) in done else _copy(item) for item in self.items])
        return response

    # Finding and beginning items.

    def find(self, event: Any) -> _Entry | None:
        """Return the entry that an event is about; None if there is none yet."""
        item_id: Any = event.item_id
        index: Any = event.output_index
        has_id = isinstance(item_id, str) and bool(item_id)
        entry = self._by_id.get(item_id) if has_id else None
        if entry is not None:
            return entry
        entry = self._by_index.get(index) if isinstance(index, int) else None
        if entry is None:
            entry = self._without_place()
        if entry is None or (has_id and _id_of(entry.item)):
            return None
        if has_id:
            self._by_id[item_id] = entry
        return entry

    def _without_place(self) -> _Entry | None:
        """Return the item for text that was received before an event told to which item it belongs."""
        if len(self._entries) != 1:
            return None
        [entry] = self._entries
        return entry if entry.index is None and not entry.done and _id_of(entry.item) is None else None

    def find_or_begin(self, event: Any, kind: str) -> _Entry:
        """Return the entry that an event is about, beginning an item of a type if there is none yet."""
        entry = self.find(event)
        if entry is None:
            item_id = event.item_id if isinstance(event.item_id, str) else ""
            fields: dict[str, Any] = {"type": kind, "id": item_id, "status": "in_progress"}
            if kind == "message":
                fields.update(role="assistant", content=[])
            entry = self.add(decode_output_items(fields), event.output_index)
        return entry

    def add(self, item: Item, index: object) -> _Entry:
        """Add an item."""
        entry = _Entry(item, index if isinstance(index, int) else None)
        for name in (_CONTENT, _SUMMARY):
            parts = getattr(item, name, None)
            for position, part in enumerate(parts if isinstance(parts, list) else ()):
                entry.parts[name, position] = part
        self._entries.append(entry)
        if (item_id := _id_of(item)) is not None:
            self._by_id[item_id] = entry
        if entry.index is not None:
            self._by_index.setdefault(entry.index, entry)
        return entry

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
        remaining = list(self._entries)
        for index, item in enumerate(output):
            entry = _match(item, index, remaining)
            if entry is None:
                entry = self.add(item, index)
            else:
                remaining.remove(entry)
                if entry.done and entry.item == item:
                    continue
                entry.item = _become(entry.item, item)
            entry.done = True
            changed.append(entry.item)
        return tuple(changed)

    def take_item(self, event: Any, *, done: bool) -> Changed:
        """Take the first or the final state of an item."""
        item = event.item
        if not isinstance(item, Model):
            return _NOTHING
        entry = self._entry_of(item, event.output_index)
        if not done:
            item = _copy(item)  # because it grows, and the event does not
        if entry is None:
            entry = self.add(item, event.output_index)
        elif done or not entry.done:
            if not done:
                item = _with_accumulated(item, entry.item)
            entry.item = _become(entry.item, item)
            if (item_id := _id_of(entry.item)) is not None:
                self._by_id[item_id] = entry
            if isinstance(event.output_index, int):
                entry.index = event.output_index
                self._by_index.setdefault(entry.index, entry)
        entry.done = entry.done or done
        return (entry.item,)

    def take_part(self, event: Any, name: str, index: object) -> Changed:
        """Take the first or the final state of a content or summary part."""
        part = event.part
        if not isinstance(part, Model) or not isinstance(index, int):
            return _NOTHING
        entry = self.find_or_begin(event, "message" if name == _CONTENT else "reasoning")
        if entry.done:
            return _NOTHING
        known = entry.parts.get((name, index))
        if known is None:
            self._put_part(entry, name, index, _copy(part))
        elif event.type.endswith(".done"):
            entry.parts[name, index] = became = _become(known, part)
            if became is not known:
                self._rebuild(entry, name)
        return (entry.item,)

    def extend(self, event: Any, growth: _Growth, delta: object) -> Changed:
        """Append a delta to the text that it belongs to."""
        if not isinstance(delta, str):
            return _NOTHING
        entry = self.find_or_begin(event, growth.item_type)
        if entry.done:
            return _NOTHING
        pieces = pieces_of(self._target(entry, event, growth), growth.field)
        pieces.append(delta)
        self._kind = type(event)
        self._item_id = event.item_id
        self._index_name = _index_name(event)
        self._index = getattr(event, self._index_name)
        self._append = pieces.append
        self._changed = (entry.item,)
        return self._changed

    def replace(self, event: Any, growth: _Growth, text: object) -> Changed:
        """Replace the accumulated text by the complete one."""
        if not isinstance(text, str):
            return _NOTHING
        entry = self.find_or_begin(event, growth.item_type)
        if entry.done:
            return _NOTHING
        target = self._target(entry, event, growth)
        complete(target)
        setattr(target, python_name(target, growth.field), text)
        return (entry.item,)

    def annotate(self, event: Any) -> Changed:
        """Add an annotation to the text that it belongs to."""
        entry = self.find(event)
        if entry is None or entry.done:
            return _NOTHING
        part: Any = entry.parts[_CONTENT, event.content_index]
        if not isinstance(part.annotations, list):
            part.annotations = []
        part.annotations.append(event.annotation)
        return (entry.item,)

    def extend_audio(self, event: UnknownVariant, field: str) -> Changed:
        """Append a part of audio, which some models send in events that the API description does not contain."""
        delta = event.additional_properties.get("delta")
        messages = [entry for entry in self._entries if getattr(entry.item, "type", None) == "message"]
        if not isinstance(delta, str):
            return _NOTHING
        entry = messages[-1] if messages else self.add(decode_output_items({**_MESSAGE, "content": []}), None)
        if entry.done:
            return _NOTHING
        audio = next((part for part in entry.parts.values() if isinstance(part, GrowingAudio)), None)
        if audio is None:
            audio = GrowingAudio()
            self._put_part(entry, _CONTENT, 1 + max((index for _, index in entry.parts), default=-1), audio)
        audio.append(field, delta)
        return (entry.item,)

    def append_text(self, text: str) -> Changed:
        """Append text that is known without the item that it belongs to, to the text that is open."""
        if not text:
            return _NOTHING
        open_texts = [
            (entry, part)
            for entry in self._entries
            for part in entry.parts.values()
            if not entry.done and getattr(part, "type", None) == "output_text"
        ]
        if open_texts:
            entry, part = open_texts[-1]
        else:
            if self._entries and self._entries[-1].done and getattr(self._entries[-1].item, "type", None) == "message":
                return _NOTHING  # the text of that message, which is complete
            entry = self.add(decode_output_items({**_MESSAGE, "content": [_TEXT_PART]}), None)
            part = entry.parts[_CONTENT, 0]
        pieces_of(part, "text").append(text)
        return (entry.item,)

    def _entry_of(self, item: Item, index: object) -> _Entry | None:
        item_id = _id_of(item)
        if item_id is not None and item_id in self._by_id:
            return self._by_id[item_id]
        entry = self._by_index.get(index) if isinstance(index, int) else None
        if entry is None:
            entry = self._without_place()
        if entry is None or (item_id is not None and _id_of(entry.item) is not None):
            return None
        return entry

    def _target(self, entry: _Entry, event: Any, growth: _Growth) -> Model:
        """Return the object whose text an event extends: the item, an object in it, or one of its parts."""
        if growth.inner is not None:
            inner: Model = getattr(entry.item, growth.inner)
            return inner
        if growth.parts is None:
            return entry.item
        index = getattr(event, _index_name(event))
        position = index if isinstance(index, int) else 0
        part = entry.parts.get((growth.parts, position))
        if part is None:
            template = {**entry.item.to_dict(), growth.parts: [{"type": growth.part_type, growth.field: ""}]}
            decoded = own_class(entry.item).from_dict(template)
            part = cast("Model", getattr(decoded, growth.parts)[0])
            self._put_part(entry, growth.parts, position, part)
        return part

    def _put_part(self, entry: _Entry, name: str, index: int, part: Model) -> None:
        entry.parts[name, index] = part
        self._rebuild(entry, name)

    @staticmethod
    def _rebuild(entry: _Entry, name: str) -> None:
        parts = [part for (own_name, _), part in sorted(entry.parts.items()) if own_name == name]
        setattr(entry.item, name, parts)


class GrowingAudio(UnknownVariant):
    """A content part with audio that grows; the API description does not have it."""

    __slots__ = ("_pieces",)

    def __init__(self) -> None:
        self._pieces: dict[str, list[str]] = {}

    @property
    def additional_properties(self) -> dict[str, Any]:  # type: ignore[override]  # read only here
        """The fields of the part, joined when they are read."""
        for pieces in self._pieces.values():
            pieces[:] = ["".join(pieces)]
        return {"type": "output_audio", **{name: pieces[0] for name, pieces in self._pieces.items()}}

    def append(self, field: str, delta: str) -> None:
        """Append to a field."""
        self._pieces.setdefault(field, []).append(delta)


class _Growth:
    """Where a kind of delta belongs."""

    def __init__(
        self,
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


_GROWTHS = {
    "TextDeltaEvent": _Growth("text", "message", parts=_CONTENT, part_type="output_text"),
    "RefusalDeltaEvent": _Growth("refusal", "message", parts=_CONTENT, part_type="refusal"),
    "ReasoningDeltaEvent": _Growth("text", "reasoning", parts=_CONTENT, part_type="reasoning_text"),
    "ReasoningSummaryTextDeltaEvent": _Growth("text", "reasoning", parts=_SUMMARY, part_type="summary_text"),
    "FunctionCallArgsDeltaEvent": _Growth("arguments", "function_call"),
    "CustomToolCallInputDeltaEvent": _Growth("input", "custom_tool_call"),
    "CodeInterpreterCallCodeDeltaEvent": _Growth("code", "code_interpreter_call"),
    "ApplyPatchCallOperationDiffDeltaEvent": _Growth("diff", "apply_patch_call", inner="operation"),
}

Handler: TypeAlias = Callable[[GrowingResponse, Any], Changed]


def _take_delta(growing: GrowingResponse, event: Any) -> Changed:
    return growing.extend(event, _GROWTHS[type(event).__name__], event.delta)


def _take_complete_text(growing: GrowingResponse, event: Any) -> Changed:
    growth = _GROWTHS[type(event).__name__.replace("DoneEvent", "DeltaEvent")]
    return growing.replace(event, growth, getattr(event, growth.field))


def _take_unknown(growing: GrowingResponse, event: UnknownVariant) -> Changed:
    fields = event.additional_properties
    kind = fields.get("type")
    if kind == "response.done":
        return growing.take_final(fields.get("response"))
    if kind == "response.content_part.delta" and isinstance(fields.get("delta"), str):
        return growing.append_text(fields["delta"])
    field = _AUDIO_FIELDS.get(kind) if isinstance(kind, str) else None
    return _NOTHING if field is None else growing.extend_audio(event, field)


def _take_content_part(growing: GrowingResponse, event: Any) -> Changed:
    return growing.take_part(event, _CONTENT, event.content_index)


def _take_summary_part(growing: GrowingResponse, event: Any) -> Changed:
    return growing.take_part(event, _SUMMARY, event.summary_index)


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
    **dict.fromkeys(_GROWTHS, _take_delta),
    **dict.fromkeys((name.replace("DeltaEvent", "DoneEvent") for name in _GROWTHS), _take_complete_text),
}
"""The handler of each class of events, by name, to avoid importing them all."""


def _index_name(event: Any) -> str:
    """Return the field with the position of the part that an event is about, or else of the item."""
    names = ("content_index", "summary_index")
    return next((name for name in names if name in event._wire_names), "output_index")


def _ignore(_: str) -> None:
    """Do nothing with a delta."""


def _id_of(item: Item) -> str | None:
    item_id = getattr(item, "id", None)
    return item_id if isinstance(item_id, str) and item_id else None


def _match(item: object, index: int, entries: Iterable[_Entry]) -> _Entry | None:
    """Return the entry of an item of the final response: by ID or, without one, by position."""
    if not isinstance(item, Model):
        return None
    item_id = _id_of(item)
    by_id = next((entry for entry in entries if item_id is not None and _id_of(entry.item) == item_id), None)
    if by_id is not None:
        return by_id
    return next(
        (entry for entry in entries if entry.index == index and (item_id is None or not _id_of(entry.item))), None
    )


def _become(known: Model, new: Model) -> Model:
    """Give an object the state of another one, so that it stays the same object; return it.

    The other object is returned if it is of another class.
    """
    complete(known)
    complete(new)
    if known is new or type(known) is not type(new):
        return new
    for name, _, _ in known._fields:
        setattr(known, name, getattr(new, name))
    grown: Any = known
    grown.additional_properties = new.additional_properties
    return known


def _with_accumulated(item: Model, known: Model) -> Model:
    """Return the first state of an item with what was accumulated before it was received."""
    if own_class(known) is own_class(item):
        for name in (_CONTENT, _SUMMARY, "arguments", "input", "code"):
            value = getattr(known, name, None)
            if isinstance(value, str | list) and value and not getattr(item, name, None):
                setattr(item, python_name(item, name), value)
    return item


def _copy(item: Any) -> Any:
    """Return a copy of an item that does not grow."""
    if isinstance(item, list):
        return [_copy(part) for part in item]
    if not isinstance(item, Model):
        return item
    if isinstance(item, UnknownVariant):
        return UnknownVariant(additional_properties=dict(item.additional_properties))
    kind: Any = own_class(item)
    copied: Any = kind.__new__(kind)
    for name, _, _ in item._fields:
        value = getattr(item, name)
        setattr(copied, name, _copy(value) if isinstance(value, list | Model) else value)
    copied.additional_properties = item.additional_properties  # not changed as the item grows
    return copied
