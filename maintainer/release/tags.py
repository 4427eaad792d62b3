"""Released versions, read from the version tags of a repository (`v0.1.0`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from maintainer.release.project import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maintainer.git import Repository


def is_released(repository: Repository, version: Version) -> bool:
    """Return whether a version has a tag."""
    return any(version == tagged for tagged, _ in _versions(repository.tags()))


def last_release(repository: Repository, *, other_than: Version | None = None) -> str | None:
    """Return the tag of the highest final release among the ancestors of the last commit, None before the first.

    Pre-releases (0.2.0rc1) are skipped: callers may not rely on them.

    Raises:
        ReleaseError: The clone is shallow and may lack the tag.
    """
    if repository.is_shallow():
        raise ReleaseError(
            "this clone is shallow and may lack the tag of the last release; run: git fetch --unshallow --tags"
        )
    versions = _versions(repository.tags(merged=True))
    final = [(version, tag) for version, tag in versions if not version.is_prerelease and version != other_than]
    return max(final)[1] if final else None


def _versions(tags: Iterable[str]) -> list[tuple[Version, str]]:
    versions = []
    for tag in tags:
        try:
            versions.append((Version(tag), tag))  # a leading v is part of the syntax of versions
        except InvalidVersion:
            continue
    return versions
