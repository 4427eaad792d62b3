"""Tools that run: Python functions that a model calls, with `responses.run` and `responses.run_async`.

From a function to the end of a run, each module has one task:

- `_tool`: `Tool`, a function with its definition, and `ToolError`.
- `_signature`, `_docstring`: the schema and the descriptions of a function's parameters.
- `_output`: the value of a function as the output of a call.
- `_outcome`: what a tool returned or raised, recorded in its call.
- `_toolbox`: the tools of one run.
- `_events`: the calls and steps of a run, and the events of tools.
- `_loop`: which calls run, what is sent next, and when a run ends; no I/O.
- `_conditions`: the stop conditions.
- `_approval`: decisions on calls that wait.
- `_state`: `RunState`, with which a run continues later.
- `_threads`, `_tasks`: the concurrent calls of a turn, blocking and asynchronous.
- `_run`: `Run` and `AsyncRun`.
- `_mcp`: the tools of an MCP server.
"""

from __future__ import annotations

from openrouter_responses.tools._approval import Answer, Approval, Decision, Rejection, answer, approve, reject
from openrouter_responses.tools._conditions import (
    Condition,
    StopCondition,
    called,
    max_cost,
    max_steps,
    max_tokens,
)
from openrouter_responses.tools._events import (
    RunEvent,
    Step,
    ToolCall,
    ToolCallFinished,
    ToolCallProgress,
    ToolCallStarted,
)
from openrouter_responses.tools._mcp import mcp_tools
from openrouter_responses.tools._outcome import CallCancelledError, CallTimeoutError
from openrouter_responses.tools._run import AsyncRun, Run, RunArguments, input_items
from openrouter_responses.tools._state import RunState
from openrouter_responses.tools._tool import ArgumentsError, Tool, ToolError, tool
from openrouter_responses.tools._toolbox import Toolbox

__all__ = [
    "Answer",
    "Approval",
    "ArgumentsError",
    "AsyncRun",
    "CallCancelledError",
    "CallTimeoutError",
    "Condition",
    "Decision",
    "Rejection",
    "Run",
    "RunArguments",
    "RunEvent",
    "RunState",
    "Step",
    "StopCondition",
    "Tool",
    "ToolCall",
    "ToolCallFinished",
    "ToolCallProgress",
    "ToolCallStarted",
    "ToolError",
    "Toolbox",
    "answer",
    "approve",
    "called",
    "input_items",
    "max_cost",
    "max_steps",
    "max_tokens",
    "mcp_tools",
    "reject",
    "tool",
]
