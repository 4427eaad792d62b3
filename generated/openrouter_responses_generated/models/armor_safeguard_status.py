"""The class `ArmorSafeguardStatus`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import values
from ..models.tool_use_verdict import decode_tool_use_verdict
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.tool_use_verdict import ToolUseVerdict

_decode_tool_uses = values(decode_tool_use_verdict)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ArmorSafeguardStatus(Model):
    """Verdicts on tool calls."""

    type_: Literal["available"] = "available"
    tool_uses: dict[str, ToolUseVerdict]
    """Verdict on each tool call, by `call_id`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("tool_uses", "tool_uses", _decode_tool_uses),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.tool_uses = _decode_tool_uses(source["tool_uses"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["available"]:
        return self.type_
