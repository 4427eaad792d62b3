"""The class `OutputComputerCallItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.pending_safety_check import PendingSafetyCheck, PendingSafetyCheckTypedDict

_decode_pending_safety_checks = items(model("pending_safety_check:PendingSafetyCheck"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputComputerCallItem(Model):
    """Computer use call: an action for the client to perform on the computer."""

    type_: Literal["computer_call"] = "computer_call"
    pending_safety_checks: list[PendingSafetyCheck]
    """Safety checks that the client must acknowledge before it performs the action."""
    call_id: str
    """ID of the call; the output of the action refers to it."""
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    action: Any | Unset = UNSET
    """Action to perform, such as a click at a position."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("pending_safety_checks", "pending_safety_checks", _decode_pending_safety_checks),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("id", "id", None),
        ("action", "action", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.pending_safety_checks = (
                _decode_pending_safety_checks(value) if (value := source["pending_safety_checks"]) else value
            )
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.action = source.get("action", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["computer_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputComputerCallItemTypedDict(TypedDict, total=False):
        """Computer use call: an action for the client to perform on the computer."""

        type: Required[Literal["computer_call"]]
        pending_safety_checks: Required[Sequence[PendingSafetyCheck | PendingSafetyCheckTypedDict]]
        """Safety checks that the client must acknowledge before it performs the action."""
        call_id: Required[str]
        """ID of the call; the output of the action refers to it."""
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        action: NotRequired[Any]
        """Action to perform, such as a click at a position."""
