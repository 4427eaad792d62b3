"""The class `InputTokensDetails`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class InputTokensDetails(Model):
    """Input tokens by cache usage."""

    cached_tokens: int
    """Number of tokens read from the prompt cache."""
    cache_write_tokens: int | Unset | None = UNSET
    """Number of tokens written to the prompt cache."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("cached_tokens", "cached_tokens", None),
        ("cache_write_tokens", "cache_write_tokens", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.cached_tokens = source["cached_tokens"]
        except KeyError:
            return cls._from_partial(source)
        self.cache_write_tokens = source.get("cache_write_tokens", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
