"""The class `ShellCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.shell_call_action import ShellCallAction, ShellCallActionTypedDict

_decode_action = model("shell_call_action:ShellCallAction")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ShellCallItem(Model):
    """Shell call of an earlier turn."""

    type_: Literal["shell_call"] = "shell_call"
    action: ShellCallAction
    """Commands and their limits."""
    call_id: str
    """ID that links the call to its `shell_call_output` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    arguments: str | Unset | None = UNSET
    """Arguments of the call, as the JSON text written by the model. Send them back unchanged; a change
    invalidates the prompt cache.
    """
    environment: Any | Unset = UNSET
    """Environment that runs the commands."""
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("action", "action", _decode_action),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("arguments", "arguments", None),
        ("environment", "environment", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.action = _decode_action(source["action"])
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.arguments = source.get("arguments", UNSET)
        self.environment = source.get("environment", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["shell_call"]:
        return self.type_


if TYPE_CHECKING:

    class ShellCallItemTypedDict(TypedDict, total=False):
        """Shell call of an earlier turn."""

        type: Required[Literal["shell_call"]]
        action: Required[ShellCallAction | ShellCallActionTypedDict]
        """Commands and their limits."""
        call_id: Required[str]
        """ID that links the call to its `shell_call_output` item."""
        id: NotRequired[str | None]
        """ID of the item."""
        arguments: NotRequired[str | None]
        """Arguments of the call, as the JSON text written by the model. Send them back unchanged; a change
        invalidates the prompt cache.
        """
        environment: NotRequired[Any]
        """Environment that runs the commands."""
        status: NotRequired[ItemStatus | None]
        """Lifecycle status of the item."""
