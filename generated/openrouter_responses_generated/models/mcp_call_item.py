"""The class `McpCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mcp_error import decode_mcp_error
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.mcp_error import McpError, McpErrorTypedDict


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpCallItem(Model):
    """Call of an MCP server's tool."""

    type_: Literal["mcp_call"] = "mcp_call"
    id: str
    """ID of the item."""
    arguments: str
    """Arguments of the call, as JSON text."""
    name: str
    """Name of the MCP tool."""
    server_label: str
    """Label of the MCP server."""
    error: str | McpError | Unset | None = UNSET
    """Error of a failed call, as a message or a structured error."""
    output: str | Unset | None = UNSET
    """Output of the tool."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("arguments", "arguments", None),
        ("name", "name", None),
        ("server_label", "server_label", None),
        ("error", "error", decode_mcp_error),
        ("output", "output", None),
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
        self.error = decode_mcp_error(source["error"]) if "error" in source else UNSET
        self.output = source.get("output", UNSET)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp_call"]:
        return self.type_


if TYPE_CHECKING:

    class McpCallItemTypedDict(TypedDict, total=False):
        """Call of an MCP server's tool."""

        type: Required[Literal["mcp_call"]]
        id: Required[str]
        """ID of the item."""
        arguments: Required[str]
        """Arguments of the call, as JSON text."""
        name: Required[str]
        """Name of the MCP tool."""
        server_label: Required[str]
        """Label of the MCP server."""
        error: NotRequired[str | McpErrorTypedDict | None]
        """Error of a failed call, as a message or a structured error."""
        output: NotRequired[str | None]
        """Output of the tool."""
