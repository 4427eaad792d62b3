"""The class `PromptCacheOptions`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class PromptCacheOptions(Model):
    """Explicit prompt caching of a request. Only for GPT-5.6 and later OpenAI models."""

    mode: Literal["explicit"] = "explicit"
    """Caching mode: `explicit` caches only the blocks marked with `prompt_cache_breakpoint`."""
    ttl: str | Unset | None = UNSET
    """Minimum lifetime of each cached prefix, `30m` (default) or `12h` (billed at a higher rate)."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("mode", "mode", None),
        ("ttl", "ttl", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.mode = source["mode"]
        except KeyError:
            return cls._from_partial(source)
        self.ttl = source.get("ttl", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class PromptCacheOptionsTypedDict(TypedDict, total=False):
        """Explicit prompt caching of a request. Only for GPT-5.6 and later OpenAI models."""

        mode: Required[Literal["explicit"]]
        """Caching mode: `explicit` caches only the blocks marked with `prompt_cache_breakpoint`."""
        ttl: NotRequired[str | None]
        """Minimum lifetime of each cached prefix, `30m` (default) or `12h` (billed at a higher rate)."""
