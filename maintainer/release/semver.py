"""Semantic versioning: the lowest version that a set of API changes allows.

| | breaking change | compatible change | no change |
| --- | --- | --- | --- |
| from 1.0.0 on | major | minor | patch |
| before 1.0.0 | minor | patch | patch |

Semantic versioning permits any change before 1.0.0. This project follows the common convention that a breaking change
then increments the minor version. Going to 1.0.0 is always allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from packaging.version import Version

if TYPE_CHECKING:
    from collections.abc import Collection

    from maintainer.release.api_diff import ApiChange

VersionPart: TypeAlias = Literal["major", "minor", "patch"]


def required_part(changes: Collection[ApiChange], base: Version) -> VersionPart | None:
    """Return the part of the version that must increase, None if the API did not change."""
    if not changes:
        return None
    if any(change.is_breaking for change in changes):
        return breaking_part(base)
    return "minor" if base.major else "patch"


def breaking_part(base: Version) -> VersionPart:
    """Return the part of the version that a breaking change increases."""
    return "major" if base.major else "minor"


def lowest_version(base: Version, part: VersionPart | None) -> Version:
    """Return the lowest version in which a part is higher than in the base version."""
    match part:
        case "major":
            return Version(f"{base.major + 1}.0.0")
        case "minor":
            return Version(f"{base.major}.{base.minor + 1}.0")
        case "patch":
            return Version(f"{base.major}.{base.minor}.{base.micro + 1}")
        case None:
            return base


def is_sufficient(version: Version, required: Version) -> bool:
    """Return whether a version is high enough. A pre-release (0.2.0rc1) counts as its final release."""
    return version.release >= required.release
