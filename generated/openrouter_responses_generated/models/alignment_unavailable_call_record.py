"""The class `AlignmentUnavailableCallRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentUnavailableCallRecord(Model):
    """The message could not be judged."""

    outcome: Literal["unavailable"] = "unavailable"
    reason: Literal["cut", "evaluator_error", "malformed_answer", "time_limit"] | str
    """Why it could not."""
    call: int
    """Number of the record, from 1."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("outcome", "outcome", None),
        ("reason", "reason", None),
        ("call", "call", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.outcome = take("outcome", UNSET)
        self.reason = take("reason", UNSET)
        self.call = take("call", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
