"""Tool that a model must call, or tools that it may choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.tool_choice_allowed import ToolChoiceAllowed, ToolChoiceAllowedTypedDict
    from ..models.tool_choice_apply_patch import ToolChoiceApplyPatch, ToolChoiceApplyPatchTypedDict
    from ..models.tool_choice_function import ToolChoiceFunction, ToolChoiceFunctionTypedDict
    from ..models.tool_choice_shell import ToolChoiceShell, ToolChoiceShellTypedDict
    from ..models.tool_choice_web_search import ToolChoiceWebSearch, ToolChoiceWebSearchTypedDict

    SpecificToolChoice: TypeAlias = (
        ToolChoiceFunction
        | ToolChoiceAllowed
        | ToolChoiceWebSearch
        | ToolChoiceApplyPatch
        | ToolChoiceShell
        | UnknownVariant
    )
    SpecificToolChoiceTypedDict: TypeAlias = (
        ToolChoiceFunction
        | ToolChoiceFunctionTypedDict
        | ToolChoiceAllowed
        | ToolChoiceAllowedTypedDict
        | ToolChoiceWebSearch
        | ToolChoiceWebSearchTypedDict
        | ToolChoiceApplyPatch
        | ToolChoiceApplyPatchTypedDict
        | ToolChoiceShell
        | ToolChoiceShellTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "SpecificToolChoice":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.tool_choice_allowed import ToolChoiceAllowed
        from ..models.tool_choice_apply_patch import ToolChoiceApplyPatch
        from ..models.tool_choice_function import ToolChoiceFunction
        from ..models.tool_choice_shell import ToolChoiceShell
        from ..models.tool_choice_web_search import ToolChoiceWebSearch

        return (
            ToolChoiceFunction
            | ToolChoiceAllowed
            | ToolChoiceWebSearch
            | ToolChoiceApplyPatch
            | ToolChoiceShell
            | UnknownVariant
        )


decode_specific_tool_choice = tagged(
    "type",
    {
        "function": "tool_choice_function:ToolChoiceFunction",
        "allowed_tools": "tool_choice_allowed:ToolChoiceAllowed",
        "web_search_preview_2025_03_11": "tool_choice_web_search:ToolChoiceWebSearch",
        "web_search_preview": "tool_choice_web_search:ToolChoiceWebSearch",
        "apply_patch": "tool_choice_apply_patch:ToolChoiceApplyPatch",
        "shell": "tool_choice_shell:ToolChoiceShell",
    },
)
