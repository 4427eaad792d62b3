"""The models and the named types, each imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..types import UnknownVariant

if TYPE_CHECKING:
    from .additional_tools_item import AdditionalToolsItem, AdditionalToolsItemTypedDict
    from .advisor_server_tool_config import AdvisorServerToolConfig, AdvisorServerToolConfigTypedDict
    from .advisor_server_tool_open_router import AdvisorServerToolOpenRouter, AdvisorServerToolOpenRouterTypedDict
    from .agent import Agent, AgentTypedDict
    from .agent_message_content import AgentMessageContent, AgentMessageContentTypedDict
    from .agent_message_item import AgentMessageItem, AgentMessageItemTypedDict
    from .alignment_allowed_call_record import AlignmentAllowedCallRecord
    from .alignment_blocked_call_record import AlignmentBlockedCallRecord
    from .alignment_call_record import AlignmentCallRecord
    from .alignment_chat_audio import AlignmentChatAudio
    from .alignment_chat_image import AlignmentChatImage
    from .alignment_chat_image_url import AlignmentChatImageURL
    from .alignment_chat_rejected import AlignmentChatRejected
    from .alignment_chat_tool_call import AlignmentChatToolCall
    from .alignment_chat_tool_call_function import AlignmentChatToolCallFunction
    from .alignment_plugin import AlignmentPlugin, AlignmentPluginTypedDict
    from .alignment_rejected import AlignmentRejected
    from .alignment_result import AlignmentResult
    from .alignment_rule import AlignmentRule, AlignmentRuleTypedDict
    from .alignment_rule_record import AlignmentRuleRecord
    from .alignment_unavailable_call_record import AlignmentUnavailableCallRecord
    from .allowed_caller import AllowedCaller
    from .annotation import Annotation, AnnotationTypedDict
    from .annotation_added_event import AnnotationAddedEvent
    from .anthropic_cache_control_directive import (
        AnthropicCacheControlDirective,
        AnthropicCacheControlDirectiveTypedDict,
    )
    from .apply_patch_call_item import ApplyPatchCallItem, ApplyPatchCallItemTypedDict
    from .apply_patch_call_operation import ApplyPatchCallOperation, ApplyPatchCallOperationTypedDict
    from .apply_patch_call_operation_diff_delta_event import ApplyPatchCallOperationDiffDeltaEvent
    from .apply_patch_call_operation_diff_done_event import ApplyPatchCallOperationDiffDoneEvent
    from .apply_patch_call_output_item import ApplyPatchCallOutputItem, ApplyPatchCallOutputItemTypedDict
    from .apply_patch_call_status import ApplyPatchCallStatus
    from .apply_patch_create_file_operation import ApplyPatchCreateFileOperation, ApplyPatchCreateFileOperationTypedDict
    from .apply_patch_delete_file_operation import ApplyPatchDeleteFileOperation, ApplyPatchDeleteFileOperationTypedDict
    from .apply_patch_server_tool import ApplyPatchServerTool, ApplyPatchServerToolTypedDict
    from .apply_patch_server_tool_config import ApplyPatchServerToolConfig, ApplyPatchServerToolConfigTypedDict
    from .apply_patch_server_tool_open_router import (
        ApplyPatchServerToolOpenRouter,
        ApplyPatchServerToolOpenRouterTypedDict,
    )
    from .apply_patch_update_file_operation import ApplyPatchUpdateFileOperation, ApplyPatchUpdateFileOperationTypedDict
    from .armor_auto_mode import ArmorAutoMode, ArmorAutoModeTypedDict
    from .armor_context import ArmorContext, ArmorContextTypedDict
    from .armor_environment_entry import ArmorEnvironmentEntry, ArmorEnvironmentEntryTypedDict
    from .armor_plugin import ArmorPlugin, ArmorPluginTypedDict
    from .armor_rule import ArmorRule, ArmorRuleTypedDict
    from .armor_safeguard_result import ArmorSafeguardResult
    from .armor_safeguard_status import ArmorSafeguardStatus
    from .auto_beta_router_plugin import AutoBetaRouterPlugin, AutoBetaRouterPluginTypedDict
    from .auto_router_plugin import AutoRouterPlugin, AutoRouterPluginTypedDict
    from .bash_server_tool import BashServerTool, BashServerToolTypedDict
    from .bash_server_tool_config import BashServerToolConfig, BashServerToolConfigTypedDict
    from .chat_debug_options import ChatDebugOptions, ChatDebugOptionsTypedDict
    from .code_interpreter_call_code_delta_event import CodeInterpreterCallCodeDeltaEvent
    from .code_interpreter_call_code_done_event import CodeInterpreterCallCodeDoneEvent
    from .code_interpreter_call_completed_event import CodeInterpreterCallCompletedEvent
    from .code_interpreter_call_in_progress_event import CodeInterpreterCallInProgressEvent
    from .code_interpreter_call_interpreting_event import CodeInterpreterCallInterpretingEvent
    from .code_interpreter_file_output import CodeInterpreterFileOutput, CodeInterpreterFileOutputTypedDict
    from .code_interpreter_image_output import CodeInterpreterImageOutput, CodeInterpreterImageOutputTypedDict
    from .code_interpreter_logs_output import CodeInterpreterLogsOutput, CodeInterpreterLogsOutputTypedDict
    from .code_interpreter_output import CodeInterpreterOutput, CodeInterpreterOutputTypedDict
    from .code_interpreter_server_tool import CodeInterpreterServerTool, CodeInterpreterServerToolTypedDict
    from .code_interpreter_status import CodeInterpreterStatus
    from .codex_local_shell_tool import CodexLocalShellTool, CodexLocalShellToolTypedDict
    from .compaction_item import CompactionItem, CompactionItemTypedDict
    from .comparison_filter import ComparisonFilter, ComparisonFilterTypedDict
    from .comparison_list_item import ComparisonListItem
    from .compound_filter import CompoundFilter, CompoundFilterTypedDict
    from .computer_use_server_tool import ComputerUseServerTool, ComputerUseServerToolTypedDict
    from .configuration_update_item import ConfigurationUpdateItem, ConfigurationUpdateItemTypedDict
    from .configuration_update_reasoning import ConfigurationUpdateReasoning, ConfigurationUpdateReasoningTypedDict
    from .connector_id import ConnectorID
    from .container_auto import ContainerAuto, ContainerAutoTypedDict
    from .container_auto_environment import ContainerAutoEnvironment, ContainerAutoEnvironmentTypedDict
    from .container_environment import ContainerEnvironment, ContainerEnvironmentTypedDict
    from .container_file_citation import ContainerFileCitation, ContainerFileCitationTypedDict
    from .container_network_policy import ContainerNetworkPolicy, ContainerNetworkPolicyTypedDict
    from .container_network_policy_allowlist import (
        ContainerNetworkPolicyAllowlist,
        ContainerNetworkPolicyAllowlistTypedDict,
    )
    from .container_network_policy_disabled import (
        ContainerNetworkPolicyDisabled,
        ContainerNetworkPolicyDisabledTypedDict,
    )
    from .container_reference_environment import ContainerReferenceEnvironment, ContainerReferenceEnvironmentTypedDict
    from .content_part import ContentPart
    from .content_part_added_event import ContentPartAddedEvent
    from .content_part_done_event import ContentPartDoneEvent
    from .context_compaction_item import ContextCompactionItem, ContextCompactionItemTypedDict
    from .context_compression_plugin import ContextCompressionPlugin, ContextCompressionPluginTypedDict
    from .cost_tier import CostTier
    from .custom_tool import CustomTool, CustomToolTypedDict
    from .custom_tool_call_input_delta_event import CustomToolCallInputDeltaEvent
    from .custom_tool_call_input_done_event import CustomToolCallInputDoneEvent
    from .custom_tool_call_item import CustomToolCallItem, CustomToolCallItemTypedDict
    from .custom_tool_call_output_item import CustomToolCallOutputItem, CustomToolCallOutputItemTypedDict
    from .custom_tool_format import CustomToolFormat, CustomToolFormatTypedDict
    from .datetime_server_tool import DatetimeServerTool, DatetimeServerToolTypedDict
    from .datetime_server_tool_config import DatetimeServerToolConfig, DatetimeServerToolConfigTypedDict
    from .debug_event import DebugEvent
    from .debug_event_data import DebugEventData
    from .debug_timings import DebugTimings
    from .deferred_bm_25_search import DeferredBm25Search, DeferredBm25SearchTypedDict
    from .deferred_custom_search import DeferredCustomSearch, DeferredCustomSearchTypedDict
    from .deferred_regex_search import DeferredRegexSearch, DeferredRegexSearchTypedDict
    from .deferred_tools_control import DeferredToolsControl, DeferredToolsControlTypedDict
    from .deferred_tools_search_strategy import DeferredToolsSearchStrategy, DeferredToolsSearchStrategyTypedDict
    from .encrypted_content import EncryptedContent, EncryptedContentTypedDict
    from .endpoint_info import EndpointInfo
    from .endpoints_metadata import EndpointsMetadata
    from .error_detail import ErrorDetail
    from .error_event import ErrorEvent
    from .error_response import ErrorResponse
    from .error_type import ErrorType
    from .failable_tool_call_status import FailableToolCallStatus
    from .file_citation import FileCitation, FileCitationTypedDict
    from .file_parser_plugin import FileParserPlugin, FileParserPluginTypedDict
    from .file_path import FilePath, FilePathTypedDict
    from .file_search_filter import FileSearchFilter, FileSearchFilterTypedDict
    from .file_search_server_tool import FileSearchServerTool, FileSearchServerToolTypedDict
    from .files_server_tool import FilesServerTool, FilesServerToolTypedDict
    from .files_server_tool_config import FilesServerToolConfig, FilesServerToolConfigTypedDict
    from .format_grammar import FormatGrammar, FormatGrammarTypedDict
    from .format_json_object_config import FormatJSONObjectConfig, FormatJSONObjectConfigTypedDict
    from .format_json_schema_config import FormatJSONSchemaConfig, FormatJSONSchemaConfigTypedDict
    from .format_text_config import FormatTextConfig, FormatTextConfigTypedDict
    from .function_call_args_delta_event import FunctionCallArgsDeltaEvent
    from .function_call_args_done_event import FunctionCallArgsDoneEvent
    from .function_call_item import FunctionCallItem, FunctionCallItemTypedDict
    from .function_call_output_item import FunctionCallOutputItem, FunctionCallOutputItemTypedDict
    from .function_tool import FunctionTool, FunctionToolTypedDict
    from .fusion_analysis_result import FusionAnalysisResult, FusionAnalysisResultTypedDict
    from .fusion_call_analysis_completed_event import FusionCallAnalysisCompletedEvent
    from .fusion_call_analysis_in_progress_event import FusionCallAnalysisInProgressEvent
    from .fusion_call_completed_event import FusionCallCompletedEvent
    from .fusion_call_in_progress_event import FusionCallInProgressEvent
    from .fusion_call_panel_added_event import FusionCallPanelAddedEvent
    from .fusion_call_panel_completed_event import FusionCallPanelCompletedEvent
    from .fusion_call_panel_delta_event import FusionCallPanelDeltaEvent
    from .fusion_call_panel_failed_event import FusionCallPanelFailedEvent
    from .fusion_call_panel_reasoning_delta_event import FusionCallPanelReasoningDeltaEvent
    from .fusion_contradiction import FusionContradiction, FusionContradictionTypedDict
    from .fusion_failed_model import FusionFailedModel, FusionFailedModelTypedDict
    from .fusion_partial_coverage import FusionPartialCoverage, FusionPartialCoverageTypedDict
    from .fusion_plugin import FusionPlugin, FusionPluginTypedDict
    from .fusion_response import FusionResponse, FusionResponseTypedDict
    from .fusion_server_tool_config import FusionServerToolConfig, FusionServerToolConfigTypedDict
    from .fusion_server_tool_open_router import FusionServerToolOpenRouter, FusionServerToolOpenRouterTypedDict
    from .fusion_source import FusionSource, FusionSourceTypedDict
    from .fusion_stance import FusionStance, FusionStanceTypedDict
    from .fusion_unique_insight import FusionUniqueInsight, FusionUniqueInsightTypedDict
    from .image_detail import ImageDetail
    from .image_gen_call_completed_event import ImageGenCallCompletedEvent
    from .image_gen_call_generating_event import ImageGenCallGeneratingEvent
    from .image_gen_call_in_progress_event import ImageGenCallInProgressEvent
    from .image_gen_call_partial_image_event import ImageGenCallPartialImageEvent
    from .image_generation_server_tool import ImageGenerationServerTool, ImageGenerationServerToolTypedDict
    from .image_generation_server_tool_config import (
        ImageGenerationServerToolConfig,
        ImageGenerationServerToolConfigTypedDict,
    )
    from .image_generation_server_tool_open_router import (
        ImageGenerationServerToolOpenRouter,
        ImageGenerationServerToolOpenRouterTypedDict,
    )
    from .image_generation_status import ImageGenerationStatus
    from .incomplete_details import IncompleteDetails
    from .input_audio import InputAudio, InputAudioTypedDict
    from .input_audio_data import InputAudioData, InputAudioDataTypedDict
    from .input_content import InputContent, InputContentTypedDict
    from .input_file import InputFile, InputFileTypedDict
    from .input_image import InputImage, InputImageTypedDict
    from .input_image_mask import InputImageMask, InputImageMaskTypedDict
    from .input_items import InputItems, InputItemsTypedDict
    from .input_message import InputMessage, InputMessageTypedDict
    from .input_message_content import InputMessageContent, InputMessageContentTypedDict
    from .input_text import InputText, InputTextTypedDict
    from .input_tokens_details import InputTokensDetails
    from .input_video import InputVideo, InputVideoTypedDict
    from .inputs import Inputs, InputsTypedDict
    from .item_reference_item import ItemReferenceItem, ItemReferenceItemTypedDict
    from .item_status import ItemStatus
    from .jev_router_plugin import JevRouterPlugin, JevRouterPluginTypedDict
    from .legacy_web_search_server_tool import LegacyWebSearchServerTool, LegacyWebSearchServerToolTypedDict
    from .local_shell_call_action import LocalShellCallAction, LocalShellCallActionTypedDict
    from .local_shell_call_item import LocalShellCallItem, LocalShellCallItemTypedDict
    from .local_shell_call_output_item import LocalShellCallOutputItem, LocalShellCallOutputItemTypedDict
    from .logprob import Logprob, LogprobTypedDict
    from .max_price import MaxPrice, MaxPriceTypedDict
    from .mcp_approval_request_item import McpApprovalRequestItem, McpApprovalRequestItemTypedDict
    from .mcp_approval_response_item import McpApprovalResponseItem, McpApprovalResponseItemTypedDict
    from .mcp_call_item import McpCallItem, McpCallItemTypedDict
    from .mcp_error import McpError, McpErrorTypedDict
    from .mcp_http_error import McpHTTPError, McpHTTPErrorTypedDict
    from .mcp_list_tools_item import McpListToolsItem, McpListToolsItemTypedDict
    from .mcp_listed_tool import McpListedTool, McpListedToolTypedDict
    from .mcp_protocol_error import McpProtocolError, McpProtocolErrorTypedDict
    from .mcp_require_approval import McpRequireApproval, McpRequireApprovalTypedDict
    from .mcp_server_tool import McpServerTool, McpServerToolTypedDict
    from .mcp_tool_execution_error import McpToolExecutionError, McpToolExecutionErrorTypedDict
    from .mcp_tool_filter import McpToolFilter, McpToolFilterTypedDict
    from .message_phase import MessagePhase
    from .metadata_level import MetadataLevel
    from .moderation_plugin import ModerationPlugin, ModerationPluginTypedDict
    from .namespace_tool import NamespaceTool, NamespaceToolTypedDict
    from .namespaced_tool import NamespacedTool, NamespacedToolTypedDict
    from .nested_reasoning import NestedReasoning, NestedReasoningTypedDict
    from .nested_tool import NestedTool, NestedToolTypedDict
    from .open_responses_created_event import OpenResponsesCreatedEvent
    from .open_responses_error_field import OpenResponsesErrorField
    from .open_responses_error_metadata import OpenResponsesErrorMetadata
    from .open_responses_in_progress_event import OpenResponsesInProgressEvent
    from .open_responses_result import OpenResponsesResult
    from .open_router_metadata import OpenRouterMetadata
    from .output_advisor_server_tool_item import OutputAdvisorServerToolItem, OutputAdvisorServerToolItemTypedDict
    from .output_apply_patch_call_item import OutputApplyPatchCallItem, OutputApplyPatchCallItemTypedDict
    from .output_apply_patch_server_tool_item import (
        OutputApplyPatchServerToolItem,
        OutputApplyPatchServerToolItemTypedDict,
    )
    from .output_armor_blocked_item import OutputArmorBlockedItem, OutputArmorBlockedItemTypedDict
    from .output_bash_server_tool_item import OutputBashServerToolItem, OutputBashServerToolItemTypedDict
    from .output_browser_use_server_tool_item import (
        OutputBrowserUseServerToolItem,
        OutputBrowserUseServerToolItemTypedDict,
    )
    from .output_code_interpreter_call_item import OutputCodeInterpreterCallItem, OutputCodeInterpreterCallItemTypedDict
    from .output_code_interpreter_server_tool_item import (
        OutputCodeInterpreterServerToolItem,
        OutputCodeInterpreterServerToolItemTypedDict,
    )
    from .output_computer_call_item import OutputComputerCallItem, OutputComputerCallItemTypedDict
    from .output_datetime_item import OutputDatetimeItem, OutputDatetimeItemTypedDict
    from .output_file_search_call_item import OutputFileSearchCallItem, OutputFileSearchCallItemTypedDict
    from .output_file_search_server_tool_item import (
        OutputFileSearchServerToolItem,
        OutputFileSearchServerToolItemTypedDict,
    )
    from .output_files_server_tool_item import OutputFilesServerToolItem, OutputFilesServerToolItemTypedDict
    from .output_fusion_server_tool_item import OutputFusionServerToolItem, OutputFusionServerToolItemTypedDict
    from .output_image_generation_call_item import OutputImageGenerationCallItem, OutputImageGenerationCallItemTypedDict
    from .output_image_generation_server_tool_item import (
        OutputImageGenerationServerToolItem,
        OutputImageGenerationServerToolItemTypedDict,
    )
    from .output_items import OutputItems, OutputItemsTypedDict
    from .output_mcp_server_tool_item import OutputMcpServerToolItem, OutputMcpServerToolItemTypedDict
    from .output_memory_server_tool_item import OutputMemoryServerToolItem, OutputMemoryServerToolItemTypedDict
    from .output_message_content import OutputMessageContent, OutputMessageContentTypedDict
    from .output_message_item import OutputMessageItem, OutputMessageItemTypedDict
    from .output_modality import OutputModality
    from .output_search_models_server_tool_item import (
        OutputSearchModelsServerToolItem,
        OutputSearchModelsServerToolItemTypedDict,
    )
    from .output_shell_call_item import OutputShellCallItem, OutputShellCallItemTypedDict
    from .output_shell_call_output_item import OutputShellCallOutputItem, OutputShellCallOutputItemTypedDict
    from .output_shell_server_tool_item import OutputShellServerToolItem, OutputShellServerToolItemTypedDict
    from .output_subagent_server_tool_item import OutputSubagentServerToolItem, OutputSubagentServerToolItemTypedDict
    from .output_text_editor_server_tool_item import (
        OutputTextEditorServerToolItem,
        OutputTextEditorServerToolItemTypedDict,
    )
    from .output_tokens_details import OutputTokensDetails
    from .output_tool_search_call_item import OutputToolSearchCallItem, OutputToolSearchCallItemTypedDict
    from .output_tool_search_server_tool_item import (
        OutputToolSearchServerToolItem,
        OutputToolSearchServerToolItemTypedDict,
    )
    from .output_web_fetch_server_tool_item import OutputWebFetchServerToolItem, OutputWebFetchServerToolItemTypedDict
    from .output_web_search_call_item import OutputWebSearchCallItem, OutputWebSearchCallItemTypedDict
    from .output_web_search_server_tool_item import (
        OutputWebSearchServerToolItem,
        OutputWebSearchServerToolItemTypedDict,
    )
    from .pareto_router_plugin import ParetoRouterPlugin, ParetoRouterPluginTypedDict
    from .pdf_parser_engine import PDFParserEngine
    from .pdf_parser_options import PDFParserOptions, PDFParserOptionsTypedDict
    from .pending_safety_check import PendingSafetyCheck, PendingSafetyCheckTypedDict
    from .percentile_cutoffs import PercentileCutoffs, PercentileCutoffsTypedDict
    from .pipeline_stage import PipelineStage
    from .pipeline_stage_type import PipelineStageType
    from .plugin import Plugin, PluginTypedDict
    from .plugin_mode import PluginMode
    from .preview_20250311_web_search_server_tool import (
        Preview20250311WebSearchServerTool,
        Preview20250311WebSearchServerToolTypedDict,
    )
    from .preview_web_search_server_tool import PreviewWebSearchServerTool, PreviewWebSearchServerToolTypedDict
    from .prompt_cache_breakpoint import PromptCacheBreakpoint, PromptCacheBreakpointTypedDict
    from .prompt_cache_options import PromptCacheOptions, PromptCacheOptionsTypedDict
    from .provider_name import ProviderName
    from .provider_preferences import ProviderPreferences, ProviderPreferencesTypedDict
    from .provider_sort import ProviderSort
    from .provider_sort_config import ProviderSortConfig, ProviderSortConfigTypedDict
    from .quantization import Quantization
    from .ranking_options import RankingOptions, RankingOptionsTypedDict
    from .reasoning_config import ReasoningConfig, ReasoningConfigTypedDict
    from .reasoning_context import ReasoningContext
    from .reasoning_delta_event import ReasoningDeltaEvent
    from .reasoning_done_event import ReasoningDoneEvent
    from .reasoning_effort import ReasoningEffort
    from .reasoning_format import ReasoningFormat
    from .reasoning_item import ReasoningItem, ReasoningItemTypedDict
    from .reasoning_mode import ReasoningMode
    from .reasoning_summary_part_added_event import ReasoningSummaryPartAddedEvent
    from .reasoning_summary_part_done_event import ReasoningSummaryPartDoneEvent
    from .reasoning_summary_text import ReasoningSummaryText, ReasoningSummaryTextTypedDict
    from .reasoning_summary_text_delta_event import ReasoningSummaryTextDeltaEvent
    from .reasoning_summary_text_done_event import ReasoningSummaryTextDoneEvent
    from .reasoning_summary_verbosity import ReasoningSummaryVerbosity
    from .reasoning_text_content import ReasoningTextContent, ReasoningTextContentTypedDict
    from .refusal_content import RefusalContent, RefusalContentTypedDict
    from .refusal_delta_event import RefusalDeltaEvent
    from .refusal_done_event import RefusalDoneEvent
    from .response_error_code import ResponseErrorCode
    from .response_healing_plugin import ResponseHealingPlugin, ResponseHealingPluginTypedDict
    from .response_include import ResponseInclude
    from .response_output_text import ResponseOutputText, ResponseOutputTextTypedDict
    from .response_status import ResponseStatus
    from .responses_request import ResponsesRequest, ResponsesRequestTypedDict
    from .router_attempt import RouterAttempt
    from .router_params import RouterParams
    from .routing_strategy import RoutingStrategy
    from .search_context_size import SearchContextSize
    from .search_models_server_tool_config import SearchModelsServerToolConfig, SearchModelsServerToolConfigTypedDict
    from .search_models_server_tool_open_router import (
        SearchModelsServerToolOpenRouter,
        SearchModelsServerToolOpenRouterTypedDict,
    )
    from .search_status import SearchStatus
    from .server_tool_use_details import ServerToolUseDetails
    from .service_tier import ServiceTier
    from .shell_call_action import ShellCallAction, ShellCallActionTypedDict
    from .shell_call_item import ShellCallItem, ShellCallItemTypedDict
    from .shell_call_output_content import ShellCallOutputContent, ShellCallOutputContentTypedDict
    from .shell_call_output_item import ShellCallOutputItem, ShellCallOutputItemTypedDict
    from .shell_outcome import ShellOutcome, ShellOutcomeTypedDict
    from .shell_outcome_exit import ShellOutcomeExit, ShellOutcomeExitTypedDict
    from .shell_outcome_timeout import ShellOutcomeTimeout, ShellOutcomeTimeoutTypedDict
    from .shell_server_tool import ShellServerTool, ShellServerToolTypedDict
    from .shell_server_tool_config import ShellServerToolConfig, ShellServerToolConfigTypedDict
    from .shell_server_tool_open_router import ShellServerToolOpenRouter, ShellServerToolOpenRouterTypedDict
    from .specific_tool_choice import SpecificToolChoice, SpecificToolChoiceTypedDict
    from .stop_server_tools_when_condition import StopServerToolsWhenCondition, StopServerToolsWhenConditionTypedDict
    from .stop_server_tools_when_finish_reason_is import (
        StopServerToolsWhenFinishReasonIs,
        StopServerToolsWhenFinishReasonIsTypedDict,
    )
    from .stop_server_tools_when_has_tool_call import (
        StopServerToolsWhenHasToolCall,
        StopServerToolsWhenHasToolCallTypedDict,
    )
    from .stop_server_tools_when_max_cost import StopServerToolsWhenMaxCost, StopServerToolsWhenMaxCostTypedDict
    from .stop_server_tools_when_max_tokens_used import (
        StopServerToolsWhenMaxTokensUsed,
        StopServerToolsWhenMaxTokensUsedTypedDict,
    )
    from .stop_server_tools_when_step_count_is import (
        StopServerToolsWhenStepCountIs,
        StopServerToolsWhenStepCountIsTypedDict,
    )
    from .stored_prompt_template import StoredPromptTemplate, StoredPromptTemplateTypedDict
    from .stream_events import StreamEvents
    from .stream_events_response_completed import StreamEventsResponseCompleted
    from .stream_events_response_failed import StreamEventsResponseFailed
    from .stream_events_response_incomplete import StreamEventsResponseIncomplete
    from .stream_events_response_output_item_added import StreamEventsResponseOutputItemAdded
    from .stream_events_response_output_item_done import StreamEventsResponseOutputItemDone
    from .stream_logprob import StreamLogprob
    from .stream_top_logprob import StreamTopLogprob
    from .subagent_item import SubagentItem, SubagentItemTypedDict
    from .subagent_server_tool_config import SubagentServerToolConfig, SubagentServerToolConfigTypedDict
    from .subagent_server_tool_open_router import SubagentServerToolOpenRouter, SubagentServerToolOpenRouterTypedDict
    from .switchyard_router_plugin import SwitchyardRouterPlugin, SwitchyardRouterPluginTypedDict
    from .text_delta_event import TextDeltaEvent
    from .text_done_event import TextDoneEvent
    from .text_extended_config import TextExtendedConfig, TextExtendedConfigTypedDict
    from .text_format import TextFormat, TextFormatTypedDict
    from .tool import Tool, ToolTypedDict
    from .tool_choice import ToolChoice, ToolChoiceTypedDict
    from .tool_choice_allowed import ToolChoiceAllowed, ToolChoiceAllowedTypedDict
    from .tool_choice_apply_patch import ToolChoiceApplyPatch, ToolChoiceApplyPatchTypedDict
    from .tool_choice_function import ToolChoiceFunction, ToolChoiceFunctionTypedDict
    from .tool_choice_mode import ToolChoiceMode
    from .tool_choice_shell import ToolChoiceShell, ToolChoiceShellTypedDict
    from .tool_choice_web_search import ToolChoiceWebSearch, ToolChoiceWebSearchTypedDict
    from .tool_engine import ToolEngine
    from .tool_search_call_item import ToolSearchCallItem, ToolSearchCallItemTypedDict
    from .tool_search_execution import ToolSearchExecution
    from .tool_search_match import ToolSearchMatch, ToolSearchMatchTypedDict
    from .tool_search_output_item import ToolSearchOutputItem, ToolSearchOutputItemTypedDict
    from .tool_search_server_tool import ToolSearchServerTool, ToolSearchServerToolTypedDict
    from .tool_search_server_tool_config import ToolSearchServerToolConfig, ToolSearchServerToolConfigTypedDict
    from .tool_use_evaluated import ToolUseEvaluated
    from .tool_use_skipped import ToolUseSkipped
    from .tool_use_unavailable import ToolUseUnavailable
    from .tool_use_verdict import ToolUseVerdict
    from .top_logprob import TopLogprob, TopLogprobTypedDict
    from .trace_config import TraceConfig, TraceConfigTypedDict
    from .truncation import Truncation
    from .url_citation import URLCitation, URLCitationTypedDict
    from .usage import Usage
    from .usage_cost_details import UsageCostDetails
    from .user_location import UserLocation, UserLocationTypedDict
    from .verbosity import Verbosity
    from .web_fetch_engine import WebFetchEngine
    from .web_fetch_plugin import WebFetchPlugin, WebFetchPluginTypedDict
    from .web_fetch_server_tool import WebFetchServerTool, WebFetchServerToolTypedDict
    from .web_fetch_server_tool_config import WebFetchServerToolConfig, WebFetchServerToolConfigTypedDict
    from .web_search_action import WebSearchAction, WebSearchActionTypedDict
    from .web_search_action_find_in_page import WebSearchActionFindInPage, WebSearchActionFindInPageTypedDict
    from .web_search_action_open_page import WebSearchActionOpenPage, WebSearchActionOpenPageTypedDict
    from .web_search_action_search import WebSearchActionSearch, WebSearchActionSearchTypedDict
    from .web_search_call_completed_event import WebSearchCallCompletedEvent
    from .web_search_call_in_progress_event import WebSearchCallInProgressEvent
    from .web_search_call_searching_event import WebSearchCallSearchingEvent
    from .web_search_domain_filter import WebSearchDomainFilter, WebSearchDomainFilterTypedDict
    from .web_search_engine import WebSearchEngine
    from .web_search_mode import WebSearchMode
    from .web_search_plugin import WebSearchPlugin, WebSearchPluginTypedDict
    from .web_search_server_tool import WebSearchServerTool, WebSearchServerToolTypedDict
    from .web_search_server_tool_config import WebSearchServerToolConfig, WebSearchServerToolConfigTypedDict
    from .web_search_server_tool_open_router import (
        WebSearchServerToolOpenRouter,
        WebSearchServerToolOpenRouterTypedDict,
    )
    from .web_search_source import WebSearchSource, WebSearchSourceTypedDict
    from .web_search_user_location import WebSearchUserLocation, WebSearchUserLocationTypedDict
    from .x_search_options import XSearchOptions, XSearchOptionsTypedDict

_MODULES = {
    "AdditionalToolsItem": "additional_tools_item",
    "AdvisorServerToolConfig": "advisor_server_tool_config",
    "AdvisorServerToolOpenRouter": "advisor_server_tool_open_router",
    "Agent": "agent",
    "AgentMessageContent": "agent_message_content",
    "AgentMessageItem": "agent_message_item",
    "AlignmentAllowedCallRecord": "alignment_allowed_call_record",
    "AlignmentBlockedCallRecord": "alignment_blocked_call_record",
    "AlignmentCallRecord": "alignment_call_record",
    "AlignmentChatAudio": "alignment_chat_audio",
    "AlignmentChatImage": "alignment_chat_image",
    "AlignmentChatImageURL": "alignment_chat_image_url",
    "AlignmentChatRejected": "alignment_chat_rejected",
    "AlignmentChatToolCall": "alignment_chat_tool_call",
    "AlignmentChatToolCallFunction": "alignment_chat_tool_call_function",
    "AlignmentPlugin": "alignment_plugin",
    "AlignmentRejected": "alignment_rejected",
    "AlignmentResult": "alignment_result",
    "AlignmentRule": "alignment_rule",
    "AlignmentRuleRecord": "alignment_rule_record",
    "AlignmentUnavailableCallRecord": "alignment_unavailable_call_record",
    "AllowedCaller": "allowed_caller",
    "Annotation": "annotation",
    "AnnotationAddedEvent": "annotation_added_event",
    "AnthropicCacheControlDirective": "anthropic_cache_control_directive",
    "ApplyPatchCallItem": "apply_patch_call_item",
    "ApplyPatchCallOperation": "apply_patch_call_operation",
    "ApplyPatchCallOperationDiffDeltaEvent": "apply_patch_call_operation_diff_delta_event",
    "ApplyPatchCallOperationDiffDoneEvent": "apply_patch_call_operation_diff_done_event",
    "ApplyPatchCallOutputItem": "apply_patch_call_output_item",
    "ApplyPatchCallStatus": "apply_patch_call_status",
    "ApplyPatchCreateFileOperation": "apply_patch_create_file_operation",
    "ApplyPatchDeleteFileOperation": "apply_patch_delete_file_operation",
    "ApplyPatchServerTool": "apply_patch_server_tool",
    "ApplyPatchServerToolConfig": "apply_patch_server_tool_config",
    "ApplyPatchServerToolOpenRouter": "apply_patch_server_tool_open_router",
    "ApplyPatchUpdateFileOperation": "apply_patch_update_file_operation",
    "ArmorAutoMode": "armor_auto_mode",
    "ArmorContext": "armor_context",
    "ArmorEnvironmentEntry": "armor_environment_entry",
    "ArmorPlugin": "armor_plugin",
    "ArmorRule": "armor_rule",
    "ArmorSafeguardResult": "armor_safeguard_result",
    "ArmorSafeguardStatus": "armor_safeguard_status",
    "AutoBetaRouterPlugin": "auto_beta_router_plugin",
    "AutoRouterPlugin": "auto_router_plugin",
    "BashServerTool": "bash_server_tool",
    "BashServerToolConfig": "bash_server_tool_config",
    "ChatDebugOptions": "chat_debug_options",
    "CodeInterpreterCallCodeDeltaEvent": "code_interpreter_call_code_delta_event",
    "CodeInterpreterCallCodeDoneEvent": "code_interpreter_call_code_done_event",
    "CodeInterpreterCallCompletedEvent": "code_interpreter_call_completed_event",
    "CodeInterpreterCallInProgressEvent": "code_interpreter_call_in_progress_event",
    "CodeInterpreterCallInterpretingEvent": "code_interpreter_call_interpreting_event",
    "CodeInterpreterFileOutput": "code_interpreter_file_output",
    "CodeInterpreterImageOutput": "code_interpreter_image_output",
    "CodeInterpreterLogsOutput": "code_interpreter_logs_output",
    "CodeInterpreterOutput": "code_interpreter_output",
    "CodeInterpreterServerTool": "code_interpreter_server_tool",
    "CodeInterpreterStatus": "code_interpreter_status",
    "CodexLocalShellTool": "codex_local_shell_tool",
    "CompactionItem": "compaction_item",
    "ComparisonFilter": "comparison_filter",
    "ComparisonListItem": "comparison_list_item",
    "CompoundFilter": "compound_filter",
    "ComputerUseServerTool": "computer_use_server_tool",
    "ConfigurationUpdateItem": "configuration_update_item",
    "ConfigurationUpdateReasoning": "configuration_update_reasoning",
    "ConnectorID": "connector_id",
    "ContainerAuto": "container_auto",
    "ContainerAutoEnvironment": "container_auto_environment",
    "ContainerEnvironment": "container_environment",
    "ContainerFileCitation": "container_file_citation",
    "ContainerNetworkPolicy": "container_network_policy",
    "ContainerNetworkPolicyAllowlist": "container_network_policy_allowlist",
    "ContainerNetworkPolicyDisabled": "container_network_policy_disabled",
    "ContainerReferenceEnvironment": "container_reference_environment",
    "ContentPart": "content_part",
    "ContentPartAddedEvent": "content_part_added_event",
    "ContentPartDoneEvent": "content_part_done_event",
    "ContextCompactionItem": "context_compaction_item",
    "ContextCompressionPlugin": "context_compression_plugin",
    "CostTier": "cost_tier",
    "CustomTool": "custom_tool",
    "CustomToolCallInputDeltaEvent": "custom_tool_call_input_delta_event",
    "CustomToolCallInputDoneEvent": "custom_tool_call_input_done_event",
    "CustomToolCallItem": "custom_tool_call_item",
    "CustomToolCallOutputItem": "custom_tool_call_output_item",
    "CustomToolFormat": "custom_tool_format",
    "DatetimeServerTool": "datetime_server_tool",
    "DatetimeServerToolConfig": "datetime_server_tool_config",
    "DebugEvent": "debug_event",
    "DebugEventData": "debug_event_data",
    "DebugTimings": "debug_timings",
    "DeferredBm25Search": "deferred_bm_25_search",
    "DeferredCustomSearch": "deferred_custom_search",
    "DeferredRegexSearch": "deferred_regex_search",
    "DeferredToolsControl": "deferred_tools_control",
    "DeferredToolsSearchStrategy": "deferred_tools_search_strategy",
    "EncryptedContent": "encrypted_content",
    "EndpointInfo": "endpoint_info",
    "EndpointsMetadata": "endpoints_metadata",
    "ErrorDetail": "error_detail",
    "ErrorEvent": "error_event",
    "ErrorResponse": "error_response",
    "ErrorType": "error_type",
    "FailableToolCallStatus": "failable_tool_call_status",
    "FileCitation": "file_citation",
    "FileParserPlugin": "file_parser_plugin",
    "FilePath": "file_path",
    "FileSearchFilter": "file_search_filter",
    "FileSearchServerTool": "file_search_server_tool",
    "FilesServerTool": "files_server_tool",
    "FilesServerToolConfig": "files_server_tool_config",
    "FormatGrammar": "format_grammar",
    "FormatJSONObjectConfig": "format_json_object_config",
    "FormatJSONSchemaConfig": "format_json_schema_config",
    "FormatTextConfig": "format_text_config",
    "FunctionCallArgsDeltaEvent": "function_call_args_delta_event",
    "FunctionCallArgsDoneEvent": "function_call_args_done_event",
    "FunctionCallItem": "function_call_item",
    "FunctionCallOutputItem": "function_call_output_item",
    "FunctionTool": "function_tool",
    "FusionAnalysisResult": "fusion_analysis_result",
    "FusionCallAnalysisCompletedEvent": "fusion_call_analysis_completed_event",
    "FusionCallAnalysisInProgressEvent": "fusion_call_analysis_in_progress_event",
    "FusionCallCompletedEvent": "fusion_call_completed_event",
    "FusionCallInProgressEvent": "fusion_call_in_progress_event",
    "FusionCallPanelAddedEvent": "fusion_call_panel_added_event",
    "FusionCallPanelCompletedEvent": "fusion_call_panel_completed_event",
    "FusionCallPanelDeltaEvent": "fusion_call_panel_delta_event",
    "FusionCallPanelFailedEvent": "fusion_call_panel_failed_event",
    "FusionCallPanelReasoningDeltaEvent": "fusion_call_panel_reasoning_delta_event",
    "FusionContradiction": "fusion_contradiction",
    "FusionFailedModel": "fusion_failed_model",
    "FusionPartialCoverage": "fusion_partial_coverage",
    "FusionPlugin": "fusion_plugin",
    "FusionResponse": "fusion_response",
    "FusionServerToolConfig": "fusion_server_tool_config",
    "FusionServerToolOpenRouter": "fusion_server_tool_open_router",
    "FusionSource": "fusion_source",
    "FusionStance": "fusion_stance",
    "FusionUniqueInsight": "fusion_unique_insight",
    "ImageDetail": "image_detail",
    "ImageGenCallCompletedEvent": "image_gen_call_completed_event",
    "ImageGenCallGeneratingEvent": "image_gen_call_generating_event",
    "ImageGenCallInProgressEvent": "image_gen_call_in_progress_event",
    "ImageGenCallPartialImageEvent": "image_gen_call_partial_image_event",
    "ImageGenerationServerTool": "image_generation_server_tool",
    "ImageGenerationServerToolConfig": "image_generation_server_tool_config",
    "ImageGenerationServerToolOpenRouter": "image_generation_server_tool_open_router",
    "ImageGenerationStatus": "image_generation_status",
    "IncompleteDetails": "incomplete_details",
    "InputAudio": "input_audio",
    "InputAudioData": "input_audio_data",
    "InputContent": "input_content",
    "InputFile": "input_file",
    "InputImage": "input_image",
    "InputImageMask": "input_image_mask",
    "InputItems": "input_items",
    "InputMessage": "input_message",
    "InputMessageContent": "input_message_content",
    "InputText": "input_text",
    "InputTokensDetails": "input_tokens_details",
    "InputVideo": "input_video",
    "Inputs": "inputs",
    "ItemReferenceItem": "item_reference_item",
    "ItemStatus": "item_status",
    "JevRouterPlugin": "jev_router_plugin",
    "LegacyWebSearchServerTool": "legacy_web_search_server_tool",
    "LocalShellCallAction": "local_shell_call_action",
    "LocalShellCallItem": "local_shell_call_item",
    "LocalShellCallOutputItem": "local_shell_call_output_item",
    "Logprob": "logprob",
    "MaxPrice": "max_price",
    "McpApprovalRequestItem": "mcp_approval_request_item",
    "McpApprovalResponseItem": "mcp_approval_response_item",
    "McpCallItem": "mcp_call_item",
    "McpError": "mcp_error",
    "McpHTTPError": "mcp_http_error",
    "McpListToolsItem": "mcp_list_tools_item",
    "McpListedTool": "mcp_listed_tool",
    "McpProtocolError": "mcp_protocol_error",
    "McpRequireApproval": "mcp_require_approval",
    "McpServerTool": "mcp_server_tool",
    "McpToolExecutionError": "mcp_tool_execution_error",
    "McpToolFilter": "mcp_tool_filter",
    "MessagePhase": "message_phase",
    "MetadataLevel": "metadata_level",
    "ModerationPlugin": "moderation_plugin",
    "NamespaceTool": "namespace_tool",
    "NamespacedTool": "namespaced_tool",
    "NestedReasoning": "nested_reasoning",
    "NestedTool": "nested_tool",
    "OpenResponsesCreatedEvent": "open_responses_created_event",
    "OpenResponsesErrorField": "open_responses_error_field",
    "OpenResponsesErrorMetadata": "open_responses_error_metadata",
    "OpenResponsesInProgressEvent": "open_responses_in_progress_event",
    "OpenResponsesResult": "open_responses_result",
    "OpenRouterMetadata": "open_router_metadata",
    "OutputAdvisorServerToolItem": "output_advisor_server_tool_item",
    "OutputApplyPatchCallItem": "output_apply_patch_call_item",
    "OutputApplyPatchServerToolItem": "output_apply_patch_server_tool_item",
    "OutputArmorBlockedItem": "output_armor_blocked_item",
    "OutputBashServerToolItem": "output_bash_server_tool_item",
    "OutputBrowserUseServerToolItem": "output_browser_use_server_tool_item",
    "OutputCodeInterpreterCallItem": "output_code_interpreter_call_item",
    "OutputCodeInterpreterServerToolItem": "output_code_interpreter_server_tool_item",
    "OutputComputerCallItem": "output_computer_call_item",
    "OutputDatetimeItem": "output_datetime_item",
    "OutputFileSearchCallItem": "output_file_search_call_item",
    "OutputFileSearchServerToolItem": "output_file_search_server_tool_item",
    "OutputFilesServerToolItem": "output_files_server_tool_item",
    "OutputFusionServerToolItem": "output_fusion_server_tool_item",
    "OutputImageGenerationCallItem": "output_image_generation_call_item",
    "OutputImageGenerationServerToolItem": "output_image_generation_server_tool_item",
    "OutputItems": "output_items",
    "OutputMcpServerToolItem": "output_mcp_server_tool_item",
    "OutputMemoryServerToolItem": "output_memory_server_tool_item",
    "OutputMessageContent": "output_message_content",
    "OutputMessageItem": "output_message_item",
    "OutputModality": "output_modality",
    "OutputSearchModelsServerToolItem": "output_search_models_server_tool_item",
    "OutputShellCallItem": "output_shell_call_item",
    "OutputShellCallOutputItem": "output_shell_call_output_item",
    "OutputShellServerToolItem": "output_shell_server_tool_item",
    "OutputSubagentServerToolItem": "output_subagent_server_tool_item",
    "OutputTextEditorServerToolItem": "output_text_editor_server_tool_item",
    "OutputTokensDetails": "output_tokens_details",
    "OutputToolSearchCallItem": "output_tool_search_call_item",
    "OutputToolSearchServerToolItem": "output_tool_search_server_tool_item",
    "OutputWebFetchServerToolItem": "output_web_fetch_server_tool_item",
    "OutputWebSearchCallItem": "output_web_search_call_item",
    "OutputWebSearchServerToolItem": "output_web_search_server_tool_item",
    "ParetoRouterPlugin": "pareto_router_plugin",
    "PDFParserEngine": "pdf_parser_engine",
    "PDFParserOptions": "pdf_parser_options",
    "PendingSafetyCheck": "pending_safety_check",
    "PercentileCutoffs": "percentile_cutoffs",
    "PipelineStage": "pipeline_stage",
    "PipelineStageType": "pipeline_stage_type",
    "Plugin": "plugin",
    "PluginMode": "plugin_mode",
    "Preview20250311WebSearchServerTool": "preview_20250311_web_search_server_tool",
    "PreviewWebSearchServerTool": "preview_web_search_server_tool",
    "PromptCacheBreakpoint": "prompt_cache_breakpoint",
    "PromptCacheOptions": "prompt_cache_options",
    "ProviderName": "provider_name",
    "ProviderPreferences": "provider_preferences",
    "ProviderSort": "provider_sort",
    "ProviderSortConfig": "provider_sort_config",
    "Quantization": "quantization",
    "RankingOptions": "ranking_options",
    "ReasoningConfig": "reasoning_config",
    "ReasoningContext": "reasoning_context",
    "ReasoningDeltaEvent": "reasoning_delta_event",
    "ReasoningDoneEvent": "reasoning_done_event",
    "ReasoningEffort": "reasoning_effort",
    "ReasoningFormat": "reasoning_format",
    "ReasoningItem": "reasoning_item",
    "ReasoningMode": "reasoning_mode",
    "ReasoningSummaryPartAddedEvent": "reasoning_summary_part_added_event",
    "ReasoningSummaryPartDoneEvent": "reasoning_summary_part_done_event",
    "ReasoningSummaryText": "reasoning_summary_text",
    "ReasoningSummaryTextDeltaEvent": "reasoning_summary_text_delta_event",
    "ReasoningSummaryTextDoneEvent": "reasoning_summary_text_done_event",
    "ReasoningSummaryVerbosity": "reasoning_summary_verbosity",
    "ReasoningTextContent": "reasoning_text_content",
    "RefusalContent": "refusal_content",
    "RefusalDeltaEvent": "refusal_delta_event",
    "RefusalDoneEvent": "refusal_done_event",
    "ResponseErrorCode": "response_error_code",
    "ResponseHealingPlugin": "response_healing_plugin",
    "ResponseInclude": "response_include",
    "ResponseOutputText": "response_output_text",
    "ResponseStatus": "response_status",
    "ResponsesRequest": "responses_request",
    "RouterAttempt": "router_attempt",
    "RouterParams": "router_params",
    "RoutingStrategy": "routing_strategy",
    "SearchContextSize": "search_context_size",
    "SearchModelsServerToolConfig": "search_models_server_tool_config",
    "SearchModelsServerToolOpenRouter": "search_models_server_tool_open_router",
    "SearchStatus": "search_status",
    "ServerToolUseDetails": "server_tool_use_details",
    "ServiceTier": "service_tier",
    "ShellCallAction": "shell_call_action",
    "ShellCallItem": "shell_call_item",
    "ShellCallOutputContent": "shell_call_output_content",
    "ShellCallOutputItem": "shell_call_output_item",
    "ShellOutcome": "shell_outcome",
    "ShellOutcomeExit": "shell_outcome_exit",
    "ShellOutcomeTimeout": "shell_outcome_timeout",
    "ShellServerTool": "shell_server_tool",
    "ShellServerToolConfig": "shell_server_tool_config",
    "ShellServerToolOpenRouter": "shell_server_tool_open_router",
    "SpecificToolChoice": "specific_tool_choice",
    "StopServerToolsWhenCondition": "stop_server_tools_when_condition",
    "StopServerToolsWhenFinishReasonIs": "stop_server_tools_when_finish_reason_is",
    "StopServerToolsWhenHasToolCall": "stop_server_tools_when_has_tool_call",
    "StopServerToolsWhenMaxCost": "stop_server_tools_when_max_cost",
    "StopServerToolsWhenMaxTokensUsed": "stop_server_tools_when_max_tokens_used",
    "StopServerToolsWhenStepCountIs": "stop_server_tools_when_step_count_is",
    "StoredPromptTemplate": "stored_prompt_template",
    "StreamEvents": "stream_events",
    "StreamEventsResponseCompleted": "stream_events_response_completed",
    "StreamEventsResponseFailed": "stream_events_response_failed",
    "StreamEventsResponseIncomplete": "stream_events_response_incomplete",
    "StreamEventsResponseOutputItemAdded": "stream_events_response_output_item_added",
    "StreamEventsResponseOutputItemDone": "stream_events_response_output_item_done",
    "StreamLogprob": "stream_logprob",
    "StreamTopLogprob": "stream_top_logprob",
    "SubagentItem": "subagent_item",
    "SubagentServerToolConfig": "subagent_server_tool_config",
    "SubagentServerToolOpenRouter": "subagent_server_tool_open_router",
    "SwitchyardRouterPlugin": "switchyard_router_plugin",
    "TextDeltaEvent": "text_delta_event",
    "TextDoneEvent": "text_done_event",
    "TextExtendedConfig": "text_extended_config",
    "TextFormat": "text_format",
    "Tool": "tool",
    "ToolChoice": "tool_choice",
    "ToolChoiceAllowed": "tool_choice_allowed",
    "ToolChoiceApplyPatch": "tool_choice_apply_patch",
    "ToolChoiceFunction": "tool_choice_function",
    "ToolChoiceMode": "tool_choice_mode",
    "ToolChoiceShell": "tool_choice_shell",
    "ToolChoiceWebSearch": "tool_choice_web_search",
    "ToolEngine": "tool_engine",
    "ToolSearchCallItem": "tool_search_call_item",
    "ToolSearchExecution": "tool_search_execution",
    "ToolSearchMatch": "tool_search_match",
    "ToolSearchOutputItem": "tool_search_output_item",
    "ToolSearchServerTool": "tool_search_server_tool",
    "ToolSearchServerToolConfig": "tool_search_server_tool_config",
    "ToolUseEvaluated": "tool_use_evaluated",
    "ToolUseSkipped": "tool_use_skipped",
    "ToolUseUnavailable": "tool_use_unavailable",
    "ToolUseVerdict": "tool_use_verdict",
    "TopLogprob": "top_logprob",
    "TraceConfig": "trace_config",
    "Truncation": "truncation",
    "URLCitation": "url_citation",
    "Usage": "usage",
    "UsageCostDetails": "usage_cost_details",
    "UserLocation": "user_location",
    "Verbosity": "verbosity",
    "WebFetchEngine": "web_fetch_engine",
    "WebFetchPlugin": "web_fetch_plugin",
    "WebFetchServerTool": "web_fetch_server_tool",
    "WebFetchServerToolConfig": "web_fetch_server_tool_config",
    "WebSearchAction": "web_search_action",
    "WebSearchActionFindInPage": "web_search_action_find_in_page",
    "WebSearchActionOpenPage": "web_search_action_open_page",
    "WebSearchActionSearch": "web_search_action_search",
    "WebSearchCallCompletedEvent": "web_search_call_completed_event",
    "WebSearchCallInProgressEvent": "web_search_call_in_progress_event",
    "WebSearchCallSearchingEvent": "web_search_call_searching_event",
    "WebSearchDomainFilter": "web_search_domain_filter",
    "WebSearchEngine": "web_search_engine",
    "WebSearchMode": "web_search_mode",
    "WebSearchPlugin": "web_search_plugin",
    "WebSearchServerTool": "web_search_server_tool",
    "WebSearchServerToolConfig": "web_search_server_tool_config",
    "WebSearchServerToolOpenRouter": "web_search_server_tool_open_router",
    "WebSearchSource": "web_search_source",
    "WebSearchUserLocation": "web_search_user_location",
    "XSearchOptions": "x_search_options",
}


if not TYPE_CHECKING:  # which would take any name for one of the module's

    def __getattr__(name: str) -> Any:
        if name in _MODULES:
            value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
            return value
        if name in __all__:
            return dict[str, Any]  # a TypedDict is for type checkers; at run time its values are plain dicts
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "AdditionalToolsItem",
    "AdditionalToolsItemTypedDict",
    "AdvisorServerToolConfig",
    "AdvisorServerToolConfigTypedDict",
    "AdvisorServerToolOpenRouter",
    "AdvisorServerToolOpenRouterTypedDict",
    "Agent",
    "AgentMessageContent",
    "AgentMessageContentTypedDict",
    "AgentMessageItem",
    "AgentMessageItemTypedDict",
    "AgentTypedDict",
    "AlignmentAllowedCallRecord",
    "AlignmentBlockedCallRecord",
    "AlignmentCallRecord",
    "AlignmentChatAudio",
    "AlignmentChatImage",
    "AlignmentChatImageURL",
    "AlignmentChatRejected",
    "AlignmentChatToolCall",
    "AlignmentChatToolCallFunction",
    "AlignmentPlugin",
    "AlignmentPluginTypedDict",
    "AlignmentRejected",
    "AlignmentResult",
    "AlignmentRule",
    "AlignmentRuleRecord",
    "AlignmentRuleTypedDict",
    "AlignmentUnavailableCallRecord",
    "AllowedCaller",
    "Annotation",
    "AnnotationAddedEvent",
    "AnnotationTypedDict",
    "AnthropicCacheControlDirective",
    "AnthropicCacheControlDirectiveTypedDict",
    "ApplyPatchCallItem",
    "ApplyPatchCallItemTypedDict",
    "ApplyPatchCallOperation",
    "ApplyPatchCallOperationDiffDeltaEvent",
    "ApplyPatchCallOperationDiffDoneEvent",
    "ApplyPatchCallOperationTypedDict",
    "ApplyPatchCallOutputItem",
    "ApplyPatchCallOutputItemTypedDict",
    "ApplyPatchCallStatus",
    "ApplyPatchCreateFileOperation",
    "ApplyPatchCreateFileOperationTypedDict",
    "ApplyPatchDeleteFileOperation",
    "ApplyPatchDeleteFileOperationTypedDict",
    "ApplyPatchServerTool",
    "ApplyPatchServerToolConfig",
    "ApplyPatchServerToolConfigTypedDict",
    "ApplyPatchServerToolOpenRouter",
    "ApplyPatchServerToolOpenRouterTypedDict",
    "ApplyPatchServerToolTypedDict",
    "ApplyPatchUpdateFileOperation",
    "ApplyPatchUpdateFileOperationTypedDict",
    "ArmorAutoMode",
    "ArmorAutoModeTypedDict",
    "ArmorContext",
    "ArmorContextTypedDict",
    "ArmorEnvironmentEntry",
    "ArmorEnvironmentEntryTypedDict",
    "ArmorPlugin",
    "ArmorPluginTypedDict",
    "ArmorRule",
    "ArmorRuleTypedDict",
    "ArmorSafeguardResult",
    "ArmorSafeguardStatus",
    "AutoBetaRouterPlugin",
    "AutoBetaRouterPluginTypedDict",
    "AutoRouterPlugin",
    "AutoRouterPluginTypedDict",
    "BashServerTool",
    "BashServerToolConfig",
    "BashServerToolConfigTypedDict",
    "BashServerToolTypedDict",
    "ChatDebugOptions",
    "ChatDebugOptionsTypedDict",
    "CodeInterpreterCallCodeDeltaEvent",
    "CodeInterpreterCallCodeDoneEvent",
    "CodeInterpreterCallCompletedEvent",
    "CodeInterpreterCallInProgressEvent",
    "CodeInterpreterCallInterpretingEvent",
    "CodeInterpreterFileOutput",
    "CodeInterpreterFileOutputTypedDict",
    "CodeInterpreterImageOutput",
    "CodeInterpreterImageOutputTypedDict",
    "CodeInterpreterLogsOutput",
    "CodeInterpreterLogsOutputTypedDict",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputTypedDict",
    "CodeInterpreterServerTool",
    "CodeInterpreterServerToolTypedDict",
    "CodeInterpreterStatus",
    "CodexLocalShellTool",
    "CodexLocalShellToolTypedDict",
    "CompactionItem",
    "CompactionItemTypedDict",
    "ComparisonFilter",
    "ComparisonFilterTypedDict",
    "ComparisonListItem",
    "CompoundFilter",
    "CompoundFilterTypedDict",
    "ComputerUseServerTool",
    "ComputerUseServerToolTypedDict",
    "ConfigurationUpdateItem",
    "ConfigurationUpdateItemTypedDict",
    "ConfigurationUpdateReasoning",
    "ConfigurationUpdateReasoningTypedDict",
    "ConnectorID",
    "ContainerAuto",
    "ContainerAutoEnvironment",
    "ContainerAutoEnvironmentTypedDict",
    "ContainerAutoTypedDict",
    "ContainerEnvironment",
    "ContainerEnvironmentTypedDict",
    "ContainerFileCitation",
    "ContainerFileCitationTypedDict",
    "ContainerNetworkPolicy",
    "ContainerNetworkPolicyAllowlist",
    "ContainerNetworkPolicyAllowlistTypedDict",
    "ContainerNetworkPolicyDisabled",
    "ContainerNetworkPolicyDisabledTypedDict",
    "ContainerNetworkPolicyTypedDict",
    "ContainerReferenceEnvironment",
    "ContainerReferenceEnvironmentTypedDict",
    "ContentPart",
    "ContentPartAddedEvent",
    "ContentPartDoneEvent",
    "ContextCompactionItem",
    "ContextCompactionItemTypedDict",
    "ContextCompressionPlugin",
    "ContextCompressionPluginTypedDict",
    "CostTier",
    "CustomTool",
    "CustomToolCallInputDeltaEvent",
    "CustomToolCallInputDoneEvent",
    "CustomToolCallItem",
    "CustomToolCallItemTypedDict",
    "CustomToolCallOutputItem",
    "CustomToolCallOutputItemTypedDict",
    "CustomToolFormat",
    "CustomToolFormatTypedDict",
    "CustomToolTypedDict",
    "DatetimeServerTool",
    "DatetimeServerToolConfig",
    "DatetimeServerToolConfigTypedDict",
    "DatetimeServerToolTypedDict",
    "DebugEvent",
    "DebugEventData",
    "DebugTimings",
    "DeferredBm25Search",
    "DeferredBm25SearchTypedDict",
    "DeferredCustomSearch",
    "DeferredCustomSearchTypedDict",
    "DeferredRegexSearch",
    "DeferredRegexSearchTypedDict",
    "DeferredToolsControl",
    "DeferredToolsControlTypedDict",
    "DeferredToolsSearchStrategy",
    "DeferredToolsSearchStrategyTypedDict",
    "EncryptedContent",
    "EncryptedContentTypedDict",
    "EndpointInfo",
    "EndpointsMetadata",
    "ErrorDetail",
    "ErrorEvent",
    "ErrorResponse",
    "ErrorType",
    "FailableToolCallStatus",
    "FileCitation",
    "FileCitationTypedDict",
    "FileParserPlugin",
    "FileParserPluginTypedDict",
    "FilePath",
    "FilePathTypedDict",
    "FileSearchFilter",
    "FileSearchFilterTypedDict",
    "FileSearchServerTool",
    "FileSearchServerToolTypedDict",
    "FilesServerTool",
    "FilesServerToolConfig",
    "FilesServerToolConfigTypedDict",
    "FilesServerToolTypedDict",
    "FormatGrammar",
    "FormatGrammarTypedDict",
    "FormatJSONObjectConfig",
    "FormatJSONObjectConfigTypedDict",
    "FormatJSONSchemaConfig",
    "FormatJSONSchemaConfigTypedDict",
    "FormatTextConfig",
    "FormatTextConfigTypedDict",
    "FunctionCallArgsDeltaEvent",
    "FunctionCallArgsDoneEvent",
    "FunctionCallItem",
    "FunctionCallItemTypedDict",
    "FunctionCallOutputItem",
    "FunctionCallOutputItemTypedDict",
    "FunctionTool",
    "FunctionToolTypedDict",
    "FusionAnalysisResult",
    "FusionAnalysisResultTypedDict",
    "FusionCallAnalysisCompletedEvent",
    "FusionCallAnalysisInProgressEvent",
    "FusionCallCompletedEvent",
    "FusionCallInProgressEvent",
    "FusionCallPanelAddedEvent",
    "FusionCallPanelCompletedEvent",
    "FusionCallPanelDeltaEvent",
    "FusionCallPanelFailedEvent",
    "FusionCallPanelReasoningDeltaEvent",
    "FusionContradiction",
    "FusionContradictionTypedDict",
    "FusionFailedModel",
    "FusionFailedModelTypedDict",
    "FusionPartialCoverage",
    "FusionPartialCoverageTypedDict",
    "FusionPlugin",
    "FusionPluginTypedDict",
    "FusionResponse",
    "FusionResponseTypedDict",
    "FusionServerToolConfig",
    "FusionServerToolConfigTypedDict",
    "FusionServerToolOpenRouter",
    "FusionServerToolOpenRouterTypedDict",
    "FusionSource",
    "FusionSourceTypedDict",
    "FusionStance",
    "FusionStanceTypedDict",
    "FusionUniqueInsight",
    "FusionUniqueInsightTypedDict",
    "ImageDetail",
    "ImageGenCallCompletedEvent",
    "ImageGenCallGeneratingEvent",
    "ImageGenCallInProgressEvent",
    "ImageGenCallPartialImageEvent",
    "ImageGenerationServerTool",
    "ImageGenerationServerToolConfig",
    "ImageGenerationServerToolConfigTypedDict",
    "ImageGenerationServerToolOpenRouter",
    "ImageGenerationServerToolOpenRouterTypedDict",
    "ImageGenerationServerToolTypedDict",
    "ImageGenerationStatus",
    "IncompleteDetails",
    "InputAudio",
    "InputAudioData",
    "InputAudioDataTypedDict",
    "InputAudioTypedDict",
    "InputContent",
    "InputContentTypedDict",
    "InputFile",
    "InputFileTypedDict",
    "InputImage",
    "InputImageMask",
    "InputImageMaskTypedDict",
    "InputImageTypedDict",
    "InputItems",
    "InputItemsTypedDict",
    "InputMessage",
    "InputMessageContent",
    "InputMessageContentTypedDict",
    "InputMessageTypedDict",
    "InputText",
    "InputTextTypedDict",
    "InputTokensDetails",
    "InputVideo",
    "InputVideoTypedDict",
    "Inputs",
    "InputsTypedDict",
    "ItemReferenceItem",
    "ItemReferenceItemTypedDict",
    "ItemStatus",
    "JevRouterPlugin",
    "JevRouterPluginTypedDict",
    "LegacyWebSearchServerTool",
    "LegacyWebSearchServerToolTypedDict",
    "LocalShellCallAction",
    "LocalShellCallActionTypedDict",
    "LocalShellCallItem",
    "LocalShellCallItemTypedDict",
    "LocalShellCallOutputItem",
    "LocalShellCallOutputItemTypedDict",
    "Logprob",
    "LogprobTypedDict",
    "MaxPrice",
    "MaxPriceTypedDict",
    "McpApprovalRequestItem",
    "McpApprovalRequestItemTypedDict",
    "McpApprovalResponseItem",
    "McpApprovalResponseItemTypedDict",
    "McpCallItem",
    "McpCallItemTypedDict",
    "McpError",
    "McpErrorTypedDict",
    "McpHTTPError",
    "McpHTTPErrorTypedDict",
    "McpListToolsItem",
    "McpListToolsItemTypedDict",
    "McpListedTool",
    "McpListedToolTypedDict",
    "McpProtocolError",
    "McpProtocolErrorTypedDict",
    "McpRequireApproval",
    "McpRequireApprovalTypedDict",
    "McpServerTool",
    "McpServerToolTypedDict",
    "McpToolExecutionError",
    "McpToolExecutionErrorTypedDict",
    "McpToolFilter",
    "McpToolFilterTypedDict",
    "MessagePhase",
    "MetadataLevel",
    "ModerationPlugin",
    "ModerationPluginTypedDict",
    "NamespaceTool",
    "NamespaceToolTypedDict",
    "NamespacedTool",
    "NamespacedToolTypedDict",
    "NestedReasoning",
    "NestedReasoningTypedDict",
    "NestedTool",
    "NestedToolTypedDict",
    "OpenResponsesCreatedEvent",
    "OpenResponsesErrorField",
    "OpenResponsesErrorMetadata",
    "OpenResponsesInProgressEvent",
    "OpenResponsesResult",
    "OpenRouterMetadata",
    "OutputAdvisorServerToolItem",
    "OutputAdvisorServerToolItemTypedDict",
    "OutputApplyPatchCallItem",
    "OutputApplyPatchCallItemTypedDict",
    "OutputApplyPatchServerToolItem",
    "OutputApplyPatchServerToolItemTypedDict",
    "OutputArmorBlockedItem",
    "OutputArmorBlockedItemTypedDict",
    "OutputBashServerToolItem",
    "OutputBashServerToolItemTypedDict",
    "OutputBrowserUseServerToolItem",
    "OutputBrowserUseServerToolItemTypedDict",
    "OutputCodeInterpreterCallItem",
    "OutputCodeInterpreterCallItemTypedDict",
    "OutputCodeInterpreterServerToolItem",
    "OutputCodeInterpreterServerToolItemTypedDict",
    "OutputComputerCallItem",
    "OutputComputerCallItemTypedDict",
    "OutputDatetimeItem",
    "OutputDatetimeItemTypedDict",
    "OutputFileSearchCallItem",
    "OutputFileSearchCallItemTypedDict",
    "OutputFileSearchServerToolItem",
    "OutputFileSearchServerToolItemTypedDict",
    "OutputFilesServerToolItem",
    "OutputFilesServerToolItemTypedDict",
    "OutputFusionServerToolItem",
    "OutputFusionServerToolItemTypedDict",
    "OutputImageGenerationCallItem",
    "OutputImageGenerationCallItemTypedDict",
    "OutputImageGenerationServerToolItem",
    "OutputImageGenerationServerToolItemTypedDict",
    "OutputItems",
    "OutputItemsTypedDict",
    "OutputMcpServerToolItem",
    "OutputMcpServerToolItemTypedDict",
    "OutputMemoryServerToolItem",
    "OutputMemoryServerToolItemTypedDict",
    "OutputMessageContent",
    "OutputMessageContentTypedDict",
    "OutputMessageItem",
    "OutputMessageItemTypedDict",
    "OutputModality",
    "OutputSearchModelsServerToolItem",
    "OutputSearchModelsServerToolItemTypedDict",
    "OutputShellCallItem",
    "OutputShellCallItemTypedDict",
    "OutputShellCallOutputItem",
    "OutputShellCallOutputItemTypedDict",
    "OutputShellServerToolItem",
    "OutputShellServerToolItemTypedDict",
    "OutputSubagentServerToolItem",
    "OutputSubagentServerToolItemTypedDict",
    "OutputTextEditorServerToolItem",
    "OutputTextEditorServerToolItemTypedDict",
    "OutputTokensDetails",
    "OutputToolSearchCallItem",
    "OutputToolSearchCallItemTypedDict",
    "OutputToolSearchServerToolItem",
    "OutputToolSearchServerToolItemTypedDict",
    "OutputWebFetchServerToolItem",
    "OutputWebFetchServerToolItemTypedDict",
    "OutputWebSearchCallItem",
    "OutputWebSearchCallItemTypedDict",
    "OutputWebSearchServerToolItem",
    "OutputWebSearchServerToolItemTypedDict",
    "PDFParserEngine",
    "PDFParserOptions",
    "PDFParserOptionsTypedDict",
    "ParetoRouterPlugin",
    "ParetoRouterPluginTypedDict",
    "PendingSafetyCheck",
    "PendingSafetyCheckTypedDict",
    "PercentileCutoffs",
    "PercentileCutoffsTypedDict",
    "PipelineStage",
    "PipelineStageType",
    "Plugin",
    "PluginMode",
    "PluginTypedDict",
    "Preview20250311WebSearchServerTool",
    "Preview20250311WebSearchServerToolTypedDict",
    "PreviewWebSearchServerTool",
    "PreviewWebSearchServerToolTypedDict",
    "PromptCacheBreakpoint",
    "PromptCacheBreakpointTypedDict",
    "PromptCacheOptions",
    "PromptCacheOptionsTypedDict",
    "ProviderName",
    "ProviderPreferences",
    "ProviderPreferencesTypedDict",
    "ProviderSort",
    "ProviderSortConfig",
    "ProviderSortConfigTypedDict",
    "Quantization",
    "RankingOptions",
    "RankingOptionsTypedDict",
    "ReasoningConfig",
    "ReasoningConfigTypedDict",
    "ReasoningContext",
    "ReasoningDeltaEvent",
    "ReasoningDoneEvent",
    "ReasoningEffort",
    "ReasoningFormat",
    "ReasoningItem",
    "ReasoningItemTypedDict",
    "ReasoningMode",
    "ReasoningSummaryPartAddedEvent",
    "ReasoningSummaryPartDoneEvent",
    "ReasoningSummaryText",
    "ReasoningSummaryTextDeltaEvent",
    "ReasoningSummaryTextDoneEvent",
    "ReasoningSummaryTextTypedDict",
    "ReasoningSummaryVerbosity",
    "ReasoningTextContent",
    "ReasoningTextContentTypedDict",
    "RefusalContent",
    "RefusalContentTypedDict",
    "RefusalDeltaEvent",
    "RefusalDoneEvent",
    "ResponseErrorCode",
    "ResponseHealingPlugin",
    "ResponseHealingPluginTypedDict",
    "ResponseInclude",
    "ResponseOutputText",
    "ResponseOutputTextTypedDict",
    "ResponseStatus",
    "ResponsesRequest",
    "ResponsesRequestTypedDict",
    "RouterAttempt",
    "RouterParams",
    "RoutingStrategy",
    "SearchContextSize",
    "SearchModelsServerToolConfig",
    "SearchModelsServerToolConfigTypedDict",
    "SearchModelsServerToolOpenRouter",
    "SearchModelsServerToolOpenRouterTypedDict",
    "SearchStatus",
    "ServerToolUseDetails",
    "ServiceTier",
    "ShellCallAction",
    "ShellCallActionTypedDict",
    "ShellCallItem",
    "ShellCallItemTypedDict",
    "ShellCallOutputContent",
    "ShellCallOutputContentTypedDict",
    "ShellCallOutputItem",
    "ShellCallOutputItemTypedDict",
    "ShellOutcome",
    "ShellOutcomeExit",
    "ShellOutcomeExitTypedDict",
    "ShellOutcomeTimeout",
    "ShellOutcomeTimeoutTypedDict",
    "ShellOutcomeTypedDict",
    "ShellServerTool",
    "ShellServerToolConfig",
    "ShellServerToolConfigTypedDict",
    "ShellServerToolOpenRouter",
    "ShellServerToolOpenRouterTypedDict",
    "ShellServerToolTypedDict",
    "SpecificToolChoice",
    "SpecificToolChoiceTypedDict",
    "StopServerToolsWhenCondition",
    "StopServerToolsWhenConditionTypedDict",
    "StopServerToolsWhenFinishReasonIs",
    "StopServerToolsWhenFinishReasonIsTypedDict",
    "StopServerToolsWhenHasToolCall",
    "StopServerToolsWhenHasToolCallTypedDict",
    "StopServerToolsWhenMaxCost",
    "StopServerToolsWhenMaxCostTypedDict",
    "StopServerToolsWhenMaxTokensUsed",
    "StopServerToolsWhenMaxTokensUsedTypedDict",
    "StopServerToolsWhenStepCountIs",
    "StopServerToolsWhenStepCountIsTypedDict",
    "StoredPromptTemplate",
    "StoredPromptTemplateTypedDict",
    "StreamEvents",
    "StreamEventsResponseCompleted",
    "StreamEventsResponseFailed",
    "StreamEventsResponseIncomplete",
    "StreamEventsResponseOutputItemAdded",
    "StreamEventsResponseOutputItemDone",
    "StreamLogprob",
    "StreamTopLogprob",
    "SubagentItem",
    "SubagentItemTypedDict",
    "SubagentServerToolConfig",
    "SubagentServerToolConfigTypedDict",
    "SubagentServerToolOpenRouter",
    "SubagentServerToolOpenRouterTypedDict",
    "SwitchyardRouterPlugin",
    "SwitchyardRouterPluginTypedDict",
    "TextDeltaEvent",
    "TextDoneEvent",
    "TextExtendedConfig",
    "TextExtendedConfigTypedDict",
    "TextFormat",
    "TextFormatTypedDict",
    "Tool",
    "ToolChoice",
    "ToolChoiceAllowed",
    "ToolChoiceAllowedTypedDict",
    "ToolChoiceApplyPatch",
    "ToolChoiceApplyPatchTypedDict",
    "ToolChoiceFunction",
    "ToolChoiceFunctionTypedDict",
    "ToolChoiceMode",
    "ToolChoiceShell",
    "ToolChoiceShellTypedDict",
    "ToolChoiceTypedDict",
    "ToolChoiceWebSearch",
    "ToolChoiceWebSearchTypedDict",
    "ToolEngine",
    "ToolSearchCallItem",
    "ToolSearchCallItemTypedDict",
    "ToolSearchExecution",
    "ToolSearchMatch",
    "ToolSearchMatchTypedDict",
    "ToolSearchOutputItem",
    "ToolSearchOutputItemTypedDict",
    "ToolSearchServerTool",
    "ToolSearchServerToolConfig",
    "ToolSearchServerToolConfigTypedDict",
    "ToolSearchServerToolTypedDict",
    "ToolTypedDict",
    "ToolUseEvaluated",
    "ToolUseSkipped",
    "ToolUseUnavailable",
    "ToolUseVerdict",
    "TopLogprob",
    "TopLogprobTypedDict",
    "TraceConfig",
    "TraceConfigTypedDict",
    "Truncation",
    "URLCitation",
    "URLCitationTypedDict",
    "UnknownVariant",
    "Usage",
    "UsageCostDetails",
    "UserLocation",
    "UserLocationTypedDict",
    "Verbosity",
    "WebFetchEngine",
    "WebFetchPlugin",
    "WebFetchPluginTypedDict",
    "WebFetchServerTool",
    "WebFetchServerToolConfig",
    "WebFetchServerToolConfigTypedDict",
    "WebFetchServerToolTypedDict",
    "WebSearchAction",
    "WebSearchActionFindInPage",
    "WebSearchActionFindInPageTypedDict",
    "WebSearchActionOpenPage",
    "WebSearchActionOpenPageTypedDict",
    "WebSearchActionSearch",
    "WebSearchActionSearchTypedDict",
    "WebSearchActionTypedDict",
    "WebSearchCallCompletedEvent",
    "WebSearchCallInProgressEvent",
    "WebSearchCallSearchingEvent",
    "WebSearchDomainFilter",
    "WebSearchDomainFilterTypedDict",
    "WebSearchEngine",
    "WebSearchMode",
    "WebSearchPlugin",
    "WebSearchPluginTypedDict",
    "WebSearchServerTool",
    "WebSearchServerToolConfig",
    "WebSearchServerToolConfigTypedDict",
    "WebSearchServerToolOpenRouter",
    "WebSearchServerToolOpenRouterTypedDict",
    "WebSearchServerToolTypedDict",
    "WebSearchSource",
    "WebSearchSourceTypedDict",
    "WebSearchUserLocation",
    "WebSearchUserLocationTypedDict",
    "XSearchOptions",
    "XSearchOptionsTypedDict",
]
