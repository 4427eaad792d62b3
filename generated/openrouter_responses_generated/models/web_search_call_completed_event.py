"""The class `WebSearchCallCompletedEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class WebSearchCallCompletedEvent(Model):
    """Server-sent event: a web search call is complete."""

    type_: Literal["response.web_search_call.completed"] = "response.web_search_call.completed"
    item_id: str
    """ID of the output item that the event belongs to."""
    output_index: int
    """Index of the output item in the response's `output`, from 0."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("item_id", "item_id", None),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.item_id = source["item_id"]
            self.output_index = source["output_index"]
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["response.web_search_call.completed"]:
        return self.type_
