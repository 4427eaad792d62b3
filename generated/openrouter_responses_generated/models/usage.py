"""The class `Usage`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.input_tokens_details import InputTokensDetails
    from ..models.output_tokens_details import OutputTokensDetails
    from ..models.server_tool_use_details import ServerToolUseDetails
    from ..models.usage_cost_details import UsageCostDetails

_decode_input_tokens_details = model("input_tokens_details:InputTokensDetails")
_decode_output_tokens_details = model("output_tokens_details:OutputTokensDetails")
_decode_cost_details = model("usage_cost_details:UsageCostDetails")
_decode_server_tool_use_details = model("server_tool_use_details:ServerToolUseDetails")


@_attrs_define(kw_only=True, repr=False)
class Usage(Model):
    """Token usage and cost of a response."""

    input_tokens: int
    """Number of input tokens."""
    input_tokens_details: InputTokensDetails
    """Breakdown of the input tokens by cache usage."""
    output_tokens: int
    """Number of output tokens."""
    output_tokens_details: OutputTokensDetails
    """Breakdown of the output tokens."""
    total_tokens: int
    """Sum of input and output tokens."""
    cost: float | Unset | None = UNSET
    """Total cost of the response, in OpenRouter credits."""
    cost_details: UsageCostDetails | Unset = UNSET
    """Breakdown of the cost."""
    is_byok: bool | Unset = UNSET
    """Whether the request used the caller's own provider key (BYOK)."""
    server_tool_use_details: ServerToolUseDetails | Unset | None = UNSET
    """Usage of server tools."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("input_tokens", "input_tokens", None),
        ("input_tokens_details", "input_tokens_details", _decode_input_tokens_details),
        ("output_tokens", "output_tokens", None),
        ("output_tokens_details", "output_tokens_details", _decode_output_tokens_details),
        ("total_tokens", "total_tokens", None),
        ("cost", "cost", None),
        ("cost_details", "cost_details", _decode_cost_details),
        ("is_byok", "is_byok", None),
        ("server_tool_use_details", "server_tool_use_details", _decode_server_tool_use_details),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.input_tokens = source["input_tokens"]
            self.input_tokens_details = _decode_input_tokens_details(source["input_tokens_details"])
            self.output_tokens = source["output_tokens"]
            self.output_tokens_details = _decode_output_tokens_details(source["output_tokens_details"])
            self.total_tokens = source["total_tokens"]
        except KeyError:
            return cls._from_partial(source)
        self.cost = source.get("cost", UNSET)
        self.cost_details = _decode_cost_details(source["cost_details"]) if "cost_details" in source else UNSET
        self.is_byok = source.get("is_byok", UNSET)
        self.server_tool_use_details = (
            _decode_server_tool_use_details(source["server_tool_use_details"])
            if "server_tool_use_details" in source
            else UNSET
        )
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self
