"""Unions of classes that a field with a Literal tells apart."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypedDict

import attrs
import msgspec
import pytest
from typing_extensions import TypeAliasType

from openrouter_responses.structured import InvalidValueError, compile_type
from openrouter_responses.structured._tagged_unions import with_structs


@dataclasses.dataclass
class Card:
    """A card."""

    number: Annotated[str, "The number on the front."]
    type: Literal["card"] = "card"
    limit: int = 5


@attrs.define
class Cash:
    amount: float
    type: Literal["cash"] = "cash"


class Wire(TypedDict):
    type: Literal["wire"]
    iban: str
    note: NotRequired[str]


@dataclasses.dataclass
class Order:
    payments: list[Card | Cash | Wire]
    main: Card | Cash | None = None
    tags: list[str] = dataclasses.field(default_factory=list)


def test_classes_of_a_union_are_told_apart_by_a_literal() -> None:
    compiled = compile_type(Order)
    assert compiled.strict
    definitions = compiled.json_schema["$defs"]
    assert definitions["Card"]["properties"]["type"] == {"type": "string", "enum": ["card"]}
    assert definitions["Card"]["properties"]["number"]["description"] == "The number on the front."
    assert definitions["Card"]["description"] == "A card."
    assert "description" not in compiled.json_schema
    card = {"type": "card", "number": "1", "limit": None}
    wire = {"type": "wire", "iban": "x", "note": None}
    value = compiled.decode(
        {"payments": [card, {"type": "cash", "amount": 2}, wire], "main": {"type": "cash", "amount": 1}, "tags": None}
    )
    assert value == Order([Card("1"), Cash(2.0), {"type": "wire", "iban": "x"}], Cash(1.0))


def test_a_union_of_classes_can_be_the_whole_type() -> None:
    assert compile_type(Card | Cash).decode({"value": {"type": "cash", "amount": 2}}) == Cash(2.0)
    assert compile_type(list[Card | Cash]).decode({"value": []}) == []


@pytest.mark.parametrize(
    ("payment", "message"),
    [
        ({"type": "coin"}, r"\$\.payments\[0\]\.type: Invalid value 'coin'"),
        ({"number": "1"}, r"\$\.payments\[0\]: Object missing required field `type`"),
        ({"type": "card", "number": 1}, r"\$\.payments\[0\]\.number: Expected `str`, got `int`"),
    ],
)
def test_a_value_that_fits_no_class_of_a_union_is_refused(payment: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        compile_type(Order).decode({"payments": [payment], "main": None, "tags": None})


def test_classes_that_nothing_tells_apart_are_refused() -> None:
    @dataclasses.dataclass
    class Cat:
        name: str

    @dataclasses.dataclass
    class Dog:
        name: str

    with pytest.raises(TypeError, match="the union of Cat, Dog needs a field whose Literal has one value"):
        compile_type(list[Cat | Dog])


@dataclasses.dataclass
class Sum:
    kind: Literal["sum"]
    terms: list[Sum | Number]


@dataclasses.dataclass
class Number:
    kind: Literal["number"]
    value: int


def test_a_union_can_contain_itself() -> None:
    three, four = {"kind": "number", "value": 3}, {"kind": "number", "value": 4}
    tree = {"kind": "sum", "terms": [three, {"kind": "sum", "terms": [four]}]}
    value = Sum("sum", [Number("number", 3), Sum("sum", [Number("number", 4)])])
    assert compile_type(Sum | Number).decode({"value": tree}) == value
    assert compile_type(Sum).decode(tree) == value
    with pytest.raises(InvalidValueError, match=r"\$\.terms\[1\]\.terms\[0\]\.value: Expected `int`, got `str`"):
        compile_type(Sum).decode({"kind": "sum", "terms": [three, {"kind": "sum", "terms": [{**four, "value": "4"}]}]})


@dataclasses.dataclass
class Even:
    number: int
    type: Literal["even"] = dataclasses.field(default="even", init=False)
    half: int = dataclasses.field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError(f"{self.number} is odd")
        self.half = self.number // 2


@attrs.define
class Positive:
    _type: Literal["positive"]
    number: int = attrs.field(validator=attrs.validators.gt(0))


@attrs.define
class Negative:
    _type: Literal["negative"]
    number: int = attrs.field(validator=attrs.validators.lt(0))


def test_a_field_that_the_class_sets_itself_is_not_asked_for() -> None:
    compiled = compile_type(Even | Card)
    assert list(compiled.json_schema["$defs"]["Even"]["properties"]) == ["type", "number"]
    value = compiled.decode({"value": {"type": "even", "number": 4}})
    assert isinstance(value, Even)
    assert (value.type, value.half) == ("even", 2)


def test_an_argument_can_have_another_name_than_its_field() -> None:
    value = compile_type(Positive | Negative).decode({"value": {"_type": "negative", "number": -1}})
    assert value == Negative("negative", -1)


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        (list[Even | Card], [{"type": "even", "number": 3}], r"\$\[0\]: 3 is odd"),
        (Positive | Negative, {"_type": "positive", "number": -1}, r"\$: 'number' must be > 0"),
    ],
)
def test_a_value_that_its_class_refuses_is_invalid(type_: Any, value: Any, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        compile_type(type_).decode({"value": value})


@dataclasses.dataclass
class Wallet:
    first: Card
    others: tuple[Card | Cash, ...]
    next: Wallet | None = None


def test_a_class_of_a_union_can_also_stand_alone() -> None:
    card, cash = {"type": "card", "number": "1", "limit": 2}, {"type": "cash", "amount": 2}
    inner: dict[str, Any] = {"first": card, "others": [], "next": None}
    value = compile_type(Wallet).decode({"first": card, "others": [cash], "next": inner})
    assert value == Wallet(Card("1", limit=2), (Cash(2.0),), Wallet(Card("1", limit=2), ()))


class Coin(msgspec.Struct, tag="coin", tag_field="type"):
    cents: int


class Purse(msgspec.Struct, rename="camel"):
    what_is_in_it: list[Card | Cash]
    """All of it."""
    left_over: int = 7


class Pair(NamedTuple):
    left: Card | Cash
    right: int = 3


@dataclasses.dataclass
class Pockets:
    purse: Purse
    pair: Pair


def test_structs_and_named_tuples_can_contain_a_union() -> None:
    compiled = compile_type(Pockets)
    properties = compiled.json_schema["$defs"]["Purse"]["properties"]
    assert properties["whatIsInIt"]["description"] == "All of it."
    cash = {"type": "cash", "amount": 2}
    value = compiled.decode({"purse": {"whatIsInIt": [cash], "leftOver": None}, "pair": [cash]})
    assert value == Pockets(Purse([Cash(2.0)]), Pair(Cash(2.0)))


def test_a_struct_with_a_tag_can_be_in_the_union() -> None:
    compiled = compile_type(Coin | Card)
    assert compiled.decode({"value": {"type": "coin", "cents": 5}}) == Coin(5)
    assert compiled.decode({"value": {"type": "card", "number": "1", "limit": None}}) == Card("1")


def test_a_class_of_the_union_can_be_annotated_and_the_union_have_a_name() -> None:
    compiled = compile_type(Annotated[Card, "With a card"] | Cash)
    assert compiled.decode({"value": {"type": "cash", "amount": 2}}) == Cash(2.0)
    served, restored = with_structs(list[TypeAliasType("Payment", Card | Cash)])  # type: ignore[misc]
    assert restored(msgspec.convert([{"type": "cash", "amount": 2}], served)) == [Cash(2.0)]


Form = TypedDict("Form", {"type": Literal["form"], "first-name": str, "class": int})


def test_names_of_a_typed_dict_need_not_be_identifiers() -> None:
    form = {"type": "form", "first-name": "Ann", "class": 3}
    assert compile_type(Form | Card).decode({"value": form}) == form


class Elsewhere:
    @dataclasses.dataclass
    class Card:
        holder: str
        type: Literal["another card"]


def test_two_classes_can_have_one_name() -> None:
    compiled = compile_type(Card | Elsewhere.Card)
    value = compiled.decode({"value": {"type": "another card", "holder": "Ann"}})
    assert value == Elsewhere.Card("Ann", "another card")


@dataclasses.dataclass
class Left:
    side: Literal["left"]
    kind: Literal["x"]


@dataclasses.dataclass
class Right:
    side: Literal["right"]
    kind: Literal["x"]


@dataclasses.dataclass
class Other:
    kind: Literal["y"]


@dataclasses.dataclass
class Both:
    first: Left | Right
    second: Left | Other


def test_a_class_that_two_fields_would_tell_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="Both has no JSON schema: the unions of Left, Other, Right need a field"):
        compile_type(Both)


def test_the_field_with_a_union_that_cannot_be_served_is_named() -> None:
    @dataclasses.dataclass
    class Order:
        payment: Card | Cash
        other: Card | dict[str, int]

    with pytest.raises(TypeError, match=r"Order\.other has no JSON schema: Type unions may not contain more than one"):
        compile_type(Order)
