"""The class `ShellCallAction`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NotRequired, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Field, Model, Unset


@_attrs_define(kw_only=True, repr=False)
class ShellCallAction(Model):
    """Shell commands and their limits."""

    commands: list[str]
    """Commands to run, in order."""
    max_output_length: int | Unset | None = UNSET
    """Maximum number of characters of output to keep."""
    timeout_ms: int | Unset | None = UNSET
    """Time limit of the commands, in milliseconds."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("commands", "commands", None),
        ("max_output_length", "max_output_length", None),
        ("timeout_ms", "timeout_ms", None),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.commands = source["commands"]
        except KeyError:
            return cls._from_partial(source)
        self.max_output_length = source.get("max_output_length", UNSET)
        self.timeout_ms = source.get("timeout_ms", UNSET)
        self.additional_properties = {}
        if len(source) > 1 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ShellCallActionTypedDict(TypedDict, total=False):
        """Shell commands and their limits."""

        commands: Required[Sequence[str]]
        """Commands to run, in order."""
        max_output_length: NotRequired[int | None]
        """Maximum number of characters of output to keep."""
        timeout_ms: NotRequired[int | None]
        """Time limit of the commands, in milliseconds."""
