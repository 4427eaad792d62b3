"""What a person must decide is named, with a branch where there can be one; a document that cannot be used has none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.follow import release_steps
from maintainer.follow.__main__ import main
from maintainer.follow.checks import CheckOfFollow
from maintainer.follow.outcome import Verdict
from maintainer.follow.steps import Options, follow
from tests.follow.small_checkout import FinishedRun, add_name, follow_branches, follow_quickly, remove_model, state_of
from tests.release import git_commands

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Document = Callable[[Callable[[dict[str, Any]], object]], str]


@pytest.fixture(autouse=True)
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the build, which takes half of the time of a run."""
    monkeypatch.setattr(release_steps, "build_files", lambda scratch, sphinx: [])


def add_undescribed(schemas: dict[str, Any]) -> None:
    schemas["ResponsesRequest"]["properties"]["brand_new"] = {"type": "string", "description": "Theirs."}


def last(checkout: Path) -> dict[str, Any]:
    outcome: dict[str, Any] = json.loads((checkout / "dist/follow/last.json").read_text())
    return outcome


def test_a_breaking_change_needs_a_person(breaking: FinishedRun) -> None:
    outcome = breaking.outcome
    assert outcome.verdict is Verdict.NEEDS_A_PERSON
    assert [(need.kind, need.text) for need in outcome.needs] == [
        ("breaking", "Decide about 1 breaking change of the API")
    ]
    assert outcome.message == f"{outcome.branch} needs a person: decide about 1 breaking change of the API"
    assert outcome.version == "0.2.0"
    assert follow_branches(breaking.checkout) == [outcome.branch]
    sentence = "- `ResponsesRequest` no longer has the field `model`; "
    assert f"## Breaking changes\n\n### `ResponsesRequest`\n\n{sentence}" in breaking.report
    message = git_commands.run_git(breaking.checkout, "log", "-1", "--format=%B", outcome.branch)
    assert "- Decide about 1 breaking change of the API\n\nFollow: needs a person" in message


def test_the_site_is_built_where_the_checkout_has_the_environment_for_it(
    checkout: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[Path | None] = []

    def build_files(_scratch: object, *, sphinx: Path | None) -> list[Path]:
        commands.append(sphinx)
        return []

    monkeypatch.setattr(release_steps, "build_files", build_files)
    sphinx = checkout / ".venvs/docs/bin/sphinx-build"
    sphinx.parent.mkdir(parents=True)
    sphinx.touch()
    follow_quickly(document(add_name), checkout)
    assert commands == [sphinx]


def test_an_earlier_branch_still_needs_the_person(breaking: FinishedRun) -> None:
    again = follow_quickly(str(breaking.document), breaking.checkout)
    branch = breaking.outcome.branch
    assert (again.verdict, again.branch, again.is_earlier) == (Verdict.NEEDS_A_PERSON, branch, True)
    assert again.message.startswith(f"{branch} needs a person: decide about 1 breaking change of the API since 20")


def test_a_branch_with_a_commit_of_a_person_is_left_alone(breaking: FinishedRun, tmp_path: Path) -> None:
    checkout, branch = breaking.copy(tmp_path), breaking.outcome.branch
    git_commands.run_git(checkout, "switch", "--quiet", branch)
    git_commands.run_git(checkout, "commit", "--quiet", "--allow-empty", "--message", "Decide")
    commit = git_commands.run_git(checkout, "rev-parse", "HEAD").strip()
    git_commands.run_git(checkout, "switch", "--quiet", "-")
    outcome = follow_quickly(str(breaking.document), checkout)
    assert (outcome.verdict, outcome.commit) == (Verdict.READY, commit)
    assert outcome.message.startswith(f"{branch} exists, and somebody has gone on with it (last commit: 20")


def test_a_part_without_a_description_needs_a_person_and_is_not_built(checkout: Path, document: Document) -> None:
    outcome = follow_quickly(document(add_undescribed), checkout)
    (need,) = outcome.needs
    assert need.text == "Describe 1 part in `openapi.yaml` or `overlays/spec/`"
    assert need.details == ("`ResponsesRequest.brand_new`",)
    assert outcome.steps[-1].result == "left out, as descriptions or the version are missing"
    assert list((checkout / "dist/follow").glob("*/*.whl")) == []
    assert follow_branches(checkout) == [outcome.branch]


@pytest.mark.extended
def test_a_branch_that_is_not_merged_is_replaced_by_that_of_a_further_change(
    breaking: FinishedRun, document: Document, tmp_path: Path
) -> None:
    def change_more(schemas: dict[str, Any]) -> None:
        remove_model(schemas)
        add_name(schemas)

    checkout = breaking.copy(tmp_path)
    outcome = follow_quickly(document(change_more), checkout)
    assert outcome.replaces == [breaking.outcome.branch]
    assert follow_branches(checkout) == sorted([breaking.outcome.branch, outcome.branch])


@pytest.mark.extended
def test_failing_tests_need_a_person_and_those_of_one_description_are_apart(checkout: Path, document: Document) -> None:
    tests = checkout / "tests/test_client.py"
    tests.parent.mkdir()
    tests.write_text(
        "import pytest\n\n\ndef test_the_client():\n    assert 1 == 2\n\n\n"
        "@pytest.mark.one_description\ndef test_the_client_of_today():\n    assert 2 == 3\n\n\n"
        "@pytest.mark.one_description\ndef test_the_answer_of_today():\n    pass\n"
    )
    git_commands.commit_all(checkout)
    # The small checkout has no plugin for pytest.
    command = ("pytest", "--quiet", "-p", "no:openrouter_responses", "tests")
    checks = [CheckOfFollow("tests", command, "tests", apart="one_description")]
    outcome = follow(document(add_name), Options(checks=checks), checkout=checkout)
    always, of_one_description = outcome.needs
    assert always.text.startswith("Repair what fails in tests: 2 failed, 1 passed in ")
    assert always.details == ("tests/test_client.py::test_the_client - assert 1 == 2",)
    assert of_one_description.text == "Update what fails in tests of one description: 1 failed, among the tests"
    assert of_one_description.details == ("tests/test_client.py::test_the_client_of_today - assert 2 == 3",)
    assert outcome.of_one_day == ["tests of one description: failed: 1 failed, among the tests"]
    assert outcome.verdict is Verdict.NEEDS_A_PERSON
    assert "__pycache__" not in git_commands.run_git(checkout, "ls-tree", "-r", "--name-only", outcome.branch)


def test_a_capture_that_is_refused_needs_a_person_and_has_no_branch(checkout: Path, document: Document) -> None:
    overlay = checkout / "overlays/spec/fixed.overlay.yaml"
    overlay.parent.mkdir()
    overlay.write_text(
        "overlay: 1.1.0\ninfo: {title: Fixed, version: '1'}\nactions:\n"
        "  - target: $.components.schemas.McpTool.properties.type\n    update: {x-fixed: true}\n"
    )
    git_commands.commit_all(checkout)

    def remove(schemas: dict[str, Any]) -> None:
        schemas["Tools"]["oneOf"].pop()
        schemas["Tools"]["discriminator"]["mapping"].pop("mcp")
        schemas["InputItems"]["oneOf"].pop()
        schemas["InputItems"]["discriminator"]["mapping"].pop("mcp")

    outcome = follow_quickly(document(remove), checkout)
    assert (outcome.verdict, outcome.branch) == (Verdict.NEEDS_A_PERSON, "")
    assert outcome.message.startswith("maintainer.upstream capture failed: ")
    assert follow_branches(checkout) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: [", "malformed YAML"),
        ("openapi: 3.1.0\npaths: {}\n", "has no POST /responses"),
        (None, "No such file or directory"),
    ],
)
def test_an_unusable_document_changes_nothing(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, message: str
) -> None:
    path = tmp_path / "document.yaml"
    if text is not None:
        path.write_text(text)
    before = state_of(checkout)
    assert main(["--repository", str(checkout), "--without-tests", str(path)]) == 2
    (line,) = [line for line in capsys.readouterr().err.splitlines() if not line.endswith(" ...")]
    assert line.startswith(f"{path}: ")
    assert message in line
    assert follow_branches(checkout) == []
    assert state_of(checkout) == before
    assert (last(checkout)["verdict"], last(checkout)["exit_status"]) == ("unusable document", 2)


