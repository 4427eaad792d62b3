"""The class `NestedTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class NestedTool(Model):
    """Server tool available to a model inside another server tool."""

    type_: str
    """Type of the server tool, such as `openrouter:web_search`."""
    parameters: dict[str, Any] | Unset = UNSET
    """Configuration of the tool; optional."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("parameters", "parameters", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.parameters = source.get("parameters", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> str:
        return self.type_


if TYPE_CHECKING:

    class NestedToolTypedDict(TypedDict, total=False):
        """Server tool available to a model inside another server tool."""

        type: Required[str]
        """Type of the server tool, such as `openrouter:web_search`."""
        parameters: NotRequired[Mapping[str, Any]]
        """Configuration of the tool; optional."""
