"""The class `CustomToolCallOutputItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.input_content import decode_input_content
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.input_content import InputContent, InputContentTypedDict

_decode_output = items(decode_input_content)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CustomToolCallOutputItem(Model):
    """Result of a custom tool call."""

    type_: Literal["custom_tool_call_output"] = "custom_tool_call_output"
    call_id: str
    """Identifier of the call."""
    output: str | list[InputContent]
    """What the tool returned, as text or as parts."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("call_id", "call_id", None),
        ("output", "output", _decode_output),
        ("id", "id", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.call_id = take("call_id", UNSET)
        self.output = _decode_output(take("output", UNSET))
        self.id = take("id", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["custom_tool_call_output"]:
        return self.type_


if TYPE_CHECKING:

    class CustomToolCallOutputItemTypedDict(TypedDict, total=False):
        """Result of a custom tool call."""

        type: Required[Literal["custom_tool_call_output"]]
        call_id: Required[str]
        """Identifier of the call."""
        output: Required[str | Sequence[InputContentTypedDict]]
        """What the tool returned, as text or as parts."""
        id: NotRequired[str]
        """Identifier of the item."""
