"""The JSON values that a type allows, independent of its notation, and the gaps between two such types."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@attrs.frozen(eq=False)
class JsonObject:
    """An object with known properties; they are read lazily, because types can be recursive."""

    name: str
    read_properties: Callable[[], Mapping[str, JsonType]]

    def tag(self) -> str:
        """Return a label for paths: a property with a constant value, such as `[type=mcp]`, or the name."""
        properties = self.read_properties()
        for name in ("type", "id", *properties):
            if name in properties and properties[name].values:
                return f"[{name}={'|'.join(map(str, sorted(properties[name].values, key=str)))}]"
        return f"[{self.name}]"


@attrs.frozen(eq=False)
class JsonType:
    """A set of JSON values.

    Attributes:
        type_names: The names of JSON's own types; empty if any JSON value is allowed.
        values: The constants that the type names.
        constant: Whether the value must be one of these constants.
        items: The type of an array's items.
        entries: The type of a dictionary's values.
        objects: The objects with known properties that are allowed.
    """

    type_names: frozenset[str] = frozenset()
    values: frozenset[str | int | bool] = frozenset()
    constant: bool = False
    items: JsonType | None = None
    entries: JsonType | None = None
    objects: tuple[JsonObject, ...] = ()


ANYTHING = JsonType()
NULL = JsonType(frozenset({"null"}))


def union_of(types: Iterable[JsonType]) -> JsonType:
    """Return the union of types."""
    types = list(types)
    if len(types) == 1:
        return types[0]
    if not all(one.type_names for one in types):
        return ANYTHING
    items = [one.items for one in types if one.items]
    entries = [one.entries for one in types if one.entries]
    return JsonType(
        type_names=frozenset().union(*(one.type_names for one in types)),
        values=frozenset().union(*(one.values for one in types)),
        constant=all(one.constant for one in types if one is not NULL),
        items=union_of(items) if items else None,
        entries=union_of(entries) if entries else None,
        objects=tuple({each.name: each for one in types for each in one.objects}.values()),
    )


class GapFinder:
    """Finds values that wanted types allow and ours do not. A pair of objects is compared only once."""

    def __init__(self) -> None:
        self._compared: set[tuple[str, str]] = set()
        self._waiting: deque[tuple[JsonObject, JsonObject, str]] = deque()

    def gaps(self, wanted: JsonType, ours: JsonType, path: str) -> Iterator[str]:
        # Breadth first, so that a gap is reported at its shortest path.
        yield from self._type_gaps(wanted, ours, path)
        while self._waiting:
            yield from self._property_gaps(*self._waiting.popleft())

    def _type_gaps(self, wanted: JsonType, ours: JsonType, path: str) -> Iterator[str]:
        if not ours.type_names:
            if wanted.objects:
                yield f"{path}: untyped, {' | '.join(each.name for each in wanted.objects)} is wanted"
            return
        if not wanted.type_names:
            yield f"{path}: only {' or '.join(sorted(ours.type_names))}, anything is wanted"
            return
        for type_name in sorted(wanted.type_names - ours.type_names):
            if type_name != "integer" or "number" not in ours.type_names:
                yield f"{path}: cannot be {type_name}"
        for value in sorted(wanted.values - ours.values, key=str):
            yield f"{path}: value {value!r} missing"
        if ours.constant and not wanted.values:
            yield f"{path}: only {sorted(ours.values, key=str)}, other values are wanted"
        if wanted.items and ours.items:
            tagged = max(len(wanted.items.objects), len(ours.items.objects)) > 1
            yield from self._type_gaps(wanted.items, ours.items, path if tagged else f"{path}[]")
        if wanted.entries and ours.entries:
            yield from self._type_gaps(wanted.entries, ours.entries, f"{path}{{}}")
        yield from self._object_gaps(wanted, ours, path)

    def _object_gaps(self, wanted: JsonType, ours: JsonType, path: str) -> Iterator[str]:
        if len(wanted.objects) == len(ours.objects) == 1:
            self._enqueue(wanted.objects[0], ours.objects[0], path)
            return
        for each in wanted.objects:
            place = path + each.tag() if len(wanted.objects) > 1 or ours.objects else path
            counterparts = [own for own in ours.objects if not _are_disjoint(each, own)]
            if len(counterparts) == 1:
                self._enqueue(each, counterparts[0], place)
            elif counterparts and len(each.read_properties()) > 1:
                yield f"{place}: cannot be told from {' or '.join(own.name for own in counterparts)}"
            elif counterparts:
                continue  # an object with an arbitrary tag and nothing else represents future variants
            elif ours.entries:
                yield from self._entry_gaps(each, ours.entries, place)
            else:
                yield f"{place}: missing"

    def _entry_gaps(self, wanted: JsonObject, entries: JsonType, path: str) -> Iterator[str]:
        """Compare an object with a dictionary, which allows any name, so that only values can be missing."""
        for name, one in wanted.read_properties().items():
            yield from self._type_gaps(one, entries, f"{path}.{name}")

    def _enqueue(self, wanted: JsonObject, ours: JsonObject, path: str) -> None:
        if (wanted.name, ours.name) not in self._compared:
            self._compared.add((wanted.name, ours.name))
            self._waiting.append((wanted, ours, path))

    def _property_gaps(self, wanted: JsonObject, ours: JsonObject, path: str) -> Iterator[str]:
        properties = ours.read_properties()
        for name, one in wanted.read_properties().items():
            if name in properties:
                yield from self._type_gaps(one, properties[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: missing"


def _are_disjoint(one: JsonObject, other: JsonObject) -> bool:
    """Return whether a property of both has different constants in each."""
    properties = other.read_properties()
    return any(
        own.values and properties[name].values and not own.values & properties[name].values
        for name, own in one.read_properties().items()
        if name in properties
    )
