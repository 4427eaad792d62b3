"""String fields of models that grow by appending, in time proportional to what is appended. No I/O.

A growing object is of a subclass of its own class, without further slots: the slot of the field holds the pieces, and
a property joins them when the field is read. When the field is complete, the object becomes an instance of its own
class again. `isinstance`, `match` and `to_dict` notice no difference. A thread can read a field while another appends.
"""

from __future__ import annotations

import functools
from typing import Any

from openrouter_responses._event_record import joined
from openrouter_responses_generated.types import Model, UnknownVariant


class Pieces(list[Any]):
    """The pieces of a string, appended one by one and joined when the string is read."""

    __slots__ = ("_joined",)

    def __init__(self, *pieces: str) -> None:
        super().__init__(pieces)
        self._joined = (0, "")

    @property
    def text(self) -> str:
        """The string so far."""
        # Nothing is removed from the list, so that no lock is needed for a thread that appends meanwhile.
        count, text = self._joined
        if len(self) > count:
            new = self[count:]
            text += joined(new)
            self._joined = (count + len(new), text)
        return text

    def replace(self, text: str) -> None:
        """Replace the string."""
        self[:] = [text]
        self._joined = (1, text)


def pieces_of(target: Model, name: str) -> Pieces:
    """Return the pieces of a string field, to which others can be appended.

    Args:
        target: The object. It becomes a growing object if it is not one yet.
        name: The wire name of the field. A value that is not a string is replaced.

    Raises:
        AttributeError: The object has no such field, or another field of it grows.
    """
    kind: Any = type(target)
    name = python_name(target, name)
    own: Any = own_class(target)
    growing = _growing_class(own, name)
    slot: Any = vars(growing)["_growing_slot"]
    if kind is not growing:
        if kind is not own:
            raise AttributeError(f"another field of the {kind.__name__} grows")
        value = getattr(target, name, None)
        target.__class__ = growing  # the subclass has the same slots
        slot.__set__(target, Pieces(value) if isinstance(value, str) and value else Pieces())
    known: Pieces = slot.__get__(target)
    return known


def complete(target: Model) -> None:
    """Make a growing object an instance of its own class again; leave any other object as it is."""
    kind: Any = type(target)
    slot = getattr(kind, "_growing_slot", None)
    if slot is not None:
        slot.__set__(target, slot.__get__(target).text)  # first, for a thread that reads the field
        target.__class__ = own_class(target)  # the subclass has the same slots


def python_name(target: Model, name: str) -> str:
    """Return the Python name of a field with a wire name."""
    return next((own_name for own_name, wire_name, _ in target._fields if wire_name == name), name)


def own_class(target: Model) -> type[Model]:
    """Return the class of an object, that of a growing object being its own class."""
    kind: Any = type(target)
    own: type[Model] = getattr(kind, "_own_class", kind)
    return own


@functools.cache
def _growing_class(kind: Any, name: str) -> type[Model]:
    slot: Any = getattr(kind, name)

    def read(target: Model) -> str:
        pieces: Pieces | str = slot.__get__(target)
        return pieces if isinstance(pieces, str) else pieces.text

    def write(target: Model, value: Any) -> None:
        try:
            pieces: Pieces | str = slot.__get__(target)
        except AttributeError:  # in a constructor, such as that of a changed copy
            slot.__set__(target, pieces := Pieces())
        if isinstance(pieces, Pieces):
            pieces.replace(value if isinstance(value, str) else "")

    fields = {
        "__slots__": (),
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__doc__": kind.__doc__,
        "__eq__": _equal,
        "__hash__": None,
        "__reduce__": _reduce,
        "_own_class": kind,
        "_growing_slot": slot,
        name: property(read, write),
    }
    return type(kind.__name__, (kind,), fields)


class GrowingAudio(UnknownVariant):
    """A content part with audio that grows; the API description does not have it."""

    __slots__ = ("_pieces",)

    _own_class = UnknownVariant

    def __init__(self) -> None:
        self._pieces: dict[str, Pieces] = {}

    @property
    def additional_properties(self) -> dict[str, Any]:  # type: ignore[override]  # read only here
        """The fields of the part, joined when they are read."""
        return {"type": "output_audio", **{name: pieces.text for name, pieces in list(self._pieces.items())}}

    def append(self, field: str, delta: str) -> None:
        """Append to a field."""
        self._pieces.setdefault(field, Pieces()).append(delta)

    def __eq__(self, other: object) -> Any:
        return _equal(self, other)

    __hash__ = None  # as in the other models

    def __reduce__(self) -> Any:
        return _reduce(self)


GrowingAudio.__name__ = UnknownVariant.__name__


def _equal(target: Model, other: object) -> Any:
    if not isinstance(other, Model) or own_class(target) is not own_class(other):
        return NotImplemented
    return target.to_dict() == other.to_dict()


def _reduce(target: Model) -> Any:
    return own_class(target).from_dict, (target.to_dict(),)
