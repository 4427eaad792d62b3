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
    """Call of the `openrouter:code_interpreter` server tool."""

    type_: Literal["openrouter:code_interpreter"] = "openrouter:code_interpreter"
    status: ItemStatus
    """Lifecycle status of the item."""
    id: str | Unset = UNSET
    """ID of the item."""
    code: str | Unset = UNSET
    """Code that ran."""
    language: str | Unset = UNSET
    """Programming language of the code."""
    stdout: str | Unset = UNSET
    """Standard output of the code."""
    stderr: str | Unset = UNSET
    """Standard error output of the code."""
    exit_code: int | Unset = UNSET
    """Exit code of the code."""
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
        """Call of the `openrouter:code_interpreter` server tool."""

        type: Required[Literal["openrouter:code_interpreter"]]
        status: Required[ItemStatus]
        """Lifecycle status of the item."""
        id: NotRequired[str]
        """ID of the item."""
        code: NotRequired[str]
        """Code that ran."""
        language: NotRequired[str]
        """Programming language of the code."""
        stdout: NotRequired[str]
        """Standard output of the code."""
        stderr: NotRequired[str]
        """Standard error output of the code."""
        exitCode: NotRequired[int]
        """Exit code of the code."""
        exit_code: NotRequired[int]
