"""The class `FusionAnalysisResult`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import Field, Model

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
    """Points on which the models agree."""
    contradictions: list[FusionContradiction]
    """Topics on which the models disagree."""
    unique_insights: list[FusionUniqueInsight]
    """Insights of a single model."""
    partial_coverage: list[FusionPartialCoverage]
    """Points that only some of the models cover."""
    blind_spots: list[str]
    """Points that none of the models covers."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("consensus", "consensus", None),
        ("contradictions", "contradictions", _decode_contradictions),
        ("unique_insights", "unique_insights", _decode_unique_insights),
        ("partial_coverage", "partial_coverage", _decode_partial_coverage),
        ("blind_spots", "blind_spots", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.consensus = source["consensus"]
            self.contradictions = _decode_contradictions(value) if (value := source["contradictions"]) else value
            self.unique_insights = _decode_unique_insights(value) if (value := source["unique_insights"]) else value
            self.partial_coverage = _decode_partial_coverage(value) if (value := source["partial_coverage"]) else value
            self.blind_spots = source["blind_spots"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionAnalysisResultTypedDict(TypedDict, total=False):
        """Analysis of the answers in a fusion run."""

        consensus: Required[Sequence[str]]
        """Points on which the models agree."""
        contradictions: Required[Sequence[FusionContradiction | FusionContradictionTypedDict]]
        """Topics on which the models disagree."""
        unique_insights: Required[Sequence[FusionUniqueInsight | FusionUniqueInsightTypedDict]]
        """Insights of a single model."""
        partial_coverage: Required[Sequence[FusionPartialCoverage | FusionPartialCoverageTypedDict]]
        """Points that only some of the models cover."""
        blind_spots: Required[Sequence[str]]
        """Points that none of the models covers."""
