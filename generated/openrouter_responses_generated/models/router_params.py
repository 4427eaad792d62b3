"""The class `RouterParams`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class RouterParams(Model):
    """Routing parameters of a request."""

    quality_floor: float | Unset = UNSET
    """Minimum acceptable quality."""
    throughput_floor: float | Unset = UNSET
    """Minimum acceptable throughput."""
    version_group: str | Unset = UNSET
    """Group of model versions considered."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("quality_floor", "quality_floor", None),
        ("throughput_floor", "throughput_floor", None),
        ("version_group", "version_group", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.quality_floor = source.get("quality_floor", UNSET)
        self.throughput_floor = source.get("throughput_floor", UNSET)
        self.version_group = source.get("version_group", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
