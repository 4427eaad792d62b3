"""Secrets: an API key that shows itself nowhere, and what of a request may be shown."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import httpx

MASK = "[secret]"
API_KEY_VARIABLE = "OPENROUTER_API_KEY"

# Any other header may hold a secret of whoever set it.
_HARMLESS_HEADER = re.compile(
    r"accept(-.*)?|access-control-.*|age|alt-svc|cache-control|cf-ray|connection|content-.*|date|etag|expires|host"
    r"|http-referer|keep-alive|last-modified|location|retry-after(-ms)?|server|strict-transport-security"
    r"|transfer-encoding|user-agent|vary|via|x-generation-id|x-openrouter-.*|x-ratelimit-.*|x-request-id|x-title",
    re.IGNORECASE,
)
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"(?![ \t])[\t -~\xa0-\xff]*(?<![ \t])")
# Where a request tells a tool server (MCP) who asks.
_SECRET_FIELDS = ("authorization", "headers", "api_key", "password", "secret", "client_secret")


_UNFIT_KEY = (
    "the API key has characters that cannot be sent, such as a line break or spaces around it; it is not shown here"
)


class ApiKey:
    """An API key, or what gives one whenever a request is sent; its text never shows, and it is not pickled.

    Tools print the local variables of every frame of a traceback. So no frame that raises may have the key in one.
    """

    __slots__ = ("_source",)

    def __init__(self, source: str | Callable[[], str | None] | None) -> None:
        self._source = os.environ.get(API_KEY_VARIABLE) if source is None or source == "" else source

    def __repr__(self) -> str:
        return MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key is not pickled; make a new client where it is needed")

    def check(self) -> None:
        """Look at a key that is already known.

        Raises:
            TypeError: It is neither a string nor a function.
            ValueError: It cannot be sent in a header. The message does not repeat it.
        """
        kind = type(self._source).__name__
        if isinstance(self._source, str):
            if not is_header_value(self._source):
                raise ValueError(_UNFIT_KEY)
        elif self._source is not None and not callable(self._source):
            raise TypeError(f"api_key must be a string, or a function that returns one, not {kind}")

    def put_into(self, request: httpx.Request) -> bool:
        """Authorize a request; tell whether there is a key.

        Raises:
            TypeError: The function gave no string.
            ValueError: The key cannot be sent in a header. The message does not repeat it.
        """
        source = self._source or os.environ.get(API_KEY_VARIABLE)
        key: object = source() if callable(source) else source
        del source
        if key is None or key == "":
            return False
        if not isinstance(key, str):
            kind = type(key).__name__
            del key
            raise TypeError(f"the function that was given as api_key must return a string, not {kind}")
        if not is_header_value(key):
            del key
            raise ValueError(_UNFIT_KEY)
        request.headers.update([(b"Authorization", b"Bearer " + key.encode("latin-1"))])
        return True


def is_header_value(value: object) -> bool:
    """Whether a text can be sent as the value of an HTTP header (RFC 9110, section 5.5), in Latin-1."""
    return isinstance(value, str) and _HEADER_VALUE.fullmatch(value) is not None


def problem_of_header(name: object, value: object) -> str | None:
    """Why a header cannot be sent (RFC 9110, sections 5.1 and 5.5), in words that do not repeat its value."""
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        return f"the header name {name!r} cannot be sent: it must be ASCII letters, digits and !#$%&'*+-.^_`|~ only"
    if not is_header_value(value):
        return (
            f"the value of the header {name!r} cannot be sent: "
            "it must be Latin-1 text in one line, without spaces around it"
        )
    return None


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
