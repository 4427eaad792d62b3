"""What is released is what the commit says, the same each time, or is refused."""

import hashlib
import json
import os
import shutil
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from maintainer.git import Repository
from maintainer.release import build as building
from maintainer.release.__main__ import notes
from maintainer.release.build import build, check_wheel
from maintainer.release.project import Project, ReleaseError
from maintainer.release.sbom import write_bill
from tests.release import checkout


@pytest.fixture
def dist(released: Repository) -> Path:
    return released.root / "dist"


@pytest.fixture
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def test_a_release_is_a_wheel_a_source_distribution_and_a_bill(released: Repository, dist: Path) -> None:
    stem = f"openrouter_responses-{Project.of(released.root).version}"
    assert sorted(file.name for file in dist.iterdir()) == [
        f"{stem}-py3-none-any.whl",
        f"{stem}.cdx.json",
        f"{stem}.tar.gz",
    ]


def test_the_same_commit_gives_the_same_bytes(
    released: Repository, dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "check_generated", lambda tree: None)  # the slow part, and no part of the bytes
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    clone = tmp_path / "a clone elsewhere"
    checkout.git(tmp_path, "clone", "--quiet", str(released.root), str(clone))
    umask = os.umask(0o077)
    try:
        build(Repository(clone))
    finally:
        os.umask(umask)
    assert {file.name: file.read_bytes() for file in (clone / "dist").iterdir()} == {
        file.name: file.read_bytes() for file in dist.iterdir()
    }


def test_all_times_are_that_of_the_commit(wheel: Path) -> None:
    assert {each.date_time for each in zipfile.ZipFile(wheel).infolist()} == {(2026, 11, 22, 12, 0, 0)}


def test_the_wheel_holds_both_packages_typed_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.partition("/")[0] for name in names}
    assert len(folders) == 3
    assert {"openrouter_responses/py.typed", "openrouter_responses_generated/py.typed"} <= set(names)
    assert "openrouter_responses/testing/_server.py" in names


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 600_000


