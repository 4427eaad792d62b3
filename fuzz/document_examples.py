"""Examples of the schemas of a document: random values that they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_PREFIX = "#/components/schemas/"
_DEPTH = 6
_SCALARS: dict[str, list[Any]] = {
    "string": ["", "text", "2026-01-31", "2026-01-31T00:00:00Z", "openrouter:extra"],
    "integer": [0, 1, 7],
    "number": [0.5, 1, 2],
    "boolean": [True, False],
    "null": [None],
}


def add_example(random: Random, document: dict[str, Any]) -> str | None:
    """Give a component an example, and return its name; None if the value that was made up is not allowed."""
    name, schema = random.choice(list(document["components"]["schemas"].items()))
    value = _value(random, document, schema, _DEPTH)
    if not isinstance(schema, dict) or not _allows(document, schema, value):
        return None
    schema["example"] = value
    return str(name)


def remove_stale_examples(document: dict[str, Any]) -> None:
    """Remove the examples of components, bodies and events that their schemas do not allow any more."""
    for schema in document["components"]["schemas"].values():
        if isinstance(schema, dict) and "example" in schema and not _allows(document, schema, schema["example"]):
            del schema["example"]
    for content in _contents(document["paths"]):
        values = [content.get("example"), *(one.get("value") for one in content.get("examples", {}).values())]
        if not all(_allows(document, content.get("schema", {}), value) for value in values if value is not None):
            content.pop("example", None)
            content.pop("examples", None)


def _contents(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each media type of the bodies of all operations."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key == "content":
            yield from inner.values()
        else:
            yield from _contents(inner)


def _allows(document: dict[str, Any], schema: dict[str, Any], value: Any) -> bool:
    root = {"components": document["components"], "allOf": [schema]}
    try:
        return bool(Draft202012Validator(root).is_valid(value))
    except (SchemaError, RecursionError, TypeError):
        return False


def _value(random: Random, document: dict[str, Any], schema: Any, depth: int) -> Any:
    if not isinstance(schema, dict) or depth == 0:
        return None
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].removeprefix(_PREFIX)]
        return _value(random, document, target, depth - 1)
    for keyword in ("oneOf", "anyOf"):
        if schema.get(keyword):
            return _value(random, document, random.choice(schema[keyword]), depth - 1)
    if schema.get("allOf"):
        values = [_value(random, document, part, depth - 1) for part in schema["allOf"]]
        objects = [value for value in values if isinstance(value, dict)]
        return {key: one for value in objects for key, one in value.items()} if objects else values[0]
    if "const" in schema:
        return schema["const"]
    if schema.get("enum"):
        return random.choice(schema["enum"])
    stated = schema.get("type", "object" if "properties" in schema else "string")
    json_type = random.choice(stated) if isinstance(stated, list) else stated
    if json_type == "array":
        return [_value(random, document, schema.get("items"), depth - 1) for _ in range(random.randint(0, 2))]
    if json_type == "object":
        required = schema.get("required", ())
        fields = schema.get("properties", {}).items()
        chosen = [(name, one) for name, one in fields if name in required or random.random() < 0.4]
        return {name: _value(random, document, one, depth - 1) for name, one in chosen}
    return random.choice(_SCALARS.get(json_type, [None]))
