"""The class `ProviderPreferences`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.max_price import MaxPrice, MaxPriceTypedDict
    from ..models.percentile_cutoffs import PercentileCutoffs, PercentileCutoffsTypedDict
    from ..models.provider_name import ProviderName
    from ..models.provider_sort import ProviderSort
    from ..models.provider_sort_config import ProviderSortConfig, ProviderSortConfigTypedDict
    from ..models.quantization import Quantization

_decode_sort = model("provider_sort_config:ProviderSortConfig")
_decode_max_price = model("max_price:MaxPrice")
_decode_preferred_max_latency = model("percentile_cutoffs:PercentileCutoffs")
_decode_preferred_min_throughput = model("percentile_cutoffs:PercentileCutoffs")


@_attrs_define(kw_only=True, repr=False)
class ProviderPreferences(Model):
    """Provider routing preferences of a request."""

    order: list[ProviderName | str] | Unset | None = UNSET
    """Providers to try first, in this order, by name or slug."""
    only: list[ProviderName | str] | Unset | None = UNSET
    """Providers allowed to serve the request, by name or slug; merged with the allowed providers of the
    account.
    """
    ignore: list[ProviderName | str] | Unset | None = UNSET
    """Providers excluded from the request, by name or slug; merged with the ignored providers of the
    account.
    """
    allow_fallbacks: bool | Unset | None = UNSET
    """Whether to fall back to other providers if the preferred ones are unavailable; true by default. If
    false, the provider's error is returned.
    """
    require_parameters: bool | Unset | None = UNSET
    """Whether to use only providers that support every parameter of the request. If false or absent,
    providers ignore parameters that they do not support.
    """
    data_collection: Literal["deny", "allow"] | str | Unset | None = UNSET
    """Policy on data collection: `allow` (default) permits providers that store user data and may train on
    it, `deny` excludes them.
    """
    zdr: bool | Unset | None = UNSET
    """Whether to use only endpoints with zero data retention, which do not retain prompts."""
    enforce_distillable_text: bool | Unset | None = UNSET
    """Whether to use only models whose authors permit distillation of their text."""
    quantizations: list[Quantization] | Unset | None = UNSET
    """Acceptable quantizations of the model weights."""
    sort: ProviderSort | ProviderSortConfig | Unset | None = UNSET
    """Attribute to sort providers by if `order` is not set; disables load balancing."""
    max_price: MaxPrice | Unset = UNSET
    """Maximum acceptable prices."""
    preferred_max_latency: float | PercentileCutoffs | Unset | None = UNSET
    """Preferred maximum latency in seconds; endpoints above it are deprioritized. A number applies to the
    median (p50).
    """
    preferred_min_throughput: float | PercentileCutoffs | Unset | None = UNSET
    """Preferred minimum throughput in tokens per second; endpoints below it are deprioritized. A number
    applies to the median (p50).
    """
    options: dict[str, dict[str, Any]] | Unset = UNSET
    """Provider-specific options, by provider slug. Only the options for the serving provider are
    forwarded; unknown keys are dropped.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("order", "order", None),
        ("only", "only", None),
        ("ignore", "ignore", None),
        ("allow_fallbacks", "allow_fallbacks", None),
        ("require_parameters", "require_parameters", None),
        ("data_collection", "data_collection", None),
        ("zdr", "zdr", None),
        ("enforce_distillable_text", "enforce_distillable_text", None),
        ("quantizations", "quantizations", None),
        ("sort", "sort", _decode_sort),
        ("max_price", "max_price", _decode_max_price),
        ("preferred_max_latency", "preferred_max_latency", _decode_preferred_max_latency),
        ("preferred_min_throughput", "preferred_min_throughput", _decode_preferred_min_throughput),
        ("options", "options", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.order = source.get("order", UNSET)
        self.only = source.get("only", UNSET)
        self.ignore = source.get("ignore", UNSET)
        self.allow_fallbacks = source.get("allow_fallbacks", UNSET)
        self.require_parameters = source.get("require_parameters", UNSET)
        self.data_collection = source.get("data_collection", UNSET)
        self.zdr = source.get("zdr", UNSET)
        self.enforce_distillable_text = source.get("enforce_distillable_text", UNSET)
        self.quantizations = source.get("quantizations", UNSET)
        self.sort = _decode_sort(source["sort"]) if "sort" in source else UNSET
        self.max_price = _decode_max_price(source["max_price"]) if "max_price" in source else UNSET
        self.preferred_max_latency = (
            _decode_preferred_max_latency(source["preferred_max_latency"])
            if "preferred_max_latency" in source
            else UNSET
        )
        self.preferred_min_throughput = (
            _decode_preferred_min_throughput(source["preferred_min_throughput"])
            if "preferred_min_throughput" in source
            else UNSET
        )
        self.options = source.get("options", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ProviderPreferencesTypedDict(TypedDict, total=False):
        """Provider routing preferences of a request."""

        order: NotRequired[Sequence[ProviderName | str] | None]
        """Providers to try first, in this order, by name or slug."""
        only: NotRequired[Sequence[ProviderName | str] | None]
        """Providers allowed to serve the request, by name or slug; merged with the allowed providers of the
        account.
        """
        ignore: NotRequired[Sequence[ProviderName | str] | None]
        """Providers excluded from the request, by name or slug; merged with the ignored providers of the
        account.
        """
        allow_fallbacks: NotRequired[bool | None]
        """Whether to fall back to other providers if the preferred ones are unavailable; true by default. If
        false, the provider's error is returned.
        """
        require_parameters: NotRequired[bool | None]
        """Whether to use only providers that support every parameter of the request. If false or absent,
        providers ignore parameters that they do not support.
        """
        data_collection: NotRequired[Literal["deny", "allow"] | str | None]
        """Policy on data collection: `allow` (default) permits providers that store user data and may train on
        it, `deny` excludes them.
        """
        zdr: NotRequired[bool | None]
        """Whether to use only endpoints with zero data retention, which do not retain prompts."""
        enforce_distillable_text: NotRequired[bool | None]
        """Whether to use only models whose authors permit distillation of their text."""
        quantizations: NotRequired[Sequence[Quantization] | None]
        """Acceptable quantizations of the model weights."""
        sort: NotRequired[ProviderSort | ProviderSortConfig | ProviderSortConfigTypedDict | None]
        """Attribute to sort providers by if `order` is not set; disables load balancing."""
        max_price: NotRequired[MaxPrice | MaxPriceTypedDict]
        """Maximum acceptable prices."""
        preferred_max_latency: NotRequired[float | PercentileCutoffs | PercentileCutoffsTypedDict | None]
        """Preferred maximum latency in seconds; endpoints above it are deprioritized. A number applies to the
        median (p50).
        """
        preferred_min_throughput: NotRequired[float | PercentileCutoffs | PercentileCutoffsTypedDict | None]
        """Preferred minimum throughput in tokens per second; endpoints below it are deprioritized. A number
        applies to the median (p50).
        """
        options: NotRequired[Mapping[str, Mapping[str, Any]]]
        """Provider-specific options, by provider slug. Only the options for the serving provider are
        forwarded; unknown keys are dropped.
        """
