"""The class `InputImage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.image_detail import ImageDetail


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputImage(Model):
    """Image sent to the model, given by `image_url` or by the `file_id` of an uploaded image."""

    type_: Literal["input_image"] = "input_image"
    detail: ImageDetail
    """Detail level at which the model processes the image."""
    image_url: str | Unset | None = UNSET
    """HTTP URL or base64 data URL of the image."""
    file_id: str | Unset | None = UNSET
    """ID of an uploaded image."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("detail", "detail", None),
        ("image_url", "image_url", None),
        ("file_id", "file_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.detail = source["detail"]
        except KeyError:
            return cls._from_partial(source)
        self.image_url = source.get("image_url", UNSET)
        self.file_id = source.get("file_id", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["input_image"]:
        return self.type_


if TYPE_CHECKING:

    class InputImageTypedDict(TypedDict, total=False):
        """Image sent to the model, given by `image_url` or by the `file_id` of an uploaded image."""

        type: Required[Literal["input_image"]]
        detail: Required[ImageDetail]
        """Detail level at which the model processes the image."""
        image_url: NotRequired[str | None]
        """HTTP URL or base64 data URL of the image."""
        file_id: NotRequired[str | None]
        """ID of an uploaded image."""
