"""The class `CodeInterpreterCallCompletedEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CodeInterpreterCallCompletedEvent(Model):
    """A run of code is complete."""

    type_: Literal["response.code_interpreter_call.completed"] = "response.code_interpreter_call.completed"
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
        self.item_id = take("item_id", UNSET)
        self.output_index = take("output_index", UNSET)
        self.sequence_number = take("sequence_number", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["response.code_interpreter_call.completed"]:
        return self.type_
