"""Streamed responses: typed events as they are received, over a connection that is closed after the last one.

A stream ends in one of these ways:

- After the terminal event the iteration ends. The rest of the body is read and discarded, so that the connection can be
  reused; if the body does not end within a quarter of a second and 64 KB, the connection is closed.
- An event ``error`` may be followed by ``response.failed``, which carries the partial output; the iteration waits for
  it within the same limits.
- An error object instead of an event raises the exception for its code.
- The mark ``[DONE]`` before any terminal event raises `StreamInterruptedError`, and so does a body that ends, breaks or
  stalls; an event that is not a JSON object raises `ResponseValidationError`. These exceptions carry the data received
  so far: `event_count`, `text` and `partial_response`.
- A terminal event that reports a failed response (``response.failed``, ``error``, or a response whose status is failed
  or that has an error instead of output) is an event like any other; `text_deltas` and `get_final_response` raise the
  exception that `send` raises for the same response without streaming.

The connection is also closed when the stream is closed (`with`, `close`) or garbage-collected. Reading from a stream
that was closed before its end raises `StreamInterruptedError`; after its end there are no more events. Under CPython a
stream without any reference is closed at once; an `AsyncEventStream` is closed as soon as its event loop runs again.
"""

from __future__ import annotations

import contextlib
import os
import weakref
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NoReturn, Self, cast

from openrouter_responses import _connection_release, _error_mapping
from openrouter_responses.rate_limit import rate_limit_of
from openrouter_responses.shown import Shown

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator
    from types import TracebackType

    import httpx

    from openrouter_responses._event_reader import EventReader
    from openrouter_responses._observation import Observation
    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses.result import ResponseResult
    from openrouter_responses_generated.models import OutputItems, StreamEvents

SECONDS_TO_END = 0.25
"""Maximum time from the last event to the end of the body; after it the connection is closed."""
BYTES_TO_END = 64 * 1024
"""Maximum number of bytes after the last event; beyond it the connection is closed."""


