"""The class `ComputerUseServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ComputerUseServerTool(Model):
    """Computer use tool, which controls a computer through its screen."""

    type_: Literal["computer_use_preview"] = "computer_use_preview"
    display_height: int
    """Height of the display, in pixels."""
    display_width: int
    """Width of the display, in pixels."""
    environment: Literal["windows", "mac", "linux", "ubuntu", "browser"] | str
    """Type of the computer environment."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("display_height", "display_height", None),
        ("display_width", "display_width", None),
        ("environment", "environment", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.display_height = source["display_height"]
            self.display_width = source["display_width"]
            self.environment = source["environment"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["computer_use_preview"]:
        return self.type_


if TYPE_CHECKING:

    class ComputerUseServerToolTypedDict(TypedDict, total=False):
        """Computer use tool, which controls a computer through its screen."""

        type: Required[Literal["computer_use_preview"]]
        display_height: Required[int]
        """Height of the display, in pixels."""
        display_width: Required[int]
        """Width of the display, in pixels."""
        environment: Required[Literal["windows", "mac", "linux", "ubuntu", "browser"] | str]
        """Type of the computer environment."""
