"""The class `AlignmentChatToolCall`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.alignment_chat_tool_call_function import AlignmentChatToolCallFunction

_decode_function = model("alignment_chat_tool_call_function:AlignmentChatToolCallFunction")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AlignmentChatToolCall(Model):
    """Tool call of a message that was held back."""

    type_: Literal["function"] = "function"
    id: str
    """Identifier of the call."""
    function: AlignmentChatToolCallFunction
    """The function and its arguments."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("function", "function", _decode_function),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.id = take("id", UNSET)
        self.function = _decode_function(take("function", UNSET))
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["function"]:
        return self.type_
