"""Tool in a namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.custom_tool import CustomTool, CustomToolTypedDict
    from ..models.function_tool import FunctionTool, FunctionToolTypedDict

    NamespacedTool: TypeAlias = FunctionTool | CustomTool | UnknownVariant
    NamespacedToolTypedDict: TypeAlias = (
        FunctionTool | FunctionToolTypedDict | CustomTool | CustomToolTypedDict | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "NamespacedTool":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.custom_tool import CustomTool
        from ..models.function_tool import FunctionTool

        return FunctionTool | CustomTool | UnknownVariant


decode_namespaced_tool = tagged(
    "type",
    {
        "function": "function_tool:FunctionTool",
        "custom": "custom_tool:CustomTool",
    },
)
