"""`deadline_ms` bounds a whole call: sending, retries and waits, and the reading of its response, streamed or not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import ResponsesServer

DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello"})
LIMIT = r"deadline_ms=300 \(milliseconds\)"
STEPS = 40
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def slowly(*pieces: bytes) -> Iterator[bytes]:
    """Yield pieces over a time that is far longer than the deadline of a call."""
    for piece in pieces:
        yield piece
        time.sleep(0.05)


@pytest.fixture
def hasty(server: ResponsesServer) -> Iterator[OpenRouter]:
    with OpenRouter("key", server_url=server.url, deadline_ms=300, timeout_ms=60_000) as open_router:
        # Open the connection that the tests reuse, as in a long-running program.
        open_router.responses.send(model="test/echo", input="Hi", deadline_ms=float("inf"))
        yield open_router


def respond_with_a_trickle(server: ResponsesServer) -> None:
    server.respond_with(body=slowly(DELTA, *[b": nothing yet\n\n"] * STEPS, DELTA, DELTA))


def respond_with_silence(server: ResponsesServer) -> None:
    server.respond_with(body=[DELTA, DELTA], ending="stall")


RESPONSES = [respond_with_a_trickle, respond_with_silence]


@pytest.mark.parametrize("respond", RESPONSES)
def test_a_stream_ends_at_the_deadline(server: ResponsesServer, hasty: OpenRouter, respond: Any) -> None:
    respond(server)
    stream = hasty.responses.send(input="Hi", stream=True)
    with pytest.raises(errors.StreamInterruptedError, match=LIMIT) as caught:
        list(stream)
    assert caught.value.text in ("Hello", "HelloHello")
    assert server.wait_until_idle()
    assert hasty.responses.send(model="test/echo", input="Hi", deadline_ms=60_000).output_text


@pytest.mark.anyio
@pytest.mark.parametrize("respond", RESPONSES)
async def test_an_async_stream_ends_at_the_deadline(server: ResponsesServer, hasty: OpenRouter, respond: Any) -> None:
    async with hasty:
        respond(server)
        stream = await hasty.responses.send_async(input="Hi", stream=True)
        with pytest.raises(errors.StreamInterruptedError, match=LIMIT) as caught:
            async for _ in stream:
                pass
        assert caught.value.text in ("Hello", "HelloHello")
        assert (await hasty.responses.send_async(model="test/echo", input="Hi", deadline_ms=60_000)).output_text


def test_the_deadline_of_a_stream_is_counted_from_the_call(server: ResponsesServer, hasty: OpenRouter) -> None:
    server.respond_with(body=[DELTA], ending="stall")
    stream = hasty.responses.send(input="Hi", stream=True)
    time.sleep(0.3)
    with pytest.raises(errors.StreamInterruptedError, match=LIMIT):
        list(stream)


@pytest.mark.anyio
@pytest.mark.parametrize("ending", ["stall", "complete"])
async def test_a_body_that_is_incomplete_at_the_deadline_is_a_timeout(
    server: ResponsesServer, hasty: OpenRouter, ending: Any
) -> None:
    async with hasty:
        for _ in range(2):
            body = b'{"id": "gen-1"}' if ending == "stall" else slowly(*[b" "] * STEPS, b'{"id": "gen-1"}')
            server.respond_with(headers={"Content-Type": "application/json"}, body=body, ending=ending)
        with pytest.raises(errors.TimedOutError, match=LIMIT):
            hasty.responses.send(input="Hi")
        with pytest.raises(errors.TimedOutError, match=LIMIT):
            await hasty.responses.send_async(input="Hi")


@pytest.mark.anyio
async def test_a_server_that_does_not_respond_is_a_timeout(server: ResponsesServer, hasty: OpenRouter) -> None:
    async with hasty:
        with pytest.raises(errors.TimedOutError, match=LIMIT) as caught:
            hasty.responses.send(model="test/silent", input="Hi")
        assert "(1 attempt in " in str(caught.value)
        with pytest.raises(errors.TimedOutError, match=LIMIT):
            await hasty.responses.send_async(model="test/silent", input="Hi")
    assert len(server.requests) == 3


@pytest.mark.anyio
async def test_headers_that_trickle_are_bounded(server: ResponsesServer) -> None:
    head = (b"HTTP/1.1 200 OK\r\n", *[b"X-Next: yes\r\n"] * STEPS, b"Content-Length: 2\r\n\r\n{}")
    async with OpenRouter("key", server_url=server.url, deadline_ms=300, timeout_ms=60_000) as open_router:
        server.respond_with_bytes(slowly(*head))
        with pytest.raises(errors.TimedOutError, match=f"No response from .* {LIMIT}"):
            await open_router.responses.send_async(input="Hi")
        server.respond_with_bytes(slowly(*head))
        with pytest.raises(errors.TimedOutError, match=f"No response from .* {LIMIT}"):
            open_router.responses.send(input="Hi")


@pytest.mark.anyio
async def test_no_wait_goes_past_the_deadline(server: ResponsesServer) -> None:
    async with OpenRouter("key", server_url=server.url, deadline_ms=30_000, max_retries=9) as open_router:
        server.respond_with(429, headers={"Retry-After": "31"})
        with pytest.raises(errors.TooManyRequestsResponseError):
            open_router.responses.send(input="Hi")
        server.respond_with(429, headers={"Retry-After": "31"})
        with pytest.raises(errors.TooManyRequestsResponseError):
            await open_router.responses.send_async(input="Hi")
    assert len(server.requests) == 2


def test_the_deadline_of_a_call_is_that_of_no_other_call_on_its_connection(
    server: ResponsesServer, hasty: OpenRouter
) -> None:
    assert hasty.responses.send(model="test/echo", input="Hi", deadline_ms=10_000).output_text
    server.respond_with(headers={"Content-Type": "application/json"}, body=slowly(*[b" "] * 12, b'{"id": "gen-1"}'))
    # This call takes longer than the deadline of the previous one, and uses the same connection.
    assert hasty.responses.send(input="Hi", deadline_ms=float("inf")).id == "gen-1"
    assert server.open_connections == 1


def test_a_response_without_a_connection_of_its_own_is_bounded_too() -> None:
    class Body(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from slowly(DELTA, *[b": nothing yet\n\n"] * STEPS)

    def respond(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=Body())

    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as given,
        pytest.raises(errors.StreamInterruptedError, match=LIMIT),
    ):
        list(OpenRouter("key", client=given).responses.send(input="Hi", stream=True, deadline_ms=300))


@pytest.mark.parametrize("deadline_ms", [0, -1, True, float("nan"), "5"])
def test_an_invalid_deadline_is_refused(open_router: OpenRouter, deadline_ms: Any) -> None:
    with pytest.raises(ValueError, match="deadline_ms must be a positive number of milliseconds"):
        OpenRouter("key", deadline_ms=deadline_ms)
    with pytest.raises(ValueError, match="deadline_ms must be a positive number of milliseconds"):
        open_router.responses.send(input="Hi", deadline_ms=deadline_ms)


def test_the_deadline_bounds_a_configuration_of_many_attempts(server: ResponsesServer, briefly: RetryConfig) -> None:
    for _ in range(40):
        server.respond_with(503, delay=0.05, body=b"busy")
    with (
        OpenRouter("key", server_url=server.url, retry_config=briefly, deadline_ms=300) as open_router,
        pytest.raises(errors.OpenRouterError),
    ):
        open_router.responses.send(input="Hi")
    assert len(server.requests) < 40
