"""The class `OutputCodeInterpreterCallItem`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..decoders import items
from ..models.code_interpreter_output import decode_code_interpreter_output
from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.code_interpreter_output import CodeInterpreterOutput, CodeInterpreterOutputTypedDict
    from ..models.code_interpreter_status import CodeInterpreterStatus

_decode_outputs = items(decode_code_interpreter_output)


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputCodeInterpreterCallItem(Model):
    """Code interpreter call executed by the provider."""

    type_: Literal["code_interpreter_call"] = "code_interpreter_call"
    id: str
    """ID of the item."""
    status: CodeInterpreterStatus
    """Lifecycle status of the item."""
    code: str | Unset | None = UNSET
    """Code that the model wrote; null if not available."""
    outputs: list[CodeInterpreterOutput] | Unset | None = UNSET
    """Outputs of the code; null if not available."""
    container_id: str | Unset = UNSET
    """ID of the container that ran the code."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("id", "id", None),
        ("status", "status", None),
        ("code", "code", None),
        ("outputs", "outputs", _decode_outputs),
        ("container_id", "container_id", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.id = source["id"]
            self.status = source["status"]
        except KeyError:
            return cls._from_partial(source)
        self.code = source.get("code", UNSET)
        self.outputs = _decode_outputs(value) if (value := source.get("outputs", UNSET)) else value
        self.container_id = source.get("container_id", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["code_interpreter_call"]:
        return self.type_


if TYPE_CHECKING:

    class OutputCodeInterpreterCallItemTypedDict(TypedDict, total=False):
        """Code interpreter call executed by the provider."""

        type: Required[Literal["code_interpreter_call"]]
        id: Required[str]
        """ID of the item."""
        status: Required[CodeInterpreterStatus]
        """Lifecycle status of the item."""
        code: NotRequired[str | None]
        """Code that the model wrote; null if not available."""
        outputs: NotRequired[Sequence[CodeInterpreterOutputTypedDict] | None]
        """Outputs of the code; null if not available."""
        container_id: NotRequired[str]
        """ID of the container that ran the code."""
