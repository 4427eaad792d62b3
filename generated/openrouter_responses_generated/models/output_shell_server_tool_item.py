"""The class `OutputShellServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.container_file_citation import ContainerFileCitation, ContainerFileCitationTypedDict
    from ..models.failable_tool_call_status import FailableToolCallStatus
    from ..models.shell_call_action import ShellCallAction, ShellCallActionTypedDict
    from ..models.shell_call_output_content import ShellCallOutputContent, ShellCallOutputContentTypedDict

_decode_action = model("shell_call_action:ShellCallAction")
_decode_output = items(model("shell_call_output_content:ShellCallOutputContent"))
_decode_files = items(model("container_file_citation:ContainerFileCitation"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputShellServerToolItem(Model):
    """Call of the `openrouter:shell` server tool."""

    type_: Literal["openrouter:shell"] = "openrouter:shell"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    action: ShellCallAction | Unset = UNSET
    """Commands and their limits."""
    output: list[ShellCallOutputContent] | Unset = UNSET
    """Output and outcome of each command, in order; absent if `error` is set."""
    arguments: str | Unset | None = UNSET
    """Arguments of the tool call, as the JSON text written by the model."""
    call_id: str | Unset | None = UNSET
    """ID of the tool call."""
    container_id: str | Unset = UNSET
    """ID of the container that ran the commands; pass it as `container_id` of a `container_reference`
    environment to reuse the container.
    """
    error: str | Unset = UNSET
    """Error message if the call failed; absent on success."""
    files: list[ContainerFileCitation] | Unset = UNSET
    """Files that the commands created or modified, most recently modified first; at most 10."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("action", "action", _decode_action),
        ("output", "output", _decode_output),
        ("arguments", "arguments", None),
        ("call_id", "call_id", None),
        ("container_id", "container_id", None),
        ("error", "error", None),
        ("files", "files", _decode_files),
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
        self.action = _decode_action(source["action"]) if "action" in source else UNSET
        self.output = _decode_output(value) if (value := source.get("output", UNSET)) else value
        self.arguments = source.get("arguments", UNSET)
        self.call_id = source.get("call_id", UNSET)
        self.container_id = source.get("container_id", UNSET)
        self.error = source.get("error", UNSET)
        self.files = _decode_files(value) if (value := source.get("files", UNSET)) else value
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:shell"]:
        return self.type_


if TYPE_CHECKING:

    class OutputShellServerToolItemTypedDict(TypedDict, total=False):
        """Call of the `openrouter:shell` server tool."""

        type: Required[Literal["openrouter:shell"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        action: NotRequired[ShellCallAction | ShellCallActionTypedDict]
        """Commands and their limits."""
        output: NotRequired[Sequence[ShellCallOutputContent | ShellCallOutputContentTypedDict]]
        """Output and outcome of each command, in order; absent if `error` is set."""
        arguments: NotRequired[str | None]
        """Arguments of the tool call, as the JSON text written by the model."""
        call_id: NotRequired[str | None]
        """ID of the tool call."""
        container_id: NotRequired[str]
        """ID of the container that ran the commands; pass it as `container_id` of a `container_reference`
        environment to reuse the container.
        """
        error: NotRequired[str]
        """Error message if the call failed; absent on success."""
        files: NotRequired[Sequence[ContainerFileCitation | ContainerFileCitationTypedDict]]
        """Files that the commands created or modified, most recently modified first; at most 10."""
