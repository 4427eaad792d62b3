"""A small checkout: the maintainers' modules and templates, with a description of a few classes."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import load_document
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.follow.steps import Options, follow
from tests.release import git_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from maintainer.follow.outcome import Outcome

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/codegen/small.yaml"
COPIED = (
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "changes/README.md",
    "changes/template.md.jinja",
    "generator-config.yaml",
    "pyproject.toml",
    "requirements-dev.txt",
)

Schemas = dict[str, Any]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the configuration and credentials of the person who runs the tests."""
    for name in list(os.environ):
        if name.startswith(("TWINE_", "GIT_")):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small checkout, with the tag of a release. Tests do not change it."""
    folder = tmp_path_factory.mktemp("follow") / "original"
    for name in ("maintainer", "overlays/templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in COPIED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copyfile(SMALL, folder / "openapi.yaml")
    package = folder / "overlays/openrouter_responses"
    package.mkdir()
    (package / "py.typed").touch()
    (package / "__init__.py").write_text('from openrouter_responses import models\n\n__all__ = ["models"]\n')
    (package / "models.py").write_text("from openrouter_responses_generated.models import *\n")
    generate(load_description(folder), root=folder, output=folder / PACKAGE)
    git_commands.create_repository(folder)
    git_commands.run_git(folder, "tag", "v0.1.0")
    set_identity(folder)
    return folder


@pytest.fixture
def checkout(original: Path, tmp_path: Path) -> Path:
    """A copy of the small checkout that a test may change."""
    return Path(shutil.copytree(original, tmp_path / "checkout", symlinks=True))


@pytest.fixture
def document(tmp_path: Path) -> Callable[[Callable[[Schemas], object]], str]:
    """Write an upstream document: the small description, changed by a function."""

    def write(edit: Callable[[Schemas], object]) -> str:
        path = tmp_path / "service.json"
        path.write_text(json.dumps(changed(edit)))
        return str(path)

    return write


def changed(edit: Callable[[Schemas], object]) -> dict[str, Any]:
    """Return the small description, changed by a function."""
    description = copy.deepcopy(load_document(SMALL))
    edit(description["components"]["schemas"])
    return description


def add_name(schemas: Schemas) -> None:
    """Add a field that breaks nothing and whose description can be drafted from that of another class."""
    schemas["McpTool"]["properties"]["name"] = {"type": "string", "description": "What the service says of it."}


def set_identity(folder: Path) -> None:
    git_commands.run_git(folder, "config", "user.name", "Somebody")
    git_commands.run_git(folder, "config", "user.email", "somebody@localhost")


def follow_quickly(source: str, checkout: Path, **options: Any) -> Outcome:
    """Follow a document without types and tests."""
    return follow(source, Options(checks=(), **options), checkout=checkout)


def state_of(checkout: Path) -> dict[str, Any]:
    """Return all of a checkout that a run must not change: everything but its own branches, tags and reports."""
    run = git_commands.run_git
    return {
        "status": run(checkout, "status", "--porcelain", "--untracked-files=all"),
        "head": (checkout / ".git/HEAD").read_text(),
        "references": [
            line
            for line in run(checkout, "for-each-ref").splitlines()
            if not re.search(r"\trefs/(heads/follow|tags)/", line)
        ],
        "worktrees": run(checkout, "worktree", "list", "--porcelain"),
        "index": run(checkout, "ls-files", "--stage"),
        "configuration": (checkout / ".git/config").read_text(),
        "files": {
            str(path.relative_to(checkout)): path.read_bytes()
            for path in checkout.rglob("*")
            if path.is_file() and path.relative_to(checkout).parts[0] not in (".git", "dist")
        },
    }


def follow_branches(checkout: Path) -> list[str]:
    return git_commands.run_git(checkout, "branch", "--list", "follow/*", "--format=%(refname:short)").split()
