# ruff: noqa: F403, F405 - the names that are the same are imported with a star
"""The types under all of their names: those of the models, and those that OpenRouter's own SDK has for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from . import models

if TYPE_CHECKING:
    from .models import *

    APIErrorType: TypeAlias = models.ErrorType
    AdditionalToolsItemAllowedCaller: TypeAlias = models.AllowedCaller
    AdditionalToolsItemTool: TypeAlias = models.UnknownVariant
    AdditionalToolsItemToolFunction: TypeAlias = models.FunctionTool
    AdditionalToolsItemToolFunctionTypedDict: TypeAlias = models.FunctionToolTypedDict
    AdditionalToolsItemToolUnion: TypeAlias = models.Tool
    AdditionalToolsItemToolUnionTypedDict: TypeAlias = models.ToolTypedDict
    AdvisorReasoning: TypeAlias = models.NestedReasoning
    AdvisorReasoningEffort: TypeAlias = models.ReasoningEffort
    AdvisorReasoningTypedDict: TypeAlias = models.NestedReasoningTypedDict
    AgentMessageItemContentInputImage: TypeAlias = models.InputImage
    AgentMessageItemContentInputImageTypedDict: TypeAlias = models.InputImageTypedDict
    AgentMessageItemContentUnion: TypeAlias = models.AgentMessageContent
    AgentMessageItemContentUnionTypedDict: TypeAlias = models.AgentMessageContentTypedDict
    AgentMessageItemDetail: TypeAlias = models.ImageDetail
    Alignment: TypeAlias = models.AlignmentResult
    AlignmentChatImageImageURL: TypeAlias = models.AlignmentChatImageURL
    AlignmentPluginMode: TypeAlias = models.PluginMode
    AlignmentResponsesRejected: TypeAlias = models.OutputItems
    AlignmentResponsesRejectedTypedDict: TypeAlias = models.OutputItemsTypedDict
    AllowedTools: TypeAlias = models.McpToolFilter
    AllowedToolsTypedDict: TypeAlias = models.McpToolFilterTypedDict
    Always: TypeAlias = models.McpToolFilter
    AlwaysTypedDict: TypeAlias = models.McpToolFilterTypedDict
    ApplyPatchEngineEnum: TypeAlias = models.ToolEngine
    ArmorPluginMode: TypeAlias = models.PluginMode
    ArmorSafeguardResultStatus: TypeAlias = models.ArmorSafeguardStatus
    AutoBetaRouterPluginCostTier: TypeAlias = models.CostTier
    AutoRouterPluginCostTier: TypeAlias = models.CostTier
    BadGatewayResponseErrorData: TypeAlias = models.ErrorDetail
    BadRequestResponseErrorData: TypeAlias = models.ErrorDetail
    BaseInputsContent1: TypeAlias = models.InputMessageContent
    BaseInputsContent1TypedDict: TypeAlias = models.InputMessageContentTypedDict
    BaseInputsMessage: TypeAlias = models.InputMessage
    BaseInputsMessageTypedDict: TypeAlias = models.InputMessageTypedDict
    BaseInputsPhaseUnion: TypeAlias = models.MessagePhase
    BaseInputsUnion: TypeAlias = models.Inputs
    BaseInputsUnion1: TypeAlias = models.InputItems
    BaseInputsUnion1TypedDict: TypeAlias = models.InputItemsTypedDict
    BaseInputsUnionTypedDict: TypeAlias = models.InputsTypedDict
    BaseReasoningConfig: TypeAlias = models.ReasoningConfig
    BaseReasoningConfigTypedDict: TypeAlias = models.ReasoningConfigTypedDict
    BashServerToolEngine: TypeAlias = models.ToolEngine
    BashServerToolEnvironment: TypeAlias = models.ContainerEnvironment
    BashServerToolEnvironmentTypedDict: TypeAlias = models.ContainerEnvironmentTypedDict
    By: TypeAlias = models.ProviderSort
    CodeEnum: TypeAlias = models.ResponseErrorCode
    ConfigurationUpdateReasoningEffort: TypeAlias = models.ReasoningEffort
    ContentEncryptedContent: TypeAlias = models.EncryptedContent
    ContentEncryptedContentTypedDict: TypeAlias = models.EncryptedContentTypedDict
    ContentPartAddedEventPart: TypeAlias = models.ContentPart
    ContentPartDoneEventPart: TypeAlias = models.ContentPart
    Contradiction: TypeAlias = models.FusionContradiction
    ContradictionTypedDict: TypeAlias = models.FusionContradictionTypedDict
    CustomToolCallOutputItemDetail: TypeAlias = models.ImageDetail
    CustomToolCallOutputItemOutputInputImage: TypeAlias = models.InputImage
    CustomToolCallOutputItemOutputInputImageTypedDict: TypeAlias = models.InputImageTypedDict
    CustomToolCallOutputItemOutputUnion1: TypeAlias = models.InputContent
    CustomToolCallOutputItemOutputUnion1TypedDict: TypeAlias = models.InputContentTypedDict
    DebugEventDebug: TypeAlias = models.DebugEventData
    DebugEventTimings: TypeAlias = models.DebugTimings
    EasyInputMessage: TypeAlias = models.InputMessage
    EasyInputMessageContentInputImage: TypeAlias = models.InputImage
    EasyInputMessageContentInputImageTypedDict: TypeAlias = models.InputImageTypedDict
    EasyInputMessageContentUnion1: TypeAlias = models.InputMessageContent
    EasyInputMessageContentUnion1TypedDict: TypeAlias = models.InputMessageContentTypedDict
    EasyInputMessageDetail: TypeAlias = models.ImageDetail
    EasyInputMessagePhaseUnion: TypeAlias = models.MessagePhase
    EasyInputMessageTypedDict: TypeAlias = models.InputMessageTypedDict
    EdgeNetworkTimeoutResponseErrorData: TypeAlias = models.ErrorDetail
    FailedModel: TypeAlias = models.FusionFailedModel
    FailedModelTypedDict: TypeAlias = models.FusionFailedModelTypedDict
    FileSearchServerToolValue1: TypeAlias = models.ComparisonListItem
    Filters: TypeAlias = models.ComparisonFilter
    FiltersTypedDict: TypeAlias = models.ComparisonFilterTypedDict
    FiltersUnion: TypeAlias = models.FileSearchFilter
    FiltersUnionTypedDict: TypeAlias = models.FileSearchFilterTypedDict
    ForbiddenResponseErrorData: TypeAlias = models.ErrorDetail
    Format: TypeAlias = models.CustomToolFormat
    FormatText: TypeAlias = models.FormatTextConfig
    FormatTextTypedDict: TypeAlias = models.FormatTextConfigTypedDict
    FormatTypedDict: TypeAlias = models.CustomToolFormatTypedDict
    Formats: TypeAlias = models.TextFormat
    FormatsTypedDict: TypeAlias = models.TextFormatTypedDict
    FunctionCallItemSubagentItem: TypeAlias = models.SubagentItem
    FunctionCallItemSubagentItemTypedDict: TypeAlias = models.SubagentItemTypedDict
    FunctionCallOutputItemDetail: TypeAlias = models.ImageDetail
    FunctionCallOutputItemOutputInputImage: TypeAlias = models.InputImage
    FunctionCallOutputItemOutputInputImageTypedDict: TypeAlias = models.InputImageTypedDict
    FunctionCallOutputItemOutputUnion1: TypeAlias = models.InputContent
    FunctionCallOutputItemOutputUnion1TypedDict: TypeAlias = models.InputContentTypedDict
    FusionPluginTool: TypeAlias = models.NestedTool
    FusionPluginToolTypedDict: TypeAlias = models.NestedToolTypedDict
    FusionServerToolConfigEffort: TypeAlias = models.ReasoningEffort
    FusionServerToolConfigReasoning: TypeAlias = models.NestedReasoning
    FusionServerToolConfigReasoningTypedDict: TypeAlias = models.NestedReasoningTypedDict
    FusionServerToolConfigTool: TypeAlias = models.NestedTool
    FusionServerToolConfigToolTypedDict: TypeAlias = models.NestedToolTypedDict
    InputAudioInputAudio: TypeAlias = models.InputAudioData
    InputAudioInputAudioTypedDict: TypeAlias = models.InputAudioDataTypedDict
    InputImageDetail: TypeAlias = models.ImageDetail
    InputMessageItem: TypeAlias = models.InputMessage
    InputMessageItemContentInputImage: TypeAlias = models.InputImage
    InputMessageItemContentInputImageTypedDict: TypeAlias = models.InputImageTypedDict
    InputMessageItemContentUnion: TypeAlias = models.InputMessageContent
    InputMessageItemContentUnionTypedDict: TypeAlias = models.InputMessageContentTypedDict
    InputMessageItemDetail: TypeAlias = models.ImageDetail
    InputMessageItemTypedDict: TypeAlias = models.InputMessageTypedDict
    InputsContent1: TypeAlias = models.InputMessageContent
    InputsContent1TypedDict: TypeAlias = models.InputMessageContentTypedDict
    InputsMessage: TypeAlias = models.InputMessage
    InputsMessageTypedDict: TypeAlias = models.InputMessageTypedDict
    InputsPhaseUnion: TypeAlias = models.MessagePhase
    InputsReasoning: TypeAlias = models.ReasoningItem
    InputsReasoningTypedDict: TypeAlias = models.ReasoningItemTypedDict
    InputsStatusUnion1: TypeAlias = models.ItemStatus
    InputsStatusUnion2: TypeAlias = models.ItemStatus
    InputsUnion: TypeAlias = models.Inputs
    InputsUnion1: TypeAlias = models.InputItems
    InputsUnion1TypedDict: TypeAlias = models.InputItemsTypedDict
    InputsUnionTypedDict: TypeAlias = models.InputsTypedDict
    InternalServerResponseErrorData: TypeAlias = models.ErrorDetail
    LocalShellCallItemAction: TypeAlias = models.LocalShellCallAction
    LocalShellCallItemActionTypedDict: TypeAlias = models.LocalShellCallActionTypedDict
    Match: TypeAlias = models.ToolSearchMatch
    MatchTypedDict: TypeAlias = models.ToolSearchMatchTypedDict
    McpListToolsItemTool: TypeAlias = models.McpListedTool
    McpListToolsItemToolTypedDict: TypeAlias = models.McpListedToolTypedDict
    NamespaceFunctionTool: TypeAlias = models.FunctionTool
    NamespaceFunctionToolAllowedCaller: TypeAlias = models.AllowedCaller
    NamespaceFunctionToolTypedDict: TypeAlias = models.FunctionToolTypedDict
    NamespaceToolTool: TypeAlias = models.NamespacedTool
    NamespaceToolToolTypedDict: TypeAlias = models.NamespacedToolTypedDict
    Never: TypeAlias = models.McpToolFilter
    NeverTypedDict: TypeAlias = models.McpToolFilterTypedDict
    NotFoundResponseErrorData: TypeAlias = models.ErrorDetail
    OpenAIResponseCustomToolCall: TypeAlias = models.CustomToolCallItem
    OpenAIResponseCustomToolCallOutput: TypeAlias = models.CustomToolCallOutputItem
    OpenAIResponseCustomToolCallOutputOutput1: TypeAlias = models.InputContent
    OpenAIResponseCustomToolCallOutputOutput1TypedDict: TypeAlias = models.InputContentTypedDict
    OpenAIResponseCustomToolCallOutputTypedDict: TypeAlias = models.CustomToolCallOutputItemTypedDict
    OpenAIResponseCustomToolCallTypedDict: TypeAlias = models.CustomToolCallItemTypedDict
    OpenAIResponseFunctionToolCall: TypeAlias = models.FunctionCallItem
    OpenAIResponseFunctionToolCallOutput: TypeAlias = models.FunctionCallOutputItem
    OpenAIResponseFunctionToolCallOutputOutput1: TypeAlias = models.InputContent
    OpenAIResponseFunctionToolCallOutputOutput1TypedDict: TypeAlias = models.InputContentTypedDict
    OpenAIResponseFunctionToolCallOutputTypedDict: TypeAlias = models.FunctionCallOutputItemTypedDict
    OpenAIResponseFunctionToolCallSubagentItem: TypeAlias = models.SubagentItem
    OpenAIResponseFunctionToolCallSubagentItemTypedDict: TypeAlias = models.SubagentItemTypedDict
    OpenAIResponseFunctionToolCallTypedDict: TypeAlias = models.FunctionCallItemTypedDict
    OpenAIResponseInputMessageItem: TypeAlias = models.InputMessage
    OpenAIResponseInputMessageItemContent: TypeAlias = models.InputMessageContent
    OpenAIResponseInputMessageItemContentTypedDict: TypeAlias = models.InputMessageContentTypedDict
    OpenAIResponseInputMessageItemTypedDict: TypeAlias = models.InputMessageTypedDict
    OpenAIResponsesAnnotation: TypeAlias = models.Annotation
    OpenAIResponsesAnnotationTypedDict: TypeAlias = models.AnnotationTypedDict
    OpenAIResponsesIncludable: TypeAlias = models.ResponseInclude
    OpenAIResponsesPrompt: TypeAlias = models.StoredPromptTemplate
    OpenAIResponsesPromptTypedDict: TypeAlias = models.StoredPromptTemplateTypedDict
    OpenAIResponsesRefusalContent: TypeAlias = models.RefusalContent
    OpenAIResponsesRefusalContentTypedDict: TypeAlias = models.RefusalContentTypedDict
    OpenAIResponsesResponseStatus: TypeAlias = models.ResponseStatus
    OpenAIResponsesToolChoice: TypeAlias = models.ToolChoiceWebSearch
    OpenAIResponsesToolChoiceApplyPatch: TypeAlias = models.ToolChoiceApplyPatch
    OpenAIResponsesToolChoiceApplyPatchTypedDict: TypeAlias = models.ToolChoiceApplyPatchTypedDict
    OpenAIResponsesToolChoiceFunction: TypeAlias = models.ToolChoiceFunction
    OpenAIResponsesToolChoiceFunctionTypedDict: TypeAlias = models.ToolChoiceFunctionTypedDict
    OpenAIResponsesToolChoiceShell: TypeAlias = models.ToolChoiceShell
    OpenAIResponsesToolChoiceShellTypedDict: TypeAlias = models.ToolChoiceShellTypedDict
    OpenAIResponsesToolChoiceTypedDict: TypeAlias = models.ToolChoiceWebSearchTypedDict
    OpenAIResponsesToolChoiceUnion: TypeAlias = models.ToolChoice
    OpenAIResponsesToolChoiceUnionTypedDict: TypeAlias = models.ToolChoiceTypedDict
    OpenAIResponsesTruncation: TypeAlias = models.Truncation
    OpenResponsesErrorMetadataAlignment: TypeAlias = models.AlignmentResult
    OpenResponsesInput: TypeAlias = models.Inputs
    OpenResponsesInputTypedDict: TypeAlias = models.InputsTypedDict
    OpenResponsesReasoningConfig: TypeAlias = models.ReasoningConfig
    OpenResponsesReasoningConfigTypedDict: TypeAlias = models.ReasoningConfigTypedDict
    OpenResponsesRequest: TypeAlias = models.ResponsesRequest
    OpenResponsesRequestToolUnion: TypeAlias = models.Tool
    OpenResponsesRequestToolUnionTypedDict: TypeAlias = models.ToolTypedDict
    OpenResponsesRequestTypedDict: TypeAlias = models.ResponsesRequestTypedDict
    OpenResponsesResponseText: TypeAlias = models.TextExtendedConfig
    OpenResponsesResponseTextTypedDict: TypeAlias = models.TextExtendedConfigTypedDict
    OpenResponsesResultAllowedCaller: TypeAlias = models.AllowedCaller
    OpenResponsesResultToolFunction: TypeAlias = models.FunctionTool
    OpenResponsesResultToolFunctionTypedDict: TypeAlias = models.FunctionToolTypedDict
    OpenResponsesResultToolUnion: TypeAlias = models.Tool
    OpenResponsesResultToolUnionTypedDict: TypeAlias = models.ToolTypedDict
    Operation: TypeAlias = models.ApplyPatchCallOperation
    OperationTypedDict: TypeAlias = models.ApplyPatchCallOperationTypedDict
    Outcome: TypeAlias = models.ShellOutcome
    OutcomeExit: TypeAlias = models.ShellOutcomeExit
    OutcomeExitTypedDict: TypeAlias = models.ShellOutcomeExitTypedDict
    OutcomeTimeout: TypeAlias = models.ShellOutcomeTimeout
    OutcomeTimeoutTypedDict: TypeAlias = models.ShellOutcomeTimeoutTypedDict
    OutcomeTypedDict: TypeAlias = models.ShellOutcomeTypedDict
    OutputBashServerToolItemFile: TypeAlias = models.ContainerFileCitation
    OutputBashServerToolItemFileTypedDict: TypeAlias = models.ContainerFileCitationTypedDict
    OutputCodeInterpreterCallItemOutput: TypeAlias = models.CodeInterpreterOutput
    OutputCodeInterpreterCallItemOutputTypedDict: TypeAlias = models.CodeInterpreterOutputTypedDict
    OutputCodeInterpreterCallItemStatus: TypeAlias = models.CodeInterpreterStatus
    OutputComputerCallItemStatus: TypeAlias = models.ItemStatus
    OutputCustomToolCallItem: TypeAlias = models.CustomToolCallItem
    OutputCustomToolCallItemStatus: TypeAlias = models.ItemStatus
    OutputCustomToolCallItemTypedDict: TypeAlias = models.CustomToolCallItemTypedDict
    OutputFunctionCallItem: TypeAlias = models.FunctionCallItem
    OutputFunctionCallItemStatusUnion: TypeAlias = models.ItemStatus
    OutputFunctionCallItemSubagentItem: TypeAlias = models.SubagentItem
    OutputFunctionCallItemSubagentItemTypedDict: TypeAlias = models.SubagentItemTypedDict
    OutputFunctionCallItemTypedDict: TypeAlias = models.FunctionCallItemTypedDict
    OutputFusionServerToolItemResponse: TypeAlias = models.FusionResponse
    OutputFusionServerToolItemResponseTypedDict: TypeAlias = models.FusionResponseTypedDict
    OutputItemApplyPatchCall: TypeAlias = models.OutputApplyPatchCallItem
    OutputItemApplyPatchCallStatus: TypeAlias = models.ApplyPatchCallStatus
    OutputItemApplyPatchCallTypedDict: TypeAlias = models.OutputApplyPatchCallItemTypedDict
    OutputItemCodeInterpreterCall: TypeAlias = models.OutputCodeInterpreterCallItem
    OutputItemCodeInterpreterCallOutput: TypeAlias = models.CodeInterpreterOutput
    OutputItemCodeInterpreterCallOutputTypedDict: TypeAlias = models.CodeInterpreterOutputTypedDict
    OutputItemCodeInterpreterCallStatus: TypeAlias = models.CodeInterpreterStatus
    OutputItemCodeInterpreterCallTypedDict: TypeAlias = models.OutputCodeInterpreterCallItemTypedDict
    OutputItemCustomToolCall: TypeAlias = models.CustomToolCallItem
    OutputItemCustomToolCallStatus: TypeAlias = models.ItemStatus
    OutputItemCustomToolCallTypedDict: TypeAlias = models.CustomToolCallItemTypedDict
    OutputItemFileSearchCall: TypeAlias = models.OutputFileSearchCallItem
    OutputItemFileSearchCallTypedDict: TypeAlias = models.OutputFileSearchCallItemTypedDict
    OutputItemFunctionCall: TypeAlias = models.FunctionCallItem
    OutputItemFunctionCallStatusUnion: TypeAlias = models.ItemStatus
    OutputItemFunctionCallTypedDict: TypeAlias = models.FunctionCallItemTypedDict
    OutputItemImageGenerationCall: TypeAlias = models.OutputImageGenerationCallItem
    OutputItemImageGenerationCallTypedDict: TypeAlias = models.OutputImageGenerationCallItemTypedDict
    OutputItemReasoning: TypeAlias = models.ReasoningItem
    OutputItemReasoningStatusUnion: TypeAlias = models.ItemStatus
    OutputItemReasoningTypedDict: TypeAlias = models.ReasoningItemTypedDict
    OutputItemWebSearchCall: TypeAlias = models.OutputWebSearchCallItem
    OutputItemWebSearchCallActionFindInPage: TypeAlias = models.WebSearchActionFindInPage
    OutputItemWebSearchCallActionFindInPageTypedDict: TypeAlias = models.WebSearchActionFindInPageTypedDict
    OutputItemWebSearchCallActionOpenPage: TypeAlias = models.WebSearchActionOpenPage
    OutputItemWebSearchCallActionOpenPageTypedDict: TypeAlias = models.WebSearchActionOpenPageTypedDict
    OutputItemWebSearchCallActionSearch: TypeAlias = models.WebSearchActionSearch
    OutputItemWebSearchCallActionSearchTypedDict: TypeAlias = models.WebSearchActionSearchTypedDict
    OutputItemWebSearchCallActionUnion: TypeAlias = models.WebSearchAction
    OutputItemWebSearchCallActionUnionTypedDict: TypeAlias = models.WebSearchActionTypedDict
    OutputItemWebSearchCallTypedDict: TypeAlias = models.OutputWebSearchCallItemTypedDict
    OutputMessage: TypeAlias = models.OutputMessageItem
    OutputMessageItemContent: TypeAlias = models.OutputMessageContent
    OutputMessageItemContentTypedDict: TypeAlias = models.OutputMessageContentTypedDict
    OutputMessageItemPhaseUnion: TypeAlias = models.MessagePhase
    OutputMessageItemStatusUnion: TypeAlias = models.ItemStatus
    OutputMessagePhaseUnion: TypeAlias = models.MessagePhase
    OutputMessageStatusUnion: TypeAlias = models.ItemStatus
    OutputMessageTypedDict: TypeAlias = models.OutputMessageItemTypedDict
    OutputModalityEnum: TypeAlias = models.OutputModality
    OutputReasoningItem: TypeAlias = models.ReasoningItem
    OutputReasoningItemStatusUnion: TypeAlias = models.ItemStatus
    OutputReasoningItemTypedDict: TypeAlias = models.ReasoningItemTypedDict
    OutputShellCallItemAction: TypeAlias = models.ShellCallAction
    OutputShellCallItemActionTypedDict: TypeAlias = models.ShellCallActionTypedDict
    OutputShellCallOutputItemFile: TypeAlias = models.ContainerFileCitation
    OutputShellCallOutputItemFileTypedDict: TypeAlias = models.ContainerFileCitationTypedDict
    OutputShellServerToolItemAction: TypeAlias = models.ShellCallAction
    OutputShellServerToolItemActionTypedDict: TypeAlias = models.ShellCallActionTypedDict
    OutputShellServerToolItemFile: TypeAlias = models.ContainerFileCitation
    OutputShellServerToolItemFileTypedDict: TypeAlias = models.ContainerFileCitationTypedDict
    OutputWebSearchCallItemActionFindInPage: TypeAlias = models.WebSearchActionFindInPage
    OutputWebSearchCallItemActionFindInPageTypedDict: TypeAlias = models.WebSearchActionFindInPageTypedDict
    OutputWebSearchCallItemActionOpenPage: TypeAlias = models.WebSearchActionOpenPage
    OutputWebSearchCallItemActionOpenPageTypedDict: TypeAlias = models.WebSearchActionOpenPageTypedDict
    OutputWebSearchCallItemActionSearch: TypeAlias = models.WebSearchActionSearch
    OutputWebSearchCallItemActionSearchTypedDict: TypeAlias = models.WebSearchActionSearchTypedDict
    OutputWebSearchCallItemActionUnion: TypeAlias = models.WebSearchAction
    OutputWebSearchCallItemActionUnionTypedDict: TypeAlias = models.WebSearchActionTypedDict
    OutputWebSearchServerToolItemAction: TypeAlias = models.WebSearchActionSearch
    OutputWebSearchServerToolItemActionTypedDict: TypeAlias = models.WebSearchActionSearchTypedDict
    OutputWebSearchServerToolItemSource: TypeAlias = models.WebSearchSource
    OutputWebSearchServerToolItemSourceTypedDict: TypeAlias = models.WebSearchSourceTypedDict
    PDFParserEngineEnum: TypeAlias = models.PDFParserEngine
    PartialCoverage: TypeAlias = models.FusionPartialCoverage
    PartialCoverageTypedDict: TypeAlias = models.FusionPartialCoverageTypedDict
    PayloadTooLargeResponseErrorData: TypeAlias = models.ErrorDetail
    PaymentRequiredResponseErrorData: TypeAlias = models.ErrorDetail
    PercentileLatencyCutoffs: TypeAlias = models.PercentileCutoffs
    PercentileLatencyCutoffsTypedDict: TypeAlias = models.PercentileCutoffsTypedDict
    PercentileThroughputCutoffs: TypeAlias = models.PercentileCutoffs
    PercentileThroughputCutoffsTypedDict: TypeAlias = models.PercentileCutoffsTypedDict
    PreviewWebSearchUserLocation: TypeAlias = models.UserLocation
    PreviewWebSearchUserLocationTypedDict: TypeAlias = models.UserLocationTypedDict
    Provider: TypeAlias = models.ProviderPreferences
    ProviderOverloadedResponseErrorData: TypeAlias = models.ErrorDetail
    ProviderPreferencesIgnore: TypeAlias = models.ProviderName
    ProviderPreferencesOnly: TypeAlias = models.ProviderName
    ProviderPreferencesOrder: TypeAlias = models.ProviderName
    ProviderTypedDict: TypeAlias = models.ProviderPreferencesTypedDict
    ReasoningItemStatusUnion: TypeAlias = models.ItemStatus
    RequestTimeoutResponseErrorData: TypeAlias = models.ErrorDetail
    RequireApproval: TypeAlias = models.McpRequireApproval
    RequireApprovalTypedDict: TypeAlias = models.McpRequireApprovalTypedDict
    ResponseIncludesEnum: TypeAlias = models.ResponseInclude
    ResponseOutputTextTopLogprob: TypeAlias = models.TopLogprob
    ResponseOutputTextTopLogprobTypedDict: TypeAlias = models.TopLogprobTypedDict
    ResponsesRequestAllowedCaller: TypeAlias = models.AllowedCaller
    ResponsesRequestPlugin: TypeAlias = models.Plugin
    ResponsesRequestPluginTypedDict: TypeAlias = models.PluginTypedDict
    ResponsesRequestServiceTier: TypeAlias = models.ServiceTier
    ResponsesRequestToolFunction: TypeAlias = models.FunctionTool
    ResponsesRequestToolFunctionTypedDict: TypeAlias = models.FunctionToolTypedDict
    ResponsesRequestToolUnion: TypeAlias = models.Tool
    ResponsesRequestToolUnionTypedDict: TypeAlias = models.ToolTypedDict
    SearchContextSizeEnum: TypeAlias = models.SearchContextSize
    SearchQualityLevel: TypeAlias = models.SearchContextSize
    ServiceUnavailableResponseErrorData: TypeAlias = models.ErrorDetail
    ShellCallItemAction: TypeAlias = models.ShellCallAction
    ShellCallItemActionTypedDict: TypeAlias = models.ShellCallActionTypedDict
    ShellCallOutputItemFile: TypeAlias = models.ContainerFileCitation
    ShellCallOutputItemFileTypedDict: TypeAlias = models.ContainerFileCitationTypedDict
    ShellCallStatus: TypeAlias = models.ItemStatus
    ShellServerToolEnvironment: TypeAlias = models.ContainerEnvironment
    ShellServerToolEnvironmentTypedDict: TypeAlias = models.ContainerEnvironmentTypedDict
    Stance: TypeAlias = models.FusionStance
    StanceTypedDict: TypeAlias = models.FusionStanceTypedDict
    StreamLogprobTopLogprob: TypeAlias = models.StreamTopLogprob
    SubagentNestedTool: TypeAlias = models.NestedTool
    SubagentNestedToolTypedDict: TypeAlias = models.NestedToolTypedDict
    SubagentReasoning: TypeAlias = models.NestedReasoning
    SubagentReasoningEffort: TypeAlias = models.ReasoningEffort
    SubagentReasoningTypedDict: TypeAlias = models.NestedReasoningTypedDict
    TooManyRequestsResponseErrorData: TypeAlias = models.ErrorDetail
    ToolCallStatus: TypeAlias = models.ItemStatus
    ToolSearchCallItemExecution: TypeAlias = models.ToolSearchExecution
    ToolSearchCallItemStatus: TypeAlias = models.ItemStatus
    ToolSearchOutputItemAllowedCaller: TypeAlias = models.AllowedCaller
    ToolSearchOutputItemExecution: TypeAlias = models.ToolSearchExecution
    ToolSearchOutputItemStatus: TypeAlias = models.ItemStatus
    ToolSearchOutputItemTool: TypeAlias = models.UnknownVariant
    ToolSearchOutputItemToolFunction: TypeAlias = models.FunctionTool
    ToolSearchOutputItemToolFunctionTypedDict: TypeAlias = models.FunctionToolTypedDict
    ToolSearchOutputItemToolUnion: TypeAlias = models.Tool
    ToolSearchOutputItemToolUnionTypedDict: TypeAlias = models.ToolTypedDict
    ToolUses: TypeAlias = models.ToolUseVerdict
    ToolUsesEvaluated: TypeAlias = models.ToolUseEvaluated
    ToolUsesSkipped: TypeAlias = models.ToolUseSkipped
    ToolUsesUnavailable: TypeAlias = models.ToolUseUnavailable
    UnauthorizedResponseErrorData: TypeAlias = models.ErrorDetail
    UniqueInsight: TypeAlias = models.FusionUniqueInsight
    UniqueInsightTypedDict: TypeAlias = models.FusionUniqueInsightTypedDict
    UnknownAlignmentCallRecord: TypeAlias = models.UnknownVariant
    UnknownAlignmentResponsesRejected: TypeAlias = models.UnknownVariant
    UnknownApplyPatchCallOperation: TypeAlias = models.UnknownVariant
    UnknownBaseInputsContent1: TypeAlias = models.UnknownVariant
    UnknownContentPartAddedEventPart: TypeAlias = models.UnknownVariant
    UnknownContentPartDoneEventPart: TypeAlias = models.UnknownVariant
    UnknownFormat: TypeAlias = models.UnknownVariant
    UnknownFormats: TypeAlias = models.UnknownVariant
    UnknownNamespaceToolTool: TypeAlias = models.UnknownVariant
    UnknownOpenAIResponseCustomToolCallOutputOutput1: TypeAlias = models.UnknownVariant
    UnknownOpenAIResponseFunctionToolCallOutputOutput1: TypeAlias = models.UnknownVariant
    UnknownOpenAIResponseInputMessageItemContent: TypeAlias = models.UnknownVariant
    UnknownOpenAIResponsesAnnotation: TypeAlias = models.UnknownVariant
    UnknownOpenResponsesResultToolUnion: TypeAlias = models.UnknownVariant
    UnknownOperation: TypeAlias = models.UnknownVariant
    UnknownOutcome: TypeAlias = models.UnknownVariant
    UnknownOutputCodeInterpreterCallItemOutput: TypeAlias = models.UnknownVariant
    UnknownOutputItemCodeInterpreterCallOutput: TypeAlias = models.UnknownVariant
    UnknownOutputItemWebSearchCallActionUnion: TypeAlias = models.UnknownVariant
    UnknownOutputItems: TypeAlias = models.UnknownVariant
    UnknownOutputMessageContent: TypeAlias = models.UnknownVariant
    UnknownOutputMessageItemContent: TypeAlias = models.UnknownVariant
    UnknownOutputWebSearchCallItemActionUnion: TypeAlias = models.UnknownVariant
    UnknownStreamEvents: TypeAlias = models.UnknownVariant
    UnknownToolUses: TypeAlias = models.UnknownVariant
    UnprocessableEntityResponseErrorData: TypeAlias = models.ErrorDetail
    WebFetchEngineEnum: TypeAlias = models.WebFetchEngine
    WebSearchEngineEnum: TypeAlias = models.WebSearchEngine
    WebSearchStatus: TypeAlias = models.SearchStatus
    WebSearchUserLocationServerTool: TypeAlias = models.WebSearchUserLocation
    WebSearchUserLocationServerToolTypedDict: TypeAlias = models.WebSearchUserLocationTypedDict

    ActionEnum: TypeAlias = Literal["read", "write", "delete"] | str
    AdditionalToolsItemRole: TypeAlias = (
        Literal["unknown", "user", "assistant", "system", "critic", "discriminator", "developer", "tool"] | str
    )
    Algorithm: TypeAlias = Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str
    AlignmentUnavailableCallRecordReason: TypeAlias = (
        Literal["cut", "evaluator_error", "malformed_answer", "time_limit"] | str
    )
    Allow: TypeAlias = str | models.ArmorRule
    AllowTypedDict: TypeAlias = str | models.ArmorRule | models.ArmorRuleTypedDict
    AllowedToolsUnion: TypeAlias = list[str] | models.McpToolFilter
    AllowedToolsUnionTypedDict: TypeAlias = Sequence[str] | models.McpToolFilter | models.McpToolFilterTypedDict
    AnthropicCacheControlTTL: TypeAlias = Literal["5m", "1h"] | str
    ApplyPatchCallOutputItemStatus: TypeAlias = Literal["completed", "failed"] | str
    ArmorSafeguardResultOutcome: TypeAlias = Literal["flagged", "not_flagged"] | str
    BaseInputsContent2: TypeAlias = str | list[models.InputMessageContent]
    BaseInputsContent2TypedDict: TypeAlias = str | Sequence[models.InputMessageContentTypedDict]
    BaseInputsRoleUnion: TypeAlias = Literal["user", "system", "assistant", "developer"] | str
    Command: TypeAlias = Literal["view", "create", "str_replace", "insert"] | str
    CompoundFilterType: TypeAlias = Literal["and", "or"] | str
    Container: TypeAlias = str | models.ContainerAuto
    ContainerTypedDict: TypeAlias = str | models.ContainerAuto | models.ContainerAutoTypedDict
    CustomToolCallOutputItemOutputUnion2: TypeAlias = str | list[models.InputContent]
    CustomToolCallOutputItemOutputUnion2TypedDict: TypeAlias = str | Sequence[models.InputContentTypedDict]
    DataCollection: TypeAlias = Literal["deny", "allow"] | str
    DebugEventEvent: TypeAlias = (
        Literal["adapter_request", "upstream_headers_received", "first_token_received", "upstream_body_ended"] | str
    )
    EasyInputMessageContentUnion2: TypeAlias = str | list[models.InputMessageContent]
    EasyInputMessageContentUnion2TypedDict: TypeAlias = str | Sequence[models.InputMessageContentTypedDict]
    EasyInputMessageRoleUnion: TypeAlias = Literal["user", "system", "assistant", "developer"] | str
    Environment: TypeAlias = str | models.ArmorEnvironmentEntry
    EnvironmentEnum: TypeAlias = Literal["windows", "mac", "linux", "ubuntu", "browser"] | str
    EnvironmentTypedDict: TypeAlias = str | models.ArmorEnvironmentEntry | models.ArmorEnvironmentEntryTypedDict
    FileSearchServerToolValue2: TypeAlias = str | float | bool | list[models.ComparisonListItem]
    FiltersType: TypeAlias = Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str
    FormatEnum: TypeAlias = Literal["mp3", "wav"] | str
    FunctionCallOutputItemOutputUnion2: TypeAlias = str | list[models.InputContent]
    FunctionCallOutputItemOutputUnion2TypedDict: TypeAlias = str | Sequence[models.InputContentTypedDict]
    HardDeny: TypeAlias = str | models.ArmorRule
    HardDenyTypedDict: TypeAlias = str | models.ArmorRule | models.ArmorRuleTypedDict
    ImageConfig: TypeAlias = str | float | list[Any]
    ImageConfigTypedDict: TypeAlias = str | float | Sequence[Any]
    ImageGenerationServerToolBackground: TypeAlias = Literal["transparent", "opaque", "auto"] | str
    ImageGenerationServerToolConfigUnion: TypeAlias = str | float | list[Any]
    ImageGenerationServerToolConfigUnionTypedDict: TypeAlias = str | float | Sequence[Any]
    ImageGenerationServerToolOutputFormat: TypeAlias = Literal["png", "webp", "jpeg"] | str
    ImageGenerationServerToolQuality: TypeAlias = Literal["low", "medium", "high", "auto"] | str
    IncompleteDetailsReason: TypeAlias = Literal["max_output_tokens", "content_filter"] | str
    InputFidelity: TypeAlias = Literal["high", "low"] | str
    InputMessageItemRoleUnion: TypeAlias = Literal["user", "system", "assistant", "developer"] | str
    InputVideoProcessing: TypeAlias = Literal["agentic", "static"] | str
    InputsContent2: TypeAlias = str | list[models.InputMessageContent]
    InputsContent2TypedDict: TypeAlias = str | Sequence[models.InputMessageContentTypedDict]
    McpToolCallError: TypeAlias = str | models.McpError
    McpToolCallErrorTypedDict: TypeAlias = str | models.McpErrorTypedDict
    MemoryLimit: TypeAlias = Literal["1g", "4g", "16g", "64g"] | str
    Mode: TypeAlias = Literal["auto", "required"] | str
    Moderation: TypeAlias = Literal["auto", "low"] | str
    OnError: TypeAlias = Literal["log", "block"] | str
    OpenAIResponseCustomToolCallOutputOutput2: TypeAlias = str | list[models.InputContent]
    OpenAIResponseCustomToolCallOutputOutput2TypedDict: TypeAlias = str | Sequence[models.InputContentTypedDict]
    OpenAIResponseFunctionToolCallOutputOutput2: TypeAlias = str | list[models.InputContent]
    OpenAIResponseFunctionToolCallOutputOutput2TypedDict: TypeAlias = str | Sequence[models.InputContentTypedDict]
    OpenAIResponseInputMessageItemRoleUnion: TypeAlias = Literal["user", "system", "assistant", "developer"] | str
    OutputMode: TypeAlias = Literal["text", "custom_item", "claude_code_compatibility"] | str
    Parameters1: TypeAlias = Any
    Parameters2: TypeAlias = Any
    Parameters3: TypeAlias = Any
    Partition: TypeAlias = Literal["model", "none"] | str
    PreferredMaxLatency: TypeAlias = float | models.PercentileCutoffs
    PreferredMaxLatencyTypedDict: TypeAlias = float | models.PercentileCutoffs | models.PercentileCutoffsTypedDict
    PreferredMinThroughput: TypeAlias = float | models.PercentileCutoffs
    PreferredMinThroughputTypedDict: TypeAlias = float | models.PercentileCutoffs | models.PercentileCutoffsTypedDict
    PresetEnum: TypeAlias = Literal["general-high", "general-budget", "general-fast"] | str
    PriceSource: TypeAlias = Literal["prompt", "weighted_avg"] | str
    ProviderOptions: TypeAlias = dict[str, dict[str, Any]]
    ProviderOptionsTypedDict: TypeAlias = Mapping[str, Mapping[str, Any]]
    ProviderPreferencesSort: TypeAlias = models.ProviderSort | models.ProviderSortConfig
    Ranker: TypeAlias = Literal["auto", "default-2024-11-15"] | str
    RequireApprovalUnion: TypeAlias = Literal["always", "never"] | str | models.McpRequireApproval
    RequireApprovalUnionTypedDict: TypeAlias = (
        Literal["always", "never"] | str | models.McpRequireApproval | models.McpRequireApprovalTypedDict
    )
    ResponsesRequestStop: TypeAlias = str | list[str]
    ResponsesRequestStopTypedDict: TypeAlias = str | Sequence[str]
    ShellServerToolEngine: TypeAlias = Literal["auto", "openrouter"] | str
    SoftDeny: TypeAlias = str | models.ArmorRule
    SoftDenyTypedDict: TypeAlias = str | models.ArmorRule | models.ArmorRuleTypedDict
    Syntax: TypeAlias = Literal["lark", "regex"] | str
    Type: TypeAlias = Literal["web_search_preview_2025_03_11", "web_search_preview"] | str
    Variables: TypeAlias = str | models.InputContent
    VariablesTypedDict: TypeAlias = str | models.InputContentTypedDict
    Watch: TypeAlias = Literal["content", "tool_calls", "refusal", "images", "audio"] | str
else:
    _MODELS = {
        "APIErrorType": "ErrorType",
        "AdditionalToolsItemAllowedCaller": "AllowedCaller",
        "AdditionalToolsItemTool": "UnknownVariant",
        "AdditionalToolsItemToolFunction": "FunctionTool",
        "AdditionalToolsItemToolFunctionTypedDict": "FunctionToolTypedDict",
        "AdditionalToolsItemToolUnion": "Tool",
        "AdditionalToolsItemToolUnionTypedDict": "ToolTypedDict",
        "AdvisorReasoning": "NestedReasoning",
        "AdvisorReasoningEffort": "ReasoningEffort",
        "AdvisorReasoningTypedDict": "NestedReasoningTypedDict",
        "AgentMessageItemContentInputImage": "InputImage",
        "AgentMessageItemContentInputImageTypedDict": "InputImageTypedDict",
        "AgentMessageItemContentUnion": "AgentMessageContent",
        "AgentMessageItemContentUnionTypedDict": "AgentMessageContentTypedDict",
        "AgentMessageItemDetail": "ImageDetail",
        "Alignment": "AlignmentResult",
        "AlignmentChatImageImageURL": "AlignmentChatImageURL",
        "AlignmentPluginMode": "PluginMode",
        "AlignmentResponsesRejected": "OutputItems",
        "AlignmentResponsesRejectedTypedDict": "OutputItemsTypedDict",
        "AllowedTools": "McpToolFilter",
        "AllowedToolsTypedDict": "McpToolFilterTypedDict",
        "Always": "McpToolFilter",
        "AlwaysTypedDict": "McpToolFilterTypedDict",
        "ApplyPatchEngineEnum": "ToolEngine",
        "ArmorPluginMode": "PluginMode",
        "ArmorSafeguardResultStatus": "ArmorSafeguardStatus",
        "AutoBetaRouterPluginCostTier": "CostTier",
        "AutoRouterPluginCostTier": "CostTier",
        "BadGatewayResponseErrorData": "ErrorDetail",
        "BadRequestResponseErrorData": "ErrorDetail",
        "BaseInputsContent1": "InputMessageContent",
        "BaseInputsContent1TypedDict": "InputMessageContentTypedDict",
        "BaseInputsMessage": "InputMessage",
        "BaseInputsMessageTypedDict": "InputMessageTypedDict",
        "BaseInputsPhaseUnion": "MessagePhase",
        "BaseInputsUnion": "Inputs",
        "BaseInputsUnion1": "InputItems",
        "BaseInputsUnion1TypedDict": "InputItemsTypedDict",
        "BaseInputsUnionTypedDict": "InputsTypedDict",
        "BaseReasoningConfig": "ReasoningConfig",
        "BaseReasoningConfigTypedDict": "ReasoningConfigTypedDict",
        "BashServerToolEngine": "ToolEngine",
        "BashServerToolEnvironment": "ContainerEnvironment",
        "BashServerToolEnvironmentTypedDict": "ContainerEnvironmentTypedDict",
        "By": "ProviderSort",
        "CodeEnum": "ResponseErrorCode",
        "ConfigurationUpdateReasoningEffort": "ReasoningEffort",
        "ContentEncryptedContent": "EncryptedContent",
        "ContentEncryptedContentTypedDict": "EncryptedContentTypedDict",
        "ContentPartAddedEventPart": "ContentPart",
        "ContentPartDoneEventPart": "ContentPart",
        "Contradiction": "FusionContradiction",
        "ContradictionTypedDict": "FusionContradictionTypedDict",
        "CustomToolCallOutputItemDetail": "ImageDetail",
        "CustomToolCallOutputItemOutputInputImage": "InputImage",
        "CustomToolCallOutputItemOutputInputImageTypedDict": "InputImageTypedDict",
        "CustomToolCallOutputItemOutputUnion1": "InputContent",
        "CustomToolCallOutputItemOutputUnion1TypedDict": "InputContentTypedDict",
        "DebugEventDebug": "DebugEventData",
        "DebugEventTimings": "DebugTimings",
        "EasyInputMessage": "InputMessage",
        "EasyInputMessageContentInputImage": "InputImage",
        "EasyInputMessageContentInputImageTypedDict": "InputImageTypedDict",
        "EasyInputMessageContentUnion1": "InputMessageContent",
        "EasyInputMessageContentUnion1TypedDict": "InputMessageContentTypedDict",
        "EasyInputMessageDetail": "ImageDetail",
        "EasyInputMessagePhaseUnion": "MessagePhase",
        "EasyInputMessageTypedDict": "InputMessageTypedDict",
        "EdgeNetworkTimeoutResponseErrorData": "ErrorDetail",
        "FailedModel": "FusionFailedModel",
        "FailedModelTypedDict": "FusionFailedModelTypedDict",
        "FileSearchServerToolValue1": "ComparisonListItem",
        "Filters": "ComparisonFilter",
        "FiltersTypedDict": "ComparisonFilterTypedDict",
        "FiltersUnion": "FileSearchFilter",
        "FiltersUnionTypedDict": "FileSearchFilterTypedDict",
        "ForbiddenResponseErrorData": "ErrorDetail",
        "Format": "CustomToolFormat",
        "FormatText": "FormatTextConfig",
        "FormatTextTypedDict": "FormatTextConfigTypedDict",
        "FormatTypedDict": "CustomToolFormatTypedDict",
        "Formats": "TextFormat",
        "FormatsTypedDict": "TextFormatTypedDict",
        "FunctionCallItemSubagentItem": "SubagentItem",
        "FunctionCallItemSubagentItemTypedDict": "SubagentItemTypedDict",
        "FunctionCallOutputItemDetail": "ImageDetail",
        "FunctionCallOutputItemOutputInputImage": "InputImage",
        "FunctionCallOutputItemOutputInputImageTypedDict": "InputImageTypedDict",
        "FunctionCallOutputItemOutputUnion1": "InputContent",
        "FunctionCallOutputItemOutputUnion1TypedDict": "InputContentTypedDict",
        "FusionPluginTool": "NestedTool",
        "FusionPluginToolTypedDict": "NestedToolTypedDict",
        "FusionServerToolConfigEffort": "ReasoningEffort",
        "FusionServerToolConfigReasoning": "NestedReasoning",
        "FusionServerToolConfigReasoningTypedDict": "NestedReasoningTypedDict",
        "FusionServerToolConfigTool": "NestedTool",
        "FusionServerToolConfigToolTypedDict": "NestedToolTypedDict",
        "InputAudioInputAudio": "InputAudioData",
        "InputAudioInputAudioTypedDict": "InputAudioDataTypedDict",
        "InputImageDetail": "ImageDetail",
        "InputMessageItem": "InputMessage",
        "InputMessageItemContentInputImage": "InputImage",
        "InputMessageItemContentInputImageTypedDict": "InputImageTypedDict",
        "InputMessageItemContentUnion": "InputMessageContent",
        "InputMessageItemContentUnionTypedDict": "InputMessageContentTypedDict",
        "InputMessageItemDetail": "ImageDetail",
        "InputMessageItemTypedDict": "InputMessageTypedDict",
        "InputsContent1": "InputMessageContent",
        "InputsContent1TypedDict": "InputMessageContentTypedDict",
        "InputsMessage": "InputMessage",
        "InputsMessageTypedDict": "InputMessageTypedDict",
        "InputsPhaseUnion": "MessagePhase",
        "InputsReasoning": "ReasoningItem",
        "InputsReasoningTypedDict": "ReasoningItemTypedDict",
        "InputsStatusUnion1": "ItemStatus",
        "InputsStatusUnion2": "ItemStatus",
        "InputsUnion": "Inputs",
        "InputsUnion1": "InputItems",
        "InputsUnion1TypedDict": "InputItemsTypedDict",
        "InputsUnionTypedDict": "InputsTypedDict",
        "InternalServerResponseErrorData": "ErrorDetail",
        "LocalShellCallItemAction": "LocalShellCallAction",
        "LocalShellCallItemActionTypedDict": "LocalShellCallActionTypedDict",
        "Match": "ToolSearchMatch",
        "MatchTypedDict": "ToolSearchMatchTypedDict",
        "McpListToolsItemTool": "McpListedTool",
        "McpListToolsItemToolTypedDict": "McpListedToolTypedDict",
        "NamespaceFunctionTool": "FunctionTool",
        "NamespaceFunctionToolAllowedCaller": "AllowedCaller",
        "NamespaceFunctionToolTypedDict": "FunctionToolTypedDict",
        "NamespaceToolTool": "NamespacedTool",
        "NamespaceToolToolTypedDict": "NamespacedToolTypedDict",
        "Never": "McpToolFilter",
        "NeverTypedDict": "McpToolFilterTypedDict",
        "NotFoundResponseErrorData": "ErrorDetail",
        "OpenAIResponseCustomToolCall": "CustomToolCallItem",
        "OpenAIResponseCustomToolCallOutput": "CustomToolCallOutputItem",
        "OpenAIResponseCustomToolCallOutputOutput1": "InputContent",
        "OpenAIResponseCustomToolCallOutputOutput1TypedDict": "InputContentTypedDict",
        "OpenAIResponseCustomToolCallOutputTypedDict": "CustomToolCallOutputItemTypedDict",
        "OpenAIResponseCustomToolCallTypedDict": "CustomToolCallItemTypedDict",
        "OpenAIResponseFunctionToolCall": "FunctionCallItem",
        "OpenAIResponseFunctionToolCallOutput": "FunctionCallOutputItem",
        "OpenAIResponseFunctionToolCallOutputOutput1": "InputContent",
        "OpenAIResponseFunctionToolCallOutputOutput1TypedDict": "InputContentTypedDict",
        "OpenAIResponseFunctionToolCallOutputTypedDict": "FunctionCallOutputItemTypedDict",
        "OpenAIResponseFunctionToolCallSubagentItem": "SubagentItem",
        "OpenAIResponseFunctionToolCallSubagentItemTypedDict": "SubagentItemTypedDict",
        "OpenAIResponseFunctionToolCallTypedDict": "FunctionCallItemTypedDict",
        "OpenAIResponseInputMessageItem": "InputMessage",
        "OpenAIResponseInputMessageItemContent": "InputMessageContent",
        "OpenAIResponseInputMessageItemContentTypedDict": "InputMessageContentTypedDict",
        "OpenAIResponseInputMessageItemTypedDict": "InputMessageTypedDict",
        "OpenAIResponsesAnnotation": "Annotation",
        "OpenAIResponsesAnnotationTypedDict": "AnnotationTypedDict",
        "OpenAIResponsesIncludable": "ResponseInclude",
        "OpenAIResponsesPrompt": "StoredPromptTemplate",
        "OpenAIResponsesPromptTypedDict": "StoredPromptTemplateTypedDict",
        "OpenAIResponsesRefusalContent": "RefusalContent",
        "OpenAIResponsesRefusalContentTypedDict": "RefusalContentTypedDict",
        "OpenAIResponsesResponseStatus": "ResponseStatus",
        "OpenAIResponsesToolChoice": "ToolChoiceWebSearch",
        "OpenAIResponsesToolChoiceApplyPatch": "ToolChoiceApplyPatch",
        "OpenAIResponsesToolChoiceApplyPatchTypedDict": "ToolChoiceApplyPatchTypedDict",
        "OpenAIResponsesToolChoiceFunction": "ToolChoiceFunction",
        "OpenAIResponsesToolChoiceFunctionTypedDict": "ToolChoiceFunctionTypedDict",
        "OpenAIResponsesToolChoiceShell": "ToolChoiceShell",
        "OpenAIResponsesToolChoiceShellTypedDict": "ToolChoiceShellTypedDict",
        "OpenAIResponsesToolChoiceTypedDict": "ToolChoiceWebSearchTypedDict",
        "OpenAIResponsesToolChoiceUnion": "ToolChoice",
        "OpenAIResponsesToolChoiceUnionTypedDict": "ToolChoiceTypedDict",
        "OpenAIResponsesTruncation": "Truncation",
        "OpenResponsesErrorMetadataAlignment": "AlignmentResult",
        "OpenResponsesInput": "Inputs",
        "OpenResponsesInputTypedDict": "InputsTypedDict",
        "OpenResponsesReasoningConfig": "ReasoningConfig",
        "OpenResponsesReasoningConfigTypedDict": "ReasoningConfigTypedDict",
        "OpenResponsesRequest": "ResponsesRequest",
        "OpenResponsesRequestToolUnion": "Tool",
        "OpenResponsesRequestToolUnionTypedDict": "ToolTypedDict",
        "OpenResponsesRequestTypedDict": "ResponsesRequestTypedDict",
        "OpenResponsesResponseText": "TextExtendedConfig",
        "OpenResponsesResponseTextTypedDict": "TextExtendedConfigTypedDict",
        "OpenResponsesResultAllowedCaller": "AllowedCaller",
        "OpenResponsesResultToolFunction": "FunctionTool",
        "OpenResponsesResultToolFunctionTypedDict": "FunctionToolTypedDict",
        "OpenResponsesResultToolUnion": "Tool",
        "OpenResponsesResultToolUnionTypedDict": "ToolTypedDict",
        "Operation": "ApplyPatchCallOperation",
        "OperationTypedDict": "ApplyPatchCallOperationTypedDict",
        "Outcome": "ShellOutcome",
        "OutcomeExit": "ShellOutcomeExit",
        "OutcomeExitTypedDict": "ShellOutcomeExitTypedDict",
        "OutcomeTimeout": "ShellOutcomeTimeout",
        "OutcomeTimeoutTypedDict": "ShellOutcomeTimeoutTypedDict",
        "OutcomeTypedDict": "ShellOutcomeTypedDict",
        "OutputBashServerToolItemFile": "ContainerFileCitation",
        "OutputBashServerToolItemFileTypedDict": "ContainerFileCitationTypedDict",
        "OutputCodeInterpreterCallItemOutput": "CodeInterpreterOutput",
        "OutputCodeInterpreterCallItemOutputTypedDict": "CodeInterpreterOutputTypedDict",
        "OutputCodeInterpreterCallItemStatus": "CodeInterpreterStatus",
        "OutputComputerCallItemStatus": "ItemStatus",
        "OutputCustomToolCallItem": "CustomToolCallItem",
        "OutputCustomToolCallItemStatus": "ItemStatus",
        "OutputCustomToolCallItemTypedDict": "CustomToolCallItemTypedDict",
        "OutputFunctionCallItem": "FunctionCallItem",
        "OutputFunctionCallItemStatusUnion": "ItemStatus",
        "OutputFunctionCallItemSubagentItem": "SubagentItem",
        "OutputFunctionCallItemSubagentItemTypedDict": "SubagentItemTypedDict",
        "OutputFunctionCallItemTypedDict": "FunctionCallItemTypedDict",
        "OutputFusionServerToolItemResponse": "FusionResponse",
        "OutputFusionServerToolItemResponseTypedDict": "FusionResponseTypedDict",
        "OutputItemApplyPatchCall": "OutputApplyPatchCallItem",
        "OutputItemApplyPatchCallStatus": "ApplyPatchCallStatus",
        "OutputItemApplyPatchCallTypedDict": "OutputApplyPatchCallItemTypedDict",
        "OutputItemCodeInterpreterCall": "OutputCodeInterpreterCallItem",
        "OutputItemCodeInterpreterCallOutput": "CodeInterpreterOutput",
        "OutputItemCodeInterpreterCallOutputTypedDict": "CodeInterpreterOutputTypedDict",
        "OutputItemCodeInterpreterCallStatus": "CodeInterpreterStatus",
        "OutputItemCodeInterpreterCallTypedDict": "OutputCodeInterpreterCallItemTypedDict",
        "OutputItemCustomToolCall": "CustomToolCallItem",
        "OutputItemCustomToolCallStatus": "ItemStatus",
        "OutputItemCustomToolCallTypedDict": "CustomToolCallItemTypedDict",
        "OutputItemFileSearchCall": "OutputFileSearchCallItem",
        "OutputItemFileSearchCallTypedDict": "OutputFileSearchCallItemTypedDict",
        "OutputItemFunctionCall": "FunctionCallItem",
        "OutputItemFunctionCallStatusUnion": "ItemStatus",
        "OutputItemFunctionCallTypedDict": "FunctionCallItemTypedDict",
        "OutputItemImageGenerationCall": "OutputImageGenerationCallItem",
        "OutputItemImageGenerationCallTypedDict": "OutputImageGenerationCallItemTypedDict",
        "OutputItemReasoning": "ReasoningItem",
        "OutputItemReasoningStatusUnion": "ItemStatus",
        "OutputItemReasoningTypedDict": "ReasoningItemTypedDict",
        "OutputItemWebSearchCall": "OutputWebSearchCallItem",
        "OutputItemWebSearchCallActionFindInPage": "WebSearchActionFindInPage",
        "OutputItemWebSearchCallActionFindInPageTypedDict": "WebSearchActionFindInPageTypedDict",
        "OutputItemWebSearchCallActionOpenPage": "WebSearchActionOpenPage",
        "OutputItemWebSearchCallActionOpenPageTypedDict": "WebSearchActionOpenPageTypedDict",
        "OutputItemWebSearchCallActionSearch": "WebSearchActionSearch",
        "OutputItemWebSearchCallActionSearchTypedDict": "WebSearchActionSearchTypedDict",
        "OutputItemWebSearchCallActionUnion": "WebSearchAction",
        "OutputItemWebSearchCallActionUnionTypedDict": "WebSearchActionTypedDict",
        "OutputItemWebSearchCallTypedDict": "OutputWebSearchCallItemTypedDict",
        "OutputMessage": "OutputMessageItem",
        "OutputMessageItemContent": "OutputMessageContent",
        "OutputMessageItemContentTypedDict": "OutputMessageContentTypedDict",
        "OutputMessageItemPhaseUnion": "MessagePhase",
        "OutputMessageItemStatusUnion": "ItemStatus",
        "OutputMessagePhaseUnion": "MessagePhase",
        "OutputMessageStatusUnion": "ItemStatus",
        "OutputMessageTypedDict": "OutputMessageItemTypedDict",
        "OutputModalityEnum": "OutputModality",
        "OutputReasoningItem": "ReasoningItem",
        "OutputReasoningItemStatusUnion": "ItemStatus",
        "OutputReasoningItemTypedDict": "ReasoningItemTypedDict",
        "OutputShellCallItemAction": "ShellCallAction",
        "OutputShellCallItemActionTypedDict": "ShellCallActionTypedDict",
        "OutputShellCallOutputItemFile": "ContainerFileCitation",
        "OutputShellCallOutputItemFileTypedDict": "ContainerFileCitationTypedDict",
        "OutputShellServerToolItemAction": "ShellCallAction",
        "OutputShellServerToolItemActionTypedDict": "ShellCallActionTypedDict",
        "OutputShellServerToolItemFile": "ContainerFileCitation",
        "OutputShellServerToolItemFileTypedDict": "ContainerFileCitationTypedDict",
        "OutputWebSearchCallItemActionFindInPage": "WebSearchActionFindInPage",
        "OutputWebSearchCallItemActionFindInPageTypedDict": "WebSearchActionFindInPageTypedDict",
        "OutputWebSearchCallItemActionOpenPage": "WebSearchActionOpenPage",
        "OutputWebSearchCallItemActionOpenPageTypedDict": "WebSearchActionOpenPageTypedDict",
        "OutputWebSearchCallItemActionSearch": "WebSearchActionSearch",
        "OutputWebSearchCallItemActionSearchTypedDict": "WebSearchActionSearchTypedDict",
        "OutputWebSearchCallItemActionUnion": "WebSearchAction",
        "OutputWebSearchCallItemActionUnionTypedDict": "WebSearchActionTypedDict",
        "OutputWebSearchServerToolItemAction": "WebSearchActionSearch",
        "OutputWebSearchServerToolItemActionTypedDict": "WebSearchActionSearchTypedDict",
        "OutputWebSearchServerToolItemSource": "WebSearchSource",
        "OutputWebSearchServerToolItemSourceTypedDict": "WebSearchSourceTypedDict",
        "PDFParserEngineEnum": "PDFParserEngine",
        "PartialCoverage": "FusionPartialCoverage",
        "PartialCoverageTypedDict": "FusionPartialCoverageTypedDict",
        "PayloadTooLargeResponseErrorData": "ErrorDetail",
        "PaymentRequiredResponseErrorData": "ErrorDetail",
        "PercentileLatencyCutoffs": "PercentileCutoffs",
        "PercentileLatencyCutoffsTypedDict": "PercentileCutoffsTypedDict",
        "PercentileThroughputCutoffs": "PercentileCutoffs",
        "PercentileThroughputCutoffsTypedDict": "PercentileCutoffsTypedDict",
        "PreviewWebSearchUserLocation": "UserLocation",
        "PreviewWebSearchUserLocationTypedDict": "UserLocationTypedDict",
        "Provider": "ProviderPreferences",
        "ProviderOverloadedResponseErrorData": "ErrorDetail",
        "ProviderPreferencesIgnore": "ProviderName",
        "ProviderPreferencesOnly": "ProviderName",
        "ProviderPreferencesOrder": "ProviderName",
        "ProviderTypedDict": "ProviderPreferencesTypedDict",
        "ReasoningItemStatusUnion": "ItemStatus",
        "RequestTimeoutResponseErrorData": "ErrorDetail",
        "RequireApproval": "McpRequireApproval",
        "RequireApprovalTypedDict": "McpRequireApprovalTypedDict",
        "ResponseIncludesEnum": "ResponseInclude",
        "ResponseOutputTextTopLogprob": "TopLogprob",
        "ResponseOutputTextTopLogprobTypedDict": "TopLogprobTypedDict",
        "ResponsesRequestAllowedCaller": "AllowedCaller",
        "ResponsesRequestPlugin": "Plugin",
        "ResponsesRequestPluginTypedDict": "PluginTypedDict",
        "ResponsesRequestServiceTier": "ServiceTier",
        "ResponsesRequestToolFunction": "FunctionTool",
        "ResponsesRequestToolFunctionTypedDict": "FunctionToolTypedDict",
        "ResponsesRequestToolUnion": "Tool",
        "ResponsesRequestToolUnionTypedDict": "ToolTypedDict",
        "SearchContextSizeEnum": "SearchContextSize",
        "SearchQualityLevel": "SearchContextSize",
        "ServiceUnavailableResponseErrorData": "ErrorDetail",
        "ShellCallItemAction": "ShellCallAction",
        "ShellCallItemActionTypedDict": "ShellCallActionTypedDict",
        "ShellCallOutputItemFile": "ContainerFileCitation",
        "ShellCallOutputItemFileTypedDict": "ContainerFileCitationTypedDict",
        "ShellCallStatus": "ItemStatus",
        "ShellServerToolEnvironment": "ContainerEnvironment",
        "ShellServerToolEnvironmentTypedDict": "ContainerEnvironmentTypedDict",
        "Stance": "FusionStance",
        "StanceTypedDict": "FusionStanceTypedDict",
        "StreamLogprobTopLogprob": "StreamTopLogprob",
        "SubagentNestedTool": "NestedTool",
        "SubagentNestedToolTypedDict": "NestedToolTypedDict",
        "SubagentReasoning": "NestedReasoning",
        "SubagentReasoningEffort": "ReasoningEffort",
        "SubagentReasoningTypedDict": "NestedReasoningTypedDict",
        "TooManyRequestsResponseErrorData": "ErrorDetail",
        "ToolCallStatus": "ItemStatus",
        "ToolSearchCallItemExecution": "ToolSearchExecution",
        "ToolSearchCallItemStatus": "ItemStatus",
        "ToolSearchOutputItemAllowedCaller": "AllowedCaller",
        "ToolSearchOutputItemExecution": "ToolSearchExecution",
        "ToolSearchOutputItemStatus": "ItemStatus",
        "ToolSearchOutputItemTool": "UnknownVariant",
        "ToolSearchOutputItemToolFunction": "FunctionTool",
        "ToolSearchOutputItemToolFunctionTypedDict": "FunctionToolTypedDict",
        "ToolSearchOutputItemToolUnion": "Tool",
        "ToolSearchOutputItemToolUnionTypedDict": "ToolTypedDict",
        "ToolUses": "ToolUseVerdict",
        "ToolUsesEvaluated": "ToolUseEvaluated",
        "ToolUsesSkipped": "ToolUseSkipped",
        "ToolUsesUnavailable": "ToolUseUnavailable",
        "UnauthorizedResponseErrorData": "ErrorDetail",
        "UniqueInsight": "FusionUniqueInsight",
        "UniqueInsightTypedDict": "FusionUniqueInsightTypedDict",
        "UnknownAlignmentCallRecord": "UnknownVariant",
        "UnknownAlignmentResponsesRejected": "UnknownVariant",
        "UnknownApplyPatchCallOperation": "UnknownVariant",
        "UnknownBaseInputsContent1": "UnknownVariant",
        "UnknownContentPartAddedEventPart": "UnknownVariant",
        "UnknownContentPartDoneEventPart": "UnknownVariant",
        "UnknownFormat": "UnknownVariant",
        "UnknownFormats": "UnknownVariant",
        "UnknownNamespaceToolTool": "UnknownVariant",
        "UnknownOpenAIResponseCustomToolCallOutputOutput1": "UnknownVariant",
        "UnknownOpenAIResponseFunctionToolCallOutputOutput1": "UnknownVariant",
        "UnknownOpenAIResponseInputMessageItemContent": "UnknownVariant",
        "UnknownOpenAIResponsesAnnotation": "UnknownVariant",
        "UnknownOpenResponsesResultToolUnion": "UnknownVariant",
        "UnknownOperation": "UnknownVariant",
        "UnknownOutcome": "UnknownVariant",
        "UnknownOutputCodeInterpreterCallItemOutput": "UnknownVariant",
        "UnknownOutputItemCodeInterpreterCallOutput": "UnknownVariant",
        "UnknownOutputItemWebSearchCallActionUnion": "UnknownVariant",
        "UnknownOutputItems": "UnknownVariant",
        "UnknownOutputMessageContent": "UnknownVariant",
        "UnknownOutputMessageItemContent": "UnknownVariant",
        "UnknownOutputWebSearchCallItemActionUnion": "UnknownVariant",
        "UnknownStreamEvents": "UnknownVariant",
        "UnknownToolUses": "UnknownVariant",
        "UnprocessableEntityResponseErrorData": "ErrorDetail",
        "WebFetchEngineEnum": "WebFetchEngine",
        "WebSearchEngineEnum": "WebSearchEngine",
        "WebSearchStatus": "SearchStatus",
        "WebSearchUserLocationServerTool": "WebSearchUserLocation",
        "WebSearchUserLocationServerToolTypedDict": "WebSearchUserLocationTypedDict",
    }

    # Made when they are asked for: what they mention is imported then.
    _ANNOTATIONS = {
        "ActionEnum": lambda: Literal["read", "write", "delete"] | str,
        "AdditionalToolsItemRole": lambda: (
            Literal["unknown", "user", "assistant", "system", "critic", "discriminator", "developer", "tool"] | str
        ),
        "Algorithm": lambda: Literal["capability", "stage", "auto", "random", "composite", "passthrough"] | str,
        "AlignmentUnavailableCallRecordReason": lambda: (
            Literal["cut", "evaluator_error", "malformed_answer", "time_limit"] | str
        ),
        "Allow": lambda: str | models.ArmorRule,
        "AllowTypedDict": lambda: str | models.ArmorRule | models.ArmorRuleTypedDict,
        "AllowedToolsUnion": lambda: list[str] | models.McpToolFilter,
        "AllowedToolsUnionTypedDict": lambda: Sequence[str] | models.McpToolFilter | models.McpToolFilterTypedDict,
        "AnthropicCacheControlTTL": lambda: Literal["5m", "1h"] | str,
        "ApplyPatchCallOutputItemStatus": lambda: Literal["completed", "failed"] | str,
        "ArmorSafeguardResultOutcome": lambda: Literal["flagged", "not_flagged"] | str,
        "BaseInputsContent2": lambda: str | list[models.InputMessageContent],
        "BaseInputsContent2TypedDict": lambda: str | Sequence[models.InputMessageContentTypedDict],
        "BaseInputsRoleUnion": lambda: Literal["user", "system", "assistant", "developer"] | str,
        "Command": lambda: Literal["view", "create", "str_replace", "insert"] | str,
        "CompoundFilterType": lambda: Literal["and", "or"] | str,
        "Container": lambda: str | models.ContainerAuto,
        "ContainerTypedDict": lambda: str | models.ContainerAuto | models.ContainerAutoTypedDict,
        "CustomToolCallOutputItemOutputUnion2": lambda: str | list[models.InputContent],
        "CustomToolCallOutputItemOutputUnion2TypedDict": lambda: str | Sequence[models.InputContentTypedDict],
        "DataCollection": lambda: Literal["deny", "allow"] | str,
        "DebugEventEvent": lambda: (
            Literal["adapter_request", "upstream_headers_received", "first_token_received", "upstream_body_ended"] | str
        ),
        "EasyInputMessageContentUnion2": lambda: str | list[models.InputMessageContent],
        "EasyInputMessageContentUnion2TypedDict": lambda: str | Sequence[models.InputMessageContentTypedDict],
        "EasyInputMessageRoleUnion": lambda: Literal["user", "system", "assistant", "developer"] | str,
        "Environment": lambda: str | models.ArmorEnvironmentEntry,
        "EnvironmentEnum": lambda: Literal["windows", "mac", "linux", "ubuntu", "browser"] | str,
        "EnvironmentTypedDict": lambda: str | models.ArmorEnvironmentEntry | models.ArmorEnvironmentEntryTypedDict,
        "FileSearchServerToolValue2": lambda: str | float | bool | list[models.ComparisonListItem],
        "FiltersType": lambda: Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str,
        "FormatEnum": lambda: Literal["mp3", "wav"] | str,
        "FunctionCallOutputItemOutputUnion2": lambda: str | list[models.InputContent],
        "FunctionCallOutputItemOutputUnion2TypedDict": lambda: str | Sequence[models.InputContentTypedDict],
        "HardDeny": lambda: str | models.ArmorRule,
        "HardDenyTypedDict": lambda: str | models.ArmorRule | models.ArmorRuleTypedDict,
        "ImageConfig": lambda: str | float | list[Any],
        "ImageConfigTypedDict": lambda: str | float | Sequence[Any],
        "ImageGenerationServerToolBackground": lambda: Literal["transparent", "opaque", "auto"] | str,
        "ImageGenerationServerToolConfigUnion": lambda: str | float | list[Any],
        "ImageGenerationServerToolConfigUnionTypedDict": lambda: str | float | Sequence[Any],
        "ImageGenerationServerToolOutputFormat": lambda: Literal["png", "webp", "jpeg"] | str,
        "ImageGenerationServerToolQuality": lambda: Literal["low", "medium", "high", "auto"] | str,
        "IncompleteDetailsReason": lambda: Literal["max_output_tokens", "content_filter"] | str,
        "InputFidelity": lambda: Literal["high", "low"] | str,
        "InputMessageItemRoleUnion": lambda: Literal["user", "system", "assistant", "developer"] | str,
        "InputVideoProcessing": lambda: Literal["agentic", "static"] | str,
        "InputsContent2": lambda: str | list[models.InputMessageContent],
        "InputsContent2TypedDict": lambda: str | Sequence[models.InputMessageContentTypedDict],
        "McpToolCallError": lambda: str | models.McpError,
        "McpToolCallErrorTypedDict": lambda: str | models.McpErrorTypedDict,
        "MemoryLimit": lambda: Literal["1g", "4g", "16g", "64g"] | str,
        "Mode": lambda: Literal["auto", "required"] | str,
        "Moderation": lambda: Literal["auto", "low"] | str,
        "OnError": lambda: Literal["log", "block"] | str,
        "OpenAIResponseCustomToolCallOutputOutput2": lambda: str | list[models.InputContent],
        "OpenAIResponseCustomToolCallOutputOutput2TypedDict": lambda: str | Sequence[models.InputContentTypedDict],
        "OpenAIResponseFunctionToolCallOutputOutput2": lambda: str | list[models.InputContent],
        "OpenAIResponseFunctionToolCallOutputOutput2TypedDict": lambda: str | Sequence[models.InputContentTypedDict],
        "OpenAIResponseInputMessageItemRoleUnion": lambda: Literal["user", "system", "assistant", "developer"] | str,
        "OutputMode": lambda: Literal["text", "custom_item", "claude_code_compatibility"] | str,
        "Parameters1": lambda: Any,
        "Parameters2": lambda: Any,
        "Parameters3": lambda: Any,
        "Partition": lambda: Literal["model", "none"] | str,
        "PreferredMaxLatency": lambda: float | models.PercentileCutoffs,
        "PreferredMaxLatencyTypedDict": lambda: float | models.PercentileCutoffs | models.PercentileCutoffsTypedDict,
        "PreferredMinThroughput": lambda: float | models.PercentileCutoffs,
        "PreferredMinThroughputTypedDict": lambda: float | models.PercentileCutoffs | models.PercentileCutoffsTypedDict,
        "PresetEnum": lambda: Literal["general-high", "general-budget", "general-fast"] | str,
        "PriceSource": lambda: Literal["prompt", "weighted_avg"] | str,
        "ProviderOptions": lambda: dict[str, dict[str, Any]],
        "ProviderOptionsTypedDict": lambda: Mapping[str, Mapping[str, Any]],
        "ProviderPreferencesSort": lambda: models.ProviderSort | models.ProviderSortConfig,
        "Ranker": lambda: Literal["auto", "default-2024-11-15"] | str,
        "RequireApprovalUnion": lambda: Literal["always", "never"] | str | models.McpRequireApproval,
        "RequireApprovalUnionTypedDict": lambda: (
            Literal["always", "never"] | str | models.McpRequireApproval | models.McpRequireApprovalTypedDict
        ),
        "ResponsesRequestStop": lambda: str | list[str],
        "ResponsesRequestStopTypedDict": lambda: str | Sequence[str],
        "ShellServerToolEngine": lambda: Literal["auto", "openrouter"] | str,
        "SoftDeny": lambda: str | models.ArmorRule,
        "SoftDenyTypedDict": lambda: str | models.ArmorRule | models.ArmorRuleTypedDict,
        "Syntax": lambda: Literal["lark", "regex"] | str,
        "Type": lambda: Literal["web_search_preview_2025_03_11", "web_search_preview"] | str,
        "Variables": lambda: str | models.InputContent,
        "VariablesTypedDict": lambda: str | models.InputContentTypedDict,
        "Watch": lambda: Literal["content", "tool_calls", "refusal", "images", "audio"] | str,
    }

    def __getattr__(name: str) -> Any:
        if name in _ANNOTATIONS:
            value = _ANNOTATIONS[name]()
        elif name in _MODELS or name in models.__all__:
            value = getattr(models, _MODELS.get(name, name))
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "APIErrorType",
    "ActionEnum",
    "AdditionalToolsItem",
    "AdditionalToolsItemAllowedCaller",
    "AdditionalToolsItemRole",
    "AdditionalToolsItemTool",
    "AdditionalToolsItemToolFunction",
    "AdditionalToolsItemToolFunctionTypedDict",
    "AdditionalToolsItemToolUnion",
    "AdditionalToolsItemToolUnionTypedDict",
    "AdditionalToolsItemTypedDict",
    "AdvisorReasoning",
    "AdvisorReasoningEffort",
    "AdvisorReasoningTypedDict",
    "AdvisorServerToolConfig",
    "AdvisorServerToolConfigTypedDict",
    "AdvisorServerToolOpenRouter",
    "AdvisorServerToolOpenRouterTypedDict",
    "Agent",
    "AgentMessageContent",
    "AgentMessageContentTypedDict",
    "AgentMessageItem",
    "AgentMessageItemContentInputImage",
    "AgentMessageItemContentInputImageTypedDict",
    "AgentMessageItemContentUnion",
    "AgentMessageItemContentUnionTypedDict",
    "AgentMessageItemDetail",
    "AgentMessageItemTypedDict",
    "AgentTypedDict",
    "Algorithm",
    "Alignment",
    "AlignmentAllowedCallRecord",
    "AlignmentBlockedCallRecord",
    "AlignmentCallRecord",
    "AlignmentChatAudio",
    "AlignmentChatImage",
    "AlignmentChatImageImageURL",
    "AlignmentChatImageURL",
    "AlignmentChatRejected",
    "AlignmentChatToolCall",
    "AlignmentChatToolCallFunction",
    "AlignmentPlugin",
    "AlignmentPluginMode",
    "AlignmentPluginTypedDict",
    "AlignmentRejected",
    "AlignmentResponsesRejected",
    "AlignmentResponsesRejectedTypedDict",
    "AlignmentResult",
    "AlignmentRule",
    "AlignmentRuleRecord",
    "AlignmentRuleTypedDict",
    "AlignmentUnavailableCallRecord",
    "AlignmentUnavailableCallRecordReason",
    "Allow",
    "AllowTypedDict",
    "AllowedCaller",
    "AllowedTools",
    "AllowedToolsTypedDict",
    "AllowedToolsUnion",
    "AllowedToolsUnionTypedDict",
    "Always",
    "AlwaysTypedDict",
    "Annotation",
    "AnnotationAddedEvent",
    "AnnotationTypedDict",
    "AnthropicCacheControlDirective",
    "AnthropicCacheControlDirectiveTypedDict",
    "AnthropicCacheControlTTL",
    "ApplyPatchCallItem",
    "ApplyPatchCallItemTypedDict",
    "ApplyPatchCallOperation",
    "ApplyPatchCallOperationDiffDeltaEvent",
    "ApplyPatchCallOperationDiffDoneEvent",
    "ApplyPatchCallOperationTypedDict",
    "ApplyPatchCallOutputItem",
    "ApplyPatchCallOutputItemStatus",
    "ApplyPatchCallOutputItemTypedDict",
    "ApplyPatchCallStatus",
    "ApplyPatchCreateFileOperation",
    "ApplyPatchCreateFileOperationTypedDict",
    "ApplyPatchDeleteFileOperation",
    "ApplyPatchDeleteFileOperationTypedDict",
    "ApplyPatchEngineEnum",
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
    "ArmorPluginMode",
    "ArmorPluginTypedDict",
    "ArmorRule",
    "ArmorRuleTypedDict",
    "ArmorSafeguardResult",
    "ArmorSafeguardResultOutcome",
    "ArmorSafeguardResultStatus",
    "ArmorSafeguardStatus",
    "AutoBetaRouterPlugin",
    "AutoBetaRouterPluginCostTier",
    "AutoBetaRouterPluginTypedDict",
    "AutoRouterPlugin",
    "AutoRouterPluginCostTier",
    "AutoRouterPluginTypedDict",
    "BadGatewayResponseErrorData",
    "BadRequestResponseErrorData",
    "BaseInputsContent1",
    "BaseInputsContent1TypedDict",
    "BaseInputsContent2",
    "BaseInputsContent2TypedDict",
    "BaseInputsMessage",
    "BaseInputsMessageTypedDict",
    "BaseInputsPhaseUnion",
    "BaseInputsRoleUnion",
    "BaseInputsUnion",
    "BaseInputsUnion1",
    "BaseInputsUnion1TypedDict",
    "BaseInputsUnionTypedDict",
    "BaseReasoningConfig",
    "BaseReasoningConfigTypedDict",
    "BashServerTool",
    "BashServerToolConfig",
    "BashServerToolConfigTypedDict",
    "BashServerToolEngine",
    "BashServerToolEnvironment",
    "BashServerToolEnvironmentTypedDict",
    "BashServerToolTypedDict",
    "By",
    "ChatDebugOptions",
    "ChatDebugOptionsTypedDict",
    "CodeEnum",
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
    "Command",
    "CompactionItem",
    "CompactionItemTypedDict",
    "ComparisonFilter",
    "ComparisonFilterTypedDict",
    "ComparisonListItem",
    "CompoundFilter",
    "CompoundFilterType",
    "CompoundFilterTypedDict",
    "ComputerUseServerTool",
    "ComputerUseServerToolTypedDict",
    "ConfigurationUpdateItem",
    "ConfigurationUpdateItemTypedDict",
    "ConfigurationUpdateReasoning",
    "ConfigurationUpdateReasoningEffort",
    "ConfigurationUpdateReasoningTypedDict",
    "ConnectorID",
    "Container",
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
    "ContainerTypedDict",
    "ContentEncryptedContent",
    "ContentEncryptedContentTypedDict",
    "ContentPart",
    "ContentPartAddedEvent",
    "ContentPartAddedEventPart",
    "ContentPartDoneEvent",
    "ContentPartDoneEventPart",
    "ContextCompactionItem",
    "ContextCompactionItemTypedDict",
    "ContextCompressionPlugin",
    "ContextCompressionPluginTypedDict",
    "Contradiction",
    "ContradictionTypedDict",
    "CostTier",
    "CustomTool",
    "CustomToolCallInputDeltaEvent",
    "CustomToolCallInputDoneEvent",
    "CustomToolCallItem",
    "CustomToolCallItemTypedDict",
    "CustomToolCallOutputItem",
    "CustomToolCallOutputItemDetail",
    "CustomToolCallOutputItemOutputInputImage",
    "CustomToolCallOutputItemOutputInputImageTypedDict",
    "CustomToolCallOutputItemOutputUnion1",
    "CustomToolCallOutputItemOutputUnion1TypedDict",
    "CustomToolCallOutputItemOutputUnion2",
    "CustomToolCallOutputItemOutputUnion2TypedDict",
    "CustomToolCallOutputItemTypedDict",
    "CustomToolFormat",
    "CustomToolFormatTypedDict",
    "CustomToolTypedDict",
    "DataCollection",
    "DatetimeServerTool",
    "DatetimeServerToolConfig",
    "DatetimeServerToolConfigTypedDict",
    "DatetimeServerToolTypedDict",
    "DebugEvent",
    "DebugEventData",
    "DebugEventDebug",
    "DebugEventEvent",
    "DebugEventTimings",
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
    "EasyInputMessage",
    "EasyInputMessageContentInputImage",
    "EasyInputMessageContentInputImageTypedDict",
    "EasyInputMessageContentUnion1",
    "EasyInputMessageContentUnion1TypedDict",
    "EasyInputMessageContentUnion2",
    "EasyInputMessageContentUnion2TypedDict",
    "EasyInputMessageDetail",
    "EasyInputMessagePhaseUnion",
    "EasyInputMessageRoleUnion",
    "EasyInputMessageTypedDict",
    "EdgeNetworkTimeoutResponseErrorData",
    "EncryptedContent",
    "EncryptedContentTypedDict",
    "EndpointInfo",
    "EndpointsMetadata",
    "Environment",
    "EnvironmentEnum",
    "EnvironmentTypedDict",
    "ErrorDetail",
    "ErrorEvent",
    "ErrorResponse",
    "ErrorType",
    "FailableToolCallStatus",
    "FailedModel",
    "FailedModelTypedDict",
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
    "FileSearchServerToolValue1",
    "FileSearchServerToolValue2",
    "FilesServerTool",
    "FilesServerToolConfig",
    "FilesServerToolConfigTypedDict",
    "FilesServerToolTypedDict",
    "Filters",
    "FiltersType",
    "FiltersTypedDict",
    "FiltersUnion",
    "FiltersUnionTypedDict",
    "ForbiddenResponseErrorData",
    "Format",
    "FormatEnum",
    "FormatGrammar",
    "FormatGrammarTypedDict",
    "FormatJSONObjectConfig",
    "FormatJSONObjectConfigTypedDict",
    "FormatJSONSchemaConfig",
    "FormatJSONSchemaConfigTypedDict",
    "FormatText",
    "FormatTextConfig",
    "FormatTextConfigTypedDict",
    "FormatTextTypedDict",
    "FormatTypedDict",
    "Formats",
    "FormatsTypedDict",
    "FunctionCallArgsDeltaEvent",
    "FunctionCallArgsDoneEvent",
    "FunctionCallItem",
    "FunctionCallItemSubagentItem",
    "FunctionCallItemSubagentItemTypedDict",
    "FunctionCallItemTypedDict",
    "FunctionCallOutputItem",
    "FunctionCallOutputItemDetail",
    "FunctionCallOutputItemOutputInputImage",
    "FunctionCallOutputItemOutputInputImageTypedDict",
    "FunctionCallOutputItemOutputUnion1",
    "FunctionCallOutputItemOutputUnion1TypedDict",
    "FunctionCallOutputItemOutputUnion2",
    "FunctionCallOutputItemOutputUnion2TypedDict",
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
    "FusionPluginTool",
    "FusionPluginToolTypedDict",
    "FusionPluginTypedDict",
    "FusionResponse",
    "FusionResponseTypedDict",
    "FusionServerToolConfig",
    "FusionServerToolConfigEffort",
    "FusionServerToolConfigReasoning",
    "FusionServerToolConfigReasoningTypedDict",
    "FusionServerToolConfigTool",
    "FusionServerToolConfigToolTypedDict",
    "FusionServerToolConfigTypedDict",
    "FusionServerToolOpenRouter",
    "FusionServerToolOpenRouterTypedDict",
    "FusionSource",
    "FusionSourceTypedDict",
    "FusionStance",
    "FusionStanceTypedDict",
    "FusionUniqueInsight",
    "FusionUniqueInsightTypedDict",
    "HardDeny",
    "HardDenyTypedDict",
    "ImageConfig",
    "ImageConfigTypedDict",
    "ImageDetail",
    "ImageGenCallCompletedEvent",
    "ImageGenCallGeneratingEvent",
    "ImageGenCallInProgressEvent",
    "ImageGenCallPartialImageEvent",
    "ImageGenerationServerTool",
    "ImageGenerationServerToolBackground",
    "ImageGenerationServerToolConfig",
    "ImageGenerationServerToolConfigTypedDict",
    "ImageGenerationServerToolConfigUnion",
    "ImageGenerationServerToolConfigUnionTypedDict",
    "ImageGenerationServerToolOpenRouter",
    "ImageGenerationServerToolOpenRouterTypedDict",
    "ImageGenerationServerToolOutputFormat",
    "ImageGenerationServerToolQuality",
    "ImageGenerationServerToolTypedDict",
    "ImageGenerationStatus",
    "IncompleteDetails",
    "IncompleteDetailsReason",
    "InputAudio",
    "InputAudioData",
    "InputAudioDataTypedDict",
    "InputAudioInputAudio",
    "InputAudioInputAudioTypedDict",
    "InputAudioTypedDict",
    "InputContent",
    "InputContentTypedDict",
    "InputFidelity",
    "InputFile",
    "InputFileTypedDict",
    "InputImage",
    "InputImageDetail",
    "InputImageMask",
    "InputImageMaskTypedDict",
    "InputImageTypedDict",
    "InputItems",
    "InputItemsTypedDict",
    "InputMessage",
    "InputMessageContent",
    "InputMessageContentTypedDict",
    "InputMessageItem",
    "InputMessageItemContentInputImage",
    "InputMessageItemContentInputImageTypedDict",
    "InputMessageItemContentUnion",
    "InputMessageItemContentUnionTypedDict",
    "InputMessageItemDetail",
    "InputMessageItemRoleUnion",
    "InputMessageItemTypedDict",
    "InputMessageTypedDict",
    "InputText",
    "InputTextTypedDict",
    "InputTokensDetails",
    "InputVideo",
    "InputVideoProcessing",
    "InputVideoTypedDict",
    "Inputs",
    "InputsContent1",
    "InputsContent1TypedDict",
    "InputsContent2",
    "InputsContent2TypedDict",
    "InputsMessage",
    "InputsMessageTypedDict",
    "InputsPhaseUnion",
    "InputsReasoning",
    "InputsReasoningTypedDict",
    "InputsStatusUnion1",
    "InputsStatusUnion2",
    "InputsTypedDict",
    "InputsUnion",
    "InputsUnion1",
    "InputsUnion1TypedDict",
    "InputsUnionTypedDict",
    "InternalServerResponseErrorData",
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
    "LocalShellCallItemAction",
    "LocalShellCallItemActionTypedDict",
    "LocalShellCallItemTypedDict",
    "LocalShellCallOutputItem",
    "LocalShellCallOutputItemTypedDict",
    "Logprob",
    "LogprobTypedDict",
    "Match",
    "MatchTypedDict",
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
    "McpListToolsItemTool",
    "McpListToolsItemToolTypedDict",
    "McpListToolsItemTypedDict",
    "McpListedTool",
    "McpListedToolTypedDict",
    "McpProtocolError",
    "McpProtocolErrorTypedDict",
    "McpRequireApproval",
    "McpRequireApprovalTypedDict",
    "McpServerTool",
    "McpServerToolTypedDict",
    "McpToolCallError",
    "McpToolCallErrorTypedDict",
    "McpToolExecutionError",
    "McpToolExecutionErrorTypedDict",
    "McpToolFilter",
    "McpToolFilterTypedDict",
    "MemoryLimit",
    "MessagePhase",
    "MetadataLevel",
    "Mode",
    "Moderation",
    "ModerationPlugin",
    "ModerationPluginTypedDict",
    "NamespaceFunctionTool",
    "NamespaceFunctionToolAllowedCaller",
    "NamespaceFunctionToolTypedDict",
    "NamespaceTool",
    "NamespaceToolTool",
    "NamespaceToolToolTypedDict",
    "NamespaceToolTypedDict",
    "NamespacedTool",
    "NamespacedToolTypedDict",
    "NestedReasoning",
    "NestedReasoningTypedDict",
    "NestedTool",
    "NestedToolTypedDict",
    "Never",
    "NeverTypedDict",
    "NotFoundResponseErrorData",
    "OnError",
    "OpenAIResponseCustomToolCall",
    "OpenAIResponseCustomToolCallOutput",
    "OpenAIResponseCustomToolCallOutputOutput1",
    "OpenAIResponseCustomToolCallOutputOutput1TypedDict",
    "OpenAIResponseCustomToolCallOutputOutput2",
    "OpenAIResponseCustomToolCallOutputOutput2TypedDict",
    "OpenAIResponseCustomToolCallOutputTypedDict",
    "OpenAIResponseCustomToolCallTypedDict",
    "OpenAIResponseFunctionToolCall",
    "OpenAIResponseFunctionToolCallOutput",
    "OpenAIResponseFunctionToolCallOutputOutput1",
    "OpenAIResponseFunctionToolCallOutputOutput1TypedDict",
    "OpenAIResponseFunctionToolCallOutputOutput2",
    "OpenAIResponseFunctionToolCallOutputOutput2TypedDict",
    "OpenAIResponseFunctionToolCallOutputTypedDict",
    "OpenAIResponseFunctionToolCallSubagentItem",
    "OpenAIResponseFunctionToolCallSubagentItemTypedDict",
    "OpenAIResponseFunctionToolCallTypedDict",
    "OpenAIResponseInputMessageItem",
    "OpenAIResponseInputMessageItemContent",
    "OpenAIResponseInputMessageItemContentTypedDict",
    "OpenAIResponseInputMessageItemRoleUnion",
    "OpenAIResponseInputMessageItemTypedDict",
    "OpenAIResponsesAnnotation",
    "OpenAIResponsesAnnotationTypedDict",
    "OpenAIResponsesIncludable",
    "OpenAIResponsesPrompt",
    "OpenAIResponsesPromptTypedDict",
    "OpenAIResponsesRefusalContent",
    "OpenAIResponsesRefusalContentTypedDict",
    "OpenAIResponsesResponseStatus",
    "OpenAIResponsesToolChoice",
    "OpenAIResponsesToolChoiceApplyPatch",
    "OpenAIResponsesToolChoiceApplyPatchTypedDict",
    "OpenAIResponsesToolChoiceFunction",
    "OpenAIResponsesToolChoiceFunctionTypedDict",
    "OpenAIResponsesToolChoiceShell",
    "OpenAIResponsesToolChoiceShellTypedDict",
    "OpenAIResponsesToolChoiceTypedDict",
    "OpenAIResponsesToolChoiceUnion",
    "OpenAIResponsesToolChoiceUnionTypedDict",
    "OpenAIResponsesTruncation",
    "OpenResponsesCreatedEvent",
    "OpenResponsesErrorField",
    "OpenResponsesErrorMetadata",
    "OpenResponsesErrorMetadataAlignment",
    "OpenResponsesInProgressEvent",
    "OpenResponsesInput",
    "OpenResponsesInputTypedDict",
    "OpenResponsesReasoningConfig",
    "OpenResponsesReasoningConfigTypedDict",
    "OpenResponsesRequest",
    "OpenResponsesRequestToolUnion",
    "OpenResponsesRequestToolUnionTypedDict",
    "OpenResponsesRequestTypedDict",
    "OpenResponsesResponseText",
    "OpenResponsesResponseTextTypedDict",
    "OpenResponsesResult",
    "OpenResponsesResultAllowedCaller",
    "OpenResponsesResultToolFunction",
    "OpenResponsesResultToolFunctionTypedDict",
    "OpenResponsesResultToolUnion",
    "OpenResponsesResultToolUnionTypedDict",
    "OpenRouterMetadata",
    "Operation",
    "OperationTypedDict",
    "Outcome",
    "OutcomeExit",
    "OutcomeExitTypedDict",
    "OutcomeTimeout",
    "OutcomeTimeoutTypedDict",
    "OutcomeTypedDict",
    "OutputAdvisorServerToolItem",
    "OutputAdvisorServerToolItemTypedDict",
    "OutputApplyPatchCallItem",
    "OutputApplyPatchCallItemTypedDict",
    "OutputApplyPatchServerToolItem",
    "OutputApplyPatchServerToolItemTypedDict",
    "OutputArmorBlockedItem",
    "OutputArmorBlockedItemTypedDict",
    "OutputBashServerToolItem",
    "OutputBashServerToolItemFile",
    "OutputBashServerToolItemFileTypedDict",
    "OutputBashServerToolItemTypedDict",
    "OutputBrowserUseServerToolItem",
    "OutputBrowserUseServerToolItemTypedDict",
    "OutputCodeInterpreterCallItem",
    "OutputCodeInterpreterCallItemOutput",
    "OutputCodeInterpreterCallItemOutputTypedDict",
    "OutputCodeInterpreterCallItemStatus",
    "OutputCodeInterpreterCallItemTypedDict",
    "OutputCodeInterpreterServerToolItem",
    "OutputCodeInterpreterServerToolItemTypedDict",
    "OutputComputerCallItem",
    "OutputComputerCallItemStatus",
    "OutputComputerCallItemTypedDict",
    "OutputCustomToolCallItem",
    "OutputCustomToolCallItemStatus",
    "OutputCustomToolCallItemTypedDict",
    "OutputDatetimeItem",
    "OutputDatetimeItemTypedDict",
    "OutputFileSearchCallItem",
    "OutputFileSearchCallItemTypedDict",
    "OutputFileSearchServerToolItem",
    "OutputFileSearchServerToolItemTypedDict",
    "OutputFilesServerToolItem",
    "OutputFilesServerToolItemTypedDict",
    "OutputFunctionCallItem",
    "OutputFunctionCallItemStatusUnion",
    "OutputFunctionCallItemSubagentItem",
    "OutputFunctionCallItemSubagentItemTypedDict",
    "OutputFunctionCallItemTypedDict",
    "OutputFusionServerToolItem",
    "OutputFusionServerToolItemResponse",
    "OutputFusionServerToolItemResponseTypedDict",
    "OutputFusionServerToolItemTypedDict",
    "OutputImageGenerationCallItem",
    "OutputImageGenerationCallItemTypedDict",
    "OutputImageGenerationServerToolItem",
    "OutputImageGenerationServerToolItemTypedDict",
    "OutputItemApplyPatchCall",
    "OutputItemApplyPatchCallStatus",
    "OutputItemApplyPatchCallTypedDict",
    "OutputItemCodeInterpreterCall",
    "OutputItemCodeInterpreterCallOutput",
    "OutputItemCodeInterpreterCallOutputTypedDict",
    "OutputItemCodeInterpreterCallStatus",
    "OutputItemCodeInterpreterCallTypedDict",
    "OutputItemCustomToolCall",
    "OutputItemCustomToolCallStatus",
    "OutputItemCustomToolCallTypedDict",
    "OutputItemFileSearchCall",
    "OutputItemFileSearchCallTypedDict",
    "OutputItemFunctionCall",
    "OutputItemFunctionCallStatusUnion",
    "OutputItemFunctionCallTypedDict",
    "OutputItemImageGenerationCall",
    "OutputItemImageGenerationCallTypedDict",
    "OutputItemReasoning",
    "OutputItemReasoningStatusUnion",
    "OutputItemReasoningTypedDict",
    "OutputItemWebSearchCall",
    "OutputItemWebSearchCallActionFindInPage",
    "OutputItemWebSearchCallActionFindInPageTypedDict",
    "OutputItemWebSearchCallActionOpenPage",
    "OutputItemWebSearchCallActionOpenPageTypedDict",
    "OutputItemWebSearchCallActionSearch",
    "OutputItemWebSearchCallActionSearchTypedDict",
    "OutputItemWebSearchCallActionUnion",
    "OutputItemWebSearchCallActionUnionTypedDict",
    "OutputItemWebSearchCallTypedDict",
    "OutputItems",
    "OutputItemsTypedDict",
    "OutputMcpServerToolItem",
    "OutputMcpServerToolItemTypedDict",
    "OutputMemoryServerToolItem",
    "OutputMemoryServerToolItemTypedDict",
    "OutputMessage",
    "OutputMessageContent",
    "OutputMessageContentTypedDict",
    "OutputMessageItem",
    "OutputMessageItemContent",
    "OutputMessageItemContentTypedDict",
    "OutputMessageItemPhaseUnion",
    "OutputMessageItemStatusUnion",
    "OutputMessageItemTypedDict",
    "OutputMessagePhaseUnion",
    "OutputMessageStatusUnion",
    "OutputMessageTypedDict",
    "OutputModality",
    "OutputModalityEnum",
    "OutputMode",
    "OutputReasoningItem",
    "OutputReasoningItemStatusUnion",
    "OutputReasoningItemTypedDict",
    "OutputSearchModelsServerToolItem",
    "OutputSearchModelsServerToolItemTypedDict",
    "OutputShellCallItem",
    "OutputShellCallItemAction",
    "OutputShellCallItemActionTypedDict",
    "OutputShellCallItemTypedDict",
    "OutputShellCallOutputItem",
    "OutputShellCallOutputItemFile",
    "OutputShellCallOutputItemFileTypedDict",
    "OutputShellCallOutputItemTypedDict",
    "OutputShellServerToolItem",
    "OutputShellServerToolItemAction",
    "OutputShellServerToolItemActionTypedDict",
    "OutputShellServerToolItemFile",
    "OutputShellServerToolItemFileTypedDict",
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
    "OutputWebSearchCallItemActionFindInPage",
    "OutputWebSearchCallItemActionFindInPageTypedDict",
    "OutputWebSearchCallItemActionOpenPage",
    "OutputWebSearchCallItemActionOpenPageTypedDict",
    "OutputWebSearchCallItemActionSearch",
    "OutputWebSearchCallItemActionSearchTypedDict",
    "OutputWebSearchCallItemActionUnion",
    "OutputWebSearchCallItemActionUnionTypedDict",
    "OutputWebSearchCallItemTypedDict",
    "OutputWebSearchServerToolItem",
    "OutputWebSearchServerToolItemAction",
    "OutputWebSearchServerToolItemActionTypedDict",
    "OutputWebSearchServerToolItemSource",
    "OutputWebSearchServerToolItemSourceTypedDict",
    "OutputWebSearchServerToolItemTypedDict",
    "PDFParserEngine",
    "PDFParserEngineEnum",
    "PDFParserOptions",
    "PDFParserOptionsTypedDict",
    "Parameters1",
    "Parameters2",
    "Parameters3",
    "ParetoRouterPlugin",
    "ParetoRouterPluginTypedDict",
    "PartialCoverage",
    "PartialCoverageTypedDict",
    "Partition",
    "PayloadTooLargeResponseErrorData",
    "PaymentRequiredResponseErrorData",
    "PendingSafetyCheck",
    "PendingSafetyCheckTypedDict",
    "PercentileCutoffs",
    "PercentileCutoffsTypedDict",
    "PercentileLatencyCutoffs",
    "PercentileLatencyCutoffsTypedDict",
    "PercentileThroughputCutoffs",
    "PercentileThroughputCutoffsTypedDict",
    "PipelineStage",
    "PipelineStageType",
    "Plugin",
    "PluginMode",
    "PluginTypedDict",
    "PreferredMaxLatency",
    "PreferredMaxLatencyTypedDict",
    "PreferredMinThroughput",
    "PreferredMinThroughputTypedDict",
    "PresetEnum",
    "Preview20250311WebSearchServerTool",
    "Preview20250311WebSearchServerToolTypedDict",
    "PreviewWebSearchServerTool",
    "PreviewWebSearchServerToolTypedDict",
    "PreviewWebSearchUserLocation",
    "PreviewWebSearchUserLocationTypedDict",
    "PriceSource",
    "PromptCacheBreakpoint",
    "PromptCacheBreakpointTypedDict",
    "PromptCacheOptions",
    "PromptCacheOptionsTypedDict",
    "Provider",
    "ProviderName",
    "ProviderOptions",
    "ProviderOptionsTypedDict",
    "ProviderOverloadedResponseErrorData",
    "ProviderPreferences",
    "ProviderPreferencesIgnore",
    "ProviderPreferencesOnly",
    "ProviderPreferencesOrder",
    "ProviderPreferencesSort",
    "ProviderPreferencesTypedDict",
    "ProviderSort",
    "ProviderSortConfig",
    "ProviderSortConfigTypedDict",
    "ProviderTypedDict",
    "Quantization",
    "Ranker",
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
    "ReasoningItemStatusUnion",
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
    "RequestTimeoutResponseErrorData",
    "RequireApproval",
    "RequireApprovalTypedDict",
    "RequireApprovalUnion",
    "RequireApprovalUnionTypedDict",
    "ResponseErrorCode",
    "ResponseHealingPlugin",
    "ResponseHealingPluginTypedDict",
    "ResponseInclude",
    "ResponseIncludesEnum",
    "ResponseOutputText",
    "ResponseOutputTextTopLogprob",
    "ResponseOutputTextTopLogprobTypedDict",
    "ResponseOutputTextTypedDict",
    "ResponseStatus",
    "ResponsesRequest",
    "ResponsesRequestAllowedCaller",
    "ResponsesRequestPlugin",
    "ResponsesRequestPluginTypedDict",
    "ResponsesRequestServiceTier",
    "ResponsesRequestStop",
    "ResponsesRequestStopTypedDict",
    "ResponsesRequestToolFunction",
    "ResponsesRequestToolFunctionTypedDict",
    "ResponsesRequestToolUnion",
    "ResponsesRequestToolUnionTypedDict",
    "ResponsesRequestTypedDict",
    "RouterAttempt",
    "RouterParams",
    "RoutingStrategy",
    "SearchContextSize",
    "SearchContextSizeEnum",
    "SearchModelsServerToolConfig",
    "SearchModelsServerToolConfigTypedDict",
    "SearchModelsServerToolOpenRouter",
    "SearchModelsServerToolOpenRouterTypedDict",
    "SearchQualityLevel",
    "SearchStatus",
    "ServerToolUseDetails",
    "ServiceTier",
    "ServiceUnavailableResponseErrorData",
    "ShellCallAction",
    "ShellCallActionTypedDict",
    "ShellCallItem",
    "ShellCallItemAction",
    "ShellCallItemActionTypedDict",
    "ShellCallItemTypedDict",
    "ShellCallOutputContent",
    "ShellCallOutputContentTypedDict",
    "ShellCallOutputItem",
    "ShellCallOutputItemFile",
    "ShellCallOutputItemFileTypedDict",
    "ShellCallOutputItemTypedDict",
    "ShellCallStatus",
    "ShellOutcome",
    "ShellOutcomeExit",
    "ShellOutcomeExitTypedDict",
    "ShellOutcomeTimeout",
    "ShellOutcomeTimeoutTypedDict",
    "ShellOutcomeTypedDict",
    "ShellServerTool",
    "ShellServerToolConfig",
    "ShellServerToolConfigTypedDict",
    "ShellServerToolEngine",
    "ShellServerToolEnvironment",
    "ShellServerToolEnvironmentTypedDict",
    "ShellServerToolOpenRouter",
    "ShellServerToolOpenRouterTypedDict",
    "ShellServerToolTypedDict",
    "SoftDeny",
    "SoftDenyTypedDict",
    "SpecificToolChoice",
    "SpecificToolChoiceTypedDict",
    "Stance",
    "StanceTypedDict",
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
    "StreamLogprobTopLogprob",
    "StreamTopLogprob",
    "SubagentItem",
    "SubagentItemTypedDict",
    "SubagentNestedTool",
    "SubagentNestedToolTypedDict",
    "SubagentReasoning",
    "SubagentReasoningEffort",
    "SubagentReasoningTypedDict",
    "SubagentServerToolConfig",
    "SubagentServerToolConfigTypedDict",
    "SubagentServerToolOpenRouter",
    "SubagentServerToolOpenRouterTypedDict",
    "SwitchyardRouterPlugin",
    "SwitchyardRouterPluginTypedDict",
    "Syntax",
    "TextDeltaEvent",
    "TextDoneEvent",
    "TextExtendedConfig",
    "TextExtendedConfigTypedDict",
    "TextFormat",
    "TextFormatTypedDict",
    "TooManyRequestsResponseErrorData",
    "Tool",
    "ToolCallStatus",
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
    "ToolSearchCallItemExecution",
    "ToolSearchCallItemStatus",
    "ToolSearchCallItemTypedDict",
    "ToolSearchExecution",
    "ToolSearchMatch",
    "ToolSearchMatchTypedDict",
    "ToolSearchOutputItem",
    "ToolSearchOutputItemAllowedCaller",
    "ToolSearchOutputItemExecution",
    "ToolSearchOutputItemStatus",
    "ToolSearchOutputItemTool",
    "ToolSearchOutputItemToolFunction",
    "ToolSearchOutputItemToolFunctionTypedDict",
    "ToolSearchOutputItemToolUnion",
    "ToolSearchOutputItemToolUnionTypedDict",
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
    "ToolUses",
    "ToolUsesEvaluated",
    "ToolUsesSkipped",
    "ToolUsesUnavailable",
    "TopLogprob",
    "TopLogprobTypedDict",
    "TraceConfig",
    "TraceConfigTypedDict",
    "Truncation",
    "Type",
    "URLCitation",
    "URLCitationTypedDict",
    "UnauthorizedResponseErrorData",
    "UniqueInsight",
    "UniqueInsightTypedDict",
    "UnknownAlignmentCallRecord",
    "UnknownAlignmentResponsesRejected",
    "UnknownApplyPatchCallOperation",
    "UnknownBaseInputsContent1",
    "UnknownContentPartAddedEventPart",
    "UnknownContentPartDoneEventPart",
    "UnknownFormat",
    "UnknownFormats",
    "UnknownNamespaceToolTool",
    "UnknownOpenAIResponseCustomToolCallOutputOutput1",
    "UnknownOpenAIResponseFunctionToolCallOutputOutput1",
    "UnknownOpenAIResponseInputMessageItemContent",
    "UnknownOpenAIResponsesAnnotation",
    "UnknownOpenResponsesResultToolUnion",
    "UnknownOperation",
    "UnknownOutcome",
    "UnknownOutputCodeInterpreterCallItemOutput",
    "UnknownOutputItemCodeInterpreterCallOutput",
    "UnknownOutputItemWebSearchCallActionUnion",
    "UnknownOutputItems",
    "UnknownOutputMessageContent",
    "UnknownOutputMessageItemContent",
    "UnknownOutputWebSearchCallItemActionUnion",
    "UnknownStreamEvents",
    "UnknownToolUses",
    "UnknownVariant",
    "UnprocessableEntityResponseErrorData",
    "Usage",
    "UsageCostDetails",
    "UserLocation",
    "UserLocationTypedDict",
    "Variables",
    "VariablesTypedDict",
    "Verbosity",
    "Watch",
    "WebFetchEngine",
    "WebFetchEngineEnum",
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
    "WebSearchEngineEnum",
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
    "WebSearchStatus",
    "WebSearchUserLocation",
    "WebSearchUserLocationServerTool",
    "WebSearchUserLocationServerToolTypedDict",
    "WebSearchUserLocationTypedDict",
    "XSearchOptions",
    "XSearchOptionsTypedDict",
]
