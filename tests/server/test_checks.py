"""The server refuses invalid schemas, tools and calls; its models use tools well and badly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, make_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses import OpenRouter, errors, tool
from openrouter_responses.structured import compile_type
from openrouter_responses.testing._strict_schema import find_problem
from openrouter_responses.testing._validation import find_problem as find_request_problem
from tests.one_description import of_one_description
from tests.server.http_calls import ask

if TYPE_CHECKING:
    from http.client import HTTPConnection

    from openrouter_responses.testing import ResponsesServer

CLOSED = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}


@dataclass
class Node:
    """A node of a tree."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=5)]
    kind: Literal["a", "b"] = "a"
    children: list[Node] = field(default_factory=list)


class Person(pydantic.BaseModel):
    name: str = pydantic.Field(min_length=1)
    friends: list[Person] = []
    age: int | None = pydantic.Field(default=None, ge=0)


@tool
def get_weather(city: str, days: int = 1) -> str:
    """Weather of a city."""
    return f"{city}: sun for {days}"


@tool
def get_time(city: str) -> str:
    """Time in a city."""
    return f"{city}: noon"


def nested(levels: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "object", "properties": {"a": schema}, "required": ["a"], "additionalProperties": False}
    return schema


@pytest.mark.parametrize("type_", [Node, Person, list[Node], int, Literal["a", 1], list[Person] | None])
def test_what_the_package_sends_is_in_strict_form(type_: Any) -> None:
    compiled = compile_type(type_)
    assert compiled.strict
    assert find_problem(compiled.json_schema) is None


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"type": "array", "items": {"type": "string"}}, "at $: the root must have the type object"),
        ({"anyOf": [CLOSED]}, "at $: the root must have the type object, and no anyOf"),
        ({**CLOSED, "additionalProperties": True}, "at $: additionalProperties must be false"),
        ({**CLOSED, "required": []}, "at $: required must list every property, also 'a'"),
        ({**CLOSED, "properties": {"a": {"type": "string", "minLength": 1}}},
         "at $.properties.a: minLength is not permitted"),
        ({**CLOSED, "properties": {"a": {"type": "array"}}}, "at $.properties.a: items is missing"),
        ({**CLOSED, "properties": {"a": {}}}, "at $.properties.a: a type is missing"),
        ({**CLOSED, "properties": {"a": 5}}, "at $.properties.a: expected a schema"),
        ({**CLOSED, "properties": {"a": {"$ref": "#/$defs/x"}}},
         "at $.properties.a: $ref '#/$defs/x' cannot be resolved"),
        ({**CLOSED, "properties": {"a": {"anyOf": [{"type": "null"}, {"type": "object"}]}}},
         "at $.properties.a.anyOf[1]: additionalProperties must be false"),
        ({**CLOSED, "$defs": {"x": {"type": "object", "properties": {}}}},
         "at $.$defs.x: additionalProperties must be false"),
        ({**CLOSED, "properties": {"a": {"$ref": "#/properties/a"}}}, "$ref '#/properties/a' cannot be resolved"),
        ({**CLOSED, "properties": {"a": {"$ref": "#", "description": "b"}}},
         "at $.properties.a: description is not permitted beside $ref"),
        ({**CLOSED, "required": ["a", "b"]}, "at $: required lists 'b', which is not a property"),
        ({**CLOSED, "required": None}, "at $: required must be a list"),
        ({**CLOSED, "required": [{}]}, "at $: required must be a list"),
        ({**CLOSED, "properties": []}, "at $: properties must be an object"),
        ({**CLOSED, "properties": {"a": {"type": ["object", "null"]}}},
         "at $.properties.a: additionalProperties must be false"),
        ({**CLOSED, "properties": {"a": {"type": ["array"]}}}, "at $.properties.a: items is missing"),
        ({**CLOSED, "properties": {"a": {"type": "str"}}}, "at $.properties.a: 'str' is not a type"),
        ({**CLOSED, "properties": {"a": {"type": "string", "format": "uri"}}},
         "at $.properties.a: 'uri' is not a format of strict mode"),
        ({**CLOSED, "properties": {"a": {"anyOf": []}}}, "at $.properties.a: anyOf must be a list"),
        ({**CLOSED, "properties": {"a": {"enum": "b"}}}, "at $.properties.a: enum must be a list"),
        ({**CLOSED, "properties": {"a": {"enum": ["b" * 100 + str(index) for index in range(251)]}}},
         "at $.properties.a: enum has more than 250 values with more than 15000 characters"),
        ({**CLOSED, "properties": {"a": {"enum": ["b" * 120_000]}}}, "at $: more than 120000 characters"),
        (nested(12), "more than 10 levels of nesting"),
        ({**CLOSED, "properties": {"a": {"enum": list(range(1001))}}}, "more than 1000 enum values"),
    ],
)  # fmt: skip
def test_a_schema_that_is_not_in_strict_form_is_refused(
    schema: dict[str, Any], problem: str, connection: HTTPConnection
) -> None:
    text_format = {"type": "json_schema", "name": "sample", "schema": schema}
    reply = ask(connection, text={"format": {**text_format, "strict": True}})
    assert reply.status == 400
    assert reply.json["error"]["message"].startswith("Invalid schema for text.format 'sample': ")
    assert problem in reply.json["error"]["message"]
    assert ask(connection, text={"format": text_format}).status == 200
    function = {"type": "function", "name": "f", "parameters": schema, "strict": True}
    reply = ask(connection, tools=[function])
    assert reply.status == 400
    assert reply.json["error"]["message"].startswith("Invalid schema for function 'f': ")


