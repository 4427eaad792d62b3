"""Tools: the definition and the arguments of a Python function."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import inspect
import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal, NotRequired, TypedDict
from uuid import UUID

import attrs
import msgspec
import pydantic
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from openrouter_responses import Tool, errors, models, tool
from openrouter_responses.json_value import to_json_value
from openrouter_responses.tools import ArgumentsError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from http.client import HTTPConnection as Client


class Unit(enum.Enum):
    CELSIUS = "c"
    FAHRENHEIT = "f"


@dataclass
class Place:
    city: str
    country: str = "IT"


@attrs.define
class Span:
    first: dt.date
    last: dt.date | None = None


@dataclass
class Tree:
    value: int
    children: list[Tree] = field(default_factory=list)


class Options(TypedDict):
    verbose: bool
    depth: NotRequired[int]


class Point(msgspec.Struct):
    x: float
    y: float


class Person(pydantic.BaseModel):
    name: str
    age: int = 0


def search(query: str, limit: int = 10, *, unit: Unit = Unit.CELSIUS, exact: bool = False) -> list[str]:
    """Search the archive.

    Args:
        query: The words to find.
        limit: Maximum number of results.
        unit: The unit.
        exact: Whether all words must be there.
    """
    return [query, str(limit), unit.value, str(exact)]


def parameters(one: Tool[..., Any]) -> dict[str, Any]:
    """Return the schema of the parameters, by name."""
    schema = one.definition.parameters
    assert isinstance(schema, dict)
    properties: dict[str, Any] = schema["properties"]
    return properties


def test_the_definition_is_made_from_signature_and_docstring() -> None:
    definition = tool(search).definition
    assert definition.name == "search"
    assert definition.description == "Search the archive."
    assert definition.strict is True
    assert definition.parameters == {
        "type": "object",
        "properties": {
            "query": {"type": "string", "description": "The words to find."},
            "limit": {
                "anyOf": [{"type": "integer"}, {"type": "null"}],
                "description": "Maximum number of results. Default: 10.",
            },
            "unit": {
                "anyOf": [{"$ref": "#/$defs/Unit"}, {"type": "null"}],
                "description": 'The unit. Default: "c".',
            },
            "exact": {
                "anyOf": [{"type": "boolean"}, {"type": "null"}],
                "description": "Whether all words must be there. Default: false.",
            },
        },
        "required": ["query", "limit", "unit", "exact"],
        "additionalProperties": False,
        "$defs": {"Unit": {"type": "string", "enum": ["c", "f"]}},
    }


def test_a_tool_can_be_called_like_its_function() -> None:
    assert tool(search)("a", 3, unit=Unit.FAHRENHEIT) == ["a", "3", "f", "False"]


def test_null_stands_for_the_default() -> None:
    args, kwargs = tool(search).bind('{"query": "a", "limit": null, "unit": "f", "exact": null}')
    assert (args, kwargs) == ((), {"query": "a", "unit": Unit.FAHRENHEIT})


def test_no_arguments_are_an_empty_object() -> None:
    def now() -> str:
        return "12:00"

    assert tool(now).bind("") == ((), {})
    assert tool(now).bind(" {} ") == ((), {})


def test_options_override_what_the_function_says() -> None:
    @tool(name="find", description="Find it.", approval=True, timeout_ms=500)
    def function(x: int) -> int:
        """Do something."""
        return x

    assert (function.name, function.description) == ("find", "Find it.")
    assert (function.approval, function.timeout_ms) == (True, 500)
    assert function.definition.description == "Find it."
    assert function(1) == 1


def test_an_annotated_description_is_kept() -> None:
    def find(x: Annotated[int, "The number."], y: Annotated[int, "Another."] = 2) -> None:
        """Find it."""

    assert parameters(tool(find))["x"]["description"] == "The number."
    assert parameters(tool(find))["y"]["description"] == "Another. Default: 2."


def test_a_default_without_json_is_not_described() -> None:
    nothing = object()

    def find(x: int = sys.maxsize, y: Any = nothing, z: float = float("nan"), n: int | None = None) -> None:
        """Find it."""

    with pytest.warns(errors.NotStrictWarning, match=r"\$\.y accepts any value"):
        properties = parameters(tool(find))
    assert properties["x"]["description"] == f"Default: {sys.maxsize}."
    assert not {"y", "z", "n"} & {name for name in properties if "description" in properties[name]}


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        (Place, '{"city": "Rome", "country": null}', Place("Rome")),
        (Span, '{"first": "2026-01-02", "last": null}', Span(dt.date(2026, 1, 2))),
        (Options, '{"verbose": true, "depth": null}', {"verbose": True}),
        (Point, '{"x": 1, "y": 2.5}', Point(1.0, 2.5)),
        (Person, '{"name": "Ada", "age": null}', Person(name="Ada")),
        (list[Person], '[{"name": "Ada", "age": 36}]', [Person(name="Ada", age=36)]),
        (Literal["a", 1], "1", 1),
        (Unit, '"f"', Unit.FAHRENHEIT),
        (list[Place] | None, '[{"city": "Rome", "country": "IT"}]', [Place("Rome")]),
        (tuple[int, str], '[1, "a"]', (1, "a")),
        (dt.timedelta, '"PT90S"', dt.timedelta(seconds=90)),
        (UUID, '"12345678-1234-5678-1234-567812345678"', UUID("12345678-1234-5678-1234-567812345678")),
        (bytes, '"aGk="', b"hi"),
    ],
)
def test_arguments_become_values_of_their_types(annotation: Any, text: str, value: Any) -> None:
    def take(x: Any) -> None:
        """Take it."""

    take.__annotations__["x"] = annotation
    assert tool(take).bind(f'{{"x": {text}}}') == ((), {"x": value})


def test_limits_are_in_the_schema_and_checked() -> None:
    def take(count: Annotated[int, msgspec.Meta(ge=1, le=5)]) -> None:
        """Take some."""

    assert parameters(tool(take))["count"] == {"type": "integer", "minimum": 1, "maximum": 5}
    with pytest.raises(ArgumentsError, match=r"at \$\.count: Expected `int` <= 5"):
        tool(take).bind('{"count": 6}')


@pytest.mark.parametrize("optional", [False, True])
def test_fields_of_pydantic_describe_and_limit_any_type(optional: bool) -> None:
    def take(
        word: Annotated[str, pydantic.Field(description="A word.", pattern="^a")],
        numbers: Annotated[list[int], pydantic.Field(description="Some numbers.", min_length=1)],
    ) -> None:
        """Take them."""

    take.__defaults__ = ("a", [1]) if optional else None
    notes = (' Default: "a".', " Default: [1].") if optional else ("", "")
    described = [item["description"] for item in parameters(tool(take)).values()]
    assert described == [f"A word.{notes[0]}", f"Some numbers.{notes[1]}"]
    assert tool(take).bind('{"word": "ab", "numbers": [1]}') == ((), {"word": "ab", "numbers": [1]})
    with pytest.raises(ArgumentsError, match=r"at \$\.word: expected pattern '\^a', got 'b'"):
        tool(take).bind('{"word": "b", "numbers": [1]}')
    with pytest.raises(ArgumentsError, match=r"at \$\.numbers: expected minItems 1, got \[\]"):
        tool(take).bind('{"word": "a", "numbers": []}')


def test_types_and_validators_of_pydantic_are_served_by_pydantic() -> None:
    def take(secret: pydantic.SecretStr, word: Annotated[str, pydantic.AfterValidator(str.upper)] = "") -> None:
        """Take it."""

    args, kwargs = tool(take).bind('{"secret": "s", "word": "a"}')
    assert (args, kwargs) == ((), {"secret": pydantic.SecretStr("s"), "word": "A"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "The arguments are not valid JSON: "),
        ("[1]", r"The arguments must be a JSON object, not \[1\]\."),
        ('{"query": 5}', r"Invalid arguments: at \$\.query: Expected `str`, got `int`\."),
        ('{"limit": 5}', "missing required field `query`"),
        ("[" * 100_000, "The arguments are not valid JSON: "),
        ('{"limit": NaN}', "The arguments are not valid JSON: NaN is not a JSON value"),
        ('{"limit": -Infinity}', "The arguments are not valid JSON: -Infinity is not a JSON value"),
        ('{"query": "a", "unit": "\\ud800"}', "a string contains a lone surrogate"),
    ],
)
def test_wrong_arguments_are_told(text: str, message: str) -> None:
    with pytest.raises(ArgumentsError, match=message):
        tool(search).bind(text)


# Kinds of functions.


class Archive:
    """An archive."""

    def __init__(self, name: str) -> None:
        self.name = name

    @tool(approval=True)
    def find(self, word: str) -> str:
        """Find a word."""
        return f"{self.name}: {word}"

    def plain(self, word: str) -> str:
        """Find a word, plainly."""
        return f"{self.name}: {word}"

    @classmethod
    def of_class(cls, word: str) -> str:
        """Find a word in the class."""
        return f"{cls.__name__}: {word}"

    @tool
    def annotated(self: Archive, word: str) -> str:
        """Find a word."""
        return f"{self.name}: {word}"

    @staticmethod
    @tool
    def first(word: str) -> str:
        """Find a word first."""
        return word

    @staticmethod
    def static(word: str) -> str:
        """Find a word, statically."""
        return word

    def __call__(self, word: str) -> str:
        """Call the archive."""
        return f"{self.name}: {word}"


class Desk:
    """A desk."""

    async def __call__(self, word: str) -> str:
        return word


def with_client(client: Client | None, word: str) -> str:
    """Find a word with a client."""
    return f"{client}: {word}"


def with_signature(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that has other parameters than the function that it wraps."""

    @functools.wraps(function)
    def wrapper(word: str) -> Any:
        return function(None, word)

    word = inspect.Parameter("word", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=str)
    wrapper.__signature__ = inspect.Signature([word])  # type: ignore[attr-defined]
    return wrapper


