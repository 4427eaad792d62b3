"""The class `AlignmentRuleRecord`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentRuleRecord(Model):
    """Evaluation of one rule."""

    applicable: bool
    """Whether the message has a part that the rule watches; only applicable rules are evaluated."""
    broken: bool
    """Whether the rule is broken: `probability` reaches the threshold. False if the rule is not
    applicable.
    """
    probability: float | None
    """Probability that the message breaks the rule, from 0 to 1; null if the rule is not applicable."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("applicable", "applicable", None),
        ("broken", "broken", None),
        ("probability", "probability", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.applicable = source["applicable"]
            self.broken = source["broken"]
            self.probability = source["probability"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
