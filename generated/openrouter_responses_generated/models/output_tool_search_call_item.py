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
    """Tool search call for the client to execute, answered by a `tool_search_output` item."""

    type_: Literal["tool_search_call"] = "tool_search_call"
    call_id: str
    """ID that links the call to its `tool_search_output` item."""
    execution: Literal["client"] = "client"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    arguments: Any | Unset = UNSET
    """Arguments of the search."""
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
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.call_id = source["call_id"]
            self.execution = source["execution"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.arguments = source.get("arguments", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["tool_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputToolSearchCallItemTypedDict(TypedDict, total=False):
        """Tool search call for the client to execute, answered by a `tool_search_output` item."""

        type: Required[Literal["tool_search_call"]]
        call_id: Required[str]
        """ID that links the call to its `tool_search_output` item."""
        execution: Required[Literal["client"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        arguments: NotRequired[Any]
        """Arguments of the search."""
