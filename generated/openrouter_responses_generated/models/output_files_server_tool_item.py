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
    """Call of the `openrouter:files` server tool."""

    type_: Literal["openrouter:files"] = "openrouter:files"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    operation: str | Unset = UNSET
    """File operation: `list`, `read`, `write` or `edit`."""
    result: str | Unset = UNSET
    """Result of the operation, as JSON text."""
    arguments: str | Unset | None = UNSET
    """Arguments of the tool call, as the JSON text written by the model."""
    call_id: str | Unset | None = UNSET
    """ID of the tool call."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
    file_id: str | Unset = UNSET
    """ID of the file, as given in the arguments."""
    filename: str | Unset = UNSET
    """Name of the file, as given in the arguments."""
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
        """Call of the `openrouter:files` server tool."""

        type: Required[Literal["openrouter:files"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        operation: NotRequired[str]
        """File operation: `list`, `read`, `write` or `edit`."""
        result: NotRequired[str]
        """Result of the operation, as JSON text."""
        arguments: NotRequired[str | None]
        """Arguments of the tool call, as the JSON text written by the model."""
        call_id: NotRequired[str | None]
        """ID of the tool call."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
        file_id: NotRequired[str]
        """ID of the file, as given in the arguments."""
        filename: NotRequired[str]
        """Name of the file, as given in the arguments."""
