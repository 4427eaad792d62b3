"""The class `ConfigurationUpdateItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.configuration_update_reasoning import (
        ConfigurationUpdateReasoning,
        ConfigurationUpdateReasoningTypedDict,
    )

_decode_reasoning = model("configuration_update_reasoning:ConfigurationUpdateReasoning")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ConfigurationUpdateItem(Model):
    """Change of the reasoning effort for the rest of the conversation, until the next update. Place it
    before the user message that it applies to; two in a row are rejected.
    """

    type_: Literal["configuration_update"] = "configuration_update"
    reasoning: ConfigurationUpdateReasoning
    """Reasoning configuration for the rest of the conversation."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("reasoning", "reasoning", _decode_reasoning),
        ("id", "id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.reasoning = _decode_reasoning(source["reasoning"])
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["configuration_update"]:
        return self.type_


if TYPE_CHECKING:

    class ConfigurationUpdateItemTypedDict(TypedDict, total=False):
        """Change of the reasoning effort for the rest of the conversation, until the next update. Place it
        before the user message that it applies to; two in a row are rejected.
        """

        type: Required[Literal["configuration_update"]]
        reasoning: Required[ConfigurationUpdateReasoning | ConfigurationUpdateReasoningTypedDict]
        """Reasoning configuration for the rest of the conversation."""
        id: NotRequired[str | None]
        """ID of the item."""
