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
    """Output of a shell call."""

    type_: Literal["shell_call_output"] = "shell_call_output"
    id: str
    """ID of the item."""
    output: list[ShellCallOutputContent]
    """Output and outcome of each command, in order."""
    call_id: str
    """ID that links the output to its `shell_call` item."""
    status: ItemStatus
    """Lifecycle status of the item."""
    error: str | Unset = UNSET
    """Error message if the commands could not run; `output` is then empty. Absent on success."""
    container_id: str | Unset = UNSET
    """ID of the container that ran the commands; pass it as `container_id` of a `container_reference`
    environment to reuse the container.
    """
    files: list[ContainerFileCitation] | Unset = UNSET
    """Files that the commands created or modified, most recently modified first; at most 10."""
    max_output_length: int | Unset | None = UNSET
    """Maximum number of characters of output to keep."""
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
        """Output of a shell call."""

        type: Required[Literal["shell_call_output"]]
        id: Required[str]
        """ID of the item."""
        output: Required[Sequence[ShellCallOutputContent | ShellCallOutputContentTypedDict]]
        """Output and outcome of each command, in order."""
        call_id: Required[str]
        """ID that links the output to its `shell_call` item."""
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        error: NotRequired[str]
        """Error message if the commands could not run; `output` is then empty. Absent on success."""
        container_id: NotRequired[str]
        """ID of the container that ran the commands; pass it as `container_id` of a `container_reference`
        environment to reuse the container.
        """
        files: NotRequired[Sequence[ContainerFileCitation | ContainerFileCitationTypedDict]]
        """Files that the commands created or modified, most recently modified first; at most 10."""
        max_output_length: NotRequired[int | None]
        """Maximum number of characters of output to keep."""
