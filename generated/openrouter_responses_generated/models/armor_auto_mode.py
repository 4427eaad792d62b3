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
    """Rules by which tool calls are judged."""

    allow: list[str | ArmorRule] | Unset = UNSET
    """Exceptions from `soft_deny`."""
    environment: list[str | ArmorEnvironmentEntry] | Unset = UNSET
    """What the judge should know, as `Name: value` or as an object."""
    hard_deny: list[str | ArmorRule] | Unset = UNSET
    """Calls to block in any case."""
    soft_deny: list[str | ArmorRule] | Unset = UNSET
    """Calls to block unless `allow` covers them."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allow", "allow", _decode_allow),
        ("environment", "environment", _decode_environment),
        ("hard_deny", "hard_deny", _decode_hard_deny),
        ("soft_deny", "soft_deny", _decode_soft_deny),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.allow = _decode_allow(take("allow", UNSET))
        self.environment = _decode_environment(take("environment", UNSET))
        self.hard_deny = _decode_hard_deny(take("hard_deny", UNSET))
        self.soft_deny = _decode_soft_deny(take("soft_deny", UNSET))
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ArmorAutoModeTypedDict(TypedDict, total=False):
        """Rules by which tool calls are judged."""

        allow: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Exceptions from `soft_deny`."""
        environment: NotRequired[Sequence[str | ArmorEnvironmentEntry | ArmorEnvironmentEntryTypedDict]]
        """What the judge should know, as `Name: value` or as an object."""
        hard_deny: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Calls to block in any case."""
        soft_deny: NotRequired[Sequence[str | ArmorRule | ArmorRuleTypedDict]]
        """Calls to block unless `allow` covers them."""
