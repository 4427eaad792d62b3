"""The class `DebugTimings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class DebugTimings(Model):
    """Timing milestone in the processing of a request."""

    event: Literal["adapter_request", "upstream_headers_received", "first_token_received", "upstream_body_ended"] | str
    """Milestone that was reached."""
    epoch_ms: int
    """Time of the milestone, in Unix milliseconds."""
    start_ms: int
    """Time since the start of the request, in milliseconds."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("event", "event", None),
        ("epoch_ms", "epoch_ms", None),
        ("start_ms", "start_ms", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.event = source["event"]
            self.epoch_ms = source["epoch_ms"]
            self.start_ms = source["start_ms"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
