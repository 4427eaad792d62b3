"""The types of the API under the names that OpenRouter's own SDK gives them.

Where the SDK has one thing under several names, ours has it once, so that several names here are the same class. Values
that are told by one constant alone have a name there as well (`FunctionCallItemType`); here they are the text itself.
"""

from __future__ import annotations

from typing import Any

from openrouter_responses_generated import models

# A type checker reads components.pyi instead, which says the same.
_OTHER_NAMES = {
    "AgentMessageContent": "AgentMessageItemContentUnion",
    "AlignmentChatImageURL": "AlignmentChatImageImageURL",
    "AlignmentResult": "Alignment OpenResponsesErrorMetadataAlignment",
    "AllowedCaller": """
        AdditionalToolsItemAllowedCaller NamespaceFunctionToolAllowedCaller OpenResponsesResultAllowedCaller
        ResponsesRequestAllowedCaller ToolSearchOutputItemAllowedCaller
    """,
    "Annotation": "OpenAIResponsesAnnotation",
    "ApplyPatchCallOperation": "Operation",
    "ApplyPatchCallStatus": "OutputItemApplyPatchCallStatus",
    "ArmorSafeguardStatus": "ArmorSafeguardResultStatus",
    "CodeInterpreterOutput": "OutputCodeInterpreterCallItemOutput OutputItemCodeInterpreterCallOutput",
    "CodeInterpreterStatus": "OutputCodeInterpreterCallItemStatus OutputItemCodeInterpreterCallStatus",
    "ComparisonFilter": "Filters",
    "ContainerEnvironment": "BashServerToolEnvironment ShellServerToolEnvironment",
    "ContainerFileCitation": """
        OutputBashServerToolItemFile OutputShellCallOutputItemFile OutputShellServerToolItemFile
        ShellCallOutputItemFile
    """,
    "ContentPart": "ContentPartAddedEventPart ContentPartDoneEventPart",
    "CostTier": "AutoBetaRouterPluginCostTier AutoRouterPluginCostTier",
    "CustomToolCallItem": "OpenAIResponseCustomToolCall OutputCustomToolCallItem OutputItemCustomToolCall",
    "CustomToolCallOutputItem": "OpenAIResponseCustomToolCallOutput",
    "CustomToolFormat": "Format",
    "DebugEventData": "DebugEventDebug",
    "DebugTimings": "DebugEventTimings",
    "EncryptedContent": "ContentEncryptedContent",
    "ErrorDetail": """
        BadGatewayResponseErrorData BadRequestResponseErrorData EdgeNetworkTimeoutResponseErrorData
        ForbiddenResponseErrorData InternalServerResponseErrorData NotFoundResponseErrorData
        PayloadTooLargeResponseErrorData PaymentRequiredResponseErrorData
        ProviderOverloadedResponseErrorData RequestTimeoutResponseErrorData
        ServiceUnavailableResponseErrorData TooManyRequestsResponseErrorData UnauthorizedResponseErrorData
        UnprocessableEntityResponseErrorData
    """,
    "ErrorType": "APIErrorType",
    "FileSearchFilter": "FiltersUnion",
    "FormatTextConfig": "FormatText",
    "FunctionCallItem": "OpenAIResponseFunctionToolCall OutputFunctionCallItem OutputItemFunctionCall",
    "FunctionCallOutputItem": "OpenAIResponseFunctionToolCallOutput",
    "FunctionTool": """
        AdditionalToolsItemToolFunction NamespaceFunctionTool OpenResponsesResultToolFunction
        ResponsesRequestToolFunction ToolSearchOutputItemToolFunction
    """,
    "FusionContradiction": "Contradiction",
    "FusionFailedModel": "FailedModel",
    "FusionPartialCoverage": "PartialCoverage",
    "FusionResponse": "OutputFusionServerToolItemResponse",
    "FusionStance": "Stance",
    "FusionUniqueInsight": "UniqueInsight",
    "ImageDetail": """
        AgentMessageItemDetail CustomToolCallOutputItemDetail EasyInputMessageDetail
        FunctionCallOutputItemDetail InputImageDetail InputMessageItemDetail
    """,
    "InputAudioData": "InputAudioInputAudio",
    "InputContent": """
        CustomToolCallOutputItemOutputUnion1 FunctionCallOutputItemOutputUnion1
        OpenAIResponseCustomToolCallOutputOutput1 OpenAIResponseFunctionToolCallOutputOutput1
    """,
    "InputImage": """
        AgentMessageItemContentInputImage CustomToolCallOutputItemOutputInputImage
        EasyInputMessageContentInputImage FunctionCallOutputItemOutputInputImage
        InputMessageItemContentInputImage
    """,
    "InputItems": "BaseInputsUnion1 InputsUnion1",
    "InputMessage": """
        BaseInputsMessage EasyInputMessage InputMessageItem InputsMessage OpenAIResponseInputMessageItem
    """,
    "InputMessageContent": """
        BaseInputsContent1 EasyInputMessageContentUnion1 InputMessageItemContentUnion InputsContent1
        OpenAIResponseInputMessageItemContent
    """,
    "Inputs": "BaseInputsUnion InputsUnion OpenResponsesInput",
    "ItemStatus": """
        InputsStatusUnion1 InputsStatusUnion2 OutputComputerCallItemStatus OutputCustomToolCallItemStatus
        OutputFunctionCallItemStatusUnion OutputItemCustomToolCallStatus OutputItemFunctionCallStatusUnion
        OutputItemReasoningStatusUnion OutputMessageItemStatusUnion OutputMessageStatusUnion
        OutputReasoningItemStatusUnion ReasoningItemStatusUnion ShellCallStatus ToolCallStatus
        ToolSearchCallItemStatus ToolSearchOutputItemStatus
    """,
    "LocalShellCallAction": "LocalShellCallItemAction",
    "McpListedTool": "McpListToolsItemTool",
    "McpRequireApproval": "RequireApproval",
    "McpToolFilter": "AllowedTools Always Never",
    "MessagePhase": """
        BaseInputsPhaseUnion EasyInputMessagePhaseUnion InputsPhaseUnion OutputMessageItemPhaseUnion
        OutputMessagePhaseUnion
    """,
    "NamespacedTool": "NamespaceToolTool",
    "NestedReasoning": "AdvisorReasoning FusionServerToolConfigReasoning SubagentReasoning",
    "NestedTool": "FusionPluginTool FusionServerToolConfigTool SubagentNestedTool",
    "OutputApplyPatchCallItem": "OutputItemApplyPatchCall",
    "OutputCodeInterpreterCallItem": "OutputItemCodeInterpreterCall",
    "OutputFileSearchCallItem": "OutputItemFileSearchCall",
    "OutputImageGenerationCallItem": "OutputItemImageGenerationCall",
    "OutputItems": "AlignmentResponsesRejected",
    "OutputMessageContent": "OutputMessageItemContent",
    "OutputMessageItem": "OutputMessage",
    "OutputModality": "OutputModalityEnum",
    "OutputWebSearchCallItem": "OutputItemWebSearchCall",
    "PercentileCutoffs": "PercentileLatencyCutoffs PercentileThroughputCutoffs",
    "Plugin": "ResponsesRequestPlugin",
    "PluginMode": "AlignmentPluginMode ArmorPluginMode",
    "ProviderName": "ProviderPreferencesIgnore ProviderPreferencesOnly ProviderPreferencesOrder",
    "ProviderPreferences": "Provider",
    "ProviderSort": "By",
    "ReasoningConfig": "BaseReasoningConfig OpenResponsesReasoningConfig",
    "ReasoningEffort": """
        AdvisorReasoningEffort ConfigurationUpdateReasoningEffort FusionServerToolConfigEffort
        SubagentReasoningEffort
    """,
    "ReasoningItem": "InputsReasoning OutputItemReasoning OutputReasoningItem",
    "RefusalContent": "OpenAIResponsesRefusalContent",
    "ResponseErrorCode": "CodeEnum",
    "ResponseInclude": "OpenAIResponsesIncludable ResponseIncludesEnum",
    "ResponseStatus": "OpenAIResponsesResponseStatus",
    "ResponsesRequest": "OpenResponsesRequest",
    "SearchContextSize": "SearchContextSizeEnum SearchQualityLevel",
    "SearchStatus": "WebSearchStatus",
    "ServiceTier": "ResponsesRequestServiceTier",
    "ShellCallAction": "OutputShellCallItemAction OutputShellServerToolItemAction ShellCallItemAction",
    "ShellOutcome": "Outcome",
    "ShellOutcomeExit": "OutcomeExit",
    "ShellOutcomeTimeout": "OutcomeTimeout",
    "StoredPromptTemplate": "OpenAIResponsesPrompt",
    "StreamTopLogprob": "StreamLogprobTopLogprob",
    "SubagentItem": """
        FunctionCallItemSubagentItem OpenAIResponseFunctionToolCallSubagentItem
        OutputFunctionCallItemSubagentItem
    """,
    "TextExtendedConfig": "OpenResponsesResponseText",
    "TextFormat": "Formats",
    "Tool": """
        AdditionalToolsItemToolUnion OpenResponsesRequestToolUnion OpenResponsesResultToolUnion
        ResponsesRequestToolUnion ToolSearchOutputItemToolUnion
    """,
    "ToolChoice": "OpenAIResponsesToolChoiceUnion",
    "ToolChoiceApplyPatch": "OpenAIResponsesToolChoiceApplyPatch",
    "ToolChoiceFunction": "OpenAIResponsesToolChoiceFunction",
    "ToolChoiceShell": "OpenAIResponsesToolChoiceShell",
    "ToolChoiceWebSearch": "OpenAIResponsesToolChoice",
    "ToolEngine": "ApplyPatchEngineEnum BashServerToolEngine",
    "ToolSearchExecution": "ToolSearchCallItemExecution ToolSearchOutputItemExecution",
    "ToolSearchMatch": "Match",
    "ToolUseEvaluated": "ToolUsesEvaluated",
    "ToolUseSkipped": "ToolUsesSkipped",
    "ToolUseUnavailable": "ToolUsesUnavailable",
    "ToolUseVerdict": "ToolUses",
    "TopLogprob": "ResponseOutputTextTopLogprob",
    "Truncation": "OpenAIResponsesTruncation",
    "UnknownVariant": """
        AdditionalToolsItemTool ToolSearchOutputItemTool UnknownAlignmentCallRecord
        UnknownAlignmentResponsesRejected UnknownApplyPatchCallOperation UnknownBaseInputsContent1
        UnknownContentPartAddedEventPart UnknownContentPartDoneEventPart UnknownFormat UnknownFormats
        UnknownNamespaceToolTool UnknownOpenAIResponseCustomToolCallOutputOutput1
        UnknownOpenAIResponseFunctionToolCallOutputOutput1 UnknownOpenAIResponseInputMessageItemContent
        UnknownOpenAIResponsesAnnotation UnknownOpenResponsesResultToolUnion UnknownOperation UnknownOutcome
        UnknownOutputCodeInterpreterCallItemOutput UnknownOutputItemCodeInterpreterCallOutput
        UnknownOutputItemWebSearchCallActionUnion UnknownOutputItems UnknownOutputMessageContent
        UnknownOutputMessageItemContent UnknownOutputWebSearchCallItemActionUnion UnknownStreamEvents
        UnknownToolUses
    """,
    "UserLocation": "PreviewWebSearchUserLocation",
    "WebFetchEngine": "WebFetchEngineEnum",
    "WebSearchAction": "OutputItemWebSearchCallActionUnion OutputWebSearchCallItemActionUnion",
    "WebSearchActionFindInPage": "OutputItemWebSearchCallActionFindInPage OutputWebSearchCallItemActionFindInPage",
    "WebSearchActionOpenPage": "OutputItemWebSearchCallActionOpenPage OutputWebSearchCallItemActionOpenPage",
    "WebSearchActionSearch": """
        OutputItemWebSearchCallActionSearch OutputWebSearchCallItemActionSearch
        OutputWebSearchServerToolItemAction
    """,
    "WebSearchEngine": "WebSearchEngineEnum",
    "WebSearchSource": "OutputWebSearchServerToolItemSource",
    "WebSearchUserLocation": "WebSearchUserLocationServerTool",
}
_OURS = {other: ours for ours, others in _OTHER_NAMES.items() for other in others.split()}


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    stem = name.removesuffix("TypedDict")
    ours = _OURS.get(stem, stem) + name[len(stem) :]
    if ours in models.__all__:
        value: Any = getattr(models, ours)
    else:
        from openrouter_responses import component_types

        if name not in component_types.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(component_types, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    from openrouter_responses import component_types

    typed_dicts = [f"{other}TypedDict" for other, ours in _OURS.items() if f"{ours}TypedDict" in models.__all__]
    return sorted({*models.__all__, *_OURS, *typed_dicts, *component_types.__all__})
