"""`WordWrap`: text that arrives in pieces, wrapped at spaces."""

from __future__ import annotations

from unicodedata import category

from rich.cells import get_character_cell_size

_TAB = " " * 4
_JOINER = "\u200d"
_WIDE = 2
_NOT_FIRST = ("Pe", "Pf", "Po", "Lm")
"""Categories of characters that do not begin a line: closing punctuation, and marks such as that of a long vowel."""
_NOT_LAST = ("Ps", "Pi")
"""Categories of characters that do not end a line: opening punctuation."""


class WordWrap:
    """Wraps text that arrives in pieces, and holds a word back until it is complete.

    Lines end at spaces, and between characters that take two cells, such as Chinese ones. A word that is longer than a
    line, such as an address, has a line of its own, and ends it at its last cell.
    """

    def __init__(self) -> None:
        self._column = 0
        self._spaces = ""
        self._word = ""
        self._cells = 0
        """The cells that the word takes."""

    def feed(self, text: str, width: int) -> str:
        """Add text, and return what can be written now.

        Args:
            text: The text.
            width: The cells of a line.
        """
        written: list[str] = []
        for character in text:
            if character == "\n":
                written += [self.finish(width), "\n"]
                self._column, self._spaces = 0, ""
            elif character in " \t":
                written.append(self.finish(width))
                self._spaces += _TAB if character == "\t" else " "
            else:
                cells = get_character_cell_size(character)
                if self._cells + cells > width or (self._word and _may_break(self._word[-1], character)):
                    written.append(self.finish(width))
                self._word += character
                self._cells += cells
        return "".join(written)

    def finish(self, width: int) -> str:
        """Return the word that was held back, after the spaces or the line break before it."""
        if not self._word:
            return ""
        before = self._spaces
        if self._column + len(before) + self._cells > width:
            before = "\n" if self._column else ""
            self._column = 0
        self._column += len(before.strip("\n")) + self._cells
        written = before + self._word
        self._spaces, self._word, self._cells = "", "", 0
        return written


def _may_break(last: str, following: str) -> bool:
    """Return whether a line may end between two characters without a space."""
    sizes = get_character_cell_size(last), get_character_cell_size(following)
    if max(sizes) < _WIDE or not sizes[1] or last == _JOINER:
        return False
    return category(last) not in _NOT_LAST and category(following) not in _NOT_FIRST
