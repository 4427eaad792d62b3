"""The class `McpToolExecutionError`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class McpToolExecutionError(Model):
    """MCP error: the tool ran and reported a failure."""

    type_: Literal["mcp_tool_execution_error"] = "mcp_tool_execution_error"
    content: Any | Unset = UNSET
    """Content that the tool reported."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("content", "content", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.content = source.get("content", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["mcp_tool_execution_error"]:
        return self.type_


if TYPE_CHECKING:

    class McpToolExecutionErrorTypedDict(TypedDict, total=False):
        """MCP error: the tool ran and reported a failure."""

        type: Required[Literal["mcp_tool_execution_error"]]
        content: NotRequired[Any]
        """Content that the tool reported."""
