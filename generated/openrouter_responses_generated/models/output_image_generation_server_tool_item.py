"""The class `OutputImageGenerationServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.failable_tool_call_status import FailableToolCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputImageGenerationServerToolItem(Model):
    """Image that OpenRouter made."""

    type_: Literal["openrouter:image_generation"] = "openrouter:image_generation"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    image_b64: str | Unset = UNSET
    """The image in base64."""
    image_url: str | Unset = UNSET
    """Where the image is."""
    prompt: str | Unset = UNSET
    """Prompt from which the image was made."""
    revised_prompt: str | Unset = UNSET
    """Prompt as the model rewrote it."""
    result: str | Unset | None = UNSET
    """The image, in base64 or as an address."""
    error: str | Unset = UNSET
    """Why the call failed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("image_b64", "imageB64", None),
        ("image_url", "imageUrl", None),
        ("prompt", "prompt", None),
        ("revised_prompt", "revisedPrompt", None),
        ("result", "result", None),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.image_b64 = source.get("imageB64", UNSET)
        self.image_url = source.get("imageUrl", UNSET)
        self.prompt = source.get("prompt", UNSET)
        self.revised_prompt = source.get("revisedPrompt", UNSET)
        self.result = source.get("result", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:image_generation"]:
        return self.type_

    @property
    def imageB64(self) -> str | Unset:
        return self.image_b64

    @property
    def imageUrl(self) -> str | Unset:
        return self.image_url

    @property
    def revisedPrompt(self) -> str | Unset:
        return self.revised_prompt


if TYPE_CHECKING:

    class OutputImageGenerationServerToolItemTypedDict(TypedDict, total=False):
        """Image that OpenRouter made."""

        type: Required[Literal["openrouter:image_generation"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        imageB64: NotRequired[str]
        """The image in base64."""
        image_b64: NotRequired[str]
        imageUrl: NotRequired[str]
        """Where the image is."""
        image_url: NotRequired[str]
        prompt: NotRequired[str]
        """Prompt from which the image was made."""
        revisedPrompt: NotRequired[str]
        """Prompt as the model rewrote it."""
        revised_prompt: NotRequired[str]
        result: NotRequired[str | None]
        """The image, in base64 or as an address."""
        error: NotRequired[str]
        """Why the call failed."""
