"""Outcome of a shell command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..decoders import tagged
from ..types import UnknownVariant

if TYPE_CHECKING:
    from ..models.shell_outcome_exit import ShellOutcomeExit, ShellOutcomeExitTypedDict
    from ..models.shell_outcome_timeout import ShellOutcomeTimeout, ShellOutcomeTimeoutTypedDict

    ShellOutcome: TypeAlias = ShellOutcomeExit | ShellOutcomeTimeout | UnknownVariant
    ShellOutcomeTypedDict: TypeAlias = (
        ShellOutcomeExit
        | ShellOutcomeExitTypedDict
        | ShellOutcomeTimeout
        | ShellOutcomeTimeoutTypedDict
        | UnknownVariant
    )
else:

    def __getattr__(name: str) -> Any:
        # The alias mentions classes, which are imported when it is asked for.
        if name != "ShellOutcome":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.shell_outcome_exit import ShellOutcomeExit
        from ..models.shell_outcome_timeout import ShellOutcomeTimeout

        return ShellOutcomeExit | ShellOutcomeTimeout | UnknownVariant


decode_shell_outcome = tagged(
    "type",
    {
        "exit": "shell_outcome_exit:ShellOutcomeExit",
        "timeout": "shell_outcome_timeout:ShellOutcomeTimeout",
    },
)
