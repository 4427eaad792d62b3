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
    """Message of any role; an earlier answer of the model goes back in as the role `assistant`."""

    type_: Literal["message"] | Unset | None = "message"
    """The tag, which a message may also go without."""
    role: Literal["user", "system", "assistant", "developer"] | str
    """Who speaks."""
    id: str | Unset = UNSET
    """Identifier of the message, if it comes from an earlier response."""
    content: str | list[InputMessageContent] | Unset | None = UNSET
    """What is said, as text or as a list of parts."""
    status: ItemStatus | Unset = UNSET
    """How far the message had come."""
    phase: MessagePhase | Unset | None = UNSET
    """For an assistant message, whether it is a remark on the way or the final answer; send it back as it
    came.
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
        """Message of any role; an earlier answer of the model goes back in as the role `assistant`."""

        type: NotRequired[Literal["message"] | None]
        """The tag, which a message may also go without."""
        role: Required[Literal["user", "system", "assistant", "developer"] | str]
        """Who speaks."""
        id: NotRequired[str]
        """Identifier of the message, if it comes from an earlier response."""
        content: NotRequired[str | Sequence[InputMessageContentTypedDict] | None]
        """What is said, as text or as a list of parts."""
        status: NotRequired[ItemStatus]
        """How far the message had come."""
        phase: NotRequired[MessagePhase | None]
        """For an assistant message, whether it is a remark on the way or the final answer; send it back as it
        came.
        """
