"""The class `FileParserPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.pdf_parser_options import PDFParserOptions, PDFParserOptionsTypedDict

_decode_pdf = model("pdf_parser_options:PDFParserOptions")


@_attrs_define(kw_only=True, repr=False)
class FileParserPlugin(Model):
    """Plugin that extracts text from files for models that cannot read them."""

    id: Literal["file-parser"] = "file-parser"
    pdf: PDFParserOptions | Unset = UNSET
    """PDF parsing options."""
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("pdf", "pdf", _decode_pdf),
        ("enabled", "enabled", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.pdf = _decode_pdf(source["pdf"]) if "pdf" in source else UNSET
        self.enabled = source.get("enabled", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class FileParserPluginTypedDict(TypedDict, total=False):
        """Plugin that extracts text from files for models that cannot read them."""

        id: Required[Literal["file-parser"]]
        pdf: NotRequired[PDFParserOptions | PDFParserOptionsTypedDict]
        """PDF parsing options."""
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
