"""The loop of a run: which calls run, what the next request is, and when the run ends. No I/O.

The blocking and the asynchronous run share it. Each of them repeats: run the calls of `take_ready_calls`, send
`next_request`, pass the response to `receive`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from openrouter_responses import errors, models
from openrouter_responses.tools._approval import Answer, Approval, Decision, Rejection, check_decisions
from openrouter_responses.tools._events import Step, ToolCall
from openrouter_responses.tools._outcome import fail
from openrouter_responses.tools._output import output_of
from openrouter_responses.tools._tool import Tool, ToolError
from openrouter_responses.usage import total_usage

if TYPE_CHECKING:
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.structured import CompiledType
    from openrouter_responses.tools._conditions import Condition
    from openrouter_responses.tools._toolbox import Toolbox

_INPUT, _TOOLS, _TOOL_CHOICE, _INCLUDE, _SESSION = "input", "tools", "tool_choice", "include", "session_id"
_SESSION_HEADER = "x_session_id"
_ENCRYPTED_REASONING = "reasoning.encrypted_content"
_NO_CALLS = "none"


class ReadyCall:
    """A call that is about to run, with the tool and its arguments."""

    def __init__(self, call: ToolCall, tool: Tool[Any, Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.call = call
        self.tool = tool
        self.args = args
        self.kwargs = kwargs


class RunLoop:
    """The state of a run.

    Attributes:
        toolbox: The tools.
        params: The fields of each request, except the input and the tools.
        items: The input of the first request.
        steps: The responses so far, with their calls.
        conditions: The stop conditions.
        stopped_by: The condition that stopped the run; None while there is none.
        finished: Whether the final response was received.
    """

    def __init__(
        self,
        *,
        toolbox: Toolbox,
        params: Mapping[str, Any],
        items: Sequence[Any] | None,
        conditions: tuple[Condition, ...],
        steps: Sequence[Step] = (),
        finished: bool = False,
        compiled: CompiledType[Any] | None = None,
        repairs: int = 0,
    ) -> None:
        self.toolbox = toolbox
        self.items = items
        self.conditions = conditions
        self.finished: bool = finished
        self.stopped_by: Condition | None = None
        self.compiled = compiled
        self.repairs = repairs
        self.params: dict[str, Any] = dict(params)
        if _SESSION_HEADER not in self.params and self.params.get(_SESSION) is None:
            self.params[_SESSION] = f"run-{uuid.uuid4().hex}"
        # Calls are changed in place, and those of the given steps may belong to another run.
        self.steps: list[Step] = [evolve(step, calls=tuple(map(_taken_over, step.calls))) for step in steps]
        self._result: ResponseResult | None = None
        self._settled: list[ToolCall] = []

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """The calls of the last response."""
        return self.steps[-1].calls if self.steps else ()

    @property
    def waiting(self) -> dict[str, ToolCall]:
        """The calls that need a decision, by ID."""
        return {call.id: call for call in self.calls if call.status == "waiting"}

    @property
    def usage(self) -> models.Usage | None:
        """The sum of the usage of all responses."""
        return total_usage(step.usage for step in self.steps)

    @property
    def history(self) -> list[Any]:
        """The input of the next request: the items so far, as they were given and received, and the outputs."""
        items = list(self.items or ())
        for step in self.steps:
            items += step.response.output or ()
            items += (_output_item(call) for call in step.calls if call.output is not None)
            if step.repair is not None:
                items.append({"role": "user", "content": step.repair})
        return items

    def decide(self, decisions: Mapping[str, Decision]) -> None:
        """Apply decisions on calls that wait.

        Raises:
            TypeError: A value is not a decision.
            ValueError: No call of that ID waits, or the tool of an approved call is not there.
        """
        waiting = self.waiting
        check_decisions(decisions, waiting)
        for call_id, decision in decisions.items():
            call = waiting[call_id]
            match decision:
                case Approval():
                    if call.name not in self.toolbox.tools:
                        raise ValueError(f"{call_id!r} is a call of {call.name}, which is not in tools=[…]")
                    call.status = "ready"
                case Rejection(reason):
                    call.status, call.output = "rejected", reason
                case Answer(output):
                    call.output = output_of(output)
                    call.status = "finished"
            call.waits_for = None
            if call.output is not None:
                self._settled.append(call)

    def take_settled_calls(self) -> list[ToolCall]:
        """Return the calls that have got an output without running since the last time: by a decision, or an error."""
        settled, self._settled = self._settled, []
        return settled

    def take_ready_calls(self) -> list[ReadyCall]:
        """Return the calls that are to run now. A call whose arguments do not fit its tool fails instead."""
        ready = []
        for call in self.calls:
            if call.status != "ready":
                continue
            tool = self.toolbox.tools[call.name]
            try:
                args, kwargs = tool.bind(call.arguments)
            except Exception as error:  # also what a validator of the caller's types raises
                self._fail(call, error)
            else:
                ready.append(ReadyCall(call, tool, args, kwargs))
        return ready

    def next_request(self) -> dict[str, Any] | None:
        """Return the arguments of `send` for the next response; None if the run has ended or waits for decisions."""
        if self.finished or self.waiting:
            return None
        self._check_conditions()
        request = dict(self.params)
        if self.items is not None or self.steps:
            request[_INPUT] = self.history
        if self.toolbox.definitions:
            request[_TOOLS] = self.toolbox.definitions
        if self.stopped_by is not None and self.toolbox.definitions:
            request[_TOOL_CHOICE] = _NO_CALLS
        elif self.steps and _forces_a_call(request.get(_TOOL_CHOICE)):
            del request[_TOOL_CHOICE]
        include = list(request.get(_INCLUDE) or ())
        request[_INCLUDE] = include if _ENCRYPTED_REASONING in include else [*include, _ENCRYPTED_REASONING]
        if self.compiled is not None:
            from openrouter_responses import structured

            request = structured.request_for(self.compiled, request)
        return request

    def receive(self, response: ResponseResult) -> None:
        """Add a response to the run."""
        calls = tuple(_calls_in(response))
        if response.status == "incomplete":
            reason = getattr(response.incomplete_details, "reason", None)
            _skip(calls, f"the response was cut off ({reason})")
        elif self.stopped_by is not None:
            _skip(calls, f"the run had reached {self.stopped_by!r}")
        elif calls:
            for call in calls:
                self._classify(call)
            self.steps.append(Step(response=response, calls=calls))
            return
        repair = None if self.compiled is None or calls else self._repair(response)
        self.steps.append(Step(response=response, calls=calls, repair=repair))
        self.finished = repair is None

    def result(self) -> ResponseResult:
        """Return the final response; while calls wait, the last one.

        Raises:
            OpenRouterError: There is no value of `text_format`, for the reason that the class of the error states.
        """
        if self._result is None:
            response = self.steps[-1].response
            if self.compiled is None:
                return response
            if self.waiting:
                names = ", ".join(f"{call.name} ({call_id!r})" for call_id, call in self.waiting.items())
                message = f"The run waits for decisions, and has no {self.compiled.name} yet: {names}."
                waiting = errors.OutputIncompleteError(message, reason="waiting")
                waiting.partial_response = response
                raise waiting
            from openrouter_responses import structured

            value = structured.value_of(response, self.compiled)
            self._result = structured.ParsedResult.of_value(response, value)
        return self._result

    def _repair(self, response: ResponseResult) -> str | None:
        """Return the message that asks for a correction of an invalid value; None if there is nothing to correct."""
        from openrouter_responses import structured

        if self.compiled is None or sum(step.repair is not None for step in self.steps) >= self.repairs:
            return None
        try:
            structured.value_of(response, self.compiled)
        except errors.OutputInvalidError as error:
            return str(structured.repair_message(error)["content"]) if error.text else None
        except errors.OpenRouterError:
            pass
        return None

    def _classify(self, call: ToolCall) -> None:
        """Decide whether a new call can run, waits for a decision, or fails at once."""
        tool = self.toolbox.tools.get(call.name)
        if tool is None:
            if call.name in self.toolbox.without_handler:
                call.status, call.waits_for = "waiting", "no_handler"
            else:
                names = ", ".join(self.toolbox.names) or "none"
                self._fail(call, ToolError(f"There is no tool {call.name!r}. The tools are: {names}."))
            return
        if tool.approval is False:
            return
        try:
            tool.bind(call.arguments)
        except Exception as error:  # also what a validator of the caller's types raises
            self._fail(call, error)
            return
        if _needs_approval(tool, call):
            call.status, call.waits_for = "waiting", "approval"

    def _fail(self, call: ToolCall, error: Exception) -> None:
        fail(call, error)
        self._settled.append(call)

    def _check_conditions(self) -> None:
        if self.stopped_by is None and self.calls and not self.waiting:
            self.stopped_by = next((condition for condition in self.conditions if condition(self.steps)), None)


def _taken_over(call: ToolCall) -> ToolCall:
    """Return a copy of a call of an earlier run. If it was started and has no output, it needs a decision."""
    if call.status == "started":
        return evolve(call, status="waiting", waits_for="attempted")
    return evolve(call)


def _calls_in(response: ResponseResult) -> list[ToolCall]:
    calls = []
    for item in response.output or ():
        if getattr(item, "type", None) == "function_call":
            call_id, name, arguments = (getattr(item, field, None) for field in ("call_id", "name", "arguments"))
            if isinstance(arguments, dict):  # some servers send the object instead of its text
                arguments = json.dumps(arguments)
            calls.append(ToolCall(id=_text(call_id), name=_text(name), arguments=_text(arguments)))
    return calls


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _skip(calls: Sequence[ToolCall], why: str) -> None:
    # Without an output the items of the run could not be sent again.
    for call in calls:
        call.status, call.output = "skipped", f"This call was not run: {why}."


def _needs_approval(tool: Tool[Any, Any], call: ToolCall) -> bool:
    if isinstance(tool.approval, bool):
        return tool.approval
    try:
        return bool(tool.approval(call))
    except Exception:
        return True


def _output_item(call: ToolCall) -> models.FunctionCallOutputItem:
    output: Any = call.output
    return models.FunctionCallOutputItem(call_id=call.id, output=output)


def _forces_a_call(tool_choice: Any) -> bool:
    """Return whether a `tool_choice` obliges the model to call a tool, so that a run could never end."""
    if isinstance(tool_choice, str):
        return tool_choice == "required"
    if isinstance(tool_choice, Mapping):
        kind, mode = tool_choice.get("type"), tool_choice.get("mode")
    else:
        kind, mode = getattr(tool_choice, "type", None), getattr(tool_choice, "mode", None)
    return kind is not None and (kind != "allowed_tools" or mode == "required")
