"""The class `InputMessage`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.input_message_content import decode_input_message_content
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.input_message_content import InputMessageContent, InputMessageContentTypedDict
    from ..models.item_status import ItemStatus
    from ..models.message_phase import MessagePhase

_decode_content = items(decode_input_message_content)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class InputMessage(Model):
    """Message of any role. Earlier output of the model is sent with the role `assistant`."""

    type_: Literal["message"] | Unset | None = "message"
    """Type tag of the item; may be null or omitted."""
    role: Literal["user", "system", "assistant", "developer"] | str
    """Role of the author. Instructions from `system` or `developer` take precedence over those from
    `user`.
    """
    id: str | Unset = UNSET
    """ID of the message, if it is part of an earlier response."""
    content: str | list[InputMessageContent] | Unset | None = UNSET
    """Content of the message, as text or as a list of parts."""
    status: ItemStatus | Unset = UNSET
    """Lifecycle status of the message."""
    phase: MessagePhase | Unset | None = UNSET
    """Phase of an assistant message. Send it back unchanged in later requests; omitting it can degrade the
    output of some models.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("role", "role", None),
        ("id", "id", None),
        ("content", "content", _decode_content),
        ("status", "status", None),
        ("phase", "phase", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.role = source["role"]
        except KeyError:
            return cls._from_partial(source)
        self.type_ = source.get("type", UNSET)
        self.id = source.get("id", UNSET)
        self.content = _decode_content(value) if (value := source.get("content", UNSET)) else value
        self.status = source.get("status", UNSET)
        self.phase = source.get("phase", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["message"] | Unset | None:
        return self.type_


if TYPE_CHECKING:

    class InputMessageTypedDict(TypedDict, total=False):
        """Message of any role. Earlier output of the model is sent with the role `assistant`."""

        type: NotRequired[Literal["message"] | None]
        """Type tag of the item; may be null or omitted."""
        role: Required[Literal["user", "system", "assistant", "developer"] | str]
        """Role of the author. Instructions from `system` or `developer` take precedence over those from
        `user`.
        """
        id: NotRequired[str]
        """ID of the message, if it is part of an earlier response."""
        content: NotRequired[str | Sequence[InputMessageContentTypedDict] | None]
        """Content of the message, as text or as a list of parts."""
        status: NotRequired[ItemStatus]
        """Lifecycle status of the message."""
        phase: NotRequired[MessagePhase | None]
        """Phase of an assistant message. Send it back unchanged in later requests; omitting it can degrade the
        output of some models.
        """
