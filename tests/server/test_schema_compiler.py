"""Compiled schemas accept what JSON Schema accepts, and name the path of what they do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from openrouter_responses.testing._schema_compiler import compile_schema

NODE = {
    "$ref": "#/$defs/Node",
    "$defs": {
        "Node": {
            "type": "object",
            "required": ["value"],
            "properties": {
                "value": {"type": ["integer", "null"], "minimum": 0},
                "next": {"oneOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}, "minItems": 1},
            },
            "additionalProperties": False,
        }
    },
}
SHAPE = {
    "discriminator": {"propertyName": "kind", "mapping": {"circle": "#/$defs/Circle", "square": "#/$defs/Square"}},
    "x-default-variant": "#/$defs/Square",
    "$defs": {
        "Circle": {"type": "object", "required": ["radius"], "properties": {"kind": {"const": "circle"}}},
        "Square": {"type": "object", "required": ["side"], "properties": {"kind": {"type": ["string", "null"]}}},
    },
}
ANY_NUMBER_OR_PAIR = {
    "anyOf": [
        {"type": "array", "items": {"type": "integer"}, "maxItems": 1},
        {"type": "array", "items": {"anyOf": [{"type": "boolean"}, {"type": "null"}]}, "maxItems": 2},
        {"enum": [1, "one", False]},
        {"type": "string", "minLength": 5, "maxLength": 6, "pattern": r"^[\w-]+$"},
    ]
}
FREE = {
    "type": "object",
    "additionalProperties": {"type": "number", "maximum": 10},
    "propertyNames": {"maxLength": 3},
    "maxProperties": 2,
}
STEP = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 11.5, "multipleOf": 0.5}


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        (NODE, {"value": 1.0, "next": {"value": None, "next": None}}, None),
        (NODE, {"value": True}, "value: expected integer or null, got true"),
        (NODE, {"value": 1.5}, "value: expected integer or null, got 1.5"),
        (NODE, {"value": -1}, "value: expected at least 0, got -1"),
        (NODE, {"value": 1, "next": {}}, "next.value: this field is required"),
        (NODE, {"value": 1, "next": 5}, "next: expected object or null, got 5"),
        (NODE, {"value": 1, "children": []}, "children: expected at least 1 elements, got 0"),
        (NODE, {"value": 1, "other": 1}, "other: unknown field"),
        (NODE, [], "expected object, got an array"),
        (SHAPE, {"kind": "circle", "radius": 1}, None),
        (SHAPE, {"kind": "circle", "side": 1}, "radius: this field is required"),
        (SHAPE, {"side": 1}, None),
        (SHAPE, {"kind": None, "side": 1}, None),
        (SHAPE, {}, "side: this field is required"),
        (SHAPE, {"kind": "oval"}, 'kind: expected one of "circle", "square", got "oval"'),
        (SHAPE, {"kind": []}, 'kind: expected one of "circle", "square", got an array'),
        (ANY_NUMBER_OR_PAIR, [True, 1], "[1]: expected boolean or null, got 1"),
        (ANY_NUMBER_OR_PAIR, True, 'expected one of 1, "one", false, got true'),
        (FREE, {"long": 1}, "long: the name of the field: expected at most 3 characters, got 4"),
        (FREE, {"a b": 11}, '["a b"]: expected at most 10, got 11'),
        (FREE, {"a": 1, "b": 1, "c": 1}, "expected at most 2 fields, got 3"),
        (STEP, 0, "expected more than 0, got 0"),
        (STEP, 11.5, "expected less than 11.5, got 11.5"),
        (STEP, 0.75, "expected a multiple of 0.5, got 0.75"),
        ({"multipleOf": 0.1}, 0.3, None),
        ({"multipleOf": 0.1}, 10**400, None),
        ({"minProperties": 1}, {}, "expected at least 1 fields, got 0"),
        ({"pattern": r"^\p{L}$"}, "5", None),
        ({"pattern": r"^\w$"}, "ä", r"expected a text that matches ^\w$"),
        ({"pattern": "^a$"}, "a\n", "expected a text that matches ^a$"),
        ({"pattern": "^a$"}, 5, None),
        ({"format": "date"}, "2026-02-29", 'expected a date such as 2026-01-31, got "2026-02-29"'),
        ({"format": "date"}, "20260228", 'expected a date such as 2026-01-31, got "20260228"'),
        ({"format": "date"}, "2026-02-28", None),
        ({"format": "password"}, "x", None),
        ({"properties": {"a": False}}, {"a": 1}, "a: no value is allowed here"),
        ({"properties": {"a": {}}, "additionalProperties": True}, {"a": 1, "b": []}, None),
    ],
)  # fmt: skip
def test_a_compiled_schema_names_the_first_problem(schema: dict[str, Any], value: Any, message: str | None) -> None:
    problem = compile_schema(schema)(value)
    assert (None if problem is None else str(problem)) == message


WORDS = st.sampled_from(["value", "next", "children", "one", "a-word", "ab", "abcdefg"])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 12), st.sampled_from([1.0, 1.5, 11.5]), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)


@pytest.mark.parametrize("schema", [NODE, ANY_NUMBER_OR_PAIR, FREE, STEP], ids=["node", "any", "free", "step"])
def test_a_compiled_schema_accepts_what_another_validator_accepts(schema: dict[str, Any]) -> None:
    check, other = compile_schema(schema), Draft202012Validator(schema)

    @given(VALUES)
    def agree(value: Any) -> None:
        assert (check(value) is None) == other.is_valid(value)

    agree()


def test_a_long_list_of_choices_is_cut_between_two_of_them() -> None:
    choices = [f"a long choice with the number {number}" for number in range(100)]
    message = str(compile_schema({"enum": choices})("x"))
    assert message.startswith('expected one of "a long choice with the number 0", ')
    assert message.endswith('", …, got "x"')
    assert len(message) < 600
