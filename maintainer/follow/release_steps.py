"""Version, changelog, build and publication of what was captured."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from maintainer.release.build import build
from maintainer.release.changelog import fragments, update_changelog
from maintainer.release.project import Project
from maintainer.release.publish import publish
from maintainer.release.semver import lowest_version
from maintainer.release.tags import is_released, last_release
from maintainer.release.version_check import check_since

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from packaging.version import Version

    from maintainer.follow.scratch import Scratch
    from maintainer.follow.wording import Change
    from maintainer.release.version_check import VersionCheck


_WIDTH = 116  # of a line of a fragment, which is indented when it becomes an item of the changelog


def api_changes(scratch: Scratch) -> VersionCheck:
    """Compare the public API of the scratch clone with that of the commit it was cloned from.

    Raises:
        ReleaseError: One of the two lacks a package.
    """
    return check_since(scratch.repository, scratch.base)


def choose_version(scratch: Scratch, since_base: VersionCheck) -> tuple[Version, str]:
    """Return the version of the captured client, and why it is this one.

    It is the version in `pyproject.toml`, unless that is too low for the changes since the last release, has a tag, or
    has an entry in the changelog, so that it may be about to be released without this change.

    Raises:
        ReleaseError: The last release cannot be compared with.
    """
    repository = scratch.repository
    version = Project.read(scratch.root).version
    tag = last_release(repository)
    if tag is None:
        check, reason = since_base, "the version of the first release, as no release has a tag yet"
    else:
        check = check_since(repository, tag)
        lowest = lowest_version(check.base_version, check.part or "patch")
        breaking = sum(change.is_breaking for change in check.changes)
        since = (
            f"{breaking} breaking and {len(check.changes) - breaking} compatible changes of the public API since {tag}"
        )
        reason = f"{since} require at least {lowest}" if check.changes else f"no change of the public API since {tag}"
        version = max(version, lowest)
    changelog = scratch.root / "CHANGELOG.md"
    entries = changelog.read_text(encoding="utf-8") if changelog.exists() else ""
    taken = version
    while is_released(repository, version) or f"\n## {version} " in entries:
        version = lowest_version(version, "patch" if version != taken else since_base.part or "patch")
    if version != taken:
        reason = f"{reason}, and {taken} is taken already"
    return version, reason


def write_fragments(scratch: Scratch, changes: Iterable[Change]) -> None:
    """Say each change once in the fragments that the capture drafted.

    Fragments that the last commit had already are left as the capture updated them.
    """
    by_kind: dict[str, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    committed = set(scratch.committed_files("changes"))
    for kind, group in by_kind.items():
        name = f"changes/api.{kind}.md"
        if name not in committed:
            entries = [f"- {change.text}." for change in group]
            text = "\n".join(["Follow the API:", *map(_wrapped, entries)])
            (scratch.root / name).write_text(f"{text}\n", encoding="utf-8")


def _wrapped(entry: str) -> str:
    lines = textwrap.wrap(entry, _WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def write_changelog(scratch: Scratch, version: Version) -> str:
    """Set the version, move the fragments into the changelog below it, and return what was done in a few words.

    Raises:
        ReleaseError: The version is too low.
    """
    count = len(fragments(scratch.repository))
    if not count:
        return "no unreleased changes"
    update_changelog(scratch.repository, str(version))
    return f"{version}, from {count} {'fragment' if count == 1 else 'fragments'}"


def build_files(scratch: Scratch, *, sphinx: Path | None) -> list[Path]:
    """Build the files of the release, and return them; `sphinx` is the command that builds the documentation site.

    Raises:
        ReleaseError: The commit cannot be released.
    """
    return build(scratch.repository, sphinx=sphinx)


def publish_release(scratch: Scratch, index: str, *, simple: str | None) -> list[str]:
    """Upload the built files, read them back, tag the commit in the checkout, and return what was done in lines.

    Raises:
        ReleaseError: The index refuses a file, or does not list it afterwards. Repeating continues.
    """
    lines = list(publish(scratch.repository, index, simple=simple))
    tag = f"v{Project.read(scratch.root).version}"
    commit = scratch.repository.commit_of("HEAD")
    is_new = scratch.hand_over(commit, f"refs/tags/{tag}")
    return [*lines, f"Tagged {commit[:10]} as {tag}." if is_new else f"The tag {tag} exists already."]
