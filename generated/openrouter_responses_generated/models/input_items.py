"""Item of the conversation sent to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.additional_tools_item import AdditionalToolsItem, AdditionalToolsItemTypedDict
    from ..models.agent_message_item import AgentMessageItem, AgentMessageItemTypedDict
    from ..models.apply_patch_call_item import ApplyPatchCallItem, ApplyPatchCallItemTypedDict
    from ..models.apply_patch_call_output_item import ApplyPatchCallOutputItem, ApplyPatchCallOutputItemTypedDict
    from ..models.compaction_item import CompactionItem, CompactionItemTypedDict
    from ..models.configuration_update_item import ConfigurationUpdateItem, ConfigurationUpdateItemTypedDict
    from ..models.context_compaction_item import ContextCompactionItem, ContextCompactionItemTypedDict
    from ..models.custom_tool_call_item import CustomToolCallItem, CustomToolCallItemTypedDict
    from ..models.custom_tool_call_output_item import CustomToolCallOutputItem, CustomToolCallOutputItemTypedDict
    from ..models.function_call_item import FunctionCallItem, FunctionCallItemTypedDict
    from ..models.function_call_output_item import FunctionCallOutputItem, FunctionCallOutputItemTypedDict
    from ..models.input_message import InputMessage, InputMessageTypedDict
    from ..models.item_reference_item import ItemReferenceItem, ItemReferenceItemTypedDict
    from ..models.local_shell_call_item import LocalShellCallItem, LocalShellCallItemTypedDict
    from ..models.local_shell_call_output_item import LocalShellCallOutputItem, LocalShellCallOutputItemTypedDict
    from ..models.mcp_approval_request_item import McpApprovalRequestItem, McpApprovalRequestItemTypedDict
    from ..models.mcp_approval_response_item import McpApprovalResponseItem, McpApprovalResponseItemTypedDict
    from ..models.mcp_call_item import McpCallItem, McpCallItemTypedDict
    from ..models.mcp_list_tools_item import McpListToolsItem, McpListToolsItemTypedDict
    from ..models.output_advisor_server_tool_item import (
        OutputAdvisorServerToolItem,
        OutputAdvisorServerToolItemTypedDict,
    )
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
    from ..models.output_items import OutputItemsTypedDict
    from ..models.output_mcp_server_tool_item import OutputMcpServerToolItem, OutputMcpServerToolItemTypedDict
    from ..models.output_memory_server_tool_item import OutputMemoryServerToolItem, OutputMemoryServerToolItemTypedDict
    from ..models.output_search_models_server_tool_item import (
        OutputSearchModelsServerToolItem,
        OutputSearchModelsServerToolItemTypedDict,
    )
    from ..models.output_shell_server_tool_item import OutputShellServerToolItem, OutputShellServerToolItemTypedDict
    from ..models.output_subagent_server_tool_item import (
        OutputSubagentServerToolItem,
        OutputSubagentServerToolItemTypedDict,
    )
    from ..models.output_text_editor_server_tool_item import (
        OutputTextEditorServerToolItem,
        OutputTextEditorServerToolItemTypedDict,
    )
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
    from ..models.shell_call_item import ShellCallItem, ShellCallItemTypedDict
    from ..models.shell_call_output_item import ShellCallOutputItem, ShellCallOutputItemTypedDict
    from ..models.tool_search_call_item import ToolSearchCallItem, ToolSearchCallItemTypedDict
    from ..models.tool_search_output_item import ToolSearchOutputItem, ToolSearchOutputItemTypedDict

    InputItems: TypeAlias = (
        InputMessage
        | ReasoningItem
        | FunctionCallItem
        | FunctionCallOutputItem
        | CustomToolCallItem
        | CustomToolCallOutputItem
        | OutputWebSearchCallItem
        | OutputFileSearchCallItem
        | OutputComputerCallItem
        | OutputCodeInterpreterCallItem
        | OutputImageGenerationCallItem
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
        | ItemReferenceItem
        | ConfigurationUpdateItem
        | CompactionItem
        | ContextCompactionItem
        | AgentMessageItem
        | AdditionalToolsItem
        | ToolSearchCallItem
        | ToolSearchOutputItem
        | ApplyPatchCallItem
        | ApplyPatchCallOutputItem
        | ShellCallItem
        | ShellCallOutputItem
        | LocalShellCallItem
        | LocalShellCallOutputItem
        | McpListToolsItem
        | McpCallItem
        | McpApprovalRequestItem
        | McpApprovalResponseItem
        | UnknownVariant
    )
    InputItemsTypedDict: TypeAlias = (
        InputMessage
        | InputMessageTypedDict
        | ReasoningItem
        | ReasoningItemTypedDict
        | FunctionCallItem
        | FunctionCallItemTypedDict
        | FunctionCallOutputItem
        | FunctionCallOutputItemTypedDict
        | CustomToolCallItem
        | CustomToolCallItemTypedDict
        | CustomToolCallOutputItem
        | CustomToolCallOutputItemTypedDict
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
        | ItemReferenceItem
        | ItemReferenceItemTypedDict
        | ConfigurationUpdateItem
        | ConfigurationUpdateItemTypedDict
        | CompactionItem
        | CompactionItemTypedDict
        | ContextCompactionItem
        | ContextCompactionItemTypedDict
        | AgentMessageItem
        | AgentMessageItemTypedDict
        | AdditionalToolsItem
        | AdditionalToolsItemTypedDict
        | ToolSearchCallItem
        | ToolSearchCallItemTypedDict
        | ToolSearchOutputItem
        | ToolSearchOutputItemTypedDict
        | ApplyPatchCallItem
        | ApplyPatchCallItemTypedDict
        | ApplyPatchCallOutputItem
        | ApplyPatchCallOutputItemTypedDict
        | ShellCallItem
        | ShellCallItemTypedDict
        | ShellCallOutputItem
        | ShellCallOutputItemTypedDict
        | LocalShellCallItem
        | LocalShellCallItemTypedDict
        | LocalShellCallOutputItem
        | LocalShellCallOutputItemTypedDict
        | McpListToolsItem
        | McpListToolsItemTypedDict
        | McpCallItem
        | McpCallItemTypedDict
        | McpApprovalRequestItem
        | McpApprovalRequestItemTypedDict
        | McpApprovalResponseItem
        | McpApprovalResponseItemTypedDict
        | OutputItemsTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "InputItems":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.additional_tools_item import AdditionalToolsItem
        from ..models.agent_message_item import AgentMessageItem
        from ..models.apply_patch_call_item import ApplyPatchCallItem
        from ..models.apply_patch_call_output_item import ApplyPatchCallOutputItem
        from ..models.compaction_item import CompactionItem
        from ..models.configuration_update_item import ConfigurationUpdateItem
        from ..models.context_compaction_item import ContextCompactionItem
        from ..models.custom_tool_call_item import CustomToolCallItem
        from ..models.custom_tool_call_output_item import CustomToolCallOutputItem
        from ..models.function_call_item import FunctionCallItem
        from ..models.function_call_output_item import FunctionCallOutputItem
        from ..models.input_message import InputMessage
        from ..models.item_reference_item import ItemReferenceItem
        from ..models.local_shell_call_item import LocalShellCallItem
        from ..models.local_shell_call_output_item import LocalShellCallOutputItem
        from ..models.mcp_approval_request_item import McpApprovalRequestItem
        from ..models.mcp_approval_response_item import McpApprovalResponseItem
        from ..models.mcp_call_item import McpCallItem
        from ..models.mcp_list_tools_item import McpListToolsItem
        from ..models.output_advisor_server_tool_item import (
            OutputAdvisorServerToolItem,
        )
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
        from ..models.output_search_models_server_tool_item import (
            OutputSearchModelsServerToolItem,
        )
        from ..models.output_shell_server_tool_item import OutputShellServerToolItem
        from ..models.output_subagent_server_tool_item import (
            OutputSubagentServerToolItem,
        )
        from ..models.output_text_editor_server_tool_item import (
            OutputTextEditorServerToolItem,
        )
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
        from ..models.shell_call_item import ShellCallItem
        from ..models.shell_call_output_item import ShellCallOutputItem
        from ..models.tool_search_call_item import ToolSearchCallItem
        from ..models.tool_search_output_item import ToolSearchOutputItem

        return (
            InputMessage
            | ReasoningItem
            | FunctionCallItem
            | FunctionCallOutputItem
            | CustomToolCallItem
            | CustomToolCallOutputItem
            | OutputWebSearchCallItem
            | OutputFileSearchCallItem
            | OutputComputerCallItem
            | OutputCodeInterpreterCallItem
            | OutputImageGenerationCallItem
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
            | ItemReferenceItem
            | ConfigurationUpdateItem
            | CompactionItem
            | ContextCompactionItem
            | AgentMessageItem
            | AdditionalToolsItem
            | ToolSearchCallItem
            | ToolSearchOutputItem
            | ApplyPatchCallItem
            | ApplyPatchCallOutputItem
            | ShellCallItem
            | ShellCallOutputItem
            | LocalShellCallItem
            | LocalShellCallOutputItem
            | McpListToolsItem
            | McpCallItem
            | McpApprovalRequestItem
            | McpApprovalResponseItem
            | UnknownVariant
        )


decode_input_items = tagged(
    "type",
    {
        "message": "input_message:InputMessage",
        "reasoning": "reasoning_item:ReasoningItem",
        "function_call": "function_call_item:FunctionCallItem",
        "function_call_output": "function_call_output_item:FunctionCallOutputItem",
        "custom_tool_call": "custom_tool_call_item:CustomToolCallItem",
        "custom_tool_call_output": "custom_tool_call_output_item:CustomToolCallOutputItem",
        "web_search_call": "output_web_search_call_item:OutputWebSearchCallItem",
        "file_search_call": "output_file_search_call_item:OutputFileSearchCallItem",
        "computer_call": "output_computer_call_item:OutputComputerCallItem",
        "code_interpreter_call": "output_code_interpreter_call_item:OutputCodeInterpreterCallItem",
        "image_generation_call": "output_image_generation_call_item:OutputImageGenerationCallItem",
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
        "item_reference": "item_reference_item:ItemReferenceItem",
        "configuration_update": "configuration_update_item:ConfigurationUpdateItem",
        "compaction": "compaction_item:CompactionItem",
        "context_compaction": "context_compaction_item:ContextCompactionItem",
        "agent_message": "agent_message_item:AgentMessageItem",
        "additional_tools": "additional_tools_item:AdditionalToolsItem",
        "tool_search_call": "tool_search_call_item:ToolSearchCallItem",
        "tool_search_output": "tool_search_output_item:ToolSearchOutputItem",
        "apply_patch_call": "apply_patch_call_item:ApplyPatchCallItem",
        "apply_patch_call_output": "apply_patch_call_output_item:ApplyPatchCallOutputItem",
        "shell_call": "shell_call_item:ShellCallItem",
        "shell_call_output": "shell_call_output_item:ShellCallOutputItem",
        "local_shell_call": "local_shell_call_item:LocalShellCallItem",
        "local_shell_call_output": "local_shell_call_output_item:LocalShellCallOutputItem",
        "mcp_list_tools": "mcp_list_tools_item:McpListToolsItem",
        "mcp_call": "mcp_call_item:McpCallItem",
        "mcp_approval_request": "mcp_approval_request_item:McpApprovalRequestItem",
        "mcp_approval_response": "mcp_approval_response_item:McpApprovalResponseItem",
    },
    untagged="input_message:InputMessage",
)
