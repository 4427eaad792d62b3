"""The class `OutputMcpServerToolItem`."""

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
class OutputMcpServerToolItem(Model):
    """Call of the `openrouter:mcp` server tool."""

    type_: Literal["openrouter:mcp"] = "openrouter:mcp"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    server_label: str | Unset = UNSET
    """Label of the MCP server."""
    tool_name: str | Unset = UNSET
    """Name of the MCP tool."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("server_label", "serverLabel", None),
        ("tool_name", "toolName", None),
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
        self.server_label = source.get("serverLabel", UNSET)
        self.tool_name = source.get("toolName", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:mcp"]:
        return self.type_

    @property
    def serverLabel(self) -> str | Unset:
        return self.server_label

    @property
    def toolName(self) -> str | Unset:
        return self.tool_name


if TYPE_CHECKING:

    class OutputMcpServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:mcp` server tool."""

        type: Required[Literal["openrouter:mcp"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        serverLabel: NotRequired[str]
        """Label of the MCP server."""
        server_label: NotRequired[str]
        toolName: NotRequired[str]
        """Name of the MCP tool."""
        tool_name: NotRequired[str]
