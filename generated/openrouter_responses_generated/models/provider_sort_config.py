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
    """What providers are ranked by, and over which group of endpoints."""

    by: ProviderSort | Unset | None = UNSET
    """What providers are ranked by."""
    partition: Literal["model", "none"] | str | Unset | None = UNSET
    """Whether endpoints are ranked within each model or all together."""
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
        """What providers are ranked by, and over which group of endpoints."""

        by: NotRequired[ProviderSort | None]
        """What providers are ranked by."""
        partition: NotRequired[Literal["model", "none"] | str | None]
        """Whether endpoints are ranked within each model or all together."""
