"""Redaction of secrets in requests, headers and JSON values, before they are logged or kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

MASK = "[secret]"
_SHOWN_DEPTH = 64

# Any other header may hold a secret.
_HARMLESS_HEADER = re.compile(
    r"accept(-.*)?|access-control-.*|age|alt-svc|cache-control|cf-ray|connection|content-.*|date|etag|expires|host"
    r"|http-referer|keep-alive|last-modified|location|retry-after(-ms)?|server|strict-transport-security"
    r"|transfer-encoding|user-agent|vary|via|x-generation-id|x-openrouter-.*|x-ratelimit-.*|x-request-id|x-title",
    re.IGNORECASE,
)
# The fields that hold the credentials for a tool server (MCP).
_SECRET_FIELDS = ("authorization", "headers", "api_key", "password", "secret", "client_secret")


class SentRequest(httpx.Request):
    """A request that was sent. Its pickle omits the content, which belongs to the caller and may be large."""

    def __getstate__(self) -> dict[str, Any]:
        state = super().__getstate__()
        return {name: value for name, value in state.items() if name != "_content"}


def forget_secrets(request: httpx.Request) -> None:
    """Mask the secrets of a request that was sent, because responses, exceptions and pickles keep the request."""
    request.__class__ = SentRequest
    if request.url.query:
        request.url = request.url.copy_with(query=MASK.encode())
    request.headers = httpx.Headers(
        [
            (name, value if _HARMLESS_HEADER.fullmatch(name.decode("latin-1")) else MASK.encode())
            for name, value in request.headers.raw
        ]
    )


def without_query(url: httpx.URL | str) -> str:
    """Return a URL with its query masked, because some servers accept a key in the query."""
    address, mark, _ = str(url).partition("?")
    return f"{address}?{MASK}" if mark else address


def mask_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers with all values masked that may be secret."""
    return {name: value if _HARMLESS_HEADER.fullmatch(name) else MASK for name, value in headers.items()}


def mask_fields(value: Any, depth: int = 0) -> Any:
    """Return a JSON value with secrets masked and deeply nested values omitted."""
    if not isinstance(value, Mapping | list | tuple):
        return value
    if depth == _SHOWN_DEPTH:
        return "[nested too deeply]"
    if isinstance(value, list | tuple):
        return [mask_fields(item, depth + 1) for item in value]
    return {
        key: MASK if item and isinstance(key, str) and key.lower() in _SECRET_FIELDS else mask_fields(item, depth + 1)
        for key, item in value.items()
    }
