"""The class `NamespaceTool`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.namespaced_tool import decode_namespaced_tool
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.namespaced_tool import NamespacedTool, NamespacedToolTypedDict

_decode_tools = items(decode_namespaced_tool)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class NamespaceTool(Model):
    """Namespace that groups function and custom tools."""

    type_: Literal["namespace"] = "namespace"
    name: str
    """Name of the namespace."""
    description: str
    """Purpose of the namespace, shown to the model."""
    tools: list[NamespacedTool]
    """Tools in the namespace."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("description", "description", None),
        ("tools", "tools", _decode_tools),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
            self.description = source["description"]
            self.tools = _decode_tools(value) if (value := source["tools"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["namespace"]:
        return self.type_


if TYPE_CHECKING:

    class NamespaceToolTypedDict(TypedDict, total=False):
        """Namespace that groups function and custom tools."""

        type: Required[Literal["namespace"]]
        name: Required[str]
        """Name of the namespace."""
        description: Required[str]
        """Purpose of the namespace, shown to the model."""
        tools: Required[Sequence[NamespacedToolTypedDict]]
        """Tools in the namespace."""
