"""The class `FusionResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class FusionResponse(Model):
    """Answer of one model in a fusion run."""

    model: str
    """Slug of the model."""
    content: str | Unset = UNSET
    """What the model answered."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("content", "content", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.model = take("model", UNSET)
        self.content = take("content", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionResponseTypedDict(TypedDict, total=False):
        """Answer of one model in a fusion run."""

        model: Required[str]
        """Slug of the model."""
        content: NotRequired[str]
        """What the model answered."""
