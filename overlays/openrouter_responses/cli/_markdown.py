"""Text that arrives in pieces, as finished blocks of Markdown: paragraphs, tables, code, and each item of a list."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SMALL_CHARACTERS = 4_000
"""A longer unfinished block is parsed again when it has grown by a quarter, so that the work stays in proportion."""
_CLOSING_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*\n")
_ENDED_BY_A_BLANK_LINE = {"paragraph_open", "table_open", "blockquote_open"}
_LISTS = {"bullet_list_open", "ordered_list_open"}


class Block(NamedTuple):
    """A finished block.

    Attributes:
        tokens: The tokens of markdown-it-py.
        continues: It is an item of the same list as the block before.
    """

    tokens: list[Token]
    continues: bool


class Blocks:
    """The text that was received, and the blocks in it."""

    def __init__(self, parser: MarkdownIt) -> None:
        self._parser = parser
        self._text = ""
        self._parse_at = 0
        self._next_number: int | None = None  # of the list whose items so far were finished

    @property
    def pending(self) -> int:
        """The number of characters in the block that is not finished."""
        return len(self._text)

    def feed(self, delta: str) -> list[Block]:
        """Add text, and return the blocks that it finishes."""
        self._text += delta
        if "\n" not in delta:
            return []
        size = self._text.rindex("\n") + 1
        whole_lines = self._text[:size]
        if size < self._parse_at and _closing_fence(whole_lines) is None:
            return []
        blocks = self._take(whole_lines, at_end=False)
        self._parse_at = len(self._text) * 5 // 4 if len(self._text) > _SMALL_CHARACTERS else 0
        return blocks

    def finish(self) -> list[Block]:
        """Return the rest as blocks. The next text begins a new document."""
        blocks = self._take(self._text, at_end=True)
        self._text, self._parse_at, self._next_number = "", 0, None
        return blocks

    def _take(self, text: str, *, at_end: bool) -> list[Block]:
        """Return the finished blocks at the beginning of a text, and remove them from the text that was received."""
        groups = _top_level(self._parser.parse(text))
        blocks: list[Block] = []
        rest = text.count("\n")
        for number, group in enumerate(groups):
            is_continued = number == 0 and self._next_number is not None
            if is_continued:
                _set_start(group[0], self._next_number)
            if at_end or number < len(groups) - 1 or _is_finished(group, text):
                blocks.append(Block(group, is_continued))
                self._next_number = None
                continue
            rest = _first_line(group)
            if group[0].type in _LISTS and (items := _items(group))[:-1]:
                blocks.append(Block(_list_of(group, items[:-1]), is_continued))
                rest = _first_line(items[-1])
                self._next_number = _start(group[0]) + len(items) - 1
        self._text = self._text.split("\n", rest)[-1] if rest <= self._text.count("\n") else ""
        return blocks


def _top_level(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens of each block of the document."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _is_finished(group: list[Token], text: str) -> bool:
    """Return whether no further text can become part of a block, which is the last one of the text."""
    first = group[0]
    if first.type in _ENDED_BY_A_BLANK_LINE:
        return text.endswith("\n\n")
    if first.type == "fence":
        closing = _closing_fence(text)
        return closing is not None and closing[1].startswith(first.markup) and text.count("\n") > _first_line(group) + 1
    return first.type in ("heading_open", "hr")


def _closing_fence(text: str) -> re.Match[str] | None:
    """Return the match of the last line of a text, which ends with a newline, if it can end a block of code."""
    last_line = text[text.rfind("\n", 0, -1) + 1 :]
    return _CLOSING_FENCE.fullmatch(last_line)


def _items(group: list[Token]) -> list[list[Token]]:
    return _top_level(group[1:-1])


def _list_of(group: list[Token], items: list[list[Token]]) -> list[Token]:
    return [group[0], *(token for item in items for token in item), group[-1]]


def _first_line(tokens: list[Token]) -> int:
    return 0 if tokens[0].map is None else tokens[0].map[0]


def _start(opening: Token) -> int:
    return int(opening.attrs.get("start", 1))


def _set_start(opening: Token, number: int | None) -> None:
    if opening.type == "ordered_list_open" and number is not None:
        opening.attrs = {**copy.copy(opening.attrs), "start": number}
