"""Arguments become the JSON that their types mean; a value without a JSON form is refused with its path."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import uuid
from collections import ChainMap, UserDict, UserList, UserString, deque
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import attrs
import openrouter.components
import pydantic
import pytest
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage

from openrouter_responses import UNSET, OpenRouter, models

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.testing import ResponsesServer


class Message(pydantic.BaseModel):
    role: str
    content: Any
    name: str | None = None


class CallOutput(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(populate_by_name=True)

    type: Literal["function_call_output"] = "function_call_output"
    id_of_call: str = pydantic.Field(alias="call_id")
    output: str
    when: dt.date | None = None


class Envelope(pydantic.BaseModel):
    inner: list[CallOutput]
    by_name: dict[str, CallOutput]


class Text(pydantic.BaseModel):
    type: Literal["input_text"] = "input_text"
    text: str


class Words(pydantic.RootModel[list[str]]):
    pass


@dataclasses.dataclass
class DataclassMessage:
    role: str
    content: object


@attrs.define
class AttrsMessage:
    role: str
    content: object


class SlottedIterable:
    """An iterable that is neither a sequence nor a mapping, as a pydantic object is one."""

    def __iter__(self) -> Any:
        return iter([("role", "user")])


class Effort(enum.Enum):
    HIGH = "high"


class Role(str, enum.Enum):  # noqa: UP042 - callers on older Pythons write it so
    USER = "user"


class Level(enum.IntEnum):
    FOUR = 4


HI = {"role": "user", "content": "hi"}
PART = {"type": "input_text", "text": "hi"}
ANY_TEXT: Any = Text(text="hi")


@pytest.fixture
def sent(server: ResponsesServer, open_router: OpenRouter) -> Callable[..., Any]:
    """Send a request and return the JSON that the server received."""

    def send(**arguments: Any) -> Any:
        given: dict[str, Any] = {"model": "test/echo", **arguments}
        server.respond_with(body={"output": []})  # whatever the request is
        open_router.responses.send(**given)
        return json.loads(server.requests[-1].body)

    return send


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Message(role="user", content="hi"), HI),
        (
            Message(role="user", content=[ANY_TEXT]),
            {"role": "user", "content": [PART]},
        ),
        (Message(role="user", content="hi", name=None), {**HI, "name": None}),
        (CallOutput(call_id="c", output="o"), {"type": "function_call_output", "call_id": "c", "output": "o"}),
        (
            CallOutput(call_id="c", output="o", when=dt.date(2026, 1, 2)),
            {"type": "function_call_output", "call_id": "c", "output": "o", "when": "2026-01-02"},
        ),
        (
            DataclassMessage("user", DataclassMessage("x", "y")),
            {"role": "user", "content": {"role": "x", "content": "y"}},
        ),
        (AttrsMessage("user", [AttrsMessage("x", "y")]), {"role": "user", "content": [{"role": "x", "content": "y"}]}),
        (
            DataclassMessage("user", [ANY_TEXT]),
            {"role": "user", "content": [PART]},
        ),
        (
            models.InputMessage(role="user", content=[ANY_TEXT]),
            {"type": "message", "role": "user", "content": [PART]},
        ),
        (MappingProxyType(HI), HI),
        (UserDict(HI), HI),
        (ChainMap({"role": "user"}, {"content": "hi"}), HI),
    ],
)
@pytest.mark.invalid_requests
def test_an_object_is_sent_as_the_object_that_it_represents(
    sent: Callable[..., Any], message: object, expected: object
) -> None:
    assert sent(input=[message])["input"] == [expected]


def test_constants_of_nested_pydantic_objects_are_sent(sent: Callable[..., Any]) -> None:
    output = CallOutput(call_id="c", output="o")
    item = {"type": "function_call_output", "call_id": "c", "output": "o"}
    sent_body = sent(input="hi", extra_body={"envelope": Envelope(inner=[output], by_name={"first": output})})
    assert sent_body["envelope"] == {"inner": [item], "by_name": {"first": item}}


def test_a_pydantic_object_can_be_a_whole_argument(sent: Callable[..., Any]) -> None:
    class Reasoning(pydantic.BaseModel):
        effort: Effort

    body = sent(input="hi", reasoning=Reasoning(effort=Effort.HIGH), models=Words(["a", "b"]))
    assert body["reasoning"] == {"effort": "high"}
    assert body["models"] == ["a", "b"]


@pytest.mark.invalid_requests
def test_objects_of_the_official_sdk_are_sent_as_it_sends_them(sent: Callable[..., Any]) -> None:
    components = openrouter.components
    tool = components.ResponsesRequestToolFunction(type="function", name="f", parameters=None)
    unknown = components.UnknownOutputItems(raw={"type": "crystal_ball", "size": 3})
    items = [
        components.EasyInputMessage(role="user", content="hi"),
        components.InputsMessage(role="assistant", content=[], id="m", status="completed"),
        unknown,
    ]
    body = sent(input=items, tools=[tool], reasoning=components.ReasoningConfig(effort="low", summary=None))
    assert body["input"] == [
        HI,
        {"type": "message", "role": "assistant", "content": [], "id": "m", "status": "completed"},
        {"type": "crystal_ball", "size": 3},
    ]
    assert body["tools"] == [{"type": "function", "name": "f", "parameters": None}]
    assert body["reasoning"] == {"effort": "low", "summary": None}


def test_output_items_of_openai_are_sent_without_what_the_service_did_not_send(sent: Callable[..., Any]) -> None:
    call = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
    message = {"type": "message", "id": "m", "role": "assistant", "status": "completed", "content": []}
    body = sent(input=[ResponseFunctionToolCall.model_validate(call), ResponseOutputMessage.model_validate(message)])
    assert body["input"] == [call, message]


@pytest.mark.parametrize(
    "items",
    [
        (HI, HI),
        deque([HI, HI]),
        UserList([HI, HI]),
        {"a": HI, "b": HI}.values(),
        lambda: (item for item in (HI, HI)),
        lambda: iter([HI, HI]),
        lambda: map(dict, (HI, HI)),
        lambda: (Message(**HI) for _ in range(2)),
    ],
)
def test_sequences_and_generators_are_sent_as_arrays(sent: Callable[..., Any], items: Any) -> None:
    assert sent(input=items() if callable(items) else items)["input"] == [HI, HI]


@pytest.mark.parametrize("models_", [{"a"}, frozenset({"a"}), {"a": 1}.keys(), (name for name in "a")])
def test_sets_of_plain_values_are_sent_as_arrays(sent: Callable[..., Any], models_: Any) -> None:
    assert sent(input="hi", models=models_)["models"] == ["a"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Effort.HIGH, "high"),
        (Role.USER, "user"),
        (Level.FOUR, 4),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2026-01-02T03:04:05Z"),
        (dt.time(3, 4), "03:04:00"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("0.7"), 0.7),
        (Decimal("-2.5"), -2.5),
        (Decimal(3), 3),
        (Decimal("1e3"), 1000),
        (Decimal("1e300"), 1e300),
        (Decimal("0.1") + 2**60, float(2**60)),
        (Fraction(1, 4), 0.25),
        (PurePosixPath("/tmp/a"), "/tmp/a"),
        (UserString("text"), "text"),
        (range(3), [0, 1, 2]),
    ],
)
def test_a_plain_value_keeps_its_type(sent: Callable[..., Any], value: object, expected: object) -> None:
    assert sent(input="hi", extra_body={"value": value, "in": [value]})["value"] == expected


def test_names_of_python_are_translated_in_objects_as_in_dicts(sent: Callable[..., Any]) -> None:
    @dataclasses.dataclass
    class Config:
        format_: Any

    assert sent(input="hi", text=Config({"type": "text"}))["text"] == {"format": {"type": "text"}}


async def _coroutine() -> None: ...


async def _async_generator() -> Any:
    yield HI


def get_weather(city: str) -> str:
    return city


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"input": [{"role": "user", "content": object()}]}, "input[0].content is of type object"),
        ({"input": [Message(role="user", content="hi"), {"role": "user", "content": object()}]}, "input[1].content is"),
        ({"input": (item for item in [HI, {"role": "user", "content": object()}])}, "input[1].content is of type"),
        ({"input": [DataclassMessage("user", [object()])]}, "input[0].content[0] is of type object"),
        ({"extra_body": {"new": {"deep": (item for item in [object()])}}}, "new.deep[0] is of type object"),
        (
            {"input": [SlottedIterable()]},
            "input[0] is of type SlottedIterable, which JSON cannot represent; pass a list of its items",
        ),
        ({"input": [b"hi"]}, "input[0] is of type bytes"),
        ({"input": _async_generator()}, "input is of type async_generator"),
        ({"metadata": {"a": UNSET}}, "metadata.a is UNSET"),
        ({"temperature": Decimal("NaN")}, "temperature is NaN"),
        ({"temperature": Decimal("1e999999")}, "temperature is 1E+999999"),
        ({"temperature": Fraction(10**400)}, "temperature is 1000"),
        ({"tools": [Effort]}, "tools[0] is the class Effort"),
        ({"tools": [Message]}, "tools[0] is the class Message"),
        ({"tools": [get_weather]}, "tools[0] is the function get_weather"),
    ],
)
def test_a_value_without_a_json_form_is_refused_with_its_path(
    server: ResponsesServer, open_router: OpenRouter, arguments: dict[str, Any], words: str
) -> None:
    given: dict[str, Any] = {"input": "hi", **arguments}
    with pytest.raises((TypeError, ValueError)) as caught:
        open_router.responses.send(**given)
    assert words in str(caught.value)
    assert not server.requests


def test_a_coroutine_is_refused_with_its_path(server: ResponsesServer, open_router: OpenRouter) -> None:
    coroutine: Any = _coroutine()
    with pytest.raises(TypeError, match=r"input is of type coroutine.*await"):
        open_router.responses.send(input=coroutine)
    coroutine.close()
    assert not server.requests
