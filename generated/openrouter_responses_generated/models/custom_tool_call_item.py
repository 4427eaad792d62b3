"""The class `CustomToolCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CustomToolCallItem(Model):
    """Custom tool call by the model; the client executes it and returns a `custom_tool_call_output` item."""

    type_: Literal["custom_tool_call"] = "custom_tool_call"
    name: str
    """Name of the custom tool to call."""
    input_: str
    """Input text of the call."""
    call_id: str
    """ID that links the call to its `custom_tool_call_output` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    async_: bool | Unset | None = UNSET
    """Whether the tool was declared with `async`, so that the model may continue before the output is
    returned.
    """
    namespace: str | Unset | None = UNSET
    """Namespace of the tool; absent for a tool outside a namespace."""
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("input_", "input", None),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("async_", "async", None),
        ("namespace", "namespace", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
            self.input_ = source["input"]
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.async_ = source.get("async", UNSET)
        self.namespace = source.get("namespace", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["custom_tool_call"]:
        return self.type_

    @property
    def input(self) -> str:
        return self.input_


if TYPE_CHECKING:
    CustomToolCallItemTypedDict = TypedDict(
        "CustomToolCallItemTypedDict",
        {
            "type": "Required[Literal['custom_tool_call']]",
            "name": "Required[str]",
            "input": "Required[str]",
            "call_id": "Required[str]",
            "id": "NotRequired[str | None]",
            "async": "NotRequired[bool | None]",
            "async_": "NotRequired[bool | None]",
            "namespace": "NotRequired[str | None]",
            "status": "NotRequired[ItemStatus | None]",
        },
        total=False,
    )
