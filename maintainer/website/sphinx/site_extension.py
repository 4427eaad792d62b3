"""Additions to Sphinx and the theme.

- A public name in a span of code is a link to its place in the reference.
- A picture has a variant for the dark theme: `x.svg` and `x.dark.svg`.
- Each page names its Markdown, which is beside it.
- The headings of the navigation have a level, which assistive technology needs.
- The texts of all pages are one file for the search, which cannot read pages that are opened as files.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_IDENTIFIER = re.compile(r"[A-Za-z_][\w.]*")
_WHOLE = re.compile(r"(?:openrouter_responses\.)?([A-Za-z_][\w.]*)(?:\(\))?$")


class ReferenceLinks(SphinxPostTransform):
    """Links spans of code to the reference: in the reference each name, elsewhere a span that is a name."""

    default_priority = 5

    def run(self, **_: Any) -> None:
        page = self.env.docname
        if page.startswith("api/"):
            return
        for literal in list(self.document.findall(nodes.literal)):
            if _is_plain(literal):
                replaced = list(self._linked(literal.astext(), page))
                if any(isinstance(each, nodes.reference) for each in replaced):
                    literal.parent.replace(literal, replaced)

    def _linked(self, text: str, page: str) -> Iterator[nodes.Node]:
        names = self.config.site_names
        if not page.startswith("reference/"):
            whole = _WHOLE.match(text)
            # A word in lower case is usually a field or a value, unless it is written as a call.
            if whole and whole[1] in names and (not whole[1].islower() or "." in text or text.endswith("()")):
                yield self._link(text, names[whole[1]], page)
            return
        end = 0
        for found in _IDENTIFIER.finditer(text):
            target = None if found[0].islower() and "." not in found[0] else names.get(found[0])
            if target:
                if text[end : found.start()]:
                    yield nodes.literal("", text[end : found.start()], classes=["piece"])
                yield self._link(found[0], target, page, "piece" if text != found[0] else "")
                end = found.end()
        if text[end:]:
            yield nodes.literal("", text[end:], classes=["piece"])

    def _link(self, text: str, target: str, page: str, class_: str = "") -> nodes.reference:
        document, _, anchor = target.partition("#")
        slugs = self.env.metadata[document].get("myst_slugs", {})
        node_id = slugs[anchor][1] if anchor in slugs else anchor
        content = nodes.literal("", text, classes=[class_] if class_ else [])
        return make_refnode(self.app.builder, page, document, node_id, content)


def _is_plain(literal: nodes.literal) -> bool:
    """Return whether a span of code stands in text, not in a link, a heading or the name of a field."""
    parent: Any = literal.parent
    while parent is not None:
        if isinstance(parent, nodes.reference | nodes.title | nodes.strong):
            return False
        parent = parent.parent
    return True


class ThemedPictures(SphinxPostTransform):
    """Shows the variant of a picture that fits the theme."""

    default_priority = 6

    def run(self, **_: Any) -> None:
        for image in list(self.document.findall(nodes.image)):
            dark = image["uri"].removesuffix(".svg") + ".dark.svg"
            if dark in self.env.images:
                continue
            if (Path(self.env.srcdir) / dark).exists():
                other = image.deepcopy()
                image["classes"] += ["only-light"]
                other["classes"] += ["only-dark"]
                other["uri"] = dark
                other["candidates"] = {"*": dark}
                self.env.images.add_file(self.env.docname, dark)
                image.parent.insert(image.parent.index(image) + 1, other)


def name_markdown(_app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    """Add the address of the Markdown to the head of a page."""
    if doctree is not None:
        address = f"{page.rpartition('/')[2]}.md"
        context["metatags"] = (
            context.get("metatags", "") + f'<link rel="alternate" type="text/markdown" href="{address}">'
        )


def level_headings(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the headings of the navigation, which the theme has written, a level."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def write_search_texts(app: Sphinx, exception: Exception | None) -> None:
    """Write the texts of all sections for `search.js`, and remove the index of Sphinx."""
    if exception is not None:
        return
    pages = [
        {
            "path": page,
            "title": app.env.titles[page].astext(),
            "place": place,
            "sections": [*_sections(app.env.get_doctree(page))],
        }
        for page, place in app.config.site_places.items()
    ]
    text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    Path(app.outdir, "_static", "search_texts.js").write_text(f"Search.setIndex({text});\n", encoding="utf-8")
    Path(app.outdir, "searchindex.js").unlink()


def _sections(document: nodes.document) -> Iterator[tuple[str, str, str]]:
    """Yield the anchor, the title and the text of each section; the first one has no anchor."""
    for section in document.findall(nodes.section):
        anchor = section["ids"][0] if isinstance(section.parent, nodes.section) else ""
        title, *parts = section.children
        shown = [part.astext() for part in parts if not isinstance(part, nodes.section | nodes.comment | nodes.raw)]
        yield anchor, title.astext(), " ".join(" ".join(shown).split())


def setup(app: Sphinx) -> dict[str, Any]:
    for value, file in (("site_names", "names.json"), ("site_places", "places.json")):
        app.add_config_value(value, json.loads((Path(app.srcdir) / file).read_text(encoding="utf-8")), "env")
    app.add_post_transform(ReferenceLinks)
    app.add_post_transform(ThemedPictures)
    app.connect("html-page-context", name_markdown)
    app.connect("html-page-context", level_headings, priority=900)
    app.connect("build-finished", write_search_texts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
