"""The class `ArmorSafeguardStatus`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import values
from ..models.tool_use_verdict import decode_tool_use_verdict
from ..types import UNSET, Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.tool_use_verdict import ToolUseVerdict

_decode_tool_uses = values(decode_tool_use_verdict)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ArmorSafeguardStatus(Model):
    """Verdicts on the tool calls."""

    type_: Literal["available"] = "available"
    tool_uses: dict[str, ToolUseVerdict]
    """Verdict on each tool call, by its call identifier."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("tool_uses", "tool_uses", _decode_tool_uses),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.tool_uses = _decode_tool_uses(take("tool_uses", UNSET))
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["available"]:
        return self.type_
