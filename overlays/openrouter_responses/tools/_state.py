"""`RunState`: all that is needed to continue a run, in this process or, as JSON, in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, get_args

from attrs import define, field

from openrouter_responses.json_value import to_json_value
from openrouter_responses.result import ResponseResult
from openrouter_responses.shown import Shown
from openrouter_responses.tools._conditions import Condition, StopCondition, from_text
from openrouter_responses.tools._events import CallStatus, Step, ToolCall, WaitReason
from openrouter_responses.tools._toolbox import Toolbox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.structured import CompiledType

VERSION = 1


@define(kw_only=True, repr=False)
class RunState(Shown):
    """The state of a run at one moment.

    `to_dict` gives it as JSON, without the Python objects: functions, `text_format`, stop conditions of your own, and
    the options of the calls, such as `http_headers`. A run that continues from the JSON form needs the first three
    again; an exception names what is missing. A function that is defined at the top level of a loaded module, with
    `@tool`, is found by itself.

    Attributes:
        toolbox: The tools of the run.
        params: The fields of the request, except the input and the tools.
        items: The input of the first request.
        steps: The responses so far, with their calls.
        finished: Whether the final response was received.
        conditions: The stop conditions.
        compiled: The type of the output, from `text_format`; None without one.
        repairs: How often an invalid value may be sent back.
        on_error: What happens with an exception of a tool, `tell` or `raise`.
        options: The options of the calls of `send`.
    """

    toolbox: Toolbox
    params: dict[str, Any]
    items: list[Any] | None
    steps: tuple[Step, ...]
    finished: bool
    conditions: tuple[Condition, ...]
    compiled: CompiledType[Any] | None = None
    repairs: int = 0
    on_error: str = "tell"
    options: dict[str, Any] = field(factory=dict)
    missing: tuple[str, ...] = ()
    """Arguments of the run that its JSON form does not contain."""

    def __repr__(self) -> str:
        status = "finished" if self.finished else "waiting" if self.pending else "unfinished"
        return f"<RunState: {len(self.steps)} steps, {status}>"

    @property
    def pending(self) -> tuple[ToolCall, ...]:
        """The calls that need a decision: those that wait, and those that were started and have no output."""
        calls = self.steps[-1].calls if self.steps else ()
        return tuple(call for call in calls if call.status in ("waiting", "started"))

    def to_dict(self) -> dict[str, Any]:
        """Return the state as a JSON object, which `from_dict` and the argument `state` of `run` accept.

        It contains the conversation and the arguments of the request, but no key and no header of the request.
        """
        own_conditions = [condition for condition in self.conditions if not isinstance(condition, StopCondition)]
        missing = [*self.missing]
        if self.compiled is not None:
            missing.append("text_format")
        if own_conditions:
            missing.append("stop_when")
        return {
            "version": VERSION,
            "params": to_json_value(self.params),
            "tools": self.toolbox.to_list(),
            "input": None if self.items is None else to_json_value(self.items),
            "steps": [_step_to_dict(step) for step in self.steps],
            "finished": self.finished,
            "stop_when": [repr(condition) for condition in self.conditions if isinstance(condition, StopCondition)],
            "repairs": self.repairs,
            "on_error": self.on_error,
            "missing": missing,
        }

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the JSON text of the state, as `to_dict` gives it; `indent` is the number of spaces per level."""
        from openrouter_responses_generated.representation import json_text

        return json_text(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, saved: Mapping[str, Any], *, tools: Any = None) -> Self:
        """Return the state that `to_dict` wrote.

        Args:
            saved: The JSON object.
            tools: The tools of the run; needed for functions that are not at the top level of a loaded module.

        Raises:
            ValueError: It is not a state of a run, its version is not known, or a function is not found.
        """
        version = saved.get("version")
        if version != VERSION:
            raise ValueError(f"the state of a run has the version {VERSION}, but this one has {version!r}")
        try:
            items = saved["input"]
            return cls(
                toolbox=Toolbox.of_saved(saved["tools"]) if tools is None else Toolbox(tools),
                params=dict(saved["params"]),
                items=None if items is None else list(items),
                steps=tuple(_step_from_dict(step) for step in saved["steps"]),
                finished=bool(saved["finished"]),
                conditions=tuple(from_text(text) for text in saved["stop_when"]),
                repairs=int(saved["repairs"]),
                on_error=str(saved["on_error"]),
                missing=tuple(saved["missing"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is not the state of a run: {type(error).__name__}: {error}") from error


def _step_to_dict(step: Step) -> dict[str, Any]:
    return {
        "response": step.response.to_dict(),
        "calls": [_call_to_dict(call) for call in step.calls],
        "repair": step.repair,
    }


def _step_from_dict(saved: Mapping[str, Any]) -> Step:
    return Step(
        response=ResponseResult.from_dict(saved["response"]),
        calls=tuple(_call_from_dict(call) for call in saved["calls"]),
        repair=saved["repair"],
    )


def _call_to_dict(call: ToolCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "name": call.name,
        "arguments": call.arguments,
        "status": call.status,
        "waits_for": call.waits_for,
        "output": to_json_value(call.output),
        "seconds": call.seconds,
    }


def _call_from_dict(saved: Mapping[str, Any]) -> ToolCall:
    if saved["status"] not in get_args(CallStatus) or saved["waits_for"] not in (None, *get_args(WaitReason)):
        raise ValueError(f"a call has the unknown status {saved['status']!r}")
    return ToolCall(
        id=saved["id"],
        name=saved["name"],
        arguments=saved["arguments"],
        status=saved["status"],
        waits_for=saved["waits_for"],
        output=saved["output"],
        seconds=saved["seconds"],
    )
