"""The class `OutputApplyPatchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.apply_patch_call_operation import decode_apply_patch_call_operation
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.apply_patch_call_operation import ApplyPatchCallOperation, ApplyPatchCallOperationTypedDict
    from ..models.apply_patch_call_status import ApplyPatchCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputApplyPatchCallItem(Model):
    """Patch call: a file operation for the client to apply, answered by an `apply_patch_call_output` item."""

    type_: Literal["apply_patch_call"] = "apply_patch_call"
    id: str
    """ID of the item."""
    operation: ApplyPatchCallOperation
    """File operation to apply."""
    call_id: str
    """ID that links the call to its `apply_patch_call_output` item."""
    status: ApplyPatchCallStatus
    """Lifecycle status of the item."""
    created_by: str | Unset = UNSET
    """ID of the entity that created the call."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("operation", "operation", decode_apply_patch_call_operation),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("created_by", "created_by", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.operation = decode_apply_patch_call_operation(source["operation"])
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.created_by = source.get("created_by", UNSET)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["apply_patch_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputApplyPatchCallItemTypedDict(TypedDict, total=False):
        """Patch call: a file operation for the client to apply, answered by an `apply_patch_call_output` item."""

        type: Required[Literal["apply_patch_call"]]
        id: Required[str]
        """ID of the item."""
        operation: Required[ApplyPatchCallOperationTypedDict]
        """File operation to apply."""
        call_id: Required[str]
        """ID that links the call to its `apply_patch_call_output` item."""
        status: Required[ApplyPatchCallStatus]
        """Lifecycle status of the item."""
        created_by: NotRequired[str]
        """ID of the entity that created the call."""
