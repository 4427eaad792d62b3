"""Verdict on a tool call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.tool_use_evaluated import ToolUseEvaluated
    from ..models.tool_use_skipped import ToolUseSkipped
    from ..models.tool_use_unavailable import ToolUseUnavailable

    ToolUseVerdict: TypeAlias = ToolUseEvaluated | ToolUseSkipped | ToolUseUnavailable | UnknownVariant
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ToolUseVerdict":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.tool_use_evaluated import ToolUseEvaluated
        from ..models.tool_use_skipped import ToolUseSkipped
        from ..models.tool_use_unavailable import ToolUseUnavailable

        return ToolUseEvaluated | ToolUseSkipped | ToolUseUnavailable | UnknownVariant


decode_tool_use_verdict = tagged(
    "type",
    {
        "evaluated": "tool_use_evaluated:ToolUseEvaluated",
        "skipped": "tool_use_skipped:ToolUseSkipped",
        "unavailable": "tool_use_unavailable:ToolUseUnavailable",
    },
)