async def coroutine(word: str) -> str:
    """Find a word later."""
    return word


def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


@pytest.mark.parametrize(
    ("one", "name", "description", "is_async"),
    [
        (Archive("A").find, "find", "Find a word.", False),
        (tool(Archive("A").plain), "plain", "Find a word, plainly.", False),
        (tool(Archive.of_class), "of_class", "Find a word in the class.", False),
        (tool(Archive.static), "static", "Find a word, statically.", False),
        (tool(Archive("A"), name="archive"), "archive", "Call the archive.", False),
        (tool(coroutine), "coroutine", "Find a word later.", True),
        (tool(functools.partial(coroutine), name="part"), "part", "Find a word later.", True),
        (tool(decorated(Archive.static)), "static", "Find a word, statically.", False),
        (tool(functools.lru_cache(Archive.static)), "static", "Find a word, statically.", False),
        (Archive.first, "first", "Find a word first.", False),
        (tool(Desk(), name="desk"), "desk", "A desk.", True),
        (tool(functools.partial(Desk()), name="desk"), "desk", "A desk.", True),
        (tool(functools.partial(with_client, None)), "with_client", "Find a word with a client.", False),
        (tool(with_signature(with_client)), "with_client", "Find a word with a client.", False),
        (Archive("A").annotated, "annotated", "Find a word.", False),
    ],
)
def test_every_kind_of_function(one: Tool[..., Any], name: str, description: str, is_async: bool) -> None:
    assert (one.name, one.description, one.is_async) == (name, description, is_async)
    assert list(parameters(one)) == ["word"]
    assert one.bind('{"word": "x"}') == ((), {"word": "x"})


