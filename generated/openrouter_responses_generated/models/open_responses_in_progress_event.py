"""The class `OpenResponsesInProgressEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.open_responses_result import OpenResponsesResult

_decode_response = model("open_responses_result:OpenResponsesResult")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OpenResponsesInProgressEvent(Model):
    """Server-sent event: the response is in progress."""

    type_: Literal["response.in_progress"] = "response.in_progress"
    response: OpenResponsesResult
    """Response in its current state."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("response", "response", _decode_response),
        ("sequence_number", "sequence_number", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.response = _decode_response(source["response"])
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["response.in_progress"]:
        return self.type_
