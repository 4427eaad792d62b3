"""The class `SubagentServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.nested_reasoning import NestedReasoning, NestedReasoningTypedDict
    from ..models.nested_tool import NestedTool, NestedToolTypedDict

_decode_tools = items(model("nested_tool:NestedTool"))
_decode_reasoning = model("nested_reasoning:NestedReasoning")


@_attrs_define(kw_only=True, repr=False)
class SubagentServerToolConfig(Model):
    """Configuration of a subagent."""

    model: str | Unset = UNSET
    """Slug of the subagent's model; the model of the request if absent."""
    name: str | Unset = UNSET
    """Name of the subagent, unique in the request; 1 to 64 letters, digits, spaces, underscores or
    hyphens. At most one subagent may omit it.
    """
    instructions: str | Unset = UNSET
    """System message of the subagent; no system message if absent."""
    tools: list[NestedTool] | Unset = UNSET
    """OpenRouter server tools available to the subagent; function tools and the subagent tool itself are
    rejected.
    """
    inherit_functions: bool | Unset = UNSET
    """Whether the subagent may call every function tool of the request. Experimental."""
    inherited_function_names: list[str] | Unset = UNSET
    """Names of the function tools of the request that the subagent may call; ignored if
    `inherit_functions` is true. Experimental.
    """
    max_tool_calls: int | Unset = UNSET
    """Maximum number of tool-calling steps of the subagent, from 1 to 25."""
    reasoning: NestedReasoning | Unset = UNSET
    """Reasoning configuration of the subagent."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of output tokens of the subagent, including reasoning tokens; the provider's default
    if absent.
    """
    temperature: float | Unset = UNSET
    """Sampling temperature of the subagent; the provider's default if absent."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("name", "name", None),
        ("instructions", "instructions", None),
        ("tools", "tools", _decode_tools),
        ("inherit_functions", "inherit_functions", None),
        ("inherited_function_names", "inherited_function_names", None),
        ("max_tool_calls", "max_tool_calls", None),
        ("reasoning", "reasoning", _decode_reasoning),
        ("max_completion_tokens", "max_completion_tokens", None),
        ("temperature", "temperature", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.model = source.get("model", UNSET)
        self.name = source.get("name", UNSET)
        self.instructions = source.get("instructions", UNSET)
        self.tools = _decode_tools(value) if (value := source.get("tools", UNSET)) else value
        self.inherit_functions = source.get("inherit_functions", UNSET)
        self.inherited_function_names = source.get("inherited_function_names", UNSET)
        self.max_tool_calls = source.get("max_tool_calls", UNSET)
        self.reasoning = _decode_reasoning(source["reasoning"]) if "reasoning" in source else UNSET
        self.max_completion_tokens = source.get("max_completion_tokens", UNSET)
        self.temperature = source.get("temperature", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class SubagentServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of a subagent."""

        model: NotRequired[str]
        """Slug of the subagent's model; the model of the request if absent."""
        name: NotRequired[str]
        """Name of the subagent, unique in the request; 1 to 64 letters, digits, spaces, underscores or
        hyphens. At most one subagent may omit it.
        """
        instructions: NotRequired[str]
        """System message of the subagent; no system message if absent."""
        tools: NotRequired[Sequence[NestedTool | NestedToolTypedDict]]
        """OpenRouter server tools available to the subagent; function tools and the subagent tool itself are
        rejected.
        """
        inherit_functions: NotRequired[bool]
        """Whether the subagent may call every function tool of the request. Experimental."""
        inherited_function_names: NotRequired[Sequence[str]]
        """Names of the function tools of the request that the subagent may call; ignored if
        `inherit_functions` is true. Experimental.
        """
        max_tool_calls: NotRequired[int]
        """Maximum number of tool-calling steps of the subagent, from 1 to 25."""
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """Reasoning configuration of the subagent."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of output tokens of the subagent, including reasoning tokens; the provider's default
        if absent.
        """
        temperature: NotRequired[float]
        """Sampling temperature of the subagent; the provider's default if absent."""
