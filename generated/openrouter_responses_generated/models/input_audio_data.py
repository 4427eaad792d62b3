"""The class `InputAudioData`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputAudioData(Model):
    """Audio content and its format."""

    data: str
    """Audio content, in base64."""
    format_: Literal["mp3", "wav"] | str
    """Encoding of the audio."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("data", "data", None),
        ("format_", "format", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.data = source["data"]
            self.format_ = source["format"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def format(self) -> Literal["mp3", "wav"] | str:
        return self.format_


if TYPE_CHECKING:

    class InputAudioDataTypedDict(TypedDict, total=False):
        """Audio content and its format."""

        data: Required[str]
        """Audio content, in base64."""
        format: Required[Literal["mp3", "wav"] | str]
        """Encoding of the audio."""
