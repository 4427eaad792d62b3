"""The class `ApplyPatchCallItem`."""

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
class ApplyPatchCallItem(Model):
    """Patch call of an earlier turn."""

    type_: Literal["apply_patch_call"] = "apply_patch_call"
    operation: ApplyPatchCallOperation
    """File operation of the call."""
    call_id: str
    """ID that links the call to its `apply_patch_call_output` item."""
    status: ApplyPatchCallStatus
    """Lifecycle status of the item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("operation", "operation", decode_apply_patch_call_operation),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("id", "id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.operation = decode_apply_patch_call_operation(source["operation"])
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["apply_patch_call"]:
        return self.type_


if TYPE_CHECKING:

    class ApplyPatchCallItemTypedDict(TypedDict, total=False):
        """Patch call of an earlier turn."""

        type: Required[Literal["apply_patch_call"]]
        operation: Required[ApplyPatchCallOperationTypedDict]
        """File operation of the call."""
        call_id: Required[str]
        """ID that links the call to its `apply_patch_call_output` item."""
        status: Required[ApplyPatchCallStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str | None]
        """ID of the item."""
