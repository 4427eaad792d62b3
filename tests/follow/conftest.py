"""A small checkout: the maintainers' modules and templates, with a description of a few classes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maintainer.codegen.description import load_description
from maintainer.codegen.generator import PACKAGE, generate
from maintainer.upstream.descriptions import FORMER, former_descriptions_text
from tests.follow.small_checkout import (
    SMALL,
    FinishedRun,
    add_name,
    changed,
    hide_person,
    keep_one_operation,
    remove_model,
    set_identity,
)
from tests.release import git_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.follow.small_checkout import Edit

ROOT = Path(__file__).parents[2]
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
    "requirements-docs.txt",
    "requirements-ray.txt",
)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the configuration and credentials of the person who runs the tests."""
    hide_person(monkeypatch, tmp_path)


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
    (folder / FORMER).write_text(former_descriptions_text({"McpTool.name": "The name."}))
    keep_one_operation(folder / "pyproject.toml")
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


@pytest.fixture(scope="session")
def ready(original: Path, tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    """A run that needs no person. Tests do not change its checkout, except for the last outcome."""
    return FinishedRun(original, tmp_path_factory.mktemp("ready"), add_name)


@pytest.fixture(scope="session")
def breaking(original: Path, tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    """A run with a breaking change. Tests do not change its checkout, except for the last outcome."""
    return FinishedRun(original, tmp_path_factory.mktemp("breaking"), remove_model)


@pytest.fixture
def checkout(original: Path, tmp_path: Path) -> Path:
    """A copy of the small checkout that a test may change."""
    return Path(shutil.copytree(original, tmp_path / "checkout", symlinks=True))


@pytest.fixture
def document(tmp_path: Path) -> Callable[[Edit], str]:
    """Write an upstream document: the small description, changed by a function."""

    def write(edit: Edit) -> str:
        path = tmp_path / "service.json"
        path.write_text(json.dumps(changed(edit)))
        return str(path)

    return write
