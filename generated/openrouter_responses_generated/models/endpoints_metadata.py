"""The class `EndpointsMetadata`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import Field, Model

if TYPE_CHECKING:
    from ..models.endpoint_info import EndpointInfo

_decode_available = items(model("endpoint_info:EndpointInfo"))


@_attrs_define(kw_only=True, repr=False)
class EndpointsMetadata(Model):
    """Candidate endpoints for a request."""

    total: int
    """Number of endpoints."""
    available: list[EndpointInfo]
    """Endpoints that could serve the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("total", "total", None),
        ("available", "available", _decode_available),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.total = source["total"]
            self.available = _decode_available(value) if (value := source["available"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
