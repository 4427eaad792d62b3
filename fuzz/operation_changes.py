"""Changes to the operations of an OpenAPI document: parameters, bodies, responses, media types, and what they state.

Each function changes a document in place and returns what it did in a few words, or None if it found no place.
"""

from __future__ import annotations

import copy
import functools
from typing import TYPE_CHECKING, Any

from fuzz.document_changes import FIELDS, any_object, any_schema, component, new_name, schemas_of, target

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from fuzz.document_changes import Document

    Change = Callable[[Random, Document], str | None]

_JSON = "application/json"
_STREAM = "text/event-stream"


def _operation(random: Random, document: Document) -> tuple[str, dict[str, Any]] | None:
    found = [
        (f"{method.upper()} {path}", operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "responses" in operation
    ]
    return random.choice(found) if found else None


def _response(random: Random, document: Document) -> tuple[str, dict[str, Any], str] | None:
    """Return the name of an operation, its responses, and the status of one that is not a component."""
    found = _operation(random, document)
    if found is None:
        return None
    name, operation = found
    statuses = [status for status, one in operation["responses"].items() if "$ref" not in one]
    return (name, operation["responses"], random.choice(statuses)) if statuses else None


def _contents(random: Random, document: Document) -> tuple[str, dict[str, Any]] | None:
    """Return the name of an operation and the JSON content of its request or one of its responses."""
    found = _operation(random, document)
    if found is None:
        return None
    name, operation = found
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    contents = [one["content"][_JSON] for one in bodies if _JSON in one.get("content", {})]
    return (name, random.choice(contents)) if contents else None


def _at(find: Callable[[Random, Document], tuple[Any, ...] | None]) -> Callable[[Callable[..., str | None]], Change]:
    """Find the place of a change, whose parts the function takes after the document; None if there is no place."""

    def decorate(change: Callable[..., str | None]) -> Change:
        @functools.wraps(change)
        def changed(random: Random, document: Document) -> str | None:
            found = find(random, document)
            return None if found is None else change(random, document, *found)

        return changed

    return decorate


@_at(_operation)
def change_parameters(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Add, remove or change a parameter of an operation."""
    parameters = operation.setdefault("parameters", [])
    others = [one for one in parameters if one.get("in") in ("query", "header")]
    match random.randrange(4):
        case 0 if others:
            parameters.remove(random.choice(others))
        case 1 if others:
            parameter = random.choice(others)
            parameter["required"] = not parameter.get("required", False)
        case 2 if others:
            parameter = random.choice(others)
            parameter["deprecated"] = not parameter.get("deprecated", False)
        case _:
            location = random.choice(["query", "header"])
            field = random.choice([one for one in FIELDS if one.isascii() and " " not in one])
            if any(one.get("name") == field for one in parameters):
                return None
            schemas = [
                {"type": "string"},
                {"type": "integer", "minimum": 1, "maximum": 100, "default": 10},
                {"type": "string", "enum": ["asc", "desc"]},
                {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
                {"type": "array", "items": {"type": "string"}},
                {"type": "string", "format": "date"},
            ]
            parameters.append({"name": field, "in": location, "schema": random.choice(schemas)})
    return name


@_at(_operation)
def change_statuses(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Add or remove a status of an operation."""
    responses = operation["responses"]
    errors = [one for one in responses if str(one).startswith(("4", "5"))]
    if errors and random.random() < 0.4:
        del responses[random.choice(errors)]
        return f"{name} without a status"
    status = random.choice(["409", "410", "418", "422", "425", "451", "503", "507", "599"])
    if status in responses:
        return None
    body = copy.deepcopy(responses[random.choice(errors)]) if errors else {"description": "Failed."}
    responses[status] = body
    return f"{name} {status}"


@_at(_operation)
def deprecate_operation(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Mark an operation as deprecated, or take the mark back."""
    operation["deprecated"] = not operation.get("deprecated", False)
    return name


@_at(_operation)
def move_parameter(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Move a parameter from the query to a header, or to the path, or into a component, or give it a media type."""
    parameters = operation.get("parameters", [])
    others = [one for one in parameters if one.get("in") in ("query", "header") and "schema" in one]
    if not others:
        return None
    parameter = random.choice(others)
    match random.randrange(4):
        case 0:
            parameter["in"] = "query" if parameter["in"] == "header" else "header"
        case 1:
            key = new_name(random, document)
            document["components"].setdefault("parameters", {})[key] = copy.deepcopy(parameter)
            parameters[parameters.index(parameter)] = {"$ref": f"#/components/parameters/{key}"}
        case 2:
            parameter["content"] = {_JSON: {"schema": parameter.pop("schema")}}
        case _:
            parameters.remove(parameter)
            item = next(one for one in document["paths"].values() if operation in one.values())
            item.setdefault("parameters", []).append(parameter)
    return f"{name} {parameter['name']}"


@_at(_operation)
def retype_parameter(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Give a parameter another schema, an example, a style or a default."""
    others = [one for one in operation.get("parameters", []) if one.get("in") in ("query", "header")]
    if not others:
        return None
    parameter = random.choice(others)
    match random.randrange(4):
        case 0:
            parameter["schema"] = any_schema(random, document, 0)
        case 1:
            parameter["schema"] = {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}
            parameter |= {"style": "form", "explode": random.choice([True, False])}
        case 2:
            parameter["examples"] = {"one": {"value": "text", "summary": "A text."}}
        case _:
            parameter["schema"] = component(
                random, document, {"type": "string", "enum": ["on", "off"], "default": "off"}
            )
    return f"{name} {parameter['name']}"


@_at(_operation)
def change_body(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Make the request body optional or required, a component, or one of several media types."""
    if "content" not in operation.get("requestBody", {}):
        return None
    body = operation["requestBody"]
    match random.randrange(4):
        case 0:
            body["required"] = not body.get("required", False)
        case 1:
            key = new_name(random, document)
            document["components"].setdefault("requestBodies", {})[key] = body
            operation["requestBody"] = {"$ref": f"#/components/requestBodies/{key}"}
        case 2:
            body["content"]["multipart/form-data"] = {"schema": any_object(random, document)}
        case _:
            body["description"] = "A body: with a colon."
    return name


@_at(_response)
def change_response(
    random: Random, document: Document, name: str, responses: dict[str, Any], status: str
) -> str | None:
    """Give a response a header, a link, another media type or a description, or make it a component."""
    response = responses[status]
    match random.randrange(6):
        case 0:
            schema = {"type": "integer"}
            response.setdefault("headers", {})["X-RateLimit-Remaining"] = {"schema": schema, "description": "Left."}
        case 1:
            response["links"] = {"next": {"operationId": "getGeneration", "parameters": {"id": "$response.body#/id"}}}
        case 2 if "content" in response:
            response["content"].setdefault("text/plain", {"schema": {"type": "string"}})
        case 3 if _JSON in response.get("content", {}):
            response["content"] = {
                f"{key}; charset=utf-8" if key == _JSON else key: one for key, one in response["content"].items()
            }
        case 4:
            key = new_name(random, document)
            document["components"].setdefault("responses", {})[key] = response
            responses[status] = {"$ref": f"#/components/responses/{key}"}
        case _:
            response["description"] = random.choice(["", "Failed: try again.", "Several\nlines.\n"])
    return f"{name} {status}"


@_at(_response)
def change_error(random: Random, document: Document, name: str, responses: dict[str, Any], status: str) -> str | None:
    """Replace the body of an error: by an inline schema, a component, another status's, or none."""
    if not str(status).startswith(("4", "5")):
        return None
    match random.randrange(4):
        case 0:
            del responses[status]["content"]
        case 1:
            schema = component(random, document, any_object(random, document))
            responses[status]["content"] = {_JSON: {"schema": schema}}
        case 2:
            responses[status]["content"] = {_JSON: {"schema": any_object(random, document)}}
        case _:
            others = [one for one in responses if str(one).startswith(("4", "5"))]
            responses[status] = copy.deepcopy(responses[random.choice(others)])
    return f"{name} {status}"


@_at(_operation)
def change_success(random: Random, document: Document, name: str, operation: dict[str, Any]) -> str | None:
    """Add a status of success, a range of statuses or a default response, or put another status for 200."""
    responses = operation["responses"]
    status = random.choice(["201", "202", "204", "default", "5XX", "4XX"])
    if status in responses:
        return None
    responses[status] = {"description": "Another."}
    if status not in ("202", "204"):
        responses[status]["content"] = {_JSON: {"schema": any_object(random, document)}}
    return f"{name} {status}"


def wrap_events(random: Random, document: Document) -> str | None:
    """Describe whole events instead of their data, inline or as a component, or the other way round."""
    for item in document["paths"].values():
        for operation in [one for one in item.values() if isinstance(one, dict)]:
            for response in operation.get("responses", {}).values():
                if _STREAM in response.get("content", {}):
                    content = response["content"][_STREAM]
                    whole = target(document, content["schema"])
                    content.pop("example", None)
                    if set(whole.get("properties", ())) == {"data"}:
                        content["schema"] = whole["properties"]["data"]
                        return "data"
                    whole = {"type": "object", "properties": {"data": content["schema"]}, "required": ["data"]}
                    content["schema"] = component(random, document, whole) if random.random() < 0.5 else whole
                    content["x-speakeasy-sse-sentinel"] = "[DONE]"
                    return "events"
    return None


@_at(_contents)
def change_body_schema(random: Random, document: Document, name: str, content: dict[str, Any]) -> str | None:
    """Put the schema of a body into a component, or a component in its place, or a union, or an `allOf`."""
    schema = content["schema"]
    match random.randrange(3):
        case 0 if "$ref" in schema:
            content["schema"] = copy.deepcopy(target(document, schema))
        case 1:
            content["schema"] = component(random, document, schema)
        case _:
            content["schema"] = {"allOf": [schema, {"type": "object", "properties": {}}]}
    return name


@_at(_contents)
def name_examples(random: Random, document: Document, name: str, content: dict[str, Any]) -> str | None:
    """Make named examples of the example of a body, or one of the named ones."""
    if "examples" in content:
        values = list(content.pop("examples").values())
        content["example"] = values[0].get("value")
    elif "example" in content:
        content["examples"] = {"first one": {"summary": "An example.", "value": content.pop("example")}}
    else:
        content["examples"] = {"elsewhere": {"externalValue": "https://example.com/a.json"}, "empty": {}}
    return name


def extend(random: Random, document: Document) -> str | None:
    """Add or change what says nothing about values: extensions, tags, servers, security, titles, identifiers."""
    extension = {"x-speakeasy-retries": {"strategy": "backoff", "statusCodes": ["5XX"]}}
    found = _operation(random, document)
    if found is None:
        return None
    name, operation = found
    owner = random.choice([document, document["info"], operation, *schemas_of(document).values()])
    match random.randrange(7):
        case 0:
            owner |= copy.deepcopy(extension)
        case 1:
            operation["tags"] = [random.choice(["Responses", "beta.responses", "beta responses", "Models"])]
        case 2:
            document["servers"] = [{"url": "https://openrouter.ai/api/v1", "x-speakeasy-server-id": "production"}]
        case 3:
            operation["security"] = random.choice([[], [{"apiKey": []}], [{}, {"bearer": ["read"]}]])
        case 4:
            operation["operationId"] = random.choice(["createResponses", "create_responses", "createApiV1Responses"])
        case 5:
            document["tags"] = [{"name": "Responses", "description": "Several\nlines."}, {"name": "beta.responses"}]
        case _:
            operation |= {"summary": "A summary: short.", "description": "Much\n\n- more", "externalDocs": {"url": "x"}}
    return name


def remove_operation(random: Random, document: Document) -> str | None:
    """Remove an operation other than `POST /responses`."""
    found = [
        (path, method)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if path != "/responses" and "responses" in operation
    ]
    if not found:
        return None
    path, method = random.choice(found)
    del document["paths"][path][method]
    return f"{method} {path}"


OPERATION_CHANGES: tuple[Change, ...] = (
    change_parameters,
    change_statuses,
    deprecate_operation,
    move_parameter,
    retype_parameter,
    change_body,
    change_response,
    change_error,
    change_success,
    wrap_events,
    change_body_schema,
    name_examples,
    extend,
    remove_operation,
)
"""The changes to operations."""
