"""Git commands on a checkout: commits, tags, uncommitted files, and the export of a commit."""

from __future__ import annotations

import io
import subprocess
import tarfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen
from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterable


class GitError(Exception):
    """A git command cannot be run on the checkout; the message says why."""


@frozen
class Repository:
    """A git checkout."""

    root: Path = field(converter=Path)

    @cached_property
    def _environment(self) -> dict[str, str]:
        import os

        # Git's own variables would lead it to another repository, as they are set while a hook runs.
        return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def commit_of(self, ref: str) -> str:
        """The full name of the commit that a branch, a tag or a short name stands for.

        Raises:
            GitError: There is no such commit.
        """
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
        except subprocess.CalledProcessError as error:
            raise GitError(f"there is no commit {ref!r} in this repository") from error

    def seconds_of(self, ref: str) -> int:
        """When a commit was made, in seconds since 1970."""
        return int(self._git("log", "-1", "--format=%ct", ref))

    def uncommitted(self) -> list[str]:
        """The files whose state is not that of the last commit, those that git does not know included."""
        return [line[3:] for line in self._git("status", "--porcelain", "--untracked-files=all").splitlines()]

    def is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository").strip() == "true"

    def has_release(self, version: Version) -> bool:
        """Whether a tag says that the version was released."""
        return version in (tagged for tagged, _ in _versions(self._git("tag", "--list").splitlines()))

    def last_release(self, *, other_than: Version | None = None) -> str | None:
        """The tag of the highest final release that led to the last commit.

        Releases for trial (0.2.0rc1) promise callers nothing and do not count.
        """
        tags = _versions(self._git("tag", "--list", "--merged", "HEAD").splitlines())
        finals = [(version, tag) for version, tag in tags if not version.is_prerelease and version != other_than]
        return max(finals)[1] if finals else None

    def export(self, ref: str, folder: Path) -> None:
        """Lay the files of a commit into a folder."""
        archive = self._git_bytes("archive", "--format=tar", ref)
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")

    def _git(self, *arguments: str) -> str:
        return self._git_bytes(*arguments).decode("utf-8", "surrogateescape")

    def _git_bytes(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.root), *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=True, env=self._environment)  # noqa: S603
        except FileNotFoundError as error:
            raise GitError("git is not installed") from error
        except subprocess.CalledProcessError as error:
            if b"not a git repository" in error.stderr:
                raise GitError("this is no git checkout, and releases are made from one") from error
            raise
        return done.stdout


def _versions(tags: Iterable[str]) -> list[tuple[Version, str]]:
    versions = []
    for tag in tags:
        try:
            versions.append((Version(tag), tag))  # which knows the v of v0.1.0
        except InvalidVersion:
            continue
    return versions
