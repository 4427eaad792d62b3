"""A build releases the committed files, always the same bytes, or is refused."""

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

from maintainer.codegen.description import load_description
from maintainer.codegen.documents import load_yaml
from maintainer.codegen.merged import merged
from maintainer.git import Repository
from maintainer.release import build as build_module
from maintainer.release.__main__ import main
from maintainer.release.build import build, check_wheel, write_openapi, write_site
from maintainer.release.project import Project, ReleaseError
from maintainer.release.sbom import Sbom, write_sbom
from tests.release import git_commands, minimal_tree


@pytest.fixture
def dist(released: Repository) -> Path:
    return released.root / "dist"


@pytest.fixture
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def test_a_release_is_a_wheel_a_source_distribution_an_openapi_document_and_an_sbom(
    released: Repository, dist: Path
) -> None:
    stem = f"openrouter_responses-{Project.read(released.root).version}"
    assert sorted(file.name for file in dist.iterdir()) == [
        f"{stem}-py3-none-any.whl",
        f"{stem}.cdx.json",
        f"{stem}.openapi.yaml",
        f"{stem}.tar.gz",
    ]


def test_the_same_commit_gives_the_same_bytes(
    released: Repository, dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "check_generated", lambda tree: None)  # slow, and without effect on the files
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    clone = tmp_path / "a clone elsewhere"
    git_commands.run_git(tmp_path, "clone", "--quiet", str(released.root), str(clone))
    umask = os.umask(0o077)
    try:
        build(Repository(clone), allow_undescribed=True)
    finally:
        os.umask(umask)
    assert {file.name: file.read_bytes() for file in (clone / "dist").iterdir()} == {
        file.name: file.read_bytes() for file in dist.iterdir()
    }


def test_all_times_are_the_time_of_the_commit(wheel: Path) -> None:
    assert {each.date_time for each in zipfile.ZipFile(wheel).infolist()} == {(2026, 11, 22, 12, 0, 0)}


def test_the_wheel_contains_both_typed_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.partition("/")[0] for name in names}
    assert len(folders) == 3
    assert {"openrouter_responses/py.typed", "openrouter_responses_generated/py.typed"} <= set(names)
    assert "openrouter_responses/testing/_server.py" in names
    assert "openrouter_responses_generated/request_schemas.json" in names


