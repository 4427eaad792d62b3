"""The class `EndpointInfo`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class EndpointInfo(Model):
    """Endpoint of a provider for a model."""

    model: str
    """Slug of the model."""
    provider: str
    """Name of the provider."""
    selected: bool
    """Whether this endpoint served the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("provider", "provider", None),
        ("selected", "selected", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.model = take("model", UNSET)
        self.provider = take("provider", UNSET)
        self.selected = take("selected", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
