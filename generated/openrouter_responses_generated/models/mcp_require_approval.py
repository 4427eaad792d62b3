"""The class `McpRequireApproval`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.mcp_tool_filter import McpToolFilter, McpToolFilterTypedDict

_decode_always = model("mcp_tool_filter:McpToolFilter")
_decode_never = model("mcp_tool_filter:McpToolFilter")


@_attrs_define(kw_only=True, repr=False)
class McpRequireApproval(Model):
    """Approval policy for the tools of an MCP server."""

    always: McpToolFilter | Unset = UNSET
    """Tools whose calls always require approval."""
    never: McpToolFilter | Unset = UNSET
    """Tools whose calls never require approval."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("always", "always", _decode_always),
        ("never", "never", _decode_never),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.always = _decode_always(source["always"]) if "always" in source else UNSET
        self.never = _decode_never(source["never"]) if "never" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class McpRequireApprovalTypedDict(TypedDict, total=False):
        """Approval policy for the tools of an MCP server."""

        always: NotRequired[McpToolFilter | McpToolFilterTypedDict]
        """Tools whose calls always require approval."""
        never: NotRequired[McpToolFilter | McpToolFilterTypedDict]
        """Tools whose calls never require approval."""
