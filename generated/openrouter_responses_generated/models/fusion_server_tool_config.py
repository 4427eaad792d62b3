"""The class `FusionServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.anthropic_cache_control_directive import (
        AnthropicCacheControlDirective,
        AnthropicCacheControlDirectiveTypedDict,
    )
    from ..models.nested_reasoning import NestedReasoning, NestedReasoningTypedDict
    from ..models.nested_tool import NestedTool, NestedToolTypedDict

_decode_tools = items(model("nested_tool:NestedTool"))
_decode_reasoning = model("nested_reasoning:NestedReasoning")
_decode_cache_control = model("anthropic_cache_control_directive:AnthropicCacheControlDirective")


@_attrs_define(kw_only=True, repr=False)
class FusionServerToolConfig(Model):
    """Configuration of the fusion tool."""

    analysis_models: list[str] | Unset = UNSET
    """Slugs of the panel models, which answer in parallel; 1 to 8."""
    model: str | Unset = UNSET
    """Slug of the analyst model, which analyzes the answers; the model of the request if absent."""
    tools: list[NestedTool] | Unset = UNSET
    """Server tools available to the models; `openrouter:web_search` and `openrouter:web_fetch` by default.
    An empty list disables tools.
    """
    max_tool_calls: int | Unset = UNSET
    """Maximum number of tool-calling steps for each model, from 1 to 16; 4 by default."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of output tokens of each model per call, including reasoning tokens; 16,000 by
    default.
    """
    reasoning: NestedReasoning | Unset = UNSET
    """Reasoning configuration of the panel models and the analyst."""
    temperature: float | Unset = UNSET
    """Sampling temperature of the panel models; the provider's default if absent. The analyst always runs
    at 0.
    """
    cache_control: AnthropicCacheControlDirective | Unset = UNSET
    """Prompt caching of the calls to the models."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("analysis_models", "analysis_models", None),
        ("model", "model", None),
        ("tools", "tools", _decode_tools),
        ("max_tool_calls", "max_tool_calls", None),
        ("max_completion_tokens", "max_completion_tokens", None),
        ("reasoning", "reasoning", _decode_reasoning),
        ("temperature", "temperature", None),
        ("cache_control", "cache_control", _decode_cache_control),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.analysis_models = source.get("analysis_models", UNSET)
        self.model = source.get("model", UNSET)
        self.tools = _decode_tools(value) if (value := source.get("tools", UNSET)) else value
        self.max_tool_calls = source.get("max_tool_calls", UNSET)
        self.max_completion_tokens = source.get("max_completion_tokens", UNSET)
        self.reasoning = _decode_reasoning(source["reasoning"]) if "reasoning" in source else UNSET
        self.temperature = source.get("temperature", UNSET)
        self.cache_control = _decode_cache_control(source["cache_control"]) if "cache_control" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of the fusion tool."""

        analysis_models: NotRequired[Sequence[str]]
        """Slugs of the panel models, which answer in parallel; 1 to 8."""
        model: NotRequired[str]
        """Slug of the analyst model, which analyzes the answers; the model of the request if absent."""
        tools: NotRequired[Sequence[NestedTool | NestedToolTypedDict]]
        """Server tools available to the models; `openrouter:web_search` and `openrouter:web_fetch` by default.
        An empty list disables tools.
        """
        max_tool_calls: NotRequired[int]
        """Maximum number of tool-calling steps for each model, from 1 to 16; 4 by default."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of output tokens of each model per call, including reasoning tokens; 16,000 by
        default.
        """
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """Reasoning configuration of the panel models and the analyst."""
        temperature: NotRequired[float]
        """Sampling temperature of the panel models; the provider's default if absent. The analyst always runs
        at 0.
        """
        cache_control: NotRequired[AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict]
        """Prompt caching of the calls to the models."""
