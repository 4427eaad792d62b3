"""The class `FusionSource`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class FusionSource(Model):
    """Web page that a fusion run found."""

    title: str
    """Title of the page."""
    url: str
    """Address of the page."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("title", "title", None),
        ("url", "url", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.title = take("title", UNSET)
        self.url = take("url", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class FusionSourceTypedDict(TypedDict, total=False):
        """Web page that a fusion run found."""

        title: Required[str]
        """Title of the page."""
        url: Required[str]
        """Address of the page."""