def test_the_metadata_tell_all_that_an_index_shows(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["Summary"]
    # The public index refuses it.
    assert "Private :: Do Not Upload" in metadata.get_all("Classifier", [])


def test_a_wheel_can_be_made_from_the_source_distribution_alone(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "Makefile", "openapi.yaml", "requirements-dev.txt", "LICENSE"} <= names
    assert {name.partition("/")[0] for name in names} >= {"overlays", "generated", "maintainer", "tests", "changes"}


def test_the_bill_names_what_callers_install_with_licences_and_hashes(released: Repository, dist: Path) -> None:
    text = next(dist.glob("*.cdx.json")).read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    components = {component["name"]: component for component in bill["components"]}
    assert {"attrs", "httpx", "python-dateutil", "anyio", "certifi"} <= components.keys()
    assert not {"pytest", "openapi-python-client", "twine"} & components.keys()
    assert components["httpx"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert all(each["hashes"] for each in components["httpx"]["externalReferences"])
    assert components["httpx"]["scope"] == "required"
    assert components["orjson"]["scope"] == "optional"
    needs = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert components["httpcore"]["purl"] in needs[components["httpx"]["purl"]]
    assert bill["metadata"]["timestamp"] == "2026-11-22T12:00:00+00:00"


def test_the_bill_names_the_commit_and_the_files(released: Repository, dist: Path) -> None:
    bill = json.loads(next(dist.glob("*.cdx.json")).read_text())["metadata"]["component"]
    assert bill["properties"] == [{"name": "git:commit", "value": released.commit_of("HEAD")}]
    hashes = {each["url"]: each["hashes"][0]["content"] for each in bill["externalReferences"]}
    assert hashes == {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in dist.iterdir() if file.suffix != ".json"
    }


def test_a_dependency_that_is_not_pinned_is_refused(released: Repository, tmp_path: Path) -> None:
    requirements = tmp_path / "requirements-dev.txt"
    lines = (released.root / "requirements-dev.txt").read_text()
    requirements.write_text(lines.replace("\nhttpcore==", "\nhttpcar=="))
    with pytest.raises(ReleaseError, match=r"does not pin what callers install: httpcore$"):
        write_bill(
            tmp_path / "x.json",
            project=Project.of(released.root),
            requirements=requirements,
            files=[],
            commit="c",
            at=0,
        )


def refused(repository: Repository) -> str:
    before = repository.root / "dist"
    with pytest.raises(ReleaseError) as caught:
        build(repository)
    assert not before.exists()
    return str(caught.value)


def set_version(repository: Repository, version: str) -> None:
    file = repository.root / "pyproject.toml"
    current = Project.of(repository.root).version
    file.write_text(file.read_text().replace(f'version = "{current}"', f'version = "{version}"'))


def test_a_changed_file_is_refused(repository: Repository) -> None:
    readme = repository.root / "README.md"
    readme.write_text(readme.read_text() + "\n")
    assert refused(repository).endswith("these files are not committed: README.md")


def test_a_file_that_git_does_not_know_is_refused(repository: Repository) -> None:
    (repository.root / "overlays/openrouter_responses/secret.py").touch()
    assert refused(repository).endswith("these files are not committed: overlays/openrouter_responses/secret.py")


@pytest.mark.parametrize("prefix", ["v", ""])
def test_a_version_that_is_tagged_is_refused(repository: Repository, prefix: str) -> None:
    version = Project.of(repository.root).version
    checkout.git(repository.root, "tag", f"{prefix}{version}")
    assert refused(repository) == f"{version} was released already: there is a tag for it. Set a higher version."


def test_a_version_that_is_too_small_is_refused(repository: Repository) -> None:
    set_version(repository, "0.9.0")
    checkout.commit(repository.root)
    checkout.git(repository.root, "tag", "v0.9.0")
    result = repository.root / "generated/openrouter_responses_generated/models/text_delta_event.py"
    result.write_text(result.read_text().replace("    delta: str\n", "    delta: str | None\n"))
    set_version(repository, "0.9.1")
    checkout.commit(repository.root)
    error = refused(repository)
    assert "the minor version must rise, to 0.10.0 or higher. It is 0.9.1, which is too small." in error
    assert error.endswith("`make api-diff BASE=v0.9.0` lists the changes.")


def test_what_no_person_has_described_is_noted(repository: Repository) -> None:
    description = repository.root / "openapi.yaml"
    text = description.read_text("utf-8")
    known = "description: Filter that compares a file attribute with a value."
    assert known in text
    description.write_text(text.replace(known, "description: To be described."), "utf-8")
    assert "ComparisonFilter is still to be described in openapi.yaml or overlays/spec/." in notes(repository)


def test_stale_generated_code_is_refused(repository: Repository) -> None:
    file = repository.root / "generated/openrouter_responses_generated/errors.py"
    file.write_text(file.read_text() + "\n# edited\n")
    checkout.commit(repository.root)
    error = refused(repository)
    assert error.startswith("the generated code is not what `make generate` makes:\n")
    assert "generated/openrouter_responses_generated/errors.py: differs from the generated file" in error


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"openrouter_responses/big.py": os.urandom(600_000)}, "at most 600000 are allowed"),
        ({"tests/test_x.py": b""}, "holds what callers do not need: tests/test_x.py"),
        ({"openrouter_responses/notes.txt": b""}, "holds what callers do not need: openrouter_responses/notes.txt"),
        ({"openrouter_responses/py.typed": None}, "does not mark as typed: openrouter_responses"),
    ],
    ids=["large", "foreign", "no code", "untyped"],
)
def test_a_wheel_that_callers_should_not_get_is_refused(
    wheel: Path, tmp_path: Path, change: dict[str, bytes | None], complaint: str
) -> None:
    copy = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in change:
                target.writestr(name, source.read(name))
        for name, content in change.items():
            if content is not None:
                target.writestr(name, content)
    with pytest.raises(ReleaseError) as caught:
        check_wheel(copy)
    assert str(caught.value).endswith(complaint)


def test_metadata_that_twine_warns_of_are_refused(dist: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(next(dist.glob("*.whl")), tmp_path))
    with zipfile.ZipFile(copy) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(copy, "w") as target:
        for name, content in contents.items():
            if name.endswith("/METADATA"):
                content = content.partition(b"Description-Content-Type")[0]  # noqa: PLW2901
            target.writestr(name, content)
    with pytest.raises(ReleaseError, match="the metadata are not complete"):
        building.check_metadata([copy])
