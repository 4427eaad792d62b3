"""Everyday programs do the same with this client as with openai's, where that has the thing at all."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import openai
import pydantic
import pytest

from openrouter_responses import OpenRouter, ResponseResult, models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import ResponsesServer


@pytest.fixture
def openai_client(server: ResponsesServer) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=server.url, api_key="key", max_retries=0) as client:
        yield client


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


def test_the_http_answer_of_a_result_is_its_raw_response(open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="hi")
    assert result.raw_response is not None
    assert result.raw_response.json() == result.to_dict()
    assert models.OpenResponsesResult.from_dict({"id": "x"}).to_dict() == {"id": "x"}
