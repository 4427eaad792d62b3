"""The class `OutputToolSearchCallItem`."""

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
class OutputToolSearchCallItem(Model):
    """Search for tools, which the caller has to run."""

    type_: Literal["tool_search_call"] = "tool_search_call"
    call_id: str
    """Identifier of the call."""
    execution: Literal["client"] = "client"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    arguments: Any | Unset = UNSET
    """What to search for."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("call_id", "call_id", None),
        ("execution", "execution", None),
        ("status", "status", None),
        ("id", "id", None),
        ("arguments", "arguments", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.call_id = take("call_id", UNSET)
        self.execution = take("execution", UNSET)
        self.status = take("status", UNSET)
        self.id = take("id", UNSET)
        self.arguments = take("arguments", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["tool_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputToolSearchCallItemTypedDict(TypedDict, total=False):
        """Search for tools, which the caller has to run."""

        type: Required[Literal["tool_search_call"]]
        call_id: Required[str]
        """Identifier of the call."""
        execution: Required[Literal["client"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        arguments: NotRequired[Any]
        """What to search for."""
