"""`ParsedStream` and `AsyncParsedStream`: streams whose text grows into a value of the caller's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from openrouter_responses import models
from openrouter_responses.shown import Shown
from openrouter_responses.structured._partial import MISSING, PartialJSON

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
    from types import TracebackType

    import httpx

    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.streams import AsyncEventStream, AsyncStreamRequest, EventStream
    from openrouter_responses.structured._exchange import Exchange
    from openrouter_responses.structured._result import ParsedResult
    from openrouter_responses.structured._schema import CompiledType

T = TypeVar("T")


class _GrowingValue:
    """The value in the text of a stream so far; that of the newest message."""

    def __init__(self, compiled: CompiledType[Any]) -> None:
        self._compiled = compiled
        self._parser = PartialJSON()
        self._message: object = None
        self._fed = False

    def changed_by(self, event: models.StreamEvents) -> bool:
        """Take an event, and return whether there is a value and it has changed."""
        if not isinstance(event, models.TextDeltaEvent) or not isinstance(event.delta, str):
            return False
        if event.item_id != self._message:
            self._message, self._parser = event.item_id, PartialJSON()
        return self._feed(event.delta)

    def changed_by_end(self, result: ResponseResult) -> bool:
        """Take the final response of a stream, whose text is new if there were no events with parts of it."""
        return not self._fed and self._feed(result.output_text)

    @property
    def value(self) -> Any:
        return self._compiled.unwrap_partial(self._parser.value, MISSING)

    def _feed(self, text: str) -> bool:
        self._fed = True
        return self._parser.feed(text) and self.value is not MISSING


class _Outcome(Generic[T]):
    """What the end of a stream gives, kept so that it can be asked for again."""

    def __init__(self, exchange: Exchange[T]) -> None:
        self._exchange = exchange
        self._result: ParsedResult[T] | None = None
        self._error: Exception | None = None

    def get(self) -> ParsedResult[T] | None:
        """Return the parsed result, or raise the error; None before the end."""
        if self._error is not None:
            raise self._error
        return self._result

    def receive(self, result: ResponseResult) -> dict[str, Any] | None:
        """Take a result, and return the request for a repair; None if `get` has the outcome."""
        try:
            return self._exchange.send(result)
        except StopIteration as stop:
            self._result = stop.value
        except Exception as error:
            self._error = error
        return None


class ParsedStream(Shown, Generic[T]):
    """The events of a streamed response, the growing value, and at the end the value of the caller's type.

    It is an iterator over the events and a context manager that closes the connection, as an `EventStream` is.
    """

    def __init__(
        self,
        stream: EventStream,
        exchange: Exchange[T],
        compiled: CompiledType[T],
        send: Callable[[dict[str, Any]], ResponseResult],
    ) -> None:
        self._stream = stream
        self._outcome = _Outcome(exchange)
        self._compiled = compiled
        self._send = send

    @property
    def raw_response(self) -> httpx.Response:
        """The HTTP response that carries the events."""
        return self._stream.raw_response

    @property
    def response(self) -> httpx.Response:
        """`raw_response` under the official SDK's name."""
        return self._stream.raw_response

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP response."""
        return self._stream.headers

    @property
    def generation_id(self) -> str | None:
        """ID of the generation, to quote to OpenRouter's support."""
        return self._stream.generation_id

    @property
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return self._stream.rate_limit

    def partials(self) -> Iterator[Any]:
        """Iterate over the value so far, as plain JSON, each time that it has grown.

        It is the beginning of the value: a string may be unfinished, any other scalar is complete. It is not checked
        against the type. It grows in place: each iteration yields the same dict or list; to keep one, copy it.

        Raises:
            OpenRouterError: The stream breaks, or the response fails. `get_final_response` raises the other errors.
        """
        value = _GrowingValue(self._compiled)
        for event in self._stream:
            if value.changed_by(event):
                yield value.value
        if value.changed_by_end(self._stream.get_final_response()):
            yield value.value

    def text_deltas(self) -> Iterator[str]:
        """Iterate over the text deltas, as `EventStream.text_deltas` does."""
        return self._stream.text_deltas()

    def items(self) -> Iterator[models.OutputItems]:
        """Iterate over the output items as they grow, as `EventStream.items` does."""
        return self._stream.items()

    @property
    def snapshot(self) -> ResponseResult | None:
        """The response as of now, as `EventStream.snapshot`."""
        return self._stream.snapshot

    def get_final_response(self) -> ParsedResult[T]:
        """Read the stream to its end, and return the response with its value.

        With `repairs`, the requests for a corrected value are sent here, without streaming.

        Raises:
            OutputIncompleteError: The output is cut off.
            OutputRefusedError: The model declined.
            OutputInvalidError: The output does not fit the type.
            OpenRouterError: The stream breaks, or the response fails.
        """
        if (parsed := self._outcome.get()) is not None:
            return parsed
        request = self._outcome.receive(self._stream.get_final_response())
        while request is not None:
            request = self._outcome.receive(self._send(request))
        return self.get_final_response()

    def close(self) -> None:
        """Close the connection, or return it to the pool if the stream has ended. No more events can be read."""
        self._stream.close()

    def __repr__(self) -> str:
        return repr(self._stream).replace(type(self._stream).__name__, type(self).__name__)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> models.StreamEvents:
        return next(self._stream)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncParsedStream(Shown, Generic[T]):
    """The asynchronous form of `ParsedStream`, for `async with` and `async for`.

    The request is sent by the first use: `await`, `async with`, or reading. Python warns if it is never used.
    """

    def __init__(
        self,
        request: AsyncStreamRequest,
        exchange: Exchange[T],
        compiled: CompiledType[T],
        send: Callable[[dict[str, Any]], Awaitable[ResponseResult]],
    ) -> None:
        self._request = request
        self._opened: AsyncEventStream | None = None
        self._outcome = _Outcome(exchange)
        self._compiled = compiled
        self._send = send

    @property
    def raw_response(self) -> httpx.Response:
        """The HTTP response that carries the events.

        Raises:
            RuntimeError: The request has not been sent.
        """
        return self._stream.raw_response

    @property
    def response(self) -> httpx.Response:
        """`raw_response` under the official SDK's name."""
        return self._stream.raw_response

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the HTTP response."""
        return self._stream.headers

    @property
    def generation_id(self) -> str | None:
        """ID of the generation, to quote to OpenRouter's support."""
        return self._stream.generation_id

    @property
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return self._stream.rate_limit

    async def partials(self) -> AsyncIterator[Any]:
        """Iterate over the value so far, as `ParsedStream.partials` does."""
        value = _GrowingValue(self._compiled)
        stream = await self._open()
        async for event in stream:
            if value.changed_by(event):
                yield value.value
        if value.changed_by_end(await stream.get_final_response()):
            yield value.value

    async def text_deltas(self) -> AsyncIterator[str]:
        """Iterate over the text deltas, as `AsyncEventStream.text_deltas` does."""
        stream = await self._open()
        async for delta in stream.text_deltas():
            yield delta

    async def items(self) -> AsyncIterator[models.OutputItems]:
        """Iterate over the output items as they grow, as `EventStream.items` does."""
        stream = await self._open()
        async for item in stream.items():
            yield item

    @property
    def snapshot(self) -> ResponseResult | None:
        """The response as of now, as `EventStream.snapshot`; None before the request is sent."""
        return None if self._opened is None else self._opened.snapshot

    async def get_final_response(self) -> ParsedResult[T]:
        """Read the stream to its end, and return the response, as `ParsedStream.get_final_response` does."""
        if (parsed := self._outcome.get()) is not None:
            return parsed
        stream = await self._open()
        request = self._outcome.receive(await stream.get_final_response())
        while request is not None:
            request = self._outcome.receive(await self._send(request))
        return await self.get_final_response()

    async def close(self) -> None:
        """Close the connection, or return it to the pool if the stream has ended. No more events can be read."""
        if self._opened is None:
            self._request.close()
        else:
            await self._opened.close()

    async def aclose(self) -> None:
        """Close the stream, as `close` does."""
        await self.close()

    def __await__(self) -> Generator[Any, Any, Self]:
        return self._opened_self().__await__()

    def __repr__(self) -> str:
        if self._opened is None:
            return f"<{type(self).__name__}: not sent>"
        return repr(self._opened).replace(type(self._opened).__name__, type(self).__name__)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> models.StreamEvents:
        return await anext(await self._open())

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def _stream(self) -> AsyncEventStream:
        if self._opened is None:
            raise RuntimeError("the request has not been sent: await the stream, or use it in `async with`, first")
        return self._opened

    async def _opened_self(self) -> Self:
        await self._open()
        return self

    async def _open(self) -> AsyncEventStream:
        if self._opened is None:
            self._opened = await self._request
        return self._opened
