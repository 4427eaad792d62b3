"""The class `Agent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model


@_attrs_define(kw_only=True, repr=False)
class Agent(Model):
    """An agent in a conversation of several."""

    agent_name: str
    """Name of the agent."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (("agent_name", "agent_name", None),)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.agent_name = take("agent_name", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class AgentTypedDict(TypedDict, total=False):
        """An agent in a conversation of several."""

        agent_name: Required[str]
        """Name of the agent."""
