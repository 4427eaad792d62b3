"""The class `OpenRouterMetadata`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.endpoints_metadata import EndpointsMetadata
    from ..models.pipeline_stage import PipelineStage
    from ..models.router_attempt import RouterAttempt
    from ..models.router_params import RouterParams
    from ..models.routing_strategy import RoutingStrategy

_decode_endpoints = model("endpoints_metadata:EndpointsMetadata")
_decode_attempts = items(model("router_attempt:RouterAttempt"))
_decode_params = model("router_params:RouterParams")
_decode_pipeline = items(model("pipeline_stage:PipelineStage"))


@_attrs_define(kw_only=True, repr=False)
class OpenRouterMetadata(Model):
    """Routing metadata of a response."""

    requested: str
    """Requested model."""
    strategy: RoutingStrategy
    """Routing strategy that selected the model."""
    summary: str
    """One-sentence summary of the routing."""
    attempt: int
    """Number of the successful attempt."""
    endpoints: EndpointsMetadata
    """Candidate endpoints."""
    region: str | None
    """Region that handled the request."""
    is_byok: bool
    """Whether the request used the caller's own provider key (BYOK)."""
    attempts: list[RouterAttempt] | Unset = UNSET
    """Attempts to serve the request."""
    params: RouterParams | Unset = UNSET
    """Routing parameters."""
    pipeline: list[PipelineStage] | Unset = UNSET
    """Processing stages of the request."""
    generation_time: int | Unset = UNSET
    """Generation time in milliseconds, from dispatching the request to the provider until the end of its
    response body; absent if no request was dispatched.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("requested", "requested", None),
        ("strategy", "strategy", None),
        ("summary", "summary", None),
        ("attempt", "attempt", None),
        ("endpoints", "endpoints", _decode_endpoints),
        ("region", "region", None),
        ("is_byok", "is_byok", None),
        ("attempts", "attempts", _decode_attempts),
        ("params", "params", _decode_params),
        ("pipeline", "pipeline", _decode_pipeline),
        ("generation_time", "generation_time", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.requested = source["requested"]
            self.strategy = source["strategy"]
            self.summary = source["summary"]
            self.attempt = source["attempt"]
            self.endpoints = _decode_endpoints(source["endpoints"])
            self.region = source["region"]
            self.is_byok = source["is_byok"]
        except KeyError:
            return cls._from_partial(source)
        self.attempts = _decode_attempts(value) if (value := source.get("attempts", UNSET)) else value
        self.params = _decode_params(source["params"]) if "params" in source else UNSET
        self.pipeline = _decode_pipeline(value) if (value := source.get("pipeline", UNSET)) else value
        self.generation_time = source.get("generation_time", UNSET)
        self.additional_properties = {}
        if len(source) > 7 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
