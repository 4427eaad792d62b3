"""A run that is killed at any moment leaves the checkout as it was, and running it again completes it.

`KILLS=50 make test-extended TESTS=tests/follow/test_kills.py` tries more moments, `SEED=2` others.
"""

from __future__ import annotations

import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maintainer.follow.scratch import scratch_folder
from tests.follow.small_checkout import add_name, follow_branches, state_of
from tests.release import git_commands

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "3"))
SEED = int(os.environ.get("SEED", "1"))
PROGRAM = """
import sys
from pathlib import Path
from maintainer.follow.steps import Options, follow
outcome = follow(sys.argv[1], Options(checks=()), checkout=Path(sys.argv[2]))
sys.exit(outcome.verdict.exit_status)
"""

pytestmark = pytest.mark.extended


@pytest.fixture(autouse=True)
def temporary_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def start(source: str, checkout: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, source, str(checkout)]
    # A session of its own, so that a signal reaches the commands that it runs, as when a machine stops.
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)


def kill_after(seconds: float, process: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def remove_branches(checkout: Path) -> None:
    for branch in follow_branches(checkout):
        git_commands.run_git(checkout, "branch", "--quiet", "--delete", "--force", branch)


@pytest.mark.timeout(60 + 60 * KILLS)
def test_a_killed_run_leaves_the_checkout_as_it_was(
    checkout: Path, document: Callable[[Callable[[dict[str, Any]], object]], str], temporary_folder: Path
) -> None:
    source = document(add_name)
    before = state_of(checkout)
    began = time.monotonic()
    assert start(source, checkout).wait() == 0
    whole_run = time.monotonic() - began
    (branch,) = follow_branches(checkout)
    moments = random.Random(SEED)
    completed = 0
    for _ in range(KILLS):
        remove_branches(checkout)
        kill_after(moments.uniform(0, whole_run), start(source, checkout))
        assert state_of(checkout) == before
        assert list((checkout / ".git").rglob("*.lock")) == []
        # The branch is there completely or not at all.
        assert follow_branches(checkout) in ([], [branch])
        for name in follow_branches(checkout):
            git_commands.run_git(checkout, "rev-list", "--quiet", "--objects", name)
            completed += 1
    remove_branches(checkout)
    assert start(source, checkout).wait() == 0
    assert follow_branches(checkout) == [branch]
    assert state_of(checkout) == before
    git_commands.run_git(checkout, "fsck", "--connectivity-only")
    # Only the empty folder of a run that was killed before it had locked it may be left.
    left = [path for path in temporary_folder.iterdir() if path.is_file() or list(path.iterdir())]
    assert left == []
    print(f"{KILLS} kills, {completed} of them after the branch was created")


def test_the_scratch_folder_of_a_killed_run_is_deleted_by_the_next(temporary_folder: Path) -> None:
    alive, abandoned = (temporary_folder / f"openrouter-follow-{name}" for name in ("alive", "abandoned"))
    (abandoned / "clone").mkdir(parents=True)
    alive.mkdir()
    lock = os.open(alive, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with scratch_folder() as own:
        assert sorted(temporary_folder.iterdir()) == sorted([alive, own])
    assert list(temporary_folder.iterdir()) == [alive]
    os.close(lock)
    with scratch_folder() as own:
        assert list(temporary_folder.iterdir()) == [own]


def test_a_terminated_run_deletes_its_scratch_folder(
    checkout: Path, document: Callable[[Callable[[dict[str, Any]], object]], str], temporary_folder: Path
) -> None:
    command = [sys.executable, "-m", "maintainer.follow", "--repository", str(checkout), document(add_name)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # its first step has begun
        process.terminate()
    assert process.returncode == 128 + signal.SIGTERM
    assert list(temporary_folder.iterdir()) == []
