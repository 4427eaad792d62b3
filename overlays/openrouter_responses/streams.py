"""Streamed answers: typed events as they arrive, over a connection that is closed when they end.

How a stream ends:

- After the terminal event the iteration is over. What follows is read and dropped, so that the connection can be used
  again; if it has not ended after a quarter of a second or 64 KB, it is closed.
- An error object in place of an event raises the exception of its code.
- The mark ``[DONE]`` before any terminal event raises `StreamInterruptedError`, and so does a body that ends, breaks or
  stalls; an event that is no JSON object raises `ResponseValidationError`. All of them carry `event_count`, `text` and
  `response`: what had come.
- A terminal event that says that the response failed (``response.failed``, ``error``, or a response whose status is
  failed or that has an error in place of output) is an event like any other; `text_deltas` and `get_final_response`
  raise what `send` raises of a plain answer.

The connection is closed too when the stream is left (`with`, `close`) or collected. Who reads on after having left it
before its end gets a `StreamInterruptedError`; after its end there is simply nothing more. A stream that nobody holds
any more is closed at once under CPython; an `AsyncEventStream` as soon as its event loop runs again.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import weakref
from typing import TYPE_CHECKING, NoReturn, Self

from openrouter_responses import _error_mapping

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import TracebackType

    import httpx

    from openrouter_responses._event_reader import EventReader
    from openrouter_responses.result import ResponseResult
    from openrouter_responses_generated.models import StreamEvents

SECONDS_TO_END = 0.25
"""How long the connection may take to end its body after the last event before it is given up."""
BYTES_TO_END = 64 * 1024
"""How many bytes may come after the last event before the connection is given up."""


class EventStream:
    """The events of a streamed answer: an iterator, and a context manager that closes the connection.

    Attributes:
        response: The HTTP answer that the events come with.
    """

    def __init__(self, response: httpx.Response, reader: EventReader) -> None:
        self.response = response
        self._reader = reader
        self._chunks = response.iter_bytes()
        self._first: StreamEvents | None = None
        self._abandon = weakref.finalize(self, response.close)
        self._abandon.atexit = False

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP answer."""
        return self.response.headers

    @property
    def generation_id(self) -> str | None:
        """The identifier of the generation, to quote to OpenRouter's support."""
        return _error_mapping.generation_id(self.response)

    def read_first(self) -> Self:
        """Wait for the first event, which the iteration gives then; until it is there, nothing of the answer is lost.

        Raises:
            OpenRouterError: The stream fails before its first event.
        """
        self._first = next(self, None)
        return self

    def text_deltas(self) -> Iterator[str]:
        """The text of the answer, piece by piece.

        Raises:
            OpenRouterError: The stream breaks, or the response fails.
        """
        for event in self:
            if delta := self._reader.text_delta(event):
                yield delta

    def get_final_response(self) -> ResponseResult:
        """Read what is left of the stream, and return the response that its terminal event brings.

        A response that is incomplete (a token limit, a content filter) is returned; its status says so.

        Raises:
            ResponseFailedError: The response failed.
            StreamInterruptedError: No terminal event came, or the stream was closed before.
        """
        for _ in self:
            pass
        return self._reader.final_response()

    def close(self) -> None:
        """Close the connection, or give it back if the stream has ended. No event can be had any more."""
        if not self._abandon.alive:
            return
        if self._first is not None or not self._reader.ended:
            self._first = None
            self._reader.leave()
        try:
            if self._reader.complete:
                self._drain()
            elif not self.response.is_closed and (connection := _socket_of(self.response)) is not None:
                # Otherwise a thread that waits for bytes would wait on, and hold the connection open.
                _shut_down(connection)
        finally:
            self._abandon()

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
        except BaseException:
            self.close()
            raise
        if event is None:
            self.close()
            raise StopIteration
        return event

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _receive(self) -> None:
        try:
            chunk = next(self._chunks, None)
        except Exception as error:
            raise self._reader.interrupted(_error_mapping.reason(error)) from _error_mapping.without_frames(error)
        if chunk is None:
            self._reader.feed_end()
        else:
            self._reader.feed(chunk)

    def _drain(self) -> None:
        connection = _socket_of(self.response)
        if connection is None:
            return
        # httpx has no way to read with a limit that begins in the middle of a body.
        too_late = threading.Timer(SECONDS_TO_END, _shut_down, (connection,))
        too_late.daemon = True
        too_late.start()
        try:
            with contextlib.suppress(Exception):
                size = 0
                for chunk in self._chunks:
                    size += len(chunk)
                    if size > BYTES_TO_END:
                        break
        finally:
            too_late.cancel()


