"""The class `WebSearchActionOpenPage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class WebSearchActionOpenPage(Model):
    """Web search action that opened a page."""

    type_: Literal["open_page"] = "open_page"
    url: str | Unset | None = UNSET
    """URL of the page."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("url", "url", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.url = source.get("url", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["open_page"]:
        return self.type_


if TYPE_CHECKING:

    class WebSearchActionOpenPageTypedDict(TypedDict, total=False):
        """Web search action that opened a page."""

        type: Required[Literal["open_page"]]
        url: NotRequired[str | None]
        """URL of the page."""
