"""The class `ReasoningSummaryPartAddedEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.reasoning_summary_text import ReasoningSummaryText

_decode_part = model("reasoning_summary_text:ReasoningSummaryText")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ReasoningSummaryPartAddedEvent(Model):
    """A part of the reasoning summary was begun."""

    type_: Literal["response.reasoning_summary_part.added"] = "response.reasoning_summary_part.added"
    part: ReasoningSummaryText
    """The part so far."""
    item_id: str
    """Identifier of the output item."""
    output_index: int
    """Place of the item in the output, from 0."""
    sequence_number: int
    """Place of the event in the stream."""
    summary_index: int
    """Place of the part in the summary, from 0."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("part", "part", _decode_part),
        ("item_id", "item_id", None),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
        ("summary_index", "summary_index", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.part = _decode_part(take("part", UNSET))
        self.item_id = take("item_id", UNSET)
        self.output_index = take("output_index", UNSET)
        self.sequence_number = take("sequence_number", UNSET)
        self.summary_index = take("summary_index", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["response.reasoning_summary_part.added"]:
        return self.type_
