"""Whether a model must call a tool, and which one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..models.specific_tool_choice import decode_specific_tool_choice

if TYPE_CHECKING:
    from ..models.specific_tool_choice import SpecificToolChoice, SpecificToolChoiceTypedDict
    from ..models.tool_choice_mode import ToolChoiceMode

    ToolChoice: TypeAlias = ToolChoiceMode | SpecificToolChoice
    ToolChoiceTypedDict: TypeAlias = ToolChoiceMode | SpecificToolChoiceTypedDict
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ToolChoice":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.specific_tool_choice import SpecificToolChoice
        from ..models.tool_choice_mode import ToolChoiceMode

        return ToolChoiceMode | SpecificToolChoice


decode_tool_choice = decode_specific_tool_choice
