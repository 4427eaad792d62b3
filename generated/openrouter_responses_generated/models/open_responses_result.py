"""The class `OpenResponsesResult`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..models.inputs import decode_inputs
from ..models.output_items import decode_output_items
from ..models.tool import decode_tool
from ..models.tool_choice import decode_tool_choice
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.alignment_result import AlignmentResult
    from ..models.armor_safeguard_result import ArmorSafeguardResult
    from ..models.error_type import ErrorType
    from ..models.incomplete_details import IncompleteDetails
    from ..models.inputs import Inputs
    from ..models.open_responses_error_field import OpenResponsesErrorField
    from ..models.open_router_metadata import OpenRouterMetadata
    from ..models.output_items import OutputItems
    from ..models.prompt_cache_options import PromptCacheOptions
    from ..models.reasoning_config import ReasoningConfig
    from ..models.response_status import ResponseStatus
    from ..models.stored_prompt_template import StoredPromptTemplate
    from ..models.text_extended_config import TextExtendedConfig
    from ..models.tool import Tool
    from ..models.tool_choice import ToolChoice
    from ..models.truncation import Truncation
    from ..models.usage import Usage

_decode_output = items(decode_output_items)
_decode_error = model("open_responses_error_field:OpenResponsesErrorField")
_decode_incomplete_details = model("incomplete_details:IncompleteDetails")
_decode_tools = items(decode_tool)
_decode_usage = model("usage:Usage")
_decode_openrouter_metadata = model("open_router_metadata:OpenRouterMetadata")
_decode_safeguard_results = items(model("armor_safeguard_result:ArmorSafeguardResult"))
_decode_alignment = model("alignment_result:AlignmentResult")
_decode_prompt = model("stored_prompt_template:StoredPromptTemplate")
_decode_prompt_cache_options = model("prompt_cache_options:PromptCacheOptions")
_decode_reasoning = model("reasoning_config:ReasoningConfig")
_decode_text = model("text_extended_config:TextExtendedConfig")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OpenResponsesResult(Model):
    """Response of a model: its output, status, usage and settings."""

    id: str
    """ID of the response."""
    object_: Literal["response"] = "response"
    """Object type; always `response`."""
    status: ResponseStatus
    """Status of the response."""
    model: str
    """Slug of the model that produced the response."""
    output: list[OutputItems]
    """Output items of the model and its tools, in order."""
    error: OpenResponsesErrorField | None
    """Error of a failed response; null otherwise."""
    incomplete_details: IncompleteDetails | None
    """Reason why the response is incomplete; null otherwise."""
    created_at: int
    """Creation time, in Unix seconds."""
    completed_at: int | None
    """Completion time, in Unix seconds; null if the response is not completed."""
    instructions: Inputs | None
    """Instructions of the request."""
    metadata: dict[str, str] | None
    """Metadata of the request."""
    tools: list[Tool]
    """Tools of the request."""
    tool_choice: ToolChoice
    """Tool choice of the request."""
    parallel_tool_calls: bool
    """Whether parallel tool calls were allowed."""
    temperature: float | None
    """Sampling temperature used."""
    top_p: float | None
    """Nucleus sampling probability mass used."""
    frequency_penalty: float | None
    """Frequency penalty used."""
    presence_penalty: float | None
    """Presence penalty used."""
    output_text: str | Unset = UNSET
    """Concatenated text of the output."""
    error_type: ErrorType | Unset = UNSET
    """Stable error code of a failed response, the same in all OpenRouter APIs."""
    usage: Usage | Unset | None = UNSET
    """Token usage and cost."""
    openrouter_metadata: OpenRouterMetadata | Unset = UNSET
    """Routing metadata, if requested with the `X-OpenRouter-Metadata` header."""
    safeguard_results: list[ArmorSafeguardResult] | Unset = UNSET
    """Verdicts of the armor plugin on the client tool calls; present whenever the plugin evaluated the
    response.
    """
    alignment: AlignmentResult | Unset = UNSET
    """Result of the alignment plugin. Beta; the shape may change."""
    max_output_tokens: int | Unset | None = UNSET
    """Output token limit of the request."""
    max_tool_calls: int | Unset | None = UNSET
    """Server-tool step limit of the request."""
    top_logprobs: int | Unset = UNSET
    """Number of alternative tokens returned at each position."""
    prompt: StoredPromptTemplate | Unset | None = UNSET
    """Prompt template of the request."""
    prompt_cache_key: str | Unset | None = UNSET
    """Prompt cache key of the request."""
    prompt_cache_options: PromptCacheOptions | Unset | None = UNSET
    """Prompt cache options of the request."""
    reasoning: ReasoningConfig | Unset | None = UNSET
    """Reasoning configuration used."""
    text: TextExtendedConfig | Unset = UNSET
    """Text configuration used."""
    truncation: Truncation | Unset | None = UNSET
    """Truncation setting used."""
    service_tier: str | Unset | None = UNSET
    """Processing tier used."""
    background: bool | Unset | None = UNSET
    """Whether the response was created in the background."""
    store: bool | Unset = UNSET
    """Whether the response is stored."""
    previous_response_id: str | Unset | None = UNSET
    """ID of the response that this one continues."""
    safety_identifier: str | Unset | None = UNSET
    """Safety identifier of the request."""
    user: str | Unset | None = UNSET
    """End user ID of the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("object_", "object", None),
        ("status", "status", None),
        ("model", "model", None),
        ("output", "output", _decode_output),
        ("error", "error", _decode_error),
        ("incomplete_details", "incomplete_details", _decode_incomplete_details),
        ("created_at", "created_at", None),
        ("completed_at", "completed_at", None),
        ("instructions", "instructions", decode_inputs),
        ("metadata", "metadata", None),
        ("tools", "tools", _decode_tools),
        ("tool_choice", "tool_choice", decode_tool_choice),
        ("parallel_tool_calls", "parallel_tool_calls", None),
        ("temperature", "temperature", None),
        ("top_p", "top_p", None),
        ("frequency_penalty", "frequency_penalty", None),
        ("presence_penalty", "presence_penalty", None),
        ("output_text", "output_text", None),
        ("error_type", "error_type", None),
        ("usage", "usage", _decode_usage),
        ("openrouter_metadata", "openrouter_metadata", _decode_openrouter_metadata),
        ("safeguard_results", "safeguard_results", _decode_safeguard_results),
        ("alignment", "alignment", _decode_alignment),
        ("max_output_tokens", "max_output_tokens", None),
        ("max_tool_calls", "max_tool_calls", None),
        ("top_logprobs", "top_logprobs", None),
        ("prompt", "prompt", _decode_prompt),
        ("prompt_cache_key", "prompt_cache_key", None),
        ("prompt_cache_options", "prompt_cache_options", _decode_prompt_cache_options),
        ("reasoning", "reasoning", _decode_reasoning),
        ("text", "text", _decode_text),
        ("truncation", "truncation", None),
        ("service_tier", "service_tier", None),
        ("background", "background", None),
        ("store", "store", None),
        ("previous_response_id", "previous_response_id", None),
        ("safety_identifier", "safety_identifier", None),
        ("user", "user", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
            self.object_ = source["object"]
            self.status = source["status"]
            self.model = source["model"]
            self.output = _decode_output(value) if (value := source["output"]) else value
            self.error = _decode_error(source["error"])
            self.incomplete_details = _decode_incomplete_details(source["incomplete_details"])
            self.created_at = source["created_at"]
            self.completed_at = source["completed_at"]
            self.instructions = decode_inputs(source["instructions"])
            self.metadata = source["metadata"]
            self.tools = _decode_tools(value) if (value := source["tools"]) else value
            self.tool_choice = decode_tool_choice(source["tool_choice"])
            self.parallel_tool_calls = source["parallel_tool_calls"]
            self.temperature = source["temperature"]
            self.top_p = source["top_p"]
            self.frequency_penalty = source["frequency_penalty"]
            self.presence_penalty = source["presence_penalty"]
        except KeyError:
            return cls._from_partial(source)
        self.output_text = source.get("output_text", UNSET)
        self.error_type = source.get("error_type", UNSET)
        self.usage = _decode_usage(source["usage"]) if "usage" in source else UNSET
        self.openrouter_metadata = (
            _decode_openrouter_metadata(source["openrouter_metadata"]) if "openrouter_metadata" in source else UNSET
        )
        self.safeguard_results = (
            _decode_safeguard_results(value) if (value := source.get("safeguard_results", UNSET)) else value
        )
        self.alignment = _decode_alignment(source["alignment"]) if "alignment" in source else UNSET
        self.max_output_tokens = source.get("max_output_tokens", UNSET)
        self.max_tool_calls = source.get("max_tool_calls", UNSET)
        self.top_logprobs = source.get("top_logprobs", UNSET)
        self.prompt = _decode_prompt(source["prompt"]) if "prompt" in source else UNSET
        self.prompt_cache_key = source.get("prompt_cache_key", UNSET)
        self.prompt_cache_options = (
            _decode_prompt_cache_options(source["prompt_cache_options"]) if "prompt_cache_options" in source else UNSET
        )
        self.reasoning = _decode_reasoning(source["reasoning"]) if "reasoning" in source else UNSET
        self.text = _decode_text(source["text"]) if "text" in source else UNSET
        self.truncation = source.get("truncation", UNSET)
        self.service_tier = source.get("service_tier", UNSET)
        self.background = source.get("background", UNSET)
        self.store = source.get("store", UNSET)
        self.previous_response_id = source.get("previous_response_id", UNSET)
        self.safety_identifier = source.get("safety_identifier", UNSET)
        self.user = source.get("user", UNSET)
        self.additional_properties = {}
        if len(source) > 18 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def object(self) -> Literal["response"]:
        return self.object_
