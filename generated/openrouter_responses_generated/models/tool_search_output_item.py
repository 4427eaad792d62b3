"""The class `ToolSearchOutputItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.tool import decode_tool
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.tool import Tool, ToolTypedDict
    from ..models.tool_search_execution import ToolSearchExecution

_decode_tools = items(decode_tool)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ToolSearchOutputItem(Model):
    """Tools that a tool search loaded."""

    type_: Literal["tool_search_output"] = "tool_search_output"
    execution: ToolSearchExecution
    """Executor of the search."""
    tools: list[Tool]
    """Tools that the search found."""
    call_id: str
    """ID that links the output to its `tool_search_call` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("execution", "execution", None),
        ("tools", "tools", _decode_tools),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.execution = source["execution"]
            self.tools = _decode_tools(value) if (value := source["tools"]) else value
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["tool_search_output"]:
        return self.type_


if TYPE_CHECKING:

    class ToolSearchOutputItemTypedDict(TypedDict, total=False):
        """Tools that a tool search loaded."""

        type: Required[Literal["tool_search_output"]]
        execution: Required[ToolSearchExecution]
        """Executor of the search."""
        tools: Required[Sequence[ToolTypedDict]]
        """Tools that the search found."""
        call_id: Required[str]
        """ID that links the output to its `tool_search_call` item."""
        id: NotRequired[str | None]
        """ID of the item."""
        status: NotRequired[ItemStatus | None]
        """Lifecycle status of the item."""
