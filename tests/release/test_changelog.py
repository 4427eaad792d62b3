"""The changelog is built from the fragments, and the project gets the version of its newest entry."""

from pathlib import Path

import pytest

from maintainer.git import Repository
from maintainer.release.__main__ import main
from maintainer.release.project import Project
from tests.release import git_commands, minimal_tree
from tests.release.conftest import ROOT

HEAD = "# Changelog\n\nFor callers.\n\n<!-- New releases go below this line, by `make changelog`. -->\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = minimal_tree.write_tree(tmp_path / "checkout")
    configuration = (ROOT / "pyproject.toml").read_text()
    towncrier = configuration[configuration.index("[tool.towncrier]") : configuration.index("[tool.pytest.")]
    with (folder / "pyproject.toml").open("a") as file:
        file.write(f"\n{towncrier}")
    (folder / "CHANGELOG.md").write_text(HEAD)
    (folder / "changes").mkdir()
    for name in ("README.md", "template.md.jinja"):
        (folder / "changes" / name).write_text((ROOT / "changes" / name).read_text())
    git_commands.create_repository(folder)
    git_commands.run_git(folder, "tag", "v1.4.2")
    return Repository(folder)


def write_fragment(repository: Repository, name: str, text: str) -> None:
    (repository.root / "changes" / name).write_text(text)


def run(repository: Repository, *arguments: str) -> int:
    return main(["--repository", str(repository.root), "changelog", *arguments])


def test_fragments_are_moved_into_the_changelog_by_kind(repository: Repository) -> None:
    write_fragment(repository, "dates.fixed.md", "Dates are read.\nAll of them.\n")
    write_fragment(repository, "streams.added.md", "Streams.\n")
    write_fragment(repository, "errors.added.md", "Errors.\n")
    assert run(repository, "1.5.0") == 0
    title, rest = (repository.root / "CHANGELOG.md").read_text().removeprefix(HEAD).strip().split("\n", 1)
    assert title.startswith("## 1.5.0 (20")
    assert rest == "\n### Added\n\n- Errors.\n- Streams.\n\n### Fixed\n\n- Dates are read.\n  All of them."
    assert sorted(file.name for file in (repository.root / "changes").iterdir()) == ["README.md", "template.md.jinja"]


def test_the_newest_release_comes_first(repository: Repository) -> None:
    for version in ("1.5.0", "1.6.0"):
        write_fragment(repository, "streams.added.md", "Streams.\n")
        run(repository, version)
    text = (repository.root / "CHANGELOG.md").read_text()
    assert text.startswith(f"{HEAD}\n## 1.6.0 (")
    assert text.index("## 1.6.0") < text.index("## 1.5.0")
    assert "- Streams.\n\n## 1.5.0 (" in text


def test_the_version_is_set_in_pyproject_toml(repository: Repository) -> None:
    write_fragment(repository, "streams.added.md", "Streams.\n")
    run(repository, "1.5.0rc1")
    assert str(Project.read(repository.root).version) == "1.5.0rc1"


def test_without_a_version_the_entry_is_printed_and_no_file_changes(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    write_fragment(repository, "streams.added.md", "Streams.\n")
    before = repository.uncommitted()
    assert run(repository) == 0
    assert "### Added\n\n- Streams." in capsys.readouterr().out
    assert repository.uncommitted() == before


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (
            "1.5",
            "It is 1.5, which is too low. `make api-diff BASE=v1.4.2` lists the changes.",
        ),
        ("1.4.1", "the version is 1.4.1, but v1.4.2 is already released; set a higher version"),
        ("1.4.2", "1.4.2 is already released: it has a tag. Choose a higher version."),
        ("next", "'next' is not a valid version; write it like 0.2.0 or 1.0.0rc1"),
    ],
)
def test_an_unusable_version_is_refused_and_no_file_changes(
    repository: Repository, capsys: pytest.CaptureFixture[str], version: str, message: str
) -> None:
    effort = repository.root / minimal_tree.GENERATED / "models/effort.py"
    effort.write_text(effort.read_text().replace('"low", ', ""))
    write_fragment(repository, "low.breaking.md", "No low.\n")
    git_commands.commit_all(repository.root)
    assert run(repository, version) == 1
    assert capsys.readouterr().err.rstrip().endswith(message)
    assert repository.uncommitted() == []


def remove_effort_low(repository: Repository) -> None:
    effort = repository.root / minimal_tree.GENERATED / "models/effort.py"
    effort.write_text(effort.read_text().replace('"low", ', ""))


def test_a_breaking_change_without_a_breaking_fragment_is_refused_by_name(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_effort_low(repository)
    write_fragment(repository, "low.changed.md", "No low.\n")
    git_commands.commit_all(repository.root)
    assert run(repository, "2.0.0") == 1
    assert capsys.readouterr().err == (
        "2.0.0 breaks callers' code, but no fragment says so: models.Effort is no longer 'low'. "
        "Describe what no longer works in changes/<subject>.breaking.md, and what to write instead.\n"
    )
    assert repository.uncommitted() == []
    (repository.root / "changes/low.changed.md").rename(repository.root / "changes/low.breaking.md")
    assert run(repository, "2.0.0") == 0


def test_a_breaking_fragment_without_a_breaking_change_needs_the_version_of_one(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    write_fragment(repository, "waiting.breaking.md", "A call waits longer.\n")
    git_commands.commit_all(repository.root)
    assert run(repository, "1.5.0") == 1
    assert capsys.readouterr().err == (
        "changes/waiting.breaking.md says that callers' code breaks, which a version below 2.0.0 does not allow; the "
        "public API has no breaking change. Release 2.0.0 or higher if the behavior breaks callers' code; otherwise "
        "rename the fragment to waiting.changed.md.\n"
    )
    assert repository.uncommitted() == []
    assert run(repository, "2.0.0") == 0


def test_a_release_without_fragments_is_refused(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, "1.5.0") == 1
    assert capsys.readouterr().err.startswith("changes/ contains no fragments; changes/README.md describes")
    assert repository.uncommitted() == []


def test_each_fragment_of_this_project_has_a_known_kind() -> None:
    kinds = {"breaking", "added", "changed", "deprecated", "fixed", "security"}
    names = {file.name for file in (ROOT / "changes").iterdir()} - {"README.md", "template.md.jinja"}
    assert [name for name in names if name.split(".")[-2:] not in [[kind, "md"] for kind in kinds]] == []
