"""Headings, anchors and lists in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from textwrap import indent

from attrs import Factory, define, frozen


@frozen
class Page:
    """A page of the site: its path without a suffix, such as `reference/client`, and its Markdown."""

    path: str
    text: str

    @property
    def title(self) -> str:
        """The first heading, without markup."""
        found = re.search(r"^# (.+)$", self.text, re.MULTILINE)
        return found[1].replace("`", "") if found else self.path

    @property
    def summary(self) -> str:
        """The first paragraph as one line; empty without one."""
        paragraphs = self.text.partition("\n# ")[2] if not self.text.startswith("# ") else self.text
        for paragraph in paragraphs.split("\n\n")[1:]:
            if paragraph[:1] not in ("", "#", "`", "|", "-", "<", "!", "(", " ", ":"):
                return " ".join(paragraph.split())
        return ""


@define
class Anchors:
    """The anchors of the headings of a page, by the rule of GitHub, which MyST follows too."""

    _used: Counter[str] = Factory(Counter)

    def add(self, heading: str) -> str:
        """Return the anchor of a heading, and count it as used."""
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        used = self._used[slug]
        self._used[slug] += 1
        return f"{slug}-{used}" if used else slug


def code_block(code: str, language: str = "python") -> str:
    """Return a fenced block of code."""
    return f"```{language}\n{code}\n```"


def code_span(code: str) -> str:
    """Return a span of code, on one line; a code that contains backticks is allowed."""
    line = " ".join(code.split())
    return f"`` {line} ``" if "`" in line else f"`{line}`"


def list_item(head: str, body: str = "") -> str:
    """Return an item of a list whose first paragraph begins with `head`; further ones are indented."""
    first, _, rest = body.strip().partition("\n\n")
    item = f"- {head}" + (f": {' '.join(first.split())}" if first and not _is_block(first) else "")
    if first and _is_block(first):
        rest = body.strip()
    return item + (f"\n\n{indent(rest, '  ')}\n" if rest else "")


def _is_block(paragraph: str) -> bool:
    return paragraph.startswith(("- ", "```", "|"))
