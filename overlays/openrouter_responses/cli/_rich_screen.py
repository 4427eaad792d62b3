"""A terminal as a place for an answer, with rich: Markdown by finished blocks, dimmed reasoning, calls as lines.

A block is printed once, below what is there. So nothing flickers, an answer can be longer than the screen, and each
block has the width that the terminal has when the block is printed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from rich.markdown import Heading, Markdown
from rich.segment import Segment, SegmentLines
from rich.style import Style
from rich.syntax import ANSISyntaxTheme
from rich.text import Text
from rich.theme import Theme

from openrouter_responses.cli._markdown import Blocks
from openrouter_responses.cli._word_wrap import WordWrap
from openrouter_responses.display import markdown_parser, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import ConsoleOptions

    from openrouter_responses.cli._markdown import Block

_THEME = Theme(
    {
        "markdown.block_quote": "italic",
        "markdown.code": "bold cyan",
        "markdown.code_block": "cyan",
        "markdown.h1": "bold underline",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.item.bullet": "bold",
        "markdown.item.number": "bold",
        "markdown.link": "blue",
        "markdown.link_url": "underline blue",
        "markdown.table.border": "dim",
        "markdown.table.header": "bold",
    }
)
"""Styles without background and without the light colors, so that they can be read on dark and on light terminals."""
_CODE = ANSISyntaxTheme(
    {
        (): Style(),
        ("Comment",): Style(dim=True, italic=True),
        ("Keyword",): Style(color="magenta"),
        ("Operator", "Word"): Style(color="magenta"),
        ("Literal", "String"): Style(color="green"),
        ("Literal", "Number"): Style(color="cyan"),
        ("Name", "Function"): Style(color="blue"),
        ("Name", "Class"): Style(color="blue", bold=True),
        ("Generic", "Deleted"): Style(color="red"),
        ("Generic", "Inserted"): Style(color="green"),
    }
)
_SECONDS_BEFORE_COUNT = 0.3
_CLEAR_LINE = "\r\x1b[2K"


class _Heading(Heading):
    """A heading at the left, where rich centers it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        self.text.justify = "left"
        yield self.text


class _Markdown(Markdown):
    elements: ClassVar = {**Markdown.elements, "heading_open": _Heading}


class RichScreen:
    """A terminal."""

    def __init__(self) -> None:
        """Take the terminal of the standard output.

        Raises:
            ImportError: markdown-it-py, which rich needs, is not installed.
        """
        parser = markdown_parser()
        if parser is None:
            raise ImportError("markdown-it-py is not installed")
        self._console = Console(theme=_THEME, highlight=False)
        self._notes = Console(stderr=True, highlight=False)
        self._blocks = Blocks(parser)
        self._is_first = True
        self._reasons = False
        self._wrap = WordWrap()
        self._counts = False
        self._shown_at = time.monotonic()

    def text(self, delta: str) -> None:
        """Print the blocks that are finished, and count the characters of the one that is not."""
        if self._reasons:
            self._end_reasoning()
        self._print(self._blocks.feed(printable(delta.replace("\r", ""))))
        self._count()

    def reasoning(self, delta: str) -> None:
        """Print reasoning, dimmed, each word when it is complete."""
        if not self._reasons:
            self.end()
            self._reasons = True
        self._dimmed(self._wrap.feed(printable(delta.replace("\r", "")), self._console.width))

    def note(self, line: str) -> None:
        """Print a line to the standard error, below the text so far."""
        self.end()
        self._notes.print(Text(printable(line), style="cyan"), overflow="ellipsis", no_wrap=True)

    def end(self) -> None:
        """Print the rest."""
        if self._reasons:
            self._end_reasoning()
        self._print(self._blocks.finish())
        self._clear_count()

    def _dimmed(self, text: str) -> None:
        if text:
            self._console.out(text, style="dim", end="", highlight=False)

    def _end_reasoning(self) -> None:
        self._reasons = False
        self._dimmed(self._wrap.finish(self._console.width))
        self._wrap = WordWrap()
        self._console.print("\n")

    def _print(self, blocks: list[Block]) -> None:
        if blocks:
            self._clear_count()
        for block in blocks:
            if not (self._is_first or block.continues):
                self._console.print()
            self._is_first = False
            self._console.print(self._lines(block), end="")

    def _lines(self, block: Block) -> SegmentLines:
        """Return a block as lines, without empty ones at its ends and without spaces at the ends of lines."""
        markdown = _Markdown("", hyperlinks=False)
        markdown.parsed = block.tokens
        markdown.code_theme = _CODE  # type: ignore[assignment]  # annotated as the name of a theme
        rendered = self._console.render_lines(markdown, pad=False)
        lines = [_without_end(line) for line in rendered]
        while lines and not lines[0]:
            del lines[0]
        while lines and not lines[-1]:
            del lines[-1]
        return SegmentLines(lines, new_lines=True)

    def _count(self) -> None:
        """Show how long the unfinished block is: in a few characters, which fit the line after any resizing."""
        now = time.monotonic()
        if self._blocks.pending and now - self._shown_at >= _SECONDS_BEFORE_COUNT:
            self._clear_count()
            self._shown_at = now
            self._counts = True
            self._console.out(f"... {self._blocks.pending:,}", style="dim", end="", highlight=False)
            self._console.file.flush()

    def _clear_count(self) -> None:
        self._shown_at = time.monotonic()
        if self._counts:
            self._counts = False
            self._console.file.write(_CLEAR_LINE)
            self._console.file.flush()


def _without_end(line: list[Segment]) -> list[Segment]:
    kept = list(line)
    while kept and not kept[-1].text.rstrip():
        del kept[-1]
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept
