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
    """Details of an error that only OpenRouter gives."""

    alignment: AlignmentResult | Unset = UNSET
    """What the alignment plugin found; in beta."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("alignment", "alignment", _decode_alignment),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.alignment = _decode_alignment(take("alignment", UNSET))
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
