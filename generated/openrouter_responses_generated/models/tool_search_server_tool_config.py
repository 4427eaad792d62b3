"""The class `ToolSearchServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ToolSearchServerToolConfig(Model):
    """Configuration of the tool search tool."""

    max_results: int | Unset = UNSET
    """Maximum number of tools per search; 5 by default."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("max_results", "max_results", None),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.max_results = source.get("max_results", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ToolSearchServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of the tool search tool."""

        max_results: NotRequired[int]
        """Maximum number of tools per search; 5 by default."""
