"""The value that a tool returns becomes the output that the model receives."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

import attrs
import msgspec
import pydantic
import pytest

from openrouter_responses import models
from openrouter_responses.tools._output import output_of


class Color(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    LOW = 1


class Pair(NamedTuple):
    number: int
    word: str


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
        ((n for n in (1, 2)), "[1, 2]"),
        (range(2), "[0, 1]"),
        (Pair(1, "a"), '[1, "a"]'),
        (Decimal("1.5"), "1.5"),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC), '"2026-01-02T03:00:00Z"'),
        (dt.time(1, 2), '"01:02:00"'),
        (Level.LOW, "1"),
        ({Level.LOW: Color.RED}, '{"1": "red"}'),
        ([TEXT, "text"], '[{"type": "input_text", "text": "Look:"}, "text"]'),
        (Color.RED, '"red"'),
        (Place("Rome", dt.date(2026, 1, 2)), '{"city": "Rome", "seen": "2026-01-02"}'),
        (Span(3), '{"days": 3}'),
        (Point(1.0), '{"type": "point", "X": 1.0}'),
        (Person(name="Ada"), '{"name": "Ada"}'),
        ([Person(name="Ada"), Span(1)], '[{"name": "Ada"}, {"days": 1}]'),
        (models.FunctionTool(name="x", parameters=None), '{"type": "function", "name": "x", "parameters": null}'),
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


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (object(), TypeError, r"^\$ is of type object, which JSON cannot represent"),
        ({"a": [object()]}, TypeError, r"^\$\.a\[0\] is of type object"),
        (Place("Rome", object()), TypeError, r"^\$\.seen is of type object"),  # type: ignore[arg-type]
        ({1, object()}, TypeError, r"^\$\[[01]\] is of type object"),
        ({(1, 2): 3}, TypeError, r"^\$ has a key of type tuple"),
        (dt.timedelta(1), TypeError, r"^\$ is of type timedelta"),
        (b"bytes", TypeError, r"^\$ is of type bytes"),
        (Place, TypeError, r"^\$ is the class Place"),
        (float("nan"), ValueError, r"^\$ is nan"),
        ({"a": float("inf")}, ValueError, r"^\$\.a is inf"),
        (_itself(), ValueError, "the value contains itself"),
        ([TEXT, object()], TypeError, r"^\$\[1\] is of type object"),
    ],
)
def test_a_value_without_json_is_refused(value: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        output_of(value)
