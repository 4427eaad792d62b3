"""A change that needs no decision ends as a branch with a release, and leaves the checkout as it was."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from maintainer.codegen.documents import load_document
from maintainer.follow.outcome import Verdict
from tests.follow.small_checkout import (
    FinishedRun,
    add_name,
    changed,
    follow_branches,
    follow_quickly,
    set_identity,
    state_of,
)
from tests.release import git_commands

if TYPE_CHECKING:
    from pathlib import Path

UPSTREAM_SENTENCE = "What the service says of it."


def test_the_branch_is_ready(ready: FinishedRun) -> None:
    outcome = ready.outcome
    assert (outcome.verdict, outcome.needs) == (Verdict.READY, [])
    assert re.fullmatch(r"follow/2026-08-22-[0-9a-f]{10}", outcome.branch)
    assert outcome.message == f"{outcome.branch} is ready, version 0.1.1"
    assert follow_branches(ready.checkout) == [outcome.branch]
    assert git_commands.run_git(ready.checkout, "rev-parse", outcome.branch).strip() == outcome.commit
    assert git_commands.run_git(ready.checkout, "rev-parse", f"{outcome.branch}^").strip() == outcome.base


def test_the_checkout_is_as_before(ready: FinishedRun) -> None:
    assert state_of(ready.checkout) == ready.before


def test_the_branch_has_the_description_the_code_and_the_release(ready: FinishedRun) -> None:
    assert "name: {type: string, description: The name.}" in ready.file("openapi.yaml")
    assert "name: str | Unset" in ready.file("generated/openrouter_responses_generated/models/mcp_tool.py")
    assert 'version = "0.1.1"' in ready.file("pyproject.toml")
    assert "- Follow the API:\n  - `McpTool` has the new field `name` (string).\n" in ready.file("CHANGELOG.md")
    files = {path.name for path in (ready.checkout / "dist/follow").glob("*/openrouter_responses-0.1.1*")}
    stem = "openrouter_responses-0.1.1"
    assert files >= {f"{stem}-py3-none-any.whl", f"{stem}.cdx.json", f"{stem}.tar.gz"}


def test_the_origin_of_the_document_is_recorded(ready: FinishedRun, tmp_path: Path) -> None:
    description = tmp_path / "openapi.yaml"
    description.write_text(ready.file("openapi.yaml"))
    assert load_document(description)["x-captured-from"] == {
        "address": "service.json",
        "sha256": hashlib.sha256(ready.document.read_bytes()).hexdigest(),
        "date": "2026-08-22",
    }


def test_sentences_of_upstream_are_in_the_report_only(ready: FinishedRun) -> None:
    assert f"- `McpTool.name`\n  - ours: The name.\n  - upstream: {UPSTREAM_SENTENCE}" in ready.report
    patch = git_commands.run_git(ready.checkout, "log", "--patch", f"{ready.outcome.base}..{ready.outcome.branch}")
    assert UPSTREAM_SENTENCE not in patch


def test_the_json_report_has_the_same(ready: FinishedRun) -> None:
    last = ready.last
    assert (last["verdict"], last["exit_status"], last["branch"]) == ("ready", 0, ready.outcome.branch)
    assert last["version"] == "0.1.1"
    (report,) = (ready.checkout / "dist/follow").glob("*/report.json")
    assert json.loads(report.read_text()) == last
    (difference,) = last["differences"]
    assert difference["path"].endswith(".name")
    assert [change["sentence"] for change in last["changes"]] == ["`McpTool` has the new field `name` (string)"]


def test_no_report_names_a_path_of_the_machine(ready: FinishedRun) -> None:
    assert str(ready.checkout.parent) not in ready.report
    assert "/tmp" not in ready.report


def test_a_branch_that_exists_is_left_alone(ready: FinishedRun) -> None:
    # Other bytes with the same change.
    other = ready.document.with_name("other.json")
    other.write_text(json.dumps(changed(add_name), indent=1))
    outcome = follow_quickly(str(other), ready.checkout)
    assert outcome.is_earlier
    assert (outcome.verdict, outcome.commit) == (Verdict.READY, ready.outcome.commit)
    assert outcome.message.startswith(f"{ready.outcome.branch} is ready, version 0.1.1 since 20")
    assert follow_branches(ready.checkout) == [ready.outcome.branch]


def test_a_branch_that_exists_in_a_remote_is_left_alone(ready: FinishedRun, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git_commands.run_git(tmp_path, "clone", "--quiet", str(ready.checkout), str(clone))
    set_identity(clone)
    outcome = follow_quickly(str(ready.document), clone)
    assert (outcome.branch, outcome.is_earlier) == (ready.outcome.branch, True)
    assert follow_branches(clone) == []


def test_nothing_is_new_once_the_branch_is_merged(ready: FinishedRun, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git_commands.run_git(tmp_path, "clone", "--quiet", str(ready.checkout), str(clone))
    git_commands.run_git(clone, "merge", "--quiet", f"origin/{ready.outcome.branch}")
    set_identity(clone)
    outcome = follow_quickly(str(ready.document), clone)
    assert (outcome.verdict, outcome.branch) == (Verdict.NOTHING_NEW, "")
    assert outcome.message == f"{ready.document} does not differ from our description."
