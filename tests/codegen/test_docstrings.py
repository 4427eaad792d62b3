"""Docstrings state the limits, the default and the values of enums that schemas state."""

from __future__ import annotations

from typing import Any

import pytest

from maintainer.codegen.docstrings import text_of, values_of


@pytest.mark.parametrize(
    ("keywords", "facts"),
    [
        ({"minimum": 0, "maximum": 1.5}, "From 0 to 1.5."),
        ({"minimum": 1}, "At least 1."),
        ({"maximum": 1000}, "At most 1,000."),
        ({"exclusiveMinimum": 0, "exclusiveMaximum": 1}, "More than 0. Less than 1."),
        ({"maximum": 2**53 - 1}, ""),
        ({"minLength": 1}, "Not empty."),
        ({"minLength": 1, "maxLength": 64}, "From 1 to 64 characters."),
        ({"minLength": 0, "maxLength": 1}, "At most 1 character."),
        ({"minItems": 2}, "At least 2 items."),
        ({"maxProperties": 16}, "At most 16 keys."),
        ({"anyOf": [{"type": "string"}, {"type": "array", "maxItems": 4}, {"type": "null"}]}, "At most 4 items."),
        ({"anyOf": [{"type": "integer", "maximum": 4}, {"type": "number", "maximum": 5}]}, ""),
        ({"default": "auto"}, "Default: `auto`."),
        ({"default": False, "deprecated": True}, "Default: `false`. Deprecated."),
        ({"default": 0, "maximum": 9}, "At most 9. Default: `0`."),
        ({"default": None}, ""),
        ({"oneOf": [{"const": False}, {"type": "null"}], "default": False}, "Default: `false`."),
        ({"oneOf": [{"const": "message"}, {"type": "null"}], "default": "message"}, ""),
    ],
)
def test_the_facts_of_a_schema_follow_its_description(keywords: dict[str, Any], facts: str) -> None:
    assert text_of({"description": "Text.", **keywords}) == f"Text. {facts}".strip()
    assert text_of(keywords) == facts


@pytest.mark.parametrize("place", ["schema", "oneOf", "items"])
def test_each_value_of_an_enum_has_its_description(place: str) -> None:
    enum: dict[str, Any] = {"enum": ["a", None, 2, "c"], "x-enumDescriptions": {"a": "First.", "2": "Second."}}
    schemas: dict[str, dict[str, Any]]
    schemas = {"schema": enum, "oneOf": {"oneOf": [enum, {"type": "null"}]}, "items": {"type": "array", "items": enum}}
    assert values_of(schemas[place]) == (("a", "First."), ("2", "Second."), ("c", ""))


def test_an_enum_without_descriptions_has_no_list_of_values() -> None:
    assert values_of({"enum": ["a", "b"]}) == ()
    assert values_of({"$ref": "#/components/schemas/Effort"}) == ()
