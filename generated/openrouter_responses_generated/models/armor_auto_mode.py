"""The class `ArmorAutoMode`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.armor_environment_entry import ArmorEnvironmentEntry, ArmorEnvironmentEntryTypedDict
    from ..models.armor_rule import ArmorRule, ArmorRuleTypedDict

_decode_allow = items(model("armor_rule:ArmorRule"))
_decode_environment = items(model("armor_environment_entry:ArmorEnvironmentEntry"))
_decode_hard_deny = items(model("armor_rule:ArmorRule"))
_decode_soft_deny = items(model("armor_rule:ArmorRule"))


@_attrs_define(kw_only=True, repr=False)
class ArmorAutoMode(Model):
    """Rules and environment entries for the evaluation of tool calls."""

    allow: list[str | ArmorRule] | Unset = UNSET
    """Exceptions to the `soft_deny` rules."""
    environment: list[str | ArmorEnvironmentEntry] | Unset = UNSET
    """Facts about the environment, as `Name: value` strings or objects."""
    hard_deny: list[str | ArmorRule] | Unset = UNSET
    """Rules that block a call without exception."""
    soft_deny: list[str | ArmorRule] | Unset = UNSET
    """Rules that block a call unless an `allow` rule matches."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allow", "allow", _decode_allow),
        ("environment", "environment", _decode_environment),
        ("hard_deny", "hard_deny", _decode_hard_deny),
        ("soft_deny", "soft_deny", _decode_soft_deny),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.allow = _decode_allow(value) if (value := source.get("allow", UNSET)) else value
        self.environment = _decode_environment(value) if (value := source.get("environment", UNSET)) else value
        self.hard_deny = _decode_hard_deny(value) if (value := source.get("hard_deny", UNSET)) else value
        self.soft_deny = _decode_soft_deny(value) if (value := source.get("soft_deny", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ArmorAutoModeTypedDict(TypedDict, total=False):
        """Rules and environment entries for the evaluation of tool calls."""

        allow: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Exceptions to the `soft_deny` rules."""
        environment: NotRequired[Sequence[str | ArmorEnvironmentEntry | ArmorEnvironmentEntryTypedDict]]
        """Facts about the environment, as `Name: value` strings or objects."""
        hard_deny: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Rules that block a call without exception."""
        soft_deny: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Rules that block a call unless an `allow` rule matches."""
