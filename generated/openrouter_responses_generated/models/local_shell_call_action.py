"""The class `LocalShellCallAction`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset, takes_wire_names


@takes_wire_names
@_attrs_define(kw_only=True, repr=False)
class LocalShellCallAction(Model):
    """Command for the client to run on its own machine."""

    type_: Literal["exec"] = "exec"
    command: list[str]
    """Program and its arguments."""
    env: dict[str, str]
    """Environment variables to set."""
    timeout_ms: int | Unset | None = UNSET
    """Time limit of the command, in milliseconds."""
    user: str | Unset | None = UNSET
    """User to run the command as."""
    working_directory: str | Unset | None = UNSET
    """Directory to run the command in."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("type_", "type", None),
        ("command", "command", None),
        ("env", "env", None),
        ("timeout_ms", "timeout_ms", None),
        ("user", "user", None),
        ("working_directory", "working_directory", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.type_ = source["type"]
            self.command = source["command"]
            self.env = source["env"]
        except KeyError:
            return cls._from_partial(source)
        self.timeout_ms = source.get("timeout_ms", UNSET)
        self.user = source.get("user", UNSET)
        self.working_directory = source.get("working_directory", UNSET)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self

    @property
    def type(self) -> Literal["exec"]:
        return self.type_


if TYPE_CHECKING:

    class LocalShellCallActionTypedDict(TypedDict, total=False):
        """Command for the client to run on its own machine."""

        type: Required[Literal["exec"]]
        command: Required[Sequence[str]]
        """Program and its arguments."""
        env: Required[Mapping[str, str]]
        """Environment variables to set."""
        timeout_ms: NotRequired[int | None]
        """Time limit of the command, in milliseconds."""
        user: NotRequired[str | None]
        """User to run the command as."""
        working_directory: NotRequired[str | None]
        """Directory to run the command in."""
