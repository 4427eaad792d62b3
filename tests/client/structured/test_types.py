"""Types become strict JSON schemas, and values of the schemas become values of the types."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import subprocess
import sys
import warnings
from decimal import Decimal
from typing import Annotated, Any, Literal, NotRequired, TypedDict
from uuid import UUID

import annotated_types
import attrs
import msgspec
import pydantic
import pytest

from openrouter_responses.errors import NotStrictWarning
from openrouter_responses.structured import InvalidValueError, compile_type
from openrouter_responses.structured._json_schema import resolve
from openrouter_responses.testing._strict_schema import find_problem


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Cat(msgspec.Struct, tag=True):
    lives: int
    name: str = "Tom"


class Dog(msgspec.Struct, tag=True):
    name: str


class Renamed(msgspec.Struct, rename="camel"):
    first_name: Annotated[str, "The given name"]


class Options(TypedDict):
    depth: int
    label: NotRequired[str]


@dataclasses.dataclass
class Node:
    """A node of a tree.

    Attributes:
        value: The number
            in it.
    """

    value: int
    children: list[Node] = dataclasses.field(default_factory=list)
    parent: Node | None = None


@attrs.define
class Point:
    x: float
    y: float = 0.5


@dataclasses.dataclass
class Limited:
    count: Annotated[int, annotated_types.Ge(1), annotated_types.Le(5)]
    word: Annotated[str, msgspec.Meta(min_length=2)] = "ab"
    other: Annotated[str, annotated_types.Len(1, 3)] = "x"


class Model(pydantic.BaseModel):
    name: str = pydantic.Field(description="The name", min_length=2)
    born: dt.date | None = None
    size: int = pydantic.Field(default=3, alias="theSize")


class PydanticCat(pydantic.BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class PydanticDog(pydantic.BaseModel):
    kind: Literal["dog"]
    name: str | None = "Rex"


class Holder(pydantic.BaseModel):
    pet: PydanticCat | PydanticDog = pydantic.Field(discriminator="kind")


@dataclasses.dataclass
class HoldsPydantic:
    models: list[Model]


class Opaque:
    pass


class Loose(TypedDict):
    extra: dict[str, str]


class Untyped(TypedDict):
    extra: Any


@dataclasses.dataclass
class Inner:
    parts: list[Opaque]


@dataclasses.dataclass
class Outer:
    number: int
    inner: Inner


CASES: list[tuple[Any, Any, Any]] = [
    (
        Node,
        {"value": 1, "children": [{"value": 2, "children": None, "parent": None}], "parent": None},
        Node(1, [Node(2)]),
    ),
    (Point, {"x": 1, "y": None}, Point(1.0)),
    (Options, {"depth": 1, "label": None}, {"depth": 1}),
    (Renamed, {"firstName": "Ada"}, Renamed("Ada")),
    (list[int], {"value": [1, 2]}, [1, 2]),
    (int | None, {"value": None}, None),
    (Literal["a", "b"], {"value": "b"}, "b"),
    (Color, {"value": "red"}, Color.RED),
    (Cat | Dog, {"value": {"type": "Cat", "lives": 9, "name": None}}, Cat(9)),
    (list[Cat | Dog], {"value": [{"type": "Dog", "name": "Rex"}]}, [Dog("Rex")]),
    (dt.date, {"value": "2026-01-31"}, dt.date(2026, 1, 31)),
    (dt.datetime, {"value": "2026-01-31T12:00:00Z"}, dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)),
    (Decimal, {"value": "1.5"}, Decimal("1.5")),
    (UUID, {"value": str(UUID(int=1))}, UUID(int=1)),
    (tuple[int, str], {"value": [1, "a"]}, (1, "a")),
    (set[int], {"value": [1, 2]}, {1, 2}),
    (Annotated[int, "A number", ["unhashable"]], {"value": 1}, 1),
    (Model, {"name": "Ada", "born": "1815-12-10", "theSize": None}, Model(name="Ada", born=dt.date(1815, 12, 10))),
    (list[Model], {"value": [{"name": "Ada", "born": None, "theSize": 1}]}, [Model(name="Ada", theSize=1)]),
    (Holder, {"pet": {"kind": "cat", "lives": None}}, Holder(pet=PydanticCat(kind="cat"))),
    (Holder, {"pet": {"kind": "dog", "name": None}}, Holder(pet=PydanticDog(kind="dog", name=None))),
    (HoldsPydantic, {"models": [{"name": "Ada", "born": None, "theSize": 3}]}, HoldsPydantic([Model(name="Ada")])),
    ({"properties": {"a": {"type": "integer"}}}, {"a": None}, {}),
    ({"type": "array", "items": {"type": "integer"}}, {"value": [1]}, [1]),
]


def walk(schema: Any) -> list[dict[str, Any]]:
    """Return all schemas in a schema."""
    found = [schema]
    for keyword in ("properties", "$defs"):
        for item in schema.get(keyword, {}).values():
            found += walk(item)
    for item in schema.get("anyOf", ()):
        found += walk(item)
    if isinstance(schema.get("items"), dict):
        found += walk(schema["items"])
    return found


KNOWN = {
    "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "description", "$ref", "$defs",
    "format", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
    "maxItems",
}  # fmt: skip


@pytest.mark.parametrize(("type_", "json_value", "value"), CASES)
def test_a_value_of_the_strict_schema_becomes_a_value_of_the_type(type_: Any, json_value: Any, value: Any) -> None:
    assert compile_type(type_).decode(json_value) == value


@pytest.mark.parametrize("type_", [case[0] for case in CASES])
def test_a_schema_has_the_form_that_strict_mode_requires(type_: Any) -> None:
    compiled = compile_type(type_)
    assert compiled.strict
    assert find_problem(compiled.json_schema) is None
    assert compiled.json_schema["type"] == "object"
    for schema in walk(compiled.json_schema):
        assert set(schema) <= KNOWN
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False
            assert schema["required"] == list(schema["properties"])
        if "$ref" in schema:
            assert set(schema) == {"$ref"}
            assert schema["$ref"].removeprefix("#/$defs/") in compiled.json_schema["$defs"]


@dataclasses.dataclass
class Moments:
    at: dt.datetime
    time: Annotated[dt.time, "When"]
    many: list[dt.datetime]
    either: tuple[dt.datetime, int]
    named: dict[str, dt.datetime] | None
    local: Annotated[dt.datetime, msgspec.Meta(tz=False)]
    attachment: bytes
    last: dt.datetime | None = None


@dataclasses.dataclass
class Page:
    address: pydantic.HttpUrl
    number: Annotated[int, pydantic.Field(ge=1, description="From 1.")] = 1


@dataclasses.dataclass
class Described:
    number: Annotated[int, pydantic.Field(description="From 1.")]


def test_types_and_limits_of_pydantic_are_served_by_pydantic() -> None:
    compiled = compile_type(Page)
    assert compiled.json_schema["properties"]["number"]["anyOf"][0] == {"type": "integer", "minimum": 1}
    value = compiled.decode({"address": "https://a.example/", "number": None})
    assert value == Page(pydantic.HttpUrl("https://a.example/"))
    with pytest.raises(InvalidValueError, match=r"\$\.number: Input should be greater than or equal to 1"):
        compiled.decode({"address": "https://a.example/", "number": 0})
    assert str(compile_type(pydantic.HttpUrl).decode({"value": "https://a.example/"})) == "https://a.example/"
    described = compile_type(Described).json_schema["properties"]["number"]
    assert described == {"type": "integer", "description": "From 1."}


def test_a_format_that_msgspec_leaves_out_is_stated() -> None:
    with pytest.warns(NotStrictWarning):
        properties = compile_type(Moments).json_schema["properties"]
    moment = {"type": "string", "format": "date-time"}
    assert properties["at"] == moment
    assert properties["time"] == {"type": "string", "format": "time", "description": "When"}
    assert properties["many"]["items"] == moment
    assert properties["either"]["items"]["anyOf"][0] == moment
    assert properties["named"]["anyOf"][0]["additionalProperties"] == moment
    assert properties["local"] == {"type": "string"}
    assert properties["attachment"] == {"type": "string", "description": "(contentEncoding: base64)"}
    assert properties["last"]["anyOf"][0] == moment
    assert compile_type(dt.datetime).json_schema["properties"]["value"] == moment


@pytest.mark.parametrize(
    ("reference", "other"),
    [
        ("#/properties/first/items", "#/properties/second/items"),
        ("#/$defs/item", "#/definitions/item"),
        ("#/$defs/text~1plain", "#/$defs/a%20number"),
        ("#/properties/either/anyOf/0", "#/properties/either/anyOf/1"),
    ],
)
def test_each_reference_leads_to_its_own_schema(reference: str, other: str) -> None:
    text, number = {"type": "string"}, {"type": "integer"}
    properties = {
        "first": {"type": "array", "items": text},
        "second": {"type": "array", "items": number},
        "either": {"anyOf": [text, number]},
        "text": {"$ref": reference},
        "number": {"$ref": other},
    }
    compiled = compile_type(
        {
            "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
            "$defs": {"item": text, "text/plain": text, "a number": number}, "definitions": {"item": number},
        }
    )  # fmt: skip
    assert find_problem(compiled.json_schema) is None
    sent = compiled.json_schema["properties"]
    assert resolve(sent["text"], compiled.json_schema) == text
    assert resolve(sent["number"], compiled.json_schema) == number
    value = {"first": [], "second": [], "either": 1, "text": "a", "number": 2}
    assert compiled.decode(value) == value


def test_each_type_is_compiled_once() -> None:
    assert compile_type(Node) is compile_type(Node)
    assert compile_type({"type": "object", "properties": {}}) is compile_type({"type": "object", "properties": {}})
    assert compile_type(compile_type(Node)) is compile_type(Node)


def test_descriptions_come_from_annotations_docstrings_and_the_string_below_a_field() -> None:
    assert compile_type(Renamed).json_schema["properties"]["firstName"]["description"] == "The given name"
    assert compile_type(Node).json_schema["properties"]["value"]["description"] == "The number in it."
    assert compile_type(Model).json_schema["properties"]["name"]["description"] == "The name (minLength: 2)"

    @dataclasses.dataclass
    class Documented:
        size: int
        """The size
        in metres."""

    assert compile_type(Documented).json_schema["properties"]["size"]["description"] == "The size in metres."


def test_limits_are_sent_or_described_and_checked() -> None:
    compiled = compile_type(Limited)
    count, word, other = compiled.json_schema["properties"].values()
    assert (count["minimum"], count["maximum"]) == (1, 5)
    assert word["description"] == "(minLength: 2)"
    assert other["description"] == "(minLength: 1, maxLength: 3)"
    assert compiled.decode({"count": 5, "word": "abc", "other": "x"}) == Limited(5, "abc")
    for wrong, path in (({"count": 6}, "$.count"), ({"word": "a"}, "$.word"), ({"other": "abcd"}, "$.other")):
        with pytest.raises(InvalidValueError) as caught:
            compiled.decode({"count": 1, "word": None, "other": None, **wrong})
        assert caught.value.path == path


@pytest.mark.parametrize(
    ("type_", "json_value", "path"),
    [
        (Node, {"value": 1, "children": [{"value": "x"}]}, "$.children[0].value"),
        (Node, {"children": []}, "$"),
        (list[int], {"value": [1, "x"]}, "$[1]"),
        (list[int], [1], "$"),
        (Model, {"name": "Ada", "theSize": "x"}, "$.theSize"),
        (list[Model], {"value": [{"name": "Ada"}, {}]}, "$[1].name"),
        ({"properties": {"a": {"type": "array", "items": {"enum": [1]}}}}, {"a": [1, True]}, "$.a[1]"),
        ({"properties": {"a b": {"minLength": 2, "type": "string"}}}, {"a b": "x"}, "$['a b']"),
    ],
)
def test_an_invalid_value_names_its_path(type_: Any, json_value: Any, path: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        compile_type(type_).decode(json_value)
    assert caught.value.path == path
    assert caught.value.reason


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (dict[str, Color], r"\$ is a mapping"),
        (list[dict[str, Color]], r"\$\[\] is a mapping"),
        (Loose, r"Loose .*\$\.extra is a mapping"),
        (Untyped, r"\$\.extra accepts any value"),
        ({"properties": {"a": {"not": {}}}}, r"\$\.a"),
        ({"properties": {"a": {"const": {"b": 1}}}, "additionalProperties": False}, r"\$\.a is a fixed object"),
    ],
)  # fmt: skip
def test_free_keys_turn_strict_mode_off_with_one_warning(kind: Any, path: str) -> None:
    with pytest.warns(NotStrictWarning, match=path) as caught:
        compiled = compile_type(kind)
    assert [warning.filename for warning in caught] == [__file__]
    assert not compiled.strict
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compile_type(kind) is compiled


def test_a_type_without_a_schema_names_the_field() -> None:
    with pytest.raises(TypeError, match=r"Inner\.parts has no JSON schema: type .*Opaque.* is not supported"):
        compile_type(Outer)
    with pytest.raises(TypeError, match=r"expected a type for the output, .* or a JSON schema as a dict, not 3"):
        compile_type(3)
    with pytest.raises(TypeError, match="cannot be resolved"):
        compile_type({"properties": {"a": {"$ref": "#/$defs/Missing"}}})


def test_without_msgspec_the_error_names_the_extra() -> None:
    program = """if True:
        import sys
        sys.modules["msgspec"] = None
        from openrouter_responses.structured import compile_type
        assert compile_type({"type": "object", "properties": {}}).decode({}) == {}
        import pydantic
        class Model(pydantic.BaseModel):
            name: str
        assert compile_type(Model).decode({"name": "Ada"}).name == "Ada"
        try:
            compile_type(list[int])
        except ImportError as error:
            print(error)
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert "pip install 'openrouter-responses[typed]'" in done.stdout


