"""Decoders: from a JSON value to what a field holds.

A decoder gives back every value that it does not know and never raises. The decoders of classes know them by name and
import them when a value of theirs is met, so that a module of a model imports no other model.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

from .types import Decoder, UnknownVariant, encode

FromDict: TypeAlias = Callable[[Mapping[str, Any]], Any]

_MODELS = f"{__package__}.models"


def _load(path: str) -> FromDict:
    module, _, name = path.partition(":")
    from_dict: FromDict = getattr(import_module(f"{_MODELS}.{module}"), name).from_dict
    return from_dict


def model(path: str) -> Decoder:
    """An object of one class, named as `module:Class`."""
    from_dict: FromDict | None = None

    def decode(value: Any) -> Any:
        nonlocal from_dict
        if not isinstance(value, dict):
            return value
        if from_dict is None:
            from_dict = _load(path)
        return from_dict(value)

    return decode


def tagged(tag_name: str, paths: Mapping[str, str], *, untagged: str | None = None) -> Decoder:
    """An object of one of several classes, told apart by its field `tag_name`.

    Args:
        paths: `module:Class` by tag.
        untagged: `module:Class` for an object whose tag is missing or null; without it such an object is an unknown
            variant.
    """
    met: dict[Any, FromDict] = {}
    decode_untagged = UnknownVariant.from_dict if untagged is None else model(untagged)

    def decode(value: Any) -> Any:
        try:
            from_dict = met[value[tag_name]]
        except (KeyError, TypeError):  # a tag that was not met before, no tag, or no object
            return decode_other(value)
        return from_dict(value)

    def decode_other(value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        tag = value.get(tag_name)
        is_tagged = tag is not None
        if not is_tagged:
            tag = value.get(f"{tag_name}_")
        if isinstance(tag, str) and tag in paths:
            from_dict = met[tag] = _load(paths[tag])
            return from_dict(value)
        return UnknownVariant.from_dict(value) if is_tagged else decode_untagged(value)

    return decode


def items(decode_item: Decoder) -> Decoder:
    """An array."""

    def decode(value: Any) -> Any:
        return [decode_item(item) for item in value] if isinstance(value, (list, tuple)) else value

    return decode


def values(decode_value: Decoder) -> Decoder:
    """An object that is a dictionary, whose keys are data."""

    def decode(value: Any) -> Any:
        return {key: decode_value(item) for key, item in value.items()} if isinstance(value, dict) else value

    return decode


def either(*, of_object: Decoder, of_array: Decoder) -> Decoder:
    """An object or an array."""

    def decode(value: Any) -> Any:
        return of_object(value) if isinstance(value, dict) else of_array(value)

    return decode


def date(value: Any) -> Any:
    """A full-date (RFC 3339, section 5.6); text that would not be written again as it came stays text."""
    moment = _moment(value)
    if moment is None or moment.date().isoformat() != value:
        return value
    return moment.date()


def date_time(value: Any) -> Any:
    """A date-time (RFC 3339, section 5.6); text that would not be written again as it came stays text."""
    moment = _moment(value)
    return value if moment is None or encode(moment) != value else moment


def _moment(value: Any) -> datetime.datetime | None:
    if not isinstance(value, str):
        return None
    from dateutil.parser import isoparse  # most programs never meet a date

    try:
        return isoparse(value)
    except (ValueError, OverflowError):
        return None


__all__ = ["date", "date_time", "either", "items", "model", "tagged", "values"]
