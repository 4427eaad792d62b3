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
    """Result of a custom tool call, returned by the client."""

    type_: Literal["custom_tool_call_output"] = "custom_tool_call_output"
    call_id: str
    """ID that links the output to its `custom_tool_call` item."""
    output: str | list[InputContent]
    """Result of the tool, as text or as content parts."""
    id: str | Unset = UNSET
    """ID of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("call_id", "call_id", None),
        ("output", "output", _decode_output),
        ("id", "id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.call_id = source["call_id"]
            self.output = _decode_output(value) if (value := source["output"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["custom_tool_call_output"]:
        return self.type_


if TYPE_CHECKING:

    class CustomToolCallOutputItemTypedDict(TypedDict, total=False):
        """Result of a custom tool call, returned by the client."""

        type: Required[Literal["custom_tool_call_output"]]
        call_id: Required[str]
        """ID that links the output to its `custom_tool_call` item."""
        output: Required[str | Sequence[InputContentTypedDict]]
        """Result of the tool, as text or as content parts."""
        id: NotRequired[str]
        """ID of the item."""
