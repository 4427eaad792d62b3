"""The class `AlignmentChatAudio`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class AlignmentChatAudio(Model):
    """Audio of a message that was held back."""

    transcript: str
    """What is said."""
    id: str | Unset = UNSET
    """Identifier that the provider gave."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("transcript", "transcript", None),
        ("id", "id", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.transcript = take("transcript", UNSET)
        self.id = take("id", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
