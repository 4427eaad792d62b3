"""The class `OutputApplyPatchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.apply_patch_call_operation import decode_apply_patch_call_operation
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.apply_patch_call_operation import ApplyPatchCallOperation
    from ..models.apply_patch_call_status import ApplyPatchCallStatus


@_attrs_define(kw_only=True, repr=False)
class OutputApplyPatchCallItem(Model):
    """File edit that the caller has to apply."""

    type_: Literal["apply_patch_call"] = "apply_patch_call"
    operation: ApplyPatchCallOperation
    """The edit."""
    call_id: str
    """Identifier of the call."""
    id: str
    """Identifier of the item."""
    status: ApplyPatchCallStatus
    """How far the item has come."""
    created_by: str | Unset = UNSET
    """Who made the call."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("operation", "operation", decode_apply_patch_call_operation),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("status", "status", None),
        ("created_by", "created_by", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.type_ = take("type", UNSET)
        self.operation = decode_apply_patch_call_operation(take("operation", UNSET))
        self.call_id = take("call_id", UNSET)
        self.id = take("id", UNSET)
        self.status = take("status", UNSET)
        self.created_by = take("created_by", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self

    @property
    def type(self) -> Literal["apply_patch_call"]:
        return self.type_
