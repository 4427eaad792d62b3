"""Compact record of the events of a stream, from which its output items can be built later. No I/O.

The items are needed if a caller asks for a snapshot, at whatever time, and for the exception of an interrupted stream.
Most callers only read the events, so recording has to cost almost nothing: one comparison and one `append` per delta.
The deltas of one text are kept as its first event and UTF-8 text; the events that announce or state an item, a part, a
text or an annotation are kept as they are. The event that ends an item states all of it, and replaces what was kept
about it. The memory is therefore that of the output items, which the terminal event has again, and of unfinished
texts; both are limited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses_generated.types import UnknownVariant

if TYPE_CHECKING:
    from openrouter_responses._growing_response import GrowingResponse

MAX_CHARACTERS = 1024 * 1024
"""Maximum length of all unfinished texts; no model writes as much. The rest is left out."""
MAX_EVENTS = 10_000
"""Maximum number of events and texts that are kept; later ones are not."""

PARTS_OF_DELTAS: dict[str, str | None] = {
    "TextDeltaEvent": "content_index",
    "RefusalDeltaEvent": "content_index",
    "ReasoningDeltaEvent": "content_index",
    "ReasoningSummaryTextDeltaEvent": "summary_index",
    "FunctionCallArgsDeltaEvent": None,
    "CustomToolCallInputDeltaEvent": None,
    "CodeInterpreterCallCodeDeltaEvent": None,
    "ApplyPatchCallOperationDiffDeltaEvent": None,
}
"""The events that append to a text, and the field with the position of the part; None if the item has one text."""

_ITEM_DONE = "response.output_item.done"
_ANNOTATION = "response.output_text.annotation.added"


class EventRecord:
    """The record of one stream.

    Attributes:
        pieces: The newest deltas of the current text. Further ones are appended by the caller.
        is_whole: Whether everything was kept that the limit on the number and the size of events applies to.
    """

    def __init__(self, max_bytes: int) -> None:
        self.pieces: list[Any] = []
        self.is_whole = True
        self._kept: dict[int, _Kept] = {}
        self._count = 0
        self._by_item: dict[str, list[int]] = {}
        self._texts: dict[tuple[object, ...], _Kept] = {}
        """The texts since the last other event, by place."""
        self._current: _Kept | None = None
        self._characters = MAX_CHARACTERS
        self._bytes = max_bytes

    @property
    def text(self) -> str:
        """The output text that is not finished."""
        self.flush()
        kinds = ("TextDeltaEvent", "UnknownVariant")
        kept = self._kept.values()
        return "".join(_decoded(one.text) for one in kept if one.text and type(one.event).__name__ in kinds)

    def begin(self, event: Any, delta: object, part: object) -> list[Any] | None:
        """Keep a delta whose text may be another one than that of the delta before.

        Args:
            event: The event.
            delta: What it appends.
            part: The position of the text in the item; None if the item has only one.

        Returns:
            The list for further deltas of this text; None if they are not kept.
        """
        if not isinstance(delta, str):
            return None
        place = self._place(event, part)
        kept = self._texts.get(place)
        if kept is None or kept is not self._current:
            self.flush()
            if kept is None:
                kept = self._texts[place] = _Kept(event, 0, bytearray())
                if not self._keep(kept, getattr(event, "item_id", None)):
                    del self._texts[place]
                    return None
            self._current = kept
        self.pieces.append(delta)
        return self.pieces

    def take(self, event: Any, size: int) -> None:
        """Keep an event that announces or states an item, a part, a text or an annotation.

        Args:
            event: The event.
            size: Its size in bytes.
        """
        self.flush()
        self._current = None
        if event.type != _ANNOTATION:
            self._texts.clear()
        item = getattr(event, "item", None)
        item_id = getattr(event, "item_id", None) if item is None else getattr(item, "id", None)
        if event.type == _ITEM_DONE and isinstance(item_id, str) and size <= self._bytes:
            for number in self._by_item.pop(item_id, ()):
                self._drop(self._kept.pop(number))
        self._keep(_Kept(event, size, None), item_id)

    def flush(self) -> None:
        """Encode the newest deltas: UTF-8 takes a quarter of the memory of a growing string."""
        if self.pieces and self._current is not None and self._current.text is not None:
            text = joined(self.pieces)[: self._characters]
            self._current.text += text.encode("utf-8", "surrogatepass")
            self._current.size += len(text)
            self._characters -= len(text)
            self.pieces.clear()

    def replay(self, growing: GrowingResponse) -> None:
        """Let a response grow by the events that were kept, in their order."""
        self.flush()
        for kept in self._kept.values():
            if kept.text is None:
                growing.take(kept.event)
            else:
                growing.take_text(kept.event, _decoded(kept.text))
        growing.is_whole = self.is_whole

    def _place(self, event: Any, part: object) -> tuple[object, ...]:
        if isinstance(event, UnknownVariant):  # an older event, whose place is not read
            return (UnknownVariant,)
        item_id, index = event.item_id, event.output_index
        known = isinstance(item_id, str) and (item_id in self._by_item or not isinstance(index, int))
        # Some servers give each event another ID: one that no item has says nothing.
        return (
            type(event),
            item_id if known else None,
            index if isinstance(index, int) and not known else None,
            part if isinstance(part, int) else None,
        )

    def _keep(self, kept: _Kept, item_id: object) -> bool:
        if len(self._kept) >= MAX_EVENTS or kept.size > self._bytes:
            self.is_whole = False
            return False
        self._bytes -= kept.size
        self._kept[self._count] = kept
        if isinstance(item_id, str) and item_id:
            self._by_item.setdefault(item_id, []).append(self._count)
        self._count += 1
        return True

    def _drop(self, kept: _Kept) -> None:
        if kept.text is None:
            self._bytes += kept.size
        else:
            self._characters += kept.size


class _Kept:
    """An event that is kept.

    Attributes:
        event: The event; that of a text is the first of its deltas.
        size: The size of the event in bytes, or of the text in characters.
        text: The text in UTF-8; None for any other event.
    """

    __slots__ = ("event", "size", "text")

    def __init__(self, event: Any, size: int, text: bytearray | None) -> None:
        self.event = event
        self.size = size
        self.text = text


def joined(pieces: list[Any]) -> str:
    """Return the text of some pieces, without those of another type than described."""
    try:
        return "".join(pieces)
    except TypeError:
        return "".join([piece for piece in pieces if isinstance(piece, str)])


def _decoded(text: bytearray) -> str:
    return text.decode("utf-8", "surrogatepass")
