"""The class `PercentileCutoffs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class PercentileCutoffs(Model):
    """Cutoffs at percentiles of recent measurements; a preferred endpoint satisfies all cutoffs that are
    set. Values are in seconds for latency and in tokens per second for throughput.
    """

    p50: float | Unset | None = UNSET
    """Cutoff at the 50th percentile (median)."""
    p75: float | Unset | None = UNSET
    """Cutoff at the 75th percentile."""
    p90: float | Unset | None = UNSET
    """Cutoff at the 90th percentile."""
    p99: float | Unset | None = UNSET
    """Cutoff at the 99th percentile."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("p50", "p50", None),
        ("p75", "p75", None),
        ("p90", "p90", None),
        ("p99", "p99", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.p50 = source.get("p50", UNSET)
        self.p75 = source.get("p75", UNSET)
        self.p90 = source.get("p90", UNSET)
        self.p99 = source.get("p99", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class PercentileCutoffsTypedDict(TypedDict, total=False):
        """Cutoffs at percentiles of recent measurements; a preferred endpoint satisfies all cutoffs that are
        set. Values are in seconds for latency and in tokens per second for throughput.
        """

        p50: NotRequired[float | None]
        """Cutoff at the 50th percentile (median)."""
        p75: NotRequired[float | None]
        """Cutoff at the 75th percentile."""
        p90: NotRequired[float | None]
        """Cutoff at the 90th percentile."""
        p99: NotRequired[float | None]
        """Cutoff at the 99th percentile."""
