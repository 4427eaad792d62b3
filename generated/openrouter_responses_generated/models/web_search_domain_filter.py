"""The class `WebSearchDomainFilter`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class WebSearchDomainFilter(Model):
    """Domains to restrict a web search to or to exclude from it."""

    allowed_domains: list[str] | Unset | None = UNSET
    """Domains to restrict the results to."""
    blocked_domains: list[str] | Unset | None = UNSET
    """Domains to exclude from the results."""
    excluded_domains: list[str] | Unset | None = UNSET
    """Domains to exclude from the results."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("allowed_domains", "allowed_domains", None),
        ("blocked_domains", "blocked_domains", None),
        ("excluded_domains", "excluded_domains", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.allowed_domains = source.get("allowed_domains", UNSET)
        self.blocked_domains = source.get("blocked_domains", UNSET)
        self.excluded_domains = source.get("excluded_domains", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class WebSearchDomainFilterTypedDict(TypedDict, total=False):
        """Domains to restrict a web search to or to exclude from it."""

        allowed_domains: NotRequired[Sequence[str] | None]
        """Domains to restrict the results to."""
        blocked_domains: NotRequired[Sequence[str] | None]
        """Domains to exclude from the results."""
        excluded_domains: NotRequired[Sequence[str] | None]
        """Domains to exclude from the results."""
