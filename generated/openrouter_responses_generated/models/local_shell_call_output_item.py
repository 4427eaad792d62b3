"""The class `LocalShellCallOutputItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class LocalShellCallOutputItem(Model):
    """Output of a local shell call, returned by the client."""

    type_: Literal["local_shell_call_output"] = "local_shell_call_output"
    id: str
    """ID of the local shell call that produced the output."""
    output: str
    """Output of the command, as JSON text."""
    status: ItemStatus | Unset | None = UNSET
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("output", "output", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.output = source["output"]
        except KeyError:
            return cls._from_partial(source)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["local_shell_call_output"]:
        return self.type_


if TYPE_CHECKING:

    class LocalShellCallOutputItemTypedDict(TypedDict, total=False):
        """Output of a local shell call, returned by the client."""

        type: Required[Literal["local_shell_call_output"]]
        id: Required[str]
        """ID of the local shell call that produced the output."""
        output: Required[str]
        """Output of the command, as JSON text."""
        status: NotRequired[ItemStatus | None]
        """Lifecycle status of the item."""
