"""The class `FusionPartialCoverage`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionPartialCoverage(Model):
    """Point that only some models cover."""

    models: list[str]
    """Slugs of the models that cover the point."""
    point: str
    """Text of the point."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("models", "models", None),
        ("point", "point", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.models = source["models"]
            self.point = source["point"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionPartialCoverageTypedDict(TypedDict, total=False):
        """Point that only some models cover."""

        models: Required[Sequence[str]]
        """Slugs of the models that cover the point."""
        point: Required[str]
        """Text of the point."""
