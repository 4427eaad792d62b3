"""Redaction of secrets in requests, headers and JSON values, before they are logged or kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from openrouter_responses_generated.secret_fields import SECRET_FIELDS, SECRET_MASK

if TYPE_CHECKING:
    import httpx

MASK = SECRET_MASK
_MASK_BYTES = MASK.encode()
_MIN_SECRET_BYTES = 8
"""Shorter values of headers are not looked for in responses, because they can be any word."""
_SHOWN_DEPTH = 64
_NOT_PICKLED = ("_content", "_secrets")
"""Attributes of a request that was sent; the content may be large."""

# Any other header may hold a secret.
_HARMLESS_HEADER = re.compile(
    r"accept(-.*)?|access-control-.*|age|alt-svc|cache-control|cf-ray|connection|content-.*|date|etag|expires|host"
    r"|http-referer|keep-alive|last-modified|location|retry-after(-ms)?|server|strict-transport-security"
    r"|transfer-encoding|user-agent|vary|via|x-generation-id|x-openrouter-.*|x-ratelimit-.*|x-request-id|x-title",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _is_harmless(header_name: bytes) -> bool:
    return _HARMLESS_HEADER.fullmatch(header_name.decode("latin-1")) is not None


class _Secrets:
    """The secrets of a request, which are never displayed, to find them in the response."""

    __slots__ = ("values",)

    def __init__(self, values: list[bytes]) -> None:
        self.values = values

    def __repr__(self) -> str:
        return MASK


@cache
def _sent(kind: Any) -> Any:
    """Return the subclass of a class of requests for those that were sent; their pickles omit secrets and content."""

    def reduce(request: Any) -> tuple[Any, ...]:
        state = {name: value for name, value in request.__getstate__().items() if name not in _NOT_PICKLED}
        return _new_sent, (kind,), state

    return type("SentRequest", (kind,), {"__reduce__": reduce})


def _new_sent(kind: Any) -> Any:
    """Return an empty request of a class that was sent, for a pickle to fill."""
    sent = _sent(kind)
    return sent.__new__(sent)


def forget_secrets(request: httpx.Request) -> None:
    """Mask the secrets of a request that was sent, because responses, exceptions and pickles keep the request."""
    if not hasattr(request, "_secrets"):
        kind: Any = type(request)
        request.__class__ = _sent(kind)
    secrets: list[bytes] = []
    if request.url.query:
        secrets.append(request.url.query)
        request.url = request.url.copy_with(query=_MASK_BYTES)
    headers: list[tuple[bytes, bytes]] = []
    for name, value in request.headers.raw:
        if _is_harmless(name):
            headers.append((name, value))
        else:
            headers.append((name, _MASK_BYTES))
            secrets.append(value.rpartition(b" ")[2])  # without the scheme, such as Bearer
    request.headers = type(request.headers)(headers)
    request._secrets = _Secrets([secret for secret in secrets if len(secret) >= _MIN_SECRET_BYTES])  # type: ignore[attr-defined]


def mask_repeated(text: bytes, response: httpx.Response) -> bytes:
    """Return the text of a response with those secrets of the request masked that the server repeats in it."""
    # A response that was made by hand has no request.
    secrets: _Secrets | None = getattr(response._request, "_secrets", None)
    if secrets is not None:
        for secret in secrets.values:
            if secret in text:
                text = text.replace(secret, _MASK_BYTES)
    return text


def mask_repeated_in_json(value: Any, response: httpx.Response, depth: int = 0) -> Any:
    """Return a JSON value of a response with those secrets of the request masked that the server repeats in it."""
    if isinstance(value, str):
        return mask_repeated(value.encode("utf-8", "surrogatepass"), response).decode("utf-8", "surrogatepass")
    if depth == _SHOWN_DEPTH or not isinstance(value, dict | list):
        return value
    if isinstance(value, list):
        return [mask_repeated_in_json(item, response, depth + 1) for item in value]
    return {key: mask_repeated_in_json(item, response, depth + 1) for key, item in value.items()}


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
        key: MASK if item and isinstance(key, str) and key.lower() in SECRET_FIELDS else mask_fields(item, depth + 1)
        for key, item in value.items()
    }
