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
    """How OpenRouter searches the web."""

    allowed_domains: list[str] | Unset = UNSET
    """Domains to search in; not together with `excluded_domains`."""
    excluded_domains: list[str] | Unset = UNSET
    """Domains to leave out; not together with `allowed_domains`."""
    max_characters: int | Unset = UNSET
    """Maximum number of characters of each result that the model sees."""
    max_total_results: int | Unset = UNSET
    """Maximum number of results of all searches of a request together."""
    engine: WebSearchEngine | Unset = UNSET
    """Engine that searches."""
    max_results: int | Unset = UNSET
    """Maximum number of results of one search."""
    max_uses: int | Unset = UNSET
    """Maximum number of times that the model may use the tool in a request."""
    mode: WebSearchMode | Unset = UNSET
    """Depth of the search."""
    search_context_size: SearchContextSize | Unset = UNSET
    """How much of each result the model gets to see."""
    user_location: WebSearchUserLocation | Unset = UNSET
    """Rough location of the user, to which results are adapted."""
    x_search: XSearchOptions | Unset = UNSET
    """Whether and how to search the X network too."""
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
        """How OpenRouter searches the web."""

        allowed_domains: NotRequired[Sequence[str]]
        """Domains to search in; not together with `excluded_domains`."""
        excluded_domains: NotRequired[Sequence[str]]
        """Domains to leave out; not together with `allowed_domains`."""
        max_characters: NotRequired[int]
        """Maximum number of characters of each result that the model sees."""
        max_total_results: NotRequired[int]
        """Maximum number of results of all searches of a request together."""
        engine: NotRequired[WebSearchEngine]
        """Engine that searches."""
        max_results: NotRequired[int]
        """Maximum number of results of one search."""
        max_uses: NotRequired[int]
        """Maximum number of times that the model may use the tool in a request."""
        mode: NotRequired[WebSearchMode]
        """Depth of the search."""
        search_context_size: NotRequired[SearchContextSize]
        """How much of each result the model gets to see."""
        user_location: NotRequired[WebSearchUserLocation | WebSearchUserLocationTypedDict]
        """Rough location of the user, to which results are adapted."""
        x_search: NotRequired[XSearchOptions | XSearchOptionsTypedDict]
        """Whether and how to search the X network too."""
