"""The class `StreamLogprob`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.stream_top_logprob import StreamTopLogprob

_decode_top_logprobs = items(model("stream_top_logprob:StreamTopLogprob"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class StreamLogprob(Model):
    """Token in a stream, with its log probability."""

    token: str
    """Text of the token."""
    logprob: float
    """Natural logarithm of the token's probability."""
    bytes_: list[int] | Unset = UNSET
    """UTF-8 bytes of the token, as integers."""
    top_logprobs: list[StreamTopLogprob] | Unset = UNSET
    """Most likely alternatives at the token's position."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("token", "token", None),
        ("logprob", "logprob", None),
        ("bytes_", "bytes", None),
        ("top_logprobs", "top_logprobs", _decode_top_logprobs),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.token = source["token"]
            self.logprob = source["logprob"]
        except KeyError:
            return cls._from_partial(source)
        self.bytes_ = source.get("bytes", UNSET)
        self.top_logprobs = _decode_top_logprobs(value) if (value := source.get("top_logprobs", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def bytes(self) -> list[int] | Unset:
        return self.bytes_
