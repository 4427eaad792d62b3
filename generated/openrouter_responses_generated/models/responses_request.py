"""The class `ResponsesRequest`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..models.inputs import decode_inputs
from ..models.plugin import decode_plugin
from ..models.stop_server_tools_when_condition import decode_stop_server_tools_when_condition
from ..models.tool import decode_tool
from ..models.tool_choice import decode_tool_choice
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.anthropic_cache_control_directive import (
        AnthropicCacheControlDirective,
        AnthropicCacheControlDirectiveTypedDict,
    )
    from ..models.chat_debug_options import ChatDebugOptions, ChatDebugOptionsTypedDict
    from ..models.deferred_tools_control import DeferredToolsControl, DeferredToolsControlTypedDict
    from ..models.inputs import Inputs, InputsTypedDict
    from ..models.output_modality import OutputModality
    from ..models.plugin import Plugin, PluginTypedDict
    from ..models.prompt_cache_options import PromptCacheOptions, PromptCacheOptionsTypedDict
    from ..models.provider_preferences import ProviderPreferences, ProviderPreferencesTypedDict
    from ..models.reasoning_config import ReasoningConfig, ReasoningConfigTypedDict
    from ..models.response_include import ResponseInclude
    from ..models.service_tier import ServiceTier
    from ..models.stop_server_tools_when_condition import (
        StopServerToolsWhenCondition,
        StopServerToolsWhenConditionTypedDict,
    )
    from ..models.stored_prompt_template import StoredPromptTemplate, StoredPromptTemplateTypedDict
    from ..models.text_extended_config import TextExtendedConfig, TextExtendedConfigTypedDict
    from ..models.tool import Tool, ToolTypedDict
    from ..models.tool_choice import ToolChoice, ToolChoiceTypedDict
    from ..models.trace_config import TraceConfig, TraceConfigTypedDict
    from ..models.truncation import Truncation

_decode_text = model("text_extended_config:TextExtendedConfig")
_decode_reasoning = model("reasoning_config:ReasoningConfig")
_decode_tools = items(decode_tool)
_decode_stop_server_tools_when = items(decode_stop_server_tools_when_condition)
_decode_deferred_tools = model("deferred_tools_control:DeferredToolsControl")
_decode_plugins = items(decode_plugin)
_decode_provider = model("provider_preferences:ProviderPreferences")
_decode_prompt = model("stored_prompt_template:StoredPromptTemplate")
_decode_prompt_cache_options = model("prompt_cache_options:PromptCacheOptions")
_decode_cache_control = model("anthropic_cache_control_directive:AnthropicCacheControlDirective")
_decode_trace = model("trace_config:TraceConfig")
_decode_debug = model("chat_debug_options:ChatDebugOptions")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ResponsesRequest(Model):
    """Request to create a response."""

    input_: Inputs | Unset = UNSET
    """Input of the model: a text prompt, or the items of the conversation so far."""
    instructions: str | Unset | None = UNSET
    """System message placed before the input."""
    model: str | Unset = UNSET
    """Slug of the model to use, such as `openai/gpt-4o`."""
    models: list[str] | Unset = UNSET
    """Slugs of the models to try, in order, until one of them responds."""
    stream: bool | Unset | None = UNSET
    """Whether to stream the response as server-sent events; false by default."""
    text: TextExtendedConfig | Unset = UNSET
    """Format and verbosity of the text output."""
    reasoning: ReasoningConfig | Unset | None = UNSET
    """Reasoning configuration, such as the effort and the summary."""
    max_output_tokens: int | Unset | None = UNSET
    """Maximum number of output tokens, including reasoning tokens."""
    temperature: float | Unset | None = UNSET
    """Sampling temperature: higher values make the output more random, 0 is the most deterministic."""
    top_p: float | Unset | None = UNSET
    """Nucleus sampling: the probability mass, from 0 to 1, of the most likely tokens to sample from."""
    top_k: int | Unset = UNSET
    """Number of most likely tokens to sample from."""
    frequency_penalty: float | Unset | None = UNSET
    """Penalty on a token that grows with the number of its occurrences so far."""
    presence_penalty: float | Unset | None = UNSET
    """Penalty on every token that has occurred at least once."""
    stop: str | list[str] | Unset | None = UNSET
    """Sequences at which generation stops; at most 4."""
    top_logprobs: int | Unset | None = UNSET
    """Number of most likely alternative tokens to return at each position, with their log probabilities."""
    tools: list[Tool] | Unset = UNSET
    """Tools that the model may call."""
    tool_choice: ToolChoice | Unset = UNSET
    """Whether the model must call a tool, and which one."""
    parallel_tool_calls: bool | Unset | None = UNSET
    """Whether the model may call several tools in parallel."""
    max_tool_calls: int | Unset | None = UNSET
    """Maximum number of server-tool steps in the request; 30 by default, which is also the maximum.
    Ignored if `stop_server_tools_when` is set.
    """
    stop_server_tools_when: list[StopServerToolsWhenCondition] | Unset = UNSET
    """Conditions that stop the server-tool loop; one true condition is enough. Overrides `max_tool_calls`."""
    deferred_tools: DeferredToolsControl | Unset = UNSET
    """Opt-in to deferred tool loading: the model finds tool definitions by search instead of receiving all
    of them.
    """
    plugins: list[Plugin] | Unset = UNSET
    """Plugins to enable for the request, with their configuration."""
    provider: ProviderPreferences | Unset | None = UNSET
    """Preferences for routing the request to providers."""
    service_tier: ServiceTier | Unset | None = UNSET
    """Requested processing tier; `auto` by default. `fast` is an alias of `priority`; `ultrafast` falls
    back to `priority` and then to `default`.
    """
    modalities: list[OutputModality] | Unset = UNSET
    """Requested output modalities."""
    image_config: dict[str, str | float | list[Any]] | Unset = UNSET
    """Options of the image model; keys and values depend on the model and provider."""
    include: list[ResponseInclude] | Unset | None = UNSET
    """Additional data to include in the response."""
    prompt: StoredPromptTemplate | Unset | None = UNSET
    """Stored prompt template to use as the input."""
    prompt_cache_key: str | Unset | None = UNSET
    """Key that helps providers to reuse a cached prompt prefix across requests."""
    prompt_cache_options: PromptCacheOptions | Unset | None = UNSET
    """Explicit prompt caching for the request. Only for GPT-5.6 and later OpenAI models."""
    cache_control: AnthropicCacheControlDirective | Unset = UNSET
    """Automatic prompt caching: places a cache breakpoint at the last cacheable block of the request."""
    truncation: Truncation | Unset | None = UNSET
    """Handling of an input that exceeds the context window."""
    metadata: dict[str, str] | Unset | None = UNSET
    """Key-value pairs attached to the request: at most 16, with keys of up to 64 characters without square
    brackets and values of up to 512 characters.
    """
    user: str | Unset = UNSET
    """Stable ID of the end user; at most 256 characters."""
    safety_identifier: str | Unset | None = UNSET
    """Stable ID, hash or pseudonym of the end user. Providers use it to confine measures against abuse to
    that user instead of the whole account. It is hashed before it is sent to a provider.
    """
    session_id: str | Unset = UNSET
    """ID that groups related requests; at most 256 characters. All requests of a session are routed to the
    same provider, which improves prompt cache hits. Takes precedence over the `x-session-id` header.
    """
    trace: TraceConfig | Unset = UNSET
    """Trace metadata for observability tools."""
    debug: ChatDebugOptions | Unset = UNSET
    """Debug options; streaming only."""
    background: bool | Unset | None = UNSET
    """Whether to create the response in the background."""
    store: Literal[False] | Unset | None = UNSET
    """Whether to store the response. The service stores nothing, so it rejects true with status 400; false
    by default.
    """
    previous_response_id: Any | Unset = UNSET
    """ID of a response to continue. The service is stateless and rejects every value except null with
    status 400; send the conversation in `input` instead.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("input_", "input", decode_inputs),
        ("instructions", "instructions", None),
        ("model", "model", None),
        ("models", "models", None),
        ("stream", "stream", None),
        ("text", "text", _decode_text),
        ("reasoning", "reasoning", _decode_reasoning),
        ("max_output_tokens", "max_output_tokens", None),
        ("temperature", "temperature", None),
        ("top_p", "top_p", None),
        ("top_k", "top_k", None),
        ("frequency_penalty", "frequency_penalty", None),
        ("presence_penalty", "presence_penalty", None),
        ("stop", "stop", None),
        ("top_logprobs", "top_logprobs", None),
        ("tools", "tools", _decode_tools),
        ("tool_choice", "tool_choice", decode_tool_choice),
        ("parallel_tool_calls", "parallel_tool_calls", None),
        ("max_tool_calls", "max_tool_calls", None),
        ("stop_server_tools_when", "stop_server_tools_when", _decode_stop_server_tools_when),
        ("deferred_tools", "deferred_tools", _decode_deferred_tools),
        ("plugins", "plugins", _decode_plugins),
        ("provider", "provider", _decode_provider),
        ("service_tier", "service_tier", None),
        ("modalities", "modalities", None),
        ("image_config", "image_config", None),
        ("include", "include", None),
        ("prompt", "prompt", _decode_prompt),
        ("prompt_cache_key", "prompt_cache_key", None),
        ("prompt_cache_options", "prompt_cache_options", _decode_prompt_cache_options),
        ("cache_control", "cache_control", _decode_cache_control),
        ("truncation", "truncation", None),
        ("metadata", "metadata", None),
        ("user", "user", None),
        ("safety_identifier", "safety_identifier", None),
        ("session_id", "session_id", None),
        ("trace", "trace", _decode_trace),
        ("debug", "debug", _decode_debug),
        ("background", "background", None),
        ("store", "store", None),
        ("previous_response_id", "previous_response_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.input_ = decode_inputs(source["input"]) if "input" in source else UNSET
        self.instructions = source.get("instructions", UNSET)
        self.model = source.get("model", UNSET)
        self.models = source.get("models", UNSET)
        self.stream = source.get("stream", UNSET)
        self.text = _decode_text(source["text"]) if "text" in source else UNSET
        self.reasoning = _decode_reasoning(source["reasoning"]) if "reasoning" in source else UNSET
        self.max_output_tokens = source.get("max_output_tokens", UNSET)
        self.temperature = source.get("temperature", UNSET)
        self.top_p = source.get("top_p", UNSET)
        self.top_k = source.get("top_k", UNSET)
        self.frequency_penalty = source.get("frequency_penalty", UNSET)
        self.presence_penalty = source.get("presence_penalty", UNSET)
        self.stop = source.get("stop", UNSET)
        self.top_logprobs = source.get("top_logprobs", UNSET)
        self.tools = _decode_tools(value) if (value := source.get("tools", UNSET)) else value
        self.tool_choice = decode_tool_choice(source["tool_choice"]) if "tool_choice" in source else UNSET
        self.parallel_tool_calls = source.get("parallel_tool_calls", UNSET)
        self.max_tool_calls = source.get("max_tool_calls", UNSET)
        self.stop_server_tools_when = (
            _decode_stop_server_tools_when(value) if (value := source.get("stop_server_tools_when", UNSET)) else value
        )
        self.deferred_tools = _decode_deferred_tools(source["deferred_tools"]) if "deferred_tools" in source else UNSET
        self.plugins = _decode_plugins(value) if (value := source.get("plugins", UNSET)) else value
        self.provider = _decode_provider(source["provider"]) if "provider" in source else UNSET
        self.service_tier = source.get("service_tier", UNSET)
        self.modalities = source.get("modalities", UNSET)
        self.image_config = source.get("image_config", UNSET)
        self.include = source.get("include", UNSET)
        self.prompt = _decode_prompt(source["prompt"]) if "prompt" in source else UNSET
        self.prompt_cache_key = source.get("prompt_cache_key", UNSET)
        self.prompt_cache_options = (
            _decode_prompt_cache_options(source["prompt_cache_options"]) if "prompt_cache_options" in source else UNSET
        )
        self.cache_control = _decode_cache_control(source["cache_control"]) if "cache_control" in source else UNSET
        self.truncation = source.get("truncation", UNSET)
        self.metadata = source.get("metadata", UNSET)
        self.user = source.get("user", UNSET)
        self.safety_identifier = source.get("safety_identifier", UNSET)
        self.session_id = source.get("session_id", UNSET)
        self.trace = _decode_trace(source["trace"]) if "trace" in source else UNSET
        self.debug = _decode_debug(source["debug"]) if "debug" in source else UNSET
        self.background = source.get("background", UNSET)
        self.store = source.get("store", UNSET)
        self.previous_response_id = source.get("previous_response_id", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def input(self) -> Inputs | Unset:
        return self.input_


if TYPE_CHECKING:

    class ResponsesRequestTypedDict(TypedDict, total=False):
        """Request to create a response."""

        input: NotRequired[InputsTypedDict]
        """Input of the model: a text prompt, or the items of the conversation so far."""
        input_: NotRequired[InputsTypedDict]
        instructions: NotRequired[str | None]
        """System message placed before the input."""
        model: NotRequired[str]
        """Slug of the model to use, such as `openai/gpt-4o`."""
        models: NotRequired[Sequence[str]]
        """Slugs of the models to try, in order, until one of them responds."""
        stream: NotRequired[bool | None]
        """Whether to stream the response as server-sent events; false by default."""
        text: NotRequired[TextExtendedConfig | TextExtendedConfigTypedDict]
        """Format and verbosity of the text output."""
        reasoning: NotRequired[ReasoningConfig | ReasoningConfigTypedDict | None]
        """Reasoning configuration, such as the effort and the summary."""
        max_output_tokens: NotRequired[int | None]
        """Maximum number of output tokens, including reasoning tokens."""
        temperature: NotRequired[float | None]
        """Sampling temperature: higher values make the output more random, 0 is the most deterministic."""
        top_p: NotRequired[float | None]
        """Nucleus sampling: the probability mass, from 0 to 1, of the most likely tokens to sample from."""
        top_k: NotRequired[int]
        """Number of most likely tokens to sample from."""
        frequency_penalty: NotRequired[float | None]
        """Penalty on a token that grows with the number of its occurrences so far."""
        presence_penalty: NotRequired[float | None]
        """Penalty on every token that has occurred at least once."""
        stop: NotRequired[str | Sequence[str] | None]
        """Sequences at which generation stops; at most 4."""
        top_logprobs: NotRequired[int | None]
        """Number of most likely alternative tokens to return at each position, with their log probabilities."""
        tools: NotRequired[Sequence[ToolTypedDict]]
        """Tools that the model may call."""
        tool_choice: NotRequired[ToolChoiceTypedDict]
        """Whether the model must call a tool, and which one."""
        parallel_tool_calls: NotRequired[bool | None]
        """Whether the model may call several tools in parallel."""
        max_tool_calls: NotRequired[int | None]
        """Maximum number of server-tool steps in the request; 30 by default, which is also the maximum.
        Ignored if `stop_server_tools_when` is set.
        """
        stop_server_tools_when: NotRequired[Sequence[StopServerToolsWhenConditionTypedDict]]
        """Conditions that stop the server-tool loop; one true condition is enough. Overrides `max_tool_calls`."""
        deferred_tools: NotRequired[DeferredToolsControl | DeferredToolsControlTypedDict]
        """Opt-in to deferred tool loading: the model finds tool definitions by search instead of receiving all
        of them.
        """
        plugins: NotRequired[Sequence[PluginTypedDict]]
        """Plugins to enable for the request, with their configuration."""
        provider: NotRequired[ProviderPreferences | ProviderPreferencesTypedDict | None]
        """Preferences for routing the request to providers."""
        service_tier: NotRequired[ServiceTier | None]
        """Requested processing tier; `auto` by default. `fast` is an alias of `priority`; `ultrafast` falls
        back to `priority` and then to `default`.
        """
        modalities: NotRequired[Sequence[OutputModality]]
        """Requested output modalities."""
        image_config: NotRequired[Mapping[str, str | float | Sequence[Any]]]
        """Options of the image model; keys and values depend on the model and provider."""
        include: NotRequired[Sequence[ResponseInclude] | None]
        """Additional data to include in the response."""
        prompt: NotRequired[StoredPromptTemplate | StoredPromptTemplateTypedDict | None]
        """Stored prompt template to use as the input."""
        prompt_cache_key: NotRequired[str | None]
        """Key that helps providers to reuse a cached prompt prefix across requests."""
        prompt_cache_options: NotRequired[PromptCacheOptions | PromptCacheOptionsTypedDict | None]
        """Explicit prompt caching for the request. Only for GPT-5.6 and later OpenAI models."""
        cache_control: NotRequired[AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict]
        """Automatic prompt caching: places a cache breakpoint at the last cacheable block of the request."""
        truncation: NotRequired[Truncation | None]
        """Handling of an input that exceeds the context window."""
        metadata: NotRequired[Mapping[str, str] | None]
        """Key-value pairs attached to the request: at most 16, with keys of up to 64 characters without square
        brackets and values of up to 512 characters.
        """
        user: NotRequired[str]
        """Stable ID of the end user; at most 256 characters."""
        safety_identifier: NotRequired[str | None]
        """Stable ID, hash or pseudonym of the end user. Providers use it to confine measures against abuse to
        that user instead of the whole account. It is hashed before it is sent to a provider.
        """
        session_id: NotRequired[str]
        """ID that groups related requests; at most 256 characters. All requests of a session are routed to the
        same provider, which improves prompt cache hits. Takes precedence over the `x-session-id` header.
        """
        trace: NotRequired[TraceConfig | TraceConfigTypedDict]
        """Trace metadata for observability tools."""
        debug: NotRequired[ChatDebugOptions | ChatDebugOptionsTypedDict]
        """Debug options; streaming only."""
        background: NotRequired[bool | None]
        """Whether to create the response in the background."""
        store: NotRequired[Literal[False] | None]
        """Whether to store the response. The service stores nothing, so it rejects true with status 400; false
        by default.
        """
        previous_response_id: NotRequired[Any]
        """ID of a response to continue. The service is stateless and rejects every value except null with
        status 400; send the conversation in `input` instead.
        """
