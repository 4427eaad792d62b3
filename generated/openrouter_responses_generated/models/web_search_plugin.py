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
    """Searches the web and gives the results to the model."""

    id: Literal["web"] = "web"
    include_domains: list[str] | Unset = UNSET
    """Domains to search in; `*` stands for any part of a name."""
    exclude_domains: list[str] | Unset = UNSET
    """Domains to leave out; `*` stands for any part of a name."""
    search_prompt: str | Unset = UNSET
    """Text that introduces the results to the model."""
    enabled: bool | Unset = UNSET
    """Whether the plugin runs; true if not given."""
    engine: Literal["native", "exa", "firecrawl", "parallel", "perplexity"] | str | Unset = UNSET
    """Engine to use."""
    max_results: int | Unset = UNSET
    """Maximum number of results of one search."""
    max_uses: int | Unset = UNSET
    """Maximum number of times that the model may use the tool in a request."""
    mode: WebSearchMode | Unset = UNSET
    """Depth of the search."""
    user_location: UserLocation | Unset | None = UNSET
    """Rough location of the user, to which results are adapted."""
    x_search: XSearchOptions | Unset = UNSET
    """Whether and how to search the X network too."""
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
        """Searches the web and gives the results to the model."""

        id: Required[Literal["web"]]
        include_domains: NotRequired[Sequence[str]]
        """Domains to search in; `*` stands for any part of a name."""
        exclude_domains: NotRequired[Sequence[str]]
        """Domains to leave out; `*` stands for any part of a name."""
        search_prompt: NotRequired[str]
        """Text that introduces the results to the model."""
        enabled: NotRequired[bool]
        """Whether the plugin runs; true if not given."""
        engine: NotRequired[Literal["native", "exa", "firecrawl", "parallel", "perplexity"] | str]
        """Engine to use."""
        max_results: NotRequired[int]
        """Maximum number of results of one search."""
        max_uses: NotRequired[int]
        """Maximum number of times that the model may use the tool in a request."""
        mode: NotRequired[WebSearchMode]
        """Depth of the search."""
        user_location: NotRequired[UserLocation | UserLocationTypedDict | None]
        """Rough location of the user, to which results are adapted."""
        x_search: NotRequired[XSearchOptions | XSearchOptionsTypedDict]
        """Whether and how to search the X network too."""
