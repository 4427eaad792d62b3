"""A run that publishes uploads to an index, reads it back and tags; the nightly script pushes the result."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.codegen.documents import load_yaml
from maintainer.follow import release_steps
from maintainer.follow.outcome import Verdict
from tests.follow.small_checkout import (
    FinishedRun,
    add_name,
    follow_branches,
    follow_quickly,
    remove_model,
    set_identity,
)
from tests.release import git_commands
from tests.release.index_server import PASSWORD, USER, pypiserver

if TYPE_CHECKING:
    from collections.abc import Callable

    Document = Callable[[Callable[[dict[str, Any]], object]], str]

ROOT = Path(__file__).parents[2]
SCRIPT = "maintainer/follow/nightly.sh"
WHEEL = "openrouter_responses-0.1.1-py3-none-any.whl"
FILES = [WHEEL, "openrouter_responses-0.1.1.tar.gz"]

pytestmark = pytest.mark.extended


@pytest.fixture(autouse=True)
def credentials(nobody: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWINE_USERNAME", USER)
    monkeypatch.setenv("TWINE_PASSWORD", PASSWORD)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def tags(repository: Path) -> list[str]:
    return git_commands.run_git(repository, "tag", "--list").split()


def test_an_interrupted_publication_is_continued_by_the_next_run(ready: FinishedRun, tmp_path: Path) -> None:
    checkout, source, folder = ready.copy(tmp_path), str(ready.document), tmp_path / "index"
    with pypiserver(folder, "--uploads=1") as url:
        first = follow_quickly(source, checkout, index=url)
    assert (first.verdict, [need.kind for need in first.needs]) == (Verdict.NEEDS_A_PERSON, ["publish"])
    assert names(folder) == FILES[:1]
    assert tags(checkout) == ["v0.1.0"]
    with pypiserver(folder) as url:
        second = follow_quickly(source, checkout, index=url)
        third = follow_quickly(source, checkout, index=url)
    assert (second.verdict, second.is_earlier, second.commit) == (Verdict.READY, True, ready.outcome.commit)
    assert f"{WHEEL}: already in the index, with the same content" in second.publication
    assert second.publication[-1] == f"Tagged {second.commit[:10]} as v0.1.1."
    assert second.message.endswith("; 0.1.1 is published")
    assert names(folder) == FILES
    assert git_commands.run_git(checkout, "rev-parse", "v0.1.1").strip() == second.commit
    assert (third.verdict, third.publication) == (Verdict.READY, [])


def test_what_needs_a_person_is_not_published(breaking: FinishedRun, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    with pypiserver(folder) as url:
        outcome = follow_quickly(str(breaking.document), breaking.checkout, index=url)
    assert (outcome.verdict, outcome.publication) == (Verdict.NEEDS_A_PERSON, [])
    assert names(folder) == []
    assert tags(breaking.checkout) == ["v0.1.0"]


def test_a_release_that_is_not_merged_has_to_be_merged_first(
    ready: FinishedRun, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_steps, "build_files", lambda scratch, sphinx: [])
    checkout = ready.copy(tmp_path)
    git_commands.run_git(checkout, "tag", "v0.1.1", ready.outcome.branch)

    def add_more(schemas: dict[str, Any]) -> None:
        add_name(schemas)
        # A constant needs no description.
        schemas["FormatText"]["properties"]["kind"] = {"type": "string", "enum": ["plain"]}

    outcome = follow_quickly(document(add_more), checkout, index="internal")
    (need,) = outcome.needs
    assert need.text == "Merge what is released already, then run this again: v0.1.1"
    assert outcome.version == "0.1.2"
    assert outcome.version_reason.endswith(", and 0.1.1 is taken already")
    assert outcome.publication == []


# --- every night -----------------------------------------------------------------------------------------------------


class Remote:
    """A bare repository, and a clone of it for the nightly script."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.bare, self.clone = folder / "remote.git", folder / "clone"
        git_commands.run_git(folder, "clone", "--quiet", "--bare", str(original), str(self.bare))
        git_commands.run_git(folder, "clone", "--quiet", str(self.bare), str(self.clone))
        set_identity(self.clone)
        # The environment of the tests is used in place of one of its own.
        programs = self.clone / ".venv/bin"
        programs.mkdir(parents=True)
        (programs / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
        (programs / "python").chmod(0o755)
        for name in ("locked", "ready"):
            (self.clone / ".venv" / name).touch()
        (self.clone / ".venvs/docs").mkdir(parents=True)
        (self.clone / ".venvs/docs/locked").touch()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(self.clone / SCRIPT), *arguments]
        # Elsewhere, as a scheduler does, and without the variables of `make test`.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        return subprocess.run(
            command, cwd="/", env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def branches(self) -> list[str]:
        return follow_branches(self.bare)


def test_the_nightly_script_publishes_and_pushes(original: Path, document: Document, tmp_path: Path) -> None:
    remote, folder = Remote(original, tmp_path), tmp_path / "index"
    with pypiserver(folder) as url:
        done = remote.run(document(add_name), "--publish", url)
        again = remote.run(document(add_name), "--publish", url)
    assert done.returncode == 0, done.stderr
    (branch,) = remote.branches()
    assert done.stdout.splitlines()[-1] == f"{branch} is ready, version 0.1.1; 0.1.1 is published"
    assert names(folder) == FILES
    assert tags(remote.bare) == ["v0.1.0", "v0.1.1"]
    assert again.returncode == 0, again.stderr
    assert f"{branch} is ready, version 0.1.1 since " in again.stdout
    assert remote.branches() == [branch]


def test_the_nightly_script_keeps_the_exit_status(original: Path, document: Document, tmp_path: Path) -> None:
    remote = Remote(original, tmp_path)
    unusable = tmp_path / "unusable.yaml"
    unusable.write_text("openapi: [")
    done = remote.run(str(unusable))
    assert (done.returncode, remote.branches()) == (2, [])
    done = remote.run(document(remove_model), "--without-tests")
    assert (done.returncode, len(remote.branches())) == (3, 1)
    last = json.loads((remote.clone / "dist/follow/last.json").read_text())
    assert last["branch"] == remote.branches()[0]


def test_the_recipes_run_the_script() -> None:
    page = (ROOT / "docs/following.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(crontab|yaml)\n(.*?)```", page, flags=re.DOTALL))
    *when, command = blocks["crontab"].strip().split(" ", 5)
    assert len(when) == 5
    pipeline = load_yaml(blocks["yaml"])["follow"]
    assert pipeline["allow_failure"]["exit_codes"] == [Verdict.NEEDS_A_PERSON.exit_status]
    service, timer = (configparser.ConfigParser() for _ in range(2))
    for parser, text in zip((service, timer), re.findall(r"```ini\n(.*?)```", page, flags=re.DOTALL), strict=True):
        parser.optionxform = str  # type: ignore[assignment,method-assign]  # as the documentation of configparser says
        parser.read_string(text)
    assert service["Service"]["SuccessExitStatus"] == str(Verdict.NEEDS_A_PERSON.exit_status)
    assert timer["Timer"]["OnCalendar"]
    for line in (command, service["Service"]["ExecStart"], pipeline["script"][-1]):
        shell, script, upstream = shlex.split(line)
        assert (Path(shell).name, script.endswith(SCRIPT)) == ("sh", True)
        assert upstream.startswith("https://")
    assert (ROOT / SCRIPT).is_file()
