"""The class `ApplyPatchCallOutputItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ApplyPatchCallOutputItem(Model):
    """Result of a patch call, returned by the client."""

    type_: Literal["apply_patch_call_output"] = "apply_patch_call_output"
    status: Literal["completed", "failed"] | str
    """Whether the client applied the patch: `completed` if it did, `failed` if not."""
    call_id: str
    """ID that links the output to its `apply_patch_call` item."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    output: str | Unset | None = UNSET
    """Human-readable log of the operation."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("call_id", "call_id", None),
        ("id", "id", None),
        ("output", "output", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
            self.call_id = source["call_id"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.output = source.get("output", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["apply_patch_call_output"]:
        return self.type_


if TYPE_CHECKING:

    class ApplyPatchCallOutputItemTypedDict(TypedDict, total=False):
        """Result of a patch call, returned by the client."""

        type: Required[Literal["apply_patch_call_output"]]
        status: Required[Literal["completed", "failed"] | str]
        """Whether the client applied the patch: `completed` if it did, `failed` if not."""
        call_id: Required[str]
        """ID that links the output to its `apply_patch_call` item."""
        id: NotRequired[str | None]
        """ID of the item."""
        output: NotRequired[str | None]
        """Human-readable log of the operation."""
