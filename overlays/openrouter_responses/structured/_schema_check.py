"""Check of a JSON schema that a caller wrote: every keyword that is read has a value of the right type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openrouter_responses.structured._json_schema import Schema, member, resolve

_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")


def check_schema(schema: Schema) -> None:
    """Check a JSON schema.

    Raises:
        TypeError: A keyword has a value of the wrong type, or a schema is an alternative of itself. The message has the
            path of the keyword in the schema.
    """
    for path, part in _parts(schema, "$"):
        for keyword, (is_valid, wanted) in _KEYWORDS.items():
            if keyword in part and not is_valid(part[keyword]):
                raise TypeError(
                    f"{member(path, keyword)} of the JSON schema must be {wanted}, not {_shown(part[keyword])}"
                )
    for path, part in _parts(schema, "$"):
        if _contains_itself(part, schema, ()):
            raise TypeError(f"{path} of the JSON schema is an alternative or a part of itself, so no value can meet it")


def _parts(schema: Any, path: str) -> Iterator[tuple[str, Schema]]:
    """Yield a schema and all schemas in it, with their paths."""
    if not isinstance(schema, Mapping):
        return
    yield path, schema
    for keyword in _SCHEMAS:
        yield from _parts(schema.get(keyword), member(path, keyword))
    for keyword in _LISTS:
        found = schema.get(keyword)
        for index, part in enumerate(found if isinstance(found, list) else ()):
            yield from _parts(part, f"{member(path, keyword)}[{index}]")
    for keyword in _BY_NAME:
        named = schema.get(keyword)
        for name, part in named.items() if isinstance(named, Mapping) else ():
            yield from _parts(part, member(member(path, keyword), name))


def _contains_itself(schema: Any, root: Schema, around: tuple[int, ...]) -> bool:
    """Return whether a value of a schema would have to be checked against the same schema again."""
    schema = resolve(schema, root)
    if not isinstance(schema, Mapping):
        return False
    if id(schema) in around:
        return True
    around = (*around, id(schema))
    return any(
        _contains_itself(part, root, around) for name in ("anyOf", "oneOf", "allOf") for part in schema.get(name, ())
    )


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _is_schema(value: Any) -> bool:
    return isinstance(value, Mapping | bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_schemas(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_schema, value))


def _are_named_schemas(value: Any) -> bool:
    return isinstance(value, Mapping) and all(map(_is_schema, value.values()))


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_type(value: Any) -> bool:
    names = [value] if isinstance(value, str) else value
    return isinstance(names, list) and bool(names) and all(name in _TYPES for name in names)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_SCHEMAS = ("additionalProperties", "items", "not", "if", "then", "else", "contains", "propertyNames")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_BY_NAME = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_KEYWORDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(_SCHEMAS, (_is_schema, "a schema: an object, true or false")),
    **dict.fromkeys(_LISTS, (_are_schemas, "a list of one or more schemas")),
    **dict.fromkeys(_BY_NAME, (_are_named_schemas, "an object whose values are schemas")),
    "items": (lambda value: _is_schema(value) or _are_schemas(value), "a schema: an object, true or false"),
    "type": (_is_type, f"one of {', '.join(_TYPES)}, or a list of these"),
    "enum": (lambda value: isinstance(value, list) and bool(value), "a list of one or more values"),
    "required": (_are_strings, "a list of names"),
    **dict.fromkeys(
        ("$ref", "title", "description", "pattern", "format"), (lambda value: isinstance(value, str), "a string")
    ),
    **dict.fromkeys(("minimum", "maximum"), (_is_number, "a number")),
    **dict.fromkeys(
        ("exclusiveMinimum", "exclusiveMaximum"),
        # A boolean in drafts before 6 of JSON Schema.
        (lambda value: isinstance(value, bool) or _is_number(value), "a number"),
    ),
    "multipleOf": (lambda value: _is_number(value) and value > 0, "a number greater than 0"),
    **dict.fromkeys(
        ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        (_is_count, "an integer of 0 or more"),
    ),
}
