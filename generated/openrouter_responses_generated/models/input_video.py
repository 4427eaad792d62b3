"""The class `InputVideo`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputVideo(Model):
    """Video sent to the model."""

    type_: Literal["input_video"] = "input_video"
    video_url: str
    """HTTP URL or base64 data URL of the video."""
    processing: Literal["agentic", "static"] | str | Unset = UNSET
    """Video processing mode, for providers that support it: `agentic` lets the model choose the frames to
    look at, `static` samples frames at a fixed rate.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("video_url", "video_url", None),
        ("processing", "processing", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.video_url = source["video_url"]
        except KeyError:
            return cls._from_partial(source)
        self.processing = source.get("processing", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["input_video"]:
        return self.type_


if TYPE_CHECKING:

    class InputVideoTypedDict(TypedDict, total=False):
        """Video sent to the model."""

        type: Required[Literal["input_video"]]
        video_url: Required[str]
        """HTTP URL or base64 data URL of the video."""
        processing: NotRequired[Literal["agentic", "static"] | str]
        """Video processing mode, for providers that support it: `agentic` lets the model choose the frames to
        look at, `static` samples frames at a fixed rate.
        """
