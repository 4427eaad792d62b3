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
    """Which models are asked, and which one analyses their answers."""

    analysis_models: list[str] | Unset = UNSET
    """Slugs of the models that are asked."""
    model: str | Unset = UNSET
    """Slug of the model that analyses the answers."""
    tools: list[NestedTool] | Unset = UNSET
    """Server tools that the models may use; none if empty."""
    max_tool_calls: int | Unset = UNSET
    """Maximum number of steps in which each model may call tools."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of tokens that each model may produce per call."""
    reasoning: NestedReasoning | Unset = UNSET
    """How much the models reason."""
    temperature: float | Unset = UNSET
    """Randomness of the sampling of the models that are asked."""
    cache_control: AnthropicCacheControlDirective | Unset = UNSET
    """Prompt caching for the calls to the models."""
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
        """Which models are asked, and which one analyses their answers."""

        analysis_models: NotRequired[Sequence[str]]
        """Slugs of the models that are asked."""
        model: NotRequired[str]
        """Slug of the model that analyses the answers."""
        tools: NotRequired[Sequence[NestedTool | NestedToolTypedDict]]
        """Server tools that the models may use; none if empty."""
        max_tool_calls: NotRequired[int]
        """Maximum number of steps in which each model may call tools."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of tokens that each model may produce per call."""
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """How much the models reason."""
        temperature: NotRequired[float]
        """Randomness of the sampling of the models that are asked."""
        cache_control: NotRequired[AnthropicCacheControlDirective | AnthropicCacheControlDirectiveTypedDict]
        """Prompt caching for the calls to the models."""
