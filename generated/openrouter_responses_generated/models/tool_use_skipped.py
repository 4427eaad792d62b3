"""The class `ToolUseSkipped`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ToolUseSkipped(Model):
    """The call was not to be judged."""

    type_: Literal["skipped"] = "skipped"
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("type_", "type", None),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["skipped"]:
        return self.type_
