"""The JSON value of Python objects, as requests contain it."""

from __future__ import annotations

from typing import Any

from openrouter_responses import _plain


def to_json_value(value: Any) -> Any:
    """Return an object as dicts, lists, strings, numbers, booleans and None.

    Args:
        value: A JSON value, or an object that has one: a mapping, sequence, iterator or set, a model, a dataclass, an
            attrs, msgspec or pydantic object, an enum member, a date, a time, a UUID, a number or a path.

    Raises:
        TypeError: The object, or one inside it, has no JSON form; the message names its path, such as `$.items[0]`.
        ValueError: It contains NaN, an infinity, or itself; the message names the path.
    """
    try:
        return _plain.plain(value, "$")
    except RecursionError:
        raise ValueError("the value contains itself, or is nested too deeply") from None
