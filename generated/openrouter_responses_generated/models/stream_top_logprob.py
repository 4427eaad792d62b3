"""The class `StreamTopLogprob`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StreamTopLogprob(Model):
    """Alternative token in a stream, with its log probability."""

    token: str | Unset = UNSET
    """Text of the token."""
    logprob: float | Unset = UNSET
    """Natural logarithm of the token's probability."""
    bytes_: list[int] | Unset = UNSET
    """UTF-8 bytes of the token, as integers."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("token", "token", None),
        ("logprob", "logprob", None),
        ("bytes_", "bytes", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.token = source.get("token", UNSET)
        self.logprob = source.get("logprob", UNSET)
        self.bytes_ = source.get("bytes", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def bytes(self) -> list[int] | Unset:
        return self.bytes_
