"""The class `OutputToolSearchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@_attrs_define(kw_only=True, repr=False)
class OutputToolSearchCallItem(Model):
    """Search for tools, which the caller has to run."""

    type_: Literal["tool_search_call"] = "tool_search_call"
    call_id: str
    """Identifier of the call."""
    execution: Literal["client"] = "client"
    status: ItemStatus
    """How far the item has come."""
    arguments: Any | Unset = UNSET
    """What to search for."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("call_id", "call_id", None),
        ("execution", "execution", None),
        ("status", "status", None),
        ("arguments", "arguments", None),
        ("id", "id", None),
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
        self.arguments = take("arguments", UNSET)
        self.id = take("id", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["tool_search_call"]:
        return self.type_
