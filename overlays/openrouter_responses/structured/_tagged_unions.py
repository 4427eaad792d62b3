"""Unions of dataclasses, attrs classes and TypedDicts, told apart by a field with a `Literal`.

msgspec decodes such a union for its own structs only. So each class of the union gets a struct of the same fields,
whose tag is the value of that field, and so does each class that contains the union. A decoded struct is turned into
its class again.
"""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
)

from openrouter_responses.structured._annotations import fields_of, types_in
from openrouter_responses.structured._json_schema import member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_QUALIFIERS = (Required, NotRequired)


def with_structs(type_: Any) -> tuple[Any, Callable[[Any], Any]]:
    """Return a type in which structs replace the classes, and the function that turns its values into their classes.

    The function raises `msgspec.ValidationError` if a class refuses its arguments.

    Raises:
        TypeError: The classes of a union have no field that tells them apart.
    """
    translation = _Translation(_tag_fields(type_))
    return translation.type_of(type_), translation.value_of


class _Field(NamedTuple):
    """A field of a class.

    Attributes:
        name: Its name in JSON.
        annotation: Its type.
        argument: Its name as an argument of the class; None if the class sets it.
        optional: Whether it may be missing.
    """

    name: str
    annotation: Any
    argument: str | None
    optional: bool


class _Translation:
    def __init__(self, tag_fields: dict[type, str]) -> None:
        self._tag_fields = tag_fields
        self._structs: dict[type, Any] = {}
        self._classes: dict[type, tuple[type, list[tuple[str, _Field]], dict[str, Any]]] = {}
        """The class of each struct, its fields with their names in the struct, and the argument that is the tag."""

    def type_of(self, type_: Any) -> Any:
        """Return a type with structs in place of classes."""
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is Annotated:
            return Annotated[self.type_of(arguments[0]), *arguments[1:]]
        if origin in (Union, UnionType):
            return Union[tuple(self.type_of(argument) for argument in arguments)]  # noqa: UP007 - made at run time
        if origin is not None and origin is not Literal and arguments:
            return origin[tuple(argument if argument is ... else self.type_of(argument) for argument in arguments)]
        if hasattr(type_, "__value__"):  # the name of a type, from the statement `type`
            return self.type_of(type_.__value__)
        return self._struct_of(type_) if self._needs_struct(type_) else type_

    def value_of(self, value: Any, path: str = "$") -> Any:
        """Return a decoded value with objects of the classes in place of structs."""
        if type(value) in self._classes:
            return self._object_of(value, path)
        if isinstance(value, list | tuple | set | frozenset):
            items = (self.value_of(item, f"{path}[{index}]") for index, item in enumerate(value))
            return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
        if isinstance(value, dict):
            return {key: self.value_of(item, member(path, str(key))) for key, item in value.items()}
        return value

    def _object_of(self, struct: Any, path: str) -> Any:
        import msgspec

        kind, fields, tag = self._classes[type(struct)]
        arguments = dict(tag)
        for attribute, field in fields:
            item = getattr(struct, attribute)
            if item is not msgspec.UNSET:
                arguments[str(field.argument)] = self.value_of(item, member(path, field.name))
        try:
            return kind(**arguments)
        except (TypeError, ValueError) as error:  # from `__post_init__`, a converter or a validator
            raise msgspec.ValidationError(f"{error} - at `{path}`") from error

    def _needs_struct(self, type_: Any) -> bool:
        if not (_is_own_class(type_) or _is_struct(type_) or _is_named_tuple(type_)):
            return False
        return any(_is_own_class(each) and each in self._tag_fields for each in types_in(type_))

    def _struct_of(self, kind: type) -> Any:
        import msgspec

        if kind in self._structs:
            return self._structs[kind]
        tag_field = self._tag_fields.get(kind)
        options = _options(kind)
        tag: dict[str, Any] = {}
        fields: list[tuple[str, _Field]] = []
        for index, field in enumerate(_fields(kind)):
            if field.name == tag_field:
                options |= {"tag_field": field.name, "tag": _literals(kind)[field.name]}
                tag = {} if field.argument is None else {field.argument: options["tag"]}
            elif field.argument is not None:
                fields.append((f"field_{index}", field))
        namespace: dict[str, Any] = {"__qualname__": kind.__qualname__}
        text = kind.__doc__
        if text is not None and not text.startswith(f"{kind.__name__}("):  # the text that dataclass writes
            namespace["__doc__"] = text
        # The types are names of attributes, which are set later, because a type may contain the struct itself.
        definitions = [
            (attribute, f"type_{attribute}", msgspec.field(name=field.name, default=_default(field)))
            for attribute, field in fields
        ]
        struct: Any = msgspec.defstruct(
            kind.__name__, definitions, kw_only=True, module=kind.__module__, namespace=namespace, **options
        )
        self._structs[kind] = struct
        self._classes[struct] = (kind, fields, tag)
        for attribute, field in fields:
            type_ = self.type_of(field.annotation)
            if field.optional:
                type_ = Union[type_, msgspec.UnsetType]  # noqa: UP007 - made at run time
            setattr(struct, f"type_{attribute}", type_)
        return struct


def _default(field: _Field) -> Any:
    import msgspec

    return msgspec.UNSET if field.optional else msgspec.NODEFAULT


