"""The class `ParetoRouterPlugin`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ParetoRouterPlugin(Model):
    """Plugin of the Pareto router, which selects a coding model by score and price."""

    id: Literal["pareto-router"] = "pareto-router"
    max_price: float | Unset = UNSET
    """Maximum input price, in US dollars per million tokens; overrides `min_coding_score`. The request
    fails with status 404 if no model satisfies it.
    """
    min_coding_score: float | Unset = UNSET
    """Minimum coding score of the model, from 0 to 1. Scores from 0.66, from 0.33 and below 0.33 select
    the high, medium and low quality tier; the high tier is the default.
    """
    price_source: Literal["prompt", "weighted_avg"] | str | Unset = UNSET
    """Price to compare: `prompt` (default) is the list price of input tokens, `weighted_avg` the traffic-
    weighted effective price.
    """
    enabled: bool | Unset = UNSET
    """Whether to run the plugin; true by default."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("id", "id", None),
        ("max_price", "max_price", None),
        ("min_coding_score", "min_coding_score", None),
        ("price_source", "price_source", None),
        ("enabled", "enabled", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.id = source["id"]
        except KeyError:
            return cls._from_partial(source)
        self.max_price = source.get("max_price", UNSET)
        self.min_coding_score = source.get("min_coding_score", UNSET)
        self.price_source = source.get("price_source", UNSET)
        self.enabled = source.get("enabled", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ParetoRouterPluginTypedDict(TypedDict, total=False):
        """Plugin of the Pareto router, which selects a coding model by score and price."""

        id: Required[Literal["pareto-router"]]
        max_price: NotRequired[float]
        """Maximum input price, in US dollars per million tokens; overrides `min_coding_score`. The request
        fails with status 404 if no model satisfies it.
        """
        min_coding_score: NotRequired[float]
        """Minimum coding score of the model, from 0 to 1. Scores from 0.66, from 0.33 and below 0.33 select
        the high, medium and low quality tier; the high tier is the default.
        """
        price_source: NotRequired[Literal["prompt", "weighted_avg"] | str]
        """Price to compare: `prompt` (default) is the list price of input tokens, `weighted_avg` the traffic-
        weighted effective price.
        """
        enabled: NotRequired[bool]
        """Whether to run the plugin; true by default."""
