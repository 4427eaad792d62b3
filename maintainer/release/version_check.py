"""A commit and the checkout, compared: what changed for callers, and whether the version has risen enough for it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from maintainer.release.api_diff import Change, compare
from maintainer.release.project import Project, ReleaseError
from maintainer.release.public_api import read_surface
from maintainer.release.semver import lowest, part_for, suffices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maintainer.git import Repository
    from maintainer.release.semver import Part

_PYTHONS = [f"3.{minor}" for minor in range(8, 40)]


@frozen
class Comparison:
    """What lies between a commit and the checkout."""

    base: str
    commit: str
    base_version: Version
    version: Version
    changes: list[Change]

    @property
    def part(self) -> Part | None:
        """The part of the version that must rise."""
        return part_for(self.changes, self.base_version)

    @property
    def needed(self) -> Version:
        """The lowest version that may hold the changes."""
        return lowest(self.base_version, self.part)

    @property
    def is_enough(self) -> bool:
        return suffices(self.version, self.needed) and self.version >= self.base_version

    def as_text(self) -> str:
        lines = [f"For callers, since {self.base} ({self.commit[:10]}, version {self.base_version}):"]
        for title, is_breaking in (("Breaking", True), ("Compatible", False)):
            changes = [change for change in self.changes if change.is_breaking is is_breaking]
            if changes:
                lines += ["", title, *(f"  {change.path} {change.text}" for change in changes)]
        return "\n".join([*lines, "", self.verdict()])

    def verdict(self) -> str:
        """What the changes demand of the version, in one line."""
        if self.version < self.base_version:
            return f"The version is {self.version}, and {self.base} was {self.base_version} already."
        if self.part is None:
            return f"Nothing changed for callers. The version is {self.version}."
        breaking = sum(change.is_breaking for change in self.changes)
        counts = f"{breaking} breaking, {len(self.changes) - breaking} compatible"
        verdict = "which is enough" if self.is_enough else "which is too small"
        return (
            f"{counts}: the {self.part} version must rise, to {self.needed} or higher. It is {self.version}, {verdict}."
        )

    def as_json(self) -> str:
        return json.dumps(
            {
                "base": {"ref": self.base, "commit": self.commit, "version": str(self.base_version)},
                "version": str(self.version),
                "part": self.part,
                "needed": str(self.needed),
                "enough": self.is_enough,
                "changes": [
                    {"path": change.path, "text": change.text, "breaking": change.is_breaking}
                    for change in self.changes
                ],
            },
            indent=2,
        )


def since(repository: Repository, base: str, target: str | None = None) -> Comparison:
    """Compare a commit with a later one, or with the files of the checkout.

    Raises:
        ReleaseError: There is no such commit, or one side has not both packages.
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
            old_project, old = Project.of(old_tree), read_surface(old_tree)
        except ReleaseError as error:
            raise ReleaseError(f"{base} cannot be compared with: {error}") from error
        new_project, new = Project.of(new_tree), read_surface(new_tree)
    changes = [*_requirements(old_project, new_project), *compare(old, new)]
    return Comparison(base, commit, old_project.version, new_project.version, changes)


def last_release(repository: Repository, *, other_than: Version | None = None) -> str | None:
    """The tag of the last release, None before the first.

    Raises:
        ReleaseError: The clone is shallow and may lack the tag.
    """
    if repository.is_shallow():
        raise ReleaseError("this clone is shallow and may lack the last release; run: git fetch --unshallow --tags")
    return repository.last_release(other_than=other_than)


def check_version(repository: Repository, target: str | None = None) -> None:
    """Refuse a version that is too small for what changed since the last release.

    Args:
        repository: Where to look.
        target: The commit that is to be released; the files of the checkout if it is None.

    Raises:
        ReleaseError: It is.
    """
    version = Project.of(repository.root).version
    base = last_release(repository, other_than=version)
    if base is None:
        return
    if version < Version(base):
        raise ReleaseError(f"the version is {version}, and {base} was released already")
    comparison = since(repository, base, target)
    if not comparison.is_enough:
        raise ReleaseError(f"{comparison.verdict()} `make api-diff BASE={base}` lists the changes.")


def _requirements(old: Project, new: Project) -> Iterator[Change]:
    """What changed in what callers must have to install the package."""
    before, after = (SpecifierSet(project.table.get("requires-python", "")) for project in (old, new))
    left = [python for python in _PYTHONS if before.contains(python) and not after.contains(python)]
    if left:
        yield Change("Python", f"{', '.join(left[:3])} {'is' if len(left) == 1 else 'are'} left behind", True)
    elif before != after:
        yield Change("Python", f"may be {after}, and was {before}", False)
    extras = [project.table.get("optional-dependencies", {}) for project in (old, new)]
    for name in sorted(extras[0].keys() - extras[1].keys()):
        yield Change(f"the extra {name}", "was removed", True)
    for name in sorted(extras[1].keys() - extras[0].keys()):
        yield Change(f"the extra {name}", "is new", False)
    needed = [
        {each.name: str(each) for each in map(Requirement, project.table.get("dependencies", []))}
        for project in (old, new)
    ]
    for name in sorted(needed[0].keys() | needed[1].keys()):
        if needed[0].get(name) != needed[1].get(name):
            text = f"is needed as {needed[1][name]}" if name in needed[1] else "is not needed any more"
            yield Change(f"the dependency {name}", text, False)
