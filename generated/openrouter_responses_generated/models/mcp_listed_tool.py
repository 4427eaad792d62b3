"""The class `McpListedTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class McpListedTool(Model):
    """Tool that an MCP server offers."""

    input_schema: dict[str, Any]
    """JSON Schema of the arguments."""
    name: str
    """Name of the tool."""
    description: str | Unset | None = UNSET
    """Purpose and behavior of the tool."""
    annotations: Any | Unset = UNSET
    """Annotations of the tool by the server."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("input_schema", "input_schema", None),
        ("name", "name", None),
        ("description", "description", None),
        ("annotations", "annotations", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.input_schema = source["input_schema"]
            self.name = source["name"]
        except KeyError:
            return cls._from_partial(source)
        self.description = source.get("description", UNSET)
        self.annotations = source.get("annotations", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class McpListedToolTypedDict(TypedDict, total=False):
        """Tool that an MCP server offers."""

        input_schema: Required[Mapping[str, Any]]
        """JSON Schema of the arguments."""
        name: Required[str]
        """Name of the tool."""
        description: NotRequired[str | None]
        """Purpose and behavior of the tool."""
        annotations: NotRequired[Any]
        """Annotations of the tool by the server."""
