"""YAML is edited as text: in the style of our description, and without a change to anything else."""

from __future__ import annotations

from typing import Any

import pytest
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
