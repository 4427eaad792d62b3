"""A task that is cancelled again while it closes its connection still closes it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, RetryConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.testing import ResponsesServer


class CancelAtStep(logging.Handler):
    """Cancels a task at a step that httpcore logs, and again after one or more turns of the event loop."""

    def __init__(self, number: int, turns: tuple[int, ...], cancel: Callable[[], Any]) -> None:
        super().__init__()
        self.seen = 0
        self._number = number
        self._turns = turns
        self._cancel = cancel

    def emit(self, record: logging.LogRecord) -> None:
        self.seen += 1
        if self.seen == self._number:
            for turns in self._turns:
                self._after(turns)

    def _after(self, turns: int) -> None:
        if turns:
            asyncio.get_running_loop().call_soon(self._after, turns - 1)
        else:
            self._cancel()

    def __enter__(self) -> None:
        logger = logging.getLogger("httpcore")
        logger.addHandler(self)
        logger.setLevel(logging.DEBUG)

    def __exit__(self, *_: object) -> None:
        logger = logging.getLogger("httpcore")
        logger.removeHandler(self)
        logger.setLevel(logging.NOTSET)


async def use(open_router: OpenRouter, stream: bool) -> None:
    if not stream:
        await open_router.responses.send_async(model="test/echo", input="Hi")
        return
    async with await open_router.responses.send_async(model="test/echo", input="Hi", stream=True) as events:
        async for _ in events:
            pass


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("turns", [(0, 1), (1, 2), (2, 3), (0, 2), (0, 1, 2, 3)])
def test_cancelling_a_task_twice_at_any_step_loses_no_connection(
    server: ResponsesServer, once: RetryConfig, stream: bool, turns: tuple[int, ...]
) -> None:
    async def cancel_at(number: int) -> bool:
        async with OpenRouter("sk-or-test", server_url=server.url, retry_config=once) as open_router:
            task = asyncio.create_task(use(open_router, stream))
            steps = CancelAtStep(number, turns, task.cancel)
            with steps, contextlib.suppress(asyncio.CancelledError):
                await task
            # Background work that the cancelled task left.
            await asyncio.sleep(0.02)
            await use(open_router, True)
            pool: Any = open_router._async_http_client()._transport
            assert [connection for connection in pool._pool.connections if not connection.is_idle()] == [], number
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
            pool: Any = open_router._async_http_client()._transport
            assert [connection for connection in pool._pool.connections if not connection.is_closed()] == []

    for turns in range(5):
        asyncio.run(main(turns))
    assert server.wait_until_idle()
