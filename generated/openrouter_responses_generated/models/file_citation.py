"""The class `FileCitation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FileCitation(Model):
    """Citation of a file in a text."""

    type_: Literal["file_citation"] = "file_citation"
    index: int
    """Index in the text at which the file is cited."""
    file_id: str
    """ID of the file."""
    filename: str
    """Name of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("index", "index", None),
        ("file_id", "file_id", None),
        ("filename", "filename", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.index = source["index"]
            self.file_id = source["file_id"]
            self.filename = source["filename"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["file_citation"]:
        return self.type_


if TYPE_CHECKING:

    class FileCitationTypedDict(TypedDict, total=False):
        """Citation of a file in a text."""

        type: Required[Literal["file_citation"]]
        index: Required[int]
        """Index in the text at which the file is cited."""
        file_id: Required[str]
        """ID of the file."""
        filename: Required[str]
        """Name of the file."""
