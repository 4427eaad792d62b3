"""The value of a JSON text that has not been received to its end."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses.structured._partial import MISSING, PartialJSON, partial_value

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(), values, max_size=4), max_leaves=12
)


def is_prefix(part: Any, whole: Any) -> bool:
    """Return whether a value has the first items, members or characters of another one."""
    if isinstance(part, str) and isinstance(whole, str):
        return whole.startswith(part)
    if isinstance(part, list) and isinstance(whole, list):
        return (
            len(part) <= len(whole)
            and part[:-1] == whole[: len(part)][:-1]
            and all(map(is_prefix, part[-1:], whole[len(part) - 1 :]))
        )
    if isinstance(part, dict) and isinstance(whole, dict):
        keys = list(part)
        return (
            keys == list(whole)[: len(keys)]
            and all(part[key] == whole[key] for key in keys[:-1])
            and all(is_prefix(part[key], whole[key]) for key in keys[-1:])
        )
    return type(part) is type(whole) and bool(part == whole)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]), st.data())
def test_each_cut_of_a_json_text_gives_a_prefix_of_its_value(
    value: Any, ascii_only: bool, indent: int | None, data: st.DataObject
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    cut = data.draw(st.integers(0, len(text)))
    parser = PartialJSON()
    parser.feed(text[:cut])
    assert parser.is_valid
    assert parser.value is MISSING or is_prefix(parser.value, value)


@given(VALUES, st.booleans(), st.integers(1, 5))
def test_the_whole_text_in_pieces_gives_the_whole_value(value: Any, ascii_only: bool, size: int) -> None:
    text = json.dumps([value], ensure_ascii=ascii_only)
    parser = PartialJSON()
    for start in range(0, len(text), size):
        parser.feed(text[start : start + size])
    assert parser.is_complete
    assert parser.value == [value]


@given(st.text('{}[]",:\\ut0-1.e+nrlasf d8c', max_size=30))
def test_a_complete_text_is_what_the_standard_library_accepts(text: str) -> None:
    parser = PartialJSON()
    parser.feed(f"[{text}]")
    try:
        expected = json.loads(f"[{text}]")
    except ValueError:
        assert not parser.is_complete
    else:
        # Of equal keys both keep the last.
        assert (parser.is_complete, json.dumps(parser.value)) == (True, json.dumps(expected))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ('{"a": 1', {}),
        ('{"a": 1,', {"a": 1}),
        ('{"a": tru', {}),
        ('{"a": true', {"a": True}),
        ('{"a": "x', {"a": "x"}),
        ('{"a": "', {"a": ""}),
        ('{"a"', {}),
        ('["x\\', ["x"]),
        ('["x\\u00e', ["x"]),
        ('["\\ud83d', [""]),
        ('["\\ud83d\\ude00', ["\U0001f600"]),
        ('[1, 2.5e3, "', [1, 2500.0, ""]),
        ("[[[", [[[]]]),
    ],
)
def test_scalars_other_than_strings_appear_when_they_are_complete(text: str, value: Any) -> None:
    assert partial_value(text) == value


@pytest.mark.parametrize("text", ["```json", "[1 2]", "[01]", '["\\x"]', "[nul1]", '{"a" 1}', "{1:", "[}", '["\n"]'])
def test_invalid_text_ends_the_parsing(text: str) -> None:
    parser = PartialJSON()
    parser.feed(text)
    assert not parser.is_valid
    assert parser.feed('"more"') is False


def test_an_integer_of_too_many_digits_is_invalid() -> None:
    assert partial_value(f"[{'1' * (sys.get_int_max_str_digits() + 1)},") == []


def test_feed_reports_whether_the_value_has_changed() -> None:
    parser = PartialJSON()
    assert [parser.feed(piece) for piece in ('{"', 'a":', " 1", ",", '"b": "', "x", '"', "}")] == [
        True, False, False, True, True, True, False, False,
    ]  # fmt: skip


def test_each_container_stays_the_same_object() -> None:
    parser = PartialJSON()
    parser.feed('{"a": [')
    whole, items = parser.value, parser.value["a"]
    parser.feed('1, "text"]}')
    assert whole is parser.value
    assert items == [1, "text"]
