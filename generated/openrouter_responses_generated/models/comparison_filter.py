"""The class `ComparisonFilter`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.comparison_list_item import ComparisonListItem


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ComparisonFilter(Model):
    """Filter that compares a file attribute with a value."""

    type_: Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str
    """Comparison operator: equal, not equal, greater than, greater than or equal, less than, less than or
    equal.
    """
    key: str
    """Name of the attribute."""
    value: str | float | bool | list[ComparisonListItem]
    """Value to compare the attribute with."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("key", "key", None),
        ("value", "value", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.key = source["key"]
            self.value = source["value"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str:
        return self.type_


if TYPE_CHECKING:

    class ComparisonFilterTypedDict(TypedDict, total=False):
        """Filter that compares a file attribute with a value."""

        type: Required[Literal["eq", "ne", "gt", "gte", "lt", "lte"] | str]
        """Comparison operator: equal, not equal, greater than, greater than or equal, less than, less than or
        equal.
        """
        key: Required[str]
        """Name of the attribute."""
        value: Required[str | float | bool | Sequence[ComparisonListItem]]
        """Value to compare the attribute with."""
