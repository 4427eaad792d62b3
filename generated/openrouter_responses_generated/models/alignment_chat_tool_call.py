"""The class `AlignmentChatToolCall`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.alignment_chat_tool_call_function import AlignmentChatToolCallFunction

_decode_function = model("alignment_chat_tool_call_function:AlignmentChatToolCallFunction")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AlignmentChatToolCall(Model):
    """Tool call of a withheld message."""

    type_: Literal["function"] = "function"
    id: str
    """ID of the tool call."""
    function: AlignmentChatToolCallFunction
    """Function and arguments of the call."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("function", "function", _decode_function),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.function = _decode_function(source["function"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["function"]:
        return self.type_
