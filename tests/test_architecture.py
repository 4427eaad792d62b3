"""Imports go one way, and every module is in a map: the rules of docs/architecture.md."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "overlays" / "openrouter_responses"
MAINTAINER = ROOT / "maintainer"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

# Each part of the project, and what none of its modules may import.
FORBIDDEN = {
    "generated/openrouter_responses_generated": ["openrouter_responses", "maintainer"],
    "overlays/openrouter_responses": ["maintainer"],
    "maintainer/codegen": [*(f"maintainer.{name}" for name in ("upstream", "release", "follow", "website", "git"))],
    "maintainer/upstream": ["maintainer.release", "maintainer.follow", "maintainer.website"],
    "maintainer/release": ["maintainer.follow", "maintainer.website"],
    "maintainer/follow": ["maintainer.website"],
    "maintainer/website": ["maintainer.follow"],
    "maintainer/git.py": [*(f"maintainer.{name}" for name in ("codegen", "upstream", "release", "follow", "website"))],
}
# What is built on the core; the core imports none of it.
ON_TOP_OF_THE_CORE = [
    "openrouter_responses.bulk",
    "openrouter_responses.cli",
    "openrouter_responses.conversation",
    "openrouter_responses.display",
    "openrouter_responses.otel",
    "openrouter_responses.structured",
    "openrouter_responses.testing",
    "openrouter_responses.tools",
]
# Their methods hand over to what is built on the core, which they import when they are called.
HAND_OVER = ["responses.py", "shown.py"]
# Loaded by pytest, not by the core.
PLUGIN = "_pytest_plugin.py"
# Starts the command.
COMMAND = "__main__.py"
WITHOUT_IO = [
    "sse.py",
    "_event_reader.py",
    "_event_record.py",
    "_growing_item.py",
    "_growing_response.py",
    "_growing_strings.py",
    "bulk/_batch_limits.py",
    "bulk/_budget.py",
    "bulk/_gate.py",
]
IO = {"anyio", "asyncio", "http", "httpcore", "httpx", "select", "selectors", "socket", "ssl", "threading", "trio"}


def imports_of(file: Path, *, at_run_time: bool = False) -> Iterator[str]:
    """Yield the full names of what a file imports, inside functions too.

    Args:
        file: The file to read.
        at_run_time: Leave out what is imported for type checkers only.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = set()
    if at_run_time:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                skipped |= {id(inner) for statement in node.body for inner in ast.walk(statement)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_in(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("place", FORBIDDEN)
def test_imports_go_one_way(place: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in modules_in(ROOT / place)
        for name in imports_of(file, at_run_time=place.startswith("generated"))
        if any(is_within(name, package) for package in FORBIDDEN[place])
    ]
    assert modules_in(ROOT / place)
    assert wrong == []


def test_the_core_imports_nothing_that_is_built_on_it() -> None:
    built_on_it = {PACKAGE / f"{name.rpartition('.')[2]}{end}" for name in ON_TOP_OF_THE_CORE for end in ("", ".py")}
    core = [file for file in modules_in(PACKAGE) if built_on_it.isdisjoint({file, *file.parents})]
    wrong = [
        f"{file.name} imports {name}"
        for file in core
        if file.name not in ("__init__.py", *HAND_OVER, PLUGIN, COMMAND)
        for name in imports_of(file)
        if any(is_within(name, package) for package in ON_TOP_OF_THE_CORE)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", HAND_OVER)
def test_the_core_hands_over_inside_functions_only(module: str) -> None:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    at_import = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {name.name for node in at_import for name in node.names} | {
        node.module for node in at_import if isinstance(node, ast.ImportFrom)
    }
    assert not names & {*ON_TOP_OF_THE_CORE, *(name.rpartition(".")[2] for name in ON_TOP_OF_THE_CORE)}


@pytest.mark.parametrize("module", WITHOUT_IO)
def test_decoding_imports_no_io(module: str) -> None:
    imported = {name.partition(".")[0] for name in imports_of(PACKAGE / module, at_run_time=True)}
    assert imported & IO == set()


def test_every_module_of_the_package_is_in_the_architecture() -> None:
    modules = {file.stem for file in PACKAGE.glob("*.py")} | {
        folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()
    }
    assert sorted(name for name in modules if f"`{name}`" not in ARCHITECTURE) == []


@pytest.mark.parametrize(
    "package", [MAINTAINER / "codegen", MAINTAINER / "upstream", MAINTAINER / "release", MAINTAINER / "follow",
     MAINTAINER / "website", PACKAGE / "bulk", PACKAGE / "bulk" / "ray", PACKAGE / "cli", PACKAGE / "display",
     PACKAGE / "structured", PACKAGE / "testing", PACKAGE / "tools", ROOT / "tests" / "generators",
     ROOT / "tests" / "interop"],
    ids=lambda package: package.name,
)  # fmt: skip
def test_every_module_of_a_package_is_in_its_opening_docstring(package: Path) -> None:
    opening = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    modules = [file.stem for file in package.glob("*.py") if not file.stem.startswith(("__", "test_"))]
    assert sorted(name for name in modules if name not in opening) == []
