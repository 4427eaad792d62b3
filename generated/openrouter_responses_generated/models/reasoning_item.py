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
    """Reasoning of the model. Send the item back unchanged in later turns."""

    type_: Literal["reasoning"] = "reasoning"
    id: str
    """ID of the item."""
    summary: list[ReasoningSummaryText] | None
    """Parts of the reasoning summary; may be null in input only."""
    content: list[ReasoningTextContent] | Unset | None = UNSET
    """Parts of the reasoning text, if the provider exposes it."""
    encrypted_content: str | Unset | None = UNSET
    """Encrypted reasoning, to send back in later turns."""
    format_: ReasoningFormat | Unset | None = UNSET
    """Format of the reasoning, which depends on the provider."""
    signature: str | Unset | None = UNSET
    """Signature with which the provider verifies the reasoning."""
    status: ItemStatus | Unset = UNSET
    """Lifecycle status of the item."""
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
        """Reasoning of the model. Send the item back unchanged in later turns."""

        type: Required[Literal["reasoning"]]
        id: Required[str]
        """ID of the item."""
        summary: Required[Sequence[ReasoningSummaryText | ReasoningSummaryTextTypedDict] | None]
        """Parts of the reasoning summary; may be null in input only."""
        content: NotRequired[Sequence[ReasoningTextContent | ReasoningTextContentTypedDict] | None]
        """Parts of the reasoning text, if the provider exposes it."""
        encrypted_content: NotRequired[str | None]
        """Encrypted reasoning, to send back in later turns."""
        format: NotRequired[ReasoningFormat | None]
        """Format of the reasoning, which depends on the provider."""
        format_: NotRequired[ReasoningFormat | None]
        signature: NotRequired[str | None]
        """Signature with which the provider verifies the reasoning."""
        status: NotRequired[ItemStatus]
        """Lifecycle status of the item."""
