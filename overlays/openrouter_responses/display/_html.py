"""Parts as HTML for notebooks: without script, and without anything that the browser loads.

Markdown is rendered by markdown-it-py if it is installed, which rich brings; otherwise it is shown as it is written.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

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
from openrouter_responses.display._safe_text import cut, is_embedded_image, one_line, safe_address, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_RENDERED_CHARACTERS = 200_000
"""Longer text is shown as it is written, because rendering it takes seconds."""
_CAPTION_CHARACTERS = 200

# MathJax, which notebooks apply to HTML, can open an address and load an image.
_OPEN = '<div class="openrouter-response tex2jax_ignore mathjax_ignore" style="overflow-wrap:anywhere">'
_QUIET = "opacity:.7;font-size:.9em"
_PLAIN = "white-space:pre-wrap;overflow-wrap:anywhere"
_LINK = 'target="_blank" rel="noopener noreferrer nofollow"'


def html_of(parts: Iterable[Part]) -> str:
    """Return parts as HTML."""
    return f"{_OPEN}{''.join(_html(part) for part in parts)}</div>"


def _html(part: Part) -> str:
    match part:
        case Heading(facts):
            return f'<div style="{_QUIET}">{" · ".join(escape(one_line(fact)) for fact in facts)}</div>'
        case Prose(text):
            return f"<div>{_rendered(text)}</div>"
        case Code(text):
            return _plain(text)
        case Message(text):
            return f'<div style="{_PLAIN};border-left:3px solid currentColor;padding-left:.6em">{_escaped(text)}</div>'
        case Folded(title, text):
            return f"<details><summary>{escape(one_line(title))}</summary>{_plain(text)}</details>"
        case Picture(address, caption):
            return _picture(address, caption)
        case Sources(sources):
            items = "".join(f"<li>{_link(source.url, source.title)}</li>" for source in sources)
            return f'<div style="{_QUIET}">Sources<ol style="margin:0">{items}</ol></div>'
        case Table(rows):
            cells = "".join(
                f'<tr><th scope="row" style="text-align:left">{escape(one_line(name))}</th>'
                f'<td style="text-align:left">{_escaped(value)}</td></tr>'
                for name, value in rows
            )
            return f"<table><tbody>{cells}</tbody></table>"
        case Group(title, inner):
            content = "".join(_html(one) for one in inner)
            box = "border-left:2px solid rgba(128,128,128,.4);padding-left:.8em;margin:.4em 0"
            return f'<div style="{box}"><div style="{_QUIET}">{escape(one_line(title))}</div>{content}</div>'


def _escaped(text: str) -> str:
    return escape(visible(text))


def _plain(text: str) -> str:
    return f'<pre style="{_PLAIN}">{_escaped(text)}</pre>'


def _link(url: str, text: str) -> str:
    address = safe_address(url)
    shown = escape(one_line(text))
    return shown if address is None else f'<a href="{escape(address)}" {_LINK}>{shown}</a>'


def _picture(address: str, caption: str) -> str:
    caption = cut(one_line(caption), _CAPTION_CHARACTERS)
    if not is_embedded_image(address):
        return f"<div>{_link(address, f'Image: {caption}')}</div>"
    text = escape(caption)
    return f'<div><img src="{address}" alt="{text}" title="{text}" style="max-width:100%;max-height:30em"></div>'


def _rendered(text: str) -> str:
    renderer = markdown_renderer()
    if renderer is None or len(text) > MAX_RENDERED_CHARACTERS:
        return f'<div style="{_PLAIN}">{_escaped(text)}</div>'
    return str(renderer.render(visible(text)))


@cache
def markdown_renderer() -> MarkdownIt | None:
    """Return the renderer of Markdown; None if markdown-it-py is not installed."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return None

    class Renderer(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
            return safe_address(url) is not None or is_embedded_image(url)

    renderer = Renderer("commonmark", {"html": False}).enable(["table", "strikethrough"])
    renderer.add_render_rule("image", _image_rule)
    renderer.add_render_rule("link_open", _link_rule)
    return renderer


def _image_rule(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    token = tokens[index]
    alternative: str = renderer.renderInlineAsText(token.children, options, env)
    return _inline_picture(str(token.attrs["src"]), alternative)


def _inline_picture(address: str, caption: str) -> str:
    if is_embedded_image(address):
        return f'<img src="{address}" alt="{escape(caption)}" style="max-width:100%">'
    return _link(address, f"Image: {caption or address}")


def _link_rule(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    token = tokens[index]
    address = safe_address(str(token.attrs["href"]))
    return "<a>" if address is None else f'<a href="{escape(address)}" {_LINK}>'
