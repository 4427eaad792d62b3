"""What the tests do with a small checkout: change its description, follow a document, and compare its state."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.documents import load_document
from maintainer.follow.checks import CheckOfFollow
from maintainer.follow.steps import Options, follow
from tests.release import git_commands

if TYPE_CHECKING:
    from maintainer.follow.outcome import Outcome

SMALL = Path(__file__).parents[2] / "tests/codegen/small.yaml"
DOCUMENT_TIME = 1_787_400_000  # 2026-08-22
# The small checkout has no tests; that they pass is what a publication asks for.
NO_TESTS = CheckOfFollow("tests", (), "tests", files=("tests",))

Schemas = dict[str, Any]
Edit = Callable[[Schemas], object]


def changed(edit: Edit) -> dict[str, Any]:
    """Return the small description, changed by a function."""
    description = copy.deepcopy(load_document(SMALL))
    edit(description["components"]["schemas"])
    return description


def add_name(schemas: Schemas) -> None:
    """Add a field that breaks nothing, and that was described before it left."""
    schemas["McpTool"]["properties"]["name"] = {"type": "string", "description": "What the service says of it."}


def remove_model(schemas: Schemas) -> None:
    """Remove a field that callers may send."""
    del schemas["ResponsesRequest"]["properties"]["model"]


def hide_person(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Hide the configuration and credentials of a person behind an empty home in a folder."""
    for name in list(os.environ):
        if name.startswith(("TWINE_", "GIT_")):
            patch.delenv(name)
    home = folder / "home"
    home.mkdir()
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_CONFIG_HOME", str(home))
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


def keep_one_operation(project: Path) -> None:
    """Remove the operations that the small description does not have from the table of a project."""
    lines = project.read_text(encoding="utf-8").splitlines(keepends=True)
    others = re.compile(r'"[A-Z]+ /(?!responses")\S*" = ')
    project.write_text("".join(line for line in lines if not others.match(line)), encoding="utf-8")


def set_identity(folder: Path) -> None:
    git_commands.run_git(folder, "config", "user.name", "Somebody")
    git_commands.run_git(folder, "config", "user.email", "somebody@localhost")


def follow_quickly(source: str, checkout: Path, **options: Any) -> Outcome:
    """Follow a document without types; the small checkout has no tests."""
    return follow(source, Options(checks=(NO_TESTS,), **options), checkout=checkout)


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


class FinishedRun:
    """A run that has ended, and the checkout with its branch."""

    def __init__(self, original: Path, folder: Path, edit: Edit) -> None:
        self.checkout = Path(shutil.copytree(original, folder / "checkout", symlinks=True))
        self.document = folder / "service.json"
        self.document.write_text(json.dumps(changed(edit)))
        # The day of the document is that of its file.
        os.utime(self.document, (DOCUMENT_TIME, DOCUMENT_TIME))
        self.before = state_of(self.checkout)
        with pytest.MonkeyPatch.context() as patch:
            hide_person(patch, folder)
            self.outcome = follow_quickly(str(self.document), self.checkout)
        self.last = json.loads((self.checkout / "dist/follow/last.json").read_text())

    @property
    def report(self) -> str:
        (report,) = (self.checkout / "dist/follow").glob("*/report.md")
        return report.read_text()

    def file(self, name: str) -> str:
        """Return a file of the branch."""
        return git_commands.run_git(self.checkout, "show", f"{self.outcome.branch}:{name}")

    def copy(self, folder: Path) -> Path:
        """Return a copy of the checkout that a test may change."""
        return Path(shutil.copytree(self.checkout, folder / "copy", symlinks=True))
