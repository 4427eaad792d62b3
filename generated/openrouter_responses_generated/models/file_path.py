"""The class `FilePath`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class FilePath(Model):
    """File produced by the model."""

    type_: Literal["file_path"] = "file_path"
    index: int
    """Index of the file in the list of files."""
    file_id: str
    """ID of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("index", "index", None),
        ("file_id", "file_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.index = source["index"]
            self.file_id = source["file_id"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["file_path"]:
        return self.type_


if TYPE_CHECKING:

    class FilePathTypedDict(TypedDict, total=False):
        """File produced by the model."""

        type: Required[Literal["file_path"]]
        index: Required[int]
        """Index of the file in the list of files."""
        file_id: Required[str]
        """ID of the file."""
