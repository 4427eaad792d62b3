"""The class `AlignmentPlugin`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.alignment_rule import AlignmentRule, AlignmentRuleTypedDict
    from ..models.plugin_mode import PluginMode

_decode_rules = items(model("alignment_rule:AlignmentRule"))


@_attrs_define(kw_only=True, repr=False)
class AlignmentPlugin(Model):
    """Holds the answer to rules of the caller; in beta."""

    id: Literal["alignment"] = "alignment"
    rules: list[AlignmentRule]
    """Rules that the answer has to follow."""
    instruct: bool | Unset = UNSET
    """Whether the model is told the rules."""
    max_retries: int | Unset = UNSET
    """How often a blocked answer is tried again."""
    threshold: float | Unset = UNSET
    """Probability from which a rule counts as broken."""
    mode: PluginMode | Unset = UNSET
    """Whether to hold back what breaks a rule or only report it."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("rules", "rules", _decode_rules),
        ("instruct", "instruct", None),
        ("max_retries", "max_retries", None),
        ("threshold", "threshold", None),
        ("mode", "mode", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
            self.rules = _decode_rules(value) if (value := source["rules"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.instruct = source.get("instruct", UNSET)
        self.max_retries = source.get("max_retries", UNSET)
        self.threshold = source.get("threshold", UNSET)
        self.mode = source.get("mode", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class AlignmentPluginTypedDict(TypedDict, total=False):
        """Holds the answer to rules of the caller; in beta."""

        id: Required[Literal["alignment"]]
        rules: Required[Sequence[AlignmentRule | AlignmentRuleTypedDict]]
        """Rules that the answer has to follow."""
        instruct: NotRequired[bool]
        """Whether the model is told the rules."""
        max_retries: NotRequired[int]
        """How often a blocked answer is tried again."""
        threshold: NotRequired[float]
        """Probability from which a rule counts as broken."""
        mode: NotRequired[PluginMode]
        """Whether to hold back what breaks a rule or only report it."""
