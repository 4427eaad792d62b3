"""The class `OutputMessageItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.output_message_content import decode_output_message_content
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus
    from ..models.message_phase import MessagePhase
    from ..models.output_message_content import OutputMessageContent, OutputMessageContentTypedDict

_decode_content = items(decode_output_message_content)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputMessageItem(Model):
    """Message from the model."""

    type_: Literal["message"] = "message"
    id: str
    """ID of the item."""
    role: Literal["assistant"] = "assistant"
    content: list[OutputMessageContent]
    """Content parts of the message."""
    phase: MessagePhase | Unset | None = UNSET
    """Phase of the message. Send it back unchanged in later requests; omitting it can degrade the output
    of some models.
    """
    status: ItemStatus | Unset = UNSET
    """Lifecycle status of the item."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("role", "role", None),
        ("content", "content", _decode_content),
        ("phase", "phase", None),
        ("status", "status", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.role = source["role"]
            self.content = _decode_content(value) if (value := source["content"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.phase = source.get("phase", UNSET)
        self.status = source.get("status", UNSET)
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["message"]:
        return self.type_


if TYPE_CHECKING:

    class OutputMessageItemTypedDict(TypedDict, total=False):
        """Message from the model."""

        type: Required[Literal["message"]]
        id: Required[str]
        """ID of the item."""
        role: Required[Literal["assistant"]]
        content: Required[Sequence[OutputMessageContentTypedDict]]
        """Content parts of the message."""
        phase: NotRequired[MessagePhase | None]
        """Phase of the message. Send it back unchanged in later requests; omitting it can degrade the output
        of some models.
        """
        status: NotRequired[ItemStatus]
        """Lifecycle status of the item."""
