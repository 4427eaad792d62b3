"""The class `InputText`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.prompt_cache_breakpoint import PromptCacheBreakpoint, PromptCacheBreakpointTypedDict

_decode_prompt_cache_breakpoint = model("prompt_cache_breakpoint:PromptCacheBreakpoint")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputText(Model):
    """Text sent to the model."""

    type_: Literal["input_text"] = "input_text"
    text: str
    """Text of the part."""
    prompt_cache_breakpoint: PromptCacheBreakpoint | Unset | None = UNSET
    """Marks the end of a prompt prefix to cache."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("text", "text", None),
        ("prompt_cache_breakpoint", "prompt_cache_breakpoint", _decode_prompt_cache_breakpoint),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.text = source["text"]
        except KeyError:
            return cls._from_partial(source)
        self.prompt_cache_breakpoint = (
            _decode_prompt_cache_breakpoint(source["prompt_cache_breakpoint"])
            if "prompt_cache_breakpoint" in source
            else UNSET
        )
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["input_text"]:
        return self.type_


if TYPE_CHECKING:

    class InputTextTypedDict(TypedDict, total=False):
        """Text sent to the model."""

        type: Required[Literal["input_text"]]
        text: Required[str]
        """Text of the part."""
        prompt_cache_breakpoint: NotRequired[PromptCacheBreakpoint | PromptCacheBreakpointTypedDict | None]
        """Marks the end of a prompt prefix to cache."""
