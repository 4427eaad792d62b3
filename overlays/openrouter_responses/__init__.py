"""A typed client for OpenRouter's Responses API, streaming and not. Every name is imported on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openrouter_responses import components, errors, models, operations, utils
    from openrouter_responses._send_params import SendParams
    from openrouter_responses.client import OpenRouter
    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses.result import ResponseResult
    from openrouter_responses.retry import BackoffStrategy, RetryConfig
    from openrouter_responses.streams import AsyncEventStream, EventStream
    from openrouter_responses.structured import AsyncParsedStream, ParsedResult, ParsedStream
    from openrouter_responses_generated.types import UNSET, UnrecognizedStr

    __version__: str

_MODULES = {
    "AsyncEventStream": "openrouter_responses.streams",
    "AsyncParsedStream": "openrouter_responses.structured",
    "BackoffStrategy": "openrouter_responses.retry",
    "EventStream": "openrouter_responses.streams",
    "OpenRouter": "openrouter_responses.client",
    "ParsedResult": "openrouter_responses.structured",
    "ParsedStream": "openrouter_responses.structured",
    "RateLimit": "openrouter_responses.rate_limit",
    "ResponseResult": "openrouter_responses.result",
    "RetryConfig": "openrouter_responses.retry",
    "SendParams": "openrouter_responses._send_params",
    "UNSET": "openrouter_responses_generated.types",
    "UnrecognizedStr": "openrouter_responses_generated.types",
    "components": "openrouter_responses",
    "errors": "openrouter_responses",
    "models": "openrouter_responses",
    "operations": "openrouter_responses",
    "utils": "openrouter_responses",
}


if not TYPE_CHECKING:  # type checkers would accept any name

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            value: Any = version("openrouter-responses")
        elif name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        elif name.islower():
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
    "BackoffStrategy",
    "EventStream",
    "OpenRouter",
    "ParsedResult",
    "ParsedStream",
    "RateLimit",
    "ResponseResult",
    "RetryConfig",
    "SendParams",
    "UnrecognizedStr",
    "__version__",
    "components",
    "errors",
    "models",
    "operations",
    "utils",
]
