"""The class `McpApprovalRequestItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpApprovalRequestItem(Model):
    """Request for the client's approval of an MCP tool call."""

    type_: Literal["mcp_approval_request"] = "mcp_approval_request"
    id: str
    """ID of the item."""
    arguments: str
    """Arguments of the call, as JSON text."""
    name: str
    """Name of the MCP tool."""
    server_label: str
    """Label of the MCP server."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("arguments", "arguments", None),
        ("name", "name", None),
        ("server_label", "server_label", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.arguments = source["arguments"]
            self.name = source["name"]
            self.server_label = source["server_label"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp_approval_request"]:
        return self.type_


if TYPE_CHECKING:

    class McpApprovalRequestItemTypedDict(TypedDict, total=False):
        """Request for the client's approval of an MCP tool call."""

        type: Required[Literal["mcp_approval_request"]]
        id: Required[str]
        """ID of the item."""
        arguments: Required[str]
        """Arguments of the call, as JSON text."""
        name: Required[str]
        """Name of the MCP tool."""
        server_label: Required[str]
        """Label of the MCP server."""
