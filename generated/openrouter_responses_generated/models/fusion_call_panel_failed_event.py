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
    """A model of a fusion run gave no answer."""

    type_: Literal["response.fusion_call.panel.failed"] = "response.fusion_call.panel.failed"
    error: str
    """Why it did not."""
    item_id: str
    """Identifier of the output item."""
    model: str
    """Slug of the model."""
    output_index: int
    """Place of the item in the output, from 0."""
    sequence_number: int
    """Place of the event in the stream."""
    status_code: int | Unset = UNSET
    """HTTP status that the provider answered with."""
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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.error = take("error", UNSET)
        self.item_id = take("item_id", UNSET)
        self.model = take("model", UNSET)
        self.output_index = take("output_index", UNSET)
        self.sequence_number = take("sequence_number", UNSET)
        self.status_code = take("status_code", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["response.fusion_call.panel.failed"]:
        return self.type_
