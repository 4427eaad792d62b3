"""Redaction of secrets in requests, headers and JSON values, before they are logged or kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

MASK = "[secret]"

# Any other header may hold a secret of whoever set it.
_HARMLESS_HEADER = re.compile(
    r"accept(-.*)?|access-control-.*|age|alt-svc|cache-control|cf-ray|connection|content-.*|date|etag|expires|host"
    r"|http-referer|keep-alive|last-modified|location|retry-after(-ms)?|server|strict-transport-security"
    r"|transfer-encoding|user-agent|vary|via|x-generation-id|x-openrouter-.*|x-ratelimit-.*|x-request-id|x-title",
    re.IGNORECASE,
)
# Where a request tells a tool server (MCP) who asks.
_SECRET_FIELDS = ("authorization", "headers", "api_key", "password", "secret", "client_secret")


class SentRequest(httpx.Request):
    """A request that was sent; its pickle has no content, which is the caller's and may be large."""

    def __getstate__(self) -> dict[str, Any]:
        state = super().__getstate__()
        return {name: value for name, value in state.items() if name != "_content"}


def forget_secrets(request: httpx.Request) -> None:
    """Mask the secrets of a request that was sent: answers, exceptions and their pickles hold on to it."""
    request.__class__ = SentRequest
    request.headers = httpx.Headers(
        [
            (name, value if _HARMLESS_HEADER.fullmatch(name.decode("latin-1")) else MASK.encode())
            for name, value in request.headers.raw
        ]
    )


def mask_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with all masked that may be secret."""
    return {name: value if _HARMLESS_HEADER.fullmatch(name) else MASK for name, value in headers.items()}


def mask_fields(value: Any) -> Any:
    """The JSON value with secrets masked."""
    if isinstance(value, Mapping):
        return {
            key: MASK if item and isinstance(key, str) and key.lower() in _SECRET_FIELDS else mask_fields(item)
            for key, item in value.items()
        }
    return [mask_fields(item) for item in value] if isinstance(value, list | tuple) else value
