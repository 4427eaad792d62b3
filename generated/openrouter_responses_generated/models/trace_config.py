"""The class `TraceConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class TraceConfig(Model):
    """Trace metadata for observability tools. Additional keys are forwarded as custom metadata."""

    trace_id: str | Unset = UNSET
    """ID of the trace."""
    trace_name: str | Unset = UNSET
    """Name of the trace."""
    span_name: str | Unset = UNSET
    """Name of the span."""
    generation_name: str | Unset = UNSET
    """Name of the generation."""
    parent_span_id: str | Unset = UNSET
    """ID of the parent span."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("trace_id", "trace_id", None),
        ("trace_name", "trace_name", None),
        ("span_name", "span_name", None),
        ("generation_name", "generation_name", None),
        ("parent_span_id", "parent_span_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.trace_id = source.get("trace_id", UNSET)
        self.trace_name = source.get("trace_name", UNSET)
        self.span_name = source.get("span_name", UNSET)
        self.generation_name = source.get("generation_name", UNSET)
        self.parent_span_id = source.get("parent_span_id", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class TraceConfigTypedDict(TypedDict, total=False):
        """Trace metadata for observability tools. Additional keys are forwarded as custom metadata."""

        trace_id: NotRequired[str]
        """ID of the trace."""
        trace_name: NotRequired[str]
        """Name of the trace."""
        span_name: NotRequired[str]
        """Name of the span."""
        generation_name: NotRequired[str]
        """Name of the generation."""
        parent_span_id: NotRequired[str]
        """ID of the parent span."""
