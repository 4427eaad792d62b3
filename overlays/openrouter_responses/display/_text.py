"""Parts as a few lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.display._parts import Code, Folded, Group, Heading, Message, Part, Picture, Prose, Table
from openrouter_responses.display._safe_text import cut, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINES = 8
_CHARACTERS = 200


def text_of(parts: Iterable[Part]) -> str:
    """Return parts as text of at most a few lines, each of limited length."""
    lines = [*_lines(parts)]
    if len(lines) > _LINES:
        lines[_LINES - 1 :] = [f"... {len(lines) - _LINES + 1} more lines"]
    return "\n".join(lines)


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Heading(facts):
                yield ", ".join(one_line(fact) for fact in facts)
            case Group(title, inner):
                inner_lines = [*_lines(inner)]
                yield f"{title}: {inner_lines[0]}" if inner_lines else title
                yield from (f"  {line}" for line in inner_lines[1:])
            case Prose(text) | Code(text) | Message(text):
                if line := one_line(text):
                    yield cut(line, _CHARACTERS)
            case Folded("Reasoning"):
                pass
            case Folded(title):
                yield cut(one_line(title), _CHARACTERS)
            case Table(rows):
                yield from (f"{one_line(name)}: {cut(one_line(value), _CHARACTERS)}" for name, value in rows)
            case Picture(_, caption):
                yield f"[image: {cut(one_line(caption), _CHARACTERS)}]"
            case _:  # the sources are in the text
                pass
