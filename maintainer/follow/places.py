"""The class and the field of ours that a difference belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from maintainer.upstream.schemas import branches_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maintainer.upstream.difference import Difference


@attrs.frozen(order=True)
class Place:
    """A class of the client, or a place in it.

    Attributes:
        class_name: The class; empty for what belongs to an operation but to no class, such as its parameters.
        field: The field, or a path such as `metadata.*`, or `tags[]` for the items of an array; empty for the class
            itself. Without a class, the operation, or a place in it such as `GET /models query.limit`.
    """

    class_name: str
    field: str = ""

    def __str__(self) -> str:
        return ".".join(filter(None, (self.class_name, self.field)))


class Places:
    """The places of the differences from one description."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._places = {id(schema): place for name in schemas for schema, place in _walk(schemas[name], Place(name))}

    def of(self, difference: Difference) -> Place:
        """Return the class and field that a difference belongs to; that of an added field has the field."""
        match = difference.match
        if match is None or id(match.schema) not in self._places:
            return Place("", difference.place)
        place = self._places[id(match.schema)]
        step = difference.path.removeprefix(match.path)
        # A variant is named by its tag, apart from the place of its union.
        step = "" if difference.what == "variant" else step.removeprefix(".")
        return Place(place.class_name, ".".join(filter(None, (place.field, step))))


def _walk(schema: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    if not isinstance(schema, dict):
        return
    yield schema, place
    for name, inner in schema.get("properties", {}).items():
        yield from _walk(inner, _inside(place, name))
    yield from _walk(schema.get("additionalProperties"), _inside(place, "*"))
    yield from _walk(schema.get("items"), Place(place.class_name, f"{place.field}[]"))
    for branch in branches_of(schema):
        yield from _walk(branch, place)


def _inside(place: Place, step: str) -> Place:
    return Place(place.class_name, ".".join(filter(None, (place.field, step))))
