"""Commands in the scratch clone."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from maintainer.follow.scratch import Scratch
from maintainer.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

STARTS_ANOTHER = """
import subprocess, sys
program = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
subprocess.run([sys.executable, "-c", program], stdout=open("id", "w"))
"""


def interrupt(scratch: Scratch, started: Path) -> None:
    """Raise `KeyboardInterrupt` once the command has written into a file."""
    with scratch.running("starts_another"):
        while not started.read_text().endswith("\n"):
            time.sleep(0.01)
        raise KeyboardInterrupt


def test_a_command_ends_with_what_it_has_started_when_the_run_is_interrupted(tmp_path: Path) -> None:
    (tmp_path / "starts_another.py").write_text(STARTS_ANOTHER)
    started = tmp_path / "id"
    started.touch()
    with pytest.raises(KeyboardInterrupt):
        interrupt(Scratch(Repository(tmp_path), Repository(tmp_path), ""), started)
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)
