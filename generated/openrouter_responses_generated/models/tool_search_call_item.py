"""The class `ToolSearchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.tool_search_execution import ToolSearchExecution


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ToolSearchCallItem(Model):
    """Search for tools."""

    type_: Literal["tool_search_call"] = "tool_search_call"
    execution: ToolSearchExecution
    """Who ran the search."""
    call_id: str
    """Identifier of the call."""
    id: str | Unset | None = UNSET
    """Identifier of the item."""
    arguments: Any | Unset = UNSET
    """What was searched for."""
    status: ItemStatus | Unset | None = UNSET
    """How far the item has come."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("execution", "execution", None),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("arguments", "arguments", None),
        ("status", "status", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.execution = take("execution", UNSET)
        self.call_id = take("call_id", UNSET)
        self.id = take("id", UNSET)
        self.arguments = take("arguments", UNSET)
        self.status = take("status", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["tool_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class ToolSearchCallItemTypedDict(TypedDict, total=False):
        """Search for tools."""

        type: Required[Literal["tool_search_call"]]
        execution: Required[ToolSearchExecution]
        """Who ran the search."""
        call_id: Required[str]
        """Identifier of the call."""
        id: NotRequired[str | None]
        """Identifier of the item."""
        arguments: NotRequired[Any]
        """What was searched for."""
        status: NotRequired[ItemStatus | None]
        """How far the item has come."""
