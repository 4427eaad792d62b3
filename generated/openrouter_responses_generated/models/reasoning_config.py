"""The class `ReasoningConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.reasoning_context import ReasoningContext
    from ..models.reasoning_effort import ReasoningEffort
    from ..models.reasoning_mode import ReasoningMode
    from ..models.reasoning_summary_verbosity import ReasoningSummaryVerbosity


@_attrs_define(kw_only=True, repr=False)
class ReasoningConfig(Model):
    """Reasoning configuration of a request."""

    effort: ReasoningEffort | Unset | None = UNSET
    """Reasoning effort."""
    max_tokens: int | Unset | None = UNSET
    """Maximum number of reasoning tokens."""
    enabled: bool | Unset | None = UNSET
    """Whether to enable reasoning."""
    summary: ReasoningSummaryVerbosity | Unset | None = UNSET
    """Level of detail of the reasoning summary."""
    context: ReasoningContext | Unset | None = UNSET
    """Reasoning available to the model. Only for GPT-5.6 and later OpenAI models."""
    mode: ReasoningMode | Unset | None = UNSET
    """Reasoning mode. Only for GPT-5.6 and later OpenAI models."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("effort", "effort", None),
        ("max_tokens", "max_tokens", None),
        ("enabled", "enabled", None),
        ("summary", "summary", None),
        ("context", "context", None),
        ("mode", "mode", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.effort = source.get("effort", UNSET)
        self.max_tokens = source.get("max_tokens", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.summary = source.get("summary", UNSET)
        self.context = source.get("context", UNSET)
        self.mode = source.get("mode", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ReasoningConfigTypedDict(TypedDict, total=False):
        """Reasoning configuration of a request."""

        effort: NotRequired[ReasoningEffort | None]
        """Reasoning effort."""
        max_tokens: NotRequired[int | None]
        """Maximum number of reasoning tokens."""
        enabled: NotRequired[bool | None]
        """Whether to enable reasoning."""
        summary: NotRequired[ReasoningSummaryVerbosity | None]
        """Level of detail of the reasoning summary."""
        context: NotRequired[ReasoningContext | None]
        """Reasoning available to the model. Only for GPT-5.6 and later OpenAI models."""
        mode: NotRequired[ReasoningMode | None]
        """Reasoning mode. Only for GPT-5.6 and later OpenAI models."""
