"""Condition that stops the server-tool loop. Pending tool calls still run, and the model then produces
one final turn without tools.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.stop_server_tools_when_finish_reason_is import (
        StopServerToolsWhenFinishReasonIs,
        StopServerToolsWhenFinishReasonIsTypedDict,
    )
    from ..models.stop_server_tools_when_has_tool_call import (
        StopServerToolsWhenHasToolCall,
        StopServerToolsWhenHasToolCallTypedDict,
    )
    from ..models.stop_server_tools_when_max_cost import StopServerToolsWhenMaxCost, StopServerToolsWhenMaxCostTypedDict
    from ..models.stop_server_tools_when_max_tokens_used import (
        StopServerToolsWhenMaxTokensUsed,
        StopServerToolsWhenMaxTokensUsedTypedDict,
    )
    from ..models.stop_server_tools_when_step_count_is import (
        StopServerToolsWhenStepCountIs,
        StopServerToolsWhenStepCountIsTypedDict,
    )

    StopServerToolsWhenCondition: TypeAlias = (
        StopServerToolsWhenStepCountIs
        | StopServerToolsWhenHasToolCall
        | StopServerToolsWhenMaxTokensUsed
        | StopServerToolsWhenMaxCost
        | StopServerToolsWhenFinishReasonIs
        | UnknownVariant
    )
    StopServerToolsWhenConditionTypedDict: TypeAlias = (
        StopServerToolsWhenStepCountIs
        | StopServerToolsWhenStepCountIsTypedDict
        | StopServerToolsWhenHasToolCall
        | StopServerToolsWhenHasToolCallTypedDict
        | StopServerToolsWhenMaxTokensUsed
        | StopServerToolsWhenMaxTokensUsedTypedDict
        | StopServerToolsWhenMaxCost
        | StopServerToolsWhenMaxCostTypedDict
        | StopServerToolsWhenFinishReasonIs
        | StopServerToolsWhenFinishReasonIsTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "StopServerToolsWhenCondition":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.stop_server_tools_when_finish_reason_is import (
            StopServerToolsWhenFinishReasonIs,
        )
        from ..models.stop_server_tools_when_has_tool_call import (
            StopServerToolsWhenHasToolCall,
        )
        from ..models.stop_server_tools_when_max_cost import (
            StopServerToolsWhenMaxCost,
        )
        from ..models.stop_server_tools_when_max_tokens_used import (
            StopServerToolsWhenMaxTokensUsed,
        )
        from ..models.stop_server_tools_when_step_count_is import (
            StopServerToolsWhenStepCountIs,
        )

        return (
            StopServerToolsWhenStepCountIs
            | StopServerToolsWhenHasToolCall
            | StopServerToolsWhenMaxTokensUsed
            | StopServerToolsWhenMaxCost
            | StopServerToolsWhenFinishReasonIs
            | UnknownVariant
        )


decode_stop_server_tools_when_condition = tagged(
    "type",
    {
        "step_count_is": "stop_server_tools_when_step_count_is:StopServerToolsWhenStepCountIs",
        "has_tool_call": "stop_server_tools_when_has_tool_call:StopServerToolsWhenHasToolCall",
        "max_tokens_used": "stop_server_tools_when_max_tokens_used:StopServerToolsWhenMaxTokensUsed",
        "max_cost": "stop_server_tools_when_max_cost:StopServerToolsWhenMaxCost",
        "finish_reason_is": "stop_server_tools_when_finish_reason_is:StopServerToolsWhenFinishReasonIs",
    },
)
