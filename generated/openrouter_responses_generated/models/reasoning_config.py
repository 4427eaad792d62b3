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
    """How much a model reasons, and what of it is shown."""

    effort: ReasoningEffort | Unset | None = UNSET
    """How hard the model thinks."""
    max_tokens: int | Unset | None = UNSET
    """Maximum number of tokens that the model may spend on reasoning."""
    enabled: bool | Unset | None = UNSET
    """Whether the model reasons at all."""
    summary: ReasoningSummaryVerbosity | Unset | None = UNSET
    """How detailed the summary of the reasoning is."""
    context: ReasoningContext | Unset | None = UNSET
    """Which reasoning of earlier turns the model sees."""
    mode: ReasoningMode | Unset | None = UNSET
    """Depth of the reasoning, where the model offers a choice."""
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
        """How much a model reasons, and what of it is shown."""

        effort: NotRequired[ReasoningEffort | None]
        """How hard the model thinks."""
        max_tokens: NotRequired[int | None]
        """Maximum number of tokens that the model may spend on reasoning."""
        enabled: NotRequired[bool | None]
        """Whether the model reasons at all."""
        summary: NotRequired[ReasoningSummaryVerbosity | None]
        """How detailed the summary of the reasoning is."""
        context: NotRequired[ReasoningContext | None]
        """Which reasoning of earlier turns the model sees."""
        mode: NotRequired[ReasoningMode | None]
        """Depth of the reasoning, where the model offers a choice."""
