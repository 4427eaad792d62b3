"""Git commands that create the repositories of the tests."""

import os
import subprocess
from pathlib import Path

_IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Somebody"), ("EMAIL", "somebody@localhost"), ("DATE", "2026-11-22T12:00:00+00:00"))
}


def run_git(folder: Path, *arguments: str) -> str:
    """Run git without the configuration of the person who runs the tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= _IDENTITY | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def create_repository(folder: Path) -> None:
    """Turn a folder into a repository with one commit."""
    run_git(folder, "init", "--quiet")
    commit_all(folder)


def commit_all(folder: Path) -> None:
    """Commit all files."""
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change")
