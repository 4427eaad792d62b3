"""The class `TopLogprob`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class TopLogprob(Model):
    """Alternative to a token, with its log probability."""

    token: str
    """Text of the token."""
    logprob: float
    """Natural logarithm of the token's probability."""
    bytes_: list[int]
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
        try:
            self.token = source["token"]
            self.logprob = source["logprob"]
            self.bytes_ = source["bytes"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def bytes(self) -> list[int]:
        return self.bytes_


if TYPE_CHECKING:

    class TopLogprobTypedDict(TypedDict, total=False):
        """Alternative to a token, with its log probability."""

        token: Required[str]
        """Text of the token."""
        logprob: Required[float]
        """Natural logarithm of the token's probability."""
        bytes: Required[Sequence[int]]
        """UTF-8 bytes of the token, as integers."""
