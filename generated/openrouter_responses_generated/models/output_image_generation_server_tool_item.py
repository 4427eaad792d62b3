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
    """Call of the `openrouter:image_generation` server tool."""

    type_: Literal["openrouter:image_generation"] = "openrouter:image_generation"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    image_b64: str | Unset = UNSET
    """Generated image, in base64."""
    image_url: str | Unset = UNSET
    """URL of the generated image."""
    prompt: str | Unset = UNSET
    """Prompt that the image was generated from; the model may have rewritten it."""
    revised_prompt: str | Unset = UNSET
    """Prompt after rewriting by the model."""
    result: str | Unset | None = UNSET
    """Generated image, in base64 or as a URL."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
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
        """Call of the `openrouter:image_generation` server tool."""

        type: Required[Literal["openrouter:image_generation"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        imageB64: NotRequired[str]
        """Generated image, in base64."""
        image_b64: NotRequired[str]
        imageUrl: NotRequired[str]
        """URL of the generated image."""
        image_url: NotRequired[str]
        prompt: NotRequired[str]
        """Prompt that the image was generated from; the model may have rewritten it."""
        revisedPrompt: NotRequired[str]
        """Prompt after rewriting by the model."""
        revised_prompt: NotRequired[str]
        result: NotRequired[str | None]
        """Generated image, in base64 or as a URL."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
