"""The keywords that limit values of one JSON type, such as `maxLength`: which values they allow, which is stricter."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.upstream.document import Json

LIMITS_OF_TYPE = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties", "propertyNames"),
}
LIMITS = tuple(dict.fromkeys(name for names in LIMITS_OF_TYPE.values() for name in names))

_UPPER_BOUNDS = {"maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"}
_LOWER_BOUNDS = {"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"}
# Documents state JavaScript's largest safe integer where there is no limit.
_LARGEST_SAFE_INTEGER = 2**53 - 1


def limits_of(json_type: str, keywords: Json) -> dict[str, Any]:
    """Return the keywords that limit values of a JSON type."""
    names = LIMITS_OF_TYPE.get(json_type, ())
    return {name: keywords[name] for name in names if _is_effective(name, keywords.get(name), json_type)}


def loosest_limits(alternatives: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the limits that hold for a value of any of several alternatives, given the limits of each."""
    first, *others = alternatives
    limits = {}
    for name, value in first.items():
        values = [value, *(other.get(name) for other in others)]
        if None in values:
            continue
        if name in _UPPER_BOUNDS:
            limits[name] = max(values)
        elif name in _LOWER_BOUNDS:
            limits[name] = min(values)
        elif all(one == value for one in values):
            limits[name] = value
    return limits


def is_within(value: Any, keywords: Json) -> bool:
    """Return whether a value is within the bounds of a schema and has its pattern; `format` is not checked."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        least, most = keywords.get("minimum", value), keywords.get("maximum", value)
        above, below = keywords.get("exclusiveMinimum", -math.inf), keywords.get("exclusiveMaximum", math.inf)
        return bool(least <= value <= most and above < value < below)
    if not isinstance(value, str | list | dict):
        return True
    bounds = {str: ("minLength", "maxLength"), list: ("minItems", "maxItems"), dict: ("minProperties", "maxProperties")}
    least, most = bounds[type(value)]
    if not keywords.get(least, 0) <= len(value) <= keywords.get(most, math.inf):
        return False
    try:
        return not isinstance(value, str) or re.search(keywords.get("pattern", ""), value) is not None
    except re.error:  # Some patterns of JavaScript are not patterns of Python.
        return True


def is_tighter(name: str, before: Any, after: Any) -> bool:
    """Return whether a changed limit may reject values that were allowed before; None means that there is no limit."""
    if after is None:
        return False
    if before is None:
        return True
    if name in _UPPER_BOUNDS:
        return bool(after < before)
    return bool(after > before) if name in _LOWER_BOUNDS else True


def _is_effective(name: str, value: Any, json_type: str) -> bool:
    """Return whether a keyword limits anything; the size of a number in memory (`int64`) does not limit JSON."""
    if value is None or value in ({}, []):
        return False
    if name == "propertyNames":
        # Such a schema is kept as it is, so it cannot refer to components of the document.
        return "$ref" not in repr(value)
    if name == "format":
        return json_type == "string"
    if isinstance(value, int | float) and abs(value) >= _LARGEST_SAFE_INTEGER:
        return False
    return not (name in ("minLength", "minItems", "minProperties") and value == 0)
