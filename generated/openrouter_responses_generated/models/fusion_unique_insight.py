"""The class `FusionUniqueInsight`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionUniqueInsight(Model):
    """Something that only one model saw."""

    insight: str
    """What it saw."""
    model: str
    """Slug of the model."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("insight", "insight", None),
        ("model", "model", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.insight = take("insight", UNSET)
        self.model = take("model", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionUniqueInsightTypedDict(TypedDict, total=False):
        """Something that only one model saw."""

        insight: Required[str]
        """What it saw."""
        model: Required[str]
        """Slug of the model."""
