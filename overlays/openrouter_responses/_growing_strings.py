"""String fields of models that grow by appending, in time proportional to what is appended. No I/O.

A growing object is of a subclass of its own class, without further slots: the slot of the field holds the pieces, and
a property joins them when the field is read. When the field is complete, the object becomes an instance of its own
class again. `isinstance`, `match` and `to_dict` notice no difference.
"""

from __future__ import annotations

import functools
from typing import Any

from openrouter_responses_generated.types import Model


def pieces_of(target: Model, name: str) -> list[str]:
    """Return the list of the pieces of a string field, to which pieces can be appended.

    Args:
        target: The object. It becomes a growing object, unless it already is one.
        name: The wire name of the field. What is not a string there is replaced.
    """
    kind: Any = type(target)
    name = python_name(target, name)
    slot = getattr(kind, "_growing_slot", None)
    if slot is None:
        value = getattr(target, name, None)
        growing = _growing_class(kind, name)
        target.__class__ = growing  # the subclass has the same slots
        pieces = [value] if isinstance(value, str) and value else []
        vars(growing)["_growing_slot"].__set__(target, pieces)
        return pieces
    known: list[str] = slot.__get__(target)
    return known


def complete(target: Model) -> None:
    """Make a growing object an instance of its own class again; leave any other object as it is."""
    kind = type(target)
    slot = getattr(kind, "_growing_slot", None)
    if slot is not None:
        text = "".join(slot.__get__(target))
        target.__class__ = kind.__bases__[0]  # the subclass has the same slots
        slot.__set__(target, text)


def python_name(target: Model, name: str) -> str:
    """Return the Python name of a field with a wire name."""
    return next((own_name for own_name, wire_name, _ in target._fields if wire_name == name), name)


def own_class(target: Model) -> type[Model]:
    """Return the class of an object, that of a growing object being its own class."""
    kind = type(target)
    return kind.__bases__[0] if hasattr(kind, "_growing_slot") else kind


@functools.cache
def _growing_class(kind: Any, name: str) -> type[Model]:
    slot: Any = getattr(kind, name)

    def read(target: Model) -> str:
        pieces: list[str] = slot.__get__(target)
        if len(pieces) != 1:
            # In place, because whoever appends holds the list.
            pieces[:] = ["".join(pieces)]
        return pieces[0]

    def write(target: Model, value: Any) -> None:
        slot.__get__(target)[:] = [value if isinstance(value, str) else ""]

    fields = {
        "__slots__": (),
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__doc__": kind.__doc__,
        "__eq__": _equal,
        "__hash__": None,
        "__reduce__": _reduce,
        "_growing_slot": slot,
        name: property(read, write),
    }
    return type(kind.__name__, (kind,), fields)


def _equal(target: Model, other: object) -> Any:
    if not isinstance(other, Model) or own_class(target) is not own_class(other):
        return NotImplemented
    return target.to_dict() == other.to_dict()


def _reduce(target: Model) -> Any:
    return own_class(target).from_dict, (target.to_dict(),)
