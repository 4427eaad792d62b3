"""Everyday programs do the same with this client as with openai's."""

from __future__ import annotations

import dataclasses
import json
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openai
import pydantic
import pytest

from openrouter_responses import OpenRouter, ResponseResult, models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import ResponsesServer

EXAMPLES = next(folder for folder in Path(__file__).parents if (folder / "pyproject.toml").exists()) / "examples"
REASONING = {
    "type": "reasoning",
    "id": "rs_1",
    "summary": [{"type": "summary_text", "text": "Look it up."}],
    "encrypted_content": "opaque",
}
ANSWER = {
    "type": "message",
    "id": "msg_1",
    "role": "assistant",
    "status": "completed",
    "content": [{"type": "output_text", "text": "Take one to Rome.", "annotations": []}],
}


def call(number: int, city: str) -> dict[str, Any]:
    arguments = json.dumps({"city": city})
    return {
        "type": "function_call",
        "id": f"fc_{number}",
        "call_id": f"call_{number}",
        "name": "get_weather",
        "arguments": arguments,
        "status": "completed",
    }


ROUNDS = [
    [REASONING, call(1, "Rome"), call(2, "Oslo")],
    [{**REASONING, "id": "rs_2"}, {**call(3, "Rome"), "name": "no_such_function"}],
    [ANSWER],
]


def script(server: ResponsesServer) -> None:
    for number, output in enumerate(ROUNDS):
        result = {"id": f"gen-{number}", "object": "response", "created_at": 1, "status": "completed", "model": "m"}
        rest: dict[str, Any] = {"error": None, "incomplete_details": None, "tools": [], "tool_choice": "auto"}
        server.respond_with(body={**result, **rest, "parallel_tool_calls": True, "output": output})


@pytest.fixture
def openai_client(server: ResponsesServer) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=server.url, api_key="key", max_retries=0) as client:
        yield client


def test_the_loop_of_function_calls_keeps_the_reasoning_as_openai_does(
    server: ResponsesServer, open_router: OpenRouter, openai_client: openai.OpenAI
) -> None:
    example = runpy.run_path(str(EXAMPLES / "function_call.py"))
    functions = {"get_weather": example["get_weather"]}
    script(server)
    text = example["run"](open_router, "m", "Do I need an umbrella?", [example["TOOL"]], functions)
    ours = [request.json["input"] for request in server.requests]

    script(server)
    conversation: Any = [{"role": "user", "content": "Do I need an umbrella?"}]
    while True:
        response = openai_client.responses.create(model="m", input=conversation, tools=[example["TOOL"].to_dict()])
        conversation += response.output
        calls = [item for item in response.output if item.type == "function_call"]
        if not calls:
            break
        conversation += [
            {
                "type": "function_call_output",
                "call_id": item.call_id,
                "output": example["call"](functions, item.name, item.arguments),
            }
            for item in calls
        ]
    theirs = [request.json["input"] for request in server.requests[len(ours) :]]

    assert text == response.output_text == "Take one to Rome."
    assert ours == theirs
    assert [item.get("type", "message") for item in ours[-1]] == [
        "message",
        *("reasoning", "function_call", "function_call", "function_call_output", "function_call_output"),
        *("reasoning", "function_call", "function_call_output"),
    ]
    assert [item["output"] for item in ours[-1] if item.get("type") == "function_call_output"] == [
        "It rains in Rome.",
        "It rains in Oslo.",
        "KeyError: 'no_such_function'",
    ]


def test_the_loop_of_function_calls_ends(server: ResponsesServer, open_router: OpenRouter) -> None:
    example = runpy.run_path(str(EXAMPLES / "function_call.py"))
    for number in range(20):
        server.respond_with(body={"id": f"gen-{number}", "status": "completed", "output": [call(number, "Rome")]})
    with pytest.raises(RuntimeError, match="no answer after 8 rounds"):
        example["run"](open_router, "m", "?", [example["TOOL"]], {"get_weather": example["get_weather"]})
    assert len(server.requests) == 8


class Message(pydantic.BaseModel):
    role: str
    content: str
    id: str | None = None


@dataclasses.dataclass
class Plain:
    role: str
    content: str


def test_pydantic_objects_are_sent_as_openai_sends_them(
    server: ResponsesServer, open_router: OpenRouter, openai_client: openai.OpenAI
) -> None:
    messages: Any = [Message(role="user", content="hi")]
    open_router.responses.send(model="test/echo", input=messages)
    openai_client.responses.create(model="test/echo", input=messages)
    ours, theirs = (request.json["input"] for request in server.requests)
    assert ours == theirs == [{"role": "user", "content": "hi"}]


def test_dataclasses_are_sent_where_openai_refuses_them_without_a_path(
    server: ResponsesServer, open_router: OpenRouter, openai_client: openai.OpenAI
) -> None:
    messages: Any = [Plain(role="user", content="hi")]
    open_router.responses.send(model="test/echo", input=messages)
    with pytest.raises(TypeError) as caught:
        openai_client.responses.create(model="test/echo", input=messages)
    assert "input" not in str(caught.value)
    assert [request.json["input"] for request in server.requests] == [[{"role": "user", "content": "hi"}]]


def test_a_refusal_is_found_where_openai_has_an_empty_text(
    open_router: OpenRouter, openai_client: openai.OpenAI
) -> None:
    result = open_router.responses.send(model="test/refusal", input="?")
    response = openai_client.responses.create(model="test/refusal", input="?")
    assert result.output_text == response.output_text == ""
    assert result.status == response.status == "completed"
    assert result.refusal == "I cannot help with that."
    assert not hasattr(response, "refusal")


def test_the_refusal_of_a_stream_is_in_its_final_response(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/refusal", input="?", stream=True) as stream:
        assert stream.get_final_response().refusal == "I cannot help with that."


REFUSAL = {"type": "refusal", "refusal": "No."}
TEXT = {"type": "output_text", "text": "Yes."}


@pytest.mark.parametrize(
    ("output", "refusal", "text"),
    [
        ([{"type": "message", "content": [REFUSAL]}], "No.", ""),
        (
            [{"type": "message", "content": [REFUSAL, TEXT]}, {"type": "message", "content": [REFUSAL]}],
            "No.No.",
            "Yes.",
        ),
        ([{"type": "message", "content": [TEXT]}], None, "Yes."),
        ([{"type": "message", "content": [{"type": "refusal", "refusal": ""}]}], "", ""),
        ([{"type": "message", "content": [{"type": "refusal", "refusal": None}]}], None, ""),
        ([{"type": "message", "content": "text"}, None, 1, {"type": "brand_new", "content": [REFUSAL]}], None, ""),
        (None, None, ""),
    ],
)
def test_a_refusal_is_joined_from_the_messages(output: Any, refusal: str | None, text: str) -> None:
    result = ResponseResult.from_dict({"id": "gen-1", "output": output})
    assert (result.refusal, result.output_text) == (refusal, text)
    assert result.to_dict() == {"id": "gen-1", "output": output}


def test_the_http_response_of_a_result_is_its_raw_response(open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="hi")
    assert result.raw_response is not None
    assert result.raw_response.json() == result.to_dict()
    assert models.OpenResponsesResult.from_dict({"id": "x"}).to_dict() == {"id": "x"}
