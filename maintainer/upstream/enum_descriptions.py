"""Keep the descriptions of the values of enums up to date: `x-enumDescriptions` beside each enum.

The descriptions of values that have left are in the same file as those of components and fields, see `descriptions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maintainer.codegen.extensions import ENUM_DESCRIPTIONS, OPEN_ENUM
from maintainer.upstream.descriptions import with_synonyms
from maintainer.upstream.schema_builder import TO_BE_DESCRIBED, last_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Mapping

_EXAMPLES = ("example", "examples", "default")
# Enums that share this many values and the name mean the same.
_NO_ACCIDENT = 5


def undescribed_values(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each value of an enum that still has the description `TO_BE_DESCRIBED`, as `Component.field[value]`."""
    yield from (path for path, text in _texts(document) if text == TO_BE_DESCRIBED)


def restore_value_descriptions(
    document: dict[str, Any], before: dict[str, Any], former: Mapping[str, Any]
) -> dict[str, Any]:
    """Describe values as before they left, and return the texts of what has left now.

    Args:
        document: Our description, which is edited in place.
        before: Our description before the capture.
        former: The texts of the parts that had left before the capture; those of values are `Component.field[value]`.
    """
    left = {path: text for path, text in _texts(before) if text != TO_BE_DESCRIBED}
    texts = {**former, **with_synonyms(left, before, document)}
    for path, enum in _enums(document):
        stated = enum.get(ENUM_DESCRIPTIONS, {})
        found = {value: texts.get(f"{path}[{value}]") or stated.get(value) for value in _values(enum)}
        _describe(enum, {value: text for value, text in found.items() if text})
    kept = {f"{path}[{value}]" for path, enum in _enums(document) for value in _values(enum)}
    return {path: text for path, text in texts.items() if path not in kept}


def draft_value_descriptions(document: dict[str, Any], before: dict[str, Any]) -> tuple[str, ...]:
    """Describe new values as in the enum that shares most values with theirs, and return the paths of these values.

    The enum has to have the same name, at least half of the values, and more than one: `auto` means something else in
    each enum. Unless it has five of them, which is no accident, it also has to belong to a class of the same kind. A
    value that no such enum has is to be described. The values of an open enum need no description: there are many, and
    they are proper names.
    """
    known = {f"{path}[{value}]" for path, enum in _enums(before) for value in _values(enum)}
    described = [(path, enum) for one in (document, before) for path, enum in _enums(one) if ENUM_DESCRIPTIONS in enum]
    drafted = []
    for path, enum in _enums(document):
        if enum.get(OPEN_ENUM):
            continue
        texts: dict[str, str] = dict(enum.get(ENUM_DESCRIPTIONS, {}))
        for value in [value for value in _values(enum) if value not in texts and f"{path}[{value}]" not in known]:
            texts[value] = _text_in_similar(described, path, enum, value) or TO_BE_DESCRIBED
            if texts[value] != TO_BE_DESCRIBED:
                drafted.append(f"{path}[{value}]")
        _describe(enum, texts)
    return tuple(drafted)


def _text_in_similar(
    described: Iterable[tuple[str, Mapping[str, Any]]], path: str, enum: Mapping[str, Any], value: str
) -> str | None:
    """Return the description of a value in the similar enum that shares most values with this one."""
    values = _values(enum)
    found = [
        (shared, texts[value])
        for other, texts in ((other, one[ENUM_DESCRIPTIONS]) for other, one in described)
        if texts.get(value, TO_BE_DESCRIBED) != TO_BE_DESCRIBED
        and (shared := len(values & texts.keys())) >= max(2, len(values) / 2)
        and enum_name(path) == enum_name(other)
        and (shared >= _NO_ACCIDENT or _is_in_same_kind(path, other))
    ]
    return max(found, key=lambda one: one[0], default=(0, None))[1]


def enum_name(path: str) -> str:
    """Return the last word of the name of an enum in lower case: `effort` for `Reasoning.effort` and `LowEffort`."""
    _, is_field, name = path.rpartition(".")
    return name.rpartition("_")[2].lower() if is_field else last_word(name).lower()


def described_values(document: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the path of each enum with each value that has a description, or should have one, and the description."""
    for path, enum in _enums(document):
        yield from ((path, value, text) for value, text in enum.get(ENUM_DESCRIPTIONS, {}).items())


def describe_value(document: Mapping[str, Any], path: str, value: str, text: str) -> None:
    """Set the description of a value in the enums with this path."""
    for other, enum in _enums(document):
        if other == path and value in enum.get(ENUM_DESCRIPTIONS, {}):
            enum[ENUM_DESCRIPTIONS][value] = text


def _is_in_same_kind(path: str, other: str) -> bool:
    """Return whether two enums are the types of fields of classes whose names end in the same word."""
    return all("." in one for one in (path, other)) and last_word(path.partition(".")[0]) == last_word(
        other.partition(".")[0]
    )


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
