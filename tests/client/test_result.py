"""A plain result has its text as an attribute, and can be used in place of a stream."""

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


def test_a_result_has_the_fields_of_its_response(server: ResponsesServer, open_router: OpenRouter) -> None:
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
def test_the_official_example_reads_a_result_as_it_reads_a_stream(open_router: OpenRouter, stream: bool) -> None:
    with open_router.responses.send(model="test/echo", input="Hi", stream=stream) as event_stream:
        events = list(event_stream)
    assert type(events[-1]) is models.StreamEventsResponseCompleted


@pytest.mark.anyio
@pytest.mark.parametrize("stream", [False, True])
async def test_the_official_example_reads_a_result_as_it_reads_a_stream_in_an_event_loop(
    open_router: OpenRouter, stream: bool
) -> None:
    async with open_router:
        res = await open_router.responses.send_async(model="test/echo", input="Hi", stream=stream)
        async with res as event_stream:
            events = [event async for event in event_stream]
    assert type(events[-1]) is models.StreamEventsResponseCompleted


@pytest.mark.parametrize("name", ["__await__", "close", "aclose", "text_deltas", "get_final_response"])
def test_a_result_has_no_more_of_a_stream(name: str) -> None:
    assert not hasattr(ResponseResult, name)


@pytest.mark.anyio
async def test_awaiting_a_blocking_call_is_an_error(open_router: OpenRouter) -> None:
    with pytest.raises(TypeError, match="await"):
        await open_router.responses.send(model="test/echo", input="Hi")  # type: ignore[misc]
    await open_router.aclose()


@pytest.mark.anyio
async def test_a_whole_response_in_place_of_a_stream_is_a_stream_of_one_event(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    body = {"id": "gen-1", "output": [], "output_text": "Hello"}
    for _ in range(4):
        server.respond_with(body=body)
    with open_router.responses.send(input="Hi", stream=True) as stream:
        [event] = stream
    assert type(event) is models.StreamEventsResponseCompleted
    assert stream.get_final_response().to_dict() == body
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert list(stream.text_deltas()) == ["Hello"]
    async with open_router:
        async with await open_router.responses.send_async(input="Hi", stream=True) as other:
            assert [delta async for delta in other.text_deltas()] == ["Hello"]
        async with await open_router.responses.send_async(input="Hi", stream=True) as other:
            assert [type(event) async for event in other] == [models.StreamEventsResponseCompleted]
        assert (await other.get_final_response()).to_dict() == body


def test_the_exception_carries_the_failed_result(open_router: OpenRouter) -> None:
    with pytest.raises(errors.ResponseFailedError, match="Provider disconnected") as caught:
        open_router.responses.send(model="test/failed", input="Hi")
    assert isinstance(caught.value.partial_response, ResponseResult)
    assert caught.value.partial_response.status == "failed"
    assert caught.value.error_type == "provider_unavailable"


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))])
def test_a_result_can_be_copied_and_pickled(open_router: OpenRouter, duplicate: Any) -> None:
    result = open_router.responses.send(model="test/echo", input="Hi")
    twin = duplicate(result)
    assert type(twin) is ResponseResult
    assert twin.to_dict() == result.to_dict()
    assert b"sk-or-test" not in pickle.dumps(result)
