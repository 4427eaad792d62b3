"""The class `ToolSearchMatch`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class ToolSearchMatch(Model):
    """Tool that a tool search found."""

    definition: dict[str, Any]
    """Definition of the tool."""
    schema_digest: str
    """Hash of the definition."""
    tool_id: str
    """ID of the tool."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("definition", "definition", None),
        ("schema_digest", "schema_digest", None),
        ("tool_id", "tool_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.definition = source["definition"]
            self.schema_digest = source["schema_digest"]
            self.tool_id = source["tool_id"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ToolSearchMatchTypedDict(TypedDict, total=False):
        """Tool that a tool search found."""

        definition: Required[Mapping[str, Any]]
        """Definition of the tool."""
        schema_digest: Required[str]
        """Hash of the definition."""
        tool_id: Required[str]
        """ID of the tool."""
