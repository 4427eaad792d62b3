"""The class `OutputImageGenerationCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.image_generation_status import ImageGenerationStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputImageGenerationCallItem(Model):
    """Image generation call executed by the provider."""

    type_: Literal["image_generation_call"] = "image_generation_call"
    id: str
    """ID of the item."""
    status: ImageGenerationStatus
    """Lifecycle status of the item."""
    result: str | Unset | None = UNSET
    """Generated image, in base64; null if not available."""
    prompt: str | Unset = UNSET
    """Prompt that the image was generated from; the model may have rewritten it."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("status", "status", None),
        ("result", "result", None),
        ("prompt", "prompt", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.result = source.get("result", UNSET)
        self.prompt = source.get("prompt", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["image_generation_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputImageGenerationCallItemTypedDict(TypedDict, total=False):
        """Image generation call executed by the provider."""

        type: Required[Literal["image_generation_call"]]
        id: Required[str]
        """ID of the item."""
        status: Required[ImageGenerationStatus]
        """Lifecycle status of the item."""
        result: NotRequired[str | None]
        """Generated image, in base64; null if not available."""
        prompt: NotRequired[str]
        """Prompt that the image was generated from; the model may have rewritten it."""
