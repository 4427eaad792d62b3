"""The JSON schemas of requests, without prose: the embedded server checks requests against them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import DEFAULT_VARIANT
from maintainer.codegen.python_types import UnsupportedSchemaError
from maintainer.codegen.references import component_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from maintainer.codegen.operation_context import OperationContext

FILE = "request_schemas.json"

_DEFINITIONS = "#/$defs/"
_PROSE = {"title", "description", "example", "examples", "default", "deprecated", "readOnly", "writeOnly"}
_SCHEMAS = {"items", "additionalProperties", "propertyNames"}
_LISTS_OF_SCHEMAS = {"oneOf", "anyOf"}
_VALUES = {
    "type", "const", "enum", "format", "pattern", "required", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
    "maxProperties",
}  # fmt: skip
"""The keywords whose value is not a schema. The server supports these and the ones above, and no other."""


def request_schemas(document: Mapping[str, Any], operations: Iterable[OperationContext]) -> str:
    """Return the schemas of the requests of all operations as JSON, each operation and component in one line.

    `operations` has an object for each operation, such as `POST /responses`: `parameters`, those of the path and the
    query, and `body`, the schema of the body. `$defs` has the components.

    Raises:
        UnsupportedSchemaError: A schema has a keyword that the check of the server does not support.
        DocumentError: A reference points to nothing.
    """
    components = document["components"]["schemas"]
    requests = {f"{one.method} {one.path}": _request(document, one) for one in operations}
    reached: dict[str, Any] = {}
    waiting = list(_references(requests))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = _without_prose(components[name], name)
            waiting += _references(reached[name])
    return f'{{"operations":{_lines(requests)},"$defs":{_lines(dict(sorted(reached.items())))}}}\n'


def _request(document: Mapping[str, Any], operation: OperationContext) -> dict[str, Any]:
    item = document["paths"][operation.path]
    described = item[operation.method.lower()]
    parameters = [
        resolve(document, one, "the description")
        for one in (*item.get("parameters", ()), *described.get("parameters", ()))
    ]
    request: dict[str, Any] = {
        "parameters": [
            {
                "name": one["name"],
                "in": one["in"],
                "required": one.get("required") is True,
                "schema": _without_prose(one["schema"], f"{operation.path} {one['name']}"),
            }
            for one in parameters
            if one["in"] in ("path", "query")
        ]
    }
    if operation.request is not None:
        request["body"] = {"$ref": _DEFINITIONS + operation.request}
    return request


def _lines(members: Mapping[str, Any]) -> str:
    lines = ",\n".join(f"{json.dumps(name)}:{_encoded(value)}" for name, value in members.items())
    return f"{{\n{lines}\n}}"


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
