"""`CHANGELOG.md` from the files in `changes/`, by towncrier."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from maintainer.release.project import ReleaseError
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from pathlib import Path

    from maintainer.git import Repository

_FOLDER = "changes"
_VERSION_LINE = re.compile(r'^version = "[^"]*"$', flags=re.MULTILINE)


def draft(repository: Repository) -> str:
    """What the next release would say, without changing a file."""
    return _towncrier(repository, "--draft", "--version", "the next version")


def collect(repository: Repository, version: str) -> None:
    """Move the fragments into the changelog, under a version that is also set in `pyproject.toml`.

    Raises:
        ReleaseError: The version is none, is released already or is too small for the changes, or there is no fragment.
            Nothing is touched then.
    """
    try:
        new = Version(version)
    except InvalidVersion as error:
        raise ReleaseError(f"{version!r} is no version, such as 0.2.0 or 1.0.0rc1 is one") from error
    if repository.has_release(new):
        raise ReleaseError(f"{new} was released already: there is a tag for it")
    if not fragments(repository):
        raise ReleaseError(f"{_FOLDER}/ holds no fragment; {_FOLDER}/README.md says how one is written")
    pyproject = repository.root / "pyproject.toml"
    before = pyproject.read_bytes()
    text, count = _VERSION_LINE.subn(f'version = "{new}"', before.decode(), count=1)
    if not count:
        raise ReleaseError("pyproject.toml has no line that sets the version")
    pyproject.write_bytes(text.encode())
    try:
        check_version(repository)
        _towncrier(repository, "--yes", "--version", str(new))
    except BaseException:
        pyproject.write_bytes(before)
        raise


def fragments(repository: Repository) -> list[Path]:
    """The changes that no release tells of yet."""
    kinds = ("breaking", "added", "changed", "deprecated", "fixed", "security")
    return sorted(path for kind in kinds for path in (repository.root / _FOLDER).glob(f"*.{kind}.md"))


def _towncrier(repository: Repository, *arguments: str) -> str:
    command = [sys.executable, "-m", "towncrier", "build", "--dir", str(repository.root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=repository.root)  # noqa: S603
    if done.returncode:
        raise ReleaseError(f"towncrier refused: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
