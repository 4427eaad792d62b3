"""The class `FusionPlugin`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.nested_tool import NestedTool, NestedToolTypedDict

_decode_tools = items(model("nested_tool:NestedTool"))


@_attrs_define(kw_only=True, repr=False)
class FusionPlugin(Model):
    """Configuration of a fusion run started by the `openrouter/fusion` model or the `openrouter:fusion`
    tool.
    """

    id: Literal["fusion"] = "fusion"
    analysis_models: list[str] | Unset = UNSET
    """Slugs of the panel models, which answer in parallel; 1 to 8. Takes precedence over `preset`."""
    model: str | Unset = UNSET
    """Slug of the model that analyzes the answers and writes the final one. Takes precedence over
    `preset`.
    """
    preset: Literal["general-high", "general-budget", "general-fast"] | str | Unset = UNSET
    """Predefined panel and analyst, named by task and tier."""
    tools: list[NestedTool] | Unset = UNSET
    """Server tools available to the models; `openrouter:web_search` and `openrouter:web_fetch` by default.
    An empty list disables tools.
    """
    max_tool_calls: int | Unset = UNSET
    """Maximum number of tool-calling steps for each model, from 1 to 16; 4 by default."""
    enabled: bool | Unset = UNSET
    """Whether to apply this configuration; true by default."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("analysis_models", "analysis_models", None),
        ("model", "model", None),
        ("preset", "preset", None),
        ("tools", "tools", _decode_tools),
        ("max_tool_calls", "max_tool_calls", None),
        ("enabled", "enabled", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.analysis_models = source.get("analysis_models", UNSET)
        self.model = source.get("model", UNSET)
        self.preset = source.get("preset", UNSET)
        self.tools = _decode_tools(value) if (value := source.get("tools", UNSET)) else value
        self.max_tool_calls = source.get("max_tool_calls", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionPluginTypedDict(TypedDict, total=False):
        """Configuration of a fusion run started by the `openrouter/fusion` model or the `openrouter:fusion`
        tool.
        """

        id: Required[Literal["fusion"]]
        analysis_models: NotRequired[Sequence[str]]
        """Slugs of the panel models, which answer in parallel; 1 to 8. Takes precedence over `preset`."""
        model: NotRequired[str]
        """Slug of the model that analyzes the answers and writes the final one. Takes precedence over
        `preset`.
        """
        preset: NotRequired[Literal["general-high", "general-budget", "general-fast"] | str]
        """Predefined panel and analyst, named by task and tier."""
        tools: NotRequired[Sequence[NestedTool | NestedToolTypedDict]]
        """Server tools available to the models; `openrouter:web_search` and `openrouter:web_fetch` by default.
        An empty list disables tools.
        """
        max_tool_calls: NotRequired[int]
        """Maximum number of tool-calling steps for each model, from 1 to 16; 4 by default."""
        enabled: NotRequired[bool]
        """Whether to apply this configuration; true by default."""
