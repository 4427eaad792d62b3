"""The class `EndpointsMetadata`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model

if TYPE_CHECKING:
    from ..models.endpoint_info import EndpointInfo

_decode_available = items(model("endpoint_info:EndpointInfo"))


@_attrs_define(kw_only=True, repr=False)
class EndpointsMetadata(Model):
    """Endpoints that could have served a request."""

    total: int
    """Number of endpoints."""
    available: list[EndpointInfo]
    """The endpoints."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("total", "total", None),
        ("available", "available", _decode_available),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.total = take("total", UNSET)
        self.available = _decode_available(take("available", UNSET))
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
