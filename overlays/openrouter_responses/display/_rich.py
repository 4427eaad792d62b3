"""Parts as renderables of rich. Only rich asks for them, so that it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group as Renderables
from rich.markdown import Markdown
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from openrouter_responses.display._html import markdown_renderer
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
from openrouter_responses.display._safe_text import cut, one_line, safe_address, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

_LINE_CHARACTERS = 200


def renderables_of(parts: Iterable[Part]) -> list[Any]:
    """Return parts as renderables."""
    return [renderable for part in parts if (renderable := _renderable(part)) is not None]


def _renderable(part: Part) -> RenderableType | None:
    match part:
        case Heading(facts):
            return Text(", ".join(one_line(fact) for fact in facts), style="bold")
        case Prose(text):
            return _markdown(text)
        case Code(text) | Message(text):
            return Text(visible(text))
        case Folded("Reasoning", text):
            return Text(visible(text), style="dim")
        case Folded(title):
            return Text(cut(one_line(title), _LINE_CHARACTERS), style="cyan")
        case Picture(_, caption):
            return Text(f"[image: {cut(one_line(caption), _LINE_CHARACTERS)}]", style="dim")
        case Sources(sources):
            numbered = enumerate(sources, 1)
            return Text("\n").join(_source(number, source.title, source.url) for number, source in numbered)
        case Table(rows):
            grid = Grid.grid(padding=(0, 2, 0, 0))
            for name, value in rows:
                grid.add_row(Text(one_line(name), style="bold"), Text(visible(value)))
            return grid
        case Group(title, inner):
            indented = [Padding(one, (0, 0, 0, 2)) for one in renderables_of(inner)]
            return Renderables(Text(one_line(title), style="bold"), *indented)


def _markdown(text: str) -> Markdown:
    text = visible(text)
    markdown = Markdown(text, hyperlinks=False)
    renderer = markdown_renderer()
    if renderer is not None:
        markdown.parsed = renderer.parse(text)  # rich's own parser leaves out HTML; here it is text
    return markdown


def _source(number: int, title: str, url: str) -> Text:
    address = safe_address(url)
    text = Text(f"[{number}] {one_line(title)} ", style="dim")
    if address is not None:
        text.append(address, style=Style(link=address))
    return text
