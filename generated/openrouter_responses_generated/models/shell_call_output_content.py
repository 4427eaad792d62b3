"""The class `ShellCallOutputContent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Required, Self, TypedDict

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.shell_outcome import decode_shell_outcome
from ..types import Field, Model

if TYPE_CHECKING:
    from ..models.shell_outcome import ShellOutcome, ShellOutcomeTypedDict


@_attrs_define(kw_only=True, repr=False)
class ShellCallOutputContent(Model):
    """Output and outcome of one shell command."""

    stdout: str
    """Standard output of the command."""
    stderr: str
    """Standard error output of the command."""
    outcome: ShellOutcome
    """Outcome of the command."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    """Fields that this version of the package does not know."""

    _fields: ClassVar[tuple[Field, ...]] = (
        ("stdout", "stdout", None),
        ("stderr", "stderr", None),
        ("outcome", "outcome", decode_shell_outcome),
    )
    _wire_names: ClassVar[frozenset[str]] = frozenset(name for _, name, _ in _fields)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.stdout = source["stdout"]
            self.stderr = source["stderr"]
            self.outcome = decode_shell_outcome(source["outcome"])
        except KeyError:
            return cls._from_partial(source)
        self.additional_properties = {}
        if len(source) > 3 and not cls._wire_names.issuperset(source):
            self._take_others(source)
        return self


if TYPE_CHECKING:

    class ShellCallOutputContentTypedDict(TypedDict, total=False):
        """Output and outcome of one shell command."""

        stdout: Required[str]
        """Standard output of the command."""
        stderr: Required[str]
        """Standard error output of the command."""
        outcome: Required[ShellOutcomeTypedDict]
        """Outcome of the command."""
