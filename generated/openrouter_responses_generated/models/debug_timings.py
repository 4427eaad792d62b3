"""The class `DebugTimings`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class DebugTimings(Model):
    """Moment in the handling of a request."""

    event: Literal["adapter_request", "upstream_headers_received", "first_token_received", "upstream_body_ended"] | str
    """What happened."""
    epoch_ms: int
    """Unix time of it, in milliseconds."""
    start_ms: int
    """Milliseconds from the start of the request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("event", "event", None),
        ("epoch_ms", "epoch_ms", None),
        ("start_ms", "start_ms", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.event = take("event", UNSET)
        self.epoch_ms = take("epoch_ms", UNSET)
        self.start_ms = take("start_ms", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self
