"""Descriptions and limits that a type states in ways that msgspec does not read.

- A description: a string, a `pydantic.Field` or a `typing_extensions.Doc` in `Annotated`, a string literal below a
  field, or an entry of the section "Attributes" in the docstring of the class.
- A limit: an object of `annotated_types` in `Annotated`, such as `Ge(1)` or `MaxLen(20)`, or a `pydantic.Field`.
"""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, NotRequired, Required, Union, get_args, get_origin, get_type_hints

_QUALIFIERS = (Required, NotRequired)
_LIMITS = {
    "ge": ({"integer": "minimum", "number": "minimum"}),
    "le": ({"integer": "maximum", "number": "maximum"}),
    "gt": ({"integer": "exclusiveMinimum", "number": "exclusiveMinimum"}),
    "lt": ({"integer": "exclusiveMaximum", "number": "exclusiveMaximum"}),
    "multiple_of": ({"integer": "multipleOf", "number": "multipleOf"}),
    "min_length": ({"string": "minLength", "array": "minItems", "object": "minProperties"}),
    "max_length": ({"string": "maxLength", "array": "maxItems", "object": "maxProperties"}),
    "pattern": ({"string": "pattern"}),
}
_FORMATS = ((dt.datetime, "date-time"), (dt.time, "time"))
_KEY_AND_VALUE = 2
_SECTION = re.compile(r"^(?:Attributes|Args|Fields):[ ]*\n((?:[ \t]+.*(?:\n|$)|[ \t]*\n)+)", re.MULTILINE)
_ENTRY = re.compile(r"^ {4}(\w+)(?: \([^)]*\))?: *(.*(?:\n {5,}.*)*)", re.MULTILINE)


def fields_of(kind: Any) -> dict[str, Any]:
    """Return the annotations of a class with fields, by name; empty for any other type.

    Raises:
        TypeError: An annotation names something that does not exist.
    """
    kind = get_origin(kind) or kind
    if not isinstance(kind, type) or not _has_fields(kind):
        return {}
    try:
        return get_type_hints(kind, include_extras=True)
    except NameError as error:
        raise TypeError(f"an annotation of {kind.__name__} cannot be resolved: {error}") from error


def classes_in(type_: Any) -> Iterator[type]:
    """Yield each class that a type is made of, once: the type itself, its arguments, and the types of its fields."""
    return (each for each in types_in(type_) if isinstance(each, type) and get_origin(each) is None)


def types_in(type_: Any) -> Iterator[Any]:
    """Yield each type that a type is made of, once, also unions and other types with arguments."""
    seen: list[Any] = []
    waiting = [type_]
    while waiting:
        current = waiting.pop()
        if any(current is other for other in seen):
            continue
        seen.append(current)
        yield current
        if isinstance(origin := get_origin(current), type):
            waiting.append(origin)
        if hasattr(current, "__value__"):  # the name of a type, from the statement `type`
            waiting.append(current.__value__)
        arguments = get_args(current)
        waiting += arguments[:1] if get_origin(current) is Annotated else arguments
        waiting += fields_of(current).values()


def annotate(schema: dict[str, Any], type_: Any) -> bool:
    """Add descriptions and limits to a schema that msgspec made for a type.

    Returns:
        Whether limits were added, which the conversion by msgspec does not check.
    """
    _add_formats(schema, type_)
    limited = _annotate(schema, type_)
    definitions: dict[str, Any] = schema.get("$defs", {})
    for kind in classes_in(type_):
        for name in _names_of(kind):
            definition = definitions.get(name, {})
            if definition.get("properties"):
                limited = _annotate_fields(definition["properties"], kind) or limited
                if hasattr(kind, "__total__"):  # a TypedDict, also one of typing_extensions
                    _sort_properties(definition, kind)
    return limited


def _sort_properties(definition: dict[str, Any], kind: type) -> None:
    """Restore the order of the declaration, which the model follows as it writes; msgspec sorts by name."""
    properties = definition["properties"]
    definition["properties"] = {name: properties[name] for name in fields_of(kind) if name in properties}


def _annotate_fields(properties: dict[str, Any], kind: type) -> bool:
    limited = False
    names: tuple[str, ...] = getattr(kind, "__struct_fields__", ())
    encoded_names: tuple[str, ...] = getattr(kind, "__struct_encode_fields__", names)
    encoded = dict(zip(names, encoded_names, strict=True))
    documented = _documented_fields(kind)
    for name, annotation in fields_of(kind).items():
        field = properties.get(encoded.get(name, name))
        if field is None:
            continue
        _add_formats(field, annotation)
        limited = _annotate(field, annotation) or limited
        if name in documented:
            field.setdefault("description", documented[name])
    return limited


