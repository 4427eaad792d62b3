"""`ResponseResult`: the response to a request without streaming, and the final response of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from openrouter_responses import _error_mapping
from openrouter_responses.rate_limit import rate_limit_of
from openrouter_responses_generated.models.open_responses_result import OpenResponsesResult
from openrouter_responses_generated.types import UNSET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from types import TracebackType

    import httpx

    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses_generated.models import StreamEvents


class ResponseResult(OpenResponsesResult):
    """A response as a whole.

    As in the example of the official SDK's documentation, it can be used in place of a stream: it is a context manager
    that returns itself, and iterates over one terminal event, each synchronously and asynchronously.

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
    def rate_limit(self) -> RateLimit | None:
        """The rate limit that the HTTP response reports."""
        return rate_limit_of(self.headers)

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

    def terminal_event(self) -> StreamEvents:
        """Return the event that a stream of this response ends with."""
        from openrouter_responses_generated import models

        if _error_mapping.error_for_failed_response(self, self.raw_response) is not None:
            return models.StreamEventsResponseFailed(response=self, sequence_number=0)
        # Short responses leave the status out.
        if self.status == "completed" or not isinstance(self.status, str):
            return models.StreamEventsResponseCompleted(response=self, sequence_number=0)
        return models.StreamEventsResponseIncomplete(response=self, sequence_number=0)

    # The example of the official SDK's documentation writes `with res as event_stream` and iterates over it, whether
    # or not it sent `stream`. Only that much of a stream is supported here.

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
        # Without the HTTP response, which belongs to a connection.
        return type(self).from_dict, (self.to_dict(),)


# The field of the base class, which the property `output_text` replaces.
_SENT_OUTPUT_TEXT: Any = OpenResponsesResult.__dict__["output_text"]


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
