"""The class `OutputArmorBlockedItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputArmorBlockedItem(Model):
    """Client tool call that the armor plugin blocked, in place of the call; only with `output_mode` set to
    `custom_item`.
    """

    type_: Literal["openrouter:armor_blocked"] = "openrouter:armor_blocked"
    id: str
    """ID of the item."""
    name: str
    """Name of the tool that the model called."""
    arguments: str
    """Arguments of the call, exactly as the model wrote them."""
    explanation: str
    """Name of the rule that blocked the call, in square brackets."""
    reason: str
    """Error text that the model received as the result of the call."""
    call_id: str
    """ID of the blocked call, as in `safeguard_results`."""
    status: Literal["completed"] = "completed"
    namespace: str | Unset = UNSET
    """Namespace of the tool; absent for a tool outside a namespace."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("name", "name", None),
        ("arguments", "arguments", None),
        ("explanation", "explanation", None),
        ("reason", "reason", None),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("namespace", "namespace", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.name = source["name"]
            self.arguments = source["arguments"]
            self.explanation = source["explanation"]
            self.reason = source["reason"]
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.namespace = source.get("namespace", UNSET)
        self.additional_properties = {}
        if len(source) > 8 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:armor_blocked"]:
        return self.type_


if TYPE_CHECKING:

    class OutputArmorBlockedItemTypedDict(TypedDict, total=False):
        """Client tool call that the armor plugin blocked, in place of the call; only with `output_mode` set to
        `custom_item`.
        """

        type: Required[Literal["openrouter:armor_blocked"]]
        id: Required[str]
        """ID of the item."""
        name: Required[str]
        """Name of the tool that the model called."""
        arguments: Required[str]
        """Arguments of the call, exactly as the model wrote them."""
        explanation: Required[str]
        """Name of the rule that blocked the call, in square brackets."""
        reason: Required[str]
        """Error text that the model received as the result of the call."""
        call_id: Required[str]
        """ID of the blocked call, as in `safeguard_results`."""
        status: Required[Literal["completed"]]
        namespace: NotRequired[str]
        """Namespace of the tool; absent for a tool outside a namespace."""