def _add_formats(schema: dict[str, Any], annotation: Any) -> None:
    """Add the format of dates with a time and of times, which msgspec states only if they must have a time zone."""
    while get_origin(annotation) in (Annotated, *_QUALIFIERS):
        annotation, *metadata = get_args(annotation)
        if any(getattr(item, "tz", None) is False for item in metadata):
            return  # a format with a time zone would be wrong
    arguments = get_args(annotation)
    text_format = next((text_format for kind, text_format in _FORMATS if annotation is kind), None)
    for branch in schema.get("anyOf", [schema]):
        if text_format is not None and branch.get("type") == "string":
            branch.setdefault("format", text_format)
        elif branch.get("type") == "array":
            items = branch.get("prefixItems") or [branch.get("items")]
            for item, argument in zip(items, arguments, strict=False):
                if isinstance(item, dict):
                    _add_formats(item, argument)
        elif isinstance(values := branch.get("additionalProperties"), dict) and len(arguments) == _KEY_AND_VALUE:
            _add_formats(values, arguments[1])
    if get_origin(annotation) in (Union, UnionType):
        for argument in arguments:
            _add_formats(schema, argument)


def _annotate(schema: dict[str, Any], annotation: Any) -> bool:
    """Add what an annotation states to the schema of its type."""
    while get_origin(annotation) in _QUALIFIERS:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        limits = [_annotate(schema, part) for part in get_args(annotation) if get_origin(part) is Annotated]
        return any(limits)
    if get_origin(annotation) is not Annotated:
        return False
    inner, *metadata = get_args(annotation)
    limited = _annotate(schema, inner)
    for item in _flat(metadata):
        text = item if isinstance(item, str) else getattr(item, "documentation", None)
        if isinstance(text, str):
            schema["description"] = text
        elif not type(item).__module__.startswith("msgspec"):  # msgspec reads its own
            limited = _limit(schema, item) or limited
    return limited


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    for item in metadata:
        if type(item).__module__.startswith("annotated_types") and isinstance(item, Iterable):
            yield from item  # a group, such as Interval
        elif is_pydantic_field(item):
            if item.description is not None:
                yield item.description
            yield from item.metadata
        else:
            yield item


def is_pydantic_field(item: Any) -> bool:
    """Return whether an object in `Annotated` is a `pydantic.Field`, of which limits and description are read."""
    return type(item).__module__ == "pydantic.fields" and hasattr(item, "metadata") and hasattr(item, "description")


def _limit(schema: dict[str, Any], item: Any) -> bool:
    limited = False
    for branch in schema.get("anyOf", [schema]):
        for attribute, keywords in _LIMITS.items():
            value = getattr(item, attribute, None)
            keyword = keywords.get(branch.get("type", ""))
            wanted = str if keyword == "pattern" else int | float
            if keyword and isinstance(value, wanted) and (keyword, value) != ("minLength", 0):
                branch[keyword] = value
                limited = True
    return limited


def _has_fields(kind: type) -> bool:
    marks = ("__dataclass_fields__", "__attrs_attrs__", "__struct_fields__", "__total__", "_fields", "model_fields")
    return any(hasattr(kind, mark) for mark in marks)


def _names_of(kind: type) -> set[str]:
    """Return the names that msgspec may have given to the definition of a class."""
    qualified = re.sub(r"[^a-zA-Z0-9.\-_]", "_", f"{kind.__module__}.{kind.__qualname__}")
    return {kind.__name__, qualified}


def _documented_fields(kind: type) -> dict[str, str]:
    found: dict[str, str] = {}
    for parent in reversed(kind.__mro__):
        if parent is object or not _has_fields(parent):
            continue
        section = _SECTION.search(inspect.cleandoc(parent.__dict__.get("__doc__") or ""))
        if section is not None:
            found.update((name, " ".join(text.split())) for name, text in _ENTRY.findall(section[1]))
        found.update(_literals_below_fields(parent))
    return found


def _literals_below_fields(kind: type) -> Iterator[tuple[str, str]]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    except (OSError, TypeError, SyntaxError):  # a class without a source file
        return
    if not tree.body or not isinstance(tree.body[0], ast.ClassDef):
        return
    body = tree.body[0].body
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str() as text)):
                    yield field.target.id, " ".join(text.split())
