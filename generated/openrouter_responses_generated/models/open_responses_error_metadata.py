"""The class `OpenResponsesErrorMetadata`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.alignment_result import AlignmentResult

_decode_alignment = model("alignment_result:AlignmentResult")


@_attrs_define(kw_only=True, repr=False)
class OpenResponsesErrorMetadata(Model):
    """OpenRouter-specific details of an error."""

    alignment: AlignmentResult | Unset = UNSET
    """Result of the alignment plugin. Beta; the shape may change."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("alignment", "alignment", _decode_alignment),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.alignment = _decode_alignment(source["alignment"]) if "alignment" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
