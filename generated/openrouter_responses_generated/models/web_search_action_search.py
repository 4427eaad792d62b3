"""The class `WebSearchActionSearch`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.web_search_source import WebSearchSource, WebSearchSourceTypedDict

_decode_sources = items(model("web_search_source:WebSearchSource"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class WebSearchActionSearch(Model):
    """Search action of a web search."""

    type_: Literal["search"] = "search"
    query: str
    """Search query."""
    queries: list[str] | Unset = UNSET
    """All search queries of the action."""
    sources: list[WebSearchSource] | Unset = UNSET
    """Pages that the search found."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("query", "query", None),
        ("queries", "queries", None),
        ("sources", "sources", _decode_sources),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.query = source["query"]
        except KeyError:
            return cls._from_partial(source)
        self.queries = source.get("queries", UNSET)
        self.sources = _decode_sources(value) if (value := source.get("sources", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["search"]:
        return self.type_


if TYPE_CHECKING:

    class WebSearchActionSearchTypedDict(TypedDict, total=False):
        """Search action of a web search."""

        type: Required[Literal["search"]]
        query: Required[str]
        """Search query."""
        queries: NotRequired[Sequence[str]]
        """All search queries of the action."""
        sources: NotRequired[Sequence[WebSearchSource | WebSearchSourceTypedDict]]
        """Pages that the search found."""
