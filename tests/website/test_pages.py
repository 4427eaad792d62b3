"""The pages of the site: their links, their order, and what is beside them."""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
from functools import cache
from pathlib import Path

import pytest

from maintainer.codegen.merged import merged
from maintainer.website.api_pages import read_api_pages
from maintainer.website.builder import build_site, write_archive, write_beside
from maintainer.website.markdown import Page
from maintainer.website.pages import NAVIGATION, SiteError, navigation, pictures, places, written_pages
from maintainer.website.pictures import write_pictures
from maintainer.website.reference import read_reference
from tests.own_description import load_own_description
from tests.website.test_reference import anchors_of

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^()\s]+)\)")
FENCE = re.compile(r"^(```+).*?^\1$", re.DOTALL | re.MULTILINE)


@cache
def pages() -> dict[str, Page]:
    api = read_api_pages(merged(load_own_description()))
    return {page.path: page for page in (*written_pages(ROOT, ""), *read_reference(ROOT).pages, *api)}


def tree(folder: Path, readme: str) -> Path:
    """Write a source tree whose README has a text."""
    for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"):
        (folder / name).write_text(f"# {name}\n")
    (folder / "docs").mkdir()
    (folder / "docs" / "tools.md").write_text("# Tools\n\n## MCP\n")
    (folder / "examples").mkdir()
    (folder / "examples" / "one.py").write_text("print(1)\n")
    (folder / "README.md").write_text(f"# Name\n\n{readme}\n")
    return folder


def first_page(folder: Path, readme: str) -> str:
    return next(page.text for page in written_pages(tree(folder, readme), "") if page.path == "index")


def test_every_link_leads_to_a_page_and_an_anchor() -> None:
    anchors = {path: anchors_of(page.text) for path, page in pages().items()}
    broken = []
    for path, page in pages().items():
        for target in LINK.findall(FENCE.sub("", page.text)):
            if target.startswith(("https://", "http://")) or (ROOT / "docs" / target).suffix == ".svg":
                continue
            place, _, anchor = target.partition("#")
            linked = posixpath.normpath(f"{path}/../{place}").removesuffix(".md") if place else path
            if linked not in anchors or (anchor and anchor not in anchors[linked]):
                broken.append((path, target))
    assert broken == []


def test_every_picture_exists() -> None:
    shown = {target for page in pages().values() for target in LINK.findall(page.text) if target.endswith(".svg")}
    assert "pictures/comparison.svg" in shown
    assert [target for target in shown if not (ROOT / "docs" / target).exists()] == []


def test_links_between_files_become_links_between_pages(tmp_path: Path) -> None:
    text = first_page(
        tmp_path, "[a](docs/tools.md#mcp), [b](examples/one.py), [c](CHANGELOG.md), [d](https://example.com)"
    )
    assert "[a](tools.md#mcp), [b](examples.md#onepy), [c](changelog.md), [d](https://example.com)" in text


def test_a_link_to_a_file_that_the_site_lacks_becomes_its_label(tmp_path: Path) -> None:
    (tmp_path / "Makefile").touch()
    assert "Read the tasks." in first_page(tmp_path, "Read [the tasks](Makefile).")


def test_links_in_code_stay(tmp_path: Path) -> None:
    assert "```text\n[a](nowhere.md)\n```" in first_page(tmp_path, "```text\n[a](nowhere.md)\n```")


def test_a_link_to_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"README\.md has a link to docs/no\.md, which does not exist"):
        first_page(tmp_path, "[a](docs/no.md)")


def test_every_page_is_in_the_navigation_once() -> None:
    listed = [path for section in navigation(pages().values()).values() for path in section]
    below = {path for path in pages() if "/" in path and not path.endswith("/index")}
    assert sorted(listed) == sorted(pages().keys() - below - {"index"})


def test_the_navigation_names_existing_pages() -> None:
    assert [path for section in NAVIGATION.values() for path in section if path not in pages()] == []


