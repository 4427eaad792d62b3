"""The class `FilesServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class FilesServerTool(Model):
    """Reads and writes files of the workspace that the key belongs to."""

    type_: Literal["openrouter:files"] = "openrouter:files"
    parameters: dict[str, Any] | Unset = UNSET
    """Settings of the tool; none exist so far."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("parameters", "parameters", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.parameters = take("parameters", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["openrouter:files"]:
        return self.type_


if TYPE_CHECKING:

    class FilesServerToolTypedDict(TypedDict, total=False):
        """Reads and writes files of the workspace that the key belongs to."""

        type: Required[Literal["openrouter:files"]]
        parameters: NotRequired[Mapping[str, Any]]
        """Settings of the tool; none exist so far."""
