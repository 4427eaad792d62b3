"""The class `CompoundFilter`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CompoundFilter(Model):
    """Joins several conditions."""

    type_: Literal["and", "or"] | str
    """Whether all conditions have to hold or one is enough."""
    filters: list[dict[str, Any]]
    """The conditions, each a comparison or a compound itself."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("filters", "filters", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.filters = take("filters", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["and", "or"] | str:
        return self.type_


if TYPE_CHECKING:

    class CompoundFilterTypedDict(TypedDict, total=False):
        """Joins several conditions."""

        type: Required[Literal["and", "or"] | str]
        """Whether all conditions have to hold or one is enough."""
        filters: Required[Sequence[Mapping[str, Any]]]
        """The conditions, each a comparison or a compound itself."""
