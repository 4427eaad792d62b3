"""The class `MaxPrice`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class MaxPrice(Model):
    """Maximum acceptable prices, in US dollars, as decimal strings."""

    prompt: str | Unset = UNSET
    """Price per million prompt tokens, in US dollars."""
    completion: str | Unset = UNSET
    """Price per million completion tokens, in US dollars."""
    request: str | Unset = UNSET
    """Price per request, in US dollars."""
    image: str | Unset = UNSET
    """Price per image, in US dollars."""
    audio: str | Unset = UNSET
    """Price per audio unit, in US dollars."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("prompt", "prompt", None),
        ("completion", "completion", None),
        ("request", "request", None),
        ("image", "image", None),
        ("audio", "audio", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.prompt = source.get("prompt", UNSET)
        self.completion = source.get("completion", UNSET)
        self.request = source.get("request", UNSET)
        self.image = source.get("image", UNSET)
        self.audio = source.get("audio", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class MaxPriceTypedDict(TypedDict, total=False):
        """Maximum acceptable prices, in US dollars, as decimal strings."""

        prompt: NotRequired[str]
        """Price per million prompt tokens, in US dollars."""
        completion: NotRequired[str]
        """Price per million completion tokens, in US dollars."""
        request: NotRequired[str]
        """Price per request, in US dollars."""
        image: NotRequired[str]
        """Price per image, in US dollars."""
        audio: NotRequired[str]
        """Price per audio unit, in US dollars."""
