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
    """Which model gives advice, and how."""

    model: str | Unset = UNSET
    """Slug of the model that advises."""
    name: str | Unset = UNSET
    """Name of the advisor, needed when there are several."""
    instructions: str | Unset = UNSET
    """System message of the advisor."""
    forward_transcript: bool | Unset = UNSET
    """Whether the advisor sees the whole conversation or the question alone."""
    reasoning: NestedReasoning | Unset = UNSET
    """How much the advisor reasons."""
    max_completion_tokens: int | Unset = UNSET
    """Maximum number of tokens that the advisor may produce."""
    temperature: float | Unset = UNSET
    """Randomness of the advisor's sampling."""
    stream: bool | Unset = UNSET
    """Whether the advice is streamed as text deltas of its output item."""
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
        """Which model gives advice, and how."""

        model: NotRequired[str]
        """Slug of the model that advises."""
        name: NotRequired[str]
        """Name of the advisor, needed when there are several."""
        instructions: NotRequired[str]
        """System message of the advisor."""
        forward_transcript: NotRequired[bool]
        """Whether the advisor sees the whole conversation or the question alone."""
        reasoning: NotRequired[NestedReasoning | NestedReasoningTypedDict]
        """How much the advisor reasons."""
        max_completion_tokens: NotRequired[int]
        """Maximum number of tokens that the advisor may produce."""
        temperature: NotRequired[float]
        """Randomness of the advisor's sampling."""
        stream: NotRequired[bool]
        """Whether the advice is streamed as text deltas of its output item."""
