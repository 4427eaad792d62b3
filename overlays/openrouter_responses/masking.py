"""Secrets: an API key that shows itself nowhere, and what of a request may be shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import httpx

MASK = "[secret]"
API_KEY_VARIABLE = "OPENROUTER_API_KEY"

_SECRET_HEADERS = ("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key")
# Where a request tells a tool server (MCP) who asks.
_SECRET_FIELDS = ("authorization", "headers", "api_key", "password", "secret", "client_secret")


class ApiKey:
    """An API key, or what gives one whenever a request is sent; its text never shows, and it is not pickled.

    Tools print the local variables of every frame of a traceback. So no frame that raises may have the key in one.
    """

    __slots__ = ("_source",)

    def __init__(self, source: str | Callable[[], str | None] | None) -> None:
        self._source = source or os.environ.get(API_KEY_VARIABLE)

    def __repr__(self) -> str:
        return MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key is not pickled; make a new client where it is needed")

    def check(self) -> None:
        """Look at a key that is already known.

        Raises:
            ValueError: It cannot be sent in a header. The message does not repeat it.
        """
        if isinstance(self._source, str) and not is_header_value(self._source):
            raise ValueError(
                "the API key has characters that cannot be sent, such as a line break; it is not shown here"
            )

    def put_into(self, request: httpx.Request) -> bool:
        """Authorize a request; tell whether there is a key.

        Raises:
            ValueError: The key cannot be sent in a header. The message does not repeat it.
        """
        source = self._source or os.environ.get(API_KEY_VARIABLE)
        key = source() if callable(source) else source
        del source
        if not key:
            return False
        if not is_header_value(key):
            del key
            raise ValueError(
                "the API key has characters that cannot be sent, such as a line break; it is not shown here"
            )
        request.headers.update([(b"Authorization", b"Bearer " + key.encode("latin-1"))])
        return True


def is_header_value(value: object) -> bool:
    """Whether a text can be sent as the value of an HTTP header: Latin-1, in one line, no control characters."""
    return isinstance(value, str) and all(
        " " <= character <= "~" or character == "\t" or "\xa0" <= character <= "\xff" for character in value
    )


def forget_secrets(request: httpx.Request) -> None:
    """Mask the secrets of a request that was sent: answers, exceptions and their pickles hold on to it."""
    for name in _SECRET_HEADERS:
        if name in request.headers:
            request.headers[name] = MASK


def mask_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with secrets masked."""
    return {name: MASK if name.lower() in _SECRET_HEADERS else value for name, value in headers.items()}


def mask_fields(value: Any) -> Any:
    """The JSON value with secrets masked."""
    if isinstance(value, Mapping):
        return {
            key: MASK if item and isinstance(key, str) and key.lower() in _SECRET_FIELDS else mask_fields(item)
            for key, item in value.items()
        }
    return [mask_fields(item) for item in value] if isinstance(value, list | tuple) else value
