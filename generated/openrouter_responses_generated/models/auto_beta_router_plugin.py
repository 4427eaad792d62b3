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
    """Picks the model by the kind of task, in the version under test."""

    id: Literal["auto-beta-router"] = "auto-beta-router"
    allowed_models: list[str] | Unset = UNSET
    """Models to pick from, as slugs or patterns such as `anthropic/*`."""
    cost_quality_tradeoff: int | Unset = UNSET
    """Older form of `cost_tier`, from 0 for quality to 10 for price."""
    cost_tier: CostTier | Unset = UNSET
    """How much the model may cost; goes before `cost_quality_tradeoff`."""
    enabled: bool | Unset = UNSET
    """Whether the plugin runs; true if not given."""
    excluded_models: list[str] | Unset = UNSET
    """Models never to pick, as slugs or patterns; they go before those allowed."""
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
        """Picks the model by the kind of task, in the version under test."""

        id: Required[Literal["auto-beta-router"]]
        allowed_models: NotRequired[Sequence[str]]
        """Models to pick from, as slugs or patterns such as `anthropic/*`."""
        cost_quality_tradeoff: NotRequired[int]
        """Older form of `cost_tier`, from 0 for quality to 10 for price."""
        cost_tier: NotRequired[CostTier]
        """How much the model may cost; goes before `cost_quality_tradeoff`."""
        enabled: NotRequired[bool]
        """Whether the plugin runs; true if not given."""
        excluded_models: NotRequired[Sequence[str]]
        """Models never to pick, as slugs or patterns; they go before those allowed."""
