"""The class `ImageGenerationServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.input_image_mask import InputImageMask, InputImageMaskTypedDict

_decode_input_image_mask = model("input_image_mask:InputImageMask")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ImageGenerationServerTool(Model):
    """Image generation tool, executed by the provider."""

    type_: Literal["image_generation"] = "image_generation"
    background: Literal["transparent", "opaque", "auto"] | str | Unset = UNSET
    """Background of the image; `auto` lets the model choose."""
    input_fidelity: Literal["high", "low"] | str | Unset | None = UNSET
    """Fidelity with which the output follows the input images."""
    input_image_mask: InputImageMask | Unset = UNSET
    """Mask that marks the area of an input image to change."""
    model: str | Unset = UNSET
    """Model that generates the image."""
    moderation: Literal["auto", "low"] | str | Unset = UNSET
    """Strictness of the content moderation."""
    output_compression: int | Unset = UNSET
    """Compression level of the image, from 0 to 100."""
    output_format: Literal["png", "webp", "jpeg"] | str | Unset = UNSET
    """File format of the image."""
    partial_images: int | Unset = UNSET
    """Number of partial images to send while streaming."""
    quality: Literal["low", "medium", "high", "auto"] | str | Unset = UNSET
    """Quality of the image."""
    size: str | Unset = UNSET
    """Width and height in pixels, such as `1024x1024`, or `auto`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("background", "background", None),
        ("input_fidelity", "input_fidelity", None),
        ("input_image_mask", "input_image_mask", _decode_input_image_mask),
        ("model", "model", None),
        ("moderation", "moderation", None),
        ("output_compression", "output_compression", None),
        ("output_format", "output_format", None),
        ("partial_images", "partial_images", None),
        ("quality", "quality", None),
        ("size", "size", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.background = source.get("background", UNSET)
        self.input_fidelity = source.get("input_fidelity", UNSET)
        self.input_image_mask = (
            _decode_input_image_mask(source["input_image_mask"]) if "input_image_mask" in source else UNSET
        )
        self.model = source.get("model", UNSET)
        self.moderation = source.get("moderation", UNSET)
        self.output_compression = source.get("output_compression", UNSET)
        self.output_format = source.get("output_format", UNSET)
        self.partial_images = source.get("partial_images", UNSET)
        self.quality = source.get("quality", UNSET)
        self.size = source.get("size", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["image_generation"]:
        return self.type_


if TYPE_CHECKING:

    class ImageGenerationServerToolTypedDict(TypedDict, total=False):
        """Image generation tool, executed by the provider."""

        type: Required[Literal["image_generation"]]
        background: NotRequired[Literal["transparent", "opaque", "auto"] | str]
        """Background of the image; `auto` lets the model choose."""
        input_fidelity: NotRequired[Literal["high", "low"] | str | None]
        """Fidelity with which the output follows the input images."""
        input_image_mask: NotRequired[InputImageMask | InputImageMaskTypedDict]
        """Mask that marks the area of an input image to change."""
        model: NotRequired[str]
        """Model that generates the image."""
        moderation: NotRequired[Literal["auto", "low"] | str]
        """Strictness of the content moderation."""
        output_compression: NotRequired[int]
        """Compression level of the image, from 0 to 100."""
        output_format: NotRequired[Literal["png", "webp", "jpeg"] | str]
        """File format of the image."""
        partial_images: NotRequired[int]
        """Number of partial images to send while streaming."""
        quality: NotRequired[Literal["low", "medium", "high", "auto"] | str]
        """Quality of the image."""
        size: NotRequired[str]
        """Width and height in pixels, such as `1024x1024`, or `auto`."""
