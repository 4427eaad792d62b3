"""The class `AdditionalToolsItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.tool import decode_tool
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.tool import Tool, ToolTypedDict

_decode_tools = items(decode_tool)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AdditionalToolsItem(Model):
    """Additional tools for the rest of the conversation."""

    type_: Literal["additional_tools"] = "additional_tools"
    role: Literal["unknown", "user", "assistant", "system", "critic", "discriminator", "developer", "tool"] | str
    """Role that provides the tools."""
    tools: list[Tool]
    """Tools to add."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("role", "role", None),
        ("tools", "tools", _decode_tools),
        ("id", "id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.role = source["role"]
            self.tools = _decode_tools(value) if (value := source["tools"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["additional_tools"]:
        return self.type_


if TYPE_CHECKING:

    class AdditionalToolsItemTypedDict(TypedDict, total=False):
        """Additional tools for the rest of the conversation."""

        type: Required[Literal["additional_tools"]]
        role: Required[
            Literal["unknown", "user", "assistant", "system", "critic", "discriminator", "developer", "tool"] | str
        ]
        """Role that provides the tools."""
        tools: Required[Sequence[ToolTypedDict]]
        """Tools to add."""
        id: NotRequired[str | None]
        """ID of the item."""
