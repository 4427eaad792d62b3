"""`CHANGELOG.md`, built by towncrier from the fragments in `changes/`."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from maintainer.release.project import ReleaseError
from maintainer.release.tags import is_released
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from pathlib import Path

    from maintainer.git import Repository

_FOLDER = "changes"
_KINDS = ("breaking", "added", "changed", "deprecated", "fixed", "security")
_VERSION_LINE = re.compile(r'^version = "[^"]*"$', flags=re.MULTILINE)


def draft_changelog(repository: Repository) -> str:
    """Return the changelog entry of the next release. No file is changed."""
    return _towncrier(repository, "--draft", "--version", "the next version")


def update_changelog(repository: Repository, version: str) -> None:
    """Set the version in `pyproject.toml`, and move the fragments into the changelog below it.

    Raises:
        ReleaseError: The version is invalid, already released or too low for the changes, or there is no fragment. No
            file is changed.
    """
    try:
        new = Version(version)
    except InvalidVersion as error:
        raise ReleaseError(f"{version!r} is not a valid version; write it like 0.2.0 or 1.0.0rc1") from error
    if is_released(repository, new):
        raise ReleaseError(f"{new} is already released: it has a tag. Choose a higher version.")
    if not fragments(repository):
        raise ReleaseError(f"{_FOLDER}/ contains no fragments; {_FOLDER}/README.md describes their format")
    pyproject = repository.root / "pyproject.toml"
    before = pyproject.read_bytes()
    text, count = _VERSION_LINE.subn(f'version = "{new}"', before.decode(), count=1)
    if not count:
        raise ReleaseError('pyproject.toml has no line of the form: version = "0.1.0"')
    pyproject.write_bytes(text.encode())
    try:
        check_version(repository)
        _towncrier(repository, "--yes", "--version", str(new))
    except BaseException:
        pyproject.write_bytes(before)
        raise


def fragments(repository: Repository) -> list[Path]:
    """Return the files of the changes that are not in the changelog yet."""
    return sorted(path for kind in _KINDS for path in (repository.root / _FOLDER).glob(f"*.{kind}.md"))


def _towncrier(repository: Repository, *arguments: str) -> str:
    command = [sys.executable, "-m", "towncrier", "build", "--dir", str(repository.root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=repository.root)  # noqa: S603
    if done.returncode:
        raise ReleaseError(f"towncrier failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
