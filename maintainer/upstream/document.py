"""The service's own OpenAPI document, and the operation of it that our description describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import httpx
from ruamel.yaml.error import YAMLError

from maintainer.codegen.documents import DocumentError, kind_of, load_yaml
from maintainer.codegen.references import resolve

Json = Mapping[str, Any]

_METHOD = "post"
_JSON = "application/json"
_STREAM = "text/event-stream"
_NAMESPACE = "responses"
# The members of a server-sent event. A schema of the stream may describe the event or its data.
_EVENT_FIELDS = {"data", "event", "id", "retry"}
_TIMEOUT_S = 30


class UpstreamError(DocumentError):
    """A document that our description cannot be compared with; the message is one line and names it."""


@attrs.frozen
class Operation:
    """What of one operation is compared: schemas, by the place where they are used; and where its examples are.

    Attributes:
        bodies: The request and the answers as a whole, the request as `request` and an answer as its status.
    """

    document: Json
    request: Json
    result: Json
    events: Json | None
    errors: Mapping[str, Json]
    headers: Mapping[str, Json]
    bodies: Mapping[str, Json]


# --- reading --------------------------------------------------------------------------------------------------------


def read_upstream(source: str) -> dict[str, Any]:
    """Read an OpenAPI document, YAML or JSON, from a file or an address.

    Raises:
        UpstreamError: It cannot be had, or is no OpenAPI 3 document.
    """
    text = _fetched(source) if "://" in source else _read(source)
    try:
        document = json.loads(text) if text.lstrip().startswith("{") else load_yaml(text, allow_duplicate_keys=True)
        document = _with_text_keys(document, {})
    except json.JSONDecodeError as error:
        # What starts with a brace may still be YAML in its flow style.
        try:
            document = _with_text_keys(load_yaml(text, allow_duplicate_keys=True), {})
        except (YAMLError, ValueError, RecursionError):
            raise UpstreamError(f"{source}: malformed JSON: {error}") from None
    except YAMLError as error:
        raise UpstreamError(f"{source}: malformed YAML: {_in_one_line(error)}") from error
    except (ValueError, RecursionError) as error:
        raise UpstreamError(f"{source}: cannot be read: {_in_one_line(error)}") from error
    if not isinstance(document, dict):
        raise UpstreamError(f"{source}: no OpenAPI document, but {kind_of(document)}")
    version = str(document.get("openapi", document.get("swagger", "")))
    if not version.startswith("3."):
        said = f"version {version}" if version else "the field 'openapi' is missing"
        raise UpstreamError(f"{source}: no OpenAPI 3 document: {said}")
    return document


def _read(source: str) -> str:
    try:
        return Path(source).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UpstreamError(f"{source}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{source}: no UTF-8 text") from error


def _fetched(address: str) -> str:
    scheme, _, rest = address.partition("://")
    if scheme not in ("http", "https"):
        raise UpstreamError(f"only http and https addresses are fetched, not {scheme}")
    if "@" in rest.partition("/")[0]:
        raise UpstreamError("an address must not hold a user name or a password; fetch the document and name the file")
    try:
        answer = httpx.get(address, follow_redirects=True, timeout=_TIMEOUT_S)
        answer.raise_for_status()
        return answer.content.decode("utf-8-sig")
    except httpx.HTTPStatusError as error:
        raise UpstreamError(f"{address}: answered with status {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UpstreamError(f"{address}: cannot be reached: {_in_one_line(error)}") from error
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{address}: no UTF-8 text") from error


def _with_text_keys(value: Any, seen: dict[int, Any]) -> Any:
    """The same value with keys such as an unquoted 200 as text; a node that YAML shares stays shared."""
    if id(value) in seen:
        return seen[id(value)]
    match value:
        case dict():
            members: dict[str, Any] = {}
            seen[id(value)] = members
            members.update({_key(key): _with_text_keys(member, seen) for key, member in value.items()})
            return members
        case list():
            items: list[Any] = []
            seen[id(value)] = items
            items.extend(_with_text_keys(item, seen) for item in value)
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


def operation_in(document: Json, path: str, *, source: str) -> Operation:
    """Find the operation at a path.

    Raises:
        UpstreamError: There is none, or it is none that takes a JSON object and answers with JSON.
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
        raise UpstreamError(f"{where} takes no JSON")
    answers = {
        str(status): resolve(document, answer, source) for status, answer in _members(operation, "responses").items()
    }
    success = next((answers[status] for status in sorted(answers) if status.startswith("2")), {})
    result = _schema(document, success, _JSON, source)
    if result is None:
        raise UpstreamError(f"{where} answers with no JSON")
    events = _schema(document, success, _STREAM, source)
    return Operation(
        document=document,
        request=request,
        result=result,
        events=None if events is None else _data_of(document, events, source),
        errors={
            status: _schema(document, answer, _JSON, source) or {}
            for status, answer in answers.items()
            if not status.startswith(("1", "2", "3"))
        },
        headers=_headers(document, item, operation, source),
        bodies={"request": body, **answers},
    )


def _missing(paths: Json, path: str) -> str:
    others = [
        other
        for other, item in paths.items()
        if other.rstrip("/").endswith(f"/{_NAMESPACE}") and isinstance(item, Mapping) and _METHOD in item
    ]
    if not others:
        return f"has no POST {path}, nor another path that ends with /{_NAMESPACE}"
    named = " or ".join(f"OPERATION={other}" for other in others)
    return f"has no POST {path}; try {named}"


def _schema(document: Json, body: Json, media_type: str, source: str) -> Json | None:
    for name, content in _members(body, "content").items():
        if name.partition(";")[0].strip().lower() == media_type:
            schema: Json = resolve(document, content, source).get("schema", {})
            return schema
    return None


def _data_of(document: Json, events: Json, source: str) -> Json:
    described = resolve(document, events, source)
    properties = described.get("properties")
    if isinstance(properties, Mapping) and "data" in properties and set(properties) <= _EVENT_FIELDS:
        data: Json = properties["data"]
        return data
    return events


def _headers(document: Json, item: Json, operation: Json, source: str) -> dict[str, Json]:
    listed = [level["parameters"] for level in (item, operation) if isinstance(level.get("parameters"), list)]
    parameters = [resolve(document, parameter, source) for one in listed for parameter in one]
    return {str(one.get("name")): one for one in parameters if one.get("in") == "header"}


def _members(value: Json, name: str) -> Json:
    members = value.get(name)
    return members if isinstance(members, Mapping) else {}
