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
    """Tool search call by the model."""

    type_: Literal["tool_search_call"] = "tool_search_call"
    execution: ToolSearchExecution
    """Executor of the search."""
    call_id: str
    """ID that links the call to its `tool_search_output` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    arguments: Any | Unset = UNSET
    """Arguments of the search."""
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
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
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.execution = source["execution"]
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.arguments = source.get("arguments", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["tool_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class ToolSearchCallItemTypedDict(TypedDict, total=False):
        """Tool search call by the model."""

        type: Required[Literal["tool_search_call"]]
        execution: Required[ToolSearchExecution]
        """Executor of the search."""
        call_id: Required[str]
        """ID that links the call to its `tool_search_output` item."""
        id: NotRequired[str | None]
        """ID of the item."""
        arguments: NotRequired[Any]
        """Arguments of the search."""
        status: NotRequired[ItemStatus | None]
        """Lifecycle status of the item."""
