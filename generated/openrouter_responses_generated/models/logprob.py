"""The class `Logprob`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.top_logprob import TopLogprob, TopLogprobTypedDict

_decode_top_logprobs = items(model("top_logprob:TopLogprob"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class Logprob(Model):
    """Token with its log probability."""

    token: str
    """Text of the token."""
    logprob: float
    """Natural logarithm of the token's probability."""
    bytes_: list[int]
    """UTF-8 bytes of the token, as integers."""
    top_logprobs: list[TopLogprob]
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
            self.bytes_ = source["bytes"]
            self.top_logprobs = _decode_top_logprobs(value) if (value := source["top_logprobs"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def bytes(self) -> list[int]:
        return self.bytes_


if TYPE_CHECKING:

    class LogprobTypedDict(TypedDict, total=False):
        """Token with its log probability."""

        token: Required[str]
        """Text of the token."""
        logprob: Required[float]
        """Natural logarithm of the token's probability."""
        bytes: Required[Sequence[int]]
        """UTF-8 bytes of the token, as integers."""
        top_logprobs: Required[Sequence[TopLogprob | TopLogprobTypedDict]]
        """Most likely alternatives at the token's position."""
