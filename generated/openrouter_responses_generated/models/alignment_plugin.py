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
    """Plugin that checks each turn of the model against rules of the caller. Beta; the shape may change."""

    id: Literal["alignment"] = "alignment"
    rules: list[AlignmentRule]
    """Rules that the response must follow; each is evaluated separately."""
    instruct: bool | Unset = UNSET
    """Whether to state the rules to the model in a system message; true by default."""
    max_retries: int | Unset = UNSET
    """Number of retries after a blocked turn, in `enforce` mode; 1 by default."""
    threshold: float | Unset = UNSET
    """Probability from which a rule counts as broken, from 0.01 to 1; 0.7 by default."""
    mode: PluginMode | Unset = UNSET
    """Action on a broken rule; `audit` by default. `enforce` withholds and retries the turn, and finally
    returns an error.
    """
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
        """Plugin that checks each turn of the model against rules of the caller. Beta; the shape may change."""

        id: Required[Literal["alignment"]]
        rules: Required[Sequence[AlignmentRule | AlignmentRuleTypedDict]]
        """Rules that the response must follow; each is evaluated separately."""
        instruct: NotRequired[bool]
        """Whether to state the rules to the model in a system message; true by default."""
        max_retries: NotRequired[int]
        """Number of retries after a blocked turn, in `enforce` mode; 1 by default."""
        threshold: NotRequired[float]
        """Probability from which a rule counts as broken, from 0.01 to 1; 0.7 by default."""
        mode: NotRequired[PluginMode]
        """Action on a broken rule; `audit` by default. `enforce` withholds and retries the turn, and finally
        returns an error.
        """
