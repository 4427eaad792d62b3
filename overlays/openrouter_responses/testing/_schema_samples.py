"""Sample values that fit a JSON schema, for the arguments of a function call and for structured output."""

from collections.abc import Mapping
from typing import Any

FORMATS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00Z",
    "duration": "PT1H",
    "email": "someone@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}

MAX_DEPTH = 6
"""Schemas can contain themselves; below this depth only what is required is filled in, and twice as deep nothing."""

MAX_ITEMS = 100


def sample(schema: Any, *, name: str = "text") -> Any:
    """Make a value that roughly fits the schema: types, enums, constants, required fields, bounds and references.

    Patterns and conditions are not looked at. A string without other wishes is the name of its field.
    """
    return _sample(schema, schema, name, 0)


def _sample(schema: Any, root: Any, name: str, depth: int) -> Any:
    if not isinstance(schema, Mapping) or depth > 2 * MAX_DEPTH:
        return None
    for keyword in ("const", "default"):
        if keyword in schema:
            return schema[keyword]
    for keyword in ("enum", "examples"):
        if isinstance(values := schema.get(keyword), list) and values:
            return values[0]
    if isinstance(reference := schema.get("$ref"), str):
        return _sample(_resolve(reference, root), root, name, depth + 1)
    for keyword in ("anyOf", "oneOf"):
        if isinstance(choices := schema.get(keyword), list) and choices:
            return _sample(choices[0], root, name, depth + 1)
    if isinstance(parts := schema.get("allOf"), list):
        return _merged_sample(schema, parts, root, name, depth)
    return _typed_sample(schema, root, name, depth)


def _resolve(reference: str, root: Any) -> Any:
    found = root
    for key in reference.removeprefix("#").strip("/").split("/"):
        if key and isinstance(found, Mapping):
            found = found.get(key.replace("~1", "/").replace("~0", "~"))
    return found


def _merged_sample(schema: Mapping[str, Any], parts: list[Any], root: Any, name: str, depth: int) -> Any:
    own = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
    samples = [_sample(part, root, name, depth + 1) for part in [*parts, own]]
    objects = [value for value in samples if isinstance(value, dict)]
    if not objects:
        return samples[0]
    return {field: value for item in objects for field, value in item.items()}


def _typed_sample(schema: Mapping[str, Any], root: Any, name: str, depth: int) -> Any:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((choice for choice in kind if choice != "null"), "null")
    match kind:
        case "string":
            return _string(schema, name)
        case "integer" | "number":
            return _number(schema)
        case "boolean":
            return True
        case "array":
            count = max(1, min(_size(schema, "minItems", 1), MAX_ITEMS))
            return [_sample(schema.get("items", {}), root, name, depth + 1) for _ in range(count)]
        case "null":
            return None
        case _:
            return _object(schema, root, depth)


def _string(schema: Mapping[str, Any], name: str) -> str:
    text = FORMATS.get(str(schema.get("format")), name)
    text = text.ljust(_size(schema, "minLength", 0), ".")
    return text[: _size(schema, "maxLength", len(text))]


def _size(schema: Mapping[str, Any], keyword: str, otherwise: int) -> int:
    given = schema.get(keyword)
    return given if isinstance(given, int) else otherwise


def _number(schema: Mapping[str, Any]) -> int | float:
    low, above = schema.get("minimum"), schema.get("exclusiveMinimum")
    high, below = schema.get("maximum"), schema.get("exclusiveMaximum")
    if isinstance(low, int | float):
        return low
    if isinstance(above, int | float) and not isinstance(above, bool):
        return above + 1
    if isinstance(high, int | float):
        return min(1, high)
    if isinstance(below, int | float) and not isinstance(below, bool):
        return min(1, below - 1)
    return 1


def _object(schema: Mapping[str, Any], root: Any, depth: int) -> dict[str, Any]:
    fields = schema.get("properties")
    if not isinstance(fields, Mapping):
        return {}
    required = schema.get("required") or ()
    wanted = fields if depth < MAX_DEPTH else [name for name in fields if name in required]
    return {name: _sample(fields[name], root, name, depth + 1) for name in wanted}
