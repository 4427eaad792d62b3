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
    """Which model works on tasks, and with which tools."""

    model: str | Unset = UNSET
    """Slug of the model that does the task."""
    name: str | Unset = UNSET
    """Name of the subagent, needed when there are several."""
    instructions: str | Unset = UNSET
    """System message of the subagent."""
    tools: list[NestedTool] | Unset = UNSET
    """Server tools that the subagent may use."""
    inherit_functions: bool | Unset = UNSET
    """Whether the subagent may call every function of the request; experimental."""
    inherited_function_names: list[str] | Unset = UNSET
    """Functions of the request that the subagent may call; experimental."""
    max_tool_calls: int | Unset = UNSET
    """Maximum number of steps in which the subagent may call tools."""
    reasoning: NestedReasoning | Unset = UNSET
    """How much the subagent reasons."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of tokens that the subagent may produce."""
    temperature: float | Unset = UNSET
    """Randomness of the subagent's sampling."""
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
        """Which model works on tasks, and with which tools."""

        model: NotRequired[str]
        """Slug of the model that does the task."""
        name: NotRequired[str]
        """Name of the subagent, needed when there are several."""
        instructions: NotRequired[str]
        """System message of the subagent."""
        tools: NotRequired[Sequence[NestedTool | NestedToolTypedDict]]
        """Server tools that the subagent may use."""
        inherit_functions: NotRequired[bool]
        """Whether the subagent may call every function of the request; experimental."""
        inherited_function_names: NotRequired[Sequence[str]]
        """Functions of the request that the subagent may call; experimental."""
        max_tool_calls: NotRequired[int]
        """Maximum number of steps in which the subagent may call tools."""
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """How much the subagent reasons."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of tokens that the subagent may produce."""
        temperature: NotRequired[float]
        """Randomness of the subagent's sampling."""
