"""The class `WebSearchPlugin`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.user_location import UserLocation, UserLocationTypedDict
    from ..models.web_search_mode import WebSearchMode
    from ..models.x_search_options import XSearchOptions, XSearchOptionsTypedDict

_decode_user_location = model("user_location:UserLocation")
_decode_x_search = model("x_search_options:XSearchOptions")


@_attrs_define(kw_only=True, repr=False)
class WebSearchPlugin(Model):
    """Plugin that searches the web and adds the results to the prompt."""

    id: Literal["web"] = "web"
    include_domains: list[str] | Unset = UNSET
    """Domains to restrict the results to, as patterns such as `*.example.com`, optionally with a path such
    as `example.com/blog`.
    """
    exclude_domains: list[str] | Unset = UNSET
    """Domains to exclude from the results, as patterns such as `*.example.com`, optionally with a path
    such as `example.com/blog`.
    """
    search_prompt: str | Unset = UNSET
    """Text that introduces the search results in the prompt."""
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    engine: Literal["native", "exa", "firecrawl", "parallel", "perplexity"] | str | Unset = UNSET
    """Search engine to use."""
    max_results: int | Unset = UNSET
    """Maximum number of results per search."""
    max_uses: int | Unset = UNSET
    """Maximum number of web searches per turn, for native providers that support it."""
    mode: WebSearchMode | Unset = UNSET
    """Search mode of the engine; ignored if the engine does not support it."""
    user_location: UserLocation | Unset | None = UNSET
    """Approximate location of the user, for location-dependent results."""
    x_search: XSearchOptions | Unset = UNSET
    """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
    search. Omit to search the web only.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("include_domains", "include_domains", None),
        ("exclude_domains", "exclude_domains", None),
        ("search_prompt", "search_prompt", None),
        ("enabled", "enabled", None),
        ("engine", "engine", None),
        ("max_results", "max_results", None),
        ("max_uses", "max_uses", None),
        ("mode", "mode", None),
        ("user_location", "user_location", _decode_user_location),
        ("x_search", "x_search", _decode_x_search),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.include_domains = source.get("include_domains", UNSET)
        self.exclude_domains = source.get("exclude_domains", UNSET)
        self.search_prompt = source.get("search_prompt", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.engine = source.get("engine", UNSET)
        self.max_results = source.get("max_results", UNSET)
        self.max_uses = source.get("max_uses", UNSET)
        self.mode = source.get("mode", UNSET)
        self.user_location = _decode_user_location(source["user_location"]) if "user_location" in source else UNSET
        self.x_search = _decode_x_search(source["x_search"]) if "x_search" in source else UNSET
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class WebSearchPluginTypedDict(TypedDict, total=False):
        """Plugin that searches the web and adds the results to the prompt."""

        id: Required[Literal["web"]]
        include_domains: NotRequired[Sequence[str]]
        """Domains to restrict the results to, as patterns such as `*.example.com`, optionally with a path such
        as `example.com/blog`.
        """
        exclude_domains: NotRequired[Sequence[str]]
        """Domains to exclude from the results, as patterns such as `*.example.com`, optionally with a path
        such as `example.com/blog`.
        """
        search_prompt: NotRequired[str]
        """Text that introduces the search results in the prompt."""
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
        engine: NotRequired[Literal["native", "exa", "firecrawl", "parallel", "perplexity"] | str]
        """Search engine to use."""
        max_results: NotRequired[int]
        """Maximum number of results per search."""
        max_uses: NotRequired[int]
        """Maximum number of web searches per turn, for native providers that support it."""
        mode: NotRequired[WebSearchMode]
        """Search mode of the engine; ignored if the engine does not support it."""
        user_location: NotRequired[UserLocation | UserLocationTypedDict | None]
        """Approximate location of the user, for location-dependent results."""
        x_search: NotRequired[XSearchOptions | XSearchOptionsTypedDict]
        """Options for searching X (Twitter) as well as the web; only for SpaceXAI endpoints with native
        search. Omit to search the web only.
        """
