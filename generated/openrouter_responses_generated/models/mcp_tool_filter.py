"""The class `McpToolFilter`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class McpToolFilter(Model):
    """Filter that selects tools of an MCP server."""

    tool_names: list[str] | Unset = UNSET
    """Names of the tools to select."""
    read_only: bool | Unset = UNSET
    """Whether to select only tools that the server marks as read-only."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("tool_names", "tool_names", None),
        ("read_only", "read_only", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.tool_names = source.get("tool_names", UNSET)
        self.read_only = source.get("read_only", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class McpToolFilterTypedDict(TypedDict, total=False):
        """Filter that selects tools of an MCP server."""

        tool_names: NotRequired[Sequence[str]]
        """Names of the tools to select."""
        read_only: NotRequired[bool]
        """Whether to select only tools that the server marks as read-only."""
