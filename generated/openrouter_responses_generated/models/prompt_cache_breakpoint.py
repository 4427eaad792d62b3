"""The class `PromptCacheBreakpoint`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class PromptCacheBreakpoint(Model):
    """Marker for the end of a prompt prefix to cache. OpenRouter converts it for providers that use
    Anthropic's `cache_control`.
    """

    mode: Literal["explicit"] = "explicit"
    ttl: str | Unset | None = UNSET
    """Minimum lifetime of the cached prefix, `30m` or `12h`; overrides `prompt_cache_options.ttl` for this
    breakpoint.
    """
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

    class PromptCacheBreakpointTypedDict(TypedDict, total=False):
        """Marker for the end of a prompt prefix to cache. OpenRouter converts it for providers that use
        Anthropic's `cache_control`.
        """

        mode: Required[Literal["explicit"]]
        ttl: NotRequired[str | None]
        """Minimum lifetime of the cached prefix, `30m` or `12h`; overrides `prompt_cache_options.ttl` for this
        breakpoint.
        """
