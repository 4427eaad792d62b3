"""The class `ImageGenerationServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ImageGenerationServerToolConfig(Model):
    """How images are generated; takes the settings of the image model as further fields."""

    model: str | Unset = UNSET
    """Slug of the model that makes the image."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("model", "model", None),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.model = take("model", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ImageGenerationServerToolConfigTypedDict(TypedDict, total=False):
        """How images are generated; takes the settings of the image model as further fields."""

        model: NotRequired[str]
        """Slug of the model that makes the image."""
