"""The class `OutputShellCallItem`."""

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
class OutputShellCallItem(Model):
    """Shell call by the model."""

    type_: Literal["shell_call"] = "shell_call"
    id: str
    """ID of the item."""
    call_id: str
    """ID that links the call to its `shell_call_output` item."""
    status: ItemStatus
    """Lifecycle status of the item."""
    action: ShellCallAction | Unset = UNSET
    """Commands and their limits."""
    arguments: str | Unset | None = UNSET
    """Arguments of the call, as the JSON text written by the model. Send them back unchanged; a change
    invalidates the prompt cache.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("action", "action", _decode_action),
        ("arguments", "arguments", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.action = _decode_action(source["action"]) if "action" in source else UNSET
        self.arguments = source.get("arguments", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["shell_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputShellCallItemTypedDict(TypedDict, total=False):
        """Shell call by the model."""

        type: Required[Literal["shell_call"]]
        id: Required[str]
        """ID of the item."""
        call_id: Required[str]
        """ID that links the call to its `shell_call_output` item."""
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        action: NotRequired[ShellCallAction | ShellCallActionTypedDict]
        """Commands and their limits."""
        arguments: NotRequired[str | None]
        """Arguments of the call, as the JSON text written by the model. Send them back unchanged; a change
        invalidates the prompt cache.
        """
