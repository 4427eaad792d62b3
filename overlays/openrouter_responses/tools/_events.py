"""The calls of a run, its steps, and the events that a run adds to those of the API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define, field

from openrouter_responses.shown import Shown, short_repr

if TYPE_CHECKING:
    from openrouter_responses.models import StreamEvents, Usage
    from openrouter_responses.result import ResponseResult

CallStatus: TypeAlias = Literal["ready", "waiting", "started", "finished", "failed", "rejected", "skipped"]
WaitReason: TypeAlias = Literal["approval", "attempted", "no_handler"]


@define(kw_only=True)
class ToolCall(Shown):
    """A call of a function tool by the model, and its outcome.

    Attributes:
        id: ID of the call, `call_id` on the wire.
        name: The name of the tool.
        arguments: The arguments as the model wrote them, normally the JSON text of an object.
        status: The state of the call: `ready` (about to run), `waiting` (needs a decision), `started`, `finished` (the
            tool returned), `failed` (an exception, a timeout, a cancellation or invalid arguments; the model was told),
            `rejected` (by a decision), or `skipped` (the run ended before the call could run).
        waits_for: Why the call needs a decision: `approval` (the tool asks for it), `attempted` (the call was started,
            but its output was lost), or `no_handler` (the tool is a definition without a function); otherwise None.
        output: The output that the model receives: a text or a list of content parts; None while there is none.
        error: The exception that made the call fail; None if it did not, and after the state was loaded from JSON.
        seconds: Time that the tool took, in seconds; None if it did not run to its end.
    """

    id: str
    name: str
    arguments: str = field(repr=short_repr)
    status: CallStatus = "ready"
    waits_for: WaitReason | None = None
    output: str | list[Any] | None = field(default=None, repr=short_repr)
    error: BaseException | None = None
    seconds: float | None = None

    def parsed_arguments(self) -> dict[str, Any]:
        """Return the arguments as a JSON object.

        Raises:
            ValueError: The model did not write a JSON object.
        """
        value = json.loads(self.arguments or "{}")
        if not isinstance(value, dict):
            raise ValueError(f"the arguments of {self.name} are not a JSON object: {self.arguments!r}")
        return value


@define(frozen=True, kw_only=True)
class Step(Shown):
    """A response of the model in a run, and the calls in it.

    Attributes:
        response: The response.
        calls: Its calls of function tools, in the order of the response.
        repair: The message that asked the model to correct an invalid value of `text_format`; None without one.
    """

    response: ResponseResult
    calls: tuple[ToolCall, ...] = ()
    repair: str | None = None

    @property
    def usage(self) -> Usage | None:
        """The usage of the response; None if the service did not report it."""
        from openrouter_responses.models import Usage

        usage = self.response.usage
        return usage if isinstance(usage, Usage) else None


@define(frozen=True)
class ToolCallStarted(Shown):
    """A tool is about to run. The state of the run already records the call as started."""

    call: ToolCall
    type: Literal["tool_call.started"] = field(default="tool_call.started", init=False)


@define(frozen=True)
class ToolCallProgress(Shown):
    """A generator tool yielded a value.

    Attributes:
        call: The call.
        value: The value that was yielded.
    """

    call: ToolCall
    value: Any = field(repr=short_repr)
    type: Literal["tool_call.progress"] = field(default="tool_call.progress", init=False)


@define(frozen=True)
class ToolCallFinished(Shown):
    """A call has its output: the tool returned or failed, the arguments were wrong, or a decision gave the output."""

    call: ToolCall
    type: Literal["tool_call.finished"] = field(default="tool_call.finished", init=False)


ToolEvent: TypeAlias = ToolCallStarted | ToolCallProgress | ToolCallFinished
RunEvent: TypeAlias = "StreamEvents | ToolEvent"
Steps: TypeAlias = Sequence[Step]
