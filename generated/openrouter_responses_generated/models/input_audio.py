"""The class `InputAudio`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.input_audio_data import InputAudioData, InputAudioDataTypedDict

_decode_input_audio = model("input_audio_data:InputAudioData")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputAudio(Model):
    """Audio sent to the model."""

    type_: Literal["input_audio"] = "input_audio"
    input_audio: InputAudioData
    """Audio content and its format."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("input_audio", "input_audio", _decode_input_audio),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.input_audio = _decode_input_audio(source["input_audio"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["input_audio"]:
        return self.type_


if TYPE_CHECKING:

    class InputAudioTypedDict(TypedDict, total=False):
        """Audio sent to the model."""

        type: Required[Literal["input_audio"]]
        input_audio: Required[InputAudioData | InputAudioDataTypedDict]
        """Audio content and its format."""
