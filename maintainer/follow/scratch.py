"""The scratch clone: all work is done in it, and the checkout gets nothing from it but a finished branch.

A killed run leaves its scratch folder behind. The next run deletes the folders whose run has ended; each run holds a
lock on its own folder as long as it lives.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from maintainer.git import GitError, Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PREFIX = "openrouter-follow-"
_NEW = "new-openrouter-follow-"
_TEMPORARY = "tmp"
_BYTECODE = "bytecode"
_ENVIRONMENT = ".venv"
_SECONDS_TO_END = 5
_NO_COMMIT = "0" * 40
# Nothing is to start in the background that works on after the command.
_QUIETLY = ("-c", "gc.auto=0", "-c", "maintenance.auto=false")


class StepError(Exception):
    """A command in the scratch clone failed; the message says which one and how."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Create a folder for one run, which is deleted afterwards, and delete those of runs that were killed.

    All temporary files of the run are created in it, so that none is left anywhere else.
    """
    parent = Path(tempfile.gettempdir())
    _delete_abandoned(parent)
    new = Path(tempfile.mkdtemp(prefix=_NEW, dir=parent))
    folder = parent / f"{_PREFIX}{new.name.removeprefix(_NEW)}"
    lock = os.open(new, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Another run finds the folder under this name, so it is locked by then.
        new.rename(folder)
        with _temporary_files_in(folder / _TEMPORARY):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Create temporary files in a folder, those of the commands that are run as well."""
    folder.mkdir()
    before, variable = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
        os.environ.pop("TMPDIR")
        if variable is not None:
            os.environ["TMPDIR"] = variable