def test_the_members_of_a_typed_dict_keep_their_order() -> None:
    class Answer(TypedDict):
        reasoning: str
        answer: str
        confidence: float

    assert list(compile_type(Answer).json_schema["properties"]) == ["reasoning", "answer", "confidence"]


def test_the_definitions_of_parts_that_are_kept_unchanged_are_sent() -> None:
    tree = {"type": "object", "properties": {"default": {"$ref": "#/$defs/Tree"}, "definitions": {"type": "string"}}}
    named = {"type": "object", "properties": {"name": {"type": "string"}}}
    source = {
        "type": "object",
        "properties": {
            "both": {"allOf": [{"$ref": "#/$defs/Tree"}, {"$ref": "#/$defs/Named"}]},
            "named": {"$ref": "#/$defs/Named"},
            "text": {"type": "string", "not": {"$ref": "#/$defs/Empty"}},
        },
        "required": ["both", "named", "text"],
        "$defs": {"Tree": tree, "Named": named, "Empty": {"const": ""}},
    }
    with pytest.warns(NotStrictWarning):
        sent = compile_type(source).json_schema

    both = [resolve(part, sent) for part in sent["properties"]["both"]["allOf"]]
    # The strict forms of two objects exclude each other.
    assert both == [tree, named]
    assert resolve(sent["properties"]["named"], sent)["additionalProperties"] is False
    assert resolve(sent["properties"]["text"]["not"], sent) == {"const": ""}


