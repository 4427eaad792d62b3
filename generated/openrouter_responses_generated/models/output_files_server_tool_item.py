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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.status = take("status", UNSET)
        self.id = take("id", UNSET)
        self.operation = take("operation", UNSET)
        self.result = take("result", UNSET)
        self.arguments = take("arguments", UNSET)
        self.call_id = take("call_id", UNSET)
        self.error = take("error", UNSET)
        self.file_id = take("file_id", UNSET)
        self.filename = take("filename", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
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
