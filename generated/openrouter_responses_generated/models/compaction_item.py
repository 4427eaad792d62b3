"""The class `CompactionItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class CompactionItem(Model):
    """Compacted earlier part of the conversation, as an encrypted summary."""

    type_: Literal["compaction"] = "compaction"
    encrypted_content: str
    """Encrypted summary."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("encrypted_content", "encrypted_content", None),
        ("id", "id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.encrypted_content = source["encrypted_content"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["compaction"]:
        return self.type_


if TYPE_CHECKING:

    class CompactionItemTypedDict(TypedDict, total=False):
        """Compacted earlier part of the conversation, as an encrypted summary."""

        type: Required[Literal["compaction"]]
        encrypted_content: Required[str]
        """Encrypted summary."""
        id: NotRequired[str | None]
        """ID of the item."""
