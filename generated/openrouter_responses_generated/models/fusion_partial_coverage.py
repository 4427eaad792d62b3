"""The class `FusionPartialCoverage`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionPartialCoverage(Model):
    """Point that some models made."""

    models: list[str]
    """Slugs of the models that made it."""
    point: str
    """The point."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("models", "models", None),
        ("point", "point", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.models = take("models", UNSET)
        self.point = take("point", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionPartialCoverageTypedDict(TypedDict, total=False):
        """Point that some models made."""

        models: Required[Sequence[str]]
        """Slugs of the models that made it."""
        point: Required[str]
        """The point."""
