"""HTTP header names and values: which ones can be sent."""

from __future__ import annotations

import re

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"(?![ \t])[\t -~\xa0-\xff]*(?<![ \t])")


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
