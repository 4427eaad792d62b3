"""One repository, and one release built from it, for all tests that need no own."""

import os
import shutil
from pathlib import Path

import pytest

from maintainer.git import Repository
from maintainer.release.build import build
from tests.release import checkout

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of one commit, which holds what this checkout holds now."""
    if not (ROOT / ".git").exists():
        pytest.skip("releases are made from a git checkout")
    folder = tmp_path_factory.mktemp("release") / "checkout"
    listed = checkout.git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    checkout.start(folder)
    return folder


@pytest.fixture(scope="session")
def released(origin: Path) -> Repository:
    """The repository after `make build`. Tests leave it as it is."""
    repository = Repository(origin)
    build(repository)
    return repository


@pytest.fixture
def repository(origin: Path, tmp_path: Path) -> Repository:
    """A clone to do anything with."""
    clone = tmp_path / "clone"
    checkout.git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    return Repository(clone)


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what is set for real uploads, and this person's .pypirc and keyring, out of the tests."""
    for name in list(os.environ):
        if name.startswith("TWINE_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
