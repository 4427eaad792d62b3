"""Asks the person at the terminal whether a function may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses import approve, reject
from openrouter_responses.cli._failures import CommandError, Status
from openrouter_responses.display import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import FileIO

    from openrouter_responses.tools import Decision, ToolCall

_TERMINAL = "/dev/tty"


def decisions_on(calls: Iterable[ToolCall]) -> dict[str, Decision]:
    """Return a decision on each call. The terminal is asked, also if the standard input is a pipe.

    Raises:
        CommandError: There is no terminal.
    """
    waiting = [*calls]
    try:
        with open(_TERMINAL, "r+b", buffering=0) as terminal:
            return {call.id: _decision(terminal, call) for call in waiting}
    except OSError:
        names = ", ".join(call.name for call in waiting)
        raise CommandError(f"{names}: the call needs an approval, and there is no terminal.", Status.FAILED) from None


def _decision(terminal: FileIO, call: ToolCall) -> Decision:
    terminal.write(f"{printable(f'Call {call.name}({call.arguments})?')} [y/N] ".encode())
    answered = terminal.readline().decode(errors="replace").strip().lower()
    return approve() if answered in ("y", "yes") else reject("The user declined this call.")
