"""The class `FusionUniqueInsight`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionUniqueInsight(Model):
    """Insight of a single model."""

    insight: str
    """Text of the insight."""
    model: str
    """Slug of the model."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("insight", "insight", None),
        ("model", "model", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.insight = source["insight"]
            self.model = source["model"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionUniqueInsightTypedDict(TypedDict, total=False):
        """Insight of a single model."""

        insight: Required[str]
        """Text of the insight."""
        model: Required[str]
        """Slug of the model."""
