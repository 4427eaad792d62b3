"""The class `OutputFileSearchServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputFileSearchServerToolItem(Model):
    """Call of the `openrouter:file_search` server tool."""

    type_: Literal["openrouter:file_search"] = "openrouter:file_search"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    queries: list[str] | Unset = UNSET
    """Search queries."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("queries", "queries", None),
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
        self.queries = source.get("queries", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:file_search"]:
        return self.type_


if TYPE_CHECKING:

    class OutputFileSearchServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:file_search` server tool."""

        type: Required[Literal["openrouter:file_search"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        queries: NotRequired[Sequence[str]]
        """Search queries."""
