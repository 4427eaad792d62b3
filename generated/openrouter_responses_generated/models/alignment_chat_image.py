"""The class `AlignmentChatImage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.alignment_chat_image_url import AlignmentChatImageURL

_decode_image_url = model("alignment_chat_image_url:AlignmentChatImageURL")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AlignmentChatImage(Model):
    """Image of a withheld message."""

    type_: Literal["image_url"] = "image_url"
    image_url: AlignmentChatImageURL
    """Location of the image."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("image_url", "image_url", _decode_image_url),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.image_url = _decode_image_url(source["image_url"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["image_url"]:
        return self.type_
