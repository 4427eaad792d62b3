"""The class `AlignmentResult`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.alignment_call_record import decode_alignment_call_record
from ..models.alignment_rejected import decode_alignment_rejected
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.alignment_call_record import AlignmentCallRecord
    from ..models.alignment_rejected import AlignmentRejected

_decode_calls = items(decode_alignment_call_record)


@_attrs_define(kw_only=True, repr=False)
class AlignmentResult(Model):
    """Result of the alignment plugin. Beta; the shape may change."""

    calls: list[AlignmentCallRecord]
    """One record for each evaluated assistant message, in order."""
    rejected: AlignmentRejected | Unset = UNSET
    """Message that was withheld."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("calls", "calls", _decode_calls),
        ("rejected", "rejected", decode_alignment_rejected),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.calls = _decode_calls(value) if (value := source["calls"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.rejected = decode_alignment_rejected(source["rejected"]) if "rejected" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
