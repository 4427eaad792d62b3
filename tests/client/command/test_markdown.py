"""Text that arrives in pieces, as finished blocks of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses.cli._markdown import Blocks
from openrouter_responses.display import markdown_parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from openrouter_responses.cli._markdown import Block

PIECES = [
    "# Title\n",
    "Under\n===\n",
    "A paragraph\nof two lines.\n",
    "\n",
    "\n\n",
    "- a\n",
    "- b\n\n  more of b\n",
    "  - inner\n",
    "1. one\n",
    "1. again\n",
    "7. seven\n",
    "```python\nx = 1\n\ny = 2\n```\n",
    "~~~\n```\n~~~\n",
    "```\nnot closed\n",
    "    indented\n",
    "> quote\n",
    "lazy\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n",
    "---\n",
    "no line end",
    "<b>html</b>\n",
]


def parser() -> MarkdownIt:
    found = markdown_parser()
    assert found is not None
    return found


def fed(deltas: list[str]) -> list[Block]:
    blocks = Blocks(parser())
    finished = [block for delta in deltas for block in blocks.feed(delta)]
    return [*finished, *blocks.finish()]


def contents(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the texts, with the kind of each. Lists are left out, because they are finished item by item."""
    shown = [(token.type, token.content) for token in tokens if "list_" not in token.type]
    return [one for one in shown if one[0] != "paragraph_open" and one[0] != "paragraph_close"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.integers(1, 12), min_size=1))
def test_the_blocks_are_those_of_the_whole_text(pieces: list[str], sizes: list[int]) -> None:
    text = "".join(pieces)
    deltas, start, turn = [], 0, 0
    while start < len(text):
        size = sizes[turn % len(sizes)]
        deltas.append(text[start : start + size])
        start, turn = start + size, turn + 1
    assert contents([token for block in fed(deltas) for token in block.tokens]) == contents(parser().parse(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\n\n", 1),
        ("One.\n", 0),
        ("# Title\n", 1),
        ("---\n", 1),
        ("```\ncode\n```\n", 1),
        ("```\ncode\n\n", 0),
        ("```\n", 0),
        ("~~~\n```\n", 0),
        ("````\n```\n", 0),
        ("- a\n- b\n", 1),
        ("- a\n\n", 0),
        ("> quote\n\n", 1),
        ("| a |\n| - |\n| 1 |\n", 0),
        ("| a |\n| - |\n| 1 |\n\n", 1),
        ("One.\n\nTwo.\n\nThree", 2),
    ],
)
def test_a_block_is_finished_as_soon_as_nothing_can_be_added_to_it(text: str, count: int) -> None:
    assert len(Blocks(parser()).feed(text)) == count


def test_the_items_of_a_list_keep_their_numbers() -> None:
    blocks = fed(["3. a\n", "3. b\n", "3. c\n", "\n", "9. d\n", "\nText\n\n", "1. new\n"])
    starts = [block.tokens[0].attrs.get("start", 1) for block in blocks if block.tokens[0].type == "ordered_list_open"]
    assert starts == [3, 4, 5, 6, 1]
    assert [block.continues for block in blocks] == [False, True, True, True, False, False]


def test_a_long_block_is_not_parsed_at_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = parser()
    parsed: list[int] = []
    parse = renderer.parse

    def counted(text: str) -> list[Token]:
        parsed.append(len(text))
        return parse(text)

    monkeypatch.setattr(renderer, "parse", counted)
    blocks = Blocks(renderer)
    blocks.feed("```\n")
    for number in range(5_000):
        assert blocks.feed(f"line {number}\n") == []
    assert sum(parsed) < 60 * blocks.pending
    assert len(blocks.feed("```\n")) == 1
    assert blocks.pending == 0
