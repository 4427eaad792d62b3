"""The class `StreamEventsResponseOutputItemAdded`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.output_items import decode_output_items
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.output_items import OutputItems


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StreamEventsResponseOutputItemAdded(Model):
    """Server-sent event: an output item was added to the response."""

    type_: Literal["response.output_item.added"] = "response.output_item.added"
    item: OutputItems
    """Output item in its initial state."""
    output_index: int
    """Index of the output item in the response's `output`, from 0."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("item", "item", decode_output_items),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.item = decode_output_items(source["item"])
            self.output_index = source["output_index"]
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["response.output_item.added"]:
        return self.type_
