"""Sample values for JSON schemas: arguments of function calls, and structured output."""

import re
from collections.abc import Mapping
from typing import Any

FORMATS = {
    "base64": "dGV4dA==",
    "date": "2026-01-31",
    "decimal": "1.5",
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

# What strict mode does not accept is in the description, as in "(format: uri, minLength: 3)".
NOTE = re.compile(r"\b(format|contentEncoding|minLength|maxLength): ([\w-]+)")

# A schema can be recursive, directly or through arrays, so that a full sample would be infinite or very large. Optional
# properties are included up to half of these limits, required ones up to the limits, and everything beyond is null.
MAX_DEPTH = 12
MAX_VALUES = 10_000

MAX_ITEMS = 100
MAX_LENGTH = 10_000


def sample(schema: Any, *, name: str = "text") -> Any:
    """Return a value that fits the schema's types, enums, constants, required properties, bounds and references.

    Patterns and conditions are ignored. A string without other constraints is the name of its property. Formats and
    lengths that only the description states, as `structured` writes them, are met too.

    Args:
        schema: The JSON schema. Invalid parts of it are ignored.
        name: The name that a string at the root has.
    """
    return _Sampler(schema).sample(schema, name, 0)


class _Sampler:
    """Samples the parts of one schema, within the limits for the whole.

    Args:
        root: The schema that references start from.
    """

    def __init__(self, root: Any) -> None:
        self._root = root
        self._values = 0

    def sample(self, schema: Any, name: str, depth: int) -> Any:
        self._values += 1
        if not isinstance(schema, Mapping) or depth > MAX_DEPTH or self._values > MAX_VALUES:
            return None
        for keyword in ("const", "default"):
            if keyword in schema:
                return schema[keyword]
        for keyword in ("enum", "examples"):
            if isinstance(values := schema.get(keyword), list) and values:
                return values[0]
        if isinstance(reference := schema.get("$ref"), str):
            return self.sample(self._resolve(reference), name, depth + 1)
        for keyword in ("anyOf", "oneOf"):
            if isinstance(choices := schema.get(keyword), list) and choices:
                choice = self._choice(choices, depth)
                if isinstance(choice, Mapping) and "description" in schema:
                    choice = {"description": schema["description"], **choice}
                return self.sample(choice, name, depth + 1)
        if isinstance(parts := schema.get("allOf"), list):
            return self._merged(schema, parts, name, depth)
        return self._typed(schema, name, depth)

    def _resolve(self, reference: str) -> Any:
        found = self._root
        for key in reference.removeprefix("#").strip("/").split("/"):
            if key and isinstance(found, Mapping):
                found = found.get(key.replace("~1", "/").replace("~0", "~"))
        return found

    def _merged(self, schema: Mapping[str, Any], parts: list[Any], name: str, depth: int) -> Any:
        own = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
        samples = [self.sample(part, name, depth + 1) for part in [*parts, own]]
        objects = [value for value in samples if isinstance(value, dict)]
        if not objects:
            return samples[0]
        return {key: value for item in objects for key, value in item.items()}

    def _typed(self, schema: Mapping[str, Any], name: str, depth: int) -> Any:
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
                least = _size(schema, "minItems", 0, MAX_ITEMS)
                count = max(1, least) if self._has_room(depth) else least
                return [self.sample(schema.get("items", {}), name, depth + 1) for _ in range(count)]
            case "null":
                return None
            case _:
                return self._object(schema, depth)

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        properties = schema.get("properties")
        if not isinstance(properties, Mapping):
            return {}
        required = schema.get("required")
        required = required if isinstance(required, list) else []
        return {
            name: self.sample(properties[name], name, depth + 1)
            for name in properties
            if name in required or self._has_room(depth)
        }

    def _choice(self, choices: list[Any], depth: int) -> Any:
        """Return the first alternative, or null where a recursion should end."""
        if not self._has_room(depth):
            for choice in choices:
                if isinstance(choice, Mapping) and choice.get("type") == "null":
                    return choice
        return choices[0]

    def _has_room(self, depth: int) -> bool:
        return depth < MAX_DEPTH // 2 and self._values < MAX_VALUES // 2


def _string(schema: Mapping[str, Any], name: str) -> str:
    notes = dict(NOTE.findall(str(schema.get("description", ""))))
    lengths = {keyword: int(value) for keyword, value in notes.items() if value.isdecimal()}
    schema = {**notes, **lengths, **schema}
    text = FORMATS.get(str(schema.get("format")), FORMATS.get(str(schema.get("contentEncoding")), name))
    text = text.ljust(_size(schema, "minLength", 0, MAX_LENGTH), ".")
    return text[: _size(schema, "maxLength", len(text), MAX_LENGTH)]


def _size(schema: Mapping[str, Any], keyword: str, default: int, limit: int) -> int:
    given = schema.get(keyword)
    return min(max(0, given), limit) if isinstance(given, int) else default


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