def _delete_abandoned(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        try:
            lock = os.open(folder, os.O_RDONLY)
        except OSError:
            continue  # somebody else's, or deleted in the meantime
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue  # its run is alive
        finally:
            os.close(lock)


@attrs.frozen
class Scratch:
    """A clone of a commit. Commands run with the modules of the clone and the interpreter of the checkout.

    Attributes:
        checkout: The repository that was cloned.
        repository: The clone.
        base: The commit that was cloned.
    """

    checkout: Repository
    repository: Repository
    base: str

    @classmethod
    def clone(cls, checkout: Path, folder: Path, *, base: str = "HEAD") -> Scratch:
        """Clone a commit of a checkout, with its tags, into a folder; the checkout is only read.

        Raises:
            GitError: The checkout has no such commit, is shallow, or does not say who commits.
        """
        repository = Repository(checkout)
        commit = repository.commit_of(base)
        if repository.is_shallow():
            raise GitError("this clone is shallow and may lack the last release; run: git fetch --unshallow --tags")
        identity = [_identity(checkout, name) for name in ("user.name", "user.email")]
        _git(folder, "clone", "--quiet", "--shared", "--no-checkout", str(checkout.resolve()), "clone")
        clone = folder / "clone"
        _git(clone, "checkout", "--quiet", "--detach", commit)
        for name, value in zip(("user.name", "user.email"), identity, strict=True):
            _git(clone, "config", name, value)
        # pyproject.toml names the environment for pyright.
        (clone / _ENVIRONMENT).symlink_to(sys.prefix)
        with (clone / ".git/info/exclude").open("a") as excluded:
            excluded.write(f"/{_ENVIRONMENT}\n")
        return cls(repository, Repository(clone), commit)

    @property
    def root(self) -> Path:
        return self.repository.root

    def run(self, *module: str) -> str:
        """Run a Python module with its arguments, and return what it prints.

        Raises:
            StepError: It exits with another status than 0.
        """
        with self.running(*module) as wait:
            return wait()

    @contextmanager
    def running(self, *module: str) -> Iterator[Callable[[], str]]:
        """Start a Python module with its arguments; it is ended if the block fails.

        Returns:
            A function that waits for it, and returns what it prints. It raises `StepError` as `run` does.
        """
        packages = [str(self.root / folder) for folder in ("", "overlays", "generated")]
        variables = {
            "PYTHONPATH": os.pathsep.join(packages),
            "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
            # The tests start programs that import the same modules hundreds of times. The bytecode is not a part of the
            # clone, which is committed.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.root.parent / _BYTECODE),
        }
        with subprocess.Popen(  # noqa: S603 - only this package gives commands
            [sys.executable, "-m", *module],
            cwd=self.root,
            env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield lambda: _output(process)
            except BaseException:
                _end(process)
                raise

    def committed_files(self, folder: str) -> list[str]:
        """Return the paths of the files that a folder has in the commit that was cloned."""
        return _git(self.root, "ls-tree", "-r", "--name-only", self.base, "--", folder).splitlines()

    def commit_all(self, message: str, *, amend: bool = False) -> str:
        """Commit all files, or replace the last commit with all files, and return the hash of the commit."""
        _git(self.root, "add", "--all")
        # Hooks are for persons who commit.
        options = ("--quiet", "--message", message, *(["--amend"] if amend else []))
        _git(self.root, "-c", f"core.hooksPath={os.devnull}", "commit", *options)
        return self.repository.commit_of("HEAD")

    def switch_to(self, commit: str) -> None:
        """Check out another commit of the checkout, and drop what is not committed."""
        _git(self.root, "checkout", "--quiet", "--force", "--detach", commit)
        _git(self.root, "clean", "--quiet", "--force", "-d")

    def hand_over(self, commit: str, ref: str) -> bool:
        """Create a branch or a tag in the checkout, and return False if it exists already.

        The objects are copied first; they are invisible until the reference is created, which git does in one step.
        """
        root = self.checkout.root
        _git(self.root, "update-ref", "refs/follow/handed-over", commit)
        arguments = ("--quiet", "--no-tags", "--no-write-fetch-head", str(self.root), "refs/follow/handed-over")
        _git(root, *_QUIETLY, "fetch", *arguments)
        try:
            _git(root, "update-ref", "-m", "make follow", ref, commit, _NO_COMMIT)
        except GitError:
            if is_ref(root, ref):
                return False
            raise
        return True


def _output(process: subprocess.Popen[str]) -> str:
    stdout, stderr = process.communicate()
    if process.returncode:
        raise StepError((stdout + stderr).strip() or f"exit status {process.returncode}")
    return stdout


def _end(process: subprocess.Popen[str]) -> None:
    """End a process so that it ends what it has started: pyright is a program of Node.js, and pytest has workers."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()


def is_ref(root: Path, ref: str) -> bool:
    """Return whether a repository has a reference, given by its full name."""
    return bool(_git(root, "for-each-ref", "--format=x", ref))


def branches_like(root: Path, pattern: str) -> list[tuple[str, str]]:
    """Return the full names and commits of the branches that match a pattern, here and in remotes as last fetched."""
    patterns = (f"refs/heads/{pattern}", f"refs/remotes/*/{pattern}")
    listed = _git(root, "for-each-ref", "--format=%(refname) %(objectname)", *patterns)
    return [(name, commit) for name, _, commit in (line.partition(" ") for line in listed.splitlines())]


def message_of(root: Path, commit: str) -> str:
    """Return the message of a commit."""
    return _git(root, "log", "-1", "--format=%B", commit).strip()


def time_of(root: Path, commit: str) -> str:
    """Return the time of a commit, as `2026-08-23 02:10`."""
    return _git(root, "log", "-1", "--format=%cd", "--date=format:%Y-%m-%d %H:%M", commit).strip()


def is_ancestor(root: Path, commit: str, of: str) -> bool:
    """Return whether a commit is another one or belongs to its history."""
    try:
        _git(root, "merge-base", "--is-ancestor", commit, of)
    except GitError:
        return False
    return True


def _identity(root: Path, name: str) -> str:
    if given := os.environ.get(f"GIT_COMMITTER_{name.rpartition('.')[2].upper()}"):
        return given
    try:
        return _git(root, "config", "--get", name).strip()
    except GitError as error:
        raise GitError(f"git does not know who commits; set it in the checkout: git config {name} '...'") from error


def _git(folder: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(  # noqa: S603 - only this module gives commands
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise GitError(f"git {arguments[0]} failed: {done.stderr.strip() or f'exit status {done.returncode}'}")
    return done.stdout
