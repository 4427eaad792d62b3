"""The class `AlignmentChatRejected`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.alignment_chat_audio import AlignmentChatAudio
    from ..models.alignment_chat_image import AlignmentChatImage
    from ..models.alignment_chat_tool_call import AlignmentChatToolCall

_decode_audio = model("alignment_chat_audio:AlignmentChatAudio")
_decode_images = items(model("alignment_chat_image:AlignmentChatImage"))
_decode_tool_calls = items(model("alignment_chat_tool_call:AlignmentChatToolCall"))


@_attrs_define(kw_only=True, repr=False)
class AlignmentChatRejected(Model):
    """Withheld chat message."""

    role: Literal["assistant"] = "assistant"
    content: str | None
    """Text of the message."""
    refusal: str | None
    """Refusal text of the model."""
    audio: AlignmentChatAudio | Unset = UNSET
    """Audio of the message."""
    images: list[AlignmentChatImage] | Unset = UNSET
    """Images of the message."""
    tool_calls: list[AlignmentChatToolCall] | Unset = UNSET
    """Tool calls of the message."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("role", "role", None),
        ("content", "content", None),
        ("refusal", "refusal", None),
        ("audio", "audio", _decode_audio),
        ("images", "images", _decode_images),
        ("tool_calls", "tool_calls", _decode_tool_calls),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.role = source["role"]
            self.content = source["content"]
            self.refusal = source["refusal"]
        except KeyError:
            return cls._from_partial(source)
        self.audio = _decode_audio(source["audio"]) if "audio" in source else UNSET
        self.images = _decode_images(value) if (value := source.get("images", UNSET)) else value
        self.tool_calls = _decode_tool_calls(value) if (value := source.get("tool_calls", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
