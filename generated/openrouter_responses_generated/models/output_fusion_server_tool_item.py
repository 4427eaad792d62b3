"""The class `OutputFusionServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.fusion_analysis_result import FusionAnalysisResult, FusionAnalysisResultTypedDict
    from ..models.fusion_failed_model import FusionFailedModel, FusionFailedModelTypedDict
    from ..models.fusion_response import FusionResponse, FusionResponseTypedDict
    from ..models.fusion_source import FusionSource, FusionSourceTypedDict
    from ..models.item_status import ItemStatus

_decode_analysis = model("fusion_analysis_result:FusionAnalysisResult")
_decode_responses = items(model("fusion_response:FusionResponse"))
_decode_failed_models = items(model("fusion_failed_model:FusionFailedModel"))
_decode_sources = items(model("fusion_source:FusionSource"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputFusionServerToolItem(Model):
    """Call of the `openrouter:fusion` server tool."""

    type_: Literal["openrouter:fusion"] = "openrouter:fusion"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    analysis: FusionAnalysisResult | Unset = UNSET
    """Analysis of the answers."""
    responses: list[FusionResponse] | Unset = UNSET
    """Answers of the panel models."""
    failed_models: list[FusionFailedModel] | Unset = UNSET
    """Panel models that failed to answer; present if there is at least one."""
    failure_reason: str | Unset = UNSET
    """Code of the failure, such as `all_panels_failed`, `insufficient_credits` or `rate_limited`."""
    sources: list[FusionSource] | Unset = UNSET
    """Web pages retrieved during the run, without duplicates."""
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("analysis", "analysis", _decode_analysis),
        ("responses", "responses", _decode_responses),
        ("failed_models", "failed_models", _decode_failed_models),
        ("failure_reason", "failure_reason", None),
        ("sources", "sources", _decode_sources),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.analysis = _decode_analysis(source["analysis"]) if "analysis" in source else UNSET
        self.responses = _decode_responses(value) if (value := source.get("responses", UNSET)) else value
        self.failed_models = _decode_failed_models(value) if (value := source.get("failed_models", UNSET)) else value
        self.failure_reason = source.get("failure_reason", UNSET)
        self.sources = _decode_sources(value) if (value := source.get("sources", UNSET)) else value
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:fusion"]:
        return self.type_


if TYPE_CHECKING:

    class OutputFusionServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:fusion` server tool."""

        type: Required[Literal["openrouter:fusion"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        analysis: NotRequired[FusionAnalysisResult | FusionAnalysisResultTypedDict]
        """Analysis of the answers."""
        responses: NotRequired[Sequence[FusionResponse | FusionResponseTypedDict]]
        """Answers of the panel models."""
        failed_models: NotRequired[Sequence[FusionFailedModel | FusionFailedModelTypedDict]]
        """Panel models that failed to answer; present if there is at least one."""
        failure_reason: NotRequired[str]
        """Code of the failure, such as `all_panels_failed`, `insufficient_credits` or `rate_limited`."""
        sources: NotRequired[Sequence[FusionSource | FusionSourceTypedDict]]
        """Web pages retrieved during the run, without duplicates."""
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
