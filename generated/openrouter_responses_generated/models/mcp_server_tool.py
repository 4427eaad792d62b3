"""The class `McpServerTool`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.connector_id import ConnectorID
    from ..models.mcp_require_approval import McpRequireApproval, McpRequireApprovalTypedDict
    from ..models.mcp_tool_filter import McpToolFilter, McpToolFilterTypedDict

_decode_allowed_tools = model("mcp_tool_filter:McpToolFilter")
_decode_require_approval = model("mcp_require_approval:McpRequireApproval")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpServerTool(Model):
    """Tools of a Model Context Protocol (MCP) server."""

    type_: Literal["mcp"] = "mcp"
    server_label: str
    """Label that identifies the server in tool calls."""
    server_url: str | Unset = UNSET
    """URL of the server."""
    server_description: str | Unset = UNSET
    """Purpose of the server, shown to the model."""
    connector_id: ConnectorID | Unset = UNSET
    """Service connector to use instead of `server_url`."""
    authorization: str | Unset = UNSET
    """OAuth access token for the server."""
    headers: dict[str, str] | Unset | None = UNSET
    """HTTP headers to send to the server."""
    allowed_tools: list[str] | McpToolFilter | Unset | None = UNSET
    """Tools that the model may call; all if absent."""
    require_approval: Literal["always", "never"] | str | McpRequireApproval | Unset | None = UNSET
    """Tools whose calls require the client's approval."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("server_label", "server_label", None),
        ("server_url", "server_url", None),
        ("server_description", "server_description", None),
        ("connector_id", "connector_id", None),
        ("authorization", "authorization", None),
        ("headers", "headers", None),
        ("allowed_tools", "allowed_tools", _decode_allowed_tools),
        ("require_approval", "require_approval", _decode_require_approval),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.server_label = source["server_label"]
        except KeyError:
            return cls._from_partial(source)
        self.server_url = source.get("server_url", UNSET)
        self.server_description = source.get("server_description", UNSET)
        self.connector_id = source.get("connector_id", UNSET)
        self.authorization = source.get("authorization", UNSET)
        self.headers = source.get("headers", UNSET)
        self.allowed_tools = _decode_allowed_tools(source["allowed_tools"]) if "allowed_tools" in source else UNSET
        self.require_approval = (
            _decode_require_approval(source["require_approval"]) if "require_approval" in source else UNSET
        )
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp"]:
        return self.type_


if TYPE_CHECKING:

    class McpServerToolTypedDict(TypedDict, total=False):
        """Tools of a Model Context Protocol (MCP) server."""

        type: Required[Literal["mcp"]]
        server_label: Required[str]
        """Label that identifies the server in tool calls."""
        server_url: NotRequired[str]
        """URL of the server."""
        server_description: NotRequired[str]
        """Purpose of the server, shown to the model."""
        connector_id: NotRequired[ConnectorID]
        """Service connector to use instead of `server_url`."""
        authorization: NotRequired[str]
        """OAuth access token for the server."""
        headers: NotRequired[Mapping[str, str] | None]
        """HTTP headers to send to the server."""
        allowed_tools: NotRequired[Sequence[str] | McpToolFilter | McpToolFilterTypedDict | None]
        """Tools that the model may call; all if absent."""
        require_approval: NotRequired[
            Literal["always", "never"] | str | McpRequireApproval | McpRequireApprovalTypedDict | None
        ]
        """Tools whose calls require the client's approval."""
