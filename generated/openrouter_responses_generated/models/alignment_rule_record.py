"""The class `AlignmentRuleRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentRuleRecord(Model):
    """What was found about one rule."""

    applicable: bool
    """Whether the message has a part that the rule is about."""
    broken: bool
    """Whether the rule counts as broken."""
    probability: float | None
    """Probability that the rule is broken, null if it does not apply."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("applicable", "applicable", None),
        ("broken", "broken", None),
        ("probability", "probability", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.applicable = take("applicable", UNSET)
        self.broken = take("broken", UNSET)
        self.probability = take("probability", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
