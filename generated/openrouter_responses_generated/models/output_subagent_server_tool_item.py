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
    """Call of the `openrouter:subagent` server tool."""

    type_: Literal["openrouter:subagent"] = "openrouter:subagent"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    outcome: str | Unset = UNSET
    """Result of the task, returned by the subagent."""
    task_name: str | Unset = UNSET
    """Short name of the task, chosen by the calling model."""
    task_description: str | Unset = UNSET
    """Description of the task, written by the calling model."""
    name: str | Unset = UNSET
    """Configured name of the subagent; absent for an unnamed one."""
    model: str | Unset = UNSET
    """Slug of the subagent's model."""
    instance_name: str | Unset = UNSET
    """Name of the subagent instance, present for the second and further subagents of the request. Send it
    back unchanged and keep the subagents in the same order.
    """
    call_id: str | Unset = UNSET
    """ID of the call; function calls of the subagent refer to it as `subagent_id`. Send it back unchanged.
    Experimental.
    """
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
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
        """Call of the `openrouter:subagent` server tool."""

        type: Required[Literal["openrouter:subagent"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        outcome: NotRequired[str]
        """Result of the task, returned by the subagent."""
        task_name: NotRequired[str]
        """Short name of the task, chosen by the calling model."""
        task_description: NotRequired[str]
        """Description of the task, written by the calling model."""
        name: NotRequired[str]
        """Configured name of the subagent; absent for an unnamed one."""
        model: NotRequired[str]
        """Slug of the subagent's model."""
        instance_name: NotRequired[str]
        """Name of the subagent instance, present for the second and further subagents of the request. Send it
        back unchanged and keep the subagents in the same order.
        """
        call_id: NotRequired[str]
        """ID of the call; function calls of the subagent refer to it as `subagent_id`. Send it back unchanged.
        Experimental.
        """
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
