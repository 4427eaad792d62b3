"""The class `ProviderSortConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.provider_sort import ProviderSort


@_attrs_define(kw_only=True, repr=False)
class ProviderSortConfig(Model):
    """Sorting of providers, with the scope in which endpoints are compared."""

    by: ProviderSort | Unset | None = UNSET
    """Attribute to sort providers by."""
    partition: Literal["model", "none"] | str | Unset | None = UNSET
    """Scope of the sorting: `model` (default) sorts the endpoints of each model separately, so that
    fallback models remain fallbacks; `none` sorts all endpoints together.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("by", "by", None),
        ("partition", "partition", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.by = source.get("by", UNSET)
        self.partition = source.get("partition", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ProviderSortConfigTypedDict(TypedDict, total=False):
        """Sorting of providers, with the scope in which endpoints are compared."""

        by: NotRequired[ProviderSort | None]
        """Attribute to sort providers by."""
        partition: NotRequired[Literal["model", "none"] | str | None]
        """Scope of the sorting: `model` (default) sorts the endpoints of each model separately, so that
        fallback models remain fallbacks; `none` sorts all endpoints together.
        """