def _is_own_class(type_: Any) -> bool:
    """Return whether a type is a dataclass, an attrs class or a TypedDict."""
    if not isinstance(type_, type):
        return False
    return any(hasattr(type_, mark) for mark in ("__dataclass_fields__", "__attrs_attrs__", "__total__"))


def _is_struct(type_: Any) -> bool:
    return hasattr(type_, "__struct_config__")


def _is_named_tuple(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, tuple) and hasattr(type_, "_field_defaults")


def _options(kind: Any) -> dict[str, Any]:
    """Return the options of the struct for a class, except those of a tag that is a field."""
    if _is_named_tuple(kind):
        return {"array_like": True}
    if not _is_struct(kind):
        return {}
    names = ("tag_field", "tag", "array_like", "forbid_unknown_fields")
    return {name: getattr(kind.__struct_config__, name) for name in names}


def _fields(kind: Any) -> Iterator[_Field]:
    """Yield the fields of a class."""
    annotations = fields_of(kind)
    if _is_struct(kind):
        import msgspec

        for one in msgspec.structs.fields(kind):
            yield _Field(one.encode_name, annotations[one.name], one.name, not one.required)
    elif _is_named_tuple(kind):
        for name in kind._fields:
            yield _Field(name, annotations.get(name, Any), name, name in kind._field_defaults)
    elif hasattr(kind, "__attrs_attrs__"):
        import attrs

        for field in kind.__attrs_attrs__:
            argument = field.alias if field.init else None
            yield _Field(field.name, annotations.get(field.name, Any), argument, field.default is not attrs.NOTHING)
    elif dataclasses.is_dataclass(kind):
        for each in dataclasses.fields(kind):
            has_default = each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING
            yield _Field(each.name, annotations[each.name], each.name if each.init else None, has_default)
    else:
        for name, annotation in annotations.items():
            optional = name not in kind.__required_keys__
            while (qualifier := get_origin(annotation)) in _QUALIFIERS:
                # `__required_keys__` does not know qualifiers in annotations that are strings.
                optional = qualifier is NotRequired
                annotation = get_args(annotation)[0]  # noqa: PLW2901 - the type within the qualifiers
            yield _Field(name, annotation, name, optional)


def _tag_fields(type_: Any) -> dict[type, str]:
    """Return the field that tells a class from others, for each class of a union in a type."""
    found: dict[type, str] = {}
    for unions in _connected(list(_unions_in(type_))):
        candidates = [_distinct_literals(union) for union in unions]
        common = [name for name in candidates[0] if all(name in names for names in candidates)]
        if not common:
            union = next((union for union, names in zip(unions, candidates, strict=True) if not names), None)
            kinds = union or sorted({kind for union in unions for kind in union}, key=lambda kind: kind.__name__)
            subject = "the union of {} needs" if union else "the unions of {} need"
            subject = subject.format(", ".join(kind.__name__ for kind in kinds))
            raise TypeError(f"{subject} a field whose Literal has one value, another one in each class")
        found |= {kind: common[0] for union in unions for kind in union}
    return found


def _unions_in(type_: Any) -> Iterator[list[type]]:
    """Yield the classes of each union in a type that has several, of which at least one is not a struct."""
    for each in types_in(type_):
        if get_origin(each) not in (Union, UnionType):
            continue
        members = [get_args(part)[0] if get_origin(part) is Annotated else part for part in get_args(each)]
        kinds = [kind for kind in members if _is_own_class(kind) or _tag_of_struct(kind) is not None]
        if len(kinds) > 1 and any(_is_own_class(kind) for kind in kinds):
            yield kinds


def _connected(unions: list[list[type]]) -> list[list[list[type]]]:
    """Return the unions in groups; those of different groups have no class in common."""
    groups: list[list[list[type]]] = []
    for union in unions:
        near = [group for group in groups if any(kind in other for other in group for kind in union)]
        groups = [group for group in groups if group not in near]
        groups.append([union, *(other for group in near for other in group)])
    return groups


def _distinct_literals(kinds: list[type]) -> list[str]:
    """Return the fields with one Literal in each class, a string or an integer, which differs between them."""
    literals = [_literals(kind) for kind in kinds]
    return [
        name
        for name in literals[0]
        if all(name in each for each in literals)
        and len({each[name] for each in literals}) == len(kinds)
        and len({type(each[name]) for each in literals}) == 1
    ]


def _literals(kind: Any) -> dict[str, Any]:
    """Return the fields of a class that have only one value, a string or an integer."""
    if (tag := _tag_of_struct(kind)) is not None:
        return tag
    found: dict[str, Any] = {}
    for name, annotation in fields_of(kind).items():
        while get_origin(annotation) in (Annotated, *_QUALIFIERS):
            annotation = get_args(annotation)[0]  # noqa: PLW2901 - the type within
        values = get_args(annotation) if get_origin(annotation) is Literal else ()
        if len(values) == 1 and type(values[0]) in (str, int):
            found[name] = values[0]
    return found


def _tag_of_struct(kind: Any) -> dict[str, Any] | None:
    config = getattr(kind, "__struct_config__", None)
    return None if config is None or config.tag_field is None else {config.tag_field: config.tag}
