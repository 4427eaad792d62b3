"""The class `PendingSafetyCheck`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import Field, Model


@_attrs_define(kw_only=True, repr=False)
class PendingSafetyCheck(Model):
    """Safety check on a computer action."""

    id: str
    """ID of the safety check."""
    code: str
    """Type of the safety check."""
    message: str
    """Human-readable details of the safety check."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("code", "code", None),
        ("message", "message", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
            self.code = source["code"]
            self.message = source["message"]
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class PendingSafetyCheckTypedDict(TypedDict, total=False):
        """Safety check on a computer action."""

        id: Required[str]
        """ID of the safety check."""
        code: Required[str]
        """Type of the safety check."""
        message: Required[str]
        """Human-readable details of the safety check."""
