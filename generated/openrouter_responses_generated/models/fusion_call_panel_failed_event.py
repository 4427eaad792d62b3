"""The class `FusionCallPanelFailedEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FusionCallPanelFailedEvent(Model):
    """Server-sent event: a panel model of a fusion run failed."""

    type_: Literal["response.fusion_call.panel.failed"] = "response.fusion_call.panel.failed"
    error: str
    """Error message of the failed model."""
    item_id: str
    """ID of the output item that the event belongs to."""
    model: str
    """Slug of the panel model."""
    output_index: int
    """Index of the output item in the response's `output`, from 0."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    status_code: int | Unset = UNSET
    """HTTP status code that the provider returned, if available."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("error", "error", None),
        ("item_id", "item_id", None),
        ("model", "model", None),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
        ("status_code", "status_code", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.error = source["error"]
            self.item_id = source["item_id"]
            self.model = source["model"]
            self.output_index = source["output_index"]
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.status_code = source.get("status_code", UNSET)
        self.additional_properties = {}
        if len(source) > 6 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["response.fusion_call.panel.failed"]:
        return self.type_
