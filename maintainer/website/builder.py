"""Building the site: the pages are written, Sphinx turns them into HTML, and their Markdown is put beside them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.codegen.description import load_description
from maintainer.codegen.merged import document_text, merged
from maintainer.release.project import Project
from maintainer.website.api_pages import read_api_pages
from maintainer.website.llms import llms_full, llms_index
from maintainer.website.pages import SiteError, navigation, pictures, places, written_pages
from maintainer.website.reference import read_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from maintainer.website.markdown import Page

_CONFIGURATION = Path(__file__).parent / "sphinx"
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\)\s*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")


def build_site(root: Path, output: Path, *, sphinx: Path, unreleased: str = "") -> None:
    """Build the site of a source tree into a folder, which is replaced.

    Args:
        root: The source tree.
        output: The folder.
        sphinx: The command `sphinx-build`.
        unreleased: The changelog entry of the unreleased changes.

    Raises:
        SiteError: A link leads nowhere, or Sphinx reports an error or a warning.
    """
    if not sphinx.exists():
        raise SiteError(f"{sphinx} is missing; run: make docs")
    reference = read_reference(root)
    description = merged(load_description(root))
    pages = [*written_pages(root, unreleased), *reference.pages, *read_api_pages(description)]
    with tempfile.TemporaryDirectory() as scratch:
        source, html = Path(scratch, "source"), Path(scratch, "html")
        write_source(root, source, pages, reference.links)
        _run_sphinx(sphinx, source, html, f"openrouter-responses {Project.read(root).version}")
        write_beside(root, html, pages)
        (html / "api" / "openapi.yaml").write_text(document_text(description, "yaml"), encoding="utf-8")
        if output.exists():
            shutil.rmtree(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(html, output)


def write_archive(site: Path, file: Path, seconds: int) -> None:
    """Write a site as a ZIP archive, whose files all have one time; the same site always gives the same bytes."""
    date = time.gmtime(seconds)[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(path for path in site.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(f"{file.stem}/{each.relative_to(site).as_posix()}", date)
            info.external_attr = 0o644 << 16
            archive.writestr(info, each.read_bytes(), zipfile.ZIP_DEFLATED)


def write_source(root: Path, source: Path, pages: list[Page], names: Mapping[str, str]) -> None:
    """Write what Sphinx reads into a folder: the pages, the pictures, and the places of public names and of pages."""
    sections = navigation(pages)
    for page in pages:
        file = source / f"{page.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text + _tables_of_contents(page, pages, sections), encoding="utf-8")
    for picture in pictures(root):
        _write_picture(picture, source / picture.relative_to(root / "docs"))
    (source / "names.json").write_text(json.dumps(names), encoding="utf-8")
    (source / "places.json").write_text(json.dumps(places(pages)), encoding="utf-8")


def _tables_of_contents(page: Page, pages: Iterable[Page], sections: Mapping[str, list[str]]) -> str:
    """Return what the navigation of Sphinx is made of, at the end of the pages that have further pages below them."""
    if page.path == "index":
        return "".join(_table(paths, title) for title, paths in sections.items() if paths)
    folder, _, name = page.path.rpartition("/")
    if folder and name == "index":
        return _table(
            [
                each.path.removeprefix(f"{folder}/")
                for each in pages
                if each.path.startswith(f"{folder}/") and each != page
            ]
        )
    return ""


def _table(paths: Iterable[str], caption: str = "") -> str:
    lines = [f":caption: {caption}"] if caption else []
    return "\n" + "\n".join(["```{toctree}", ":hidden:", *lines, "", *paths, "```"]) + "\n"


def _write_picture(picture: Path, target: Path) -> None:
    """Write a picture; one with colors for dark themes in two variants, between which the site chooses."""
    target.parent.mkdir(parents=True, exist_ok=True)
    text = picture.read_text(encoding="utf-8")
    found = _DARK.search(text)
    if found is None:
        target.write_text(text, encoding="utf-8")
        return
    target.write_text(text.replace(found[0], ""), encoding="utf-8")
    target.with_suffix(".dark.svg").write_text(text.replace(found[0], found[1]), encoding="utf-8")


def _run_sphinx(sphinx: Path, source: Path, html: Path, title: str) -> None:
    # Each warning is an error; all are reported before the build ends.
    options = [
        "--builder",
        "html",
        "--fail-on-warning",
        "--jobs",
        "auto",
        "--quiet",
        "--doctree-dir",
        f"{html}.doctrees",
        "--define",
        f"html_title={title}",
    ]
    done = subprocess.run(  # noqa: S603 - the command of our own environment
        [str(sphinx.absolute()), *options, "--conf-dir", str(_CONFIGURATION), str(source), str(html)],
        cwd=source,
        env={**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SiteError(f"Sphinx reports:\n{(done.stdout + done.stderr).replace(str(source), 'source').strip()}")


def write_beside(root: Path, html: Path, pages: list[Page]) -> None:
    """Write the Markdown of each page, with the pictures that it shows, `llms.txt` and `llms-full.txt`."""
    for name in (".buildinfo", "objects.inv"):
        (html / name).unlink(missing_ok=True)
    shutil.rmtree(html / "_sources", ignore_errors=True)
    for page in pages:
        (html / f"{page.path}.md").write_text(page.text, encoding="utf-8")
    for picture in pictures(root):
        target = html / picture.relative_to(root / "docs")
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, target)
    (html / "llms.txt").write_text(llms_index(pages), encoding="utf-8")
    (html / "llms-full.txt").write_text(llms_full(pages), encoding="utf-8")
