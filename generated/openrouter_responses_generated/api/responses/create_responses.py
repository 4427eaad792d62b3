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
        "Address of the calling app, by which OpenRouter tells apps apart.",
    ),
    Parameter(
        "x_open_router_title",
        "X-OpenRouter-Title",
        "str",
        False,
        "Name of the calling app, as shown to people.",
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
        "Whether the answer tells how the request was routed; it does not if the header is missing.",
    ),
)
"""The arguments that are sent as headers."""

PROPERTIES = (
    Parameter(
        "input",
        "input",
        "InputsTypedDict",
        False,
        "Prompt, as one text or as the items of the conversation so far.",
    ),
    Parameter(
        "instructions",
        "instructions",
        "str | None",
        True,
        "System message that goes before the input.",
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
        "Slugs of the models to try, in order, until one of them answers.",
    ),
    Parameter(
        "stream",
        "stream",
        "bool | None",
        True,
        "Whether the answer comes as server-sent events while it is made.",
    ),
    Parameter(
        "text",
        "text",
        "TextExtendedConfig | TextExtendedConfigTypedDict",
        False,
        "Format and length of the text that the model writes.",
    ),
    Parameter(
        "reasoning",
        "reasoning",
        "ReasoningConfig | ReasoningConfigTypedDict | None",
        True,
        "How much the model reasons, and what of it is shown.",
    ),
    Parameter(
        "max_output_tokens",
        "max_output_tokens",
        "int | None",
        True,
        "Maximum number of tokens that the model may produce, reasoning included.",
    ),
    Parameter(
        "temperature",
        "temperature",
        "float | None",
        True,
        "Randomness of the sampling; 0 is the most predictable.",
    ),
    Parameter(
        "top_p",
        "top_p",
        "float | None",
        True,
        "Share of the probability mass from which the next token is drawn.",
    ),
    Parameter(
        "top_k",
        "top_k",
        "int",
        False,
        "Number of likeliest tokens from which the next one is drawn.",
    ),
    Parameter(
        "frequency_penalty",
        "frequency_penalty",
        "float | None",
        True,
        "Penalty on a token for each time that it has occurred already.",
    ),
    Parameter(
        "presence_penalty",
        "presence_penalty",
        "float | None",
        True,
        "Penalty on every token that has occurred already.",
    ),
    Parameter(
        "stop",
        "stop",
        "str | Sequence[str] | None",
        True,
        "Texts at which the model stops writing, at most four.",
    ),
    Parameter(
        "top_logprobs",
        "top_logprobs",
        "int | None",
        True,
        "Number of likeliest alternatives to report for each token.",
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
        "Whether the model has to call a tool, and which.",
    ),
    Parameter(
        "parallel_tool_calls",
        "parallel_tool_calls",
        "bool | None",
        True,
        "Whether the model may call several tools at once.",
    ),
    Parameter(
        "max_tool_calls",
        "max_tool_calls",
        "int | None",
        True,
        "Maximum number of steps in which server tools may run, 30 if not given, which is also the upper bound.",
    ),
    Parameter(
        "stop_server_tools_when",
        "stop_server_tools_when",
        "Sequence[StopServerToolsWhenConditionTypedDict]",
        False,
        "Conditions that end the loop of server tools; any one of them is enough, and `max_tool_calls` is then ignored.",
    ),
    Parameter(
        "deferred_tools",
        "deferred_tools",
        "DeferredToolsControl | DeferredToolsControlTypedDict",
        False,
        "Opt-in to tool definitions that the model finds by search instead of being sent all of them.",
    ),
    Parameter(
        "plugins",
        "plugins",
        "Sequence[PluginTypedDict]",
        False,
        "Plugins to run around the request, with their settings.",
    ),
    Parameter(
        "provider",
        "provider",
        "ProviderPreferences | ProviderPreferencesTypedDict | None",
        True,
        "Preferences for the providers that serve the request.",
    ),
    Parameter(
        "service_tier",
        "service_tier",
        "ServiceTier | None",
        True,
        "Processing tier asked for; `fast` means the same as `priority`.",
    ),
    Parameter(
        "modalities",
        "modalities",
        "Sequence[OutputModality]",
        False,
        "Kinds of output wanted.",
    ),
    Parameter(
        "image_config",
        "image_config",
        "Mapping[str, str | float | Sequence[Any]]",
        False,
        "Settings for image models, whose names and values depend on the model.",
    ),
    Parameter(
        "include",
        "include",
        "Sequence[ResponseInclude] | None",
        True,
        "Further data to put into the answer.",
    ),
    Parameter(
        "prompt",
        "prompt",
        "StoredPromptTemplate | StoredPromptTemplateTypedDict | None",
        True,
        "Stored prompt template that makes the input.",
    ),
    Parameter(
        "prompt_cache_key",
        "prompt_cache_key",
        "str | None",
        True,
        "Key by which providers find a cached prompt prefix again.",
    ),
    Parameter(
        "prompt_cache_options",
        "prompt_cache_options",
        "PromptCacheOptions | PromptCacheOptionsTypedDict | None",
        True,
        "How explicit prompt caching works for the request.",
    ),
    Parameter(
        "cache_control",
        "cache_control",
        "AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict",
        False,
        "Turns on prompt caching in the style of Anthropic models, up to the last block that can be cached.",
    ),
    Parameter(
        "truncation",
        "truncation",
        "Truncation | None",
        True,
        "What to do when the input is longer than the context window.",
    ),
    Parameter(
        "metadata",
        "metadata",
        "Mapping[str, str] | None",
        True,
        "Notes of the caller, kept with the request; at most 16 pairs.",
    ),
    Parameter(
        "user",
        "user",
        "str",
        False,
        "Stable identifier of the end user on whose behalf the request is made.",
    ),
    Parameter(
        "safety_identifier",
        "safety_identifier",
        "str | None",
        True,
        "Stable pseudonym of the end user, by which providers confine the answer to abuse to that user.",
    ),
    Parameter(
        "session_id",
        "session_id",
        "str",
        False,
        "Identifier shared by requests that belong together; they go to the same provider, so that its cache serves them.",
    ),
    Parameter(
        "trace",
        "trace",
        "TraceConfig | TraceConfigTypedDict",
        False,
        "Names and identifiers under which tracing tools file the request.",
    ),
    Parameter(
        "debug",
        "debug",
        "ChatDebugOptions | ChatDebugOptionsTypedDict",
        False,
        "What to report about the request that goes to the provider; streaming only.",
    ),
    Parameter(
        "background",
        "background",
        "bool | None",
        True,
        "Whether the response may be made in the background.",
    ),
    Parameter(
        "store",
        "store",
        "Literal[False] | None",
        True,
        "Whether the response is stored. The service keeps nothing, so only false is accepted.",
    ),
    Parameter(
        "previous_response_id",
        "previous_response_id",
        "Any",
        True,
        "Response to continue; the service keeps no state, so only null is taken.",
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
        """Address of the calling app, by which OpenRouter tells apps apart."""
        x_open_router_title: str | None
        """Name of the calling app, as shown to people."""
        x_open_router_categories: str | None
        """Categories of the calling app, separated by commas."""
        x_open_router_metadata: MetadataLevel | None
        """Whether the answer tells how the request was routed; it does not if the header is missing."""
        input: InputsTypedDict | None
        """Prompt, as one text or as the items of the conversation so far."""
        instructions: str | None
        """System message that goes before the input."""
        model: str | None
        """Slug of the model to use, such as `openai/gpt-4o`."""
        models: Sequence[str] | None
        """Slugs of the models to try, in order, until one of them answers."""
        text: TextExtendedConfig | TextExtendedConfigTypedDict | None
        """Format and length of the text that the model writes."""
        reasoning: ReasoningConfig | ReasoningConfigTypedDict | None
        """How much the model reasons, and what of it is shown."""
        max_output_tokens: int | None
        """Maximum number of tokens that the model may produce, reasoning included."""
        temperature: float | None
        """Randomness of the sampling; 0 is the most predictable."""
        top_p: float | None
        """Share of the probability mass from which the next token is drawn."""
        top_k: int | None
        """Number of likeliest tokens from which the next one is drawn."""
        frequency_penalty: float | None
        """Penalty on a token for each time that it has occurred already."""
        presence_penalty: float | None
        """Penalty on every token that has occurred already."""
        stop: str | Sequence[str] | None
        """Texts at which the model stops writing, at most four."""
        top_logprobs: int | None
        """Number of likeliest alternatives to report for each token."""
        tools: Sequence[ToolTypedDict] | None
        """Tools that the model may call."""
        tool_choice: ToolChoiceTypedDict | None
        """Whether the model has to call a tool, and which."""
        parallel_tool_calls: bool | None
        """Whether the model may call several tools at once."""
        max_tool_calls: int | None
        """Maximum number of steps in which server tools may run, 30 if not given, which is also the upper
        bound.
        """
        stop_server_tools_when: Sequence[StopServerToolsWhenConditionTypedDict] | None
        """Conditions that end the loop of server tools; any one of them is enough, and `max_tool_calls` is
        then ignored.
        """
        deferred_tools: DeferredToolsControl | DeferredToolsControlTypedDict | None
        """Opt-in to tool definitions that the model finds by search instead of being sent all of them."""
        plugins: Sequence[PluginTypedDict] | None
        """Plugins to run around the request, with their settings."""
        provider: ProviderPreferences | ProviderPreferencesTypedDict | None
        """Preferences for the providers that serve the request."""
        service_tier: ServiceTier | None
        """Processing tier asked for; `fast` means the same as `priority`."""
        modalities: Sequence[OutputModality] | None
        """Kinds of output wanted."""
        image_config: Mapping[str, str | float | Sequence[Any]] | None
        """Settings for image models, whose names and values depend on the model."""
        include: Sequence[ResponseInclude] | None
        """Further data to put into the answer."""
        prompt: StoredPromptTemplate | StoredPromptTemplateTypedDict | None
        """Stored prompt template that makes the input."""
        prompt_cache_key: str | None
        """Key by which providers find a cached prompt prefix again."""
        prompt_cache_options: PromptCacheOptions | PromptCacheOptionsTypedDict | None
        """How explicit prompt caching works for the request."""
        cache_control: AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict | None
        """Turns on prompt caching in the style of Anthropic models, up to the last block that can be cached."""
        truncation: Truncation | None
        """What to do when the input is longer than the context window."""
        metadata: Mapping[str, str] | None
        """Notes of the caller, kept with the request; at most 16 pairs."""
        user: str | None
        """Stable identifier of the end user on whose behalf the request is made."""
        safety_identifier: str | None
        """Stable pseudonym of the end user, by which providers confine the answer to abuse to that user."""
        session_id: str | None
        """Identifier shared by requests that belong together; they go to the same provider, so that its cache
        serves them.
        """
        trace: TraceConfig | TraceConfigTypedDict | None
        """Names and identifiers under which tracing tools file the request."""
        debug: ChatDebugOptions | ChatDebugOptionsTypedDict | None
        """What to report about the request that goes to the provider; streaming only."""
        background: bool | None
        """Whether the response may be made in the background."""
        store: Literal[False] | None
        """Whether the response is stored. The service keeps nothing, so only false is accepted."""
        previous_response_id: Any
        """Response to continue; the service keeps no state, so only null is taken."""
