"""The class `AdvisorServerToolConfig`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import model
from ..types import UNSET, Field, Model, Unset

if TYPE_CHECKING:
    from ..models.nested_reasoning import NestedReasoning, NestedReasoningTypedDict

_decode_reasoning = model("nested_reasoning:NestedReasoning")


@_attrs_define(kw_only=True, repr=False)
class AdvisorServerToolConfig(Model):
    """Configuration of an advisor."""

    model: str | Unset = UNSET
    """Slug of the advisor model. If absent, the calling model may name one; otherwise the model of the
    request is used.
    """
    name: str | Unset = UNSET
    """Name of the advisor, unique in the request; 1 to 64 letters, digits, spaces, underscores or hyphens.
    At most one advisor may omit it.
    """
    instructions: str | Unset = UNSET
    """System message of the advisor; no system message if absent."""
    forward_transcript: bool | Unset = UNSET
    """Whether to send the whole conversation to the advisor. If false or absent, the advisor receives only
    the prompt of the tool call.
    """
    reasoning: NestedReasoning | Unset = UNSET
    """Reasoning configuration of the advisor."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of output tokens of the advisor, including reasoning tokens; the provider's default
    if absent.
    """
    temperature: float | Unset = UNSET
    """Sampling temperature of the advisor; the provider's default if absent."""
    stream: bool | Unset = UNSET
    """Whether to stream the advice as `response.output_text.delta` events of its output item; false by
    default.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("model", "model", None),
        ("name", "name", None),
        ("instructions", "instructions", None),
        ("forward_transcript", "forward_transcript", None),
        ("reasoning", "reasoning", _decode_reasoning),
        ("max_completion_tokens", "max_completion_tokens", None),
        ("temperature", "temperature", None),
        ("stream", "stream", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        self.model = source.get("model", UNSET)
        self.name = source.get("name", UNSET)
        self.instructions = source.get("instructions", UNSET)
        self.forward_transcript = source.get("forward_transcript", UNSET)
        self.reasoning = _decode_reasoning(source["reasoning"]) if "reasoning" in source else UNSET
        self.max_completion_tokens = source.get("max_completion_tokens", UNSET)
        self.temperature = source.get("temperature", UNSET)
        self.stream = source.get("stream", UNSET)
        self.additional_properties = {}
        if len(source) > 0 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class AdvisorServerToolConfigTypedDict(TypedDict, total=False):
        """Configuration of an advisor."""

        model: NotRequired[str]
        """Slug of the advisor model. If absent, the calling model may name one; otherwise the model of the
        request is used.
        """
        name: NotRequired[str]
        """Name of the advisor, unique in the request; 1 to 64 letters, digits, spaces, underscores or hyphens.
        At most one advisor may omit it.
        """
        instructions: NotRequired[str]
        """System message of the advisor; no system message if absent."""
        forward_transcript: NotRequired[bool]
        """Whether to send the whole conversation to the advisor. If false or absent, the advisor receives only
        the prompt of the tool call.
        """
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """Reasoning configuration of the advisor."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of output tokens of the advisor, including reasoning tokens; the provider's default
        if absent.
        """
        temperature: NotRequired[float]
        """Sampling temperature of the advisor; the provider's default if absent."""
        stream: NotRequired[bool]
        """Whether to stream the advice as `response.output_text.delta` events of its output item; false by
        default.
        """
