"""The class `ApplyPatchServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ApplyPatchServerTool(Model):
    """Patch tool: the model requests file edits as V4A diffs, and the client applies them."""

    type_: Literal["apply_patch"] = "apply_patch"
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("type_", "type", None),)
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["apply_patch"]:
        return self.type_


if TYPE_CHECKING:

    class ApplyPatchServerToolTypedDict(TypedDict, total=False):
        """Patch tool: the model requests file edits as V4A diffs, and the client applies them."""

        type: Required[Literal["apply_patch"]]
