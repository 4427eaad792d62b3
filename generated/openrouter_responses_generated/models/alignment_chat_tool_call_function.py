"""The class `AlignmentChatToolCallFunction`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentChatToolCallFunction(Model):
    """Function that was to be called."""

    arguments: str
    """Arguments as JSON text."""
    name: str
    """Name of the function."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("arguments", "arguments", None),
        ("name", "name", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.arguments = take("arguments", UNSET)
        self.name = take("name", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
