"""One output item of a streamed response as it grows. No I/O."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from openrouter_responses._growing_strings import complete, own_class, python_name
from openrouter_responses_generated.models.output_items import decode_output_items
from openrouter_responses_generated.types import Model, UnknownVariant

Item: TypeAlias = Model

CONTENT, SUMMARY = "content", "summary"
MESSAGE, REASONING = "message", "reasoning"


class GrowingItem:
    """An item, and what is known about it."""

    def __init__(self, item: Item, index: int | None) -> None:
        self.item: Item = item
        self.index = index
        self.announced: bool = False
        self.done: bool = False
        self.parts: dict[str, dict[int, Model]] = {name: parts_of(item, name) for name in (CONTENT, SUMMARY)}
        """The content and summary parts, by list and position."""

    @property
    def kind(self) -> object:
        """The type of the item."""
        return getattr(self.item, "type", None)

    def put_part(self, name: str, index: int, part: Model) -> None:
        """Set the part at a position of a list.

        Raises:
            AttributeError: The item has no such list.
        """
        if name not in self.item._wire_names:
            raise AttributeError(name)
        parts = self.parts[name]
        last = next(reversed(parts), -1)
        parts[index] = part
        shown: Any = getattr(self.item, name, None)
        if index > last and isinstance(shown, list) and len(shown) == len(parts) - 1:
            shown.append(part)
            return
        self.parts[name] = parts = dict(sorted(parts.items()))
        setattr(self.item, name, list(parts.values()))

    def announce(self, item: Item) -> None:
        """Set the first state of the item, and keep what was accumulated before it was received."""
        self.announced = True
        known = self.item
        same_class = own_class(known) is own_class(item)
        for name in (CONTENT, SUMMARY, "arguments", "input", "code"):
            value = getattr(known, name, None)
            if same_class and isinstance(value, str | list) and value and not getattr(item, name, None):
                setattr(item, python_name(item, name), value)
            elif name in self.parts:
                self.parts[name] = parts_of(item, name)
        self.item = become(known, item)

    def finish(self, item: Item) -> None:
        """Set the final state of the item. One that was done already is replaced, because it may be in a snapshot."""
        self.item = item if self.done else become(self.item, item)
        self.done = True
        self.parts = {CONTENT: {}, SUMMARY: {}}


def first_state(kind: str, item_id: str) -> Item:
    """Return an item of a type that was not announced."""
    fields: dict[str, Any] = {"type": kind, "id": item_id, "status": "in_progress"}
    if kind == MESSAGE:
        fields.update(role="assistant", content=[])
    item: Item = decode_output_items(fields)
    return item


def new_part(item: Item, name: str, fields: dict[str, Any]) -> Model:
    """Return a part for a list of an item, decoded as its other parts are."""
    decoded = own_class(item).from_dict({name: [fields]})
    return cast("Model", getattr(decoded, name)[0])


def parts_of(item: Item, name: str) -> dict[int, Model]:
    parts = getattr(item, name) if name in item._wire_names else None
    return dict(enumerate(parts)) if isinstance(parts, list) else {}


def id_of(item: object) -> str | None:
    item_id = getattr(item, "id", None)
    return item_id if isinstance(item_id, str) and item_id else None


def become(known: Model, new: Model) -> Model:
    """Give an object the state of another one, so that it stays the same object; return it.

    The other object is returned if it is of another class.
    """
    complete(known)
    if known is new or type(known) is not type(new):
        return new
    for name, _, _ in known._fields:
        setattr(known, name, getattr(new, name))
    grown: Any = known
    grown.additional_properties = new.additional_properties
    return known


def copy_of(item: Any) -> Any:
    """Return a copy of an item that does not grow."""
    if isinstance(item, UnknownVariant):
        return UnknownVariant(additional_properties=dict(item.additional_properties))
    kind: Any = own_class(item)
    copied: Any = kind.__new__(kind)
    for name, _, _ in item._fields:
        value = getattr(item, name)
        if isinstance(value, list):
            value = [copy_of(part) if isinstance(part, Model) else part for part in value]
        setattr(copied, name, copy_of(value) if isinstance(value, Model) else value)
    copied.additional_properties = item.additional_properties  # not changed as the item grows
    return copied
