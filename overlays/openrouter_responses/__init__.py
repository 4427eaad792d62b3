"""A typed client for OpenRouter's Responses API, streaming and not. Every name is imported on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openrouter_responses import components, errors, models, operations, utils
    from openrouter_responses._send_params import RunParams, SendParams
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.conversation import Conversation
    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.retry import BackoffStrategy, RetryConfig
    from openrouter_responses.streams import AsyncEventStream, EventStream
    from openrouter_responses.structured import AsyncParsedStream, ParsedResult, ParsedStream
    from openrouter_responses.tools import (
        AsyncRun,
        Run,
        RunState,
        Step,
        Tool,
        ToolCall,
        ToolCallFinished,
        ToolCallProgress,
        ToolCallStarted,
        ToolError,
        answer,
        approve,
        called,
        max_cost,
        max_steps,
        max_tokens,
        mcp_tools,
        reject,
        tool,
    )
    from openrouter_responses_generated.types import UNSET, UnrecognizedStr

    __version__: str

_MODULES = {
    "AsyncEventStream": "openrouter_responses.streams",
    "AsyncParsedStream": "openrouter_responses.structured",
    "AsyncRun": "openrouter_responses.tools",
    "BackoffStrategy": "openrouter_responses.retry",
    "Conversation": "openrouter_responses.conversation",
    "EventStream": "openrouter_responses.streams",
    "OpenRouter": "openrouter_responses.client",
    "ParsedResult": "openrouter_responses.structured",
    "ParsedStream": "openrouter_responses.structured",
    "RateLimit": "openrouter_responses.rate_limit",
    "ResponseResult": "openrouter_responses.result",
    "RetryConfig": "openrouter_responses.retry",
    "Run": "openrouter_responses.tools",
    "RunParams": "openrouter_responses._send_params",
    "RunState": "openrouter_responses.tools",
    "SendParams": "openrouter_responses._send_params",
    "Step": "openrouter_responses.tools",
    "Tool": "openrouter_responses.tools",
    "ToolCall": "openrouter_responses.tools",
    "ToolCallFinished": "openrouter_responses.tools",
    "ToolCallProgress": "openrouter_responses.tools",
    "ToolCallStarted": "openrouter_responses.tools",
    "ToolError": "openrouter_responses.tools",
    "UNSET": "openrouter_responses_generated.types",
    "UnrecognizedStr": "openrouter_responses_generated.types",
    "answer": "openrouter_responses.tools",
    "approve": "openrouter_responses.tools",
    "called": "openrouter_responses.tools",
    "components": "openrouter_responses",
    "errors": "openrouter_responses",
    "max_cost": "openrouter_responses.tools",
    "max_steps": "openrouter_responses.tools",
    "max_tokens": "openrouter_responses.tools",
    "mcp_tools": "openrouter_responses.tools",
    "models": "openrouter_responses",
    "operations": "openrouter_responses",
    "reject": "openrouter_responses.tools",
    "tool": "openrouter_responses.tools",
    "utils": "openrouter_responses",
}


if not TYPE_CHECKING:  # type checkers would accept any name

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            value: Any = version("openrouter-responses")
        elif name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        elif _MODULES[name] == __name__:
            value = import_module(f"{_MODULES[name]}.{name}")
        else:
            value = getattr(import_module(_MODULES[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "UNSET",
    "AsyncEventStream",
    "AsyncParsedStream",
    "AsyncRun",
    "BackoffStrategy",
    "Conversation",
    "EventStream",
    "OpenRouter",
    "ParsedResult",
    "ParsedStream",
    "RateLimit",
    "ResponseResult",
    "RetryConfig",
    "Run",
    "RunParams",
    "RunState",
    "SendParams",
    "Step",
    "Tool",
    "ToolCall",
    "ToolCallFinished",
    "ToolCallProgress",
    "ToolCallStarted",
    "ToolError",
    "UnrecognizedStr",
    "__version__",
    "answer",
    "approve",
    "called",
    "components",
    "errors",
    "max_cost",
    "max_steps",
    "max_tokens",
    "mcp_tools",
    "models",
    "operations",
    "reject",
    "tool",
    "utils",
]
