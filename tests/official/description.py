"""The shapes of our description, with the overlays over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from maintainer.codegen.description import load_description as load_own_description
from tests.official.shapes import ANYTHING, NULL, ObjectShape, Shape, either

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
_COMPONENT = "#/components/schemas/"


def load_description() -> dict[str, Any]:
    return load_own_description(ROOT)


class Description:
    """The operation, as shapes."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._schemas = document["components"]["schemas"]
        self._operation = document["paths"]["/responses"]["post"]

    def request(self) -> Shape:
        return self._content(self._operation["requestBody"], "application/json")

    def result(self) -> Shape:
        return self._content(self._operation["responses"]["200"], "application/json")

    def events(self) -> Shape:
        return self._content(self._operation["responses"]["200"], "text/event-stream")

    def headers(self) -> Shape:
        parameters = map(self._resolve, self._operation["parameters"])
        properties = {one["name"]: self.shape(one["schema"]) for one in parameters if one["in"] == "header"}
        return Shape(frozenset({"object"}), objects=(ObjectShape("headers", lambda: properties),))

    def errors(self) -> dict[str, Shape]:
        """The data of an error answer, by status."""
        return {
            status: self._content(self._resolve(response), "application/json")
            for status, response in self._operation["responses"].items()
            if status != "200"
        }

    def _content(self, body: Mapping[str, Any], media_type: str) -> Shape:
        return self.shape(body["content"][media_type]["schema"])

    def _resolve(self, node: Any) -> Any:
        if "$ref" not in node:
            return node
        target = self._document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        return target

    def shape(self, schema: Mapping[str, Any], name: str = "") -> Shape:
        if "$ref" in schema:
            name = schema["$ref"].removeprefix(_COMPONENT)
            return self.shape(self._schemas[name], name)
        variants = schema.get("oneOf") or schema.get("anyOf")
        if variants:
            return either(self.shape(variant) for variant in variants)
        types = schema.get("type")
        if isinstance(types, list):
            return either(self.shape({**schema, "type": one}, name) for one in types)
        if types is None:
            return ANYTHING
        if types == "object" and "properties" in schema:
            return Shape(frozenset({"object"}), objects=(ObjectShape(name, lambda: self._properties(schema)),))
        if types == "object":
            additional = schema.get("additionalProperties", True)
            entries = ANYTHING if isinstance(additional, bool) else self.shape(additional)
            return Shape(frozenset({"object"}), entries=entries)
        if types == "array":
            return Shape(frozenset({"array"}), items=self.shape(schema.get("items", {})))
        if "const" in schema:
            return Shape(frozenset({types}), frozenset({schema["const"]}), constant=True)
        if types == "null":
            return NULL
        return Shape(frozenset({types}), frozenset(schema.get("enum", ())) - {None})

    def _properties(self, schema: Mapping[str, Any]) -> dict[str, Shape]:
        return {name: self.shape(one) for name, one in schema["properties"].items()}
