"""The class `StopServerToolsWhenMaxCost`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StopServerToolsWhenMaxCost(Model):
    """Ends the loop of server tools once it has cost more than a sum."""

    type_: Literal["max_cost"] = "max_cost"
    max_cost_in_dollars: float
    """Sum in US dollars."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("max_cost_in_dollars", "max_cost_in_dollars", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.max_cost_in_dollars = take("max_cost_in_dollars", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["max_cost"]:
        return self.type_


if TYPE_CHECKING:

    class StopServerToolsWhenMaxCostTypedDict(TypedDict, total=False):
        """Ends the loop of server tools once it has cost more than a sum."""

        type: Required[Literal["max_cost"]]
        max_cost_in_dollars: Required[float]
        """Sum in US dollars."""
