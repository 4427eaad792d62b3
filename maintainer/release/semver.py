"""Which part of the version must rise for what changed, by the rules of semantic versioning.

| | breaks callers | adds for callers | neither |
| --- | --- | --- | --- |
| from 1.0.0 on | major | minor | patch |
| before 1.0.0 | minor | patch | patch |

Semantic versioning lets a version before 1.0.0 change anything. Here, as most packagers take it, the minor number
says that something breaks; moving on to 1.0.0 is always allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from packaging.version import Version

if TYPE_CHECKING:
    from collections.abc import Collection

    from maintainer.release.api_diff import Change

Part: TypeAlias = Literal["major", "minor", "patch"]


def part_for(changes: Collection[Change], since: Version) -> Part | None:
    """The part that must rise; None if callers notice nothing."""
    if not changes:
        return None
    if any(change.is_breaking for change in changes):
        return "major" if since.major else "minor"
    return "minor" if since.major else "patch"


def lowest(since: Version, part: Part | None) -> Version:
    """The lowest version that has risen in this part."""
    match part:
        case "major":
            return Version(f"{since.major + 1}.0.0")
        case "minor":
            return Version(f"{since.major}.{since.minor + 1}.0")
        case "patch":
            return Version(f"{since.major}.{since.minor}.{since.micro + 1}")
        case None:
            return since


def suffices(version: Version, needed: Version) -> bool:
    """Whether a version is high enough. A release for trial (0.2.0rc1) may hold what its final one may."""
    return version.release >= needed.release
