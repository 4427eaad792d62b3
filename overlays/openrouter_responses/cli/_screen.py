"""The standard output and the standard error as places for text, reasoning and notes."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Screen(Protocol):
    """A place where an answer is shown."""

    def text(self, delta: str) -> None:
        """Show more of the text of the model."""

    def reasoning(self, delta: str) -> None:
        """Show more of its reasoning."""

    def note(self, line: str) -> None:
        """Show a line about the answer, such as a call of a tool."""

    def end(self) -> None:
        """Show the rest of the text, and end its last line."""


def new_screen(*, is_json: bool = False) -> Screen:
    """Return the screen for the standard output: Markdown on a terminal if rich is installed, and plain text elsewhere.

    Args:
        is_json: The text is not Markdown.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a model may write characters that the terminal does not have
    if not is_json and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        try:
            from openrouter_responses.cli._rich_screen import RichScreen

            return RichScreen()
        except ImportError:
            return PlainScreen()
    return PlainScreen()


class PlainScreen:
    """Text as it is on the standard output, and notes on the standard error.

    On a terminal, control characters in the text are escaped. Reasoning is shown only there.
    """

    def __init__(self) -> None:
        self._printable: Callable[[str], str] | None = None
        if sys.stdout.isatty():
            from openrouter_responses.display import printable

            self._printable = printable
        self._line_is_open = False
        self._reasons = False

    def text(self, delta: str) -> None:
        """Write text."""
        if self._reasons:
            self.end()
            self._write("\n")
            self._reasons = False
        self._write(delta)

    def reasoning(self, delta: str) -> None:
        """Write reasoning, if a person reads the output."""
        if self._printable is None:
            return
        if not self._reasons:
            self.end()
            self._write("Reasoning: ")
            self._reasons = True
        self._write(delta)

    def note(self, line: str) -> None:
        """Write a line to the standard error."""
        if self._printable is not None:
            self.end()
        print_note(line)

    def end(self) -> None:
        """End the line."""
        if self._line_is_open:
            self._write("\n")

    def _write(self, text: str) -> None:
        if text:
            sys.stdout.write(text if self._printable is None else self._printable(text))
            sys.stdout.flush()
            self._line_is_open = not text.endswith("\n")


def print_note(line: str) -> None:
    """Write a line to the standard error, without control characters."""
    from openrouter_responses.display import printable

    print(printable(line), file=sys.stderr, flush=True)
