"""The class `OpenResponsesInProgressEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.open_responses_result import OpenResponsesResult

_decode_response = model("open_responses_result:OpenResponsesResult")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OpenResponsesInProgressEvent(Model):
    """The response is being made."""

    type_: Literal["response.in_progress"] = "response.in_progress"
    response: OpenResponsesResult
    """The response so far."""
    sequence_number: int
    """Place of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("response", "response", _decode_response),
        ("sequence_number", "sequence_number", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.response = _decode_response(take("response", UNSET))
        self.sequence_number = take("sequence_number", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["response.in_progress"]:
        return self.type_
