"""The class `NestedReasoning`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.reasoning_effort import ReasoningEffort


@_attrs_define(kw_only=True, repr=False)
class NestedReasoning(Model):
    """Reasoning configuration of a model inside a server tool."""

    effort: ReasoningEffort | Unset = UNSET
    """Reasoning effort."""
    max_tokens: int | Unset = UNSET
    """Maximum number of reasoning tokens."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("effort", "effort", None),
        ("max_tokens", "max_tokens", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.effort = source.get("effort", UNSET)
        self.max_tokens = source.get("max_tokens", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class NestedReasoningTypedDict(TypedDict, total=False):
        """Reasoning configuration of a model inside a server tool."""

        effort: NotRequired[ReasoningEffort]
        """Reasoning effort."""
        max_tokens: NotRequired[int]
        """Maximum number of reasoning tokens."""
