"""A repository and a release built from it, shared by the tests that do not change them."""

import os
import shutil
from pathlib import Path

import pytest

from maintainer.git import Repository
from maintainer.release.build import build
from tests.release import git_commands

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit of the files of this checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("a release needs a git checkout")
    folder = tmp_path_factory.mktemp("release") / "checkout"
    listed = git_commands.run_git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    git_commands.create_repository(folder)
    return folder


@pytest.fixture(scope="session")
def released(origin: Path) -> Repository:
    """The repository after `make build`. Tests do not change it."""
    repository = Repository(origin)
    build(repository, allow_undescribed=True)  # a capture may have left parts to describe
    return repository


@pytest.fixture
def repository(origin: Path, tmp_path: Path) -> Repository:
    """A clone that a test may change."""
    clone = tmp_path / "clone"
    git_commands.run_git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    return Repository(clone)


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the variables for real uploads, and the .pypirc and keyring of the person who runs the tests."""
    for name in list(os.environ):
        if name.startswith("TWINE_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
