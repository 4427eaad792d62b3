"""The class `OutputSubagentServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.failable_tool_call_status import FailableToolCallStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputSubagentServerToolItem(Model):
    """Task that another model worked on."""

    type_: Literal["openrouter:subagent"] = "openrouter:subagent"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    outcome: str | Unset = UNSET
    """What came of the task."""
    task_name: str | Unset = UNSET
    """Name of the task."""
    task_description: str | Unset = UNSET
    """The task."""
    name: str | Unset = UNSET
    """Name of the subagent."""
    model: str | Unset = UNSET
    """Slug of the model that did the task."""
    instance_name: str | Unset = UNSET
    """Which of several subagents it was; send it back unchanged."""
    call_id: str | Unset = UNSET
    """Identifier of the call, which calls of the subagent refer to; experimental."""
    error: str | Unset = UNSET
    """Why the call failed."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("outcome", "outcome", None),
        ("task_name", "task_name", None),
        ("task_description", "task_description", None),
        ("name", "name", None),
        ("model", "model", None),
        ("instance_name", "instance_name", None),
        ("call_id", "call_id", None),
        ("error", "error", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.id = source.get("id", UNSET)
        self.outcome = source.get("outcome", UNSET)
        self.task_name = source.get("task_name", UNSET)
        self.task_description = source.get("task_description", UNSET)
        self.name = source.get("name", UNSET)
        self.model = source.get("model", UNSET)
        self.instance_name = source.get("instance_name", UNSET)
        self.call_id = source.get("call_id", UNSET)
        self.error = source.get("error", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:subagent"]:
        return self.type_


if TYPE_CHECKING:

    class OutputSubagentServerToolItemTypedDict(TypedDict, total=False):
        """Task that another model worked on."""

        type: Required[Literal["openrouter:subagent"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        outcome: NotRequired[str]
        """What came of the task."""
        task_name: NotRequired[str]
        """Name of the task."""
        task_description: NotRequired[str]
        """The task."""
        name: NotRequired[str]
        """Name of the subagent."""
        model: NotRequired[str]
        """Slug of the model that did the task."""
        instance_name: NotRequired[str]
        """Which of several subagents it was; send it back unchanged."""
        call_id: NotRequired[str]
        """Identifier of the call, which calls of the subagent refer to; experimental."""
        error: NotRequired[str]
        """Why the call failed."""
