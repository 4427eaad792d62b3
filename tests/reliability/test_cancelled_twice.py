"""A task that is cancelled again while it closes its connection still closes it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import pytest

from openrouter_responses import OpenRouter, RetryConfig
from tests.reliability.httpcore_steps import HttpcoreSteps
from tests.reliability.pools import pools_of

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


async def use(open_router: OpenRouter, stream: bool) -> None:
    if not stream:
        await open_router.responses.send_async(model="test/echo", input="Hi")
        return
    async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=True) as events:
        async for _ in events:
            pass


@pytest.mark.httpcore
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("turns", [(0, 1), (1, 2), (2, 3), (0, 2), (0, 1, 2, 3)])
def test_cancelling_a_task_twice_at_any_step_loses_no_connection(
    server: ResponsesServer, once: RetryConfig, stream: bool, turns: tuple[int, ...]
) -> None:
    async def cancel_at(number: int) -> bool:
        async with OpenRouter("sk-or-test", server_url=server.url, retry_config=once) as open_router:
            task = asyncio.create_task(use(open_router, stream))
            steps = HttpcoreSteps(number, turns, task.cancel)
            with steps, contextlib.suppress(asyncio.CancelledError):
                await task
            # Background work that the cancelled task left.
            await asyncio.sleep(0.02)
            await use(open_router, True)
            assert pools_of(open_router._async_http_client()).busy == [], number
            return steps.seen >= number

    number = 1
    while asyncio.run(cancel_at(number)):
        number += 1
    assert number > 8
    assert server.wait_until_idle()


def test_a_reader_cancelled_twice_while_it_waits_loses_no_connection(
    server: ResponsesServer, once: RetryConfig
) -> None:
    async def read(open_router: OpenRouter) -> None:
        async with await open_router.responses.send_async(model="test/stall", input="Hi", stream=True) as events:
            async for _ in events:
                pass

    async def main(turns: int) -> None:
        async with OpenRouter("sk-or-test", server_url=server.url, retry_config=once) as open_router:
            task = asyncio.create_task(read(open_router))
            await asyncio.sleep(0.1)
            task.cancel()
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await asyncio.sleep(0.02)
            assert pools_of(open_router._async_http_client()) == ([], [])

    for turns in range(5):
        asyncio.run(main(turns))
    assert server.wait_until_idle()
