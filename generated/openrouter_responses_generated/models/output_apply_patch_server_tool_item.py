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
    """Call of the `openrouter:apply_patch` server tool: a validated file operation for the client to
    apply.
    """

    type_: Literal["openrouter:apply_patch"] = "openrouter:apply_patch"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    operation: ApplyPatchCallOperation | Unset = UNSET
    """File operation to apply."""
    call_id: str | Unset = UNSET
    """ID that links the call to its `apply_patch_call_output` item."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
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
        """Call of the `openrouter:apply_patch` server tool: a validated file operation for the client to
        apply.
        """

        type: Required[Literal["openrouter:apply_patch"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        operation: NotRequired[ApplyPatchCallOperationTypedDict]
        """File operation to apply."""
        call_id: NotRequired[str]
        """ID that links the call to its `apply_patch_call_output` item."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
