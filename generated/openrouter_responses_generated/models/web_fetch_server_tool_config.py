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
    """How web addresses are fetched."""

    allowed_domains: list[str] | Unset = UNSET
    """Domains to fetch from."""
    blocked_domains: list[str] | Unset = UNSET
    """Domains never to fetch from."""
    engine: WebFetchEngine | Unset = UNSET
    """Engine that fetches."""
    max_content_tokens: int | Unset = UNSET
    """Maximum number of tokens of content that the model gets, roughly."""
    max_uses: int | Unset = UNSET
    """Maximum number of times that the model may use the tool in a request."""
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
        """How web addresses are fetched."""

        allowed_domains: NotRequired[Sequence[str]]
        """Domains to fetch from."""
        blocked_domains: NotRequired[Sequence[str]]
        """Domains never to fetch from."""
        engine: NotRequired[WebFetchEngine]
        """Engine that fetches."""
        max_content_tokens: NotRequired[int]
        """Maximum number of tokens of content that the model gets, roughly."""
        max_uses: NotRequired[int]
        """Maximum number of times that the model may use the tool in a request."""
