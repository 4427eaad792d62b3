"""Public API changes between two source trees, and which of them break callers' code.

- A removal of a name, a method, a field, a base class, a parameter, a key or a class in a union breaks.
- An addition does not break, except a parameter or a key that is required.
- A parameter may become optional. It may not move, be renamed or become keyword-only.
- Types change by the rules of `maintainer.upstream.verdict`: a type that callers pass may gain members, and a type that
  callers receive may lose `None`, `UNSET` and known values. New models and new values do not break code that receives
  them, because the package states that the service may send them at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from maintainer.release.annotations import Type, breaks_callers, compare_types, contains_type, format_type, is_covered
from maintainer.release.public_api import Alias, Attribute, Class, Function, Module, Parameter, Signature, TypedDict
from maintainer.release.renames import renames_between, with_new_names
from maintainer.upstream.matching import REQUEST, RESPONSE
from maintainer.upstream.verdict import breaks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from maintainer.release.public_api import Definition, Member, PublicApi

_MODELS = "models."
_SYNONYMS = "components."
_REMOVED = "was removed"
_NEW = "is new"
_NEW_AND_REQUIRED = "is new and required"
_NOW_REQUIRED = "is now required"

_KINDS: dict[type[Definition], str] = {
    Alias: "a type alias",
    Attribute: "an attribute",
    Class: "a class",
    Function: "a function",
    Module: "a module",
    TypedDict: "a typed dictionary",
}


@frozen(order=True)
class ApiChange:
    """One change that callers can notice."""

    path: str
    """The changed object, relative to `openrouter_responses`."""
    text: str
    """The change, as a predicate of the path: `was removed`."""
    is_breaking: bool = field(order=False)


def api_changes(old: PublicApi, new: PublicApi) -> list[ApiChange]:
    """Return the changes from one API to the other, sorted by path."""
    diff = _ApiDiff(with_new_names(old, renames_between(old, new)), new)
    return sorted({*diff.name_changes(), *diff.definition_changes(), *_new_former_names(old, new)})


class _ApiDiff:
    def __init__(self, old: PublicApi, new: PublicApi) -> None:
        self._old = old
        self._new = new
        self._aliases = (old.aliases, new.aliases)

    def name_changes(self) -> Iterator[ApiChange]:
        yield from _missing_names(self._old, self._new, _REMOVED, is_breaking=True)
        yield from _missing_names(self._new, self._old, _NEW, is_breaking=False)

    def definition_changes(self) -> Iterator[ApiChange]:
        pairs = {
            (canonical, self._new.names[name]) for name, canonical in self._old.names.items() if name in self._new.names
        }
        pairs |= {(name, name) for name in self._old.definitions.keys() & self._new.definitions.keys()}
        for old_name, new_name in pairs:
            yield from self._definition_changes(old_name, new_name)

    def _definition_changes(self, old_name: str, path: str) -> Iterator[ApiChange]:
        match self._old.definitions[old_name], self._new.definitions[path]:
            case Module(), Module():
                return
            case TypedDict() as old, TypedDict() as new:
                yield from self._key_changes(path, old, new)
            case Alias() as old, Alias() as new:
                yield from self._type_changes(path, old.type, new.type, self._sides(path))
            case Class() as old, Class() as new:
                yield from self._class_changes(path, old_name, old, new)
            case (Function() | Attribute()) as old, (Function() | Attribute()) as new:
                yield from self._member_changes(path, old, new, {RESPONSE})
            case old, new:
                yield _kind_change(path, old, new)

    def _class_changes(self, path: str, old_name: str, old: Class, new: Class) -> Iterator[ApiChange]:
        sides = self._sides(path)
        for base in sorted(self._old.base_classes(old_name) - self._new.base_classes(path) - {"Generic", "object"}):
            yield ApiChange(path, f"no longer derives from {base}", is_breaking=True)
        if old.constructor is not None and new.constructor is not None:
            has_fields = old.has_field_constructor and new.has_field_constructor
            compare = self._field_changes if has_fields else self._signature_changes
            for change in compare(path, "", old.constructor, new.constructor):
                yield change if REQUEST in sides or not has_fields else _without_requirement(change)
        for name, member in old.members.items():
            other = self._new.find_member(path, name)
            if other is None:
                yield ApiChange(f"{path}.{name}", _REMOVED, is_breaking=True)
            else:
                yield from self._member_changes(f"{path}.{name}", member, other, sides)
        for name in new.members:
            if self._old.find_member(old_name, name) is None:
                yield ApiChange(f"{path}.{name}", _NEW, is_breaking=False)

    def _member_changes(self, path: str, old: Member, new: Member, sides: Collection[str]) -> Iterator[ApiChange]:
        match old, new:
            case Attribute(), Attribute():
                yield from self._type_changes(path, old.type, new.type, sides)
                if old.is_writable and not new.is_writable:
                    yield ApiChange(path, "can no longer be assigned", is_breaking=True)
            case Function(), Function():
                yield from self._function_changes(path, old, new)
            case _:
                yield _kind_change(path, old, new)

    def _function_changes(self, path: str, old: Function, new: Function) -> Iterator[ApiChange]:
        if old.is_async != new.is_async:
            text = "must now be awaited" if new.is_async else "must no longer be awaited"
            yield ApiChange(path, text, is_breaking=True)
        if old.is_callable_on_class and not new.is_callable_on_class:
            yield ApiChange(path, "can no longer be called on the class", is_breaking=True)
        yield from self._signature_changes(path, "", old.signatures[-1], new.signatures[-1])
        yield from self._unpacking_changes(path, old.signatures[-1], new.signatures[-1])
        overloads = zip(old.signatures[:-1], new.signatures[:-1], strict=False)
        for number, (before, after) in enumerate(overloads, start=1):
            yield from self._signature_changes(path, f" (overload {number})", before, after)
        if len(old.signatures) > len(new.signatures) > 1:
            yield ApiChange(path, "has fewer overloads", is_breaking=True)

    # --- Parameters ---------------------------------------------------------------------------------------------------

    def _signature_changes(self, path: str, suffix: str, old: Signature, new: Signature) -> Iterator[ApiChange]:
        """Compare two signatures; a parameter may have become a key in `**params: Unpack[...]`, or the reverse."""
        old_keys, new_keys = _unpacked_keys(self._old, old), _unpacked_keys(self._new, new)
        before, after = _own_parameters(old, old_keys), _own_parameters(new, new_keys)
        accepts_any = any(parameter.kind == "variadic keyword" for parameter in after.values())
        for name in sorted(before.keys() | after.keys()):
            place = f"{path}({name}){suffix}"
            earlier, later = before.get(name) or old_keys.get(name), after.get(name) or new_keys.get(name)
            if earlier and later:
                yield from self._parameter_changes(place, earlier, later)
            elif later:
                yield _parameter_added(place, later)
            elif earlier and (not accepts_any or earlier.kind.startswith("variadic")):
                yield ApiChange(place, _REMOVED, is_breaking=True)
        common = [name for name in _positional(old) if name in _positional(new)]
        if common != _positional(new)[: len(common)]:
            yield ApiChange(f"{path}(){suffix}", "has its positional parameters in another order", is_breaking=True)
        place = f"{path}() result{suffix}"
        yield from self._type_changes(place, old.returns, new.returns, {RESPONSE})

    def _unpacking_changes(self, path: str, old: Signature, new: Signature) -> Iterator[ApiChange]:
        """Report the keys of `**params: Unpack[...]` if only one of two signatures has it."""
        old_keys, new_keys = _unpacked_keys(self._old, old), _unpacked_keys(self._new, new)
        before, after = _own_parameters(old, old_keys), _own_parameters(new, new_keys)
        accepts_any = any(parameter.kind == "variadic keyword" for parameter in after.values())
        if not new_keys and not accepts_any:
            for name in sorted(old_keys.keys() - after.keys()):
                yield ApiChange(f"{path}({name})", _REMOVED, is_breaking=True)
        if not old_keys:
            for name in sorted(new_keys.keys() - before.keys()):
                yield _parameter_added(f"{path}({name})", new_keys[name])

    def _field_changes(self, path: str, suffix: str, old: Signature, new: Signature) -> Iterator[ApiChange]:
        """Compare the parameters of two field constructors, without the changes that the attributes show as well."""
        before, after = _without_types(old), _without_types(new)
        reported = {(each.name, _REMOVED) for each in before.parameters}
        reported |= {(each.name, _NEW) for each in after.parameters}
        for change in self._signature_changes(path, suffix, before, after):
            if (change.path[len(path) + 1 : -1], change.text) not in reported:
                yield change

    def _parameter_changes(self, place: str, old: Parameter, new: Parameter) -> Iterator[ApiChange]:
        if old.required != new.required:
            text = _NOW_REQUIRED if new.required else "is now optional"
            yield ApiChange(place, text, is_breaking=new.required)
        elif old.default != new.default and None not in (old.default, new.default):
            yield ApiChange(place, f"has the default {new.default}, which was {old.default}", is_breaking=False)
        if not _can_be_passed_like(old.kind, new.kind):
            yield ApiChange(place, f"was {old.kind} and is {new.kind}", is_breaking=True)
        yield from self._type_changes(place, old.type, new.type, {REQUEST})

    def _key_changes(self, path: str, old: TypedDict, new: TypedDict) -> Iterator[ApiChange]:
        form = "{}({})" if new.is_arguments else "{}[{}]"
        # A key that is a parameter of the method in the other version is compared with that parameter.
        old_parameters, new_parameters = (
            _explicit_names(api, path) if new.is_arguments else set() for api in (self._old, self._new)
        )
        for name in sorted(old.keys.keys() | new.keys.keys()):
            place = form.format(path, name)
            earlier, later = old.keys.get(name), new.keys.get(name)
            if earlier and later:
                yield from self._parameter_changes(place, earlier, later)
            elif later and name not in old_parameters:
                yield _parameter_added(place, later)
            elif earlier and name not in new_parameters:
                yield ApiChange(place, _REMOVED, is_breaking=True)

    # --- Types --------------------------------------------------------------------------------------------------------

    def _type_changes(self, path: str, old: Type, new: Type, sides: Collection[str]) -> Iterator[ApiChange]:
        if not old or not new:
            return
        change = compare_types(old, new, *self._aliases)
        is_breaking = breaks_callers(change, sides)
        removed = {one for one in change.removed if not (REQUEST in sides and is_covered(one, change.new))}
        if removed:
            now = f"; it is now {format_type(change.added)}" if change.added else ""
            yield ApiChange(path, f"is no longer {format_type(removed)}{now}", is_breaking=is_breaking)
        elif change.added:
            yield ApiChange(path, f"can also be {format_type(change.added)}", is_breaking=is_breaking)

    def _sides(self, path: str) -> set[str]:
        """Return whether callers send or receive the values of a definition; both if no function shows it.

        It is neither for a synonym of the type of a field.
        """
        sides = self._old.sides(path) | self._new.sides(path)
        if path.startswith(_SYNONYMS) and self._is_type_of_a_field(path):
            return set()
        return sides or {REQUEST, RESPONSE}

    def _is_type_of_a_field(self, path: str) -> bool:
        """Return whether models have a field of a type that has a name in `components` only; it is compared there."""
        definition = self._old.definitions.get(path)
        if not isinstance(definition, Alias):
            return False
        models = (one for name, one in self._old.definitions.items() if name.startswith(_MODELS))
        fields = (field for one in models if isinstance(one, Class) for field in one.members.values())
        return any(isinstance(one, Attribute) and contains_type(one.type, definition.type) for one in fields)


def _new_former_names(old: PublicApi, new: PublicApi) -> Iterator[ApiChange]:
    for name in new.former_names - old.former_names:
        if name in old.names and name.startswith(_MODELS):
            yield ApiChange(name, f"is now a deprecated alias of {new.names[name]}", is_breaking=False)


def _missing_names(present: PublicApi, other: PublicApi, text: str, *, is_breaking: bool) -> Iterator[ApiChange]:
    missing = present.names.keys() - other.names.keys()
    for name in missing:
        canonical = present.names[name]
        # The members of a missing module are not reported, and a definition with several names is reported once.
        if name.rpartition(".")[0] in missing:
            continue
        same = [each for each in missing if present.names[each] == canonical]
        first, *others = sorted(same, key=lambda each: (each != canonical, each.startswith(_SYNONYMS), each))
        if name != first:
            continue
        also = f" (also {', '.join(others)})" if others else ""
        yield ApiChange(name, f"{text}{also}", is_breaking=is_breaking)


def _kind_change(path: str, old: Definition, new: Definition) -> ApiChange:
    return ApiChange(path, f"was {_KINDS[type(old)]} and is {_KINDS[type(new)]}", is_breaking=True)


def _parameter_added(place: str, parameter: Parameter) -> ApiChange:
    is_breaking = breaks("required" if parameter.required else "added", {REQUEST})
    return ApiChange(place, _NEW_AND_REQUIRED if parameter.required else _NEW, is_breaking)


def _without_requirement(change: ApiChange) -> ApiChange:
    """Return a change of a constructor as callers notice it who do not call the constructor."""
    is_requirement = change.text in (_NEW_AND_REQUIRED, _NOW_REQUIRED)
    return evolve(change, is_breaking=change.is_breaking and not is_requirement)


def _unpacked_keys(api: PublicApi, signature: Signature) -> Mapping[str, Parameter]:
    """Return the keys of `**params: Unpack[...]` as keyword-only parameters."""
    for parameter in signature.parameters:
        if parameter.kind == "variadic keyword":
            for member in parameter.type:
                definition = api.definitions.get(member.name)
                if isinstance(definition, TypedDict) and definition.is_arguments:
                    return {name: evolve(key, kind="keyword-only") for name, key in definition.keys.items()}
    return {}


def _own_parameters(signature: Signature, unpacked_keys: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """Return the parameters of a signature by name, without `**params` where its keys are known."""
    return {
        parameter.name: parameter
        for parameter in signature.parameters
        if not (unpacked_keys and parameter.kind == "variadic keyword")
    }


def _without_types(signature: Signature) -> Signature:
    return evolve(signature, parameters=tuple(evolve(each, type=frozenset()) for each in signature.parameters))


def _explicit_names(api: PublicApi, path: str) -> set[str]:
    function = api.find_function(path)
    return {parameter.name for parameter in function.signatures[-1].parameters} if function else set()


def _positional(signature: Signature) -> list[str]:
    return [parameter.name for parameter in signature.parameters if parameter.kind.startswith("positional")]


def _can_be_passed_like(old: str, new: str) -> bool:
    return old == new or (new == "positional or keyword" and not old.startswith("variadic"))
