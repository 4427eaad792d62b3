"""Types that have a name in OpenRouter's own SDK but are no model: mixtures, and texts of known values."""

from typing import Any, TypeAlias

from openrouter_responses_generated.models import (
    ArmorEnvironmentEntry,
    ArmorRule,
    ContainerAuto,
    InputContent,
    InputMessageContent,
    McpError,
    McpRequireApproval,
    McpToolFilter,
    PercentileCutoffs,
    ProviderSort,
    ProviderSortConfig,
)

Allow: TypeAlias = ArmorRule | str
HardDeny: TypeAlias = ArmorRule | str
SoftDeny: TypeAlias = ArmorRule | str
Environment: TypeAlias = ArmorEnvironmentEntry | str
AllowedToolsUnion: TypeAlias = McpToolFilter | list[str]
RequireApprovalUnion: TypeAlias = McpRequireApproval | str
McpToolCallError: TypeAlias = McpError | str
BaseInputsContent2: TypeAlias = str | list[InputMessageContent]
EasyInputMessageContentUnion2: TypeAlias = str | list[InputMessageContent]
InputsContent2: TypeAlias = str | list[InputMessageContent]
CustomToolCallOutputItemOutputUnion2: TypeAlias = str | list[InputContent]
FunctionCallOutputItemOutputUnion2: TypeAlias = str | list[InputContent]
OpenAIResponseCustomToolCallOutputOutput2: TypeAlias = str | list[InputContent]
OpenAIResponseFunctionToolCallOutputOutput2: TypeAlias = str | list[InputContent]
Variables: TypeAlias = InputContent | str
Container: TypeAlias = ContainerAuto | str
FileSearchServerToolValue1: TypeAlias = str | float
FileSearchServerToolValue2: TypeAlias = str | float | bool | list[str | float]
ImageConfig: TypeAlias = str | float | list[Any]
ImageGenerationServerToolConfigUnion: TypeAlias = str | float | list[Any]
Parameters1: TypeAlias = str | float | bool
Parameters2: TypeAlias = str | float | bool
Parameters3: TypeAlias = str | float | bool | list[Any] | dict[str, Any]
PreferredMaxLatency: TypeAlias = PercentileCutoffs | float
PreferredMinThroughput: TypeAlias = PercentileCutoffs | float
ProviderOptions: TypeAlias = dict[str, dict[str, Any]]
ProviderPreferencesSort: TypeAlias = ProviderSort | ProviderSortConfig
ResponsesRequestStop: TypeAlias = str | list[str]

# Values that are not known yet are as good as those that are; fields name the known ones.
ActionEnum: TypeAlias = str
AdditionalToolsItemRole: TypeAlias = str
Algorithm: TypeAlias = str
AlignmentUnavailableCallRecordReason: TypeAlias = str
AnthropicCacheControlTTL: TypeAlias = str
ApplyPatchCallOutputItemStatus: TypeAlias = str
ArmorSafeguardResultOutcome: TypeAlias = str
BaseInputsRoleUnion: TypeAlias = str
Command: TypeAlias = str
CompoundFilterType: TypeAlias = str
DataCollection: TypeAlias = str
DebugEventEvent: TypeAlias = str
EasyInputMessageRoleUnion: TypeAlias = str
EnvironmentEnum: TypeAlias = str
FiltersType: TypeAlias = str
FormatEnum: TypeAlias = str
ImageGenerationServerToolBackground: TypeAlias = str
ImageGenerationServerToolOutputFormat: TypeAlias = str
ImageGenerationServerToolQuality: TypeAlias = str
IncompleteDetailsReason: TypeAlias = str
InputFidelity: TypeAlias = str
InputMessageItemRoleUnion: TypeAlias = str
InputVideoProcessing: TypeAlias = str
MemoryLimit: TypeAlias = str
Mode: TypeAlias = str
Moderation: TypeAlias = str
OnError: TypeAlias = str
OpenAIResponseInputMessageItemRoleUnion: TypeAlias = str
OutputMode: TypeAlias = str
PDFParserEngineEnum: TypeAlias = str
Partition: TypeAlias = str
PresetEnum: TypeAlias = str
PriceSource: TypeAlias = str
Ranker: TypeAlias = str
ShellServerToolEngine: TypeAlias = str
Syntax: TypeAlias = str
Type: TypeAlias = str
Watch: TypeAlias = str

__all__ = [
    "ActionEnum",
    "AdditionalToolsItemRole",
    "Algorithm",
    "AlignmentUnavailableCallRecordReason",
    "Allow",
    "AllowedToolsUnion",
    "AnthropicCacheControlTTL",
    "ApplyPatchCallOutputItemStatus",
    "ArmorSafeguardResultOutcome",
    "BaseInputsContent2",
    "BaseInputsRoleUnion",
    "Command",
    "CompoundFilterType",
    "Container",
    "CustomToolCallOutputItemOutputUnion2",
    "DataCollection",
    "DebugEventEvent",
    "EasyInputMessageContentUnion2",
    "EasyInputMessageRoleUnion",
    "Environment",
    "EnvironmentEnum",
    "FileSearchServerToolValue1",
    "FileSearchServerToolValue2",
    "FiltersType",
    "FormatEnum",
    "FunctionCallOutputItemOutputUnion2",
    "HardDeny",
    "ImageConfig",
    "ImageGenerationServerToolBackground",
    "ImageGenerationServerToolConfigUnion",
    "ImageGenerationServerToolOutputFormat",
    "ImageGenerationServerToolQuality",
    "IncompleteDetailsReason",
    "InputFidelity",
    "InputMessageItemRoleUnion",
    "InputVideoProcessing",
    "InputsContent2",
    "McpToolCallError",
    "MemoryLimit",
    "Mode",
    "Moderation",
    "OnError",
    "OpenAIResponseCustomToolCallOutputOutput2",
    "OpenAIResponseFunctionToolCallOutputOutput2",
    "OpenAIResponseInputMessageItemRoleUnion",
    "OutputMode",
    "PDFParserEngineEnum",
    "Parameters1",
    "Parameters2",
    "Parameters3",
    "Partition",
    "PreferredMaxLatency",
    "PreferredMinThroughput",
    "PresetEnum",
    "PriceSource",
    "ProviderOptions",
    "ProviderPreferencesSort",
    "Ranker",
    "RequireApprovalUnion",
    "ResponsesRequestStop",
    "ShellServerToolEngine",
    "SoftDeny",
    "Syntax",
    "Type",
    "Variables",
    "Watch",
]
