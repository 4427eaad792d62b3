"""The JSON schema of a request body, without prose: the embedded server checks requests against it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.codegen.references import component_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "request_schema.json"

_DEFINITIONS = "#/$defs/"
_PROSE = {"title", "description", "example", "examples", "default", "deprecated", "readOnly", "writeOnly"}
_SCHEMAS = {"items", "additionalProperties", "propertyNames"}
_LISTS_OF_SCHEMAS = {"oneOf", "anyOf"}
_VALUES = {
    "type", "const", "enum", "format", "pattern", "required", "minimum", "maximum", "minLength", "maxLength",
    "minItems", "maxItems", "maxProperties",
}  # fmt: skip
"""The keywords whose value is not a schema. The server supports these and the ones above, and no other."""


def request_schema(document: Mapping[str, Any], request: str) -> str:
    """Return the schema of the request body as JSON, each component in one line.

    Args:
        document: The description.
        request: The name of the component schema that describes the request body.

    Raises:
        UnsupportedSchemaError: A schema has a keyword that the check of the server does not support.
    """
    components = document["components"]["schemas"]
    reached: dict[str, Any] = {}
    waiting = [request]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = _without_prose(components[name], name)
            waiting += _references(reached[name])
    lines = [f"{json.dumps(name)}:{_encoded(reached[name])}" for name in sorted(reached)]
    definitions = ",\n".join(lines)
    return f'{{"$ref":{json.dumps(_DEFINITIONS + request)},"$defs":{{\n{definitions}\n}}}}\n'


def _without_prose(schema: Any, place: str) -> Any:
    if isinstance(schema, bool):
        return schema
    kept: dict[str, Any] = {}
    for keyword, value in schema.items():
        match keyword:
            case "$ref":
                kept[keyword] = _moved(value)
            case "discriminator":
                mapping = {tag: _moved(variant) for tag, variant in value["mapping"].items()}
                kept[keyword] = {"propertyName": value["propertyName"], "mapping": mapping}
            case "properties":
                kept[keyword] = {name: _without_prose(part, f"{place}.{name}") for name, part in value.items()}
            case _ if keyword == DEFAULT_VARIANT:
                kept[keyword] = _moved(value)
            case _ if keyword in _SCHEMAS:
                kept[keyword] = _without_prose(value, f"{place}.{keyword}")
            case _ if keyword in _LISTS_OF_SCHEMAS:
                kept[keyword] = [
                    _without_prose(part, f"{place}.{keyword}[{index}]") for index, part in enumerate(value)
                ]
            case _ if keyword in _VALUES:
                kept[keyword] = value
            case _ if keyword not in _PROSE and not keyword.startswith("x-"):
                raise UnsupportedSchemaError(
                    f"{place}: the embedded server does not check the keyword {keyword!r}; "
                    f"support it in testing/_schema_compiler.py and add it to {__name__}"
                )
    if "discriminator" in kept:
        # Its mapping names the variants, too.
        kept.pop("oneOf", None)
        kept.pop("anyOf", None)
    return kept


def _moved(reference: str) -> str:
    return _DEFINITIONS + component_of(reference)


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(_DEFINITIONS):
        yield value.removeprefix(_DEFINITIONS)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)


def _encoded(schema: Any) -> str:
    return json.dumps(schema, separators=(",", ":"), ensure_ascii=False)
