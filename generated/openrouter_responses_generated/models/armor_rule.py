"""The class `ArmorRule`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ArmorRule(Model):
    """Rule for the evaluation of tool calls."""

    id: str
    """Stable ID of the rule, reported when the rule decides a verdict."""
    instructions: str
    """Description of the calls that the rule matches, for the classifier."""
    name: str | Unset = UNSET
    """Display name in explanations; the ID by default."""
    threshold: float | Unset = UNSET
    """Probability from which the rule matches; 0.6 by default for deny rules and 0.7 for allow rules."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("instructions", "instructions", None),
        ("name", "name", None),
        ("threshold", "threshold", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
            self.instructions = source["instructions"]
        except KeyError:
            return cls._from_partial(source)
        self.name = source.get("name", UNSET)
        self.threshold = source.get("threshold", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ArmorRuleTypedDict(TypedDict, total=False):
        """Rule for the evaluation of tool calls."""

        id: Required[str]
        """Stable ID of the rule, reported when the rule decides a verdict."""
        instructions: Required[str]
        """Description of the calls that the rule matches, for the classifier."""
        name: NotRequired[str]
        """Display name in explanations; the ID by default."""
        threshold: NotRequired[float]
        """Probability from which the rule matches; 0.6 by default for deny rules and 0.7 for allow rules."""
