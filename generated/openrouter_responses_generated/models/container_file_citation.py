"""The class `ContainerFileCitation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ContainerFileCitation(Model):
    """Citation of a file in a container."""

    type_: Literal["container_file_citation"] = "container_file_citation"
    start_index: int
    """Index in the text of the first character of the citation."""
    end_index: int
    """Index in the text at which the citation ends."""
    container_id: str
    """ID of the container that holds the file."""
    file_id: str
    """ID of the file."""
    filename: str
    """Name of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("start_index", "start_index", None),
        ("end_index", "end_index", None),
        ("container_id", "container_id", None),
        ("file_id", "file_id", None),
        ("filename", "filename", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.start_index = source["start_index"]
            self.end_index = source["end_index"]
            self.container_id = source["container_id"]
            self.file_id = source["file_id"]
            self.filename = source["filename"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 6 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["container_file_citation"]:
        return self.type_


if TYPE_CHECKING:

    class ContainerFileCitationTypedDict(TypedDict, total=False):
        """Citation of a file in a container."""

        type: Required[Literal["container_file_citation"]]
        start_index: Required[int]
        """Index in the text of the first character of the citation."""
        end_index: Required[int]
        """Index in the text at which the citation ends."""
        container_id: Required[str]
        """ID of the container that holds the file."""
        file_id: Required[str]
        """ID of the file."""
        filename: Required[str]
        """Name of the file."""
