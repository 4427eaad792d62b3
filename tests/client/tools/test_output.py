"""The value that a tool returns becomes the output that the model receives."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Any

import attrs
import msgspec
import pydantic
import pytest

from openrouter_responses import models
from openrouter_responses.tools._output import output_of


class Color(enum.Enum):
    RED = "red"


class Name(str):
    __slots__ = ()


@dataclass
class Place:
    city: str
    seen: dt.date


@attrs.define
class Span:
    days: int


class Point(msgspec.Struct, tag="point", rename="upper"):
    x: float


class Person(pydantic.BaseModel):
    name: str


IMAGE = models.InputImage(detail="low", image_url="https://example.com/a.png")
TEXT = {"type": "input_text", "text": "Look:"}


@pytest.mark.parametrize(
    ("value", "output"),
    [
        ("plain", "plain"),
        ("", ""),
        (Name("name"), "name"),
        (None, "null"),
        (True, "true"),
        (12, "12"),
        (1.5, "1.5"),
        ("ü", "ü"),
        ({"ü": [1, None]}, '{"ü": [1, null]}'),
        ([], "[]"),
        ((1, 2), "[1, 2]"),
        ({"a"}, '["a"]'),
        (Color.RED, '"red"'),
        (Place("Rome", dt.date(2026, 1, 2)), '{"city": "Rome", "seen": "2026-01-02"}'),
        (Span(3), '{"days": 3}'),
        (Point(1.0), '{"type": "point", "X": 1.0}'),
        (Person(name="Ada"), '{"name": "Ada"}'),
        ([Person(name="Ada"), Span(1)], '[{"name": "Ada"}, {"days": 1}]'),
        (models.FunctionTool(name="x"), '{"type": "function", "name": "x"}'),
        ({"type": "other"}, '{"type": "other"}'),
    ],
)
def test_values_become_text(value: Any, output: str) -> None:
    assert output_of(value) == output


@pytest.mark.parametrize(
    ("value", "parts"), [(IMAGE, [IMAGE]), (TEXT, [TEXT]), ([TEXT, IMAGE], [TEXT, IMAGE]), ((TEXT,), [TEXT])]
)
def test_content_parts_are_kept(value: Any, parts: list[Any]) -> None:
    assert output_of(value) == parts


def _itself() -> list[Any]:
    one: list[Any] = []
    one.append(one)
    return one


@pytest.mark.parametrize("value", [object(), {"a": object()}, {1, object()}, float("nan"), b"bytes", _itself()])
def test_a_value_without_json_is_refused(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        output_of(value)
