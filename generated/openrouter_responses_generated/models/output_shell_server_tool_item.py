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
    """Shell commands that ran in a container."""

    type_: Literal["openrouter:shell"] = "openrouter:shell"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    action: ShellCallAction | Unset = UNSET
    """The commands."""
    output: list[ShellCallOutputContent] | Unset = UNSET
    """Output of each command."""
    arguments: str | Unset | None = UNSET
    """Arguments as JSON text."""
    call_id: str | Unset | None = UNSET
    """Identifier of the call."""
    container_id: str | Unset = UNSET
    """Identifier of the container, to use it again."""
    error: str | Unset = UNSET
    """Why the call failed."""
    files: list[ContainerFileCitation] | Unset = UNSET
    """Files that the commands made or changed."""
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
        """Shell commands that ran in a container."""

        type: Required[Literal["openrouter:shell"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        action: NotRequired[ShellCallAction | ShellCallActionTypedDict]
        """The commands."""
        output: NotRequired[Sequence[ShellCallOutputContent | ShellCallOutputContentTypedDict]]
        """Output of each command."""
        arguments: NotRequired[str | None]
        """Arguments as JSON text."""
        call_id: NotRequired[str | None]
        """Identifier of the call."""
        container_id: NotRequired[str]
        """Identifier of the container, to use it again."""
        error: NotRequired[str]
        """Why the call failed."""
        files: NotRequired[Sequence[ContainerFileCitation | ContainerFileCitationTypedDict]]
        """Files that the commands made or changed."""
