"""The class `UsageCostDetails`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class UsageCostDetails(Model):
    """Breakdown of the cost of a response."""

    upstream_inference_input_cost: float
    """Cost charged by the upstream provider for the input, in US dollars."""
    upstream_inference_output_cost: float
    """Cost charged by the upstream provider for the output, in US dollars."""
    upstream_inference_cost: float | Unset | None = UNSET
    """Total cost charged by the upstream provider, in US dollars."""
    server_tool_cost: float | Unset | None = UNSET
    """Cost of metered server tools, such as sandbox time, in US dollars; absent if no such tool ran."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("upstream_inference_input_cost", "upstream_inference_input_cost", None),
        ("upstream_inference_output_cost", "upstream_inference_output_cost", None),
        ("upstream_inference_cost", "upstream_inference_cost", None),
        ("server_tool_cost", "server_tool_cost", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.upstream_inference_input_cost = source["upstream_inference_input_cost"]
            self.upstream_inference_output_cost = source["upstream_inference_output_cost"]
        except KeyError:
            return cls._from_partial(source)
        self.upstream_inference_cost = source.get("upstream_inference_cost", UNSET)
        self.server_tool_cost = source.get("server_tool_cost", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
