"""The class `ArmorEnvironmentEntry`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class ArmorEnvironmentEntry(Model):
    """Something that the judge of tool calls should know."""

    name: str
    """Name of the fact."""
    value: str
    """The fact."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("name", "name", None),
        ("value", "value", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.name = take("name", UNSET)
        self.value = take("value", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ArmorEnvironmentEntryTypedDict(TypedDict, total=False):
        """Something that the judge of tool calls should know."""

        name: Required[str]
        """Name of the fact."""
        value: Required[str]
        """The fact."""
