"""The class `OutputShellCallOutputItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items, model
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.container_file_citation import ContainerFileCitation, ContainerFileCitationTypedDict
    from ..models.item_status import ItemStatus
    from ..models.shell_call_output_content import ShellCallOutputContent, ShellCallOutputContentTypedDict

_decode_output = items(model("shell_call_output_content:ShellCallOutputContent"))
_decode_files = items(model("container_file_citation:ContainerFileCitation"))


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputShellCallOutputItem(Model):
    """What shell commands of the model printed."""

    type_: Literal["shell_call_output"] = "shell_call_output"
    id: str
    """Identifier of the item."""
    output: list[ShellCallOutputContent]
    """Output of each command."""
    call_id: str
    """Identifier of the call."""
    status: ItemStatus
    """How far the item has come."""
    error: str | Unset = UNSET
    """Why the commands did not run."""
    container_id: str | Unset = UNSET
    """Identifier of the container, to use it again."""
    files: list[ContainerFileCitation] | Unset = UNSET
    """Files that the commands made or changed."""
    max_output_length: int | Unset | None = UNSET
    """Maximum number of characters of output that are kept."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("output", "output", _decode_output),
        ("call_id", "call_id", None),
        ("status", "status", None),
        ("error", "error", None),
        ("container_id", "container_id", None),
        ("files", "files", _decode_files),
        ("max_output_length", "max_output_length", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.output = _decode_output(value) if (value := source["output"]) else value
            self.call_id = source["call_id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.error = source.get("error", UNSET)
        self.container_id = source.get("container_id", UNSET)
        self.files = _decode_files(value) if (value := source.get("files", UNSET)) else value
        self.max_output_length = source.get("max_output_length", UNSET)
        self.additional_properties = {}
        if len(source) > 5 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["shell_call_output"]:
        return self.type_


if TYPE_CHECKING:

    class OutputShellCallOutputItemTypedDict(TypedDict, total=False):
        """What shell commands of the model printed."""

        type: Required[Literal["shell_call_output"]]
        id: Required[str]
        """Identifier of the item."""
        output: Required[Sequence[ShellCallOutputContent | ShellCallOutputContentTypedDict]]
        """Output of each command."""
        call_id: Required[str]
        """Identifier of the call."""
        status: Required[ItemStatus]
        """How far the item has come."""
        error: NotRequired[str]
        """Why the commands did not run."""
        container_id: NotRequired[str]
        """Identifier of the container, to use it again."""
        files: NotRequired[Sequence[ContainerFileCitation | ContainerFileCitationTypedDict]]
        """Files that the commands made or changed."""
        max_output_length: NotRequired[int | None]
        """Maximum number of characters of output that are kept."""
