"""JSON to Python values and back, with orjson where it is installed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from openrouter_responses_generated.types import Model, encode

_fast_loads: Callable[[bytes], Any] | None
try:
    from orjson import loads as _fast_loads
except ImportError:
    _fast_loads = None

_raw_decode = json.JSONDecoder().raw_decode


class JSONTextError(ValueError):
    """The bytes are no JSON text, or one that is nested too deeply to be read."""


def parse(data: bytes) -> Any:
    """The value of a JSON text in UTF-8, in which invalid sequences stand for U+FFFD.

    As with the standard library, NaN and the infinities are numbers, and the last of equal keys counts. Integers of
    more than 64 bits are exact without orjson only; with it they become floats.

    Raises:
        JSONTextError: It is no JSON text, or it is nested too deeply.
    """
    if _fast_loads is not None:
        try:
            return _fast_loads(data)
        except ValueError:
            pass  # what only the standard library takes (NaN, half a surrogate pair), or what neither does
    try:
        text = data.decode("utf-8", "replace").strip(" \t\n\r")
        # What json.loads does between its searches for white space, at half its time for a short event.
        value, end = _raw_decode(text)
    except RecursionError:
        raise JSONTextError("it is nested too deeply") from None
    except ValueError as error:
        raise JSONTextError(str(error)) from None
    if end != len(text):
        raise JSONTextError(f"there is more after its end at character {end}")
    return value


def write(value: Any) -> bytes:
    """The JSON text of a value, in UTF-8, which may hold models, mappings and iterables of any kind.

    Raises:
        TypeError: It holds what JSON has no form for.
        ValueError: It holds itself, NaN or an infinity.
        RecursionError: It is nested too deeply, or without end.
    """
    try:
        text = _encode_text(value)
    except (TypeError, ValueError) as error:
        raise _first_problem(value, "") or error from None
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can carry as an escape only
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_plain).encode()


def _plain(value: object) -> Any:
    if isinstance(value, Model | date):
        return encode(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Iterable) and not isinstance(value, bytes | bytearray | memoryview):
        return list(value)
    raise TypeError(f"a request cannot hold {type(value).__name__} values")


# An encoder made once: `json.dumps` would make one for each request.
_encode_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain).encode


def _first_problem(value: object, path: str) -> TypeError | ValueError | None:
    """What keeps a value from being written, with its place; None where only writing could tell."""
    if value is None or isinstance(value, str | int):
        return None
    if isinstance(value, float):
        return None if math.isfinite(value) else ValueError(f"{path} is {value}, which JSON has no number for")
    if isinstance(value, Model | date):
        return _first_problem(encode(value), path)
    if isinstance(value, Mapping):
        for key in value:
            if key is not None and not isinstance(key, str | int | float):
                return TypeError(f"{path} has a key of type {type(key).__name__}, which JSON has no form for")
        inner = ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    elif isinstance(value, Iterable) and not isinstance(value, bytes | bytearray | memoryview):
        inner = ((f"{path}[{index}]", item) for index, item in enumerate(value))
    else:
        return TypeError(f"{path} is of type {type(value).__name__}, which JSON has no form for")
    return next((problem for place, item in inner if (problem := _first_problem(item, place))), None)
