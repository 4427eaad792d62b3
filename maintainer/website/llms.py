"""The site for language models: `llms.txt`, a list of the pages, and `llms-full.txt`, all of them in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maintainer.website.pages import navigation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maintainer.website.markdown import Page

_INDEX = "index"


def llms_index(pages: Sequence[Page]) -> str:
    """Return a list of the Markdown of all pages, by section, in the form that llmstxt.org describes."""
    index = _index(pages)
    parts = [f"# {index.title}", f"> {index.summary}"]
    for title, section in _sections(pages):
        links = (
            f"- [{page.title}]({page.path}.md)" + (f": {page.summary}" if page.summary else "") for page in section
        )
        parts += [f"## {title}", "\n".join(links)]
    return "\n\n".join(parts) + "\n"


def llms_full(pages: Sequence[Page]) -> str:
    """Return the Markdown of all pages, each below its path."""
    ordered = [_index(pages), *(page for _, section in _sections(pages) for page in section)]
    return "\n\n".join(f"<!-- {page.path}.md -->\n\n{page.text.strip()}" for page in ordered) + "\n"


def _index(pages: Sequence[Page]) -> Page:
    return next(page for page in pages if page.path == _INDEX)


def _sections(pages: Sequence[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Yield the sections of the navigation with their pages; a page of a folder is followed by the others in it."""
    by_path = {page.path: page for page in pages}
    for title, paths in navigation(pages).items():
        section = []
        for path in paths:
            folder = path.removesuffix(_INDEX)
            section.append(by_path[path])
            if folder != path:
                section += [page for page in pages if page.path.startswith(folder) and page.path != path]
        yield title, section
