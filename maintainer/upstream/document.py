"""The service's OpenAPI document: read it from a file or a URL."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from yaml import YAMLError

from maintainer.codegen.documents import DocumentError, kind_of, load_json, load_yaml

Json = Mapping[str, Any]

_TIMEOUT_S = 30


class UpstreamError(DocumentError):
    """A document that cannot be compared with our description; the message is one line and names the document."""


def read_upstream_document(source: str) -> dict[str, Any]:
    """Read an OpenAPI 3 document, YAML or JSON, from a file or a URL.

    Raises:
        UpstreamError: The document cannot be read or is not an OpenAPI 3 document.
    """
    text = _decode(fetch(source).content, source) if "://" in source else _read_file(source)
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
        return _decode(Path(source).read_bytes(), source)
    except OSError as error:
        raise UpstreamError(f"{source}: {error.strerror}") from error


def _decode(content: bytes, source: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UpstreamError(f"{source}: not UTF-8 text") from error


def fetch(url: str) -> httpx.Response:
    """Request a document from a URL.

    Raises:
        UpstreamError: The URL cannot be used, or the server does not respond with the document.
    """
    scheme, _, rest = url.partition("://")
    if scheme not in ("http", "https"):
        raise UpstreamError(f"only http and https URLs can be fetched, not {scheme}")
    if "@" in rest.partition("/")[0]:
        raise UpstreamError("a URL must not contain a user name or a password; fetch the document and pass the file")
    try:
        response = httpx.get(url, follow_redirects=True, timeout=_TIMEOUT_S)
        return response.raise_for_status()
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
