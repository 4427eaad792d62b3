"""Unions of dataclasses, attrs classes and TypedDicts, told apart by a field with a `Literal`.

msgspec decodes such a union for its own structs only. So each class of a type with such a union gets a struct of the
same fields, whose tag is the value of that field; a decoded struct is turned into its class again.
"""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NotRequired, Required, Union, get_args, get_origin

from openrouter_responses.structured._annotations import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_QUALIFIERS = (Required, NotRequired)


def with_structs(type_: Any) -> tuple[Any, Callable[[Any], Any]]:
    """Return a type in which structs replace the classes, and the function that turns its values into their classes.

    Raises:
        TypeError: The classes of a union have no field that tells them apart, or a class contains itself.
    """
    translation = _Translation()
    return translation.type_of(type_), translation.value_of


class _Translation:
    def __init__(self) -> None:
        self._structs: dict[Any, Any] = {}
        self._classes: dict[Any, tuple[type, dict[str, str], dict[str, Any]]] = {}
        """The class of each struct, its names for the arguments of the class, and the field that is the tag."""

    def type_of(self, type_: Any) -> Any:
        """Return a type with structs in place of classes."""
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated:
            return Annotated[self.type_of(arguments[0]), *arguments[1:]]
        if origin in (Union, UnionType):
            return Union[tuple(self._members_of(arguments))]  # noqa: UP007 - made at run time
        if origin is not None and origin is not Literal and arguments:
            return origin[tuple(argument if argument is ... else self.type_of(argument) for argument in arguments)]
        return self._struct_of(type_) if _is_own_class(type_) else type_

    def value_of(self, value: Any) -> Any:
        """Return a decoded value with objects of the classes in place of structs."""
        if type(value) in self._classes:
            import msgspec

            kind, names, tag = self._classes[type(value)]
            fields = {
                names[name]: self.value_of(item)
                for name in names
                if (item := getattr(value, name)) is not msgspec.UNSET
            }
            return kind(**tag, **fields)
        if isinstance(value, list | tuple | set | frozenset):
            items = map(self.value_of, value)
            return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
        if isinstance(value, dict):
            return {key: self.value_of(item) for key, item in value.items()}
        return value

    def _members_of(self, members: Iterable[Any]) -> list[Any]:
        own = [member for member in members if _is_own_class(member)]
        tag = None
        if len(own) > 1:
            tag = _tag_field(own)
            if tag is None:
                names = ", ".join(member.__name__ for member in own)
                raise TypeError(f"the union of {names} needs a field with a different Literal in each class")
        return [self._struct_of(each, tag) if each in own else self.type_of(each) for each in members]

    def _struct_of(self, kind: Any, tag: str | None = None) -> Any:
        import msgspec

        key = kind, tag
        if key in self._structs:
            if self._structs[key] is None:
                raise TypeError(f"{kind.__name__} contains itself, beside a union of classes")
            return self._structs[key]
        self._structs[key] = None
        fields: list[Any] = []
        names: dict[str, str] = {}
        for name, annotation, argument, is_optional in _fields(kind):
            if name == tag:
                continue
            names[name] = argument
            translated = self.type_of(annotation)
            fields.append((name, translated | msgspec.UnsetType, msgspec.UNSET) if is_optional else (name, translated))
        options: dict[str, Any] = {}
        if tag is not None:
            options = {"tag_field": tag, "tag": _literals(fields_of(kind)[tag])[0]}
        text = kind.__doc__
        if text is not None and not text.startswith(f"{kind.__name__}("):  # the text that dataclass writes
            options["namespace"] = {"__doc__": text}
        struct = msgspec.defstruct(kind.__name__, fields, kw_only=True, module=kind.__module__, **options)
        self._structs[key] = struct
        self._classes[struct] = (kind, names, {} if tag is None else {tag: options["tag"]})
        return struct


def _is_own_class(type_: Any) -> bool:
    """Return whether a type is a dataclass, an attrs class or a TypedDict."""
    if not isinstance(type_, type):
        return False
    return any(hasattr(type_, mark) for mark in ("__dataclass_fields__", "__attrs_attrs__", "__total__"))


def _fields(kind: Any) -> Iterable[tuple[str, Any, str, bool]]:
    """Yield the name, the annotation, the argument of the constructor, and whether it is optional, of each field."""
    annotations = fields_of(kind)
    if hasattr(kind, "__attrs_attrs__"):
        import attrs

        for field in kind.__attrs_attrs__:
            if field.init:
                yield field.name, annotations[field.name], field.alias, field.default is not attrs.NOTHING
    elif dataclasses.is_dataclass(kind):
        for each in dataclasses.fields(kind):
            if each.init:
                has_default = each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING
                yield each.name, annotations[each.name], each.name, has_default
    else:
        for name, annotation in annotations.items():
            is_optional = name not in kind.__required_keys__
            while (qualifier := get_origin(annotation)) in _QUALIFIERS:
                # `__required_keys__` does not know qualifiers in annotations that are strings.
                is_optional = qualifier is NotRequired
                annotation = get_args(annotation)[0]  # noqa: PLW2901 - the type within the qualifiers
            yield name, annotation, name, is_optional


def _tag_field(kinds: list[Any]) -> str | None:
    """Return the field that has one Literal, a string or an integer, which differs in each class; None without one."""
    for name in fields_of(kinds[0]):
        found = [_literals(fields_of(kind).get(name)) for kind in kinds]
        if all(len(values) == 1 and isinstance(values[0], str | int) for values in found):
            values = [each[0] for each in found]
            if len(set(values)) == len(values) and len({type(value) for value in values}) == 1:
                return name
    return None


def _literals(annotation: Any) -> tuple[Any, ...]:
    while get_origin(annotation) in (Annotated, *_QUALIFIERS):
        annotation = get_args(annotation)[0]
    return get_args(annotation) if get_origin(annotation) is Literal else ()