def test_an_operation_that_the_document_lacks_needs_a_person(checkout: Path, document: Document) -> None:
    theirs = document(lambda schemas: None)
    description = checkout / "openapi.yaml"
    things = "  /things:\n    get: {tags: [Things], operationId: getThings, responses: {'204': {description: none}}}\n"
    description.write_text(description.read_text().replace("paths:\n", f"paths:\n{things}"))
    project = checkout / "pyproject.toml"
    line = '"POST /responses" = "responses.send"\n'
    project.write_text(project.read_text().replace(line, f'{line}"GET /things" = "things.list"\n'))
    git_commands.commit_all(checkout)
    outcome = follow_quickly(theirs, checkout)
    assert (outcome.verdict, outcome.branch) == (Verdict.NEEDS_A_PERSON, "")
    assert outcome.message == f"{theirs} has no GET /things, and does not differ otherwise."


def test_a_document_without_differences_is_nothing_new(
    checkout: Path, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    source = document(lambda schemas: None)
    assert main(["--repository", str(checkout), "--without-tests", source]) == 0
    assert capsys.readouterr().out == f"{source} does not differ from our description.\n"
    assert last(checkout)["verdict"] == "nothing new"


def test_a_checkout_without_an_identity_is_an_error_of_one_line(
    checkout: Path, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    git_commands.run_git(checkout, "config", "--unset", "user.name")
    assert main(["--repository", str(checkout), document(add_name)]) == 1
    assert capsys.readouterr().err == (
        "git does not know who commits; set it in the checkout: git config user.name '...'\n"
    )
    assert last(checkout)["verdict"] == "failed"


def test_a_release_is_not_published_without_its_tests(
    checkout: Path, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--repository", str(checkout), "--without-tests", "--publish", "internal", document(add_name)])
    assert "a release is published only if its tests were run" in capsys.readouterr().err
    outcome = follow(document(add_name), Options(checks=(), index="internal"), checkout=checkout)
    again = follow_quickly(document(add_name), checkout, index="internal")
    assert [(one.verdict, one.publication) for one in (outcome, again)] == [(Verdict.READY, [])] * 2
    assert outcome.steps[-2].result == "left out"
