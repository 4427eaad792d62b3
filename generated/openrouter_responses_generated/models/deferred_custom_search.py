"""The class `DeferredCustomSearch`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class DeferredCustomSearch(Model):
    """Search executed by the client with one of its own tools."""

    type_: Literal["custom"] = "custom"
    tool_id: str
    """ID of the client's search tool."""
    result_key: str
    """Key of the found tools in the search tool's result."""
    max_results: int | Unset = UNSET
    """Maximum number of tools per search."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("tool_id", "tool_id", None),
        ("result_key", "result_key", None),
        ("max_results", "max_results", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.tool_id = source["tool_id"]
            self.result_key = source["result_key"]
        except KeyError:
            return cls._from_partial(source)
        self.max_results = source.get("max_results", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["custom"]:
        return self.type_


if TYPE_CHECKING:

    class DeferredCustomSearchTypedDict(TypedDict, total=False):
        """Search executed by the client with one of its own tools."""

        type: Required[Literal["custom"]]
        tool_id: Required[str]
        """ID of the client's search tool."""
        result_key: Required[str]
        """Key of the found tools in the search tool's result."""
        max_results: NotRequired[int]
        """Maximum number of tools per search."""
