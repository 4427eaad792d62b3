"""`ResponseResult`: the response to a request without streaming, and the final response of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from openrouter_responses import _error_mapping
from openrouter_responses.rate_limit import rate_limit_of
from openrouter_responses.shown import Shown
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from types import TracebackType

    import httpx

    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses_generated.models import StreamEvents


class ResponseResult(Shown, OpenResponsesResult):
    """A complete response.

    As the example in the official SDK's documentation requires, it can be used like a stream: it is a context manager
    that returns itself and an iterable of one terminal event, synchronously and asynchronously.

    Attributes:
        raw_response: The HTTP response that contained the result; None if it was not received from the service.
    """

    raw_response: httpx.Response | None = None

    @classmethod
    def of(cls, response: OpenResponsesResult) -> Self:
        """Return a response as an instance of this class that shares its items and other fields."""
        self = cls.__new__(cls)
        for python_name, _, _ in response._fields:
            setattr(self, python_name, getattr(response, python_name))
        self.additional_properties = response.additional_properties
        return self

    def received_with(self, response: httpx.Response) -> Self:
        """Set the HTTP response that contained this result, and return the result."""
        self.raw_response = response
        return self

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the HTTP response."""
        return {} if self.raw_response is None else self.raw_response.headers

    @property
    def generation_id(self) -> str | None:
        """ID of the generation, to quote to OpenRouter's support."""
        return None if self.raw_response is None else _error_mapping.generation_id(self.raw_response)

    @property
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return rate_limit_of(self.headers)

    @property
    def output_text(self) -> str:
        """The text of the response: as sent by the service, or the text parts of all messages joined.

        It is empty if the response has no text: a complete response may be a refusal (`refusal`) or consist of other
        items, such as function calls (`output`). A response with the status `incomplete` has the text up to the limit
        in `incomplete_details`.
        """
        sent: Any = _SENT_OUTPUT_TEXT.__get__(self)
        return sent if isinstance(sent, str) else "".join(_texts(self.output))

    @output_text.setter
    def output_text(self, value: Any) -> None:  # pyright: ignore[reportIncompatibleVariableOverride] - it is a field there
        _SENT_OUTPUT_TEXT.__set__(self, value)

    @property
    def refusal(self) -> str | None:
        """The model's explanation of why it declined to respond; None if it did not decline."""
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

    def _sent_value(self, python_name: str) -> Any:
        return _SENT_OUTPUT_TEXT.__get__(self) if python_name == "output_text" else super()._sent_value(python_name)

    def terminal_event(self) -> StreamEvents:
        """Return the terminal event of a stream with this response."""
        from openrouter_responses_generated import models

        if _error_mapping.error_for_failed_response(self, self.raw_response) is not None:
            return models.StreamEventsResponseFailed(response=self, sequence_number=0)
        # Some servers omit the status.
        if self.status == "completed" or not isinstance(self.status, str):
            return models.StreamEventsResponseCompleted(response=self, sequence_number=0)
        return models.StreamEventsResponseIncomplete(response=self, sequence_number=0)

    # The example in the official SDK's documentation writes `with res as event_stream` and iterates over it, with or
    # without `stream`. No more of the interface of a stream is supported here.

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

    def __iter__(self) -> Iterator[StreamEvents]:
        yield self.terminal_event()

    async def __aiter__(self) -> AsyncIterator[StreamEvents]:
        yield self.terminal_event()

    def __reduce__(self) -> tuple[Callable[[Mapping[str, Any]], Self], tuple[dict[str, Any]]]:
        # The HTTP response is not pickled, because it belongs to a connection.
        return type(self).from_dict, (self.to_dict(),)


# The field of the base class that the property `output_text` overrides.
_SENT_OUTPUT_TEXT: Any = OpenResponsesResult.__dict__["output_text"]


def _texts(output: object) -> Iterator[str]:
    from openrouter_responses_generated.models import OutputMessageItem, ResponseOutputText

    for item in output if isinstance(output, list) else ():
        content: object = item.content if isinstance(item, OutputMessageItem) else None
        for part in content if isinstance(content, list) else ():
            if isinstance(part, ResponseOutputText) and isinstance(part.text, str):
                yield part.text


# Not shared with `_texts`, because a shared loop makes reading the text slower.
def _refusals(output: object) -> Iterator[str]:
    from openrouter_responses_generated.models import OutputMessageItem, RefusalContent

    for item in output if isinstance(output, list) else ():
        content: object = item.content if isinstance(item, OutputMessageItem) else None
        for part in content if isinstance(content, list) else ():
            if isinstance(part, RefusalContent) and isinstance(part.refusal, str):
                yield part.refusal
