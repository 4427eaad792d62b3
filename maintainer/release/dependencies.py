"""What callers install along with the package: the releases it was tested with, and under which licences they are."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING

from attrs import frozen
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from maintainer.release.project import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Collection
    from importlib.metadata import PackageMetadata
    from pathlib import Path

    from maintainer.release.project import Project

# Where callers run the package: what they install depends on it.
_PYTHONS = ("3.11", "3.12", "3.13")
_SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
_PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<hashes>(?:.*\\\n)*.*)", flags=re.MULTILINE)


@frozen
class Pinned:
    """One release in a file of pinned requirements."""

    version: str
    sha256: tuple[str, ...]
    """The hash of each of its files."""


@frozen
class Needed:
    """A distribution that callers install."""

    is_optional: bool
    """Whether only an extra brings it."""
    extras: frozenset[str]
    needs: frozenset[str]


@frozen
class License:
    """The licence of a distribution, as an SPDX expression or in its own words."""

    text: str
    is_expression: bool


def read_pinned(requirements: Path) -> dict[str, Pinned]:
    """The releases that a file of requirements pins, by their names."""
    text = requirements.read_text(encoding="utf-8")
    return {
        canonicalize_name(found["name"]): Pinned(
            found["version"], tuple(re.findall(r"--hash=sha256:(\w+)", found["hashes"]))
        )
        for found in _PINNED.finditer(text)
    }


def direct(project: Project) -> set[str]:
    """The names of what the project itself asks for, always or with an extra."""
    return {canonicalize_name(each.name) for each, _ in _own_requirements(project)}


def closure(project: Project) -> dict[str, Needed]:
    """All that callers install, on any Python and system that is supported, by name."""
    needed: dict[str, Needed] = {}
    waiting = _own_requirements(project)
    for requirement, is_optional in waiting:
        name = canonicalize_name(requirement.name)
        known = needed.get(name, Needed(is_optional=True, extras=frozenset(), needs=frozenset()))
        extras = known.extras | requirement.extras
        is_optional = is_optional and known.is_optional  # noqa: PLW2901 - one that is needed anyway stays so
        if name in needed and (extras, is_optional) == (known.extras, known.is_optional):
            continue
        children = [each for each in _requirements_of(name) if _applies(each, extras)]
        needed[name] = Needed(is_optional, extras, frozenset(canonicalize_name(each.name) for each in children))
        waiting += [(each, is_optional) for each in children]
    return needed


def license_of(name: str) -> License | None:
    """The licence of a distribution, as its metadata give it; None if it is not installed here.

    Raises:
        ReleaseError: They give none.
    """
    about = _metadata_of(name)
    if about is None:
        return None
    for stated in (*about.get_all("License-Expression", []), *about.get_all("License", [])):
        try:
            return License(canonicalize_license_expression(stated), is_expression=True)
        except InvalidLicenseExpression:
            continue  # older metadata may hold the whole text
    prefix = "License :: OSI Approved :: "
    classifiers = [each.removeprefix(prefix) for each in about.get_all("Classifier", []) if each.startswith(prefix)]
    if not classifiers:
        raise ReleaseError(f"{name} does not say under which licence it is")
    return License(", ".join(classifiers), is_expression=False)


def _own_requirements(project: Project) -> list[tuple[Requirement, bool]]:
    extras = project.table.get("optional-dependencies", {}).values()
    return [
        *((Requirement(each), False) for each in project.table.get("dependencies", [])),
        *((Requirement(each), True) for extra in extras for each in extra),
    ]


def _requirements_of(name: str) -> list[Requirement]:
    about = _metadata_of(name)
    return [] if about is None else [Requirement(each) for each in about.get_all("Requires-Dist", [])]


def _metadata_of(name: str) -> PackageMetadata | None:
    """None for what only other systems install, so that it is not at hand."""
    try:
        return metadata(name)
    except PackageNotFoundError:
        return None


def _applies(requirement: Requirement, extras: Collection[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(
        requirement.marker.evaluate(
            {
                **system,
                "python_version": python,
                "python_full_version": f"{python}.0",
                "platform_python_implementation": "CPython",
                "implementation_name": "cpython",
                "extra": extra,
            }
        )
        for python in _PYTHONS
        for system in _SYSTEMS
        for extra in ("", *extras)
    )
