"""However a caller leaves a stream, its connection is closed at once, and the pool stays usable."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors, models
from openrouter_responses.testing import ResponsesServer, encode_event
from tests.reliability.httpcore_steps import HttpcoreSteps
from tests.reliability.pools import pools_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openrouter_responses import AsyncEventStream

DELTA = {"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1}


@pytest.fixture
def stalling(server: ResponsesServer) -> ResponsesServer:
    """A server whose first response is a stream that stalls after an event."""
    server.respond_with(body=[encode_event(DELTA)], ending="stall")
    return server


def by_break(open_router: OpenRouter) -> None:
    with open_router.responses.send(input="Hi", stream=True) as stream:
        for _ in stream:
            break
    with pytest.raises(errors.StreamInterruptedError, match="closed by the caller"):
        list(stream)


def by_break_out_of_the_text(open_router: OpenRouter) -> None:
    with open_router.responses.send(input="Hi", stream=True) as stream:
        for _ in stream.text_deltas():
            break


def by_exception(open_router: OpenRouter) -> None:
    with pytest.raises(StopAsyncIteration), open_router.responses.send(input="Hi", stream=True) as stream:
        raise_for(next(stream))


def by_collection(open_router: OpenRouter) -> None:
    for _ in open_router.responses.send(input="Hi", stream=True):
        break
    gc.collect()


def by_collection_of_a_generator(open_router: OpenRouter) -> None:
    def words() -> Iterator[str]:
        with open_router.responses.send(input="Hi", stream=True) as stream:
            yield from stream.text_deltas()

    assert next(words()) == "Hello"
    gc.collect()


def by_collection_in_a_cycle(open_router: OpenRouter) -> None:
    stream: Any = open_router.responses.send(input="Hi", stream=True)
    stream.itself = stream
    next(stream)
    del stream
    gc.collect()


def by_closing_from_another_thread(open_router: OpenRouter) -> None:
    stream = open_router.responses.send(input="Hi", stream=True)
    stopped = threading.Event()

    def read() -> None:
        with pytest.raises(errors.StreamInterruptedError):
            for _ in stream:
                pass
        stopped.set()

    thread = threading.Thread(target=read)
    thread.start()
    # Long enough for it to block.
    time.sleep(0.1)
    stream.close()
    thread.join(5)
    assert stopped.is_set()


def by_closing_the_client(open_router: OpenRouter) -> None:
    stream = open_router.responses.send(input="Hi", stream=True)
    open_router.close()
    with pytest.raises(errors.StreamInterruptedError):
        list(stream)


def raise_for(event: models.StreamEvents) -> None:
    raise StopAsyncIteration(event)


@pytest.mark.parametrize(
    "leave",
    [
        by_break,
        by_break_out_of_the_text,
        by_exception,
        by_collection,
        by_collection_of_a_generator,
        by_collection_in_a_cycle,
        by_closing_from_another_thread,
        by_closing_the_client,
    ],
)
def test_leaving_closes_the_connection(
    stalling: ResponsesServer, open_router: OpenRouter, leave: Callable[[OpenRouter], None]
) -> None:
    leave(open_router)
    assert stalling.wait_until_idle()


def test_closing_twice_is_closing_once(open_router: OpenRouter) -> None:
    stream = open_router.responses.send(model="test/echo", input="Hi", stream=True)
    stream.close()
    stream.close()
    with pytest.raises(errors.StreamInterruptedError):
        stream.get_final_response()


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("arguments", ['model="test/stall", stream=True', 'model="test/silent"'])
def test_an_interrupt_while_blocked_closes_the_connection(server: ResponsesServer, arguments: str) -> None:
    code = (
        "import signal, sys\n"
        "from openrouter_responses import OpenRouter\n"
        # A process that a shell starts in the background ignores interrupts, and so do its children.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"open_router = OpenRouter('key', server_url={server.url!r})\n"
        # Python loses an interrupt that comes while it imports.
        "open_router.responses.send(input='Hi', model='test/echo', stream=True).get_final_response()\n"
        "try:\n"
        f"    with open_router.responses.send(input='Hi', {arguments}) as stream:\n"
        "        for _ in stream:\n"
        "            print('started', flush=True)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        # If the interrupt is lost nevertheless, nothing else ends the process.
        last_resort = threading.Timer(30, process.kill)
        last_resort.daemon = True
        last_resort.start()
        deadline = time.monotonic() + 10
        while len(server.requests) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        # Long enough for the client to read what there is and to block.
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        lines = iter(process.stdout.readline, "")
        assert "interrupted\n" in itertools.takewhile(lambda line: line, lines)
        # The process lives on, so it is not its end that closes the connection.
        assert server.wait_until_idle()
        process.communicate()
        last_resort.cancel()
    assert process.returncode == 0


async def use(open_router: OpenRouter, stream: bool) -> None:
    async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=stream) as answer:
        async for _ in answer:
            pass


async def connections_are_fit(server: ResponsesServer, open_router: OpenRouter) -> None:
    """Check that one connection serves the next request, and that there is no other."""
    await use(open_router, True)
    busy, idle = pools_of(open_router._async_http_client())
    assert (busy, len(idle)) == ([], 1)
    await open_router._async_http_client().aclose()
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.httpcore
@pytest.mark.parametrize(("stream", "turns"), [(True, 0), (True, 1), *((False, turns) for turns in range(7))])
def test_cancelling_a_task_at_any_step_loses_no_connection(
    server: ResponsesServer, once: RetryConfig, stream: bool, turns: int
) -> None:
    async def cancel_at(number: int) -> bool:
        async with OpenRouter("sk-or-test", server_url=server.url, retry_config=once) as open_router:
            task = asyncio.create_task(use(open_router, stream))
            steps = HttpcoreSteps(number, (turns,), task.cancel)
            with steps, contextlib.suppress(asyncio.CancelledError):
                await task
            await connections_are_fit(server, open_router)
            return steps.seen >= number

    number = 1
    while asyncio.run(cancel_at(number)):
        number += 1
    assert number > 8
    assert server.wait_until_idle()


@pytest.mark.httpcore
@pytest.mark.anyio
@pytest.mark.parametrize("stream", [False, True])
async def test_cancelling_a_scope_at_any_step_loses_no_connection(
    server: ResponsesServer, once: RetryConfig, stream: bool
) -> None:
    number, more = 0, True
    while more:
        number += 1
        async with OpenRouter("sk-or-test", server_url=server.url, retry_config=once) as open_router:
            scope = anyio.CancelScope()
            steps = HttpcoreSteps(number, (0,), scope.cancel)
            with scope, steps:
                await use(open_router, stream)
            more = steps.seen >= number
            await connections_are_fit(server, open_router)
    assert number > 8
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.parametrize("model", ["test/silent", "test/stall", "test/slow"])
def test_a_timeout_of_asyncio_closes_the_connection(server: ResponsesServer, model: str) -> None:
    async def read(open_router: OpenRouter) -> None:
        async with asyncio.timeout(0.1):
            async for _ in await open_router.responses.send_async(model=model, input="Hi", stream=True):
                pass

    async def ask() -> None:
        async with OpenRouter("sk-or-test", server_url=server.url) as open_router:
            with pytest.raises(TimeoutError):
                await read(open_router)
            assert await asyncio.to_thread(server.wait_until_idle)

    asyncio.run(ask())


@pytest.mark.anyio
async def test_a_task_cancelled_while_it_waits_for_a_retry_holds_no_connection(
    server: ResponsesServer,
) -> None:
    server.respond_with(503, headers={"Connection": "close"})
    patient = RetryConfig("backoff", BackoffStrategy(60_000, 60_000, 1, 600_000, 0), True)
    async with OpenRouter("sk-or-test", server_url=server.url, retry_config=patient) as open_router:
        with anyio.move_on_after(0.2) as scope:
            await open_router.responses.send_async(input="Hi", stream=True)
    assert scope.cancelled_caught
    assert len(server.requests) == 1
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_leaving_generators_of_text_closes_the_connection(
    stalling: ResponsesServer, open_router: OpenRouter
) -> None:
    async with open_router:
        stream = await open_router.responses.send_async(input="Hi", stream=True)
        async with contextlib.aclosing(stream.text_deltas()) as deltas:  # type: ignore[type-var]
            async for _ in deltas:
                break
        await stream.close()
        assert await anyio.to_thread.run_sync(stalling.wait_until_idle)


@pytest.mark.anyio
async def test_another_task_can_close_a_stream_that_is_being_read(
    stalling: ResponsesServer, open_router: OpenRouter
) -> None:
    caught: list[errors.OpenRouterError] = []

    async def read(stream: AsyncEventStream) -> None:
        try:
            async for _ in stream:
                pass
        except errors.OpenRouterError as error:
            caught.append(error)

    async with open_router:
        stream = await open_router.responses.send_async(input="Hi", stream=True)
        with anyio.fail_after(5):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(read, stream)
                await anyio.sleep(0.1)
                await stream.close()
        assert [type(error) for error in caught] == [errors.StreamInterruptedError]
        assert await anyio.to_thread.run_sync(stalling.wait_until_idle)