def count(to: int) -> Iterator[int]:
    """Count."""
    yield from range(to)


async def count_later(to: int) -> AsyncIterator[int]:
    """Count later."""
    yield to


class Counter:
    def __call__(self, to: int) -> Iterator[int]:
        """Count."""
        yield from range(to)

    async def later(self, to: int) -> AsyncIterator[int]:
        """Count later."""
        yield to


@pytest.mark.parametrize(
    ("one", "is_async"),
    [
        (tool(count), False),
        (tool(count_later), True),
        (tool(Counter(), name="count"), False),
        (tool(Counter().later), True),
        (tool(functools.partial(count, to=3)), False),
        (tool(functools.partial(Counter().later)), True),
    ],
)
def test_generators_are_recognized(one: Tool[..., Any], is_async: bool) -> None:
    assert (one.is_generator, one.is_async) == (True, is_async)


def test_arguments_of_a_partial_are_defaults_or_hidden() -> None:
    by_position = tool(functools.partial(search, "a"))
    assert list(parameters(by_position)) == ["limit", "unit", "exact"]
    by_keyword = tool(functools.partial(functools.partial(search, limit=5), exact=True))
    assert list(parameters(by_keyword)) == ["query", "limit", "unit", "exact"]
    assert parameters(by_keyword)["limit"]["description"] == "Maximum number of results. Default: 5."
    args, kwargs = by_keyword.bind('{"query": "a", "limit": null, "unit": null, "exact": false}')
    assert by_keyword(*args, **kwargs) == ["a", "5", "c", "False"]


