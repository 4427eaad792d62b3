"""The class `AutoBetaRouterPlugin`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.cost_tier import CostTier


@_attrs_define(kw_only=True, repr=False)
class AutoBetaRouterPlugin(Model):
    """Plugin of the beta auto router, which selects a model by the type of the task."""

    id: Literal["auto-beta-router"] = "auto-beta-router"
    allowed_models: list[str] | Unset = UNSET
    """Models that the router may select, as slugs or patterns such as `anthropic/*`; by default all models
    ranked for the task type. At most 1024 patterns of up to 1024 characters each.
    """
    cost_quality_tradeoff: int | Unset = UNSET
    """Deprecated in favor of `cost_tier`. Trade-off from 0 (quality) to 10 (lowest cost); 9 by default."""
    cost_tier: CostTier | Unset = UNSET
    """Cost tier of the models to select from; takes precedence over `cost_quality_tradeoff`."""
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    excluded_models: list[str] | Unset = UNSET
    """Models that the router must not select, as slugs or patterns; takes precedence over
    `allowed_models`. At most 1024 patterns of up to 1024 characters each.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("allowed_models", "allowed_models", None),
        ("cost_quality_tradeoff", "cost_quality_tradeoff", None),
        ("cost_tier", "cost_tier", None),
        ("enabled", "enabled", None),
        ("excluded_models", "excluded_models", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.allowed_models = source.get("allowed_models", UNSET)
        self.cost_quality_tradeoff = source.get("cost_quality_tradeoff", UNSET)
        self.cost_tier = source.get("cost_tier", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.excluded_models = source.get("excluded_models", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class AutoBetaRouterPluginTypedDict(TypedDict, total=False):
        """Plugin of the beta auto router, which selects a model by the type of the task."""

        id: Required[Literal["auto-beta-router"]]
        allowed_models: NotRequired[Sequence[str]]
        """Models that the router may select, as slugs or patterns such as `anthropic/*`; by default all models
        ranked for the task type. At most 1024 patterns of up to 1024 characters each.
        """
        cost_quality_tradeoff: NotRequired[int]
        """Deprecated in favor of `cost_tier`. Trade-off from 0 (quality) to 10 (lowest cost); 9 by default."""
        cost_tier: NotRequired[CostTier]
        """Cost tier of the models to select from; takes precedence over `cost_quality_tradeoff`."""
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
        excluded_models: NotRequired[Sequence[str]]
        """Models that the router must not select, as slugs or patterns; takes precedence over
        `allowed_models`. At most 1024 patterns of up to 1024 characters each.
        """
