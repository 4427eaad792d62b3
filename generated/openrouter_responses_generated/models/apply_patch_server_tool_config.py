"""The class `ApplyPatchServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.tool_engine import ToolEngine


@_attrs_define(kw_only=True, repr=False)
class ApplyPatchServerToolConfig(Model):
    """Configuration of the patch tool."""

    engine: ToolEngine | Unset = UNSET
    """Engine of the tool: `auto` (default) and `native` use the provider's patch tool if the endpoint has
    one and OpenRouter's validation otherwise; `openrouter` always uses OpenRouter's validation.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("engine", "engine", None),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.engine = source.get("engine", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ApplyPatchServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of the patch tool."""

        engine: NotRequired[ToolEngine]
        """Engine of the tool: `auto` (default) and `native` use the provider's patch tool if the endpoint has
        one and OpenRouter's validation otherwise; `openrouter` always uses OpenRouter's validation.
        """