def test_an_unlisted_page_is_added_to_the_tasks() -> None:
    assert navigation([Page("new", "# New\n")])["Tasks"] == ["new"]


def test_unreleased_changes_are_in_the_changelog(tmp_path: Path) -> None:
    changes = "## Unreleased changes\n\n### Added\n\n- A thing.\n"
    page = next(each for each in written_pages(tree(tmp_path, ""), changes) if each.path == "changelog")
    assert "## Unreleased\n\n### Unreleased changes\n\n#### Added\n\n- A thing." in page.text


def test_the_api_has_its_operations_and_schemas() -> None:
    assert "## `POST /responses`" in pages()["api/index"].text
    schemas = "".join(page.text for path, page in pages().items() if path.startswith("api/schemas-"))
    for name in load_own_description()["components"]["schemas"]:
        assert f"## `{name}`\n" in schemas


def test_the_pictures_are_those_that_are_drawn(tmp_path: Path) -> None:
    for file in write_pictures(tmp_path):
        assert file.read_text() == (ROOT / "docs" / "pictures" / file.name).read_text()


@pytest.mark.parametrize("picture", list(pictures(ROOT)), ids=lambda file: file.name)
def test_a_picture_has_dark_colors_and_a_title(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert "@media (prefers-color-scheme: dark) {" in text
    assert "<title>" in text


def test_the_markdown_of_each_page_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    some = [pages()["index"], pages()["tutorial"], pages()["reference/index"], pages()["reference/client"]]
    write_beside(ROOT, tmp_path, some)
    assert (tmp_path / "reference" / "client.md").read_text() == pages()["reference/client"].text
    index = (tmp_path / "llms.txt").read_text()
    assert index.startswith("# openrouter-responses\n\n> A Python client for ")
    assert "- [Tutorial](tutorial.md): This page leads " in index
    assert "- [Client](reference/client.md): The client, its methods and their arguments." in index
    assert pages()["tutorial"].text.strip() in (tmp_path / "llms-full.txt").read_text()


def test_warnings_of_sphinx_are_reported(tmp_path: Path) -> None:
    sphinx = tmp_path / "sphinx-build"
    sphinx.write_text("#!/bin/sh\necho source/tools.md:3: WARNING: no such thing >&2\nexit 1\n")
    sphinx.chmod(sphinx.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(SiteError, match=r"Sphinx reports:\nsource/tools\.md:3: WARNING: no such thing"):
        build_site(ROOT, tmp_path / "site", sphinx=sphinx)
    assert not (tmp_path / "site").exists()


def test_a_missing_environment_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="is missing; run: make docs"):
        build_site(ROOT, tmp_path / "site", sphinx=tmp_path / "sphinx-build")


def test_an_archive_of_the_site_always_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        site = tmp_path / name
        (site / "reference").mkdir(parents=True)
        (site / "index.html").write_text("<title>Index</title>")
        (site / "reference" / "client.html").write_text("<title>Client</title>")
        (tmp_path / f"{name}.files").mkdir()
        write_archive(site, tmp_path / f"{name}.files" / "site.zip", 1_700_000_000)
    one, two = ((tmp_path / f"{name}.files" / "site.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "one.files" / "site.zip") as archive:
        assert archive.namelist() == ["site/index.html", "site/reference/client.html"]


def test_each_page_has_a_place_that_the_search_shows() -> None:
    found = places(pages().values())
    assert found.keys() == pages().keys()
    assert (found["tools"], found["reference/retry"], found["api/index"]) == ("Tasks", "Reference", "API")
    assert (found["index"], found["changelog"]) == ("Start", "Background")
    weights = (ROOT / "maintainer" / "website" / "sphinx" / "static" / "search.js").read_text(encoding="utf-8")
    assert [place for place in set(found.values()) if not re.search(rf'\b"?{place}"?: 0?\.?\d', weights)] == []
