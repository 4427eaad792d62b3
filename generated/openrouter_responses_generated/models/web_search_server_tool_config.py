"""The class `WebSearchServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.search_context_size import SearchContextSize
    from ..models.web_search_engine import WebSearchEngine
    from ..models.web_search_mode import WebSearchMode
    from ..models.web_search_user_location import WebSearchUserLocation, WebSearchUserLocationTypedDict
    from ..models.x_search_options import XSearchOptions, XSearchOptionsTypedDict

_decode_user_location = model("web_search_user_location:WebSearchUserLocation")
_decode_x_search = model("x_search_options:XSearchOptions")


@_attrs_define(kw_only=True, repr=False)
class WebSearchServerToolConfig(Model):
    """Configuration of OpenRouter's web search."""

    allowed_domains: list[str] | Unset = UNSET
    """Domains to restrict the results to. Mutually exclusive with `excluded_domains`."""
    excluded_domains: list[str] | Unset = UNSET
    """Domains to exclude from the results. Mutually exclusive with `allowed_domains`."""
    max_characters: int | Unset = UNSET
    """Maximum number of characters of content per result; takes precedence over `search_context_size`.
    Applies to Exa, Parallel and Perplexity.
    """
    max_total_results: int | Unset = UNSET
    """Maximum number of results of all searches in the request together; 50 by default."""
    engine: WebSearchEngine | Unset = UNSET
    """Search engine to use; `auto` by default."""
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
    """Amount of context to retrieve for each search result. Applies to Exa, Parallel and Perplexity;
    overridden by `max_characters`.
    """
    user_location: WebSearchUserLocation | Unset = UNSET
    """Approximate location of the user, for location-dependent results."""
    x_search: XSearchOptions | Unset = UNSET
    """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
    search. Omit to search the web only.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allowed_domains", "allowed_domains", None),
        ("excluded_domains", "excluded_domains", None),
        ("max_characters", "max_characters", None),
        ("max_total_results", "max_total_results", None),
        ("engine", "engine", None),
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
        self.allowed_domains = source.get("allowed_domains", UNSET)
        self.excluded_domains = source.get("excluded_domains", UNSET)
        self.max_characters = source.get("max_characters", UNSET)
        self.max_total_results = source.get("max_total_results", UNSET)
        self.engine = source.get("engine", UNSET)
        self.max_results = source.get("max_results", UNSET)
        self.max_uses = source.get("max_uses", UNSET)
        self.mode = source.get("mode", UNSET)
        self.search_context_size = source.get("search_context_size", UNSET)
        self.user_location = _decode_user_location(source["user_location"]) if "user_location" in source else UNSET
        self.x_search = _decode_x_search(source["x_search"]) if "x_search" in source else UNSET
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class WebSearchServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of OpenRouter's web search."""

        allowed_domains: NotRequired[Sequence[str]]
        """Domains to restrict the results to. Mutually exclusive with `excluded_domains`."""
        excluded_domains: NotRequired[Sequence[str]]
        """Domains to exclude from the results. Mutually exclusive with `allowed_domains`."""
        max_characters: NotRequired[int]
        """Maximum number of characters of content per result; takes precedence over `search_context_size`.
        Applies to Exa, Parallel and Perplexity.
        """
        max_total_results: NotRequired[int]
        """Maximum number of results of all searches in the request together; 50 by default."""
        engine: NotRequired[WebSearchEngine]
        """Search engine to use; `auto` by default."""
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
        """Amount of context to retrieve for each search result. Applies to Exa, Parallel and Perplexity;
        overridden by `max_characters`.
        """
        user_location: NotRequired[WebSearchUserLocation | WebSearchUserLocationTypedDict]
        """Approximate location of the user, for location-dependent results."""
        x_search: NotRequired[XSearchOptions | XSearchOptionsTypedDict]
        """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
        search. Omit to search the web only.
        """
