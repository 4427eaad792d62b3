"""Sending and closing of asynchronous requests that loses no connection when the task is cancelled.

If a task is cancelled after httpcore has opened a connection and before it uses it, the connection is neither closed
nor reused, and the pool counts it as busy forever. That window is one iteration of the event loop; if many tasks are
cancelled at once, some of them are in it.

An HTTP client or the body of a response with a true attribute `is_cancellation_safe` needs none of this.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
from typing import TYPE_CHECKING, Any, Self, TypeVar

import anyio
import httpx

from openrouter_responses import _http_library
from openrouter_responses._connection_release import keep_for_parent, shut_down
from openrouter_responses._send_turns import turns_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

T = TypeVar("T")

_CONNECTION_STEPS = ("connect_tcp", "connect_unix_socket", "setup_socks5_connection", "start_tls")

_running: set[asyncio.Task[Any]] = set()
_unfinished: list[AsyncIterator[bytes]] = []


class CancellationSafeStream(httpx.AsyncByteStream):
    """The stream of a response whose connection is closed even if the task that reads it is cancelled repeatedly.

    An interrupted close leaves its connection neither closed nor usable, and the pool counts it as busy forever.
    asyncio cancels whatever a task waits for, even inside a shield of anyio. So under asyncio every close runs in its
    own task, including the closes that httpcore starts when a read is cancelled.
    """

    def __init__(self, stream: Any) -> None:
        self._stream: httpx.AsyncByteStream = stream
        if asyncio_loop() is not None:
            _shield_closing(stream)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()

    async def aclose(self) -> None:
        """Close the stream."""
        with anyio.CancelScope(shield=True):
            loop = asyncio_loop()
            if loop is None:
                await self._stream.aclose()
            else:
                await asyncio.shield(start_task(loop, self._stream.aclose()))


def _shield_closing(stream: httpx.AsyncByteStream) -> None:
    """Shield `aclose` of the httpcore streams inside an httpx stream, which are in private attributes."""
    inner: Any = getattr(getattr(stream, "_stream", None), "_httpcore_stream", None)
    while hasattr(inner, "aclose"):
        # An attribute of the instance would hold a bound method: a reference cycle for each response.
        inner.__class__ = _with_shielded_close(inner.__class__)
        inner = getattr(inner, "_stream", None)


@functools.cache
def _with_shielded_close(kind: type[Any]) -> type[Any]:
    """Return a subclass whose `aclose` runs in its own task, unless the current task is already such a task."""

    async def aclose(self: Any) -> None:
        if asyncio.current_task() in _running:
            await kind.aclose(self)
        else:
            await asyncio.shield(start_task(asyncio.get_running_loop(), kind.aclose(self)))

    return type(kind.__name__, (kind,), {"aclose": aclose})


async def close(response: httpx.Response, chunks: AsyncIterator[bytes] | None) -> None:
    """Close a response whose body is being read through `chunks`."""
    with contextlib.suppress(Exception):
        await response.aclose()
    if chunks is None:
        return
    # Finish the suspended generators inside httpx; otherwise the event loop would have to finalize them.
    with contextlib.suppress(Exception):
        async for _ in chunks:
            pass


def closer(response: httpx.Response, chunks: AsyncIterator[bytes]) -> Callable[[], None]:
    """Return a function that closes a response without waiting; create it in the event loop, call it in any thread."""
    process = os.getpid()
    loop = asyncio_loop()
    close_soon = _closer_in_trio(response, chunks) if loop is None else _closer_in_asyncio(loop, response, chunks)

    def close_in_own_process() -> None:
        if os.getpid() == process:
            close_soon()
        else:
            keep_for_parent(response, chunks)

    return close_in_own_process


def _closer_in_asyncio(
    loop: asyncio.AbstractEventLoop, response: httpx.Response, chunks: AsyncIterator[bytes]
) -> Callable[[], None]:
    def close_soon() -> None:
        # The loop may have been closed already.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: start_task(loop, close(response, chunks)))

    return close_soon


def _closer_in_trio(response: httpx.Response, chunks: AsyncIterator[bytes]) -> Callable[[], None]:
    import trio

    token = trio.lowlevel.current_trio_token()

    def start() -> None:
        try:
            trio.lowlevel.spawn_system_task(close, response, chunks)
        except RuntimeError:  # the run is ending, and no task can be started
            shut_down(response)
            # trio finishes the remaining asynchronous generators itself, and warns of garbage-collected ones.
            _unfinished[:] = [one for one in _unfinished if getattr(one, "ag_frame", None) is not None]
            _unfinished.append(chunks)

    def close_soon() -> None:
        with contextlib.suppress(trio.RunFinishedError):
            token.run_sync_soon(start)

    return close_soon


def asyncio_loop() -> asyncio.AbstractEventLoop | None:
    """Return the running asyncio event loop; None under trio."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def start_task(loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start a task that continues even if no other task waits for it."""
    # The event loop holds only weak references to tasks.
    task = loop.create_task(coroutine)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task


