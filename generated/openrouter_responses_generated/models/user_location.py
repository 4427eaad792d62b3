"""The class `UserLocation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class UserLocation(Model):
    """Approximate location of the user, with a required `type`."""

    type_: Literal["approximate"] = "approximate"
    city: str | Unset | None = UNSET
    """City, as free text, such as `San Francisco`."""
    country: str | Unset | None = UNSET
    """Two-letter ISO 3166-1 country code, such as `US`."""
    region: str | Unset | None = UNSET
    """Region or state, as free text, such as `California`."""
    timezone: str | Unset | None = UNSET
    """IANA name of the time zone, such as `Europe/Berlin`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("city", "city", None),
        ("country", "country", None),
        ("region", "region", None),
        ("timezone", "timezone", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.city = source.get("city", UNSET)
        self.country = source.get("country", UNSET)
        self.region = source.get("region", UNSET)
        self.timezone = source.get("timezone", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["approximate"]:
        return self.type_


if TYPE_CHECKING:

    class UserLocationTypedDict(TypedDict, total=False):
        """Approximate location of the user, with a required `type`."""

        type: Required[Literal["approximate"]]
        city: NotRequired[str | None]
        """City, as free text, such as `San Francisco`."""
        country: NotRequired[str | None]
        """Two-letter ISO 3166-1 country code, such as `US`."""
        region: NotRequired[str | None]
        """Region or state, as free text, such as `California`."""
        timezone: NotRequired[str | None]
        """IANA name of the time zone, such as `Europe/Berlin`."""