def test_a_class_method_is_bound_to_its_class() -> None:
    class Child(Archive):
        pass

    assert tool(Child.of_class)(**tool(Child.of_class).bind('{"word": "x"}')[1]) == "Child: x"


def test_a_class_that_is_defined_later_in_its_own_field_is_found() -> None:
    def take(tree: Tree, other: Tree | None = None) -> None:
        """Take it."""

    bound = tool(take).bind('{"tree": {"value": 1, "children": [{"value": 2, "children": null}]}, "other": null}')
    assert bound == ((), {"tree": Tree(1, [Tree(2)]), "other": None})


def test_a_tool_shows_the_signature_of_its_function() -> None:
    assert inspect.signature(tool(search)) == inspect.signature(search)


def test_a_method_keeps_its_object_and_its_options() -> None:
    one = Archive("Vatican").find
    assert one("x") == "Vatican: x"
    assert one.approval is True


def test_a_method_without_an_object_says_so() -> None:
    with pytest.raises(TypeError, match=r"find is a method: take the tool from an object of its class, as in"):
        _ = Archive.find.definition


def test_positional_only_parameters_are_passed_by_position() -> None:
    def power(base: int, exponent: int = 2, /, *, negative: bool = False) -> int:
        """Compute something."""
        return exponent if negative else base

    assert tool(power).bind('{"base": 3, "exponent": null, "negative": true}') == ((3, 2), {"negative": True})


def test_types_of_the_surrounding_function_are_found() -> None:
    @dataclass
    class Local:
        x: int

    def take(value: Local) -> Local:
        """Take it."""
        return value

    with pytest.raises(TypeError, match="an annotation of the tool take cannot be resolved: name 'Local'"):
        tool(take)  # nothing in the function refers to the class, so that Python does not keep it

    def make(value: Local) -> Local:
        """Make it."""
        return Local(value.x)

    assert tool(make).bind('{"value": {"x": 1}}') == ((), {"value": Local(1)})


# Mistakes.


def test_parameters_that_cannot_be_served_are_named() -> None:
    def star(*names: str) -> None: ...
    def stars(**names: str) -> None: ...
    def bare(x: object) -> None: ...
    def strange(x: object) -> None: ...
    def anything(x: object) -> None: ...

    del bare.__annotations__["x"]
    strange.__annotations__["x"] = "threading_lock"
    cases: list[tuple[Callable[..., Any], str]] = [
        (star, r"the tool star has the parameter \*names"),
        (stars, r"the tool stars has the parameter \*\*names"),
        (bare, "the parameter 'x' of the tool bare needs an annotation"),
        (strange, "an annotation of the tool strange cannot be resolved: name 'threading_lock'"),
        (anything, r"the tool anything has no schema: anything\.x has no JSON schema"),
    ]
    for function, message in cases:
        with pytest.raises(TypeError, match=message):
            tool(function)


@pytest.mark.parametrize("name", ["", "a b", "a.b", "ä", "x" * 65])
def test_an_invalid_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of a tool, which consists of 1 to 64 letters"):
        tool(search, name=name)


def test_a_lambda_and_an_object_need_a_name() -> None:
    with pytest.raises(ValueError, match=r"'<lambda>' cannot be the name of a tool.*pass name="):
        tool(lambda: 1)
    with pytest.raises(ValueError, match=r"'' cannot be the name of a tool.*pass name="):
        tool(Desk())


@pytest.mark.parametrize("timeout_ms", [0, -1, "5", True])
def test_an_invalid_timeout_is_refused(timeout_ms: Any) -> None:
    with pytest.raises(ValueError, match="timeout_ms must be a positive number of milliseconds such as 5000"):
        tool(search, timeout_ms=timeout_ms)


@pytest.mark.parametrize("approval", [1, "yes", None])
def test_an_invalid_approval_is_refused(approval: Any) -> None:
    with pytest.raises(TypeError, match="approval must be True, False or a function of the call"):
        tool(search, approval=approval)


