"""The public API changes since a commit, and whether the version increased enough for them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from maintainer.release.api_diff import ApiChange, api_changes
from maintainer.release.api_reader import read_public_api
from maintainer.release.description_diff import description_changes
from maintainer.release.project import Project, ReleaseError
from maintainer.release.semver import breaking_part, is_sufficient, lowest_version, required_part
from maintainer.release.tags import last_release

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maintainer.git import Repository
    from maintainer.release.semver import VersionPart

_PYTHONS = [f"3.{minor}" for minor in range(8, 40)]


@frozen
class VersionCheck:
    """The changes between a base commit and a newer state, and the version that they require."""

    base: str
    commit: str
    base_version: Version
    version: Version
    changes: list[ApiChange]

    @property
    def part(self) -> VersionPart | None:
        """The part of the version that must increase."""
        return required_part(self.changes, self.base_version)

    @property
    def required(self) -> Version:
        """The lowest version that the changes allow."""
        return lowest_version(self.base_version, self.part)

    @property
    def breaking(self) -> list[ApiChange]:
        """The changes that break callers' code."""
        return [change for change in self.changes if change.is_breaking]

    @property
    def allows_breaking_changes(self) -> bool:
        """Whether the version increased as far as a breaking change requires."""
        breaking = lowest_version(self.base_version, breaking_part(self.base_version))
        return is_sufficient(self.version, breaking)

    @property
    def passes(self) -> bool:
        return is_sufficient(self.version, self.required) and self.version >= self.base_version

    def as_text(self) -> str:
        lines = [f"Public API changes since {self.base} ({self.commit[:10]}, version {self.base_version}):"]
        for title, is_breaking in (("Breaking", True), ("Compatible", False)):
            changes = [change for change in self.changes if change.is_breaking is is_breaking]
            if changes:
                lines += ["", title, *(f"  {change.path} {change.text}" for change in changes)]
        return "\n".join([*lines, "", self.summary()])

    def summary(self) -> str:
        """Return the required version and the present one, in one line."""
        if self.version < self.base_version:
            return (
                f"The version is {self.version}, which is lower than {self.base_version}, the version of {self.base}."
            )
        if self.part is None:
            return f"No changes of the public API. The version is {self.version}."
        breaking = sum(change.is_breaking for change in self.changes)
        return (
            f"{breaking} breaking, {len(self.changes) - breaking} compatible: the {self.part} version must increase, "
            f"to {self.required} or higher. It is {self.version}, which is {'enough' if self.passes else 'too low'}."
        )

    def as_json(self) -> str:
        return json.dumps(
            {
                "base": {"ref": self.base, "commit": self.commit, "version": str(self.base_version)},
                "version": str(self.version),
                "part": self.part,
                "needed": str(self.required),
                "enough": self.passes,
                "changes": [
                    {"path": change.path, "text": change.text, "breaking": change.is_breaking}
                    for change in self.changes
                ],
            },
            indent=2,
        )


def check_since(repository: Repository, base: str, target: str | None = None) -> VersionCheck:
    """Compare a commit with a later commit, or with the files of the checkout.

    Raises:
        ReleaseError: One of the two lacks a package.
        GitError: A commit does not exist.
    """
    commit = repository.commit_of(base)
    with tempfile.TemporaryDirectory() as scratch:
        old_tree, new_tree = Path(scratch, "old"), Path(scratch, "new")
        repository.export(commit, old_tree)
        if target is None:
            new_tree = repository.root
        else:
            repository.export(repository.commit_of(target), new_tree)
        try:
            old_project, old = Project.read(old_tree), read_public_api(old_tree)
        except ReleaseError as error:
            raise ReleaseError(f"{base} cannot be used as a base: {error}") from error
        new_project, new = Project.read(new_tree), read_public_api(new_tree)
        of_description = list(description_changes(old_tree, new_tree))
    changes = [*_requirement_changes(old_project, new_project), *api_changes(old, new), *of_description]
    return VersionCheck(base, commit, old_project.version, new_project.version, changes)


def check_version(repository: Repository, target: str | None = None) -> VersionCheck | None:
    """Refuse a version that is too low for the changes since the last release; return the changes, None without one.

    Args:
        repository: The repository with the version tags.
        target: The commit to release; the files of the checkout if it is None.

    Raises:
        ReleaseError: The version is too low.
    """
    version = Project.read(repository.root).version
    base = last_release(repository, other_than=version)
    if base is None:
        return None
    if version < Version(base):
        raise ReleaseError(f"the version is {version}, but {base} is already released; set a higher version")
    check = check_since(repository, base, target)
    if not check.passes:
        raise ReleaseError(f"{check.summary()} `make api-diff BASE={base}` lists the changes.")
    return check


def _requirement_changes(old: Project, new: Project) -> Iterator[ApiChange]:
    """Compare what the package requires at installation: Python, extras and dependencies."""
    yield from _python_changes(old.table.get("requires-python", ""), new.table.get("requires-python", ""))
    yield from _extra_changes(old.table.get("optional-dependencies", {}), new.table.get("optional-dependencies", {}))
    yield from _dependency_changes(old.table.get("dependencies", []), new.table.get("dependencies", []))


def _python_changes(old: str, new: str) -> Iterator[ApiChange]:
    before, after = SpecifierSet(old), SpecifierSet(new)
    dropped = [python for python in _PYTHONS if before.contains(python) and not after.contains(python)]
    if dropped:
        verb = "is" if len(dropped) == 1 else "are"
        yield ApiChange("Python", f"{', '.join(dropped[:3])} {verb} no longer supported", is_breaking=True)
    elif before != after:
        yield ApiChange("Python", f"is supported as {after}, which was {before}", is_breaking=False)


def _extra_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ApiChange]:
    for name in sorted(old.keys() - new.keys()):
        yield ApiChange(f"the extra {name}", "was removed", is_breaking=True)
    for name in sorted(new.keys() - old.keys()):
        yield ApiChange(f"the extra {name}", "is new", is_breaking=False)


def _dependency_changes(old: list[str], new: list[str]) -> Iterator[ApiChange]:
    before, after = ({each.name: str(each) for each in map(Requirement, side)} for side in (old, new))
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            text = f"is now required as {after[name]}" if name in after else "is no longer required"
            yield ApiChange(f"the dependency {name}", text, is_breaking=False)
