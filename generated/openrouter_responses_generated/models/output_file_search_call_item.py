"""The class `OutputFileSearchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.search_status import SearchStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputFileSearchCallItem(Model):
    """File search call executed by the provider in vector stores."""

    type_: Literal["file_search_call"] = "file_search_call"
    id: str
    """ID of the item."""
    queries: list[str]
    """Search queries."""
    status: SearchStatus
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("queries", "queries", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.queries = source["queries"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["file_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputFileSearchCallItemTypedDict(TypedDict, total=False):
        """File search call executed by the provider in vector stores."""

        type: Required[Literal["file_search_call"]]
        id: Required[str]
        """ID of the item."""
        queries: Required[Sequence[str]]
        """Search queries."""
        status: Required[SearchStatus]
        """Lifecycle status of the item."""
