"""POST /responses: its address, its parameters, and what its answers decode to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

from ...decoders import model
from ...models.stream_events import decode_stream_events

if TYPE_CHECKING:
    from ...models.anthropic_cache_control_directive import (
        AnthropicCacheControlDirective,
        AnthropicCacheControlDirectiveTypedDict,
    )
    from ...models.chat_debug_options import ChatDebugOptions, ChatDebugOptionsTypedDict
    from ...models.deferred_tools_control import DeferredToolsControl, DeferredToolsControlTypedDict
    from ...models.inputs import InputsTypedDict
    from ...models.metadata_level import MetadataLevel
    from ...models.output_modality import OutputModality
    from ...models.plugin import PluginTypedDict
    from ...models.prompt_cache_options import PromptCacheOptions, PromptCacheOptionsTypedDict
    from ...models.provider_preferences import ProviderPreferences, ProviderPreferencesTypedDict
    from ...models.reasoning_config import ReasoningConfig, ReasoningConfigTypedDict
    from ...models.response_include import ResponseInclude
    from ...models.service_tier import ServiceTier
    from ...models.stop_server_tools_when_condition import (
        StopServerToolsWhenConditionTypedDict,
    )
    from ...models.stored_prompt_template import StoredPromptTemplate, StoredPromptTemplateTypedDict
    from ...models.text_extended_config import TextExtendedConfig, TextExtendedConfigTypedDict
    from ...models.tool import ToolTypedDict
    from ...models.tool_choice import ToolChoiceTypedDict
    from ...models.trace_config import TraceConfig, TraceConfigTypedDict
    from ...models.truncation import Truncation

METHOD = "POST"
PATH = "/responses"
SERVER_URL = "https://openrouter.ai/api/v1"


class Parameter(NamedTuple):
    """One argument of the operation."""

    name: str
    wire_name: str
    annotation: str
    """Its type, as it is written in source code."""
    nullable: bool
    """Whether it can be null; where it cannot, None says that it is not given."""
    description: str


HEADERS = (
    Parameter(
        "http_referer",
        "HTTP-Referer",
        "str",
        False,
        "URL of the calling app, which identifies the app to OpenRouter.",
    ),
    Parameter(
        "x_open_router_title",
        "X-OpenRouter-Title",
        "str",
        False,
        "Display name of the calling app.",
    ),
    Parameter(
        "x_open_router_categories",
        "X-OpenRouter-Categories",
        "str",
        False,
        "Categories of the calling app, separated by commas.",
    ),
    Parameter(
        "x_open_router_metadata",
        "X-OpenRouter-Metadata",
        "MetadataLevel",
        False,
        "Whether the response includes routing metadata in `openrouter_metadata`; `disabled` if the header is absent.",
    ),
)
"""The arguments that are sent as headers."""

PROPERTIES = (
    Parameter(
        "input",
        "input",
        "InputsTypedDict",
        False,
        "Input of the model: a text prompt, or the items of the conversation so far.",
    ),
    Parameter(
        "instructions",
        "instructions",
        "str | None",
        True,
        "System message placed before the input.",
    ),
    Parameter(
        "model",
        "model",
        "str",
        False,
        "Slug of the model to use, such as `openai/gpt-4o`.",
    ),
    Parameter(
        "models",
        "models",
        "Sequence[str]",
        False,
        "Slugs of the models to try, in order, until one of them responds.",
    ),
    Parameter(
        "stream",
        "stream",
        "bool | None",
        True,
        "Whether to stream the response as server-sent events; false by default.",
    ),
    Parameter(
        "text",
        "text",
        "TextExtendedConfig | TextExtendedConfigTypedDict",
        False,
        "Format and verbosity of the text output.",
    ),
    Parameter(
        "reasoning",
        "reasoning",
        "ReasoningConfig | ReasoningConfigTypedDict | None",
        True,
        "Reasoning configuration, such as the effort and the summary.",
    ),
    Parameter(
        "max_output_tokens",
        "max_output_tokens",
        "int | None",
        True,
        "Maximum number of output tokens, including reasoning tokens.",
    ),
    Parameter(
        "temperature",
        "temperature",
        "float | None",
        True,
        "Sampling temperature: higher values make the output more random, 0 is the most deterministic.",
    ),
    Parameter(
        "top_p",
        "top_p",
        "float | None",
        True,
        "Nucleus sampling: the probability mass, from 0 to 1, of the most likely tokens to sample from.",
    ),
    Parameter(
        "top_k",
        "top_k",
        "int",
        False,
        "Number of most likely tokens to sample from.",
    ),
    Parameter(
        "frequency_penalty",
        "frequency_penalty",
        "float | None",
        True,
        "Penalty on a token that grows with the number of its occurrences so far.",
    ),
    Parameter(
        "presence_penalty",
        "presence_penalty",
        "float | None",
        True,
        "Penalty on every token that has occurred at least once.",
    ),
    Parameter(
        "stop",
        "stop",
        "str | Sequence[str] | None",
        True,
        "Sequences at which generation stops; at most 4.",
    ),
    Parameter(
        "top_logprobs",
        "top_logprobs",
        "int | None",
        True,
        "Number of most likely alternative tokens to return at each position, with their log probabilities.",
    ),
    Parameter(
        "tools",
        "tools",
        "Sequence[ToolTypedDict]",
        False,
        "Tools that the model may call.",
    ),
    Parameter(
        "tool_choice",
        "tool_choice",
        "ToolChoiceTypedDict",
        False,
        "Whether the model must call a tool, and which one.",
    ),
    Parameter(
        "parallel_tool_calls",
        "parallel_tool_calls",
        "bool | None",
        True,
        "Whether the model may call several tools in parallel.",
    ),
    Parameter(
        "max_tool_calls",
        "max_tool_calls",
        "int | None",
        True,
        "Maximum number of server-tool steps in the request; 30 by default, which is also the maximum. Ignored if `stop_server_tools_when` is set.",
    ),
    Parameter(
        "stop_server_tools_when",
        "stop_server_tools_when",
        "Sequence[StopServerToolsWhenConditionTypedDict]",
        False,
        "Conditions that stop the server-tool loop; one true condition is enough. Overrides `max_tool_calls`.",
    ),
    Parameter(
        "deferred_tools",
        "deferred_tools",
        "DeferredToolsControl | DeferredToolsControlTypedDict",
        False,
        "Opt-in to deferred tool loading: the model finds tool definitions by search instead of receiving all of them.",
    ),
    Parameter(
        "plugins",
        "plugins",
        "Sequence[PluginTypedDict]",
        False,
        "Plugins to enable for the request, with their configuration.",
    ),
    Parameter(
        "provider",
        "provider",
        "ProviderPreferences | ProviderPreferencesTypedDict | None",
        True,
        "Preferences for routing the request to providers.",
    ),
    Parameter(
        "service_tier",
        "service_tier",
        "ServiceTier | None",
        True,
        "Requested processing tier; `auto` by default. `fast` is an alias of `priority`; `ultrafast` falls back to `priority` and then to `default`.",
    ),
    Parameter(
        "modalities",
        "modalities",
        "Sequence[OutputModality]",
        False,
        "Requested output modalities.",
    ),
    Parameter(
        "image_config",
        "image_config",
        "Mapping[str, str | float | Sequence[Any]]",
        False,
        "Options of the image model; keys and values depend on the model and provider.",
    ),
    Parameter(
        "include",
        "include",
        "Sequence[ResponseInclude] | None",
        True,
        "Additional data to include in the response.",
    ),
    Parameter(
        "prompt",
        "prompt",
        "StoredPromptTemplate | StoredPromptTemplateTypedDict | None",
        True,
        "Stored prompt template to use as the input.",
    ),
    Parameter(
        "prompt_cache_key",
        "prompt_cache_key",
        "str | None",
        True,
        "Key that helps providers to reuse a cached prompt prefix across requests.",
    ),
    Parameter(
        "prompt_cache_options",
        "prompt_cache_options",
        "PromptCacheOptions | PromptCacheOptionsTypedDict | None",
        True,
        "Explicit prompt caching for the request. Only for GPT-5.6 and later OpenAI models.",
    ),
    Parameter(
        "cache_control",
        "cache_control",
        "AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict",
        False,
        "Automatic prompt caching: places a cache breakpoint at the last cacheable block of the request.",
    ),
    Parameter(
        "truncation",
        "truncation",
        "Truncation | None",
        True,
        "Handling of an input that exceeds the context window.",
    ),
    Parameter(
        "metadata",
        "metadata",
        "Mapping[str, str] | None",
        True,
        "Key-value pairs attached to the request: at most 16, with keys of up to 64 characters without square brackets and values of up to 512 characters.",
    ),
    Parameter(
        "user",
        "user",
        "str",
        False,
        "Stable ID of the end user; at most 256 characters.",
    ),
    Parameter(
        "safety_identifier",
        "safety_identifier",
        "str | None",
        True,
        "Stable ID, hash or pseudonym of the end user. Providers use it to confine measures against abuse to that user instead of the whole account. It is hashed before it is sent to a provider.",
    ),
    Parameter(
        "session_id",
        "session_id",
        "str",
        False,
        "ID that groups related requests; at most 256 characters. All requests of a session are routed to the same provider, which improves prompt cache hits. Takes precedence over the `x-session-id` header.",
    ),
    Parameter(
        "trace",
        "trace",
        "TraceConfig | TraceConfigTypedDict",
        False,
        "Trace metadata for observability tools.",
    ),
    Parameter(
        "debug",
        "debug",
        "ChatDebugOptions | ChatDebugOptionsTypedDict",
        False,
        "Debug options; streaming only.",
    ),
    Parameter(
        "background",
        "background",
        "bool | None",
        True,
        "Whether to create the response in the background.",
    ),
    Parameter(
        "store",
        "store",
        "Literal[False] | None",
        True,
        "Whether to store the response. The service stores nothing, so it rejects true with status 400; false by default.",
    ),
    Parameter(
        "previous_response_id",
        "previous_response_id",
        "Any",
        True,
        "ID of a response to continue. The service is stateless and rejects every value except null with status 400; send the conversation in `input` instead.",
    ),
)
"""The arguments that are properties of the request."""


class Limits(NamedTuple):
    """What a dictionary must keep to; None where there is no limit. Lengths are in characters."""

    max_properties: int | None
    max_name_length: int | None
    name_pattern: str | None
    max_value_length: int | None


METADATA_LIMITS = Limits(16, 64, "^[^\\[\\]]*$", 512)

decode_result = model("open_responses_result:OpenResponsesResult")
decode_event = decode_stream_events
decode_error = model("error_response:ErrorResponse")

if TYPE_CHECKING:

    class CreateResponsesParams(TypedDict, total=False):
        """The keyword arguments of the operation, `stream` apart."""

        http_referer: str | None
        """URL of the calling app, which identifies the app to OpenRouter."""
        x_open_router_title: str | None
        """Display name of the calling app."""
        x_open_router_categories: str | None
        """Categories of the calling app, separated by commas."""
        x_open_router_metadata: MetadataLevel | None
        """Whether the response includes routing metadata in `openrouter_metadata`; `disabled` if the header is
        absent.
        """
        input: InputsTypedDict | None
        """Input of the model: a text prompt, or the items of the conversation so far."""
        instructions: str | None
        """System message placed before the input."""
        model: str | None
        """Slug of the model to use, such as `openai/gpt-4o`."""
        models: Sequence[str] | None
        """Slugs of the models to try, in order, until one of them responds."""
        text: TextExtendedConfig | TextExtendedConfigTypedDict | None
        """Format and verbosity of the text output."""
        reasoning: ReasoningConfig | ReasoningConfigTypedDict | None
        """Reasoning configuration, such as the effort and the summary."""
        max_output_tokens: int | None
        """Maximum number of output tokens, including reasoning tokens."""
        temperature: float | None
        """Sampling temperature: higher values make the output more random, 0 is the most deterministic."""
        top_p: float | None
        """Nucleus sampling: the probability mass, from 0 to 1, of the most likely tokens to sample from."""
        top_k: int | None
        """Number of most likely tokens to sample from."""
        frequency_penalty: float | None
        """Penalty on a token that grows with the number of its occurrences so far."""
        presence_penalty: float | None
        """Penalty on every token that has occurred at least once."""
        stop: str | Sequence[str] | None
        """Sequences at which generation stops; at most 4."""
        top_logprobs: int | None
        """Number of most likely alternative tokens to return at each position, with their log probabilities."""
        tools: Sequence[ToolTypedDict] | None
        """Tools that the model may call."""
        tool_choice: ToolChoiceTypedDict | None
        """Whether the model must call a tool, and which one."""
        parallel_tool_calls: bool | None
        """Whether the model may call several tools in parallel."""
        max_tool_calls: int | None
        """Maximum number of server-tool steps in the request; 30 by default, which is also the maximum.
        Ignored if `stop_server_tools_when` is set.
        """
        stop_server_tools_when: Sequence[StopServerToolsWhenConditionTypedDict] | None
        """Conditions that stop the server-tool loop; one true condition is enough. Overrides `max_tool_calls`."""
        deferred_tools: DeferredToolsControl | DeferredToolsControlTypedDict | None
        """Opt-in to deferred tool loading: the model finds tool definitions by search instead of receiving all
        of them.
        """
        plugins: Sequence[PluginTypedDict] | None
        """Plugins to enable for the request, with their configuration."""
        provider: ProviderPreferences | ProviderPreferencesTypedDict | None
        """Preferences for routing the request to providers."""
        service_tier: ServiceTier | None
        """Requested processing tier; `auto` by default. `fast` is an alias of `priority`; `ultrafast` falls
        back to `priority` and then to `default`.
        """
        modalities: Sequence[OutputModality] | None
        """Requested output modalities."""
        image_config: Mapping[str, str | float | Sequence[Any]] | None
        """Options of the image model; keys and values depend on the model and provider."""
        include: Sequence[ResponseInclude] | None
        """Additional data to include in the response."""
        prompt: StoredPromptTemplate | StoredPromptTemplateTypedDict | None
        """Stored prompt template to use as the input."""
        prompt_cache_key: str | None
        """Key that helps providers to reuse a cached prompt prefix across requests."""
        prompt_cache_options: PromptCacheOptions | PromptCacheOptionsTypedDict | None
        """Explicit prompt caching for the request. Only for GPT-5.6 and later OpenAI models."""
        cache_control: AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict | None
        """Automatic prompt caching: places a cache breakpoint at the last cacheable block of the request."""
        truncation: Truncation | None
        """Handling of an input that exceeds the context window."""
        metadata: Mapping[str, str] | None
        """Key-value pairs attached to the request: at most 16, with keys of up to 64 characters without square
        brackets and values of up to 512 characters.
        """
        user: str | None
        """Stable ID of the end user; at most 256 characters."""
        safety_identifier: str | None
        """Stable ID, hash or pseudonym of the end user. Providers use it to confine measures against abuse to
        that user instead of the whole account. It is hashed before it is sent to a provider.
        """
        session_id: str | None
        """ID that groups related requests; at most 256 characters. All requests of a session are routed to the
        same provider, which improves prompt cache hits. Takes precedence over the `x-session-id` header.
        """
        trace: TraceConfig | TraceConfigTypedDict | None
        """Trace metadata for observability tools."""
        debug: ChatDebugOptions | ChatDebugOptionsTypedDict | None
        """Debug options; streaming only."""
        background: bool | None
        """Whether to create the response in the background."""
        store: Literal[False] | None
        """Whether to store the response. The service stores nothing, so it rejects true with status 400; false
        by default.
        """
        previous_response_id: Any
        """ID of a response to continue. The service is stateless and rejects every value except null with
        status 400; send the conversation in `input` instead.
        """
