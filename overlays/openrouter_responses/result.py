"""`ResponseResult`: the response to a request without streaming, and the final response of a stream."""

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
        raw_response: The HTTP response that the result was received with; None if it was created otherwise.
    """

    raw_response: httpx.Response | None = None

    @classmethod
    def of(cls, response: OpenResponsesResult) -> Self:
        """Return a response as an instance of this class; its items and other parts are shared."""
        self = cls.__new__(cls)
        for python_name, _, _ in response._fields:
            setattr(self, python_name, getattr(response, python_name))
        self.additional_properties = response.additional_properties
        return self

    def received_with(self, response: httpx.Response) -> Self:
        """Set the HTTP response that this result was received with, and return the result."""
        self.raw_response = response
        return self

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the HTTP response."""
        return {} if self.raw_response is None else self.raw_response.headers

    @property
    def generation_id(self) -> str | None:
        """Identifier of the generation, which OpenRouter's support needs."""
        return None if self.raw_response is None else _error_mapping.generation_id(self.raw_response)

    @property
    def output_text(self) -> str:
        """The text of the response: as sent by the service, or the text parts of all messages joined.

        It is empty if the response has no text. A response that is complete and has none is a refusal (`refusal`), or
        consists of other items, such as function calls (`output`). A response with the status `incomplete` has the
        text up to the limit that `incomplete_details` names.
        """
        sent: Any = _SENT_OUTPUT_TEXT.__get__(self)
        return sent if isinstance(sent, str) else "".join(_texts(self.output))

    @output_text.setter
    def output_text(self, value: Any) -> None:  # pyright: ignore[reportIncompatibleVariableOverride] - it is a field there
        _SENT_OUTPUT_TEXT.__set__(self, value)

    @property
    def refusal(self) -> str | None:
        """The model's explanation of why it declined to answer, or None if it did not decline."""
        refusals = list(_refusals(self.output))
        return "".join(refusals) if refusals else None

    def to_dict(self, *, wire_names: bool = False) -> dict[str, Any]:
        """Return the JSON object as the service sent it."""
        fields = super().to_dict(wire_names=wire_names)
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
        failure = _error_mapping.of_response(self, self.raw_response)
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
        # Without the HTTP response, which belongs to a connection.
        return type(self).from_dict, (self.to_dict(),)

    def _terminal_event(self) -> StreamEvents:
        from openrouter_responses_generated import models

        if _error_mapping.of_response(self, self.raw_response) is not None:
            return models.StreamEventsResponseFailed(response=self, sequence_number=0)
        # Short answers leave the status out.
        if self.status == "completed" or not isinstance(self.status, str):
            return models.StreamEventsResponseCompleted(response=self, sequence_number=0)
        return models.StreamEventsResponseIncomplete(response=self, sequence_number=0)


# The field of the base class, which the property `output_text` replaces.
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


# Written out again, since sharing the loops makes reading a text slower.
def _refusals(output: object) -> Iterator[str]:
    from openrouter_responses_generated.models import OutputMessageItem, RefusalContent

    for item in output if isinstance(output, list) else ():
        content: object = item.content if isinstance(item, OutputMessageItem) else None
        for part in content if isinstance(content, list) else ():
            if isinstance(part, RefusalContent) and isinstance(part.refusal, str):
                yield part.refusal
