"""The class `OutputTextEditorServerToolItem`."""

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
class OutputTextEditorServerToolItem(Model):
    """Step in a text editor."""

    type_: Literal["openrouter:text_editor"] = "openrouter:text_editor"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    command: Literal["view", "create", "str_replace", "insert"] | str | Unset = UNSET
    """What was done."""
    file_path: str | Unset = UNSET
    """File that it was done to."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("command", "command", None),
        ("file_path", "filePath", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.command = source.get("command", UNSET)
        self.file_path = source.get("filePath", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:text_editor"]:
        return self.type_

    @property
    def filePath(self) -> str | Unset:
        return self.file_path


if TYPE_CHECKING:

    class OutputTextEditorServerToolItemTypedDict(TypedDict, total=False):
        """Step in a text editor."""

        type: Required[Literal["openrouter:text_editor"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        command: NotRequired[Literal["view", "create", "str_replace", "insert"] | str]
        """What was done."""
        filePath: NotRequired[str]
        """File that it was done to."""
        file_path: NotRequired[str]
