"""The class `XSearchOptions`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import date
from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class XSearchOptions(Model):
    """Which posts of the X network a search takes in; billed on its own."""

    allowed_x_handles: list[str] | Unset = UNSET
    """Accounts whose posts are searched; not together with `excluded_x_handles`."""
    excluded_x_handles: list[str] | Unset = UNSET
    """Accounts whose posts are left out; not together with `allowed_x_handles`."""
    enable_image_understanding: bool | Unset = UNSET
    """Whether images of posts are looked at."""
    enable_video_understanding: bool | Unset = UNSET
    """Whether videos of posts are looked at."""
    from_date: datetime.date | Unset = UNSET
    """First day whose posts count."""
    to_date: datetime.date | Unset = UNSET
    """Last day whose posts count."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allowed_x_handles", "allowed_x_handles", None),
        ("excluded_x_handles", "excluded_x_handles", None),
        ("enable_image_understanding", "enable_image_understanding", None),
        ("enable_video_understanding", "enable_video_understanding", None),
        ("from_date", "from_date", date),
        ("to_date", "to_date", date),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.allowed_x_handles = source.get("allowed_x_handles", UNSET)
        self.excluded_x_handles = source.get("excluded_x_handles", UNSET)
        self.enable_image_understanding = source.get("enable_image_understanding", UNSET)
        self.enable_video_understanding = source.get("enable_video_understanding", UNSET)
        self.from_date = date(source["from_date"]) if "from_date" in source else UNSET
        self.to_date = date(source["to_date"]) if "to_date" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class XSearchOptionsTypedDict(TypedDict, total=False):
        """Which posts of the X network a search takes in; billed on its own."""

        allowed_x_handles: NotRequired[Sequence[str]]
        """Accounts whose posts are searched; not together with `excluded_x_handles`."""
        excluded_x_handles: NotRequired[Sequence[str]]
        """Accounts whose posts are left out; not together with `allowed_x_handles`."""
        enable_image_understanding: NotRequired[bool]
        """Whether images of posts are looked at."""
        enable_video_understanding: NotRequired[bool]
        """Whether videos of posts are looked at."""
        from_date: NotRequired[datetime.date | str]
        """First day whose posts count."""
        to_date: NotRequired[datetime.date | str]
        """Last day whose posts count."""
