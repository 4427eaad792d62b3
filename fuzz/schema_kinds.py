"""Kinds of schemas, and the places of a document where one kind is replaced by another one.

A document has one field for each kind. In its successors each field has another kind, so that a few captures try all
ordered pairs of kinds.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fuzz.document_changes import Document, Schema

Place = Literal["request", "answer", "items", "values", "component", "parameter"]
"""Where the schemas are: fields that callers send, fields of an answer, the items of arrays in a request, the values of
dictionaries in an answer, components that both sides use, or the parameters of a GET operation."""

PLACES: tuple[Place, ...] = get_args(Place)

OPERATIONS = ("POST /responses", "GET /models")


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _tagged(value: str, field: str, tag: str = "type", *, required: bool = True) -> Schema:
    properties: Schema = {tag: {"type": "string", "enum": [value]}, field: {"type": "string"}}
    return {"type": "object", "properties": properties, **({"required": [tag]} if required else {})}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer"}
_NULL: Schema = {"type": "null"}
_OBJECT: Schema = {"type": "object", "required": ["a"], "properties": {"a": _TEXT, "b": _COUNT}}

KINDS: dict[str, Any] = {
    "any": {},
    "true": True,
    "null": _NULL,
    "boolean": {"type": "boolean"},
    "text": _TEXT,
    "text_with_limits": {"type": "string", "minLength": 1, "maxLength": 5},
    "text_with_pattern": {"type": "string", "pattern": "^a"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
    "integer": _COUNT,
    "integer_with_limits": {"type": "integer", "minimum": 1, "maximum": 9},
    "integer_with_default": {"type": "integer", "minimum": 0, "default": 3},
    "number": {"type": "number"},
    "number_with_limits": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5},
    "nullable": {"type": "string", "maxLength": 7, "nullable": True},
    "nullable_type": {"type": ["integer", "null"], "minimum": 2},
    "nullable_union": {"anyOf": [{"type": "number", "maximum": 3}, _NULL]},
    "deprecated": {"type": "string", "deprecated": True},
    # Known values
    "constant": {"type": "string", "const": "x"},
    "true_only": {"type": "boolean", "enum": [True]},
    "enum": {"type": "string", "enum": ["a", "b"]},
    "long_enum": {"type": "string", "enum": [f"value-{letter}" for letter in "abcdefghijk"]},
    "enum_of_integers": {"type": "integer", "enum": [1, 2]},
    "enum_of_types": {"enum": ["a", 1, None]},
    "enum_with_null": {"type": "string", "enum": ["a", "c", None], "nullable": True},
    # Arrays
    "array": {"type": "array", "items": _TEXT},
    "array_of_any": {"type": "array"},
    "array_with_limits": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1, "maxItems": 4},
    "array_of_enum": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
    "array_of_objects": {"type": "array", "items": _OBJECT},
    "array_with_nulls": {"type": ["array", "null"], "items": {"type": ["string", "null"]}},
    "array_of_arrays": {"type": "array", "items": {"type": "array", "items": _COUNT}},
    "array_of_union": {"type": "array", "items": _ref("Formats")},
    # Objects
    "object": _OBJECT,
    "object_without_fields": {"type": "object"},
    "object_with_further_fields": {**_OBJECT, "additionalProperties": _TEXT},
    "closed_object": {**_OBJECT, "additionalProperties": False},
    "nullable_object": {**_OBJECT, "nullable": True},
    "object_with_constants": {"type": "object", "properties": {"a": {"const": 1}, "b": _NULL, "c": {}}},
    "object_with_tag": _tagged("a", "x"),
    "dictionary": {"type": "object", "additionalProperties": _TEXT, "maxProperties": 3},
    "dictionary_of_any": {"type": "object", "additionalProperties": True},
    "dictionary_of_objects": {"type": "object", "additionalProperties": _OBJECT},
    "dictionary_with_limits": {"type": "object", "additionalProperties": _COUNT, "propertyNames": {"maxLength": 3}},
    # Composition
    "all_of_reference": {"allOf": [_ref("TextConfig")]},
    "all_of_nullable_reference": {"allOf": [_ref("TextConfig")], "nullable": True},
    "all_of_derived": {"allOf": [_ref("FunctionTool"), {"type": "object", "properties": {"url": _TEXT}}]},
    "all_of_limits": {"allOf": [_TEXT, {"maxLength": 3}]},
    "types": {"type": ["string", "integer", "object"], "maxLength": 3},
    "union": {"anyOf": [{"type": "string", "maxLength": 4}, {"type": "integer", "minimum": 2}]},
    "union_of_enum_and_text": {"anyOf": [{"type": "string", "enum": ["a", "b"]}, _TEXT]},
    "union_of_text_and_array": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "maxItems": 2}]},
    "union_of_object_and_text": {"anyOf": [_OBJECT, _TEXT, _NULL]},
    "union_without_tag": {"anyOf": [_OBJECT, {"type": "object", "properties": {"c": _TEXT}}]},
    "union_with_tag": {"oneOf": [_tagged("a", "x"), _tagged("b", "y")]},
    "union_with_another_tag": {"oneOf": [_tagged("a", "x", "kind"), _tagged("b", "y", "kind")]},
    "union_with_optional_tag": {"oneOf": [_tagged("a", "x", required=False), _tagged("b", "y")]},
    "union_with_untagged_object": {"oneOf": [_tagged("a", "x"), _tagged("b", "y"), _OBJECT]},
    "union_with_tag_and_text": {"anyOf": [_tagged("a", "x"), _tagged("c", "z"), _TEXT, _NULL]},
    "union_with_discriminator": {
        "oneOf": [_ref("FormatText"), _ref("FormatSchema")],
        "discriminator": {"propertyName": "type"},
    },
    "part_of_union": {"anyOf": [_ref("FunctionTool"), _ref("FormatText")]},
    # References
    "reference_to_object": _ref("TextConfig"),
    "reference_to_itself": _ref("Tree"),
    "reference_to_enum": _ref("Effort"),
    "reference_to_union": _ref("Tools"),
    "reference_to_types": _ref("Inputs"),
    "nullable_reference": {"oneOf": [_ref("McpTool"), _NULL]},
    "reference_or_text": {"anyOf": [_ref("Effort"), _TEXT]},
}
"""Schemas by a name for their kind. The references are to components of the small description and to `Tree`."""

_TREE: Schema = {"type": "object", "properties": {"children": {"type": "array", "items": _ref("Tree")}, "value": {}}}


def document_with_kinds(small: Document, place: Place, kinds: Sequence[str]) -> Document:
    """Return the small description with schemas of these kinds in a place, under the names of all kinds in order."""
    document = copy.deepcopy(small)
    schemas = document["components"]["schemas"]
    schemas["Tree"] = _TREE
    request, answer = schemas["ResponsesRequest"]["properties"], schemas["OpenResponsesResult"]["properties"]
    parameters: list[Any] = []
    for name, kind in zip(KINDS, kinds, strict=True):
        schema = copy.deepcopy(KINDS[kind])
        match place:
            case "request":
                request[name] = schema
            case "answer":
                answer[name] = schema
            case "items":
                request[name] = {"type": "array", "items": schema}
            case "values":
                answer[name] = {"type": "object", "additionalProperties": schema}
            case "component":
                component = name.title().replace("_", "") + "Setting"
                schemas[component] = schema
                request[name] = answer[name] = _ref(component)
            case "parameter":
                # A capture refuses objects, which the client cannot send in a query.
                sent = {} if _may_be_object(schema, schemas) else schema
                parameters.append({"name": name, "in": "query", "schema": sent})
    content = {"application/json": {"schema": {"type": "object", "properties": {"data": _TEXT}}}}
    document["paths"]["/models"] = {
        "get": {"parameters": parameters, "responses": {"200": {"description": "ok", "content": content}}}
    }
    return document


def _may_be_object(schema: Any, schemas: Schema) -> bool:
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema:
        return _may_be_object(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    parts = [part for keyword in ("allOf", "anyOf", "oneOf") for part in schema.get(keyword, ())]
    return "object" in schema.get("type", ()) or any(_may_be_object(part, schemas) for part in parts)


def rotated(step: int) -> list[str]:
    """Return the kinds in another order: each takes the place of the one that is a number of steps before it."""
    names = list(KINDS)
    return names[step:] + names[:step]
