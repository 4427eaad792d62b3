"""The class `OutputCodeInterpreterServerToolItem`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names

if TYPE_CHECKING:
    from ..models.item_status import ItemStatus


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class OutputCodeInterpreterServerToolItem(Model):
    """Code that OpenRouter ran."""

    type_: Literal["openrouter:code_interpreter"] = "openrouter:code_interpreter"
    status: ItemStatus
    """How far the item has come."""
    id: str | Unset = UNSET
    """Identifier of the item."""
    code: str | Unset = UNSET
    """The code."""
    language: str | Unset = UNSET
    """Language of the code."""
    stdout: str | Unset = UNSET
    """What it printed to standard output."""
    stderr: str | Unset = UNSET
    """What it printed to standard error."""
    exit_code: int | Unset = UNSET
    """Exit code of the run."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("status", "status", None),
        ("id", "id", None),
        ("code", "code", None),
        ("language", "language", None),
        ("stdout", "stdout", None),
        ("stderr", "stderr", None),
        ("exit_code", "exitCode", None),
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
        self.code = source.get("code", UNSET)
        self.language = source.get("language", UNSET)
        self.stdout = source.get("stdout", UNSET)
        self.stderr = source.get("stderr", UNSET)
        self.exit_code = source.get("exitCode", UNSET)
        self.additional_properties = {}
        if len(source) > 2 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["openrouter:code_interpreter"]:
        return self.type_

    @property
    def exitCode(self) -> int | Unset:
        return self.exit_code


if TYPE_CHECKING:

    class OutputCodeInterpreterServerToolItemTypedDict(TypedDict, total=False):
        """Code that OpenRouter ran."""

        type: Required[Literal["openrouter:code_interpreter"]]
        status: Required[ItemStatus]
        """How far the item has come."""
        id: NotRequired[str]
        """Identifier of the item."""
        code: NotRequired[str]
        """The code."""
        language: NotRequired[str]
        """Language of the code."""
        stdout: NotRequired[str]
        """What it printed to standard output."""
        stderr: NotRequired[str]
        """What it printed to standard error."""
        exitCode: NotRequired[int]
        """Exit code of the run."""
        exit_code: NotRequired[int]
