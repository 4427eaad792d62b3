"""A stream returns typed events as they arrive, ends normally or with one clear error, and keeps no connection."""

from __future__ import annotations

import gc
import json
import threading
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from openrouter_responses import EventStream, OpenRouter, RetryConfig, errors, models
from openrouter_responses._event_reader import EventReader
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import ResponsesServer

CREATED = {"type": "response.created", "sequence_number": 0, "response": {"id": "gen-1", "status": "in_progress"}}
DELTA = {"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1}
COMPLETED = {
    "type": "response.completed",
    "sequence_number": 2,
    "response": {"id": "gen-1", "status": "completed", "output": [], "output_text": "Hello"},
}
DONE = b"data: [DONE]\n\n"


def stream_of(server: ResponsesServer, open_router: OpenRouter, *chunks: bytes, **ending: Any) -> EventStream:
    server.respond_with(headers={"X-Generation-Id": "gen-1"}, body=list(chunks), **ending)
    server.respond_with(headers={"Content-Type": "text/event-stream"})
    return open_router.responses.send(input="Hi", stream=True)


def test_events_are_typed_and_complete(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        events = list(stream)

    assert isinstance(events[0], models.OpenResponsesCreatedEvent)
    assert isinstance(events[-1], models.StreamEventsResponseCompleted)
    text = "".join(event.delta for event in events if isinstance(event, models.TextDeltaEvent))
    assert text.startswith('You wrote: "Hi".')


def test_text_deltas_make_up_the_text_of_the_final_response(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/reasoning", input="Hi", stream=True) as stream:
        text = "".join(stream.text_deltas())
        assert text == stream.get_final_response().output_text


def test_an_event_is_returned_with_its_last_byte(server: ResponsesServer, open_router: OpenRouter) -> None:
    seen_first = threading.Event()

    def chunks() -> Iterator[bytes]:
        yield encode_event(CREATED)
        assert seen_first.wait(5)
        yield encode_event(COMPLETED)

    server.respond_with(body=chunks())
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert isinstance(next(stream), models.OpenResponsesCreatedEvent)
        seen_first.set()
        assert isinstance(next(stream), models.StreamEventsResponseCompleted)


@pytest.mark.parametrize(
    "end",
    [
        pytest.param([encode_event(COMPLETED), DONE], id="both"),
        pytest.param([encode_event(COMPLETED)], id="terminal event"),
        pytest.param([encode_event(COMPLETED) + DONE + encode_event(DELTA)], id="events after the end"),
        pytest.param([encode_event(COMPLETED).rstrip()], id="no blank line"),
        pytest.param([encode_event(COMPLETED).replace(b"\n", b"\r\n")], id="CRLF"),
    ],
)
def test_a_terminal_event_ends_the_stream(server: ResponsesServer, open_router: OpenRouter, end: list[bytes]) -> None:
    with stream_of(server, open_router, encode_event(CREATED), *end) as stream:
        assert [event.type for event in stream] == ["response.created", "response.completed"]
        assert list(stream) == []
        assert stream.get_final_response().output_text == "Hello"


@pytest.mark.parametrize(
    "read",
    [list, lambda stream: list(stream.text_deltas()), EventStream.get_final_response],
    ids=["events", "text", "final response"],
)
def test_the_done_mark_before_a_terminal_event_is_not_an_end(
    server: ResponsesServer, open_router: OpenRouter, read: Any
) -> None:
    with stream_of(server, open_router, encode_event(DELTA), DONE) as stream:
        with pytest.raises(errors.StreamInterruptedError, match=r"after 1 event, .*\[DONE\]") as caught:
            read(stream)
        assert (caught.value.event_count, caught.value.text) == (1, "Hello")
        assert list(stream) == []
        with pytest.raises(errors.StreamInterruptedError):
            stream.get_final_response()
    assert server.accepted_connections == 1


def test_a_connection_is_used_again_after_a_stream(server: ResponsesServer, open_router: OpenRouter) -> None:
    for _ in range(3):
        with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
            assert list(stream)
    assert server.accepted_connections == 1


def test_a_body_that_never_ends_blocks_no_one(server: ResponsesServer, open_router: OpenRouter) -> None:
    with stream_of(server, open_router, encode_event(COMPLETED), ending="stall") as stream:
        assert len(list(stream)) == 1
        assert stream.response.is_closed
    assert server.wait_until_idle()


@pytest.mark.parametrize(
    ("ending", "more"),
    [
        pytest.param("complete", b"", id="clean end"),
        pytest.param("complete", b'data: {"type": "respon', id="inside an event"),
        pytest.param("complete", b'data: {"type": "x", "y": "\xf0\x9f', id="inside a character"),
        pytest.param("cut", b"", id="inside the body"),
        pytest.param("reset", b"", id="reset"),
    ],
)
def test_an_interrupted_stream_raises_with_the_data_received_so_far(
    server: ResponsesServer, open_router: OpenRouter, ending: str, more: bytes
) -> None:
    chunks = [encode_event(CREATED), encode_event(DELTA), encode_event(DELTA)]
    stream = stream_of(server, open_router, *chunks, *([more] if more else []), ending=ending)
    with pytest.raises(errors.StreamInterruptedError) as caught:
        list(stream)

    # A reset may overtake the bytes before it.
    if ending != "reset":
        assert caught.value.event_count == 3
        assert caught.value.text == "HelloHello"
        assert caught.value.partial_response is not None
        assert caught.value.partial_response.id == "gen-1"
    assert "gen-1" in str(caught.value)
    assert list(stream) == []
    # A body that ends as HTTP requires leaves the connection usable.
    assert ending == "complete" or server.wait_until_idle()


def test_a_stream_that_stalls_is_interrupted_at_the_timeout(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=[encode_event(DELTA)], ending="stall")
    stream = open_router.responses.send(input="Hi", stream=True, timeout_ms=100)
    with pytest.raises(errors.StreamInterruptedError) as caught:
        list(stream)
    assert isinstance(caught.value.__cause__, httpx.ReadTimeout)
    assert caught.value.text == "Hello"


def test_an_error_object_in_place_of_an_event_raises_the_class_of_its_code(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    error = {"error": {"code": 429, "message": "Slow down", "metadata": {"provider_name": "Acme"}}}
    with stream_of(server, open_router, encode_event(DELTA), encode_event(error)) as stream:
        assert next(stream).type == "response.output_text.delta"
        with pytest.raises(errors.TooManyRequestsResponseError, match=r"Slow down \(provider: Acme\)") as caught:
            next(stream)
    assert caught.value.status_code == 429
    assert vars(caught.value)["text"] == "Hello"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'{"type": ', "not JSON"),
        (b"<html>", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
        (b"1" * 5_000, "not JSON"),
    ],
)
def test_data_that_is_not_a_json_object_is_an_error_after_the_events_before_it(
    server: ResponsesServer, open_router: OpenRouter, data: bytes, problem: str
) -> None:
    with stream_of(server, open_router, encode_event(DELTA) + b"data: " + data + b"\n\n") as stream:
        assert next(stream).type == "response.output_text.delta"
        with pytest.raises(errors.ResponseValidationError, match=problem) as caught:
            next(stream)
    assert (caught.value.event_count, caught.value.text) == (1, "Hello")


@pytest.mark.parametrize("data", [b"", b" "])
def test_empty_data_is_not_an_event(server: ResponsesServer, open_router: OpenRouter, data: bytes) -> None:
    with stream_of(server, open_router, b"data: " + data + b"\n\n", encode_event(COMPLETED), DONE) as stream:
        assert len(list(stream)) == 1


@pytest.mark.parametrize(
    ("written", "delta"),
    [
        (rb'"\ud83d"', "\ud83d"),
        (b"1e999", float("inf")),
        (b"123456789012345678901234567890.5e-40", 1.2345678901234568e-11),
        (b'"a", "delta": "b"', "b"),
        (b'"lone \xff"', "lone \ufffd"),
        ('"\u2028\u0085"'.encode(), "\u2028\u0085"),
    ],
)
def test_odd_json_is_read_with_and_without_the_fast_parser(
    server: ResponsesServer, open_router: OpenRouter, written: bytes, delta: object
) -> None:
    event = b'data: {"type": "response.output_text.delta", "delta": ' + written + b"}\n\n"
    with stream_of(server, open_router, event, DONE) as stream:
        assert next(stream).delta == delta  # type: ignore[union-attr]


def test_unknown_events_are_complete(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/unknown", input="Hi", stream=True) as stream:
        events = list(stream)
    assert any(isinstance(event, models.UnknownVariant) for event in events)
    assert isinstance(events[-1], models.StreamEventsResponseCompleted)


def test_older_event_names_are_recognized(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/older-events", input="Hi", stream=True) as stream:
        text = "".join(stream.text_deltas())
        assert "Hi" in text
        assert stream.get_final_response().output_text == text


@pytest.mark.parametrize("model", ["test/echo", "test/framing", "test/no-done", "test/slow"])
def test_a_whole_stream_has_a_final_response(open_router: OpenRouter, model: str) -> None:
    with open_router.responses.send(model=model, input="Hi", stream=True) as stream:
        result = stream.get_final_response()
    assert result.status == "completed"
    assert result.generation_id == stream.generation_id == result.id


def test_an_incomplete_response_is_returned(open_router: OpenRouter) -> None:
    with open_router.responses.send(model="test/incomplete", input="Hi", stream=True) as stream:
        assert stream.get_final_response().status == "incomplete"


@pytest.mark.parametrize(
    ("model", "kind"), [("test/failed", errors.ResponseFailedError), ("test/stream-error", errors.OpenRouterError)]
)
def test_a_failure_is_an_event_and_raises_for_the_final_response(
    open_router: OpenRouter, model: str, kind: type[errors.OpenRouterError]
) -> None:
    with open_router.responses.send(model=model, input="Hi", stream=True) as stream:
        events = list(stream)
        assert isinstance(events[-1], models.StreamEventsResponseFailed | models.ErrorEvent)
        with pytest.raises(kind, match="Provider disconnected"):
            stream.get_final_response()
    with (
        open_router.responses.send(model=model, input="Hi", stream=True) as stream,
        pytest.raises(kind, match="Provider disconnected"),
    ):
        list(stream.text_deltas())


def test_an_event_past_the_limit_is_an_error_after_the_events_before_it() -> None:
    reader = EventReader(httpx.Response(200), max_event_bytes=200)
    reader.feed(encode_event(DELTA) + b"data: " + b"x" * 300)
    assert reader.next_event() is not None
    with pytest.raises(errors.ResponseValidationError, match="200 bytes"):
        reader.next_event()
    assert reader.next_event() is None


def test_the_text_kept_for_an_exception_is_limited() -> None:
    reader = EventReader(httpx.Response(200))
    piece = encode_event({**DELTA, "delta": "x" * 600_000})
    for _ in range(3):
        reader.feed(piece)
        assert reader.next_event() is not None
    assert reader.text == "x" * 1024 * 1024


def test_the_text_kept_for_an_exception_may_have_any_character() -> None:
    reader = EventReader(httpx.Response(200))
    for piece in ("é\ud83d", "\ude00 😀"):
        reader.feed(b"data: " + json.dumps({**DELTA, "delta": piece}).encode() + b"\n\n")
        assert reader.next_event() is not None
    assert reader.text == "é\ud83d\ude00 😀"


def test_a_stream_is_returned_after_its_first_event(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    server.respond_with(body=[b": wait\n\n"], ending="reset")
    server.respond_with(503)
    server.respond_with(body=[b": wait\n\n"])
    with open_router.responses.send(model="test/echo", input="Hi", stream=True, retries=briefly) as stream:
        assert isinstance(next(stream), models.OpenResponsesCreatedEvent)
    assert len(server.requests) == 4


def test_a_stream_is_not_retried_after_its_first_event(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    server.respond_with(body=[encode_event(CREATED)], ending="cut")
    stream = open_router.responses.send(input="Hi", stream=True, retries=briefly)
    with pytest.raises(errors.StreamInterruptedError):
        list(stream)
    assert len(server.requests) == 1


@pytest.mark.anyio
class TestAsync:
    async def test_the_async_stream_returns_the_events_of_the_sync_stream(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        body = [encode_event(CREATED), encode_event(DELTA), encode_event(COMPLETED), DONE]
        server.respond_with(body=body)
        server.respond_with(body=body)
        with open_router.responses.send(input="Hi", stream=True) as stream:
            expected = list(stream)
        async with open_router, await open_router.responses.send_async(input="Hi", stream=True) as events:
            assert [event async for event in events] == expected
            assert (await events.get_final_response()).output_text == "Hello"

    async def test_text_deltas_make_up_the_text(self, open_router: OpenRouter) -> None:
        async with open_router:
            stream = await open_router.responses.send_async(model="test/echo", input="Hi", stream=True)
            async with stream:
                text = "".join([delta async for delta in stream.text_deltas()])
                assert text == (await stream.get_final_response()).output_text

    async def test_a_stream_reuses_its_connection(self, server: ResponsesServer, open_router: OpenRouter) -> None:
        async with open_router:
            for _ in range(3):
                stream = await open_router.responses.send_async(model="test/echo", input="Hi", stream=True)
                assert [event async for event in stream]
            assert server.accepted_connections == 1

    async def test_the_end_is_not_delayed_by_a_body_that_never_ends(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        server.respond_with(body=[encode_event(COMPLETED)], ending="stall")
        async with open_router:
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            assert len([event async for event in stream]) == 1
            assert await anyio.to_thread.run_sync(server.wait_until_idle)

    async def test_an_interruption_carries_the_data_received_so_far(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        server.respond_with(body=[encode_event(CREATED), encode_event(DELTA)], ending="cut")
        async with open_router:
            stream = await open_router.responses.send_async(input="Hi", stream=True)
            with pytest.raises(errors.StreamInterruptedError) as caught:
                _ = [event async for event in stream]
            assert (caught.value.event_count, caught.value.text) == (2, "Hello")
            assert await anyio.to_thread.run_sync(server.wait_until_idle)

    async def test_a_stream_closes_its_connection_when_its_task_is_cancelled(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        server.respond_with(body=[encode_event(DELTA)], ending="stall")
        async with open_router:
            with anyio.CancelScope() as scope:
                async with await open_router.responses.send_async(input="Hi", stream=True) as stream:
                    async for _ in stream:
                        scope.cancel()
            assert scope.cancelled_caught
            assert await anyio.to_thread.run_sync(server.wait_until_idle)

    async def test_a_stream_closes_its_connection_when_it_is_left(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        server.respond_with(body=[encode_event(DELTA)], ending="stall")
        async with open_router:
            async with await open_router.responses.send_async(input="Hi", stream=True) as stream:
                async for _ in stream:
                    break
            assert await anyio.to_thread.run_sync(server.wait_until_idle)
            await stream.close()
            await stream.aclose()

    async def test_a_stream_closes_its_connection_when_it_is_collected(
        self, server: ResponsesServer, open_router: OpenRouter
    ) -> None:
        server.respond_with(body=[encode_event(DELTA)], ending="stall")
        async with open_router:
            async for _ in await open_router.responses.send_async(input="Hi", stream=True):
                break
            gc.collect()
            assert await anyio.to_thread.run_sync(server.wait_until_idle)

    async def test_concurrent_streams_are_not_mixed_up(self, open_router: OpenRouter) -> None:
        texts: dict[int, str] = {}

        async def ask(number: int) -> None:
            async with await open_router.responses.send_async(
                model="test/echo", input=f"number {number}", stream=True
            ) as stream:
                texts[number] = "".join([delta async for delta in stream.text_deltas()])

        async with open_router, anyio.create_task_group() as tasks:
            for number in range(30):
                tasks.start_soon(ask, number)
        assert sorted(texts) == list(range(30))
        assert all(f'"number {number}"' in text for number, text in texts.items())


def test_events_are_decoded_alike_without_the_fast_parser(
    open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types() -> list[str]:
        with open_router.responses.send(model="test/reasoning", input="Hi", stream=True) as stream:
            return [json.dumps(sorted(event.to_dict())) for event in stream]

    fast = types()
    monkeypatch.setattr("openrouter_responses._json._fast_loads", None)
    assert types() == fast
