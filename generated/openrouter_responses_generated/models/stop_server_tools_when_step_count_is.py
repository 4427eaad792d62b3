"""The class `StopServerToolsWhenStepCountIs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StopServerToolsWhenStepCountIs(Model):
    """Ends the loop of server tools after a number of steps."""

    type_: Literal["step_count_is"] = "step_count_is"
    step_count: int
    """Number of steps."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("step_count", "step_count", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.step_count = take("step_count", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["step_count_is"]:
        return self.type_


if TYPE_CHECKING:

    class StopServerToolsWhenStepCountIsTypedDict(TypedDict, total=False):
        """Ends the loop of server tools after a number of steps."""

        type: Required[Literal["step_count_is"]]
        step_count: Required[int]
        """Number of steps."""