class EventStream(Shown):
    """The events of a streamed response: an iterator, and a context manager that closes the connection.

    Attributes:
        raw_response: The HTTP response that carries the events.
    """

    def __init__(self, response: httpx.Response, reader: EventReader) -> None:
        self.raw_response = response
        self._reader = reader
        self._chunks = response.iter_bytes()
        self._first: StreamEvents | None = None
        self._rest_is_limited = False
        self._process = os.getpid()
        self._abandon = weakref.finalize(self, _connection_release.abandon, response, self._chunks, self._process)
        self._abandon.atexit = False
        self._observation: Observation | None = None

    @property
    def response(self) -> httpx.Response:
        """`raw_response` under the official SDK's name."""
        return self.raw_response

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP response."""
        return self.raw_response.headers

    @property
    def generation_id(self) -> str | None:
        """ID of the generation, to quote to OpenRouter's support."""
        return _error_mapping.generation_id(self.raw_response)

    @property
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return rate_limit_of(self.raw_response.headers)

    def _read_first(self) -> Self:
        """Wait for the first event, which the iteration later returns first.

        Raises:
            OpenRouterError: The stream fails before its first event.
        """
        self._first = next(self, None)
        return self

    def _with_result(self, result: ResponseResult) -> Self:
        """Use a result that was received instead of a stream as the only event."""
        self._first = self._reader.use_result(result)
        return self

    def _observe(self, observation: Observation) -> None:
        """Tell the observers when the stream, whose first event was received, has ended."""
        observation.first_event()
        self._observation = observation
        observation.watch(self, self._reader)

    def text_deltas(self) -> Iterator[str]:
        """Iterate over the text deltas.

        Raises:
            OpenRouterError: The stream breaks, or the response fails.
        """
        event = None
        for event in self:
            if delta := self._reader.text_delta(event):
                yield delta
        if event is not None:
            self._reader.raise_if_failed()

    def items(self) -> Iterator[OutputItems]:
        """Iterate over the output items as they grow.

        Each event that changes an item yields it. It is the same object until it is done, and longer if the events
        match: its text, refusal, reasoning, arguments, input or code is what has been received so far.

        Raises:
            OpenRouterError: The stream breaks, or the response fails.
        """
        reader = self._reader
        growing = reader.grow()
        for _ in self:
            for item in cast("tuple[OutputItems, ...]", growing.changed):
                yield item
            while True:  # the other events that have been received, which need no call of `__next__` each
                try:
                    event = reader.next_event()
                except BaseException as error:
                    self._close(error)
                    raise
                if event is None:
                    break
                for item in cast("tuple[OutputItems, ...]", growing.changed):
                    yield item
        reader.raise_if_failed()

    @property
    def snapshot(self) -> ResponseResult | None:
        """The response as of now, with its output items so far; None before the first event.

        It is built when it is asked for, and later events do not change it.
        """
        return self._reader.grow().response()

    def get_final_response(self) -> ResponseResult:
        """Read the stream to its end, and return the response of its terminal event.

        An incomplete response (a token limit, a content filter) is also returned; its status is `incomplete`.

        Raises:
            ResponseFailedError: The response failed.
            StreamInterruptedError: The stream ended, or was closed, before its terminal event.
        """
        for _ in self:
            pass
        return self._reader.final_response()

    def close(self) -> None:
        """Close the connection, or return it to the pool if the stream has ended. No more events can be read."""
        self._close(None)

    def _close(self, error: BaseException | None) -> None:
        try:
            if self._observation is not None:
                self._observation.finish_stream(self._reader, error)
        finally:  # also where an observer was interrupted
            self._release()

    def _release(self) -> None:
        if self._abandon.detach() is None:
            return
        reader, response = self._reader, self.raw_response
        if self._first is not None or not reader.ended:
            self._first = None
            reader.close_early()
        if os.getpid() != self._process:
            _connection_release.keep_for_parent(response, self._chunks)
            return
        try:
            if reader.complete:
                self._drain()
            else:
                # This wakes a thread that waits for bytes; otherwise it would keep the connection open.
                _connection_release.shut_down(response)
        finally:
            with contextlib.suppress(Exception):
                response.close()

    def __repr__(self) -> str:
        return _represented(self)

    def __reduce__(self) -> NoReturn:
        _refuse_copy(self)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> StreamEvents:
        reader = self._reader
        if self._first is not None:
            first, self._first = self._first, None
            return first
        try:
            while (event := reader.next_event()) is None and not reader.ended:
                self._receive()
        except BaseException as error:
            self._close(error)
            raise
        if event is None:
            event = self._failed_event() if reader.awaits_failed_event else None
            self.close()
            if event is None:
                raise StopIteration
        return event

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _receive(self) -> None:
        reader = self._reader
        try:
            chunk = next(self._chunks, None)
        except Exception as error:
            raise reader.interrupted(_error_mapping.reason(error)) from _error_mapping.without_frames(error)
        if chunk is None:
            reader.feed_end()
        else:
            reader.feed(chunk)

    def _failed_event(self) -> StreamEvents | None:
        """Wait for the event ``response.failed`` that may follow an event ``error``; None if it does not."""
        reader = self._reader
        event = reader.failed_event(b"")
        self._limit_rest()
        with contextlib.suppress(Exception):
            while event is None and reader.awaits_failed_event:
                event = reader.failed_event(next(self._chunks, None))
        reader.awaits_failed_event = False
        return event

    def _drain(self) -> None:
        self._limit_rest()
        with contextlib.suppress(Exception):
            for _ in self._chunks:
                pass

    def _limit_rest(self) -> None:
        if not self._rest_is_limited:
            self._rest_is_limited = True
            self._chunks = _connection_release.remaining_chunks(
                self.raw_response, self._chunks, seconds=SECONDS_TO_END, size=BYTES_TO_END
            )


