"""The description of the API as Markdown: its operations on one page, its schemas on a few."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import define

from maintainer.website.markdown import Anchors, Page, code_block, code_span, list_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPERATIONS = "api/index"
_SCHEMAS_PER_PAGE = 120
_MAX_ENUM = 12
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def read_api_pages(description: Mapping[str, Any]) -> list[Page]:
    """Return the pages of an OpenAPI document without overlays."""
    return _ApiWriter(description).pages()


@define(init=False)
class _ApiWriter:
    """Writes the pages.

    Attributes:
        _places: The page and anchor of each schema, relative to the folder of the pages.
    """

    _description: Mapping[str, Any]
    _places: dict[str, str]
    _groups: list[list[str]]

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._description = description
        names = sorted(description["components"].get("schemas", {}), key=str.lower)
        count = -(-len(names) // _SCHEMAS_PER_PAGE) or 1
        size = -(-len(names) // count) or 1
        self._groups = [names[start : start + size] for start in range(0, len(names), size)]
        self._places = {}
        for number, group in enumerate(self._groups, 1):
            anchors = Anchors()
            anchors.add(self._group_title(group))
            for name in group:
                self._places[name] = f"schemas-{number}.md#{anchors.add(name)}"

    def pages(self) -> list[Page]:
        pages = [Page(_OPERATIONS, _joined(self._operations()))]
        for number, group in enumerate(self._groups, 1):
            pages.append(Page(f"api/schemas-{number}", _joined(self._schemas(group))))
        return pages

    # --- Operations ---------------------------------------------------------------------------------------------------

    def _operations(self) -> Iterator[str]:
        yield "# The API"
        yield (
            "The operations as the service describes them, in the terms of HTTP and JSON. The [reference]"
            "(../reference/index.md) describes the same in the terms of Python. For other generators, the description "
            'is one OpenAPI document: <a href="openapi.yaml" download>openapi.yaml</a>.'
        )
        yield str(self._description["info"].get("description", ""))
        servers = ", ".join(code_span(server["url"]) for server in self._description.get("servers", ()))
        yield f"Base URL: {servers}. Each request has the header `Authorization: Bearer <API key>`."
        for number, group in enumerate(self._groups, 1):
            yield f"- [{self._group_title(group)}](schemas-{number}.md)"
        for path, item in self._description["paths"].items():
            for method in _METHODS:
                if method in item:
                    yield from self._operation(f"{method.upper()} {path}", item[method], item.get("parameters", ()))

    def _operation(self, title: str, operation: Mapping[str, Any], shared: Any) -> Iterator[str]:
        yield f"## `{title}`"
        yield f"**{operation.get('summary', '')}**"
        yield operation.get("description", "")
        parameters = [self._resolved(each) for each in (*shared, *operation.get("parameters", ()))]
        if parameters:
            yield "**Parameters**"
            yield "\n".join(
                list_item(
                    f"**`{each['name']}`** ({each['in']}, {self._type(each.get('schema', {}))})"
                    + (", *required*" if each.get("required") else ""),
                    self._text(each, each.get("schema", {})),
                )
                for each in parameters
            )
        if "requestBody" in operation:
            yield "**Request body**"
            yield self._contents(self._resolved(operation["requestBody"]))
        yield "**Responses**"
        yield "\n".join(
            list_item(
                f"`{status}`",
                f"{self._resolved(response).get('description', '')}\n\n{self._contents(self._resolved(response))}",
            )
            for status, response in operation.get("responses", {}).items()
        )

    def _contents(self, body: Mapping[str, Any]) -> str:
        items = []
        for media_type, content in body.get("content", {}).items():
            schema = content.get("itemSchema") or content.get("schema") or {}
            items.append(f"- `{media_type}`: {self._type(schema)}")
        return "\n".join(items)

    # --- Schemas ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _group_title(group: list[str]) -> str:
        return f"Schemas {group[0]} to {group[-1]}" if group else "Schemas"

    def _schemas(self, group: list[str]) -> Iterator[str]:
        yield f"# {self._group_title(group)}"
        yield "Schemas of the [API](index.md), in the order of their names."
        schemas = self._description["components"]["schemas"]
        for name in group:
            yield f"## `{name}`"
            yield from self._schema(schemas[name])

    def _schema(self, schema: Any) -> Iterator[str]:
        yield self._text(schema)
        properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
        required = set(schema.get("required", ())) if isinstance(schema, dict) else set()
        described = {k: v for k, v in schema.items() if k not in ("description", "properties", "required", "example")}
        if not properties or set(described) - {"type", "additionalProperties", "examples"}:
            type_ = self._type(described)
            yield f"Type: {type_}"
        if properties:
            yield "\n".join(
                list_item(
                    f"**`{name}`** ({self._type(each)})" + (", *required*" if name in required else ""),
                    self._text(each),
                )
                for name, each in properties.items()
            )
        example = schema.get("example", next(iter(schema.get("examples", ())), None))
        if example is not None:
            yield "Example:"
            yield code_block(json.dumps(example, indent=2, ensure_ascii=False, default=str), "json")

    def _text(self, *schemas: Any) -> str:
        for schema in schemas:
            if isinstance(schema, dict) and schema.get("description"):
                text = str(schema["description"]).strip()
                break
        else:
            text = ""
        for schema in schemas:
            values = schema.get("x-enumDescriptions") if isinstance(schema, dict) else None
            if values:
                items = "\n".join(f"- `{value}`: {meaning}" for value, meaning in values.items())
                text += f"\n\n{items}"
        return text

    def _type(self, schema: Any) -> str:
        """Return the type of a schema in one line, with links to the schemas that it names."""
        if not isinstance(schema, dict):
            return "`any`" if schema else "nothing"
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            place = self._places.get(name)
            return f"[`{name}`]({place})" if place else f"`{name}`"
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return " or ".join(dict.fromkeys(self._type(each) for each in schema[key]))
        if "allOf" in schema:
            return " and ".join(dict.fromkeys(self._type(each) for each in schema["allOf"]))
        if "const" in schema:
            return code_span(json.dumps(schema["const"]))
        if "enum" in schema:
            values = [code_span(json.dumps(each)) for each in schema["enum"]]
            more = f" and {len(values) - _MAX_ENUM} more" if len(values) > _MAX_ENUM + 3 else ""
            return " or ".join(values[:_MAX_ENUM] if more else values) + more
        types = schema.get("type", "any")
        names = types if isinstance(types, list) else [types]
        return " or ".join(self._simple_type(name, schema) for name in names)

    def _simple_type(self, name: str, schema: Mapping[str, Any]) -> str:
        if name == "array":
            return f"array of {self._type(schema.get('items', True))}"
        if name == "object" and isinstance(schema.get("additionalProperties"), dict):
            return f"object with values {self._type(schema['additionalProperties'])}"
        return f"`{name}`"

    def _resolved(self, part: Any) -> Any:
        while isinstance(part, dict) and "$ref" in part:
            found: Any = self._description
            for key in part["$ref"].removeprefix("#/").split("/"):
                found = found[key.replace("~1", "/").replace("~0", "~")]
            part = found
        return part


def _joined(parts: Iterator[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
