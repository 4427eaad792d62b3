"""The class `WebFetchServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.web_fetch_engine import WebFetchEngine


@_attrs_define(kw_only=True, repr=False)
class WebFetchServerToolConfig(Model):
    """Configuration of OpenRouter's web fetch tool."""

    allowed_domains: list[str] | Unset = UNSET
    """Domains to restrict fetching to."""
    blocked_domains: list[str] | Unset = UNSET
    """Domains to exclude from fetching."""
    engine: WebFetchEngine | Unset = UNSET
    """Fetch engine to use; `auto` by default."""
    max_content_tokens: int | Unset = UNSET
    """Approximate maximum length of the fetched content, in tokens; longer content is truncated."""
    max_uses: int | Unset = UNSET
    """Maximum number of fetches per request; further fetches return an error to the model."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allowed_domains", "allowed_domains", None),
        ("blocked_domains", "blocked_domains", None),
        ("engine", "engine", None),
        ("max_content_tokens", "max_content_tokens", None),
        ("max_uses", "max_uses", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.allowed_domains = source.get("allowed_domains", UNSET)
        self.blocked_domains = source.get("blocked_domains", UNSET)
        self.engine = source.get("engine", UNSET)
        self.max_content_tokens = source.get("max_content_tokens", UNSET)
        self.max_uses = source.get("max_uses", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class WebFetchServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of OpenRouter's web fetch tool."""

        allowed_domains: NotRequired[Sequence[str]]
        """Domains to restrict fetching to."""
        blocked_domains: NotRequired[Sequence[str]]
        """Domains to exclude from fetching."""
        engine: NotRequired[WebFetchEngine]
        """Fetch engine to use; `auto` by default."""
        max_content_tokens: NotRequired[int]
        """Approximate maximum length of the fetched content, in tokens; longer content is truncated."""
        max_uses: NotRequired[int]
        """Maximum number of fetches per request; further fetches return an error to the model."""
