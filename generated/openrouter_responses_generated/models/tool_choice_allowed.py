"""The class `ToolChoiceAllowed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ToolChoiceAllowed(Model):
    """The model may choose from these tools alone."""

    type_: Literal["allowed_tools"] = "allowed_tools"
    mode: Literal["auto", "required"] | str
    """Whether one of them has to be called."""
    tools: list[dict[str, Any]]
    """The tools, each as `type` and whatever names it."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("mode", "mode", None),
        ("tools", "tools", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.mode = take("mode", UNSET)
        self.tools = take("tools", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["allowed_tools"]:
        return self.type_


if TYPE_CHECKING:

    class ToolChoiceAllowedTypedDict(TypedDict, total=False):
        """The model may choose from these tools alone."""

        type: Required[Literal["allowed_tools"]]
        mode: Required[Literal["auto", "required"] | str]
        """Whether one of them has to be called."""
        tools: Required[Sequence[Mapping[str, Any]]]
        """The tools, each as `type` and whatever names it."""
