"""Conversion of objects of other libraries in a request to plain JSON values.

Only requests that contain more than dicts, lists and models need this module. Libraries are recognized by the methods
of their objects and are never imported.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import sys
from collections import UserString
from collections.abc import Iterator, Mapping, MappingView, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import Enum
from numbers import Integral, Real
from pathlib import PurePath
from typing import Any, Literal, get_args, get_origin
from uuid import UUID

from openrouter_responses import _hints, _json
from openrouter_responses_generated.types import UNSET, Model, encode

_EXACT = 2.0**53


def plain(value: Any, path: str = "") -> Any:
    """Return the JSON value of an object: dicts, lists, strings, numbers, booleans and None.

    `UNSET` is kept, because decoding omits described fields that are `UNSET`.

    Args:
        value: A JSON value, or an object that has one: a mapping, sequence, iterator or set, a model, a dataclass, an
            attrs, msgspec or pydantic object, an enum member, a date, a time, a UUID, a number or a path.
        path: The position of the object in the request.

    Raises:
        TypeError: The object, or one inside it, has no JSON form; the message names its path.
        ValueError: It contains NaN or an infinity; the message names the path.
        RecursionError: It contains itself.
    """
    if value is None or value is UNSET or isinstance(value, str | int):
        return value
    if isinstance(value, Real | Decimal):
        return _number(value, path)
    if isinstance(value, dt.date):
        return encode(value)
    if isinstance(value, dt.time):
        return value.isoformat()
    if isinstance(value, UUID | PurePath | UserString):
        return str(value)
    if isinstance(value, Enum):
        return plain(value.value, path)
    if hasattr(type(value), "generation_id"):  # a result or a stream, whose items can be sent
        raise TypeError(_hints.not_serializable(value, path))
    if (fields := _fields(value)) is not None:
        return {_key(key, path): plain(item, f"{path}.{key}" if path else str(key)) for key, item in fields.items()}
    if _is_pydantic(value):
        return plain(_dump(value, path), path)
    if _is_array(value):
        return [plain(item, f"{path}[{index}]") for index, item in enumerate(value)]
    raise TypeError(_hints.not_serializable(value, path))


def write(value: Any) -> bytes:
    """Return the JSON text of a plain value.

    Raises:
        TypeError: It contains `UNSET`; the message names the path.
    """
    _refuse_unset(value, "")
    return _json.write(value)


def _refuse_unset(value: object, path: str) -> None:
    if value is UNSET:
        raise TypeError(f"{path} is UNSET: the service did not send this field; leave it out of the request")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_unset(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _refuse_unset(item, f"{path}[{index}]")


def _number(value: Any, path: str) -> int | float:
    if isinstance(value, Integral):
        return int(value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError(f"{path} is {value}, which JSON cannot represent")
    # Decimal(3) is written as 3, not 3.0; floats below 2**53 are exact.
    return int(number) if isinstance(value, Decimal) and abs(number) < _EXACT and value == int(number) else number


def _fields(value: Any) -> Mapping[Any, Any] | None:
    """Return the fields of a mapping, a model, a dataclass or an attrs object; None for any other object."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, type) or _is_pydantic(value):
        return None
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(value, "__struct_fields__"):  # a struct of msgspec, which encodes its tag and its renamed fields itself
        fields: Any = sys.modules["msgspec"].to_builtins(value, enc_hook=_unchanged)
        return fields if isinstance(fields, Mapping) else None
    if hasattr(value, "__attrs_attrs__"):
        return {field.name: getattr(value, field.name) for field in value.__attrs_attrs__}
    return None


def _unchanged(value: Any) -> Any:
    return value


def _key(key: object, path: str) -> object:
    if key is None or isinstance(key, str | int | float):
        return key
    raise TypeError(f"{path} has a key of type {type(key).__name__}, which JSON cannot represent")


def _is_array(value: object) -> bool:
    arrays = (Sequence, AbstractSet, MappingView, Iterator)
    return isinstance(value, arrays) and not isinstance(value, bytes | bytearray | memoryview)


def _is_pydantic(value: object) -> bool:
    return callable(getattr(type(value), "model_dump", None))


def _dump(value: Any, path: str) -> Any:
    try:
        dumped = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{path} is a {type(value).__name__}, which model_dump cannot convert: {error}") from error
    return _with_constants(value, dumped)


def _with_constants(value: Any, dumped: Any) -> Any:
    """Return the output of `model_dump` with the constants that it treats as unset, such as the type."""
    if isinstance(value, list | tuple):
        same = isinstance(dumped, list) and len(dumped) == len(value)
        return [_with_constants(*pair) for pair in zip(value, dumped, strict=True)] if same else dumped
    if not isinstance(dumped, dict):
        return dumped
    if isinstance(value, Mapping):
        return {key: _with_constants(value.get(key), item) for key, item in dumped.items()}
    return _with_own_constants(value, dumped) if _is_pydantic(value) else dumped


def _with_own_constants(value: Any, dumped: dict[str, Any]) -> Any:
    if getattr(value, "is_unknown", False) is True and "raw" in dumped:  # a variant that the official SDK does not know
        return dumped["raw"]
    for name, field in type(value).model_fields.items():
        key = field.serialization_alias or name
        if name in value.model_fields_set:
            if key in dumped:
                dumped[key] = _with_constants(getattr(value, name), dumped[key])
        elif _is_constant(field):
            dumped.setdefault(key, field.default)
    return dumped


def _is_constant(field: Any) -> bool:
    """Return whether the only value of a pydantic field is its default, apart from None."""
    kinds = (field.annotation, *get_args(field.annotation))
    return not field.exclude and any(
        get_origin(kind) is Literal and get_args(kind) == (field.default,) for kind in kinds
    )
