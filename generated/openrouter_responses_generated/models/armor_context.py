"""The class `ArmorContext`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.armor_auto_mode import ArmorAutoMode, ArmorAutoModeTypedDict

_decode_auto_mode = model("armor_auto_mode:ArmorAutoMode")


@_attrs_define(kw_only=True, repr=False)
class ArmorContext(Model):
    """Rules and environment for the evaluation of tool calls."""

    v: float
    """Version of the format."""
    auto_mode: ArmorAutoMode | Unset = UNSET
    """Rules and environment entries."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("v", "v", None),
        ("auto_mode", "auto_mode", _decode_auto_mode),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.v = source["v"]
        except KeyError:
            return cls._from_partial(source)
        self.auto_mode = _decode_auto_mode(source["auto_mode"]) if "auto_mode" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ArmorContextTypedDict(TypedDict, total=False):
        """Rules and environment for the evaluation of tool calls."""

        v: Required[float]
        """Version of the format."""
        auto_mode: NotRequired[ArmorAutoMode | ArmorAutoModeTypedDict]
        """Rules and environment entries."""
