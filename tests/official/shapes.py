"""What JSON values a type lets through, whoever wrote the type down; and what one such shape lacks of another."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@attrs.frozen(eq=False)
class ObjectShape:
    """An object whose properties are known; they are read when they are asked for, since types refer to themselves."""

    name: str
    read_properties: Callable[[], Mapping[str, Shape]]

    def tag(self) -> str:
        """What tells it from others, as a person would point it out: `[type=mcp]`."""
        properties = self.read_properties()
        for name in ("type", "id", *properties):
            if name in properties and properties[name].values:
                return f"[{name}={'|'.join(map(str, sorted(properties[name].values, key=str)))}]"
        return f"[{self.name}]"


@attrs.frozen(eq=False)
class Shape:
    """What a value may be.

    Attributes:
        json_types: JSON's own types; empty where any JSON value will do.
        values: The constants that are named for it.
        constant: Whether it has to be one of these values.
        items: What an array holds.
        entries: What a dictionary holds.
        objects: The objects with known properties that it may be.
    """

    json_types: frozenset[str] = frozenset()
    values: frozenset[str | int | bool] = frozenset()
    constant: bool = False
    items: Shape | None = None
    entries: Shape | None = None
    objects: tuple[ObjectShape, ...] = ()


ANYTHING = Shape()
NULL = Shape(frozenset({"null"}))


def either(shapes: Iterable[Shape]) -> Shape:
    """The shape of what has one of these shapes."""
    shapes = list(shapes)
    if len(shapes) == 1:
        return shapes[0]
    if not all(shape.json_types for shape in shapes):
        return ANYTHING
    items = [shape.items for shape in shapes if shape.items]
    entries = [shape.entries for shape in shapes if shape.entries]
    return Shape(
        json_types=frozenset().union(*(shape.json_types for shape in shapes)),
        values=frozenset().union(*(shape.values for shape in shapes)),
        constant=all(shape.constant for shape in shapes if shape is not NULL),
        items=either(items) if items else None,
        entries=either(entries) if entries else None,
        objects=tuple({one.name: one for shape in shapes for one in shape.objects}.values()),
    )


class Comparison:
    """What shapes of ours lack of shapes that are wanted. Two objects are compared once, where they are first met."""

    def __init__(self) -> None:
        self._met: set[tuple[str, str]] = set()
        self._waiting: deque[tuple[ObjectShape, ObjectShape, str]] = deque()

    def lacks(self, wanted: Shape, ours: Shape, path: str) -> Iterator[str]:
        # Breadth first, so that a lack is reported at its shortest path.
        yield from self._shape(wanted, ours, path)
        while self._waiting:
            yield from self._properties(*self._waiting.popleft())

    def _shape(self, wanted: Shape, ours: Shape, path: str) -> Iterator[str]:
        if not ours.json_types:
            if wanted.objects:
                yield f"{path}: untyped, {' | '.join(one.name for one in wanted.objects)} is wanted"
            return
        if not wanted.json_types:
            yield f"{path}: only {' or '.join(sorted(ours.json_types))}, anything is wanted"
            return
        for json_type in sorted(wanted.json_types - ours.json_types):
            if json_type != "integer" or "number" not in ours.json_types:
                yield f"{path}: cannot be {json_type}"
        for value in sorted(wanted.values - ours.values, key=str):
            yield f"{path}: value {value!r} missing"
        if ours.constant and not wanted.values:
            yield f"{path}: only {sorted(ours.values, key=str)}, other values are wanted"
        if wanted.items and ours.items:
            tagged = max(len(wanted.items.objects), len(ours.items.objects)) > 1
            yield from self._shape(wanted.items, ours.items, path if tagged else f"{path}[]")
        if wanted.entries and ours.entries:
            yield from self._shape(wanted.entries, ours.entries, f"{path}{{}}")
        yield from self._objects(wanted, ours, path)

    def _objects(self, wanted: Shape, ours: Shape, path: str) -> Iterator[str]:
        if len(wanted.objects) == len(ours.objects) == 1:
            self._meet(wanted.objects[0], ours.objects[0], path)
            return
        for one in wanted.objects:
            where = path + one.tag() if len(wanted.objects) > 1 or ours.objects else path
            counterparts = [mine for mine in ours.objects if not _tell_apart(one, mine)]
            if len(counterparts) == 1:
                self._meet(one, counterparts[0], where)
            elif counterparts and len(one.read_properties()) > 1:
                yield f"{where}: cannot be told from {' or '.join(mine.name for mine in counterparts)}"
            elif counterparts:
                continue  # a tag that may be anything stands for variants that are yet to come
            elif ours.entries:
                yield from self._dictionary(one, ours.entries, where)
            else:
                yield f"{where}: missing"

    def _dictionary(self, wanted: ObjectShape, entries: Shape, path: str) -> Iterator[str]:
        """A dictionary takes any names, so that only what they stand for can be lacking."""
        for name, shape in wanted.read_properties().items():
            yield from self._shape(shape, entries, f"{path}.{name}")

    def _meet(self, wanted: ObjectShape, ours: ObjectShape, path: str) -> None:
        if (wanted.name, ours.name) not in self._met:
            self._met.add((wanted.name, ours.name))
            self._waiting.append((wanted, ours, path))

    def _properties(self, wanted: ObjectShape, ours: ObjectShape, path: str) -> Iterator[str]:
        properties = ours.read_properties()
        for name, shape in wanted.read_properties().items():
            if name in properties:
                yield from self._shape(shape, properties[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: missing"


def _tell_apart(one: ObjectShape, other: ObjectShape) -> bool:
    """Whether a property that both have can have no value in common."""
    properties = other.read_properties()
    return any(
        shape.values and properties[name].values and not shape.values & properties[name].values
        for name, shape in one.read_properties().items()
        if name in properties
    )
