"""The class `McpApprovalResponseItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpApprovalResponseItem(Model):
    """Response of the client to an MCP approval request."""

    type_: Literal["mcp_approval_response"] = "mcp_approval_response"
    approval_request_id: str
    """ID of the `mcp_approval_request` item that this item responds to."""
    approve: bool
    """Whether the client approves the call."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    reason: str | Unset | None = UNSET
    """Reason for the decision."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("approval_request_id", "approval_request_id", None),
        ("approve", "approve", None),
        ("id", "id", None),
        ("reason", "reason", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.approval_request_id = source["approval_request_id"]
            self.approve = source["approve"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.reason = source.get("reason", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp_approval_response"]:
        return self.type_


if TYPE_CHECKING:

    class McpApprovalResponseItemTypedDict(TypedDict, total=False):
        """Response of the client to an MCP approval request."""

        type: Required[Literal["mcp_approval_response"]]
        approval_request_id: Required[str]
        """ID of the `mcp_approval_request` item that this item responds to."""
        approve: Required[bool]
        """Whether the client approves the call."""
        id: NotRequired[str | None]
        """ID of the item."""
        reason: NotRequired[str | None]
        """Reason for the decision."""
