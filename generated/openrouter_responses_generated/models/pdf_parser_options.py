"""The class `PDFParserOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.pdf_parser_engine import PDFParserEngine


@_attrs_define(kw_only=True, repr=False)
class PDFParserOptions(Model):
    """PDF parsing options."""

    engine: PDFParserEngine | Unset = UNSET
    """PDF parsing engine to use."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("engine", "engine", None),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.engine = source.get("engine", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class PDFParserOptionsTypedDict(TypedDict, total=False):
        """PDF parsing options."""

        engine: NotRequired[PDFParserEngine]
        """PDF parsing engine to use."""