def test_a_tool_is_not_made_a_tool_again() -> None:
    with pytest.raises(TypeError, match="search is already a tool; to give it other options, pass its handler"):
        tool(tool(search))


def test_what_is_not_a_function_is_refused() -> None:
    with pytest.raises(TypeError, match="a tool needs a function, not 'search'"):
        tool("search")  # type: ignore[call-overload]


# Definitions.

ADD: dict[str, Any] = {
    "type": "object",
    "properties": {"a": {"type": "integer"}, "b": {"type": "integer", "default": 1}},
    "required": ["a"],
}


@pytest.mark.parametrize(
    "definition",
    [
        models.FunctionTool(name="add", parameters=ADD, strict=False),
        {"type": "function", "name": "add", "parameters": ADD, "strict": False},
        {"name": "add", "parameters": ADD, "strict": False},
    ],
)
def test_a_definition_is_sent_unchanged(definition: Any) -> None:
    @tool(definition=definition)
    def add(a: int, b: int = 1) -> int:
        return a + b

    assert add.name == "add"
    assert add.definition.to_dict() == {"type": "function", "name": "add", "parameters": ADD, "strict": False}
    assert add.bind('{"a": 1}') == ((), {"a": 1})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": "1"}', r"Invalid arguments: at \$\.a: expected integer"),
        ("{}", r"Invalid arguments: at \$"),
        ('{"a": 1, "c": 2}', "Invalid arguments: got an unexpected keyword argument 'c'"),
    ],
)
def test_arguments_are_checked_against_a_definition(text: str, message: str) -> None:
    add = tool(lambda a, b=1: a + b, definition={"name": "add", "parameters": ADD})
    with pytest.raises(ArgumentsError, match=message):
        add.bind(text)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": False}, {"x-a": 1}),
        ({"patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": {"type": "string"}}, {"x-a": 1}),
        ({"patternProperties": {r"^\p{L}$": {"type": "integer"}}, "additionalProperties": False}, {"ä": "any"}),
        ({"minimum": 0, "exclusiveMinimum": True, "maximum": 1, "exclusiveMaximum": False}, 1),
        ({"multipleOf": 0.5}, 10**400),
        ({"multipleOf": 0.5}, 1e308),
        ({"multipleOf": 3}, 3 * 10**400),
        ({"$ref": "https://example.com/schema.json"}, 1),
        ({"type": "object", "required": True}, {}),
        ({"type": "object", "properties": None}, {"a": 1}),
        ({"minimum": "0"}, 1),
        ({"multipleOf": 0}, 1),
    ],
)
def test_a_definition_of_any_json_schema_accepts_its_values(schema: dict[str, Any], value: Any) -> None:
    show = tool(lambda value: value, definition={"name": "show", "parameters": {"properties": {"value": schema}}})
    assert show.bind(json.dumps({"value": value})) == ((), {"value": value})


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"patternProperties": {"^x-": {}}, "additionalProperties": False}, {"y": 1}, "the member 'y' is not allowed"),
        ({"patternProperties": {"^x-": {"type": "integer"}}}, {"x-a": "b"}, "expected integer, got 'b'"),
        ({"properties": {"x-a": {}}, "patternProperties": {"^x-": {"type": "integer"}}}, {"x-a": "b"}, "expected int"),
        ({"multipleOf": 0.5}, 0.75, "expected multipleOf 0.5, got 0.75"),
    ],
)
def test_patterns_and_multiples_of_a_definition_are_checked(schema: dict[str, Any], value: Any, message: str) -> None:
    show = tool(lambda value: value, definition={"name": "show", "parameters": {"properties": {"value": schema}}})
    with pytest.raises(ArgumentsError, match=message):
        show.bind(json.dumps({"value": value}))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"definition": {"type": "web_search"}}, "only a function tool has a handler, not one of type 'web_search'"),
        ({"definition": 5}, "definition must be a models.FunctionTool or its dict, not int"),
        ({"definition": {"name": "add"}, "name": "plus"}, "definition already contains the name"),
        ({"definition": {"name": "a b"}}, "'a b' cannot be the name of a tool"),
    ],
)
def test_a_wrong_definition_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        tool(search, **arguments)