def test_schemas_within_the_limits_are_accepted(connection: HTTPConnection) -> None:
    assert find_problem(nested(10)) is None
    reference = {"$ref": "#/properties/a/anyOf/0"}
    schema = {"a": {"anyOf": [{"type": ["string", "null"], "format": "date"}, {"enum": [1]}]}, "b": reference}
    assert find_problem({**CLOSED, "properties": schema, "required": ["b", "a"]}) is None
    assert ask(connection, text={"format": {"type": "json_schema", "name": "a", "schema": CLOSED}}).status == 200


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"text": {"format": {"type": "json_schema", "schema": {}}}}, "text.format.name"),
        ({"text": {"format": {"type": "json_schema", "name": "a b", "schema": {}}}}, "text.format.name"),
        ({"text": {"format": {"type": "json_schema", "name": "a"}}}, "text.format.schema"),
        ({"tools": [{"type": "function"}]}, "tools[0].name"),
        ({"tools": [{"type": "function", "name": "f", "parameters": 5}]}, "tools[0].parameters"),
        of_one_description({"tools": [{"type": "namespace", "name": "n", "description": "d", "tools": [
            {"type": "function", "name": "f"}, {"type": "function", "name": "f g"}]}]}, "tools[0].tools[1].name"),
        of_one_description({"input": [{"type": "additional_tools", "role": "developer", "tools": [
            {"type": "function", "name": "f g"}]}]}, "input[0].tools[0].name"),
        of_one_description({"input": [{"type": "tool_search_output", "execution": "client", "call_id": "c", "tools": [
            {"type": "function", "name": "f", "strict": True, "parameters": {"type": "array"}}]}]},
         "Invalid schema for function 'f': at $: the root must have the type object"),
        ({"input": [{"type": "function_call_output", "call_id": "c", "output": ""}]},
         "input[0]: there is no call 'c' before its output"),
        ({"input": [{"type": "function_call", "call_id": "c", "name": "f", "arguments": ""}]},
         "input[0]: the call 'c' has no output"),
        ({"input": [{"type": "function_call_output", "output": ""}]}, "input[0].call_id: this field is required"),
    ],
)  # fmt: skip
def test_incomplete_formats_tools_and_calls_are_refused(
    body: dict[str, Any], message: str, connection: HTTPConnection
) -> None:
    reply = ask(connection, **body)
    assert reply.status == 400
    assert message in reply.json["error"]["message"]


@pytest.mark.parametrize(
    "type_",
    [
        dt.datetime, dt.time, dt.timedelta, bytes, Decimal, pydantic.HttpUrl, pydantic.Base64Bytes,
        Annotated[str, msgspec.Meta(min_length=9)], Annotated[str, msgspec.Meta(max_length=2)],
        Annotated[str | None, pydantic.Field(min_length=9)],
    ],
)  # fmt: skip
def test_a_sample_has_the_formats_and_lengths_that_strict_mode_leaves_out(type_: Any, open_router: OpenRouter) -> None:
    nullable: Any = type_ | None
    for kind in (type_, make_dataclass("Sample", [("given", type_), ("nullable", nullable, None)])):
        assert open_router.responses.parse(model="test/echo", input="Hi", text_format=kind).output_parsed is not None


# Models.


def test_a_model_that_disobeys_obeys_after_a_repair(open_router: OpenRouter) -> None:
    with pytest.raises(errors.OutputInvalidError, match="at "):
        open_router.responses.parse(model="test/disobey", input="Hi", text_format=Node)
    result = open_router.responses.parse(model="test/disobey", input="Hi", text_format=Node, repairs=1)
    assert isinstance(result.output_parsed, Node)
    assert len(result.rejected) == 1
    with pytest.raises(errors.OutputInvalidError):
        open_router.responses.parse(model="test/disobey-always", input="Hi", text_format=Node, repairs=2)


