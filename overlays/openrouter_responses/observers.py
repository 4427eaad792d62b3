"""Observers: objects that are told about each call, for logs, metrics and traces.

    class Costs:
        def finished(self, call, *, result=None, error=None):
            total.append(call.cost or 0)

    open_router = OpenRouter(observers=[Costs()])

An observer has any of the methods that the protocols below describe. It cannot change how a call is made, and an
exception that it raises is logged once and has no other effect. The result that it receives is the object that the
caller receives: treat it as read-only.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from openrouter_responses import _json, _redaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from openrouter_responses.result import ResponseResult
    from openrouter_responses_generated.models import Usage


_SEND = "responses.send"


class ObservedCall:
    """A call as observers see it: one `send`, with all its attempts and its stream.

    The times are Unix times in seconds, None until they are reached. They are measured with a monotonic clock, so that
    their differences are right although the system's clock was changed.

    Attributes:
        operation: The method of the client that was called: `responses.send`, also for the methods that are built on
            it, or that of another operation, such as `models.list`.
        model: The model that was requested; None if the request names none.
        stream: Whether a stream was requested.
        server: The URL of the server, without its query.
        session: The `session_id` of the request.
        attempt: The number of the current or last attempt, from 1.
        start: When the call began.
        first_byte: When the response of the last attempt began.
        first_text: When the first text of the output was received; None for calls without a stream.
        end: When the call ended: when its result or exception was known, or its stream was left.
        status_code: The HTTP status of the last response.
        generation_id: The ID of the generation, to quote to OpenRouter's support.
        usage: The tokens used, as the final response states them.
        cost: The cost in US dollars, as the final response states it.
    """

    __slots__ = (
        "__weakref__",
        "_content",
        "attempt",
        "cost",
        "end",
        "first_byte",
        "first_text",
        "generation_id",
        "model",
        "operation",
        "server",
        "session",
        "start",
        "status_code",
        "stream",
        "usage",
    )

    def __init__(self, *, operation: str, stream: bool, server: str, start: float, content: bytes) -> None:
        fields = _json.parse(content)
        self.operation: str = operation
        self.model: str | None = fields.get("model")
        self.stream: bool = stream
        self.server: str = server
        self.session: str | None = fields.get("session_id")
        self.attempt: int = 0
        self.start: float = start
        self.first_byte: float | None = None
        self.first_text: float | None = None
        self.end: float | None = None
        self.status_code: int | None = None
        self.generation_id: str | None = None
        self.usage: Usage | None = None
        self.cost: float | None = None
        self._content = content

    @property
    def request(self) -> dict[str, Any]:
        """The fields of the request as they are sent, a new copy each time, with the secrets of its tools masked."""
        fields: dict[str, Any] = _redaction.mask_fields(_json.parse(self._content))
        return fields

    @property
    def duration_s(self) -> float | None:
        """The seconds from the start to the end; None before the end."""
        return None if self.end is None else self.end - self.start

    def __repr__(self) -> str:
        shown = f"{self.operation} model={self.model!r} stream={self.stream} attempt={self.attempt} end={self.end}"
        return f"<ObservedCall {shown}>"


class ObservesStart(Protocol):
    """An observer that is told when a call begins, before its first attempt."""

    def started(self, call: ObservedCall, /) -> object:
        """Take the start of a call."""


class ObservesRetries(Protocol):
    """An observer that is told when an attempt has failed and another one will follow.

    `wait_s` is the time before the next attempt, in seconds.
    """

    def retried(self, call: ObservedCall, error: Exception, wait_s: float, /) -> object:
        """Take a failed attempt."""


class ObservesFirstEvent(Protocol):
    """An observer that is told when the first event of a stream was received."""

    def first_event(self, call: ObservedCall, /) -> object:
        """Take the first event."""


class ObservesEnd(Protocol):
    """An observer that is told once for each call how it ended.

    With `result`, the response was received; its status can be `incomplete`. The result of another operation, such as
    `models.list`, is an object of that operation. With `error`, the call or its stream raised this exception, or the
    task was cancelled. With neither, the caller left the stream before its end, or no longer had a reference to it;
    then the method may be called in another thread.
    """

    def finished(
        self, call: ObservedCall, /, *, result: ResponseResult | None = None, error: BaseException | None = None
    ) -> object:
        """Take the end of a call."""


class SurroundsAttempts(Protocol):
    """An observer with a context manager for each attempt, for what has to be current while a request is sent.

    It is entered in the task or thread of the call, and left when the response or the first event of the stream has
    been received.
    """

    def around_attempt(self, call: ObservedCall, /) -> AbstractContextManager[object]:
        """Return the context manager of an attempt."""
        raise NotImplementedError


class SurroundsToolCalls(Protocol):
    """An observer with a context manager for each call of a tool in a run; `call` is its `ToolCall`.

    It is entered in the thread or task in which the tool runs. An exception of the tool leaves it as an exception.
    """

    def around_tool_call(self, call: Any, /) -> AbstractContextManager[object]:
        """Return the context manager of a call of a tool."""
        raise NotImplementedError


Observer: TypeAlias = (
    ObservesStart | ObservesRetries | ObservesFirstEvent | ObservesEnd | SurroundsAttempts | SurroundsToolCalls
)


class CallLogger:
    """An observer that logs one line for each call, when it ends.

        OpenRouter(observers=[CallLogger()])
        # INFO openrouter_responses: model=openai/gpt-5 stream=True status=200 result=completed seconds=2.31 …

    Args:
        logger: The logger; by default ``openrouter_responses``.
        level: The level of the line.
    """

    def __init__(self, logger: logging.Logger | None = None, level: int = logging.INFO) -> None:
        self._logger = logging.getLogger("openrouter_responses") if logger is None else logger
        self._level = level

    def finished(
        self, call: ObservedCall, *, result: ResponseResult | None = None, error: BaseException | None = None
    ) -> None:
        """Log the end of a call."""
        if self._logger.isEnabledFor(self._level):
            fields = dict(_fields_of(call, result, error))
            self._logger.log(self._level, " ".join(f"{name}=%s" for name in fields), *fields.values())


def _fields_of(call: ObservedCall, result: ResponseResult | None, error: BaseException | None) -> Mapping[str, object]:
    # Most results of other operations have no status.
    outcome: object = "left" if result is None else getattr(result, "status", "completed")
    if error is not None:
        outcome = type(error).__name__
    usage = call.usage
    fields = {
        "operation": None if call.operation == _SEND else call.operation,
        "model": call.model,
        "stream": call.stream,
        "status": call.status_code,
        "result": outcome,
        "seconds": _rounded(call.duration_s),
        "first_text_seconds": None if call.first_text is None else _rounded(call.first_text - call.start),
        "attempts": call.attempt,
        "input_tokens": getattr(usage, "input_tokens", None),
        "output_tokens": getattr(usage, "output_tokens", None),
        "cost": call.cost,
        "generation": call.generation_id,
        "session": call.session,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
