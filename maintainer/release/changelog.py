"""`CHANGELOG.md`, built by towncrier from the fragments in `changes/`."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from maintainer.release.project import ReleaseError
from maintainer.release.semver import breaking_part, lowest_version
from maintainer.release.tags import is_released
from maintainer.release.version_check import check_version

if TYPE_CHECKING:
    from pathlib import Path

    from maintainer.git import Repository
    from maintainer.release.version_check import VersionCheck

_FOLDER = "changes"
_BREAKING = "breaking"
_MOST_SHOWN = 5
_KINDS = (_BREAKING, "added", "changed", "deprecated", "fixed", "security")
_VERSION_LINE = re.compile(r'^version = "[^"]*"$', flags=re.MULTILINE)


def draft_changelog(repository: Repository) -> str:
    """Return the changelog entry of the next release. No file is changed."""
    return _towncrier(repository, "--draft", "--version", "the next version")


def update_changelog(repository: Repository, version: str) -> None:
    """Set the version in `pyproject.toml`, and move the fragments into the changelog below it.

    Raises:
        ReleaseError: The version is invalid, already released or too low for the changes, there is no fragment, or
            breaking changes and the fragments about them do not go together. No file is changed.
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
        check = check_version(repository)
        if check is not None:
            _check_breaking_fragments(check, fragments(repository))
        _towncrier(repository, "--yes", "--version", str(new))
    except BaseException:
        pyproject.write_bytes(before)
        raise


def fragments(repository: Repository) -> list[Path]:
    """Return the files of the changes that are not in the changelog yet."""
    return sorted(path for kind in _KINDS for path in (repository.root / _FOLDER).glob(f"*.{kind}.md"))


def _check_breaking_fragments(check: VersionCheck, files: list[Path]) -> None:
    """Refuse breaking changes that no fragment describes, and a fragment about them in a version that allows none.

    A change of behavior can break callers' code although the public API is the same, so a fragment alone suffices.
    """
    described = [file.name for file in files if file.name.endswith(f".{_BREAKING}.md")]
    if check.breaking and not described:
        shown = "; ".join(f"{change.path} {change.text}" for change in check.breaking[:_MOST_SHOWN])
        more = len(check.breaking) - _MOST_SHOWN
        raise ReleaseError(
            f"{check.version} breaks callers' code, but no fragment says so: {shown}"
            + (f"; and {more} more, which `make api-diff BASE={check.base}` lists" if more > 0 else "")
            + f". Describe what no longer works in {_FOLDER}/<subject>.{_BREAKING}.md, and what to write instead."
        )
    if described and not check.allows_breaking_changes:
        lowest = lowest_version(check.base_version, breaking_part(check.base_version))
        raise ReleaseError(
            f"{_FOLDER}/{described[0]} says that callers' code breaks, which a version below {lowest} does not allow; "
            f"the public API has no breaking change. Release {lowest} or higher if the behavior breaks callers' code; "
            f"otherwise rename the fragment to {described[0].removesuffix(f'.{_BREAKING}.md')}.changed.md."
        )


def _towncrier(repository: Repository, *arguments: str) -> str:
    command = [sys.executable, "-m", "towncrier", "build", "--dir", str(repository.root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=repository.root)  # noqa: S603
    if done.returncode:
        raise ReleaseError(f"towncrier failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