def test_a_definition_needs_no_msgspec() -> None:
    program = """
import sys
sys.modules["msgspec"] = None
from openrouter_responses import OpenRouter, models, tool
from openrouter_responses.testing import ResponsesServer, call, text

@tool(definition=models.FunctionTool(name="add", parameters={"type": "object"}))
def add(a, b):
    return a + b

with ResponsesServer() as server, OpenRouter("any", server_url=server.url) as open_router:
    server.script(call("add", a=1, b=2), text("Done."))
    print(open_router.responses.run(input="Hello", tools=[add]).result.output_text)
    print(server.requests[-1].json["input"][-1]["output"])
try:
    tool(lambda a: a, name="x") and None
except TypeError as error:
    print(error)
def double(a: int) -> int: return 2 * a
try:
    tool(double)
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert done.stderr == ""
    answer, output, annotation, missing = done.stdout.splitlines()
    assert (answer, output) == ("Done.", "3")
    assert "needs an annotation" in annotation
    assert "pip install 'openrouter-responses[typed]'" in missing
    assert "double" in missing


# Any signature.

INTEGERS = st.integers(-(2**53), 2**53)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    int: INTEGERS,
    str: st.text(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    list[int]: st.lists(INTEGERS, max_size=3),
    tuple[int, str]: st.tuples(INTEGERS, st.text()),
    Place: st.builds(Place, st.text(), st.text()),
    list[Place]: st.lists(st.builds(Place, st.text()), max_size=2),
    Span: st.builds(Span, st.dates(), st.none() | st.dates()),
    Options: st.fixed_dictionaries({"verbose": st.booleans()}, optional={"depth": INTEGERS}),
    Point: st.builds(Point, INTEGERS.map(float), INTEGERS.map(float)),
    Person: st.builds(Person, name=st.text(), age=INTEGERS),
    Unit: st.sampled_from(Unit),
    Literal["a", "b"]: st.sampled_from(["a", "b"]),
    dt.date: st.dates(),
    UUID: st.uuids(),
    str | None: st.none() | st.text(),
    Annotated[int, msgspec.Meta(ge=0)]: st.integers(0, 9),
}
# pydantic converts all types of a signature that has one of its own. It knows no msgspec structs and attrs classes, and
# before Python 3.12 not the TypedDict of the standard library.
NOT_FOR_PYDANTIC = (Point, Span, Options)
DEFAULT = object()


def with_signature_of(parameters: list[inspect.Parameter]) -> Callable[..., Any]:
    """Return a function with given parameters that returns their values, with `DEFAULT` for those left out."""
    signature = inspect.Signature(parameters)

    def take(*args: Any, **kwargs: Any) -> dict[str, Any]:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return dict(bound.arguments)

    function: Any = take
    function.__signature__ = signature
    taking: Callable[..., Any] = function
    return taking


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_any_arguments_come_back_as_they_were(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(list(VALUES)), max_size=5))
    assume(Person not in kinds or not set(NOT_FOR_PYDANTIC) & set(kinds))
    places = sorted(
        data.draw(
            st.lists(
                st.sampled_from([inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD,
                                 inspect.Parameter.KEYWORD_ONLY]),
                min_size=len(kinds), max_size=len(kinds),
            )
        )
    )  # fmt: skip
    required = data.draw(st.integers(0, len(kinds)))
    parameters = [
        inspect.Parameter(
            f"p{index}", place, annotation=kind, default=inspect.Parameter.empty if index < required else DEFAULT
        )
        for index, (kind, place) in enumerate(zip(kinds, places, strict=True))
    ]
    values = {f"p{index}": data.draw(VALUES[kind]) for index, kind in enumerate(kinds)}
    written = {name: to_json_value(msgspec.to_builtins(value, enc_hook=to_json_value))
               for name, value in values.items()}  # fmt: skip
    for index, name in enumerate(values):
        nullable = kinds[index] == str | None
        left_out = data.draw(st.sampled_from(["no", "absent"] if nullable else ["no", "absent", "null"]))
        if index >= required and left_out != "no":
            values[name] = DEFAULT
            written[name] = None
            if left_out == "absent":
                del written[name]
    one = tool(with_signature_of(parameters), name="take")
    assert one.definition.strict is True
    args, kwargs = one.bind(json.dumps(written))
    assert one(*args, **kwargs) == values
