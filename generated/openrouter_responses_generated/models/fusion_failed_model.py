"""The class `FusionFailedModel`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class FusionFailedModel(Model):
    """Panel model that failed in a fusion run."""

    error: str
    """Error message of the failed model."""
    model: str
    """Slug of the failed model."""
    status_code: int | Unset = UNSET
    """HTTP status code that the provider returned, if available."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("error", "error", None),
        ("model", "model", None),
        ("status_code", "status_code", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.error = source["error"]
            self.model = source["model"]
        except KeyError:
            return cls._from_partial(source)
        self.status_code = source.get("status_code", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FusionFailedModelTypedDict(TypedDict, total=False):
        """Panel model that failed in a fusion run."""

        error: Required[str]
        """Error message of the failed model."""
        model: Required[str]
        """Slug of the failed model."""
        status_code: NotRequired[int]
        """HTTP status code that the provider returned, if available."""
