"""The class `InputImageMask`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class InputImageMask(Model):
    """Mask that marks the area of an input image to change."""

    image_url: str | Unset = UNSET
    """HTTP URL or base64 data URL of the mask."""
    file_id: str | Unset = UNSET
    """ID of an uploaded mask."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("image_url", "image_url", None),
        ("file_id", "file_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.image_url = source.get("image_url", UNSET)
        self.file_id = source.get("file_id", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class InputImageMaskTypedDict(TypedDict, total=False):
        """Mask that marks the area of an input image to change."""

        image_url: NotRequired[str]
        """HTTP URL or base64 data URL of the mask."""
        file_id: NotRequired[str]
        """ID of an uploaded mask."""
