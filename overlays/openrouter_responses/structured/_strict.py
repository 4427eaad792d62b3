"""The strict form of a JSON schema, and the way back from a strict value to a value of the original schema.

In strict mode a model can only write what the schema allows, and providers accept only a part of JSON Schema: every
object is closed, and every member is required. So an optional member becomes required and nullable, and a null that
only the strict form allows is removed from the response again, so that the default of the type applies.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from openrouter_responses.structured._json_schema import (
    Checker,
    Schema,
    accepts_null,
    alternatives,
    problem,
    resolve,
    schemas_of_member,
)

_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}
_KEPT = ("pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems")
_NOTED = ("minLength", "maxLength", "uniqueItems", "minProperties", "maxProperties", "contentEncoding")
"""Limits that strict mode does not accept: the description states them, and the response is checked for them."""
_NOT_STRICT = (
    "not", "if", "then", "else", "patternProperties", "propertyNames", "dependentRequired", "dependentSchemas",
    "dependencies", "contains", "minContains", "maxContains",
)  # fmt: skip
_BY_NAME = ("properties", "patternProperties", "dependentSchemas")
"""Keywords whose content has a schema for each name."""
_VALUES = ("const", "enum", "default", "examples")
"""Keywords whose content is a value, not a schema."""
_WRAPPER = "value"


class StrictSchema(NamedTuple):
    """The strict form of a schema.

    Attributes:
        schema: The schema to send; its root is an object.
        obstacles: Why strict mode cannot be used, each with its JSON path; empty if it can.
        wrapped: Whether the value is the only member of the root object, because it need not be an object itself.
    """

    schema: dict[str, Any]
    obstacles: list[str]
    wrapped: bool

    def unwrap(self, value: Any, default: Any = None) -> Any:
        """Return the value in a response, or in the part of one; the default if it has not begun."""
        if not self.wrapped:
            return value
        return value.get(_WRAPPER, default) if isinstance(value, dict) else default


def strict_form(source: Schema) -> StrictSchema:
    """Return the strict form of a JSON schema.

    Raises:
        TypeError: The schema has a reference that cannot be resolved, or a part that is not a schema.
    """
    root = resolve(source, source)
    wrapped = not (isinstance(root, Mapping) and (root.get("type") == "object" or "properties" in root))
    compiler = _Compiler(source, f"#/properties/{_WRAPPER}" if wrapped else "#")
    if isinstance(root, Mapping) and isinstance(source.get("description"), str):
        root = {**root, "description": source["description"]}
    schema = compiler.compile(root, "$")
    if wrapped:
        schema = _closed({_WRAPPER: schema})
    if compiler.definitions:
        schema["$defs"] = compiler.definitions
    return StrictSchema(schema, compiler.obstacles, wrapped)


class _Compiler:
    def __init__(self, source: Schema, root_reference: str) -> None:
        self._source = source
        self._root_reference = root_reference
        self._names: dict[tuple[str, bool], str] = {}
        """The name of the definition for each reference, in the strict form or unchanged."""
        self.definitions: dict[str, Any] = {}
        self.obstacles: list[str] = []

    def compile(self, schema: Any, path: str) -> dict[str, Any]:
        if schema is True or schema == {}:
            return self._untyped({}, path)
        if not isinstance(schema, Mapping):
            raise TypeError(f"{path} of the JSON schema is {schema!r}, which is not a schema")
        parts = schema.get("allOf")
        if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], Mapping):
            schema = {**parts[0], **{key: value for key, value in schema.items() if key != "allOf"}}
        elif parts:
            self.obstacles.append(f"{path} uses allOf")
            kept: dict[str, Any] = self._unchanged(schema)
            return kept
        strict = self._compiled(schema, path)
        used = [keyword for keyword in _NOT_STRICT if keyword in schema]
        if used:
            self.obstacles.append(f"{path} uses {used[0]}")
            strict.update((keyword, self._unchanged(schema[keyword])) for keyword in used)
        description = _description(schema)
        if not description:
            return strict
        # A reference may not have a description beside it.
        return {**({"anyOf": [strict]} if "$ref" in strict else strict), "description": description}

    def _compiled(self, schema: Schema, path: str) -> dict[str, Any]:
        if isinstance(reference := schema.get("$ref"), str):
            return {"$ref": self._reference(reference, path)}
        if branches := alternatives(schema):
            if "type" in schema or "properties" in schema:
                self.obstacles.append(f"{path} combines alternatives with other keywords")
            return {"anyOf": [self.compile(branch, path) for branch in branches]}
        if "const" in schema or "enum" in schema:
            values = [schema["const"]] if "const" in schema else list(schema["enum"])
            if any(isinstance(value, dict | list) for value in values):
                self.obstacles.append(f"{path} is a fixed object or array")
            return _enum(values)
        kind = schema.get("type")
        if isinstance(kind, list):
            if len(kind) > 1:
                return {"anyOf": [self._compiled({**schema, "type": one}, path) for one in kind]}
            kind = kind[0] if kind else None
        if kind == "object" or (kind is None and "properties" in schema):
            return self._object(schema, path)
        if kind == "array" or (kind is None and "items" in schema):
            return self._array(schema, path)
        if kind is None:
            return self._untyped({}, path)
        strict = {"type": kind}
        if kind != "null":
            strict.update((keyword, schema[keyword]) for keyword in _KEPT if keyword in schema)
        if schema.get("format") in _FORMATS:
            strict["format"] = schema["format"]
        return strict

    def _object(self, schema: Schema, path: str) -> dict[str, Any]:
        properties: Mapping[str, Any] = schema.get("properties", {})
        required = schema.get("required", ())
        members = {}
        for name, item in properties.items():
            member = self.compile(item, f"{path}.{name}")
            optional = name not in required and not accepts_null(item, self._source)
            members[name] = _nullable(member) if optional else member
        strict = _closed(members)
        others = schema.get("additionalProperties", "properties" not in schema)
        if others is not False:
            self.obstacles.append(f"{path} is a mapping with free keys")
            strict["additionalProperties"] = self.compile(others, f"{path}[…]") if isinstance(others, Mapping) else True
        return strict

    def _array(self, schema: Schema, path: str) -> dict[str, Any]:
        strict: dict[str, Any] = {"type": "array"}
        first = [self.compile(item, f"{path}[{index}]") for index, item in enumerate(schema.get("prefixItems", ()))]
        if first:
            # Strict mode knows one schema for all items; the position of each is checked in the response.
            different = [item for index, item in enumerate(first) if item not in first[:index]]
            strict["items"] = different[0] if len(different) == 1 else {"anyOf": different}
        else:
            strict["items"] = self.compile(schema.get("items", True), f"{path}[]")
        strict.update((keyword, schema[keyword]) for keyword in ("minItems", "maxItems") if keyword in schema)
        return strict

    def _untyped(self, strict: dict[str, Any], path: str) -> dict[str, Any]:
        self.obstacles.append(f"{path} accepts any value")
        return strict

    def _reference(self, reference: str, path: str) -> str:
        if reference == "#":
            return self._root_reference
        return self._definition(reference, True, lambda target: self.compile(target, path))

    def _unchanged(self, value: Any) -> Any:
        """Return a part of the schema as it is, with the definitions of its references."""
        if isinstance(value, list):
            return [self._unchanged(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        unchanged: dict[str, Any] = {}
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str):
                unchanged[key] = self._definition(item, False, self._unchanged)
            elif key in _BY_NAME and isinstance(item, Mapping):
                unchanged[key] = {name: self._unchanged(part) for name, part in item.items()}
            elif key not in ("$defs", "definitions"):
                unchanged[key] = item if key in _VALUES else self._unchanged(item)
        return unchanged

    def _definition(self, reference: str, strict: bool, compiled: Callable[[Any], Any]) -> str:
        """Return a reference to the definition of what a reference of the source names."""
        if (reference, strict) not in self._names:
            target = resolve({"$ref": reference}, self._source)
            name = self._names[reference, strict] = self._new_name(reference.rpartition("/")[2])
            self.definitions[name] = {}  # so that a recursive reference ends here
            self.definitions[name] = compiled(target)
        return f"#/$defs/{self._names[reference, strict]}"

    def _new_name(self, wanted: str) -> str:
        """Return a name that no definition has, without characters that a reference would have to escape."""
        name = re.sub(r"[^a-zA-Z0-9_.-]", "_", wanted)
        names = (name, *(f"{name}_{number}" for number in range(2, len(self.definitions) + 3)))
        return next(name for name in names if name not in self.definitions)


def restore(value: Any, source: Schema) -> Any:
    """Return a value of the strict form as a value of the original schema, without the nulls of absent members."""
    return _Restorer(source).restore(value, source)


class _Restorer:
    """Restores parts of one value by parts of one schema, each pair of them once: see `Checker`."""

    def __init__(self, source: Schema) -> None:
        self._source = source
        self._checker = Checker(source)
        self._restored: dict[tuple[int, int], Any] = {}

    def restore(self, value: Any, schema: Any) -> Any:
        if not isinstance(value, dict | list):
            return value
        schema = resolve(schema, self._source)
        if not isinstance(schema, Mapping):
            return value
        pair = (id(value), id(schema))
        if pair not in self._restored:
            self._restored[pair] = self._restore(value, schema)
        return self._restored[pair]

    def _restore(self, value: Any, schema: Schema) -> Any:
        for part in schema.get("allOf", ()):
            value = self.restore(value, part)
        if branches := alternatives(schema):
            return self._alternative(value, branches)
        if isinstance(value, list):
            first, other = schema.get("prefixItems", ()), schema.get("items", True)
            return [
                self.restore(item, first[index] if index < len(first) else other) for index, item in enumerate(value)
            ]
        known, required = schema.get("properties", {}), schema.get("required", ())
        restored: dict[str, Any] = {}
        for key, item in value.items():
            absent = item is None and key in known and key not in required
            if absent and not accepts_null(known[key], self._source):
                continue
            restored[key] = functools.reduce(self.restore, schemas_of_member(key, schema), item)
        return restored

    def _alternative(self, value: Any, branches: list[Any]) -> Any:
        possible = [branch for branch in branches if self._may_be(value, resolve(branch, self._source))]
        if len(possible) == 1:
            return self.restore(value, possible[0])
        for branch in possible:
            restored = self.restore(value, branch)
            if self._checker.problem(restored, branch) is None:
                return restored
        return value

    def _may_be(self, value: dict[str, Any] | list[Any], branch: Any) -> bool:
        """Return whether a value has the type, the members and the tags of an alternative, without looking deeper."""
        if not isinstance(branch, Mapping):
            return branch is True
        kind, types = "object" if isinstance(value, dict) else "array", branch.get("type")
        if types is not None and kind not in ([types] if isinstance(types, str) else types):
            return False
        if isinstance(value, list):
            return True
        known = branch.get("properties", {})
        if "properties" in branch and not _is_open(branch) and not known.keys() >= value.keys():
            return False
        for key in branch.get("required", ()):
            if key not in value:
                return False
            item = resolve(known.get(key, True), self._source)
            is_tag = isinstance(item, Mapping) and ("const" in item or "enum" in item)
            if is_tag and problem(value[key], item, self._source) is not None:
                return False
        return True


def _is_open(schema: Schema) -> bool:
    return bool(schema.get("additionalProperties")) or "patternProperties" in schema


def _closed(members: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    description = {"description": schema["description"]} if "description" in schema else {}
    branches = schema["anyOf"] if "anyOf" in schema else [{k: v for k, v in schema.items() if k != "description"}]
    return {"anyOf": [*branches, {"type": "null"}], **description}


def _enum(values: list[Any]) -> dict[str, Any]:
    types = {_type_name(value): None for value in values}
    return {"type": next(iter(types)) if len(types) == 1 else list(types), "enum": values}


def _type_name(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case dict():
            return "object"
        case _:
            return "array"


def _description(schema: Schema) -> str:
    notes = [f"{keyword}: {schema[keyword]}" for keyword in _NOTED if keyword in schema]
    if (name := schema.get("format")) and name not in _FORMATS:
        notes.insert(0, f"format: {name}")
    text = schema.get("description", "")
    return " ".join(part for part in (text, f"({', '.join(notes)})" if notes else "") if part)
