"""The class `LocalShellCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import Field, Model, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.local_shell_call_action import LocalShellCallAction, LocalShellCallActionTypedDict

_decode_action = model("local_shell_call_action:LocalShellCallAction")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class LocalShellCallItem(Model):
    """Local shell call by the model; the client runs the command on its own machine."""

    type_: Literal["local_shell_call"] = "local_shell_call"
    id: str
    """ID of the item."""
    action: LocalShellCallAction
    """Command to run."""
    call_id: str
    """ID of the call."""
    status: ItemStatus
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("action", "action", _decode_action),
        ("call_id", "call_id", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.action = _decode_action(source["action"])
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["local_shell_call"]:
        return self.type_


if TYPE_CHECKING:

    class LocalShellCallItemTypedDict(TypedDict, total=False):
        """Local shell call by the model; the client runs the command on its own machine."""

        type: Required[Literal["local_shell_call"]]
        id: Required[str]
        """ID of the item."""
        action: Required[LocalShellCallAction | LocalShellCallActionTypedDict]
        """Command to run."""
        call_id: Required[str]
        """ID of the call."""
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
