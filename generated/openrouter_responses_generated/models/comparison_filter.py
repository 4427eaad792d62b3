"""The class `ComparisonFilter`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ComparisonFilter(Model):
    """Compares an attribute with a value."""

    type_: Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str
    """How the two are compared."""
    key: str
    """Name of the attribute."""
    value: str | float | bool | list[str | float]
    """Value to compare with."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("key", "key", None),
        ("value", "value", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.key = take("key", UNSET)
        self.value = take("value", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str:
        return self.type_


if TYPE_CHECKING:

    class ComparisonFilterTypedDict(TypedDict, total=False):
        """Compares an attribute with a value."""

        type: Required[Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str]
        """How the two are compared."""
        key: Required[str]
        """Name of the attribute."""
        value: Required[str | float | bool | Sequence[str | float]]
        """Value to compare with."""