@pytest.mark.parametrize("type_", [Node, Person, list[int], int])
def test_output_that_disobeys_never_fits(type_: Any, open_router: OpenRouter) -> None:
    with pytest.raises(errors.OutputInvalidError):
        open_router.responses.parse(model="test/disobey-always", input="Hi", text_format=type_)


def test_a_content_filter_cuts_the_output(open_router: OpenRouter) -> None:
    with pytest.raises(errors.OutputIncompleteError) as raised:
        open_router.responses.parse(model="test/content-filter", input="Hi", text_format=Node)
    assert raised.value.reason == "content_filter"


def test_every_tool_is_called_at_once(open_router: OpenRouter) -> None:
    run = open_router.responses.run(model="test/parallel-calls", input="Hi", tools=[get_weather, get_time])
    assert run.result.output_text == 'The tools returned: get_weather "city: sun for 1", get_time "city: noon".'
    assert [one.name for one in run.steps[0].calls] == ["get_weather", "get_time"]


def test_wrong_calls_are_told_to_the_model(open_router: OpenRouter) -> None:
    run = open_router.responses.run(model="test/wrong-calls", input="Hi", tools=[get_weather])
    text = run.result.output_text
    assert "There is no tool 'get_weather_of_another_program'" in text
    assert "The arguments are not valid JSON" in text
    assert "Invalid arguments: at $.city" in text


def test_a_number_of_steps_with_a_number_of_calls(server: ResponsesServer, open_router: OpenRouter) -> None:
    run = open_router.responses.run(model="test/steps-3x4", input="Hi", tools=[get_weather, get_time])
    _ = run.result
    assert [len(step.calls) for step in run.steps] == [4, 4, 4, 0]
    assert [item.type for item in run.steps[0].response.output] == ["reasoning", *["function_call"] * 4]
    ids = [one.id for step in run.steps for one in step.calls]
    assert len(set(ids)) == 12
    assert len(server.requests) == 4


@pytest.mark.parametrize("model", ["function-call", "parallel-calls", "wrong-calls", "steps-2x2"])
def test_no_tool_is_called_if_the_request_forbids_it(model: str, open_router: OpenRouter) -> None:
    result = open_router.responses.send(
        model=f"test/{model}", input="Hi", tools=[get_weather.definition], tool_choice="none"
    )
    assert [item.type for item in result.output] == ["message"]


@pytest.mark.parametrize("model", ["parallel-calls", "wrong-calls", "steps-2x2"])
def test_models_that_call_tools_need_one(model: str, open_router: OpenRouter) -> None:
    with pytest.raises(errors.BadRequestResponseError, match="needs a function tool"):
        open_router.responses.send(model=f"test/{model}", input="Hi", tools=[])


@pytest.mark.parametrize("model", ["cut", "reset", "no-terminal-event", "stream-error"])
@pytest.mark.parametrize("schema", [{"type": "object"}, CLOSED])
def test_a_fault_is_shown_with_the_shortest_output_too(
    model: str, schema: dict[str, Any], open_router: OpenRouter
) -> None:
    text: Any = {"format": {"type": "json_schema", "name": "a", "schema": schema}}
    stream = open_router.responses.send(model=f"test/{model}", input="", stream=True, text=text)
    with stream, pytest.raises(errors.OpenRouterError):
        stream.get_final_response()


NAMES = (
    "a", "type", "properties", "required", "additionalProperties", "items", "anyOf", "$ref", "$defs", "enum", "const",
    "format", "call_id", "name", "parameters", "strict",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["object", "array", "string", "#", "a", "#/$defs/a"]),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(NAMES), values),
)


@given(JSON, JSON)
def test_the_checks_survive_any_json(schema: Any, item: Any) -> None:
    assert find_problem({"type": "object", "additionalProperties": False, "required": schema}) != ""
    if isinstance(schema, dict):
        assert find_problem({"additionalProperties": False, "required": [], **schema, "type": "object"}) != ""
    tool = {"type": "function", "name": "f", "parameters": schema, "strict": True}
    text_format = {"type": "json_schema", "name": "f", "schema": schema, "strict": True}
    output = {"type": "function_call_output", "call_id": item}
    for body in ({"tools": [tool]}, {"text": {"format": text_format}}, {"tools": item, "text": item, "input": item}):
        assert find_request_problem(body) != ""
    for value in (item, [item], [{"type": item, "call_id": item}], [output]):
        assert find_request_problem({"input": value}) != ""