class AsyncEventStream:
    """The events of a streamed answer, for `async for` and `async with`; the twin of `EventStream`.

    Attributes:
        response: The HTTP answer that the events come with.
    """

    def __init__(self, response: httpx.Response, reader: EventReader) -> None:
        self.response = response
        self._reader = reader
        self._chunks = response.aiter_bytes()
        self._first: StreamEvents | None = None
        # Loaded here, as are those of `close`, for the sake of calls that block: they do without asyncio.
        from openrouter_responses import _cancellation

        self._abandon = weakref.finalize(self, _cancellation.closer(response, self._chunks))
        self._abandon.atexit = False

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP answer."""
        return self.response.headers

    @property
    def generation_id(self) -> str | None:
        """The identifier of the generation, to quote to OpenRouter's support."""
        return _error_mapping.generation_id(self.response)

    async def read_first(self) -> Self:
        """As `EventStream.read_first`."""
        self._first = await anext(self, None)
        return self

    async def text_deltas(self) -> AsyncIterator[str]:
        """As `EventStream.text_deltas`."""
        async for event in self:
            if delta := self._reader.text_delta(event):
                yield delta

    async def get_final_response(self) -> ResponseResult:
        """As `EventStream.get_final_response`."""
        async for _ in self:
            pass
        return self._reader.final_response()

    async def close(self) -> None:
        """Close the connection, or give it back if the stream has ended. No event can be had any more."""
        if self._abandon.detach() is None:
            return
        if self._first is not None or not self._reader.ended:
            self._first = None
            self._reader.leave()
        import anyio

        from openrouter_responses import _cancellation

        # A task that is cancelled must close its connection all the same.
        with anyio.CancelScope(shield=True):
            if self._reader.complete:
                with anyio.move_on_after(SECONDS_TO_END), contextlib.suppress(Exception):
                    size = 0
                    async for chunk in self._chunks:
                        size += len(chunk)
                        if size > BYTES_TO_END:
                            break
            await _cancellation.close(self.response, self._chunks)

    async def aclose(self) -> None:
        """Close, as `close` does."""
        await self.close()

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
        except BaseException:
            await self.close()
            raise
        if event is None:
            await self.close()
            raise StopAsyncIteration
        return event

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def _receive(self) -> None:
        try:
            chunk = await anext(self._chunks, None)
        except Exception as error:
            raise self._reader.interrupted(_error_mapping.reason(error)) from _error_mapping.without_frames(error)
        if chunk is None:
            self._reader.feed_end()
        else:
            self._reader.feed(chunk)


def _refuse_copy(stream: EventStream | AsyncEventStream) -> NoReturn:
    raise TypeError(
        f"an {type(stream).__name__} cannot be pickled or copied, since it belongs to a connection; "
        "its events and the result of get_final_response() can"
    )


def _socket_of(response: httpx.Response) -> socket.socket | None:
    """The socket that serves this answer alone, if there is one."""
    stream = response.extensions.get("network_stream")
    # A connection of HTTP/2 serves others at the same time, and loses nothing when one stream of it is closed.
    if stream is None or response.http_version == "HTTP/2":
        return None
    found = stream.get_extra_info("socket")
    return found if isinstance(found, socket.socket) else None


def _shut_down(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # Not `connection.shutdown`, which for TLS takes the session from the thread that is reading.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
