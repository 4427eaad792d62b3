"""The class `ArmorSafeguardResult`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.armor_safeguard_status import ArmorSafeguardStatus

_decode_status = model("armor_safeguard_status:ArmorSafeguardStatus")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ArmorSafeguardResult(Model):
    """Verdicts of the armor plugin on the client tool calls of a response."""

    type_: Literal["dangerous_tool_use"] = "dangerous_tool_use"
    status: ArmorSafeguardStatus
    """Verdicts by tool call."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", _decode_status),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = _decode_status(source["status"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["dangerous_tool_use"]:
        return self.type_
