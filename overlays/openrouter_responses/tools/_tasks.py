"""The concurrent calls of one turn of an asynchronous run, under asyncio and trio."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import math
import time
from typing import TYPE_CHECKING, Any

import anyio
import anyio.from_thread
import anyio.to_thread

from openrouter_responses.tools._events import ToolCallFinished, ToolCallProgress, ToolCallStarted, ToolEvent
from openrouter_responses.tools._outcome import (
    MAX_CONCURRENT_CALLS,
    cancelled_error,
    fail,
    finish,
    timeout_error,
    value_of_generator,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence

    from openrouter_responses.tools._loop import ReadyCall
    from openrouter_responses.tools._outcome import AroundCall


class ConcurrentCalls:
    """The calls of one turn. Iteration runs them and yields their events.

    Coroutines run in tasks, blocking functions in threads. The tasks do not belong to a task group, because its cancel
    scope would also surround the code of the caller between two events.
    """

    def __init__(self, ready: Sequence[ReadyCall], around_call: AroundCall) -> None:
        self._ready = ready
        self._around_call = around_call
        self._scopes: dict[str, anyio.CancelScope] = {}
        self._cancelled: set[str] = set()
        self._slots = anyio.Semaphore(MAX_CONCURRENT_CALLS)
        # Not the limiter of anyio, which the whole program shares.
        self._threads = anyio.CapacityLimiter(MAX_CONCURRENT_CALLS)

    def cancel(self, call_id: str) -> None:
        """End a call now, from the event loop of the run. The model is told that it was cancelled."""
        if any(one.call.id == call_id for one in self._ready):
            self._cancelled.add(call_id)
            if call_id in self._scopes:
                self._scopes[call_id].cancel()

    async def events(self) -> AsyncGenerator[ToolEvent, None]:
        """Run the calls, and yield their events."""
        for one in self._ready:
            one.call.status = "started"
        for one in self._ready:
            yield ToolCallStarted(one.call)
        send, receive = anyio.create_memory_object_stream[ToolEvent | BaseException](math.inf)
        running = [_start(self._run, one, send.send_nowait) for one in self._ready]
        open_calls = len(self._ready)
        try:
            while open_calls:
                event = await receive.receive()
                if isinstance(event, BaseException):
                    raise event
                open_calls -= isinstance(event, ToolCallFinished)
                yield event
        finally:
            if open_calls:
                for scope in self._scopes.values():
                    scope.cancel()
                for stop in running:
                    stop()
            send.close()
            receive.close()

    async def _run(self, ready: ReadyCall, send: Callable[[ToolEvent | BaseException], None]) -> None:
        call, timeout_ms = ready.call, ready.tool.timeout_ms
        async with self._slots:
            began = time.monotonic()
            timeout = math.inf if timeout_ms is None else timeout_ms / 1000
            error: BaseException | None = None
            value: Any = None

            def report(progress: Any) -> None:
                if call.status == "started":
                    send(ToolCallProgress(call, progress))

            with anyio.move_on_after(timeout) as scope:
                self._scopes[call.id] = scope
                if call.id in self._cancelled:
                    scope.cancel()
                try:
                    with self._around_call(call):
                        value = await self._value(ready, report)
                except anyio.get_cancelled_exc_class() as cancellation:
                    if scope.cancel_called or _is_cancelled():
                        raise
                    error = cancellation
                except BaseException as raised:
                    error = raised
            call.seconds = time.monotonic() - began
            if scope.cancelled_caught:
                error = cancelled_error() if call.id in self._cancelled else timeout_error(timeout_ms)
        if error is None:
            finish(call, value)
        else:
            fail(call, error)
        is_fatal = error is not None and not isinstance(error, Exception | asyncio.CancelledError)
        send(error if is_fatal and error is not None else ToolCallFinished(call))

    async def _value(self, ready: ReadyCall, report: Callable[[Any], None]) -> Any:
        """Run a tool, report its progress, and return its value."""
        tool = ready.tool
        if not tool.is_async:
            [value] = await anyio.to_thread.run_sync(
                _call, ready, report, abandon_on_cancel=True, limiter=self._threads
            )
            # A decorated coroutine function may look like a blocking one.
            return await value if inspect.isawaitable(value) else value
        value = tool.handler(*ready.args, **ready.kwargs)
        if not tool.is_generator:
            return await value if inspect.isawaitable(value) else value
        last = None
        async for last in value:
            report(last)
        return last


def _call(ready: ReadyCall, report: Callable[[Any], None]) -> tuple[Any]:
    """Run a blocking tool in a thread of anyio, and return its value in a tuple: trio refuses coroutines as values."""
    value = ready.tool.handler(*ready.args, **ready.kwargs)
    if ready.tool.is_generator:
        value = value_of_generator(value, lambda progress: anyio.from_thread.run_sync(report, progress))
    return (value,)


def _is_cancelled() -> bool:
    """Return whether the current task was cancelled, and not only raised the exception for it."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # under trio, where only the event loop raises it
        return True
    return task is None or task.cancelling() > 0


def _start(function: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> Callable[[], object]:
    """Start a task that may outlive the code that starts it; return the function that cancels it."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return _start_in_trio(function, *args)
    return loop.create_task(function(*args)).cancel


def _start_in_trio(function: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> Callable[[], object]:
    import trio

    scope = trio.CancelScope()

    async def run() -> None:
        with scope:
            await function(*args)

    trio.lowlevel.spawn_system_task(run, context=contextvars.copy_context())
    return scope.cancel
