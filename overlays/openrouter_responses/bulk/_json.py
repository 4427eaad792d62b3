"""Reading and writing of JSON in files: fast reading where orjson is installed, and writing that never fails."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_fast_loads: Callable[[bytes], Any] | None
try:
    from orjson import loads as _fast_loads
except ImportError:
    _fast_loads = None

_DIGITS_AS_ZERO = bytes(ord("0") if byte in b"0123456789" else ord(" ") for byte in range(256))
_MANY_DIGITS = b"0" * 19
"""The digits of an integer of more than 63 bits, which orjson may read as a float."""

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_write_sorted = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def loads(text: bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: It is not JSON.
        RecursionError: It is nested too deeply.
    """
    if _fast_loads is not None and _MANY_DIGITS not in text.translate(_DIGITS_AS_ZERO):
        try:
            return _fast_loads(text)
        except ValueError:
            pass  # not JSON, or a lone surrogate or NaN, which only the standard library accepts
    return json.loads(text)


def dumps(value: Any) -> bytes:
    """Return a value as JSON in one line. NaN and infinities become null, objects of other types their text."""
    try:
        return _encode(_write(value))
    except (TypeError, ValueError):
        return _encode(json.dumps(_finite(value), ensure_ascii=False, separators=(",", ":"), default=_as_text))


def dumps_exactly(value: Any) -> bytes:
    """Return a value as JSON in one line.

    Raises:
        TypeError: It has an object without a JSON form.
        ValueError: It has NaN, an infinity or itself in it.
    """
    return _encode(_write(value))


def canonical(value: Any) -> bytes:
    """Return the JSON of a value that is the same for equal values, whatever the order of their members."""
    return _write_sorted(value).encode("utf-8", "surrogatepass")


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can only have as an escape
        return text.encode("utf-8", "replace")


def _as_text(value: object) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(name): _finite(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
