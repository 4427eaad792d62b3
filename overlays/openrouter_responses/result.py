"""What a plain answer is: a typed response that can also stand where a stream is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from openrouter_responses import _error_mapping
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
    from types import TracebackType

    import httpx

    from openrouter_responses_generated.models import StreamEvents

T = TypeVar("T")


class ResponseResult(OpenResponsesResult):
    """A response as a whole.

    It takes the place of a stream, so that code which sets `stream` one way or the other need not change: it is a
    context manager that gives itself, sync and async; iterated, it is one terminal event; what can be awaited of an
    `AsyncEventStream` can be awaited of it.

    Attributes:
        response: The HTTP answer it came with; None if it did not come over HTTP.
    """

    response: httpx.Response | None = None

    @classmethod
    def of(cls, response: OpenResponsesResult) -> Self:
        """The same response in this class, its items and other parts shared."""
        self = cls.__new__(cls)
        for python_name, _, _ in response._fields:
            setattr(self, python_name, getattr(response, python_name))
        self.additional_properties = response.additional_properties
        return self

    def received_with(self, response: httpx.Response) -> Self:
        """This object, after noting the HTTP answer that it came with."""
        self.response = response
        return self

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the HTTP answer."""
        return {} if self.response is None else self.response.headers

    @property
    def generation_id(self) -> str | None:
        """The identifier of the generation, to quote to OpenRouter's support."""
        return None if self.response is None else _error_mapping.generation_id(self.response)

    @property
    def output_text(self) -> str:
        """All text of the answer in one piece: as the service put it, or the text parts of the messages joined."""
        sent: Any = _SENT_OUTPUT_TEXT.__get__(self)
        return sent if isinstance(sent, str) else "".join(_texts(self.output))

    @output_text.setter
    def output_text(self, value: Any) -> None:  # pyright: ignore[reportIncompatibleVariableOverride] - it is a field there
        _SENT_OUTPUT_TEXT.__set__(self, value)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as the service sent it."""
        fields = super().to_dict()
        sent: Any = _SENT_OUTPUT_TEXT.__get__(self)
        if sent is UNSET:
            del fields["output_text"]
        else:
            fields["output_text"] = sent
        return fields

    def get_final_response(self) -> Self:
        """This response; it can be awaited too.

        Raises:
            OpenRouterError: The response failed, which `send` has looked at already.
        """
        failure = _error_mapping.of_response(self, self.response)
        if failure is not None:
            raise failure
        return self

    def text_deltas(self) -> WholeText:
        """The text of the answer in one piece, for `for` and `async for`.

        Raises:
            OpenRouterError: The response failed; raised when the iteration begins.
        """
        return WholeText(lambda: self.get_final_response().output_text)

    def close(self) -> Closed:
        """Do nothing: the connection is already closed or in use again. Can be awaited."""
        return Closed()

    async def aclose(self) -> None:
        """Do nothing, as `close`."""

    def __iter__(self) -> Iterator[StreamEvents]:
        yield self._terminal_event()

    def __aiter__(self) -> AsyncIterator[StreamEvents]:
        return _Awaited(iter(self))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def __await__(self) -> Generator[Any, Any, Self]:
        return self
        yield

    def __reduce__(self) -> tuple[Callable[[Mapping[str, Any]], Self], tuple[dict[str, Any]]]:
        # The HTTP answer stays behind: it is bound to a connection.
        return type(self).from_dict, (self.to_dict(),)

    def _terminal_event(self) -> StreamEvents:
        from openrouter_responses_generated import models

        if _error_mapping.of_response(self, self.response) is not None:
            return models.StreamEventsResponseFailed(response=self, sequence_number=0)
        # Short answers leave the status out.
        if self.status == "completed" or not isinstance(self.status, str):
            return models.StreamEventsResponseCompleted(response=self, sequence_number=0)
        return models.StreamEventsResponseIncomplete(response=self, sequence_number=0)


# Where the base keeps the field that the property stands before.
_SENT_OUTPUT_TEXT: Any = OpenResponsesResult.__dict__["output_text"]


class WholeText:
    """A text as the only piece of itself, for `for` and `async for`."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text

    def __iter__(self) -> Iterator[str]:
        if text := self._text():
            yield text

    def __aiter__(self) -> AsyncIterator[str]:
        return _Awaited(iter(self))


class Closed:
    """What closing has come to when there was nothing to close; it can be awaited, and need not be."""

    def __await__(self) -> Generator[Any, Any, None]:
        return None
        yield


class _Awaited(Generic[T]):
    """An iterator for `async for`, which is never waited for."""

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        for item in self._items:
            return item
        raise StopAsyncIteration


def _texts(output: object) -> Iterator[str]:
    from openrouter_responses_generated.models import OutputMessageItem, ResponseOutputText

    for item in output if isinstance(output, list) else ():
        content: object = item.content if isinstance(item, OutputMessageItem) else None
        for part in content if isinstance(content, list) else ():
            if isinstance(part, ResponseOutputText) and isinstance(part.text, str):
                yield part.text