class AsyncEventStream(Shown):
    """The events of a streamed response, for `async for` and `async with`; the asynchronous form of `EventStream`.

    Attributes:
        raw_response: The HTTP response that carries the events.
    """

    def __init__(self, response: httpx.Response, reader: EventReader) -> None:
        self.raw_response = response
        self._reader = reader
        self._chunks = response.aiter_bytes()
        self._first: StreamEvents | None = None
        self._rest_size = 0
        self._rest_ends: float | None = None
        self._process = os.getpid()
        # Imported here, as in `close`, because blocking calls do not need asyncio.
        from openrouter_responses import _cancellation

        self._abandon = weakref.finalize(self, _cancellation.closer(response, self._chunks))
        self._abandon.atexit = False
        self._observation: Observation | None = None

    @property
    def response(self) -> httpx.Response:
        """`raw_response` under the official SDK's name."""
        return self.raw_response

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP response."""
        return self.raw_response.headers

    @property
    def generation_id(self) -> str | None:
        """ID of the generation, to quote to OpenRouter's support."""
        return _error_mapping.generation_id(self.raw_response)

    @property
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return rate_limit_of(self.raw_response.headers)

    async def _read_first(self) -> Self:
        """Wait for the first event, as `EventStream._read_first` does."""
        self._first = await anext(self, None)
        return self

    def _with_result(self, result: ResponseResult) -> Self:
        """Use a result as the only event, as `EventStream._with_result` does."""
        self._first = self._reader.use_result(result)
        return self

    def _observe(self, observation: Observation) -> None:
        """Tell the observers when the stream has ended, as `EventStream._observe` does."""
        observation.first_event()
        self._observation = observation
        observation.watch(self, self._reader)

    async def text_deltas(self) -> AsyncIterator[str]:
        """Iterate over the text deltas, as `EventStream.text_deltas` does."""
        event = None
        async for event in self:
            if delta := self._reader.text_delta(event):
                yield delta
        if event is not None:
            self._reader.raise_if_failed()

    async def items(self) -> AsyncIterator[OutputItems]:
        """Iterate over the output items as they grow, as `EventStream.items` does."""
        reader = self._reader
        growing = reader.grow()
        async for _ in self:
            for item in cast("tuple[OutputItems, ...]", growing.changed):
                yield item
            while True:  # the other events that have been received, which need no call of `__anext__` each
                try:
                    event = reader.next_event()
                except BaseException as error:
                    await self._close(error)
                    raise
                if event is None:
                    break
                for item in cast("tuple[OutputItems, ...]", growing.changed):
                    yield item
        reader.raise_if_failed()

    @property
    def snapshot(self) -> ResponseResult | None:
        """The response as of now, with its output items so far; None before the first event.

        It is built when it is asked for, and later events do not change it.
        """
        return self._reader.grow().response()

    async def get_final_response(self) -> ResponseResult:
        """Read the stream to its end, and return the final response, as `EventStream.get_final_response` does."""
        async for _ in self:
            pass
        return self._reader.final_response()

    async def close(self) -> None:
        """Close the connection, or return it to the pool if the stream has ended. No more events can be read."""
        await self._close(None)

    async def _close(self, error: BaseException | None) -> None:
        try:
            if self._observation is not None:
                self._observation.finish_stream(self._reader, error)
        finally:  # also where an observer was interrupted
            await self._release()

    async def _release(self) -> None:
        if self._abandon.detach() is None:
            return
        reader, response = self._reader, self.raw_response
        if self._first is not None or not reader.ended:
            self._first = None
            reader.close_early()
        if os.getpid() != self._process:
            _connection_release.keep_for_parent(response, self._chunks)
            return
        import anyio

        from openrouter_responses import _cancellation

        # A cancelled task must still close its connection.
        with anyio.CancelScope(shield=True):
            try:
                if reader.complete:
                    with contextlib.suppress(Exception):
                        while await self._next_remaining_chunk() is not None:
                            pass
            finally:
                await _cancellation.close(response, self._chunks)

    async def aclose(self) -> None:
        """Close the stream, as `close` does."""
        await self.close()

    def __repr__(self) -> str:
        return _represented(self)

    def __reduce__(self) -> NoReturn:
        _refuse_copy(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> StreamEvents:
        reader = self._reader
        if self._first is not None:
            first, self._first = self._first, None
            return first
        try:
            while (event := reader.next_event()) is None and not reader.ended:
                await self._receive()
        except BaseException as error:
            await self._close(error)
            raise
        if event is None:
            event = await self._failed_event() if reader.awaits_failed_event else None
            await self.close()
            if event is None:
                raise StopAsyncIteration
        return event

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def _receive(self) -> None:
        reader = self._reader
        try:
            chunk = await anext(self._chunks, None)
        except Exception as error:
            raise reader.interrupted(_error_mapping.reason(error)) from _error_mapping.without_frames(error)
        if chunk is None:
            reader.feed_end()
        else:
            reader.feed(chunk)

    async def _failed_event(self) -> StreamEvents | None:
        """Wait for the event ``response.failed``, as `EventStream._failed_event` does."""
        reader = self._reader
        event = reader.failed_event(b"")
        try:
            with contextlib.suppress(Exception):
                while event is None and reader.awaits_failed_event:
                    event = reader.failed_event(await self._next_remaining_chunk())
        except BaseException as error:
            await self._close(error)
            raise
        reader.awaits_failed_event = False
        return event

    async def _next_remaining_chunk(self) -> bytes | None:
        """Return the next bytes after the last event; None at the end of the body or past a limit."""
        import anyio

        if self._rest_ends is None:
            self._rest_ends = anyio.current_time() + SECONDS_TO_END
        if self._rest_size > BYTES_TO_END:
            return None
        chunk = None
        with anyio.CancelScope(deadline=self._rest_ends):
            chunk = await anext(self._chunks, None)
        self._rest_size += len(chunk or b"")
        return chunk


class AsyncStreamRequest(Coroutine[Any, Any, AsyncEventStream]):
    """A request for a stream that has not been sent yet: the return value of ``send_async(…, stream=True)``.

    Awaiting it returns an `AsyncEventStream`; `async with` and `async for` also accept it directly:

        async with client.responses.send_async(…, stream=True) as stream: ...
        async for event in client.responses.send_async(…, stream=True): ...

    The request is sent by the first use. Like any coroutine, it can be used once, and Python warns if it never is.
    """

    def __init__(self, coroutine: Coroutine[Any, Any, AsyncEventStream]) -> None:
        self._coroutine = coroutine
        self._stream: AsyncEventStream | None = None

    def __await__(self) -> Generator[Any, Any, AsyncEventStream]:
        return self._coroutine.__await__()

    async def __aenter__(self) -> AsyncEventStream:
        self._stream = await self._coroutine
        return self._stream

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.close()

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Coroutine[Any, Any, StreamEvents]:
        return self._next_of_new_stream() if self._stream is None else self._stream.__anext__()

    def send(self, value: Any) -> Any:
        """Resume the coroutine; called by event loops."""
        return self._coroutine.send(value)

    def throw(self, *error: Any) -> Any:
        """Raise an exception in the coroutine; called by event loops."""
        return self._coroutine.throw(*error)

    def close(self) -> None:
        """Discard the request without sending it, and without a warning."""
        self._coroutine.close()

    async def _next_of_new_stream(self) -> StreamEvents:
        self._stream = await self._coroutine
        return await anext(self._stream)


def _represented(stream: EventStream | AsyncEventStream) -> str:
    reader = stream._reader
    state = "finished" if reader.terminal_event is not None else "broken off" if reader.ended else "not finished"
    noun = "event" if reader.event_count == 1 else "events"
    return f"<{type(stream).__name__}: {reader.event_count} {noun}, {state}>"


def _refuse_copy(stream: EventStream | AsyncEventStream) -> NoReturn:
    raise TypeError(
        f"an {type(stream).__name__} cannot be pickled or copied, because it belongs to a connection; "
        "its events and the result of get_final_response() can"
    )
