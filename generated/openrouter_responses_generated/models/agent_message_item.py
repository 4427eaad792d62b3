"""The class `AgentMessageItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..models.agent_message_content import decode_agent_message_content
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.agent import Agent, AgentTypedDict
    from ..models.agent_message_content import AgentMessageContent, AgentMessageContentTypedDict

_decode_content = items(decode_agent_message_content)
_decode_agent = model("agent:Agent")


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class AgentMessageItem(Model):
    """Message from one agent to another."""

    type_: Literal["agent_message"] = "agent_message"
    author: str
    """Name of the sending agent."""
    recipient: str
    """Name of the receiving agent."""
    content: list[AgentMessageContent]
    """Content parts of the message."""
    id: str | Unset | None = UNSET
    """ID of the item."""
    agent: Agent | Unset | None = UNSET
    """Agent that the item belongs to."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("author", "author", None),
        ("recipient", "recipient", None),
        ("content", "content", _decode_content),
        ("id", "id", None),
        ("agent", "agent", _decode_agent),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.author = source["author"]
            self.recipient = source["recipient"]
            self.content = _decode_content(value) if (value := source["content"]) else value
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.agent = _decode_agent(source["agent"]) if "agent" in source else UNSET
        self.additional_properties = {}
        if len(source) > 4 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["agent_message"]:
        return self.type_


if TYPE_CHECKING:

    class AgentMessageItemTypedDict(TypedDict, total=False):
        """Message from one agent to another."""

        type: Required[Literal["agent_message"]]
        author: Required[str]
        """Name of the sending agent."""
        recipient: Required[str]
        """Name of the receiving agent."""
        content: Required[Sequence[AgentMessageContentTypedDict]]
        """Content parts of the message."""
        id: NotRequired[str | None]
        """ID of the item."""
        agent: NotRequired[Agent | AgentTypedDict | None]
        """Agent that the item belongs to."""
