"""The service's OpenAPI document: read it from a file or a URL."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import httpx
from yaml import YAMLError

from maintainer.codegen.documents import DocumentError, kind_of, load_json, load_yaml

Json = Mapping[str, Any]

_TIMEOUT_S = 30
# The largest published document has a million bytes.
_MOST_BYTES = 50_000_000
_DEADLINE_S = 120


class UpstreamError(DocumentError):
    """A document that cannot be compared with our description; the message is one line and names the document."""


def read_upstream_document(source: str) -> dict[str, Any]:
    """Read an OpenAPI 3 document, YAML or JSON, from a file or a URL.

    Raises:
        UpstreamError: The document cannot be read or is not an OpenAPI 3 document.
    """
    return parse_upstream_document(fetch(source).content if "://" in source else _read_file(source), source)


def parse_upstream_document(content: bytes, source: str) -> dict[str, Any]:
    """Parse the bytes of an OpenAPI 3 document; `source` names it in messages.

    Raises:
        UpstreamError: They are not an OpenAPI 3 document.
    """
    text = _decode(content, source)
    if text.lstrip().startswith("<"):
        raise UpstreamError(f"{source}: not an OpenAPI document but HTML or XML")
    document = _parse(text, source)
    if not isinstance(document, dict):
        raise UpstreamError(f"{source}: not an OpenAPI document but {kind_of(document)}")
    version = str(document.get("openapi", document.get("swagger", "")))
    if not version.startswith("3."):
        reason = f"its version is {version}" if version else "the field 'openapi' is missing"
        raise UpstreamError(f"{source}: not an OpenAPI 3 document: {reason}")
    _require_components(document, source)
    return document


def _require_components(document: Json, source: str) -> None:
    components = document.get("components", {})
    kinds = components.items() if isinstance(components, dict) else [("", components)]
    for kind, found in kinds:
        if not isinstance(found, dict) and not kind.startswith("x-"):
            place = f"components.{kind}".rstrip(".")
            raise UpstreamError(f"{source}: {place} is {kind_of(found)}, but has to be an object")
    for name, schema in components.get("schemas", {}).items():
        if not isinstance(schema, dict | bool):
            raise UpstreamError(
                f"{source}: the component schema {name} is {kind_of(schema)}, but has to be an object or a boolean"
            )


def _read_file(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise UpstreamError(f"{source}: {error.strerror}") from error


def _decode(content: bytes, source: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{source}: not UTF-8 text") from error


@attrs.frozen
class Fetched:
    """The body of a response, and its headers."""

    content: bytes
    headers: httpx.Headers


def fetch(url: str, *, deadline_s: float = _DEADLINE_S) -> Fetched:
    """Request a document from a URL.

    Args:
        url: An http or https URL.
        deadline_s: The limit on the time of the whole response, in seconds.

    Raises:
        UpstreamError: The URL cannot be used, the server does not respond with the document, or it sends too much or
            too slowly.
    """
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        raise UpstreamError(f"only http and https URLs can be fetched, not {scheme}")
    if "@" in rest.partition("/")[0]:
        raise UpstreamError("a URL must not contain a user name or a password; fetch the document and pass the file")
    started = time.monotonic()
    content = bytearray()
    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=_TIMEOUT_S) as response:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > _MOST_BYTES:
                    raise UpstreamError(f"{url}: the response has more than {_MOST_BYTES:,} bytes")
                if time.monotonic() - started > deadline_s:
                    raise UpstreamError(f"{url}: the response takes longer than {deadline_s:g} s")
            return Fetched(bytes(content), response.headers)
    except httpx.HTTPStatusError as error:
        raise UpstreamError(f"{url}: the server responded with status {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UpstreamError(f"{url}: cannot be fetched: {_in_one_line(error)}") from error


def _parse(text: str, source: str) -> Any:
    try:
        if text.lstrip().startswith("{"):
            return _parse_braces(text)
        return _parse_yaml(text)
    except json.JSONDecodeError as error:
        raise UpstreamError(f"{source}: malformed JSON: {error}") from None
    except YAMLError as error:
        reason = _in_one_line(error).replace('in "<unicode string>", line', "at line")
        raise UpstreamError(f"{source}: malformed YAML: {reason}") from error
    except RecursionError as error:
        raise UpstreamError(f"{source}: cannot be read: nested too deeply") from error
    except ValueError as error:
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
