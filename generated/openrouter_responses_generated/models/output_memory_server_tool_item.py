"""The class `OutputMemoryServerToolItem`."""

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
class OutputMemoryServerToolItem(Model):
    """Work on the model's memory."""

    type_: Literal["openrouter:memory"] = "openrouter:memory"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    action: Literal["read", "write", "delete"] | str | Unset = UNSET
    """What was done."""
    key: str | Unset = UNSET
    """Which entry it was done to."""
    value: Any | Unset = UNSET
    """Content of the entry."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("action", "action", None),
        ("key", "key", None),
        ("value", "value", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.action = source.get("action", UNSET)
        self.key = source.get("key", UNSET)
        self.value = source.get("value", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:memory"]:
        return self.type_


if TYPE_CHECKING:

    class OutputMemoryServerToolItemTypedDict(TypedDict, total=False):
        """Work on the model's memory."""

        type: Required[Literal["openrouter:memory"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        action: NotRequired[Literal["read", "write", "delete"] | str]
        """What was done."""
        key: NotRequired[str]
        """Which entry it was done to."""
        value: NotRequired[Any]
        """Content of the entry."""
