"""The class `ContextCompactionItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ContextCompactionItem(Model):
    """Marker of a context compaction."""

    type_: Literal["context_compaction"] = "context_compaction"
    id: str | Unset | None = UNSET
    """ID of the item."""
    encrypted_content: str | Unset | None = UNSET
    """Encrypted summary, if there is one."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("encrypted_content", "encrypted_content", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.encrypted_content = source.get("encrypted_content", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["context_compaction"]:
        return self.type_


if TYPE_CHECKING:

    class ContextCompactionItemTypedDict(TypedDict, total=False):
        """Marker of a context compaction."""

        type: Required[Literal["context_compaction"]]
        id: NotRequired[str | None]
        """ID of the item."""
        encrypted_content: NotRequired[str | None]
        """Encrypted summary, if there is one."""
