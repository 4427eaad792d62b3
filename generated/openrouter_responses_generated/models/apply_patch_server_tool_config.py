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
    """Where patches are checked."""

    engine: ToolEngine | Unset = UNSET
    """Who runs the tool."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("engine", "engine", None),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.engine = take("engine", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ApplyPatchServerToolConfigTypedDict(TypedDict, total=False):
        """Where patches are checked."""

        engine: NotRequired[ToolEngine]
        """Who runs the tool."""
