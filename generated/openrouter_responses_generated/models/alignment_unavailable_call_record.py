"""The class `AlignmentUnavailableCallRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentUnavailableCallRecord(Model):
    """Record of a message whose evaluation failed."""

    outcome: Literal["unavailable"] = "unavailable"
    reason: Literal["cut", "evaluator_error", "malformed_answer", "time_limit"] | str
    """Reason why the evaluation failed."""
    call: int
    """Number of the record, from 1; retries continue the numbering."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("outcome", "outcome", None),
        ("reason", "reason", None),
        ("call", "call", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.outcome = source["outcome"]
            self.reason = source["reason"]
            self.call = source["call"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
