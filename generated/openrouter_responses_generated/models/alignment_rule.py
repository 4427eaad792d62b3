"""The class `AlignmentRule`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class AlignmentRule(Model):
    """Rule that the response must follow."""

    rule: str
    """Requirement or prohibition, in natural language."""
    watch: list[Literal["content", "tool_calls", "refusal", "images", "audio"] | str]
    """Parts of the assistant message that the rule applies to; a message without any of them is not
    evaluated.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("rule", "rule", None),
        ("watch", "watch", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.rule = source["rule"]
            self.watch = source["watch"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class AlignmentRuleTypedDict(TypedDict, total=False):
        """Rule that the response must follow."""

        rule: Required[str]
        """Requirement or prohibition, in natural language."""
        watch: Required[Sequence[Literal["content", "tool_calls", "refusal", "images", "audio"] | str]]
        """Parts of the assistant message that the rule applies to; a message without any of them is not
        evaluated.
        """
