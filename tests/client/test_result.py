"""A plain result has its text at hand, and stands where a stream is expected."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, ResponseResult, errors, models

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

MESSAGE = {
    "type": "message",
    "content": [
        {"type": "output_text", "text": "Hello, "},
        {"type": "refusal", "refusal": "no"},
        {"type": "brand_new", "text": "no"},
        {"type": "output_text", "text": "world"},
        {"type": "output_text", "text": None},
    ],
}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"output_text": "as sent", "output": [MESSAGE]}, "as sent"),
        ({"output_text": "", "output": [MESSAGE]}, ""),
        (
            {"output": [{"type": "reasoning", "content": [{"type": "output_text", "text": "no"}]}, MESSAGE]},
            "Hello, world",
        ),
        ({"output_text": None, "output": [MESSAGE, MESSAGE]}, "Hello, worldHello, world"),
        ({"output": None}, ""),
        ({"output": [None, 1, {"type": "message", "content": "text"}]}, ""),
        ({}, ""),
    ],
)
def test_the_text_is_as_sent_or_joined_from_the_messages(fields: dict[str, Any], text: str) -> None:
    result = ResponseResult.from_dict(fields)
    assert result.output_text == text
    assert result.to_dict() == fields


def test_a_result_is_what_came_with_its_answer(server: ResponsesServer, open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="Hi")
    assert "Hi" in result.output_text
    assert result.generation_id == result.id == result.headers["x-generation-id"]
    assert result.raw_response is not None
    assert result.raw_response.json() == result.to_dict()


@pytest.mark.parametrize(
    ("status", "event_class"),
    [
        ("completed", models.StreamEventsResponseCompleted),
        ("incomplete", models.StreamEventsResponseIncomplete),
        ("failed", models.StreamEventsResponseFailed),
        ("cancelled", models.StreamEventsResponseIncomplete),
        (None, models.StreamEventsResponseCompleted),
    ],
)
def test_a_result_is_a_stream_of_its_terminal_event(status: str | None, event_class: type) -> None:
    result = ResponseResult.from_dict({"id": "gen-1", "status": status})
    with result as events:
        [event] = events
    assert type(event) is event_class
    assert event.response is result  # type: ignore[union-attr]


@pytest.mark.parametrize("stream", [False, True])
def test_code_that_reads_a_stream_reads_a_result(open_router: OpenRouter, stream: bool) -> None:
    with open_router.responses.send(model="test/echo", input="Hi", stream=stream) as answer:
        text = "".join(answer.text_deltas())
    with open_router.responses.send(model="test/echo", input="Hi", stream=stream) as answer:
        terminal = [event for event in answer if isinstance(event, models.StreamEventsResponseCompleted)]
        final = answer.get_final_response()
    answer.close()
    assert len(terminal) == 1
    assert final.output_text == text
    assert answer.generation_id == final.id
    assert answer.headers["x-generation-id"] == final.id


@pytest.mark.anyio
@pytest.mark.parametrize("stream", [False, True])
async def test_code_that_reads_an_async_stream_reads_a_result(open_router: OpenRouter, stream: bool) -> None:
    async with open_router:
        async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=stream) as answer:
            text = "".join([delta async for delta in answer.text_deltas()])
        async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=stream) as answer:
            terminal = [event async for event in answer if isinstance(event, models.StreamEventsResponseCompleted)]
            final = await answer.get_final_response()
        await answer.close()
        await answer.aclose()
    assert len(terminal) == 1
    assert final.output_text == text


def test_a_failed_result_is_in_the_exception(open_router: OpenRouter) -> None:
    with pytest.raises(errors.ResponseFailedError, match="Provider disconnected") as caught:
        open_router.responses.send(model="test/failed", input="Hi")
    assert isinstance(caught.value.response, ResponseResult)
    assert caught.value.response.status == "failed"
    assert caught.value.error_type == "provider_unavailable"


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))])
def test_a_result_can_be_copied_and_pickled(open_router: OpenRouter, duplicate: Any) -> None:
    result = open_router.responses.send(model="test/echo", input="Hi")
    twin = duplicate(result)
    assert type(twin) is ResponseResult
    assert twin.to_dict() == result.to_dict()
    assert b"sk-or-test" not in pickle.dumps(result)
