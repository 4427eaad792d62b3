"""The class `FusionAnalysisResult`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model

if TYPE_CHECKING:
    from ..models.fusion_contradiction import FusionContradiction, FusionContradictionTypedDict
    from ..models.fusion_partial_coverage import FusionPartialCoverage, FusionPartialCoverageTypedDict
    from ..models.fusion_unique_insight import FusionUniqueInsight, FusionUniqueInsightTypedDict

_decode_contradictions = items(model("fusion_contradiction:FusionContradiction"))
_decode_unique_insights = items(model("fusion_unique_insight:FusionUniqueInsight"))
_decode_partial_coverage = items(model("fusion_partial_coverage:FusionPartialCoverage"))


@_attrs_define(kw_only=True, repr=False)
class FusionAnalysisResult(Model):
    """Analysis of the answers in a fusion run."""

    consensus: list[str]
    """What the models agree on."""
    contradictions: list[FusionContradiction]
    """Where they disagree."""
    unique_insights: list[FusionUniqueInsight]
    """What only one of them saw."""
    partial_coverage: list[FusionPartialCoverage]
    """What some of them left out."""
    blind_spots: list[str]
    """What all of them left out."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("consensus", "consensus", None),
        ("contradictions", "contradictions", _decode_contradictions),
        ("unique_insights", "unique_insights", _decode_unique_insights),
        ("partial_coverage", "partial_coverage", _decode_partial_coverage),
        ("blind_spots", "blind_spots", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.consensus = take("consensus", UNSET)
        self.contradictions = _decode_contradictions(take("contradictions", UNSET))
        self.unique_insights = _decode_unique_insights(take("unique_insights", UNSET))
        self.partial_coverage = _decode_partial_coverage(take("partial_coverage", UNSET))
        self.blind_spots = take("blind_spots", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionAnalysisResultTypedDict(TypedDict, total=False):
        """Analysis of the answers in a fusion run."""

        consensus: Required[Sequence[str]]
        """What the models agree on."""
        contradictions: Required[Sequence[FusionContradiction | FusionContradictionTypedDict]]
        """Where they disagree."""
        unique_insights: Required[Sequence[FusionUniqueInsight | FusionUniqueInsightTypedDict]]
        """What only one of them saw."""
        partial_coverage: Required[Sequence[FusionPartialCoverage | FusionPartialCoverageTypedDict]]
        """What some of them left out."""
        blind_spots: Required[Sequence[str]]
        """What all of them left out."""
