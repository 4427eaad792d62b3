"""The dependencies that callers install with the package: their pinned releases and their licences."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from inspect import cleandoc
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

# The environments of callers, for which the markers of requirements are evaluated.
_PYTHONS = ("3.11", "3.12", "3.13")
_SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
_PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<hashes>(?:.*\\\n)*.*)", flags=re.MULTILINE)


@frozen
class PinnedRelease:
    """A release in a file of pinned requirements."""

    version: str
    sha256: tuple[str, ...]
    """The hash of each of its files."""


@frozen
class Dependency:
    """A distribution that callers install."""

    is_optional: bool
    """Whether only extras require it."""
    extras: frozenset[str]
    requires: frozenset[str]


@frozen
class License:
    """The licence of a distribution: an SPDX expression, or its name.

    Attributes:
        text: The expression or the name.
        full_text: The whole text of the licence, if the metadata state nothing else.
    """

    text: str
    is_expression: bool
    full_text: str | None = None


def read_pinned(requirements: Path) -> dict[str, PinnedRelease]:
    """Read the pinned releases of a requirements file, by name."""
    text = requirements.read_text(encoding="utf-8")
    return {
        canonicalize_name(found["name"]): PinnedRelease(
            found["version"], tuple(re.findall(r"--hash=sha256:(\w+)", found["hashes"]))
        )
        for found in _PINNED.finditer(text)
    }


def direct_dependencies(project: Project) -> set[str]:
    """Return the names of the dependencies in `pyproject.toml`, including those of its extras."""
    return {canonicalize_name(requirement.name) for requirement, _ in _project_requirements(project)}


def all_dependencies(project: Project) -> dict[str, Dependency]:
    """Return all direct and indirect dependencies, on any supported Python and system, by name."""
    found: dict[str, Dependency] = {}
    waiting = _project_requirements(project)
    for requirement, is_optional in waiting:
        name = canonicalize_name(requirement.name)
        known = found.get(name, Dependency(is_optional=True, extras=frozenset(), requires=frozenset()))
        extras = known.extras | requirement.extras
        is_optional = is_optional and known.is_optional  # noqa: PLW2901 - what is required once is not optional
        if name in found and (extras, is_optional) == (known.extras, known.is_optional):
            continue
        children = [each for each in _requirements_of(name) if _applies(each, extras)]
        found[name] = Dependency(is_optional, extras, frozenset(canonicalize_name(each.name) for each in children))
        waiting += [(each, is_optional) for each in children]
    return found


def license_of(name: str) -> License | None:
    """Return the licence that a distribution's metadata state, None if it is not installed here.

    Raises:
        ReleaseError: The metadata state no licence.
    """
    found = _metadata_of(name)
    if found is None:
        return None
    for stated in (*found.get_all("License-Expression", []), *found.get_all("License", [])):
        try:
            return License(canonicalize_license_expression(stated), is_expression=True)
        except InvalidLicenseExpression:
            continue  # older metadata may contain the text of the licence
    prefix = "License :: OSI Approved :: "
    classifiers = [each.removeprefix(prefix) for each in found.get_all("Classifier", []) if each.startswith(prefix)]
    if classifiers:
        return License(", ".join(classifiers), is_expression=False)
    if full_text := cleandoc("".join(found.get_all("License", []))):
        return License(f"licence of {name}", is_expression=False, full_text=full_text)
    raise ReleaseError(f"the metadata of {name} state no licence")


def _project_requirements(project: Project) -> list[tuple[Requirement, bool]]:
    """Return the requirements in `pyproject.toml`, each with whether it belongs to an extra."""
    extras = project.table.get("optional-dependencies", {}).values()
    return [
        *((Requirement(each), False) for each in project.table.get("dependencies", [])),
        *((Requirement(each), True) for extra in extras for each in extra),
    ]


def _requirements_of(name: str) -> list[Requirement]:
    found = _metadata_of(name)
    return [] if found is None else [Requirement(each) for each in found.get_all("Requires-Dist", [])]


def _metadata_of(name: str) -> PackageMetadata | None:
    """Return the metadata of a distribution, None if only other systems install it."""
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
