"""What changed for callers between two source trees, and which of it breaks code that had worked.

- What is gone breaks: a name, a method, a field, a base class, a parameter, a key, a value or a variant of a type.
- What is new does not break, unless callers must now give it: a parameter or a key without a default.
- A type may grow, with two exceptions: what callers read may not come to hold `None`, `UNSET` or a class of another
  library that it did not hold before. New variants and new literal values are no break, as the package promises that
  the service may send them at any time.
- A parameter may become optional and may not move, be renamed or become keyword-only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from maintainer.release.annotations import Type, difference, shown, still_taken, surprises_readers
from maintainer.release.public_api import Alias, Attribute, Class, Function, Module, Parameter, Signature, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maintainer.release.public_api import Member, Shape, Surface


_REMOVED = "was removed"
_NEW = "is new"


@frozen(order=True)
class Change:
    """One thing that callers can notice."""

    path: str
    """Where it is, from the point of view of `import openrouter_responses`."""
    text: str
    """What happened, in words that continue the path."""
    is_breaking: bool = field(order=False)


def compare(old: Surface, new: Surface) -> list[Change]:
    """List what changed, in the order of the paths."""
    comparison = _Comparison(old, new)
    return sorted(set(comparison.names()) | set(comparison.shapes()))


class _Comparison:
    def __init__(self, old: Surface, new: Surface) -> None:
        self._old = old
        self._new = new
        self._aliases = (old.aliases, new.aliases)
        self._given = old.given | new.given

    def names(self) -> Iterator[Change]:
        yield from _came_or_went(self._old, self._new, _REMOVED, is_breaking=True)
        yield from _came_or_went(self._new, self._old, _NEW, is_breaking=False)

    def shapes(self) -> Iterator[Change]:
        pairs = {(known_as, self._new.names[name]): name for name, known_as in _in_both(self._old, self._new)}
        for name in self._old.shapes.keys() & self._new.shapes.keys():
            pairs.setdefault((name, name), name)
        for old_name, new_name in pairs:
            yield from self._shape(old_name, new_name)

    def _shape(self, old_name: str, path: str) -> Iterator[Change]:
        match self._old.shapes[old_name], self._new.shapes[path]:
            case Module(), Module():
                return
            case TypedDict() as old, TypedDict() as new:
                yield from self._keys(path, old, new)
            case Alias() as old, Alias() as new:
                yield from self._type(path, old.type, new.type, is_given=path in self._given, is_taken=True)
            case Class() as old, Class() as new:
                yield from self._class(path, old_name, old, new)
            case (Function() | Attribute()) as old, (Function() | Attribute()) as new:
                yield from self._member(path, old, new, is_given=True)
            case old, new:
                yield Change(path, f"was {_kind(old)} and is {_kind(new)}", is_breaking=True)

    def _class(self, path: str, old_name: str, old: Class, new: Class) -> Iterator[Change]:
        is_given = path in self._given
        for base in sorted(self._old.bases(old_name) - self._new.bases(path) - {"Generic", "object"}):
            yield Change(path, f"is no {base} any more", is_breaking=True)
        if old.constructor is not None and new.constructor is not None:
            arguments = self._fields if old.is_made_of_fields and new.is_made_of_fields else self._signature
            yield from arguments(path, "", old.constructor, new.constructor)
        for name, member in old.members.items():
            other = self._new.find(path, name)
            if other is None:
                yield Change(f"{path}.{name}", _REMOVED, is_breaking=True)
            else:
                yield from self._member(f"{path}.{name}", member, other, is_given=is_given)
        for name in new.members:
            if self._old.find(old_name, name) is None:
                yield Change(f"{path}.{name}", _NEW, is_breaking=False)

    def _member(self, path: str, old: Member, new: Member, *, is_given: bool) -> Iterator[Change]:
        match old, new:
            case Attribute(), Attribute():
                yield from self._type(path, old.type, new.type, is_given=is_given, is_taken=not is_given)
                if old.can_be_assigned and not new.can_be_assigned:
                    yield Change(path, "cannot be assigned any more", is_breaking=True)
            case Function(), Function():
                yield from self._function(path, old, new)
            case _:
                yield Change(path, f"was {_kind(old)} and is {_kind(new)}", is_breaking=True)

    def _function(self, path: str, old: Function, new: Function) -> Iterator[Change]:
        if old.is_async != new.is_async:
            yield Change(path, "must be awaited now" if new.is_async else "must not be awaited now", is_breaking=True)
        if old.needs_no_instance and not new.needs_no_instance:
            yield Change(path, "can no longer be called on the class", is_breaking=True)
        yield from self._signature(path, "", old.signatures[-1], new.signatures[-1])
        overloads = list(zip(old.signatures[:-1], new.signatures[:-1], strict=False))
        for number, (before, after) in enumerate(overloads, start=1):
            yield from self._signature(path, f" (overload {number})", before, after)
        if len(old.signatures) > len(new.signatures) > 1:
            yield Change(path, "has fewer overloads", is_breaking=True)

    def _signature(self, path: str, which: str, old: Signature, new: Signature) -> Iterator[Change]:
        before = {parameter.name: parameter for parameter in old.parameters}
        after = {parameter.name: parameter for parameter in new.parameters}
        takes_any = any(parameter.kind == "variadic keyword" for parameter in new.parameters)
        for name, parameter in before.items():
            place = f"{path}({name}){which}"
            if name in after:
                yield from self._parameter(place, parameter, after[name])
            elif not takes_any or parameter.kind.startswith("variadic"):
                yield Change(place, _REMOVED, is_breaking=True)
        for name in after.keys() - before.keys():
            if after[name].required:
                yield Change(f"{path}({name}){which}", "is new and must be given", is_breaking=True)
            else:
                yield Change(f"{path}({name}){which}", _NEW, is_breaking=False)
        positions = [name for name in _positional(old) if name in _positional(new)]
        if positions != _positional(new)[: len(positions)]:
            yield Change(f"{path}(){which}", "takes its arguments in another order", is_breaking=True)
        yield from self._type(f"{path}() result{which}", old.returns, new.returns, is_given=True, is_taken=False)

    def _fields(self, path: str, which: str, old: Signature, new: Signature) -> Iterator[Change]:
        """Compare the arguments of a class of fields, but for what its attributes tell as well."""
        before, after = _without_types(old), _without_types(new)
        is_told = {(name, _REMOVED) for name in before} | {(name, _NEW) for name in after}
        for change in self._signature(
            path, which, Signature(tuple(before.values()), old.returns), Signature(tuple(after.values()), new.returns)
        ):
            if (change.path[len(path) + 1 : -1], change.text) not in is_told:
                yield change

    def _parameter(self, place: str, old: Parameter, new: Parameter) -> Iterator[Change]:
        if old.required != new.required:
            text = "must be given now" if new.required else "can be left out now"
            yield Change(place, text, is_breaking=new.required)
        elif old.default != new.default and not new.required:
            yield Change(place, f"is {new.default} by default, and was {old.default}", is_breaking=False)
        if not _can_be_given_like(old.kind, new.kind):
            yield Change(place, f"was {old.kind} and is {new.kind}", is_breaking=True)
        yield from self._type(place, old.type, new.type, is_given=False, is_taken=True)

    def _keys(self, path: str, old: TypedDict, new: TypedDict) -> Iterator[Change]:
        form = "{}({})" if new.is_arguments else "{}[{}]"
        for name, key in old.keys.items():
            if name in new.keys:
                yield from self._parameter(form.format(path, name), key, new.keys[name])
            else:
                yield Change(form.format(path, name), _REMOVED, is_breaking=True)
        for name in new.keys.keys() - old.keys.keys():
            must = new.keys[name].required
            text = "is new and must be given" if must else _NEW
            yield Change(form.format(path, name), text, is_breaking=must)

    def _type(self, path: str, old: Type, new: Type, *, is_given: bool, is_taken: bool) -> Iterator[Change]:
        if not old or not new:
            return
        found = difference(old, new, *self._aliases)
        lost = {term for term in found.lost if not (is_taken and still_taken(term, new))}
        if lost:
            now = f"; it is {shown(found.gained)} now" if found.gained else ""
            yield Change(path, f"is no longer {shown(lost)}{now}", is_breaking=True)
        elif found.gained:
            surprising = is_given and any(surprises_readers(term) for term in found.gained)
            yield Change(path, f"can also be {shown(found.gained)}", is_breaking=surprising)


def _in_both(old: Surface, new: Surface) -> Iterator[tuple[str, str]]:
    """Names and what they stood for; the best known first, so that a pair is spoken of by it."""
    return ((name, known_as) for name, known_as in old.names.items() if name in new.names)


def _came_or_went(here: Surface, there: Surface, text: str, *, is_breaking: bool) -> Iterator[Change]:
    missing = here.names.keys() - there.names.keys()
    for name in missing:
        parent = name.rpartition(".")[0]
        known_as = here.names[name]
        # What is gone with its module, or under each of its names, is said once.
        if parent in missing or (name != known_as and known_as in missing):
            continue
        others = sorted(other for other in missing if here.names[other] == known_as and other != name)
        also = f" (also {', '.join(others)})" if others else ""
        yield Change(name, f"{text}{also}", is_breaking=is_breaking)


def _without_types(signature: Signature) -> dict[str, Parameter]:
    return {parameter.name: evolve(parameter, type=frozenset()) for parameter in signature.parameters}


def _positional(signature: Signature) -> list[str]:
    return [parameter.name for parameter in signature.parameters if parameter.kind.startswith("positional")]


def _can_be_given_like(old: str, new: str) -> bool:
    return old == new or (new == "positional or keyword" and not old.startswith("variadic"))


def _kind(shape: Shape) -> str:
    match shape:
        case Module():
            return "a module"
        case Class():
            return "a class"
        case TypedDict():
            return "a typed dictionary"
        case Alias():
            return "a named type"
        case Function():
            return "a function"
        case Attribute():
            return "an attribute"
