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
    """Call of the `openrouter:bash` server tool."""

    type_: Literal["openrouter:bash"] = "openrouter:bash"
    status: FailableToolCallStatus
    """Lifecycle status of the call; if it is `failed`, `error` is set."""
    id: str | Unset = UNSET
    """ID of the item."""
    command: str | Unset = UNSET
    """Command that ran."""
    stdout: str | Unset = UNSET
    """Standard output of the command."""
    stderr: str | Unset = UNSET
    """Standard error output of the command."""
    exit_code: int | Unset = UNSET
    """Exit code of the command; a non-zero code does not set `error`."""
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
        """Call of the `openrouter:bash` server tool."""

        type: Required[Literal["openrouter:bash"]]
        status: Required[FailableToolCallStatus]
        """Lifecycle status of the call; if it is `failed`, `error` is set."""
        id: NotRequired[str]
        """ID of the item."""
        command: NotRequired[str]
        """Command that ran."""
        stdout: NotRequired[str]
        """Standard output of the command."""
        stderr: NotRequired[str]
        """Standard error output of the command."""
        exitCode: NotRequired[int]
        """Exit code of the command; a non-zero code does not set `error`."""
        exit_code: NotRequired[int]
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
