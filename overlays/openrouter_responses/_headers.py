"""Validation of a caller's HTTP header fields, which also keeps their values out of tracebacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"(?![ \t])[\t -~\xa0-\xff]*(?<![ \t])")


class HeaderFields:
    """A caller's header fields; their values may be credentials, are never displayed and cannot be pickled.

    Some tools print the local variables of every frame of a traceback. So functions delete the
    values from theirs before they raise.
    """

    __slots__ = ("_given",)

    def __init__(self, given: object = None) -> None:
        self._given: object = given._given if isinstance(given, HeaderFields) else given

    def __bool__(self) -> bool:
        return bool(self._given)

    def __repr__(self) -> str:
        names = self._given if isinstance(self._given, Mapping) else ()
        return f"{{{', '.join(f'{name!r}: [secret]' for name in names)}}}"

    def __reduce__(self) -> NoReturn:
        raise TypeError("headers cannot be pickled, because they may hold credentials")

    def check(self) -> None:
        """Check that the fields can be sent.

        Raises:
            TypeError: They are not a mapping.
            ValueError: A name or a value cannot be sent. The message does not repeat the value.
        """
        given = self._given
        if given is None:
            return
        if not isinstance(given, Mapping):
            kind = type(given).__name__
            del given
            raise TypeError(f'http_headers must be a mapping, such as {{"X-Team": "search"}}, not {kind}')
        problem = next((found for name in given if (found := header_problem(name, given[name]))), None)
        del given
        if problem is not None:
            raise ValueError(problem)

    def encode(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the checked names and values as they are sent."""
        if isinstance(self._given, Mapping):
            for name, value in self._given.items():
                yield name.encode("latin-1"), value.encode("latin-1")


def is_header_value(value: object) -> bool:
    """Return whether a text can be sent as the value of an HTTP header (RFC 9110, section 5.5), in Latin-1."""
    return isinstance(value, str) and _HEADER_VALUE.fullmatch(value) is not None


def header_problem(name: object, value: object) -> str | None:
    """Return why a header cannot be sent (RFC 9110, sections 5.1 and 5.5), without its value; None if it can."""
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        return f"the header name {name!r} cannot be sent: it must be ASCII letters, digits and !#$%&'*+-.^_`|~ only"
    if not is_header_value(value):
        return (
            f"the value of the header {name!r} cannot be sent: "
            "it must be Latin-1 text in one line, without spaces around it"
        )
    return None
