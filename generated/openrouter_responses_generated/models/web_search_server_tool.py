"""The class `WebSearchServerTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.search_context_size import SearchContextSize
    from ..models.web_search_domain_filter import WebSearchDomainFilter, WebSearchDomainFilterTypedDict
    from ..models.web_search_engine import WebSearchEngine
    from ..models.web_search_mode import WebSearchMode
    from ..models.web_search_user_location import WebSearchUserLocation, WebSearchUserLocationTypedDict
    from ..models.x_search_options import XSearchOptions, XSearchOptionsTypedDict

_decode_filters = model("web_search_domain_filter:WebSearchDomainFilter")
_decode_user_location = model("web_search_user_location:WebSearchUserLocation")
_decode_x_search = model("x_search_options:XSearchOptions")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class WebSearchServerTool(Model):
    """Web search tool, version 2025-08-26, executed by the provider or OpenRouter."""

    type_: Literal["web_search_2025_08_26"] = "web_search_2025_08_26"
    engine: WebSearchEngine | Unset = UNSET
    """Search engine to use; `auto` by default."""
    filters: WebSearchDomainFilter | Unset | None = UNSET
    """Domains to restrict the search to or to exclude from it."""
    max_results: int | Unset = UNSET
    """Maximum number of results per search; 5 by default. Native provider search ignores it, and
    Perplexity caps it at 20.
    """
    max_uses: int | Unset = UNSET
    """Maximum number of web searches per request; further searches return an error to the model. Of the
    native engines, only Anthropic's enforces it.
    """
    mode: WebSearchMode | Unset = UNSET
    """Search mode of the engine; ignored if the engine does not support it."""
    search_context_size: SearchContextSize | Unset = UNSET
    """Amount of context to retrieve for each search result."""
    user_location: WebSearchUserLocation | Unset | None = UNSET
    """Approximate location of the user, for location-dependent results."""
    x_search: XSearchOptions | Unset = UNSET
    """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
    search. Omit to search the web only.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("engine", "engine", None),
        ("filters", "filters", _decode_filters),
        ("max_results", "max_results", None),
        ("max_uses", "max_uses", None),
        ("mode", "mode", None),
        ("search_context_size", "search_context_size", None),
        ("user_location", "user_location", _decode_user_location),
        ("x_search", "x_search", _decode_x_search),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
        except KeyError:
            return cls._from_partial(source)
        self.engine = source.get("engine", UNSET)
        self.filters = _decode_filters(source["filters"]) if "filters" in source else UNSET
        self.max_results = source.get("max_results", UNSET)
        self.max_uses = source.get("max_uses", UNSET)
        self.mode = source.get("mode", UNSET)
        self.search_context_size = source.get("search_context_size", UNSET)
        self.user_location = _decode_user_location(source["user_location"]) if "user_location" in source else UNSET
        self.x_search = _decode_x_search(source["x_search"]) if "x_search" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["web_search_2025_08_26"]:
        return self.type_


if TYPE_CHECKING:

    class WebSearchServerToolTypedDict(TypedDict, total=False):
        """Web search tool, version 2025-08-26, executed by the provider or OpenRouter."""

        type: Required[Literal["web_search_2025_08_26"]]
        engine: NotRequired[WebSearchEngine]
        """Search engine to use; `auto` by default."""
        filters: NotRequired[WebSearchDomainFilter | WebSearchDomainFilterTypedDict | None]
        """Domains to restrict the search to or to exclude from it."""
        max_results: NotRequired[int]
        """Maximum number of results per search; 5 by default. Native provider search ignores it, and
        Perplexity caps it at 20.
        """
        max_uses: NotRequired[int]
        """Maximum number of web searches per request; further searches return an error to the model. Of the
        native engines, only Anthropic's enforces it.
        """
        mode: NotRequired[WebSearchMode]
        """Search mode of the engine; ignored if the engine does not support it."""
        search_context_size: NotRequired[SearchContextSize]
        """Amount of context to retrieve for each search result."""
        user_location: NotRequired[WebSearchUserLocation | WebSearchUserLocationTypedDict | None]
        """Approximate location of the user, for location-dependent results."""
        x_search: NotRequired[XSearchOptions | XSearchOptionsTypedDict]
        """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
        search. Omit to search the web only.
        """
