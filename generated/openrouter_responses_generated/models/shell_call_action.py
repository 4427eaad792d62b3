"""The class `ShellCallAction`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ShellCallAction(Model):
    """Commands for a shell."""

    commands: list[str]
    """The commands, in order."""
    max_output_length: int | Unset | None = UNSET
    """Maximum number of characters of output that are kept."""
    timeout_ms: int | Unset | None = UNSET
    """Milliseconds that the commands may take."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("commands", "commands", None),
        ("max_output_length", "max_output_length", None),
        ("timeout_ms", "timeout_ms", None),
    )

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        rest = dict(source)
        take: Any = rest.pop
        self.commands = take("commands", UNSET)
        self.max_output_length = take("max_output_length", UNSET)
        self.timeout_ms = take("timeout_ms", UNSET)
        self.additional_properties = rest
        if rest:
            self._take_python_names()
        return self


if TYPE_CHECKING:

    class ShellCallActionTypedDict(TypedDict, total=False):
        """Commands for a shell."""

        commands: Required[Sequence[str]]
        """The commands, in order."""
        max_output_length: NotRequired[int | None]
        """Maximum number of characters of output that are kept."""
        timeout_ms: NotRequired[int | None]
        """Milliseconds that the commands may take."""
