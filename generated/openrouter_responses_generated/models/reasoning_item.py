"""The class `ReasoningItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.reasoning_format import ReasoningFormat
    from ..models.reasoning_summary_text import ReasoningSummaryText, ReasoningSummaryTextTypedDict
    from ..models.reasoning_text_content import ReasoningTextContent, ReasoningTextContentTypedDict

_decode_summary = items(model("reasoning_summary_text:ReasoningSummaryText"))
_decode_content = items(model("reasoning_text_content:ReasoningTextContent"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class ReasoningItem(Model):
    """Reasoning of the model; goes back in unchanged in the next turn."""

    type_: Literal["reasoning"] = "reasoning"
    id: str
    """Identifier of the item."""
    summary: list[ReasoningSummaryText] | None
    """Summary of the reasoning; null only in input."""
    content: list[ReasoningTextContent] | Unset | None = UNSET
    """The reasoning itself, if the model shows it."""
    encrypted_content: str | Unset | None = UNSET
    """The reasoning in encrypted form, for the next turn."""
    format_: ReasoningFormat | Unset | None = UNSET
    """Form of the reasoning, which depends on the provider."""
    signature: str | Unset | None = UNSET
    """Signature by which the provider knows its reasoning again."""
    status: ItemStatus | Unset = UNSET
    """How far the item has come."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("summary", "summary", _decode_summary),
        ("content", "content", _decode_content),
        ("encrypted_content", "encrypted_content", None),
        ("format_", "format", None),
        ("signature", "signature", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.summary = _decode_summary(value) if (value := source["summary"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.content = _decode_content(value) if (value := source.get("content", UNSET)) else value
        self.encrypted_content = source.get("encrypted_content", UNSET)
        self.format_ = source.get("format", UNSET)
        self.signature = source.get("signature", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["reasoning"]:
        return self.type_

    @property
    def format(self) -> ReasoningFormat | Unset | None:
        return self.format_


if TYPE_CHECKING:

    class ReasoningItemTypedDict(TypedDict, total=False):
        """Reasoning of the model; goes back in unchanged in the next turn."""

        type: Required[Literal["reasoning"]]
        id: Required[str]
        """Identifier of the item."""
        summary: Required[Sequence[ReasoningSummaryText | ReasoningSummaryTextTypedDict] | None]
        """Summary of the reasoning; null only in input."""
        content: NotRequired[Sequence[ReasoningTextContent | ReasoningTextContentTypedDict] | None]
        """The reasoning itself, if the model shows it."""
        encrypted_content: NotRequired[str | None]
        """The reasoning in encrypted form, for the next turn."""
        format: NotRequired[ReasoningFormat | None]
        """Form of the reasoning, which depends on the provider."""
        format_: NotRequired[ReasoningFormat | None]
        signature: NotRequired[str | None]
        """Signature by which the provider knows its reasoning again."""
        status: NotRequired[ItemStatus]
        """How far the item has come."""
