"""The class `DebugEventData`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.debug_timings import DebugTimings

_decode_timings = model("debug_timings:DebugTimings")


@_attrs_define(kw_only=True, repr=False)
class DebugEventData(Model):
    """Debug data: the request sent to the provider, or a timing milestone."""

    echo_upstream_body: dict[str, Any] | Unset = UNSET
    """Request body as sent to the provider."""
    timings: DebugTimings | Unset = UNSET
    """Timing milestone."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("echo_upstream_body", "echo_upstream_body", None),
        ("timings", "timings", _decode_timings),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.echo_upstream_body = source.get("echo_upstream_body", UNSET)
        self.timings = _decode_timings(source["timings"]) if "timings" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
