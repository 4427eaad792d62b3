"""Keep the descriptions of the values of enums up to date: `x-enumDescriptions` beside each enum.

The descriptions of values that have left are in the same file as those of components and fields, see `descriptions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import ENUM_DESCRIPTIONS, OPEN_ENUM

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView, Mapping

_EXAMPLES = ("example", "examples", "default")


def undescribed_values(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each value of an enum without a description, as `Component.field[value]`.

    The values of an open enum need none: there are many, and they are proper names.
    """
    for path, enum in _enums(document):
        if not enum.get(OPEN_ENUM):
            yield from (f"{path}[{value}]" for value in _values(enum) if value not in enum.get(ENUM_DESCRIPTIONS, {}))


def restore_value_descriptions(
    document: dict[str, Any], before: dict[str, Any], former: Mapping[str, str]
) -> dict[str, str]:
    """Describe values as before they left, and return the texts of what has left now.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture.
        former: The texts of the parts that had left before the capture; those of values are `Component.field[value]`.
    """
    texts = {**former, **dict(_texts(before))}
    for path, enum in _enums(document):
        stated = enum.get(ENUM_DESCRIPTIONS, {})
        found = {value: stated.get(value) or texts.get(f"{path}[{value}]") for value in _values(enum)}
        _describe(enum, {value: text for value, text in found.items() if text})
    kept = {f"{path}[{value}]" for path, enum in _enums(document) for value in _values(enum)}
    return {path: text for path, text in texts.items() if path not in kept}


def draft_value_descriptions(document: dict[str, Any], before: dict[str, Any]) -> tuple[str, ...]:
    """Describe new values as in the enum that shares most values with theirs, and return the paths of these values.

    The enum has to share at least half of the values: `auto` means something else in each enum. A value that no such
    enum has is left as it is.
    """
    described = [enum for source in (document, before) for _, enum in _enums(source) if enum.get(ENUM_DESCRIPTIONS)]
    drafted = []
    for path, enum in _enums(document):
        stated: dict[str, str] = dict(enum.get(ENUM_DESCRIPTIONS, {}))
        values = _values(enum)
        for value in values:
            shared = [
                (len(values & other.keys()), other[value])
                for other in (one[ENUM_DESCRIPTIONS] for one in described)
                if value in other and 2 * len(values & other.keys()) >= len(values)
            ]
            if value not in stated and shared and not enum.get(OPEN_ENUM):
                stated[value] = max(shared, key=lambda one: one[0])[1]
                drafted.append(f"{path}[{value}]")
        _describe(enum, stated)
    return tuple(drafted)


def _describe(enum: dict[str, Any], texts: Mapping[str, str]) -> None:
    """Set the descriptions of an enum, in the order of its values."""
    ordered = {value: texts[value] for value in _values(enum) if value in texts}
    if ordered != enum.get(ENUM_DESCRIPTIONS, {}):
        enum[ENUM_DESCRIPTIONS] = ordered
    if not ordered:
        enum.pop(ENUM_DESCRIPTIONS, None)


def _values(enum: Mapping[str, Any]) -> KeysView[str]:
    """Return the values of an enum without null, as keys of its descriptions."""
    return dict.fromkeys(str(value) for value in enum.get("enum", ()) if value is not None).keys()


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for path, enum in _enums(document):
        yield from ((f"{path}[{value}]", text) for value, text in enum.get(ENUM_DESCRIPTIONS, {}).items())


def _enums(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each schema that is or was an enum, with the path of the component or field that it belongs to."""
    for name, component in document.get("components", {}).get("schemas", {}).items():
        yield from _enums_in(component, name)


def _enums_in(schema: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for part in schema:
            yield from _enums_in(part, path)
    elif isinstance(schema, dict):
        if isinstance(schema.get("enum"), list) or ENUM_DESCRIPTIONS in schema:
            yield path, schema
        for keyword, part in schema.items():
            if keyword == "properties":
                for field, inner in part.items():
                    yield from _enums_in(inner, f"{path}.{field}")
            elif keyword not in (*_EXAMPLES, "enum", "discriminator", ENUM_DESCRIPTIONS):
                yield from _enums_in(part, path)
