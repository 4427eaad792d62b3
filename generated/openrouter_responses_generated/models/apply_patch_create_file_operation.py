"""The class `ApplyPatchCreateFileOperation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ApplyPatchCreateFileOperation(Model):
    """Makes a file."""

    type_: Literal["create_file"] = "create_file"
    diff: str
    """Content of the file, as a patch."""
    path: str
    """Path of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("diff", "diff", None),
        ("path", "path", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.diff = take("diff", UNSET)
        self.path = take("path", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["create_file"]:
        return self.type_


if TYPE_CHECKING:

    class ApplyPatchCreateFileOperationTypedDict(TypedDict, total=False):
        """Makes a file."""

        type: Required[Literal["create_file"]]
        diff: Required[str]
        """Content of the file, as a patch."""
        path: Required[str]
        """Path of the file."""
