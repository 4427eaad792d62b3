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
    """Options for searching posts on X (Twitter). Billed separately, per post and user profile fetched."""

    allowed_x_handles: list[str] | Unset = UNSET
    """X handles whose posts are searched; at most 20. Mutually exclusive with `excluded_x_handles`."""
    excluded_x_handles: list[str] | Unset = UNSET
    """X handles whose posts are excluded; at most 20. Mutually exclusive with `allowed_x_handles`."""
    enable_image_understanding: bool | Unset = UNSET
    """Whether to analyze images in the posts found."""
    enable_video_understanding: bool | Unset = UNSET
    """Whether to analyze videos in the posts found."""
    from_date: datetime.date | Unset = UNSET
    """First date of the posts to search (ISO 8601)."""
    to_date: datetime.date | Unset = UNSET
    """Last date of the posts to search (ISO 8601)."""
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
        """Options for searching posts on X (Twitter). Billed separately, per post and user profile fetched."""

        allowed_x_handles: NotRequired[Sequence[str]]
        """X handles whose posts are searched; at most 20. Mutually exclusive with `excluded_x_handles`."""
        excluded_x_handles: NotRequired[Sequence[str]]
        """X handles whose posts are excluded; at most 20. Mutually exclusive with `allowed_x_handles`."""
        enable_image_understanding: NotRequired[bool]
        """Whether to analyze images in the posts found."""
        enable_video_understanding: NotRequired[bool]
        """Whether to analyze videos in the posts found."""
        from_date: NotRequired[datetime.date | str]
        """First date of the posts to search (ISO 8601)."""
        to_date: NotRequired[datetime.date | str]
        """Last date of the posts to search (ISO 8601)."""
