"""All pages of the site and their order; the pages of `docs/`, whose links lead to other pages of the site."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from maintainer.website.markdown import Page, code_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAVIGATION = {
    "Start": ["tutorial", "coming-from-openrouter", "coming-from-openai", "coming-from-instructor"],
    "Tasks": [
        *("images-and-files", "reasoning", "routing-and-web-search", "structured-output", "tools"),
        *("bulk", "bulk-ray", "batches", "command", "watching", "display", "cost"),
        *("errors-and-retries", "timeouts-and-cancellation", "http-clients", "observability"),
        *("testing", "embedded-server", "upgrading", "examples"),
    ],
    "Reference": ["reference/index", "api/index"],
    "Background": ["reliability", "performance", "interoperability", "security", "changelog"],
    "For maintainers": ["architecture", "contributing", "tracking-upstream", "following", "releasing"],
}
"""The sections of the navigation and their pages. A page of `docs/` that is not listed here is added to the tasks."""

_MOVED = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "changes": "changelog.md",
    "changes/README.md": "contributing.md",
    "examples": "examples.md",
    "openapi.yaml": "api/index.md",
}
"""The page of a file or folder outside `docs/`."""

_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
_SOURCE = re.compile(r'((?:src|srcset|href)=")([^"]+)(")')
_FENCE = re.compile(r"^(```+|~~~+).*?^\1\s*$", re.MULTILINE | re.DOTALL)


class SiteError(Exception):
    """The site cannot be built; the message says why."""


def written_pages(root: Path, unreleased: str) -> Iterator[Page]:
    """Yield the pages that people write: the README, `docs/`, the changelog, and the examples as one page.

    Args:
        root: The source tree.
        unreleased: The changelog entry of the unreleased changes; empty without any.
    """
    docs = sorted((root / "docs").glob("*.md"))
    for file in (*docs, *(root / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))):
        place = file.relative_to(root).as_posix()
        path = _MOVED.get(place, f"{file.stem}.md").removesuffix(".md")
        yield Page(path, _with_links(file.read_text(encoding="utf-8"), place, root))
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    if unreleased:
        changelog = changelog.rstrip() + f"\n\n## Unreleased\n\n{_below(unreleased, 3)}\n"
    yield Page("changelog", _with_links(changelog, "CHANGELOG.md", root))
    yield Page("examples", _examples(root))


def pictures(root: Path) -> Iterator[Path]:
    """Yield the pictures of `docs/`."""
    yield from sorted((root / "docs").rglob("*.svg"))


def navigation(pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return the sections of the navigation with those of their pages that exist, and pages that no section lists."""
    paths = {page.path for page in pages}
    listed = {path for section in NAVIGATION.values() for path in section}
    sections = {title: [path for path in section if path in paths] for title, section in NAVIGATION.items()}
    sections["Tasks"] += sorted(path for path in paths - listed if "/" not in path and path != "index")
    return sections


def places(pages: Iterable[Page]) -> dict[str, str]:
    """Return the section of the navigation that each page is in, by its path; the search shows it."""
    found = {path: title for title, paths in navigation(pages).items() for path in paths}
    folders = {"reference": "Reference", "api": "API"}
    return {page.path: folders.get(page.path.partition("/")[0]) or found.get(page.path, "Start") for page in pages}


def _examples(root: Path) -> str:
    parts = [
        "# Examples",
        (
            "The scripts in `examples/` of the source code. They run as they are, against the embedded server; for the "
            "real service, leave it out and set `OPENROUTER_API_KEY`."
        ),
    ]
    for file in sorted((root / "examples").glob("*.py")):
        parts += [f"## {file.name}", code_block(file.read_text(encoding="utf-8").strip())]
    return "\n\n".join(parts) + "\n"


def _below(text: str, level: int) -> str:
    """Return Markdown whose highest heading has a level."""
    levels = [len(each) for each in re.findall(r"^(#+) ", text, re.MULTILINE)]
    shift = level - min(levels, default=level)
    return re.sub(r"^(#+) ", lambda found: "#" * (len(found[1]) + shift) + " ", text, flags=re.MULTILINE).strip()


def _with_links(text: str, place: str, root: Path) -> str:
    """Return a text whose links to files lead to pages of the site; a link to any other file becomes its label."""

    def link(found: re.Match[str]) -> str:
        is_picture, label, target = found.groups()
        moved = _moved(target, place, root)
        if moved is None:
            return label
        return f"{is_picture}[{label}]({moved})"

    def source(found: re.Match[str]) -> str:
        return f"{found[1]}{_moved(found[2], place, root) or found[2]}{found[3]}"

    parts, end = [], 0
    for fence in _FENCE.finditer(text):
        parts += [_SOURCE.sub(source, _LINK.sub(link, text[end : fence.start()])), fence[0]]
        end = fence.end()
    return "".join((*parts, _SOURCE.sub(source, _LINK.sub(link, text[end:]))))


def _moved(target: str, place: str, root: Path) -> str | None:
    """Return the target of a link on the site; None if the site does not have it.

    Raises:
        SiteError: The project does not have it either.
    """
    if target.startswith(("#", "http://", "https://", "mailto:")):
        return target
    path, hash_, anchor = target.partition("#")
    file = posixpath.normpath(str(PurePosixPath(place).parent / path))
    if not (root / file).exists():
        raise SiteError(f"{place} has a link to {target}, which does not exist")
    if file in _MOVED:
        return _MOVED[file] + hash_ + anchor
    if file.startswith("examples/"):
        return f"examples.md#{PurePosixPath(file).name.replace('.', '')}"
    if file.startswith("docs/") and file.endswith((".md", ".svg", ".png")):
        return file.removeprefix("docs/") + hash_ + anchor
    return None