def _is_safe(client_or_body: object) -> bool:
    return getattr(client_or_body, "is_cancellation_safe", False)


async def send(http_client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """Send a request, and return its response, whose body is not read and is closed safely."""
    if _is_safe(http_client):
        response = await http_client.send(request, stream=True, follow_redirects=False)
    else:
        response = await _send_shielded(http_client, request)
    if not _is_safe(response.stream) and _http_library.is_async_body(response):
        _http_library.set_body(response, CancellationSafeStream(response.stream))
    return response


async def _send_shielded(http_client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    loop = asyncio_loop()
    if loop is None:
        return await _send_in_trio(http_client, request)
    trace = _ConnectionTrace()
    request.extensions["trace"] = trace
    sending = start_task(loop, _send_in_turn(loop, http_client, request))
    try:
        return await asyncio.shield(sending)
    except asyncio.CancelledError:
        with anyio.CancelScope(shield=True):
            await asyncio.shield(start_task(loop, _abandon(sending, trace)))
        raise


async def _send_in_turn(
    loop: asyncio.AbstractEventLoop, http_client: httpx.AsyncClient, request: httpx.Request
) -> httpx.Response:
    await turns_of(loop).take(loop)
    return await http_client.send(request, stream=True, follow_redirects=False)


class _ConnectionTrace:
    """A trace of the steps that httpcore reports for a request."""

    def __init__(self) -> None:
        self.at_new_connection = False
        """Whether the last step opened a connection."""

    async def __call__(self, step: str, info: Any) -> None:
        _, name, state = step.split(".")
        self.at_new_connection = state == "complete" and name in _CONNECTION_STEPS


async def _abandon(sending: asyncio.Task[httpx.Response], trace: _ConnectionTrace) -> None:
    while trace.at_new_connection and not sending.done():  # noqa: ASYNC110 - one iteration of the event loop
        await asyncio.sleep(0)
    sending.cancel()
    with contextlib.suppress(Exception, asyncio.CancelledError):
        response = await sending
        await response.aclose()


async def _send_in_trio(http_client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    shield = contextlib.ExitStack()
    trace = _ConnectionTrace()

    async def shield_new_connection(step: str, info: Any) -> None:
        await trace(step, info)
        shield.close()
        if trace.at_new_connection:
            shield.enter_context(anyio.CancelScope(shield=True))

    request.extensions["trace"] = shield_new_connection
    _http_library.set_body(request, _RequestBody(request.content))
    with shield:
        return await http_client.send(request, stream=True, follow_redirects=False)


class _RequestBody(httpx.AsyncByteStream):
    """The body of a request. httpx would use an asynchronous generator, and trio warns if one is not finished."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _OneChunk(self._content)


class _OneChunk:
    def __init__(self, chunk: bytes) -> None:
        self._chunks = iter((chunk,))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration
