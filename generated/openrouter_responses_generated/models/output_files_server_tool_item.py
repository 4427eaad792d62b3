"""The class `OutputFilesServerToolItem`."""

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
class OutputFilesServerToolItem(Model):
    """Work on a file of the workspace."""

    type_: Literal["openrouter:files"] = "openrouter:files"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    operation: str | Unset = UNSET
    """What was done, such as `read`."""
    result: str | Unset = UNSET
    """What came of it, as JSON text."""
    arguments: str | Unset | None = UNSET
    """Arguments as JSON text."""
    call_id: str | Unset | None = UNSET
    """Identifier of the call."""
    error: str | Unset = UNSET
    """Why the call failed."""
    file_id: str | Unset = UNSET
    """Identifier of the file."""
    filename: str | Unset = UNSET
    """Name of the file."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("operation", "operation", None),
        ("result", "result", None),
        ("arguments", "arguments", None),
        ("call_id", "call_id", None),
        ("error", "error", None),
        ("file_id", "file_id", None),
        ("filename", "filename", None),
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
        self.operation = source.get("operation", UNSET)
        self.result = source.get("result", UNSET)
        self.arguments = source.get("arguments", UNSET)
        self.call_id = source.get("call_id", UNSET)
        self.error = source.get("error", UNSET)
        self.file_id = source.get("file_id", UNSET)
        self.filename = source.get("filename", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:files"]:
        return self.type_


if TYPE_CHECKING:

    class OutputFilesServerToolItemTypedDict(TypedDict, total=False):
        """Work on a file of the workspace."""

        type: Required[Literal["openrouter:files"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        operation: NotRequired[str]
        """What was done, such as `read`."""
        result: NotRequired[str]
        """What came of it, as JSON text."""
        arguments: NotRequired[str | None]
        """Arguments as JSON text."""
        call_id: NotRequired[str | None]
        """Identifier of the call."""
        error: NotRequired[str]
        """Why the call failed."""
        file_id: NotRequired[str]
        """Identifier of the file."""
        filename: NotRequired[str]
        """Name of the file."""