def test_the_wheel_is_small(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        capabilities = ("bulk", "bulk/ray", "cli", "display", "structured", "testing", "tools")
        sizes = [
            sum(
                each.compress_size
                for each in archive.infolist()
                if each.filename.rpartition("/")[0] == f"openrouter_responses/{name}"
            )
            for name in capabilities
        ]
    assert max(sizes) < 75_000
    assert wheel.stat().st_size - sum(sizes) < 700_000


def test_the_metadata_have_every_field_that_an_index_shows(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["Summary"]
    # The public index refuses uploads with this classifier.
    assert "Private :: Do Not Upload" in metadata.get_all("Classifier", [])


def test_the_source_distribution_contains_all_that_a_build_needs(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "Makefile", "openapi.yaml", "requirements-dev.txt", "LICENSE"} <= names
    assert {name.partition("/")[0] for name in names} >= {"overlays", "generated", "maintainer", "tests", "changes"}


def test_the_sbom_lists_the_dependencies_with_licences_and_hashes(released: Repository, dist: Path) -> None:
    text = next(dist.glob("*.cdx.json")).read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    sbom = json.loads(text)
    components = {component["name"]: component for component in sbom["components"]}
    assert {"attrs", "httpx", "python-dateutil", "anyio", "certifi"} <= components.keys()
    assert not {"pytest", "openapi-python-client", "twine"} & components.keys()
    assert components["httpx"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    (license_,) = components["httpx-aiohttp"]["licenses"]  # its metadata have the text of the licence alone
    assert license_["license"]["name"] == "licence of httpx-aiohttp"
    assert "Redistribution and use" in license_["license"]["text"]["content"]
    assert all(each["hashes"] for each in components["httpx"]["externalReferences"])
    assert components["httpx"]["scope"] == "required"
    assert components["orjson"]["scope"] == "optional"
    graph = {each["ref"]: each["dependsOn"] for each in sbom["dependencies"]}
    assert components["httpcore"]["purl"] in graph[components["httpx"]["purl"]]
    assert sbom["metadata"]["timestamp"] == "2026-11-22T12:00:00+00:00"


def test_the_sbom_names_the_commit_and_the_files(released: Repository, dist: Path) -> None:
    sbom = json.loads(next(dist.glob("*.cdx.json")).read_text())["metadata"]["component"]
    assert sbom["properties"] == [{"name": "git:commit", "value": released.commit_of("HEAD")}]
    hashes = {each["url"]: each["hashes"][0]["content"] for each in sbom["externalReferences"]}
    assert hashes == {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in dist.iterdir() if file.suffix != ".json"
    }


def test_the_sbom_says_which_files_an_index_takes(dist: Path) -> None:
    sbom = Sbom.read(next(dist.glob("*.cdx.json")))
    assert {Path(name).suffix for name in sbom.distributions} == {".whl", ".gz"}
    assert {Path(name).suffix for name in sbom.sha256.keys() - sbom.distributions} == {".yaml"}


def test_the_openapi_document_is_the_merged_description(released: Repository, dist: Path) -> None:
    document = load_yaml(next(dist.glob("*.openapi.yaml")))  # test_merged.py validates it
    assert document == merged(load_description(released.root))


def test_an_overlay_that_cannot_be_applied_is_refused(repository: Repository, tmp_path: Path) -> None:
    overlay = repository.root / "overlays/spec/errors.overlay.yaml"
    overlay.write_text(overlay.read_text().replace("target: $.components\n", "target: $.parts\n"))
    with pytest.raises(ReleaseError, match=r"the OpenAPI document cannot be written:\n.*the target matches nothing"):
        write_openapi(tmp_path / "x.yaml", repository.root)


def test_an_unpinned_dependency_is_refused(released: Repository, tmp_path: Path) -> None:
    requirements = [tmp_path / name for name in ("requirements-dev.txt", "requirements-ray.txt")]
    for file in requirements:
        lines = (released.root / file.name).read_text()
        file.write_text(lines.replace("\nhttpcore==", "\nhttpcar=="))
    with pytest.raises(ReleaseError, match=r"do not pin what callers install: httpcore$"):
        write_sbom(
            tmp_path / "x.json",
            project=Project.read(released.root),
            requirements=requirements,
            files=[],
            documents=[],
            commit="c",
            time=0,
        )


def refused(repository: Repository, *, allow_undescribed: bool = False) -> str:
    before = repository.root / "dist"
    with pytest.raises(ReleaseError) as caught:
        build(repository, allow_undescribed=allow_undescribed)
    assert not before.exists()
    return str(caught.value)


def set_version(repository: Repository, version: str) -> None:
    file = repository.root / "pyproject.toml"
    current = Project.read(repository.root).version
    file.write_text(file.read_text().replace(f'version = "{current}"', f'version = "{version}"'))


def test_a_changed_file_is_refused(repository: Repository) -> None:
    readme = repository.root / "README.md"
    readme.write_text(readme.read_text() + "\n")
    assert refused(repository).endswith("commit or remove these files first: README.md")


def test_an_untracked_file_is_refused(repository: Repository) -> None:
    (repository.root / "overlays/openrouter_responses/secret.py").touch()
    assert refused(repository).endswith("commit or remove these files first: overlays/openrouter_responses/secret.py")


@pytest.mark.parametrize("prefix", ["v", ""])
def test_a_tagged_version_is_refused(repository: Repository, prefix: str) -> None:
    version = Project.read(repository.root).version
    git_commands.run_git(repository.root, "tag", f"{prefix}{version}")
    assert refused(repository) == f"{version} is already released: it has a tag. Set a higher version."


def test_a_version_that_is_too_low_is_refused(tmp_path: Path) -> None:
    folder = minimal_tree.write_tree(tmp_path / "checkout")
    git_commands.create_repository(folder)
    git_commands.run_git(folder, "tag", "v1.4.2")
    event = folder / minimal_tree.GENERATED / "models/text_event.py"
    event.write_text(event.read_text().replace("    delta: str\n", "    delta: str | None\n"))
    repository = Repository(folder)
    set_version(repository, "1.4.3")
    git_commands.commit_all(folder)
    error = refused(repository)
    assert "the major version must increase, to 2.0.0 or higher. It is 1.4.3, which is too low." in error
    assert error.endswith("`make api-diff BASE=v1.4.2` lists the changes.")


@pytest.fixture
def undescribed(repository: Repository) -> Repository:
    """A repository of whose API one class has no description."""
    description = repository.root / "openapi.yaml"
    text = description.read_text("utf-8")
    known = "description: Request to create a response."
    assert known in text
    description.write_text(text.replace(known, "description: To be described."), "utf-8")
    git_commands.commit_all(repository.root)
    return repository


def test_a_missing_description_is_refused_by_name(undescribed: Repository) -> None:
    message, *parts = refused(undescribed).split("\n  ")
    assert message == (
        f"{len(parts)} parts of the API are described as 'To be described.'; describe them in openapi.yaml or "
        "overlays/spec/, or release them as they are: make build UNDESCRIBED=1"
    )
    # A capture may have left further parts to describe.
    assert "ResponsesRequest" in parts


@pytest.mark.extended
def test_a_missing_description_can_be_allowed(
    undescribed: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_module, "check_generated", lambda tree: None)  # slow, and without effect on the files
    assert main(["--repository", str(undescribed.root), "build", "--allow-undescribed"]) == 0
    assert "Note: ResponsesRequest has no description yet" in capsys.readouterr().out


def test_stale_generated_code_is_refused(repository: Repository) -> None:
    file = repository.root / "generated/openrouter_responses_generated/errors.py"
    file.write_text(file.read_text() + "\n# edited\n")
    git_commands.commit_all(repository.root)
    error = refused(repository, allow_undescribed=True)
    assert error.startswith("the generated code differs from what `make generate` writes:\n")
    assert "generated/openrouter_responses_generated/errors.py: differs from the generated file" in error


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"openrouter_responses_generated/models/big.py": os.urandom(700_000)},
            "bytes without its capabilities; the limit is 700000",
        ),
        ({"openrouter_responses/big.py": os.urandom(10_000)}, "the limit is 125000"),
        ({"openrouter_responses/tools/big.py": os.urandom(75_000)}, "the limit is 75000"),
        ({"tests/test_x.py": b""}, "contains files that callers do not need: tests/test_x.py"),
        (
            {"openrouter_responses/notes.txt": b""},
            "contains files that callers do not need: openrouter_responses/notes.txt",
        ),
        ({"openrouter_responses/py.typed": None}, "lacks the file py.typed in: openrouter_responses"),
    ],
    ids=["too large", "core too large", "capability too large", "another folder", "not code", "untyped"],
)
def test_an_invalid_wheel_is_refused(
    wheel: Path, tmp_path: Path, change: dict[str, bytes | None], message: str
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
    assert str(caught.value).endswith(message)


def test_metadata_with_a_warning_from_twine_are_refused(dist: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(next(dist.glob("*.whl")), tmp_path))
    with zipfile.ZipFile(copy) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(copy, "w") as target:
        for name, content in contents.items():
            if name.endswith("/METADATA"):
                content = content.partition(b"Description-Content-Type")[0]  # noqa: PLW2901
            target.writestr(name, content)
    with pytest.raises(ReleaseError, match="the metadata are incomplete"):
        build_module.check_metadata([copy])


@pytest.mark.extended
def test_a_site_that_sphinx_refuses_is_no_part_of_a_release(tmp_path: Path) -> None:
    sphinx = tmp_path / "sphinx-build"
    sphinx.write_text("#!/bin/sh\necho tools.md:3: WARNING: no such page >&2\nexit 1\n")
    sphinx.chmod(0o755)
    tree = tmp_path / "tree"
    Repository(Path(__file__).parents[2]).export("HEAD", tree)
    with pytest.raises(ReleaseError, match=r"site cannot be built:\nSphinx reports:\ntools\.md:3: WARNING"):
        write_site(tmp_path / "site.zip", tree, sphinx, 1_700_000_000)
    assert not (tmp_path / "site.zip").exists()
