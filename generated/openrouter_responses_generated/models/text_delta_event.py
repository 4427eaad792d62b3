"""The class `TextDeltaEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.stream_logprob import StreamLogprob

_decode_logprobs = items(model("stream_logprob:StreamLogprob"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class TextDeltaEvent(Model):
    """A piece of text."""

    type_: Literal["response.output_text.delta"] = "response.output_text.delta"
    delta: str
    """The piece."""
    logprobs: list[StreamLogprob]
    """Log probabilities of its tokens."""
    content_index: int
    """Place of the part in the item, from 0."""
    item_id: str
    """Identifier of the output item."""
    output_index: int
    """Place of the item in the output, from 0."""
    sequence_number: int
    """Place of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("delta", "delta", None),
        ("logprobs", "logprobs", _decode_logprobs),
        ("content_index", "content_index", None),
        ("item_id", "item_id", None),
        ("output_index", "output_index", None),
        ("sequence_number", "sequence_number", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.delta = take("delta", UNSET)
        self.logprobs = _decode_logprobs(take("logprobs", UNSET))
        self.content_index = take("content_index", UNSET)
        self.item_id = take("item_id", UNSET)
        self.output_index = take("output_index", UNSET)
        self.sequence_number = take("sequence_number", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["response.output_text.delta"]:
        return self.type_
