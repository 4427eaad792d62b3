"""The class `StopServerToolsWhenMaxCost`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StopServerToolsWhenMaxCost(Model):
    """Condition that stops the server-tool loop once its cumulative cost exceeds a limit."""

    type_: Literal["max_cost"] = "max_cost"
    max_cost_in_dollars: float
    """Cost limit for all steps together, in US dollars."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("max_cost_in_dollars", "max_cost_in_dollars", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.max_cost_in_dollars = source["max_cost_in_dollars"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["max_cost"]:
        return self.type_


if TYPE_CHECKING:

    class StopServerToolsWhenMaxCostTypedDict(TypedDict, total=False):
        """Condition that stops the server-tool loop once its cumulative cost exceeds a limit."""

        type: Required[Literal["max_cost"]]
        max_cost_in_dollars: Required[float]
        """Cost limit for all steps together, in US dollars."""
