"""Git commands on a checkout: commits, tags, uncommitted files, and the export of a commit."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from functools import cached_property
from pathlib import Path

from attrs import field, frozen


class GitError(Exception):
    """A git command failed; the message says why."""


@frozen
class Repository:
    """A git checkout."""

    root: Path = field(converter=Path)

    @cached_property
    def _environment(self) -> dict[str, str]:
        # Inside a hook, git sets variables of its own, which would direct these commands to another repository.
        return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def commit_of(self, ref: str) -> str:
        """Return the full hash of the commit that a branch, a tag or an abbreviated hash refers to.

        Raises:
            GitError: The commit does not exist.
        """
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
        except subprocess.CalledProcessError as error:
            raise GitError(f"commit {ref!r} does not exist in this repository") from error

    def commit_time(self, ref: str) -> int:
        """Return the time of a commit in seconds since 1970."""
        return int(self._git("log", "-1", "--format=%ct", ref))

    def uncommitted(self) -> list[str]:
        """Return the files that differ from the last commit, including untracked files."""
        return [line[3:] for line in self._git("status", "--porcelain", "--untracked-files=all").splitlines()]

    def is_shallow(self) -> bool:
        """Return whether the clone lacks a part of its history."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == "true"

    def tags(self, *, merged: bool = False) -> list[str]:
        """Return the names of the tags.

        Args:
            merged: Leave out tags whose commit is not an ancestor of the last commit.
        """
        return self._git("tag", "--list", *(["--merged", "HEAD"] if merged else [])).splitlines()

    def export(self, ref: str, folder: Path) -> None:
        """Write the files of a commit to a folder."""
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
                raise GitError("this folder is not a git checkout; run the command in a clone") from error
            raise
        return done.stdout
