"""The class `AlignmentAllowedCallRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import Field, Model

if TYPE_CHECKING:
    from ..models.alignment_rule_record import AlignmentRuleRecord

_decode_rules = items(model("alignment_rule_record:AlignmentRuleRecord"))


@_attrs_define(kw_only=True, repr=False)
class AlignmentAllowedCallRecord(Model):
    """Evaluation of a message that follows the rules."""

    outcome: Literal["allowed"] = "allowed"
    call: int
    """Number of the record, from 1; retries continue the numbering."""
    rules: list[AlignmentRuleRecord]
    """Result for each rule, in the order of `rules` in the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("outcome", "outcome", None),
        ("call", "call", None),
        ("rules", "rules", _decode_rules),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.outcome = source["outcome"]
            self.call = source["call"]
            self.rules = _decode_rules(value) if (value := source["rules"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
