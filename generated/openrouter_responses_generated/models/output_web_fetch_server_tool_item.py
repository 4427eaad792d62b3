"""The class `OutputWebFetchServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputWebFetchServerToolItem(Model):
    """Call of the `openrouter:web_fetch` server tool."""

    type_: Literal["openrouter:web_fetch"] = "openrouter:web_fetch"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    url: str | Unset = UNSET
    """URL that was fetched."""
    title: str | Unset = UNSET
    """Title of the page."""
    content: str | Unset = UNSET
    """Content of the page."""
    http_status: int | Unset = UNSET
    """HTTP status code of the fetch."""
    error: str | Unset = UNSET
    """Error message if the fetch failed; absent on success."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("url", "url", None),
        ("title", "title", None),
        ("content", "content", None),
        ("http_status", "httpStatus", None),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.url = source.get("url", UNSET)
        self.title = source.get("title", UNSET)
        self.content = source.get("content", UNSET)
        self.http_status = source.get("httpStatus", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:web_fetch"]:
        return self.type_

    @property
    def httpStatus(self) -> int | Unset:
        return self.http_status


if TYPE_CHECKING:

    class OutputWebFetchServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:web_fetch` server tool."""

        type: Required[Literal["openrouter:web_fetch"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        url: NotRequired[str]
        """URL that was fetched."""
        title: NotRequired[str]
        """Title of the page."""
        content: NotRequired[str]
        """Content of the page."""
        httpStatus: NotRequired[int]
        """HTTP status code of the fetch."""
        http_status: NotRequired[int]
        error: NotRequired[str]
        """Error message if the fetch failed; absent on success."""
