"""Closing an asynchronous answer from where waiting is not sure: a cancelled task, or the collector."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

T = TypeVar("T")

_running: set[asyncio.Task[Any]] = set()


class SurelyClosed(httpx.AsyncByteStream):
    """The bytes of an answer, whose closing goes on to its end when the task that asked for it is cancelled.

    Cut short, it would leave its connection neither closed nor fit for use, and count it as busy for ever. asyncio
    cancels whatever a task waits for, shielded by anyio or not; so there the closing has a task of its own.
    """

    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        """Close."""
        with anyio.CancelScope(shield=True):
            loop = asyncio_loop()
            if loop is None:
                await self._stream.aclose()
            else:
                await asyncio.shield(start_task(loop, self._stream.aclose()))


async def close(response: httpx.Response, chunks: AsyncIterator[bytes]) -> None:
    """Close an answer that is being read through `chunks`."""
    await response.aclose()
    # Ends the suspended generators inside httpx, which would otherwise be left to the event loop's collector.
    with contextlib.suppress(Exception):
        async for _ in chunks:
            pass


def closer(response: httpx.Response, chunks: AsyncIterator[bytes]) -> Callable[[], None]:
    """What closes an answer from where nothing can be awaited; to be made in its event loop, to be called anywhere."""
    loop = asyncio_loop()
    if loop is None:
        return _closer_in_trio(response, chunks)

    def close_soon() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: start_task(loop, close(response, chunks)))

    return close_soon


def _closer_in_trio(response: httpx.Response, chunks: AsyncIterator[bytes]) -> Callable[[], None]:
    import trio

    token = trio.lowlevel.current_trio_token()

    def close_soon() -> None:
        with contextlib.suppress(trio.RunFinishedError):
            token.run_sync_soon(trio.lowlevel.spawn_system_task, close, response, chunks)

    return close_soon


def asyncio_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop of asyncio that runs; None under trio."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def start_task(loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start a task that goes on when nobody waits for it any more."""
    # The event loop itself holds tasks only weakly.
    task = loop.create_task(coroutine)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task
