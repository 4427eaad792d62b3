"""Parts as Markdown, for what has no HTML: exports of notebooks, comments, documents."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from openrouter_responses.display._parts import (
    Code,
    Folded,
    Group,
    Heading,
    Message,
    Part,
    Picture,
    Prose,
    Sources,
    Table,
)
from openrouter_responses.display._safe_text import (
    cut,
    is_embedded_image,
    markdown_fence,
    markdown_literal,
    one_line,
    safe_address,
    safe_markdown,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAPTION_CHARACTERS = 200


def markdown_of(parts: Iterable[Part]) -> str:
    """Return parts as Markdown."""
    return "\n\n".join(_markdown(part) for part in parts)


def _markdown(part: Part) -> str:
    match part:
        case Heading(facts):
            return " · ".join(markdown_literal(fact) for fact in facts)
        case Prose(text):
            return safe_markdown(text)
        case Code(text, language):
            return markdown_fence(visible(text), language).strip("\n")
        case Message(text):
            return f"> {markdown_literal(text)}"
        case Folded(title, text, language):
            # The blank line ends the HTML.
            summary = f"<details><summary>{escape(one_line(title))}</summary>\n"
            return f"{summary}{markdown_fence(visible(text), language)}\n</details>"
        case Picture(address, caption):
            text = markdown_literal(cut(caption, _CAPTION_CHARACTERS))
            return f"![{text}]({address})" if is_embedded_image(address) else _link(address, f"Image: {caption}")
        case Sources(sources):
            return "\n".join(f"{n}. {_link(source.url, source.title)}" for n, source in enumerate(sources, 1))
        case Table(rows):
            lines = (f"| {markdown_literal(name)} | {markdown_literal(value)} |" for name, value in rows)
            return "\n".join(("| | |", "| --- | --- |", *lines))
        case Group(title, inner):
            return f"**{markdown_literal(title)}**\n\n{markdown_of(inner)}"


def _link(url: str, text: str) -> str:
    address = safe_address(url)
    shown = markdown_literal(text)
    if address is None:
        return shown
    return f"[{shown}]({address.replace('(', '%28').replace(')', '%29').replace('$', '%24')})"
