"""The class `OutputApplyPatchServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.apply_patch_call_operation import decode_apply_patch_call_operation
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.apply_patch_call_operation import ApplyPatchCallOperation, ApplyPatchCallOperationTypedDict
    from ..models.failable_tool_call_status import FailableToolCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputApplyPatchServerToolItem(Model):
    """File edit that OpenRouter checked, for the caller to apply."""

    type_: Literal["openrouter:apply_patch"] = "openrouter:apply_patch"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    operation: ApplyPatchCallOperation | Unset = UNSET
    """The edit."""
    call_id: str | Unset = UNSET
    """Identifier of the call."""
    error: str | Unset = UNSET
    """Why the call failed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("operation", "operation", decode_apply_patch_call_operation),
        ("call_id", "call_id", None),
        ("error", "error", None),
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
        self.operation = decode_apply_patch_call_operation(source["operation"]) if "operation" in source else UNSET
        self.call_id = source.get("call_id", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:apply_patch"]:
        return self.type_


if TYPE_CHECKING:

    class OutputApplyPatchServerToolItemTypedDict(TypedDict, total=False):
        """File edit that OpenRouter checked, for the caller to apply."""

        type: Required[Literal["openrouter:apply_patch"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        operation: NotRequired[ApplyPatchCallOperationTypedDict]
        """The edit."""
        call_id: NotRequired[str]
        """Identifier of the call."""
        error: NotRequired[str]
        """Why the call failed."""
