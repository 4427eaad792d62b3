"""Display of results, streams, runs and conversations: as text, HTML, Markdown and rich objects, and live.

From an object to what is seen, each module has one task:

- `_parts`: the parts of which everything that is shown consists.
- `_content`: an object as parts.
- `_safe_text`: text of a model, without what could harm the place where it is shown.
- `_text`, `_html`, `_markdown`, `_rich`: parts in each of the four forms.
- `_live`: a stream that is shown while it is received.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses.display._content import parts_of
from openrouter_responses.display._live import live, live_async

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from openrouter_responses.shown import Shown


def as_text(shown: Shown) -> str:
    """Return an object as a few lines of text, without control characters."""
    from openrouter_responses.display._text import text_of

    return text_of(parts_of(shown))


def as_html(shown: Shown) -> str:
    """Return an object as HTML, which contains no script and loads nothing from the network."""
    from openrouter_responses.display._html import html_of

    return html_of(parts_of(shown))


def as_markdown(shown: Shown) -> str:
    """Return an object as Markdown, which contains no HTML of the model and no image from the network."""
    from openrouter_responses.display._markdown import markdown_of

    return markdown_of(parts_of(shown))


def markdown_parser() -> MarkdownIt | None:
    """Return a parser of Markdown that leaves HTML as text, and accepts links to the web and to mailboxes only.

    None if markdown-it-py is not installed.
    """
    from openrouter_responses.display._html import markdown_renderer

    return markdown_renderer()


def printable(text: str) -> str:
    """Return a text with its keys masked, and control and other invisible characters, except line ends, escaped."""
    from openrouter_responses.display._safe_text import visible

    return visible(text)


def as_rich(shown: Shown) -> list[Any]:
    """Return an object as the renderables of rich, without control characters.

    Raises:
        ImportError: rich is not installed.
    """
    from openrouter_responses.display._rich import renderables_of

    return renderables_of(parts_of(shown))


__all__ = ["as_html", "as_markdown", "as_rich", "as_text", "live", "live_async", "markdown_parser", "printable"]
