"""The class `InputFile`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputFile(Model):
    """File sent to the model, given by its content, URL or ID."""

    type_: Literal["input_file"] = "input_file"
    file_data: str | Unset = UNSET
    """Content of the file, as a base64 data URL."""
    file_id: str | Unset | None = UNSET
    """ID of an uploaded file."""
    file_url: str | Unset = UNSET
    """URL of the file."""
    filename: str | Unset = UNSET
    """Filename shown to the model."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("file_data", "file_data", None),
        ("file_id", "file_id", None),
        ("file_url", "file_url", None),
        ("filename", "filename", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.file_data = source.get("file_data", UNSET)
        self.file_id = source.get("file_id", UNSET)
        self.file_url = source.get("file_url", UNSET)
        self.filename = source.get("filename", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["input_file"]:
        return self.type_


if TYPE_CHECKING:

    class InputFileTypedDict(TypedDict, total=False):
        """File sent to the model, given by its content, URL or ID."""

        type: Required[Literal["input_file"]]
        file_data: NotRequired[str]
        """Content of the file, as a base64 data URL."""
        file_id: NotRequired[str | None]
        """ID of an uploaded file."""
        file_url: NotRequired[str]
        """URL of the file."""
        filename: NotRequired[str]
        """Filename shown to the model."""
