"""The class `ToolChoiceAllowed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ToolChoiceAllowed(Model):
    """Tool choice that restricts the model to the given tools."""

    type_: Literal["allowed_tools"] = "allowed_tools"
    mode: Literal["auto", "required"] | str
    """Tool choice among the allowed tools: `auto` lets the model decide, `required` requires at least one
    call.
    """
    tools: list[dict[str, Any]]
    """Allowed tools, each as an object with `type` and the field that identifies the tool, such as `name`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("mode", "mode", None),
        ("tools", "tools", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.mode = source["mode"]
            self.tools = source["tools"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["allowed_tools"]:
        return self.type_


if TYPE_CHECKING:

    class ToolChoiceAllowedTypedDict(TypedDict, total=False):
        """Tool choice that restricts the model to the given tools."""

        type: Required[Literal["allowed_tools"]]
        mode: Required[Literal["auto", "required"] | str]
        """Tool choice among the allowed tools: `auto` lets the model decide, `required` requires at least one
        call.
        """
        tools: Required[Sequence[Mapping[str, Any]]]
        """Allowed tools, each as an object with `type` and the field that identifies the tool, such as `name`."""
