"""The class `ErrorEvent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ErrorEvent(Model):
    """Server-sent event: the stream failed with an error. Terminal event, although some servers send
    `response.failed` after it.
    """

    type_: Literal["error"] = "error"
    code: str | None
    """Error code."""
    message: str
    """Human-readable error message."""
    param: str | None
    """Request parameter that caused the error."""
    sequence_number: int
    """Sequence number of the event in the stream."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("code", "code", None),
        ("message", "message", None),
        ("param", "param", None),
        ("sequence_number", "sequence_number", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.code = source["code"]
            self.message = source["message"]
            self.param = source["param"]
            self.sequence_number = source["sequence_number"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["error"]:
        return self.type_
