"""Output item of a response, produced by the model or one of its tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.custom_tool_call_item import CustomToolCallItem, CustomToolCallItemTypedDict
    from ..models.function_call_item import FunctionCallItem, FunctionCallItemTypedDict
    from ..models.output_advisor_server_tool_item import (
        OutputAdvisorServerToolItem,
        OutputAdvisorServerToolItemTypedDict,
    )
    from ..models.output_apply_patch_call_item import OutputApplyPatchCallItem, OutputApplyPatchCallItemTypedDict
    from ..models.output_apply_patch_server_tool_item import (
        OutputApplyPatchServerToolItem,
        OutputApplyPatchServerToolItemTypedDict,
    )
    from ..models.output_armor_blocked_item import OutputArmorBlockedItem, OutputArmorBlockedItemTypedDict
    from ..models.output_bash_server_tool_item import OutputBashServerToolItem, OutputBashServerToolItemTypedDict
    from ..models.output_browser_use_server_tool_item import (
        OutputBrowserUseServerToolItem,
        OutputBrowserUseServerToolItemTypedDict,
    )
    from ..models.output_code_interpreter_call_item import (
        OutputCodeInterpreterCallItem,
        OutputCodeInterpreterCallItemTypedDict,
    )
    from ..models.output_code_interpreter_server_tool_item import (
        OutputCodeInterpreterServerToolItem,
        OutputCodeInterpreterServerToolItemTypedDict,
    )
    from ..models.output_computer_call_item import OutputComputerCallItem, OutputComputerCallItemTypedDict
    from ..models.output_datetime_item import OutputDatetimeItem, OutputDatetimeItemTypedDict
    from ..models.output_file_search_call_item import OutputFileSearchCallItem, OutputFileSearchCallItemTypedDict
    from ..models.output_file_search_server_tool_item import (
        OutputFileSearchServerToolItem,
        OutputFileSearchServerToolItemTypedDict,
    )
    from ..models.output_files_server_tool_item import OutputFilesServerToolItem, OutputFilesServerToolItemTypedDict
    from ..models.output_fusion_server_tool_item import OutputFusionServerToolItem, OutputFusionServerToolItemTypedDict
    from ..models.output_image_generation_call_item import (
        OutputImageGenerationCallItem,
        OutputImageGenerationCallItemTypedDict,
    )
    from ..models.output_image_generation_server_tool_item import (
        OutputImageGenerationServerToolItem,
        OutputImageGenerationServerToolItemTypedDict,
    )
    from ..models.output_mcp_server_tool_item import OutputMcpServerToolItem, OutputMcpServerToolItemTypedDict
    from ..models.output_memory_server_tool_item import OutputMemoryServerToolItem, OutputMemoryServerToolItemTypedDict
    from ..models.output_message_item import OutputMessageItem, OutputMessageItemTypedDict
    from ..models.output_search_models_server_tool_item import (
        OutputSearchModelsServerToolItem,
        OutputSearchModelsServerToolItemTypedDict,
    )
    from ..models.output_shell_call_item import OutputShellCallItem, OutputShellCallItemTypedDict
    from ..models.output_shell_call_output_item import OutputShellCallOutputItem, OutputShellCallOutputItemTypedDict
    from ..models.output_shell_server_tool_item import OutputShellServerToolItem, OutputShellServerToolItemTypedDict
    from ..models.output_subagent_server_tool_item import (
        OutputSubagentServerToolItem,
        OutputSubagentServerToolItemTypedDict,
    )
    from ..models.output_text_editor_server_tool_item import (
        OutputTextEditorServerToolItem,
        OutputTextEditorServerToolItemTypedDict,
    )
    from ..models.output_tool_search_call_item import OutputToolSearchCallItem, OutputToolSearchCallItemTypedDict
    from ..models.output_tool_search_server_tool_item import (
        OutputToolSearchServerToolItem,
        OutputToolSearchServerToolItemTypedDict,
    )
    from ..models.output_web_fetch_server_tool_item import (
        OutputWebFetchServerToolItem,
        OutputWebFetchServerToolItemTypedDict,
    )
    from ..models.output_web_search_call_item import OutputWebSearchCallItem, OutputWebSearchCallItemTypedDict
    from ..models.output_web_search_server_tool_item import (
        OutputWebSearchServerToolItem,
        OutputWebSearchServerToolItemTypedDict,
    )
    from ..models.reasoning_item import ReasoningItem, ReasoningItemTypedDict

    OutputItems: TypeAlias = (
        OutputMessageItem
        | ReasoningItem
        | FunctionCallItem
        | CustomToolCallItem
        | OutputWebSearchCallItem
        | OutputFileSearchCallItem
        | OutputComputerCallItem
        | OutputCodeInterpreterCallItem
        | OutputImageGenerationCallItem
        | OutputApplyPatchCallItem
        | OutputShellCallItem
        | OutputShellCallOutputItem
        | OutputToolSearchCallItem
        | OutputAdvisorServerToolItem
        | OutputSubagentServerToolItem
        | OutputFusionServerToolItem
        | OutputWebSearchServerToolItem
        | OutputWebFetchServerToolItem
        | OutputImageGenerationServerToolItem
        | OutputSearchModelsServerToolItem
        | OutputToolSearchServerToolItem
        | OutputFileSearchServerToolItem
        | OutputDatetimeItem
        | OutputFilesServerToolItem
        | OutputBashServerToolItem
        | OutputShellServerToolItem
        | OutputCodeInterpreterServerToolItem
        | OutputApplyPatchServerToolItem
        | OutputTextEditorServerToolItem
        | OutputBrowserUseServerToolItem
        | OutputMcpServerToolItem
        | OutputMemoryServerToolItem
        | OutputArmorBlockedItem
        | UnknownVariant
    )
    OutputItemsTypedDict: TypeAlias = (
        OutputMessageItem
        | OutputMessageItemTypedDict
        | ReasoningItem
        | ReasoningItemTypedDict
        | FunctionCallItem
        | FunctionCallItemTypedDict
        | CustomToolCallItem
        | CustomToolCallItemTypedDict
        | OutputWebSearchCallItem
        | OutputWebSearchCallItemTypedDict
        | OutputFileSearchCallItem
        | OutputFileSearchCallItemTypedDict
        | OutputComputerCallItem
        | OutputComputerCallItemTypedDict
        | OutputCodeInterpreterCallItem
        | OutputCodeInterpreterCallItemTypedDict
        | OutputImageGenerationCallItem
        | OutputImageGenerationCallItemTypedDict
        | OutputApplyPatchCallItem
        | OutputApplyPatchCallItemTypedDict
        | OutputShellCallItem
        | OutputShellCallItemTypedDict
        | OutputShellCallOutputItem
        | OutputShellCallOutputItemTypedDict
        | OutputToolSearchCallItem
        | OutputToolSearchCallItemTypedDict
        | OutputAdvisorServerToolItem
        | OutputAdvisorServerToolItemTypedDict
        | OutputSubagentServerToolItem
        | OutputSubagentServerToolItemTypedDict
        | OutputFusionServerToolItem
        | OutputFusionServerToolItemTypedDict
        | OutputWebSearchServerToolItem
        | OutputWebSearchServerToolItemTypedDict
        | OutputWebFetchServerToolItem
        | OutputWebFetchServerToolItemTypedDict
        | OutputImageGenerationServerToolItem
        | OutputImageGenerationServerToolItemTypedDict
        | OutputSearchModelsServerToolItem
        | OutputSearchModelsServerToolItemTypedDict
        | OutputToolSearchServerToolItem
        | OutputToolSearchServerToolItemTypedDict
        | OutputFileSearchServerToolItem
        | OutputFileSearchServerToolItemTypedDict
        | OutputDatetimeItem
        | OutputDatetimeItemTypedDict
        | OutputFilesServerToolItem
        | OutputFilesServerToolItemTypedDict
        | OutputBashServerToolItem
        | OutputBashServerToolItemTypedDict
        | OutputShellServerToolItem
        | OutputShellServerToolItemTypedDict
        | OutputCodeInterpreterServerToolItem
        | OutputCodeInterpreterServerToolItemTypedDict
        | OutputApplyPatchServerToolItem
        | OutputApplyPatchServerToolItemTypedDict
        | OutputTextEditorServerToolItem
        | OutputTextEditorServerToolItemTypedDict
        | OutputBrowserUseServerToolItem
        | OutputBrowserUseServerToolItemTypedDict
        | OutputMcpServerToolItem
        | OutputMcpServerToolItemTypedDict
        | OutputMemoryServerToolItem
        | OutputMemoryServerToolItemTypedDict
        | OutputArmorBlockedItem
        | OutputArmorBlockedItemTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "OutputItems":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.custom_tool_call_item import CustomToolCallItem
        from ..models.function_call_item import FunctionCallItem
        from ..models.output_advisor_server_tool_item import (
            OutputAdvisorServerToolItem,
        )
        from ..models.output_apply_patch_call_item import OutputApplyPatchCallItem
        from ..models.output_apply_patch_server_tool_item import (
            OutputApplyPatchServerToolItem,
        )
        from ..models.output_armor_blocked_item import OutputArmorBlockedItem
        from ..models.output_bash_server_tool_item import OutputBashServerToolItem
        from ..models.output_browser_use_server_tool_item import (
            OutputBrowserUseServerToolItem,
        )
        from ..models.output_code_interpreter_call_item import (
            OutputCodeInterpreterCallItem,
        )
        from ..models.output_code_interpreter_server_tool_item import (
            OutputCodeInterpreterServerToolItem,
        )
        from ..models.output_computer_call_item import OutputComputerCallItem
        from ..models.output_datetime_item import OutputDatetimeItem
        from ..models.output_file_search_call_item import OutputFileSearchCallItem
        from ..models.output_file_search_server_tool_item import (
            OutputFileSearchServerToolItem,
        )
        from ..models.output_files_server_tool_item import OutputFilesServerToolItem
        from ..models.output_fusion_server_tool_item import (
            OutputFusionServerToolItem,
        )
        from ..models.output_image_generation_call_item import (
            OutputImageGenerationCallItem,
        )
        from ..models.output_image_generation_server_tool_item import (
            OutputImageGenerationServerToolItem,
        )
        from ..models.output_mcp_server_tool_item import OutputMcpServerToolItem
        from ..models.output_memory_server_tool_item import (
            OutputMemoryServerToolItem,
        )
        from ..models.output_message_item import OutputMessageItem
        from ..models.output_search_models_server_tool_item import (
            OutputSearchModelsServerToolItem,
        )
        from ..models.output_shell_call_item import OutputShellCallItem
        from ..models.output_shell_call_output_item import OutputShellCallOutputItem
        from ..models.output_shell_server_tool_item import OutputShellServerToolItem
        from ..models.output_subagent_server_tool_item import (
            OutputSubagentServerToolItem,
        )
        from ..models.output_text_editor_server_tool_item import (
            OutputTextEditorServerToolItem,
        )
        from ..models.output_tool_search_call_item import OutputToolSearchCallItem
        from ..models.output_tool_search_server_tool_item import (
            OutputToolSearchServerToolItem,
        )
        from ..models.output_web_fetch_server_tool_item import (
            OutputWebFetchServerToolItem,
        )
        from ..models.output_web_search_call_item import OutputWebSearchCallItem
        from ..models.output_web_search_server_tool_item import (
            OutputWebSearchServerToolItem,
        )
        from ..models.reasoning_item import ReasoningItem

        return (
            OutputMessageItem
            | ReasoningItem
            | FunctionCallItem
            | CustomToolCallItem
            | OutputWebSearchCallItem
            | OutputFileSearchCallItem
            | OutputComputerCallItem
            | OutputCodeInterpreterCallItem
            | OutputImageGenerationCallItem
            | OutputApplyPatchCallItem
            | OutputShellCallItem
            | OutputShellCallOutputItem
            | OutputToolSearchCallItem
            | OutputAdvisorServerToolItem
            | OutputSubagentServerToolItem
            | OutputFusionServerToolItem
            | OutputWebSearchServerToolItem
            | OutputWebFetchServerToolItem
            | OutputImageGenerationServerToolItem
            | OutputSearchModelsServerToolItem
            | OutputToolSearchServerToolItem
            | OutputFileSearchServerToolItem
            | OutputDatetimeItem
            | OutputFilesServerToolItem
            | OutputBashServerToolItem
            | OutputShellServerToolItem
            | OutputCodeInterpreterServerToolItem
            | OutputApplyPatchServerToolItem
            | OutputTextEditorServerToolItem
            | OutputBrowserUseServerToolItem
            | OutputMcpServerToolItem
            | OutputMemoryServerToolItem
            | OutputArmorBlockedItem
            | UnknownVariant
        )


decode_output_items = tagged(
    "type",
    {
        "message": "output_message_item:OutputMessageItem",
        "reasoning": "reasoning_item:ReasoningItem",
        "function_call": "function_call_item:FunctionCallItem",
        "custom_tool_call": "custom_tool_call_item:CustomToolCallItem",
        "web_search_call": "output_web_search_call_item:OutputWebSearchCallItem",
        "file_search_call": "output_file_search_call_item:OutputFileSearchCallItem",
        "computer_call": "output_computer_call_item:OutputComputerCallItem",
        "code_interpreter_call": "output_code_interpreter_call_item:OutputCodeInterpreterCallItem",
        "image_generation_call": "output_image_generation_call_item:OutputImageGenerationCallItem",
        "apply_patch_call": "output_apply_patch_call_item:OutputApplyPatchCallItem",
        "shell_call": "output_shell_call_item:OutputShellCallItem",
        "shell_call_output": "output_shell_call_output_item:OutputShellCallOutputItem",
        "tool_search_call": "output_tool_search_call_item:OutputToolSearchCallItem",
        "openrouter:advisor": "output_advisor_server_tool_item:OutputAdvisorServerToolItem",
        "openrouter:subagent": "output_subagent_server_tool_item:OutputSubagentServerToolItem",
        "openrouter:fusion": "output_fusion_server_tool_item:OutputFusionServerToolItem",
        "openrouter:web_search": "output_web_search_server_tool_item:OutputWebSearchServerToolItem",
        "openrouter:web_fetch": "output_web_fetch_server_tool_item:OutputWebFetchServerToolItem",
        "openrouter:image_generation": "output_image_generation_server_tool_item:OutputImageGenerationServerToolItem",
        "openrouter:experimental__search_models": "output_search_models_server_tool_item:OutputSearchModelsServerToolItem",
        "openrouter:tool_search": "output_tool_search_server_tool_item:OutputToolSearchServerToolItem",
        "openrouter:file_search": "output_file_search_server_tool_item:OutputFileSearchServerToolItem",
        "openrouter:datetime": "output_datetime_item:OutputDatetimeItem",
        "openrouter:files": "output_files_server_tool_item:OutputFilesServerToolItem",
        "openrouter:bash": "output_bash_server_tool_item:OutputBashServerToolItem",
        "openrouter:shell": "output_shell_server_tool_item:OutputShellServerToolItem",
        "openrouter:code_interpreter": "output_code_interpreter_server_tool_item:OutputCodeInterpreterServerToolItem",
        "openrouter:apply_patch": "output_apply_patch_server_tool_item:OutputApplyPatchServerToolItem",
        "openrouter:text_editor": "output_text_editor_server_tool_item:OutputTextEditorServerToolItem",
        "openrouter:browser_use": "output_browser_use_server_tool_item:OutputBrowserUseServerToolItem",
        "openrouter:mcp": "output_mcp_server_tool_item:OutputMcpServerToolItem",
        "openrouter:memory": "output_memory_server_tool_item:OutputMemoryServerToolItem",
        "openrouter:armor_blocked": "output_armor_blocked_item:OutputArmorBlockedItem",
    },
)
