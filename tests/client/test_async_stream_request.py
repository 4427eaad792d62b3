"""`send_async(…, stream=True)` can be awaited, and used in `async with` and `async for` without awaiting it first."""

from __future__ import annotations

import asyncio
import collections.abc
import gc
import inspect
import sys
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel
import pytest

from openrouter_responses import AsyncEventStream, OpenRouter, ResponseResult, errors
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})
MODEL = "test/echo"


@pytest.mark.anyio
async def test_a_request_is_an_asynchronous_context_manager(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        async with open_router.responses.send_async(model=MODEL, input="Hi", stream=True) as stream:
            assert type(stream) is AsyncEventStream
            assert (await stream.get_final_response()).status == "completed"
        server.respond_with(body=[DELTA], ending="stall")
        async with open_router.responses.send_async(input="Hi", stream=True) as stream:
            await anext(stream)
        assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_a_request_is_an_asynchronous_iterator(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        types = [event.type async for event in open_router.responses.send_async(model=MODEL, input="Hi", stream=True)]
        assert (types[0], types[-1]) == ("response.created", "response.completed")
        assert len(server.requests) == 1
        server.respond_with(body=[DELTA], ending="stall")
        async for _ in open_router.responses.send_async(input="Hi", stream=True):
            break
        gc.collect()
        await anyio.lowlevel.checkpoint()
        assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_a_request_fails_when_it_starts(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        for _ in range(3):
            server.respond_with(503)
        with pytest.raises(errors.ServiceUnavailableResponseError):
            async with open_router.responses.send_async(input="Hi", stream=True):
                pass
        with pytest.raises(errors.ServiceUnavailableResponseError):
            async for _ in open_router.responses.send_async(input="Hi", stream=True):
                pass
        with pytest.raises(errors.ServiceUnavailableResponseError):
            await open_router.responses.send_async(input="Hi", stream=True)
        assert len(server.requests) == 3


def test_a_request_is_accepted_where_a_coroutine_is_expected(server: ResponsesServer) -> None:
    async def main() -> None:
        async with OpenRouter("key", server_url=server.url) as open_router:
            send = open_router.responses.send_async
            stream = await asyncio.create_task(send(model=MODEL, input="Hi", stream=True))
            assert type(stream) is AsyncEventStream
            await stream.get_final_response()
            streams = await asyncio.gather(*(send(model=MODEL, input="Hi", stream=True) for _ in range(3)))
            for stream in streams:
                await stream.get_final_response()
            async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
                task = tasks.create_task(send(model=MODEL, input="Hi", stream=True))
            await task.result().get_final_response()
            assert type(await asyncio.wait_for(send(model=MODEL, input="Hi"), 10)) is ResponseResult

    asyncio.run(main())


def _never_awaited(request: object) -> None:
    """Drop a request, which type checkers would not allow in a statement of its own."""


@pytest.mark.parametrize("stream", [False, True])
def test_a_request_that_is_never_awaited_gives_a_warning(open_router: OpenRouter, stream: bool) -> None:
    with pytest.warns(RuntimeWarning, match=r"Responses\.send_async.* was never awaited"):
        _never_awaited(open_router.responses.send_async(model=MODEL, input="Hi", stream=stream))


def test_closing_an_unused_request_gives_no_warning(server: ResponsesServer, open_router: OpenRouter) -> None:
    request = open_router.responses.send_async(model=MODEL, input="Hi", stream=True)
    assert isinstance(request, collections.abc.Coroutine)
    request.close()
    assert server.requests == ()


@pytest.mark.anyio
async def test_a_request_without_streaming_is_a_plain_coroutine(open_router: OpenRouter) -> None:
    async with open_router:
        request: Any = open_router.responses.send_async(model=MODEL, input="Hi")
        assert inspect.iscoroutine(request)
        assert type(await request) is ResponseResult


@pytest.mark.skipif(sys.version_info < (3, 12), reason="inspect.markcoroutinefunction is new in Python 3.12")
def test_send_async_counts_as_a_coroutine_function(open_router: OpenRouter) -> None:
    assert inspect.iscoroutinefunction(open_router.responses.send_async)
