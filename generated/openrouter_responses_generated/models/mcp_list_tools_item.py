"""The class `McpListToolsItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.mcp_listed_tool import McpListedTool, McpListedToolTypedDict

_decode_tools = items(model("mcp_listed_tool:McpListedTool"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpListToolsItem(Model):
    """List of the tools that an MCP server offers."""

    type_: Literal["mcp_list_tools"] = "mcp_list_tools"
    id: str
    """ID of the item."""
    tools: list[McpListedTool]
    """Tools of the server."""
    server_label: str
    """Label of the MCP server."""
    error: str | Unset | None = UNSET
    """Error message if the tools could not be listed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("tools", "tools", _decode_tools),
        ("server_label", "server_label", None),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.tools = _decode_tools(value) if (value := source["tools"]) else value
            self.server_label = source["server_label"]
        except KeyError:
            return cls._from_partial(source)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp_list_tools"]:
        return self.type_


if TYPE_CHECKING:

    class McpListToolsItemTypedDict(TypedDict, total=False):
        """List of the tools that an MCP server offers."""

        type: Required[Literal["mcp_list_tools"]]
        id: Required[str]
        """ID of the item."""
        tools: Required[Sequence[McpListedTool | McpListedToolTypedDict]]
        """Tools of the server."""
        server_label: Required[str]
        """Label of the MCP server."""
        error: NotRequired[str | None]
        """Error message if the tools could not be listed."""
