"""One client serves many threads, tasks, event loops and processes at the same time and mixes nothing up."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
import threading
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-test"
# Fewer than the idle connections that are kept, so that each thread finds one.
THREADS = 16
CONNECTIONS = 8


def test_threads_share_a_client(server: ResponsesServer, open_router: OpenRouter) -> None:
    texts: dict[tuple[int, int], str] = {}

    def ask(number: int) -> None:
        for turn in range(3):
            with open_router.responses.send(model="test/echo", input=f"<{number},{turn}>", stream=True) as stream:
                texts[number, turn] = "".join(stream.text_deltas())

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == THREADS * 3
    assert all(f"<{number},{turn}>" in text for (number, turn), text in texts.items())
    assert server.accepted_connections <= THREADS
    open_router.close()
    assert server.wait_until_idle()


# The time of httpcore's pool grows with the square of the waiting requests.
@pytest.mark.parametrize("count", [100, pytest.param(1_000, marks=pytest.mark.extended)])
@pytest.mark.anyio
async def test_streams_share_the_connections_of_a_pool_and_lose_none(
    server: ResponsesServer, once: RetryConfig, count: int
) -> None:
    texts: dict[int, str] = {}
    most = 0

    async def ask(open_router: OpenRouter, number: int) -> None:
        nonlocal most
        stream = await open_router.responses.send_async(model="test/echo", input=f"<{number}>", stream=True)
        most = max(most, server.open_connections)
        async with stream:
            texts[number] = "".join([delta async for delta in stream.text_deltas()])

    limits = httpx.Limits(max_connections=CONNECTIONS)
    async with (
        httpx.AsyncClient(limits=limits, timeout=60) as given,
        OpenRouter(KEY, server_url=server.url, async_client=given, retry_config=once) as open_router,
        anyio.create_task_group() as tasks,
    ):
        for number in range(count):
            tasks.start_soon(ask, open_router, number)
    assert sorted(texts) == list(range(count))
    assert all(f"<{number}>" in text for number, text in texts.items())
    assert len(server.requests) == count
    # The server may count a connection for a moment after the client closed it.
    assert most <= CONNECTIONS + 5
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


@pytest.mark.anyio
async def test_streams_that_wait_for_each_other_are_not_mixed_up(open_router: OpenRouter) -> None:
    async with open_router:
        streams = [
            await open_router.responses.send_async(model="test/echo", input=f"<{number}>", stream=True)
            for number in range(20)
        ]
        texts = [""] * len(streams)
        for _ in range(200):
            for number, stream in enumerate(streams):
                event = await anext(stream, None)
                texts[number] += (
                    getattr(event, "delta", "") if getattr(event, "type", "").endswith("text.delta") else ""
                )
        assert all(f"<{number}>" in text for number, text in enumerate(texts))


@pytest.mark.anyio
async def test_one_client_serves_sync_and_async(server: ResponsesServer, open_router: OpenRouter) -> None:
    async with open_router:
        result = await open_router.responses.send_async(model="test/echo", input="async")
        other = await anyio.to_thread.run_sync(lambda: open_router.responses.send(model="test/echo", input="sync"))
        assert "async" in result.output_text
        assert "sync" in other.output_text
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_a_client_outlives_an_event_loop(server: ResponsesServer) -> None:
    open_router = OpenRouter(KEY, server_url=server.url)

    async def ask() -> str:
        stream = await open_router.responses.send_async(model="test/echo", input="Hi", stream=True)
        async with stream:
            text = "".join([delta async for delta in stream.text_deltas()])
        await open_router._async_http_client().aclose()
        return text

    for _ in range(2):
        assert "Hi" in asyncio.run(ask())


def test_event_loops_of_several_threads_share_a_client(server: ResponsesServer) -> None:
    open_router = OpenRouter(KEY, server_url=server.url)
    texts: list[str] = []

    async def ask(number: int) -> None:
        result = await open_router.responses.send_async(model="test/echo", input=f"<{number}>")
        texts.append(result.output_text)
        await open_router._async_http_client().aclose()

    threads = [threading.Thread(target=lambda number=number: asyncio.run(ask(number))) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(any(f"<{number}>" in text for text in texts) for number in range(8))
    assert server.wait_until_idle()


# A lock that another thread holds during a fork stays locked in the child, so these run in processes without threads.
FORKING = """
import os, sys
from openrouter_responses import OpenRouter

def run_in_child(function):
    child = os.fork()
    if child == 0:
        os._exit(0 if function() else 1)
    assert os.waitpid(child, 0)[1] == 0

with OpenRouter("key", server_url=sys.argv[1]) as open_router:
"""


def in_a_process_without_threads(program: str, server: ResponsesServer) -> None:
    command = [sys.executable, "-W", "error", "-c", FORKING + textwrap.indent(program, "    "), server.url]
    subprocess.run(command, check=True, timeout=60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_client_can_be_used_after_a_fork(server: ResponsesServer) -> None:
    program = """
open_router.responses.send(model="test/echo", input="Hi")
run_in_child(lambda: open_router.responses.send(model="test/echo", input="Hi").output_text)
assert open_router.responses.send(model="test/echo", input="Hi").output_text
"""
    in_a_process_without_threads(program, server)
    assert server.accepted_connections == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_stream_goes_on_in_the_parent_while_a_child_uses_the_client(server: ResponsesServer) -> None:
    program = """
with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
    next(stream)
    run_in_child(lambda: open_router.responses.send(model="test/echo", input="Hi").output_text)
    assert stream.get_final_response().status == "completed"
"""
    in_a_process_without_threads(program, server)
