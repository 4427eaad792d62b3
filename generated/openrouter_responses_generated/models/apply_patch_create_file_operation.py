"""The class `ApplyPatchCreateFileOperation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ApplyPatchCreateFileOperation(Model):
    """File operation that creates a file."""

    type_: Literal["create_file"] = "create_file"
    diff: str
    """V4A diff with the content of the new file."""
    path: str
    """Path of the new file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("diff", "diff", None),
        ("path", "path", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.diff = source["diff"]
            self.path = source["path"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["create_file"]:
        return self.type_


if TYPE_CHECKING:

    class ApplyPatchCreateFileOperationTypedDict(TypedDict, total=False):
        """File operation that creates a file."""

        type: Required[Literal["create_file"]]
        diff: Required[str]
        """V4A diff with the content of the new file."""
        path: Required[str]
        """Path of the new file."""
