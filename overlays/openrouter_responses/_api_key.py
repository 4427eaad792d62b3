"""The API key: read from an argument, a function or the environment, and never displayed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from openrouter_responses._headers import is_header_value

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

API_KEY_VARIABLE = "OPENROUTER_API_KEY"
KEYS_PAGE = "https://openrouter.ai/settings/keys"
_INVALID_KEY = (
    "the API key has characters that cannot be sent, such as a line break or spaces around it; it is not shown here"
)


class ApiKey:
    """An API key, or a function that returns one for each request; it is never displayed and cannot be pickled.

    Some tools print the local variables of every frame of a traceback. So functions delete the key
    from theirs before they raise.
    """

    __slots__ = ("_source",)

    _source: str | Callable[[], str | None] | None

    def __init__(self, source: ApiKey | str | Callable[[], str | None] | None) -> None:
        if isinstance(source, ApiKey):
            source = source._source
        self._source = os.environ.get(API_KEY_VARIABLE) if source is None or source == "" else source

    def __repr__(self) -> str:
        return "[secret]"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key cannot be pickled; create a new client where it is needed")

    def check(self) -> None:
        """Check the key; a function is only called when a request is sent.

        Raises:
            TypeError: The key is not a string or a function.
            ValueError: It cannot be sent in a header. The message does not repeat it.
        """
        kind = type(self._source).__name__
        if isinstance(self._source, str):
            if not is_header_value(self._source):
                raise ValueError(_INVALID_KEY)
        elif self._source is not None and not callable(self._source):
            raise TypeError(f"api_key must be a string, or a function that returns one, not {kind}")

    def add_to(self, request: httpx.Request) -> bool:
        """Add the key to a request, and return whether there is a key.

        Raises:
            TypeError: The function did not return a string.
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
            raise TypeError(f"the function passed as api_key must return a string, not {kind}")
        if not is_header_value(key):
            del key
            raise ValueError(_INVALID_KEY)
        if key.isascii():
            request.headers["Authorization"] = f"Bearer {key}"  # takes a quarter of the time of `update`
        else:
            request.headers.update([(b"Authorization", b"Bearer " + key.encode("latin-1"))])
        return True
