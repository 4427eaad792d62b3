"""The class `IncompleteDetails`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class IncompleteDetails(Model):
    """Why a response is incomplete."""

    reason: Literal["max_output_tokens", "content_filter"] | str | Unset = UNSET
    """What cut the response short."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("reason", "reason", None),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.reason = take("reason", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
