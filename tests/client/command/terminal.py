"""A real terminal with a process in it: pexpect gives the terminal, pyte its screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Self

import pexpect
import pyte

if TYPE_CHECKING:
    from types import TracebackType

SECONDS = 60
"""Until a process that prints nothing more is a failure."""


class Terminal:
    """A terminal in which the command runs.

    Attributes:
        received: Everything that the process has written, with its control sequences.
        screen: The screen, with the lines that left it at the top in `screen.history.top`.
    """

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=10_000)
        self._stream = pyte.Stream(self.screen)
        self.received = ""
        own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self._process: Any = pexpect.spawn(
            sys.executable,
            ["-m", "openrouter_responses", *arguments],
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=SECONDS,
            env={**own, "TERM": "xterm-256color", **environment},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.close(force=True)

    def wait_for(self, text: str) -> None:
        """Read until the process has written a text."""
        self._process.expect_exact(text)
        self._feed(self._process.before + self._process.after)

    def send(self, text: str) -> None:
        """Type a text."""
        self._process.send(text)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self._process.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def finish(self) -> int:
        """Read until the process ends, and return its exit status."""
        self._process.expect(pexpect.EOF)
        self._feed(self._process.before)
        self._process.close()
        status: int = self._process.exitstatus
        return status

    def lines(self) -> list[str]:
        """Return the lines of the screen and those above it, without spaces and empty lines at their end."""
        above = ["".join(line[column].data for column in range(self.screen.columns)) for line in self._above()]
        lines = [line.rstrip() for line in [*above, *self.screen.display]]
        while lines and not lines[-1]:
            del lines[-1]
        return lines

    def cell(self, text: str) -> Any:
        """Return the first cell of a text on the screen, with its colors."""
        for row, line in enumerate(self.screen.display):
            if text in line:
                return self.screen.buffer[row][line.index(text)]
        raise AssertionError(f"{text!r} is not on the screen: {self.screen.display}")

    def _above(self) -> list[Any]:
        return list(self.screen.history.top)

    def _feed(self, text: str) -> None:
        self.received += text
        self._stream.feed(text)
