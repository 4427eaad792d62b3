"""The class `PipelineStage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.pipeline_stage_type import PipelineStageType


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class PipelineStage(Model):
    """Processing stage of a request."""

    type_: PipelineStageType
    """Type of the stage."""
    name: str
    """Name of the stage; distinguishes the plugins of one type."""
    summary: str | Unset = UNSET
    """One-sentence summary of the stage."""
    data: dict[str, Any] | Unset = UNSET
    """Data reported by the stage."""
    cost_usd: float | Unset | None = UNSET
    """Cost of the stage, in US dollars."""
    guardrail_id: str | Unset = UNSET
    """ID of the guardrail that acted."""
    guardrail_scope: str | Unset = UNSET
    """Scope of the guardrail."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("name", "name", None),
        ("summary", "summary", None),
        ("data", "data", None),
        ("cost_usd", "cost_usd", None),
        ("guardrail_id", "guardrail_id", None),
        ("guardrail_scope", "guardrail_scope", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.name = source["name"]
        except KeyError:
            return cls._from_partial(source)
        self.summary = source.get("summary", UNSET)
        self.data = source.get("data", UNSET)
        self.cost_usd = source.get("cost_usd", UNSET)
        self.guardrail_id = source.get("guardrail_id", UNSET)
        self.guardrail_scope = source.get("guardrail_scope", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> PipelineStageType:
        return self.type_
