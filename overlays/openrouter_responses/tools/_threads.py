"""The concurrent calls of one turn of a blocking run: each tool in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import inspect
import queue
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

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
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from openrouter_responses.tools._events import ToolCall
    from openrouter_responses.tools._loop import ReadyCall
    from openrouter_responses.tools._outcome import AroundCall


class ThreadedCalls:
    """The calls of one turn. Iteration runs them and yields their events.

    A blocking function cannot be stopped. When its call times out or is cancelled, its thread continues without effect
    on the run; the thread does not keep the process alive.
    """

    def __init__(self, ready: Sequence[ReadyCall], around_call: AroundCall) -> None:
        self._ready = ready
        self._around_call = around_call
        self._messages: queue.SimpleQueue[_Message] = queue.SimpleQueue()
        self._running: dict[int, _CallThread] = {}

    def cancel(self, call_id: str) -> None:
        """End a call now, from any thread. The model is told that it was cancelled."""
        for index, one in enumerate(self._ready):
            if one.call.id == call_id:
                self._messages.put(_Message(index, error=cancelled_error()))

    def __iter__(self) -> Iterator[ToolEvent]:
        # All calls are recorded as started before one of them runs, so that a state which the caller saves at such an
        # event never has a running call that looks as if it had not begun.
        for one in self._ready:
            one.call.status = "started"
        for one in self._ready:
            yield ToolCallStarted(one.call)
        waiting = deque(enumerate(self._ready))
        open_calls = len(self._ready)
        try:
            while open_calls:
                while waiting and len(self._running) < MAX_CONCURRENT_CALLS:
                    index, one = waiting.popleft()
                    if one.call.status == "started":
                        self._running[index] = _CallThread(index, one, self._messages, self._around_call)
                message = self._next_message()
                call = self._ready[message.index].call
                if call.status != "started":
                    continue  # It timed out or was cancelled before.
                if message.is_progress:
                    yield ToolCallProgress(call, message.value)
                    continue
                self._settle(call, message)
                open_calls -= 1
                yield ToolCallFinished(call)
        finally:
            for thread in self._running.values():
                thread.abandon()

    def _next_message(self) -> _Message:
        """Wait for what happens next: a message of a thread, or the end of the time of a call."""
        ends = [(thread.ends, index) for index, thread in self._running.items() if thread.ends is not None]
        end, index = min(ends, default=(None, -1))
        try:
            return self._messages.get(timeout=None if end is None else max(end - time.monotonic(), 0))
        except queue.Empty:
            return _Message(index, error=timeout_error(self._ready[index].tool.timeout_ms))

    def _settle(self, call: ToolCall, message: _Message) -> None:
        thread = self._running.pop(message.index, None)
        if thread is not None:
            call.seconds = time.monotonic() - thread.began
            thread.abandon()
        if message.error is None:
            finish(call, message.value)
        else:
            fail(call, message.error)
            if not isinstance(message.error, Exception | asyncio.CancelledError):
                raise message.error


class _Message:
    """A message of a thread: progress, a value, or an exception."""

    def __init__(
        self, index: int, *, value: Any = None, error: BaseException | None = None, is_progress: bool = False
    ) -> None:
        self.index = index
        self.value = value
        self.error = error
        self.is_progress = is_progress


class _AbandonedError(Exception):
    """Ends a generator whose call has timed out or was cancelled."""


class _CallThread:
    """A thread that runs one call.

    Attributes:
        began: The time when it began, as by `time.monotonic`.
        ends: The time at which the call times out; None for no limit.
    """

    def __init__(
        self, index: int, ready: ReadyCall, messages: queue.SimpleQueue[_Message], around_call: AroundCall
    ) -> None:
        self._index = index
        self._ready = ready
        self._messages = messages
        self._around_call = around_call
        self._abandoned = False
        self._cancel_task: Callable[[], object] | None = None
        self.began = time.monotonic()
        timeout_ms = ready.tool.timeout_ms
        self.ends = None if timeout_ms is None else self.began + timeout_ms / 1000
        context = contextvars.copy_context()
        name = f"openrouter-responses tool {ready.tool.name}"
        threading.Thread(target=context.run, args=(self._run,), name=name, daemon=True).start()

    def abandon(self) -> None:
        """Ignore the rest of the call; stop it where that is possible."""
        self._abandoned = True
        if self._cancel_task is not None:
            with contextlib.suppress(RuntimeError):  # the event loop of the call has ended
                self._cancel_task()

    def _run(self) -> None:
        try:
            with self._around_call(self._ready.call):
                value = asyncio.run(self._await()) if self._ready.tool.is_async else self._call()
        except BaseException as error:
            self._send(error=error)
        else:
            self._send(value=value)

    def _call(self) -> Any:
        ready = self._ready
        value = ready.tool.handler(*ready.args, **ready.kwargs)
        if ready.tool.is_generator:
            return value_of_generator(value, self._report)
        # A decorated coroutine function may look like a blocking one.
        return asyncio.run(_awaited(value)) if inspect.isawaitable(value) else value

    def _report(self, value: Any) -> None:
        if self._abandoned:
            raise _AbandonedError
        self._send(value=value, is_progress=True)

    async def _await(self) -> Any:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        if task is not None:
            self._cancel_task = lambda: loop.call_soon_threadsafe(task.cancel)
        if self._abandoned:
            return None
        ready = self._ready
        value = ready.tool.handler(*ready.args, **ready.kwargs)
        if not ready.tool.is_generator:
            return await value if inspect.isawaitable(value) else value
        last = None
        async for last in value:
            self._report(last)
        return last

    def _send(self, **fields: Any) -> None:
        if not self._abandoned:
            self._messages.put(_Message(self._index, **fields))


async def _awaited(value: Awaitable[Any]) -> Any:
    return await value
