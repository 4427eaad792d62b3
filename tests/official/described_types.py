"""The JSON types of our description with its overlays applied."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tests.official.json_types import ANYTHING, NULL, JsonObject, JsonType, union_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMPONENT = "#/components/schemas/"


class DescribedOperation:
    """The JSON types of an operation."""

    def __init__(self, document: Mapping[str, Any], name: str = "POST /responses") -> None:
        method, _, path = name.partition(" ")
        self._document = document
        self._schemas = document["components"]["schemas"]
        self._operation = document["paths"][path][method.lower()]
        self._components: dict[str, JsonType] = {}

    def request(self) -> JsonType:
        return self._content(self._operation["requestBody"], "application/json")

    def result(self) -> JsonType:
        success = next(one for status, one in self._operation["responses"].items() if status.startswith("2"))
        return self._content(success, "application/json")

    def events(self) -> JsonType:
        return self._content(self._operation["responses"]["200"], "text/event-stream")

    def parameters(self) -> JsonType:
        parameters = map(self._resolve, self._operation["parameters"])
        properties = {one["name"]: self.json_type(one["schema"]) for one in parameters}
        return JsonType(frozenset({"object"}), objects=(JsonObject("parameters", lambda: properties),))

    def required_parameters(self) -> set[str]:
        return {one["name"] for one in map(self._resolve, self._operation["parameters"]) if one.get("required")}

    def errors(self) -> dict[str, JsonType]:
        """Return the types of the error bodies by status."""
        return {
            status: self._content(self._resolve(response), "application/json")
            for status, response in self._operation["responses"].items()
            if not status.startswith("2")
        }

    def _content(self, body: Mapping[str, Any], media_type: str) -> JsonType:
        return self.json_type(body["content"][media_type]["schema"])

    def _resolve(self, node: Any) -> Any:
        if "$ref" not in node:
            return node
        target = self._document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        return target

    def json_type(self, schema: Mapping[str, Any], name: str = "") -> JsonType:
        if "$ref" in schema:
            name = schema["$ref"].removeprefix(_COMPONENT)
            if name not in self._components:
                self._components[name] = self.json_type(self._schemas[name], name)
            return self._components[name]
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            return union_of(self.json_type(variant) for variant in variants)
        types = schema.get("type")
        if isinstance(types, list):
            return union_of(self.json_type({**schema, "type": one}, name) for one in types)
        if types is None:
            return ANYTHING
        if types == "object" and "properties" in schema:
            return JsonType(frozenset({"object"}), objects=(JsonObject(name, cache(lambda: self._properties(schema))),))
        if types == "object":
            additional = schema.get("additionalProperties", True)
            entries = ANYTHING if isinstance(additional, bool) else self.json_type(additional)
            return JsonType(frozenset({"object"}), entries=entries)
        if types == "array":
            return JsonType(frozenset({"array"}), items=self.json_type(schema.get("items", {})))
        if "const" in schema:
            return JsonType(frozenset({types}), frozenset({schema["const"]}), constant=True)
        if types == "null":
            return NULL
        return JsonType(frozenset({types}), frozenset(schema.get("enum", ())) - {None})

    def _properties(self, schema: Mapping[str, Any]) -> dict[str, JsonType]:
        return {name: self.json_type(one) for name, one in schema["properties"].items()}
