"""Reading from a stream that was closed before its end raises; after its end there are no more events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import AsyncEventStream, EventStream, errors
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from openrouter_responses import OpenRouter
    from openrouter_responses.testing import ResponsesServer

DELTA = {"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1}
COMPLETED = {"type": "response.completed", "response": {"id": "gen-1", "status": "completed", "output": []}}

CLOSED = r"closed by the caller after 1 event, "


def read_events(stream: EventStream) -> object:
    return list(stream)


def read_text(stream: EventStream) -> object:
    return list(stream.text_deltas())


async def read_events_async(stream: AsyncEventStream) -> object:
    return [event async for event in stream]


async def read_text_async(stream: AsyncEventStream) -> object:
    return [delta async for delta in stream.text_deltas()]


@pytest.mark.parametrize("read", [read_events, read_text, EventStream.get_final_response])
def test_reading_on_after_closing_is_an_error(server: ResponsesServer, open_router: OpenRouter, read: Any) -> None:
    server.respond_with(body=[encode_event(DELTA), encode_event(DELTA), encode_event(COMPLETED)])
    with open_router.responses.send(input="Hi", stream=True) as stream:
        next(stream)
    stream.close()
    for _ in range(2):
        with pytest.raises(errors.StreamInterruptedError, match=CLOSED) as caught:
            read(stream)
        assert (caught.value.event_count, caught.value.text) == (1, "Hello")


@pytest.mark.anyio
@pytest.mark.parametrize("read", [read_events_async, read_text_async, AsyncEventStream.get_final_response])
async def test_reading_on_after_closing_an_async_stream_is_an_error(
    server: ResponsesServer, open_router: OpenRouter, read: Any
) -> None:
    server.respond_with(body=[encode_event(DELTA), encode_event(DELTA), encode_event(COMPLETED)])
    async with open_router:
        async with await open_router.responses.send_async(input="Hi", stream=True) as stream:
            await anext(stream)
        await stream.close()
        for _ in range(2):
            with pytest.raises(errors.StreamInterruptedError, match=CLOSED) as caught:
                await read(stream)
            assert (caught.value.event_count, caught.value.text) == (1, "Hello")


@pytest.mark.parametrize("read", [read_events, read_text, EventStream.get_final_response])
def test_closing_before_the_only_event_was_read_is_an_error(
    server: ResponsesServer, open_router: OpenRouter, read: Any
) -> None:
    server.respond_with(body=[encode_event(COMPLETED)])
    stream = open_router.responses.send(input="Hi", stream=True)
    stream.close()
    with pytest.raises(errors.StreamInterruptedError, match=CLOSED):
        read(stream)


def test_reading_after_the_end_returns_no_events(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=[encode_event(DELTA), encode_event(COMPLETED)])
    with open_router.responses.send(input="Hi", stream=True) as stream:
        for event in stream:
            if event.type == "response.completed":
                break
    assert list(stream) == []
    assert list(stream.text_deltas()) == []
    assert stream.get_final_response().id == "gen-1"
