"""The class `OutputDatetimeItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.failable_tool_call_status import FailableToolCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputDatetimeItem(Model):
    """Call of the `openrouter:datetime` server tool."""

    type_: Literal["openrouter:datetime"] = "openrouter:datetime"
    datetime_: str
    """Date and time, in ISO 8601 format."""
    timezone: str
    """IANA name of the time zone, such as `Europe/Berlin`."""
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("datetime_", "datetime", None),
        ("timezone", "timezone", None),
        ("status", "status", None),
        ("id", "id", None),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.datetime_ = source["datetime"]
            self.timezone = source["timezone"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:datetime"]:
        return self.type_


if TYPE_CHECKING:

    class OutputDatetimeItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:datetime` server tool."""

        type: Required[Literal["openrouter:datetime"]]
        datetime: Required[str]
        """Date and time, in ISO 8601 format."""
        timezone: Required[str]
        """IANA name of the time zone, such as `Europe/Berlin`."""
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
