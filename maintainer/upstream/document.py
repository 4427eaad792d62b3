"""The service's OpenAPI document: read it and find the operation that our description describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import httpx
from yaml import YAMLError

from maintainer.codegen.documents import DocumentError, kind_of, load_json, load_yaml
from maintainer.codegen.references import resolve

Json = Mapping[str, Any]

OPERATION_PATH = "/responses"
"""The path of the operation in our description."""

_METHOD = "post"
_JSON = "application/json"
_STREAM = "text/event-stream"
_PATH_SUFFIX = "/responses"
# The fields of a server-sent event. A document may describe the event or only its data.
_EVENT_FIELDS = {"data", "event", "id", "retry"}
_TIMEOUT_S = 30


class UpstreamError(DocumentError):
    """A document that cannot be compared with our description; the message is one line and names the document."""


@attrs.frozen
class Operation:
    """The parts of an operation that are compared, and the document that they refer to.

    Attributes:
        document: The whole document; references are resolved in it.
        source: The name of the document in messages: a file, a URL, or "our description".
        request: Schema of the request body.
        result: Schema of the JSON response.
        events: Schema of the data of the server-sent events; None if the operation does not stream.
        errors: Schemas of the error responses, by status.
        headers: Header parameters, by name.
        bodies: Request body and response objects, which hold the examples: `request` or a status to the object.
    """

    document: Json
    source: str
    request: Json
    result: Json
    events: Json | None
    errors: Mapping[str, Json]
    headers: Mapping[str, Json]
    bodies: Mapping[str, Json]


# --- reading --------------------------------------------------------------------------------------------------------


def read_upstream_document(source: str) -> dict[str, Any]:
    """Read an OpenAPI 3 document, YAML or JSON, from a file or a URL.

    Raises:
        UpstreamError: The document cannot be read or is not an OpenAPI 3 document.
    """
    text = _fetch(source) if "://" in source else _read_file(source)
    document = _parse(text, source)
    if not isinstance(document, dict):
        raise UpstreamError(f"{source}: not an OpenAPI document but {kind_of(document)}")
    version = str(document.get("openapi", document.get("swagger", "")))
    if not version.startswith("3."):
        reason = f"its version is {version}" if version else "the field 'openapi' is missing"
        raise UpstreamError(f"{source}: not an OpenAPI 3 document: {reason}")
    return document


def _read_file(source: str) -> str:
    try:
        return Path(source).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UpstreamError(f"{source}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{source}: not UTF-8 text") from error


def _fetch(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        raise UpstreamError(f"only http and https URLs can be fetched, not {scheme}")
    if "@" in rest.partition("/")[0]:
        raise UpstreamError("a URL must not contain a user name or a password; fetch the document and pass the file")
    try:
        response = httpx.get(url, follow_redirects=True, timeout=_TIMEOUT_S)
        response.raise_for_status()
        return response.content.decode("utf-8-sig")
    except httpx.HTTPStatusError as error:
        raise UpstreamError(f"{url}: the server responded with status {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UpstreamError(f"{url}: cannot be fetched: {_in_one_line(error)}") from error
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{url}: not UTF-8 text") from error


def _parse(text: str, source: str) -> Any:
    try:
        if text.lstrip().startswith("{"):
            return _parse_braces(text)
        return _parse_yaml(text)
    except json.JSONDecodeError as error:
        raise UpstreamError(f"{source}: malformed JSON: {error}") from None
    except YAMLError as error:
        raise UpstreamError(f"{source}: malformed YAML: {_in_one_line(error)}") from error
    except (ValueError, RecursionError) as error:
        raise UpstreamError(f"{source}: cannot be read: {_in_one_line(error)}") from error


def _parse_braces(text: str) -> Any:
    """Parse a text that starts with a brace: JSON, or YAML in flow style."""
    try:
        return load_json(text)
    except json.JSONDecodeError as malformed:
        try:
            return _parse_yaml(text)
        except (YAMLError, ValueError, RecursionError):
            raise malformed from None


def _parse_yaml(text: str) -> Any:
    return _with_string_keys(load_yaml(text), {})


def _with_string_keys(value: Any, seen: dict[int, Any]) -> Any:
    """Copy a value, turning keys such as an unquoted 200 into strings; nodes that YAML aliases share stay shared."""
    if id(value) in seen:
        return seen[id(value)]
    match value:
        case dict():
            members: dict[str, Any] = {}
            seen[id(value)] = members
            members.update({_key(key): _with_string_keys(member, seen) for key, member in value.items()})
            return members
        case list():
            items: list[Any] = []
            seen[id(value)] = items
            items.extend(_with_string_keys(item, seen) for item in value)
            return items
        case _:
            return value


def _key(key: object) -> str:
    match key:
        case str():
            return key
        case bool() | None:
            return json.dumps(key)
        case _:
            return str(key)


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


# --- finding the operation ------------------------------------------------------------------------------------------


def find_operation(document: Json, path: str, *, source: str) -> Operation:
    """Find the operation `POST path`; `source` names the document in messages.

    Raises:
        UpstreamError: The operation is missing, does not take a JSON body, or does not respond with JSON.
        DocumentError: A reference cannot be resolved.
    """
    paths = document.get("paths")
    if not isinstance(paths, Mapping):
        raise UpstreamError(f"{source}: describes no paths")
    item = resolve(document, paths.get(path, {}), source)
    operation = item.get(_METHOD)
    if not isinstance(operation, Mapping):
        raise UpstreamError(f"{source}: {_missing(paths, path)}")
    where = f"{source}: POST {path}"
    body = resolve(document, operation.get("requestBody", {}), source)
    request = _schema(document, body, _JSON, source)
    if request is None:
        raise UpstreamError(f"{where} does not take a JSON body")
    responses = {
        str(status): resolve(document, response, source)
        for status, response in _members(operation, "responses").items()
    }
    success = next((responses[status] for status in sorted(responses) if status.startswith("2")), {})
    result = _schema(document, success, _JSON, source)
    if result is None:
        raise UpstreamError(f"{where} does not respond with JSON")
    events = _schema(document, success, _STREAM, source)
    return Operation(
        document=document,
        source=source,
        request=request,
        result=result,
        events=None if events is None else _event_data(document, events, source),
        errors={
            status: _schema(document, response, _JSON, source) or {}
            for status, response in responses.items()
            if not status.startswith(("1", "2", "3"))
        },
        headers=_headers(document, item, operation, source),
        bodies={"request": body, **responses},
    )


def _missing(paths: Json, path: str) -> str:
    others = [
        other
        for other, item in paths.items()
        if other.rstrip("/").endswith(_PATH_SUFFIX) and isinstance(item, Mapping) and _METHOD in item
    ]
    if not others:
        return f"has no POST {path}, nor another path that ends with {_PATH_SUFFIX}"
    suggestions = " or ".join(f"OPERATION={other}" for other in others)
    return f"has no POST {path}; try {suggestions}"


def _schema(document: Json, body: Json, media_type: str, source: str) -> Json | None:
    for name, content in _members(body, "content").items():
        if name.partition(";")[0].strip().lower() == media_type:
            schema: Json = resolve(document, content, source).get("schema", {})
            return schema
    return None


def _event_data(document: Json, events: Json, source: str) -> Json:
    """Return the schema of the events' data, whether the document describes whole events or only their data."""
    properties = resolve(document, events, source).get("properties")
    if isinstance(properties, Mapping) and "data" in properties and set(properties) <= _EVENT_FIELDS:
        data: Json = properties["data"]
        return data
    return events


def _headers(document: Json, item: Json, operation: Json, source: str) -> dict[str, Json]:
    lists = [level["parameters"] for level in (item, operation) if isinstance(level.get("parameters"), list)]
    parameters = [resolve(document, parameter, source) for one in lists for parameter in one]
    return {str(one.get("name")): one for one in parameters if one.get("in") == "header"}


def _members(value: Json, name: str) -> Json:
    members = value.get(name)
    return members if isinstance(members, Mapping) else {}
