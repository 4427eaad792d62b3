"""YAML is edited as text: in the style of our description, and without a change to anything else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from maintainer.upstream import yaml_style
from maintainer.upstream.yaml_edits import edit_yaml


@pytest.mark.parametrize(
    ("value", "plain", "inside"),
    [
        ("text", "text", "text"),
        ("a, b", "a, b", "'a, b'"),
        ("a: b", "'a: b'", "'a: b'"),
        ("a:", "'a:'", "'a:'"),
        ("#/a", "'#/a'", "'#/a'"),
        ("a #b", "'a #b'", "'a #b'"),
        ("null", "'null'", "'null'"),
        ("1.0", "'1.0'", "'1.0'"),
        ("", "''", "''"),
        ("it's", "it's", "it's"),
        ("[a]", "'[a]'", "'[a]'"),
        ("a\nb", '"a\\nb"', '"a\\nb"'),
        (None, "null", "null"),
        (True, "true", "true"),
        (2, "2", "2"),
    ],
)
def test_a_string_is_quoted_only_if_yaml_would_read_it_as_something_else(
    value: object, plain: str, inside: str
) -> None:
    assert yaml_style.entry("k", value, 0) == [f"k: {plain}"]
    assert yaml_style.item([value], 2) == [f"  - [{inside}]"]


def test_a_value_that_is_longer_than_a_line_is_wrapped() -> None:
    words = " ".join(["word"] * 30)
    lines = yaml_style.entry("k", {"enum": [f"value{number}" for number in range(30)], "description": words}, 4)
    assert lines[0] == "    k:"
    assert all(len(line) <= 120 for line in lines)
    assert load_text("\n".join(lines))["k"]["description"] == words


def load_text(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_comments_order_and_quotes_are_kept() -> None:
    text = """\
# Head

schemas:
  # About A
  A:
    type: string  # of letters
    enum: ["x", 'y',
           z]

  # About B
  B: {type: 'string'}
  C:
    - a
    # about b
    - b
"""
    old = {"schemas": {"A": {"type": "string", "enum": ["x", "y", "z"]}, "B": {"type": "string"}, "C": ["a", "b"]}}
    new = {"schemas": {"A": {"type": "string", "enum": ["x", "y", "z"], "maxLength": 1}, "C": ["b", "c: d"]}}
    assert edit_yaml(text, old, old) == text
    assert (
        edit_yaml(text, old, new)
        == """\
# Head

schemas:
  # About A
  A:
    type: string  # of letters
    enum: ["x", 'y',
           z]
    maxLength: 1

  C:
    # about b
    - b
    - 'c: d'
"""
    )


FOLDED_REFERENCE = "a:\n  b: >-\n    #/x\n"


def test_a_member_is_inserted_behind_a_folded_reference() -> None:
    new = {"a": {"b": "#/x", "c": "1"}}
    assert edit_yaml(FOLDED_REFERENCE, {"a": {"b": "#/x"}}, new) == f"{FOLDED_REFERENCE}  c: '1'\n"


def test_no_line_of_a_replaced_folded_reference_remains() -> None:
    assert edit_yaml(FOLDED_REFERENCE, {"a": {"b": "#/x"}}, {"a": {"b": "#/y"}}) == "a:\n  b: '#/y'\n"


def test_a_comment_behind_a_block_scalar_is_not_part_of_it() -> None:
    text = "a:\n  b: |\n    x\n  # about c\n  c: y\n"
    old = {"a": {"b": "x\n", "c": "y"}}
    assert edit_yaml(text, old, {"a": {"b": "z", "c": "y"}}) == "a:\n  b: z\n  # about c\n  c: y\n"


def test_blank_lines_that_belong_to_a_block_scalar_are_kept_with_it() -> None:
    text = "a:\n  b: |+\n    x\n\n\n  c: y\n"
    old = {"a": {"b": "x\n\n\n", "c": "y"}}
    assert load_text(edit_yaml(text, old, {"a": {"b": "x\n\n\n", "d": "z", "c": "y"}}))["a"]["b"] == "x\n\n\n"


@pytest.mark.parametrize("length", [60, 100, 119, 140, 400])
def test_a_long_reference_is_written_on_one_line(length: int) -> None:
    reference = f"#/components/schemas/{'A' * length}"
    assert yaml_style.entry("a.long.tag", reference, 4) == [f"    a.long.tag: '{reference}'"]


names = st.sampled_from(["a", "b", "type", "schemas", "properties", "openrouter:web", "L" * 150])
texts = st.sampled_from(
    ["", "x", "#/components/schemas/A", f"#/{'x' * 130}", "words " * 30 + "end", "a\nb\n", "# no", " x"]
)
values = st.recursive(
    texts | st.sampled_from([None, True, 1, 1.5]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(names, values, min_size=1, max_size=4)


@settings(max_examples=100)
@given(objects, objects, objects)
def test_a_text_can_be_edited_to_any_value_and_again(first: Any, second: Any, third: Any) -> None:
    text = "\n".join([line for name, value in first.items() for line in yaml_style.entry(name, value, 0)]) + "\n"
    assert load_text(text) == first
    once = edit_yaml(text, first, second)
    assert load_text(once) == second
    assert load_text(edit_yaml(once, second, third)) == third
