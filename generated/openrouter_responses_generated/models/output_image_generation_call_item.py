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
    """Image that the provider made."""

    type_: Literal["image_generation_call"] = "image_generation_call"
    id: str
    """Identifier of the item."""
    status: ImageGenerationStatus
    """How far the item has come."""
    result: str | Unset | None = UNSET
    """The image in base64."""
    prompt: str | Unset = UNSET
    """Prompt from which the image was made."""
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
        """Image that the provider made."""

        type: Required[Literal["image_generation_call"]]
        id: Required[str]
        """Identifier of the item."""
        status: Required[ImageGenerationStatus]
        """How far the item has come."""
        result: NotRequired[str | None]
        """The image in base64."""
        prompt: NotRequired[str]
        """Prompt from which the image was made."""
