"""The class `FusionStance`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionStance(Model):
    """What a model says on a topic."""

    model: str
    """Slug of the model."""
    stance: str
    """What it says."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("stance", "stance", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.model = take("model", UNSET)
        self.stance = take("stance", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionStanceTypedDict(TypedDict, total=False):
        """What a model says on a topic."""

        model: Required[str]
        """Slug of the model."""
        stance: Required[str]
        """What it says."""
