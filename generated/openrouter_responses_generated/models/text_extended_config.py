"""The class `TextExtendedConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.text_format import decode_text_format
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.text_format import TextFormat, TextFormatTypedDict
    from ..models.verbosity import Verbosity


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class TextExtendedConfig(Model):
    """Format and verbosity of text output."""

    format_: TextFormat | Unset = UNSET
    """Format that the text must have."""
    verbosity: Verbosity | Unset | None = UNSET
    """Verbosity of the text; lower levels produce more concise text."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("format_", "format", decode_text_format),
        ("verbosity", "verbosity", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.format_ = decode_text_format(source["format"]) if "format" in source else UNSET
        self.verbosity = source.get("verbosity", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def format(self) -> TextFormat | Unset:
        return self.format_


if TYPE_CHECKING:

    class TextExtendedConfigTypedDict(TypedDict, total=False):
        """Format and verbosity of text output."""

        format: NotRequired[TextFormatTypedDict]
        """Format that the text must have."""
        format_: NotRequired[TextFormatTypedDict]
        verbosity: NotRequired[Verbosity | None]
        """Verbosity of the text; lower levels produce more concise text."""
