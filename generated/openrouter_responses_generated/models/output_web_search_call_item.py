"""The class `OutputWebSearchCallItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.web_search_action import decode_web_search_action
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.search_status import SearchStatus
    from ..models.web_search_action import WebSearchAction, WebSearchActionTypedDict


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputWebSearchCallItem(Model):
    """Web search call executed by the provider."""

    type_: Literal["web_search_call"] = "web_search_call"
    id: str
    """ID of the item."""
    status: SearchStatus
    """Lifecycle status of the item."""
    action: WebSearchAction | Unset = UNSET
    """Action that the web search performed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("status", "status", None),
        ("action", "action", decode_web_search_action),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.action = decode_web_search_action(source["action"]) if "action" in source else UNSET
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["web_search_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputWebSearchCallItemTypedDict(TypedDict, total=False):
        """Web search call executed by the provider."""

        type: Required[Literal["web_search_call"]]
        id: Required[str]
        """ID of the item."""
        status: Required[SearchStatus]
        """Lifecycle status of the item."""
        action: NotRequired[WebSearchActionTypedDict]
        """Action that the web search performed."""
