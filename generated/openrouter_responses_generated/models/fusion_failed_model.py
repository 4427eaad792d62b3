"""The class `FusionFailedModel`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class FusionFailedModel(Model):
    """Model that gave no answer in a fusion run."""

    error: str
    """Why it did not."""
    model: str
    """Slug of the model."""
    status_code: int | Unset = UNSET
    """HTTP status that the provider answered with."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("error", "error", None),
        ("model", "model", None),
        ("status_code", "status_code", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.error = take("error", UNSET)
        self.model = take("model", UNSET)
        self.status_code = take("status_code", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionFailedModelTypedDict(TypedDict, total=False):
        """Model that gave no answer in a fusion run."""

        error: Required[str]
        """Why it did not."""
        model: Required[str]
        """Slug of the model."""
        status_code: NotRequired[int]
        """HTTP status that the provider answered with."""
