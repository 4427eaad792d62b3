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
    """Step that a request went through."""

    type_: PipelineStageType
    """Kind of the step."""
    name: str
    """Name of the step."""
    summary: str | Unset = UNSET
    """The step in one sentence."""
    data: dict[str, Any] | Unset = UNSET
    """What the step reports."""
    cost_usd: float | Unset | None = UNSET
    """What the step cost, in US dollars."""
    guardrail_id: str | Unset = UNSET
    """Guardrail that acted."""
    guardrail_scope: str | Unset = UNSET
    """What the guardrail is attached to."""
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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.name = take("name", UNSET)
        self.summary = take("summary", UNSET)
        self.data = take("data", UNSET)
        self.cost_usd = take("cost_usd", UNSET)
        self.guardrail_id = take("guardrail_id", UNSET)
        self.guardrail_scope = take("guardrail_scope", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> PipelineStageType:
        return self.type_