def test_members_that_only_a_pattern_allows_are_accepted() -> None:
    with pytest.warns(NotStrictWarning):
        compiled = compile_type(
            {"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": False}
        )
    assert compiled.decode({"x1": 1}) == {"x1": 1}


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "json_schema", "name": "city", "schema": {"type": "object"}}, 'its key "schema"'),
        ({"name": "city", "strict": True, "schema": {"type": "object"}}, 'its key "schema"'),
        ({"type": "json_schema", "json_schema": {"name": "city", "schema": {}}}, '"schema" in "json_schema"'),
    ],
)
def test_a_format_in_place_of_its_schema_is_refused(schema: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        compile_type(schema)


def test_a_schema_that_contains_itself_is_refused() -> None:
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    schema["properties"]["child"] = schema
    with pytest.raises(TypeError, match=r"contains itself; use \$ref"):
        compile_type(schema)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "object", "properties": []}, r"\$\.properties of the JSON schema must be an object whose values"),
        ({"type": "objekt"}, r"\$\.type of the JSON schema must be one of object, array, .*, not 'objekt'"),
        ({"type": "array", "items": "string"}, r"\$\.items of the JSON schema must be a schema.*, not 'string'"),
        (
            {"type": "object", "properties": {"price": {"type": "number", "multipleOf": 0}}},
            r"\$\.properties\.price\.multipleOf of the JSON schema must be a number greater than 0, not 0",
        ),
        ({"type": "object", "properties": {}, "required": "price"}, r"\$\.required .* a list of names, not 'price'"),
        ({"enum": []}, r"\$\.enum of the JSON schema must be a list of one or more values"),
        ({"type": "string", "minLength": "3"}, r"\$\.minLength .* an integer of 0 or more, not '3'"),
        ({"anyOf": [{"type": "null"}, {"$ref": "#"}]}, r"^\$ of the JSON schema is an alternative or a part of itself"),
    ],
)
def test_a_malformed_json_schema_is_refused_before_it_is_sent(schema: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        compile_type(schema)


def test_a_property_can_have_the_name_of_a_keyword() -> None:
    properties = {name: {"type": "string"} for name in ("type", "items", "enum", "required", "properties")}
    value = dict.fromkeys(properties, "x")
    assert compile_type({"type": "object", "properties": properties, "required": list(value)}).decode(value) == value


@pytest.mark.parametrize("end", [1, "one"])
def test_the_work_for_a_recursive_union_is_linear_in_the_depth_of_the_value(end: object) -> None:
    node = {
        "anyOf": [
            {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, name: {"type": "integer"}},
             "required": ["next"]}
            for name in ("x", "y")
        ] + [{"type": "integer"}]
    }  # fmt: skip
    compiled = compile_type({"type": "object", "properties": {"node": {"$ref": "#/$defs/node"}}, "required": ["node"],
                             "$defs": {"node": node}})  # fmt: skip

    def calls(depth: int) -> int:
        value: Any = end
        for _ in range(depth):
            value = {"next": value}
        count = 0

        def count_call(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(count_call)
        try:
            if end == 1:
                compiled.decode({"node": value})
            else:
                with pytest.raises(InvalidValueError, match="expected"):
                    compiled.decode({"node": value})
        finally:
            sys.setprofile(None)
        return count

    calls(1)
    assert calls(12) < 3 * calls(6)
