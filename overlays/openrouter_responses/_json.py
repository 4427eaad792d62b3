"""JSON parsing and writing. Parsing uses orjson if it is installed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from openrouter_responses_generated.types import Model, encode

_fast_loads: Callable[[bytes], Any] | None
try:
    from orjson import loads as _fast_loads
except ImportError:
    _fast_loads = None

_decoder = json.JSONDecoder()
# `raw_decode` adds a tenth to the time of a short event, and only a better message.
_scan_once: Callable[[str, int], tuple[Any, int]] = _decoder.scan_once  # type: ignore[attr-defined]  # not in its stub


class JSONTextError(ValueError):
    """The bytes are not valid JSON, or are nested too deeply."""


def parse(data: bytes) -> Any:
    """Return the value of a JSON text in UTF-8; invalid sequences are replaced with U+FFFD.

    As in the standard library, NaN and infinities are accepted, and the last of equal keys wins. Integers of more than
    64 bits are exact without orjson and become floats with it.

    Raises:
        JSONTextError: The text is not valid JSON, or it is nested too deeply.
    """
    if _fast_loads is not None:
        try:
            return _fast_loads(data)
        except ValueError:
            pass  # invalid JSON, or NaN or a lone surrogate, which only the standard library accepts
    try:
        text = data.decode("utf-8", "replace").strip(" \t\n\r")
        # `json.loads` spends half of its time on a short event searching for white space.
        try:
            value, end = _scan_once(text, 0)
        except StopIteration:
            value, end = _decoder.raw_decode(text)  # raises the exception that says where
    except RecursionError:
        raise JSONTextError("it is nested too deeply") from None
    except ValueError as error:
        raise JSONTextError(str(error)) from None
    if end != len(text):
        raise JSONTextError(f"unexpected data after its end at character {end}")
    return value


def loader() -> Callable[[bytes], Any]:
    """Return a faster `parse`, which raises ValueError for some texts that `parse` can read."""
    return parse if _fast_loads is None else _fast_loads


def write(value: Any) -> bytes:
    """Return the JSON text of a value, in UTF-8. It may contain models, dates and mappings of any kind.

    Raises:
        TypeError: The value contains an object that only `plain` can convert, or that has no JSON form.
        ValueError: The value contains itself, NaN or an infinity.
        RecursionError: The value is nested too deeply.
    """
    text = _encode_text(value)
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can only contain as an escape
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_convert).encode()


def _convert(value: object) -> Any:
    if isinstance(value, Model | date):
        return encode(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a request cannot hold {type(value).__name__} values")


# Created once: `json.dumps` would create an encoder for each request.
_encode_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_convert).encode
