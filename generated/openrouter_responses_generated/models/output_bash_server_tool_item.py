"""The class `OutputBashServerToolItem`."""

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

_decode_files = items(model("container_file_citation:ContainerFileCitation"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputBashServerToolItem(Model):
    """Bash command that ran in a container."""

    type_: Literal["openrouter:bash"] = "openrouter:bash"
    status: FailableToolCallStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    command: str | Unset = UNSET
    """The command."""
    stdout: str | Unset = UNSET
    """What it printed to standard output."""
    stderr: str | Unset = UNSET
    """What it printed to standard error."""
    exit_code: int | Unset = UNSET
    """Its exit code; other than 0 is no failure of the tool."""
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
        ("command", "command", None),
        ("stdout", "stdout", None),
        ("stderr", "stderr", None),
        ("exit_code", "exitCode", None),
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
        self.command = source.get("command", UNSET)
        self.stdout = source.get("stdout", UNSET)
        self.stderr = source.get("stderr", UNSET)
        self.exit_code = source.get("exitCode", UNSET)
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
    def type(self) -> Literal["openrouter:bash"]:
        return self.type_

    @property
    def exitCode(self) -> int | Unset:
        return self.exit_code


if TYPE_CHECKING:

    class OutputBashServerToolItemTypedDict(TypedDict, total=False):
        """Bash command that ran in a container."""

        type: Required[Literal["openrouter:bash"]]
        status: Required[FailableToolCallStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        command: NotRequired[str]
        """The command."""
        stdout: NotRequired[str]
        """What it printed to standard output."""
        stderr: NotRequired[str]
        """What it printed to standard error."""
        exitCode: NotRequired[int]
        """Its exit code; other than 0 is no failure of the tool."""
        exit_code: NotRequired[int]
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
