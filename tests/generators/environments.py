"""The environments of the tools: the Python ones are installed before, those of Node.js when one is first needed."""

from __future__ import annotations

import functools
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs/generators/bin"
"""The folder of the programs that are written in Python, and of their interpreter."""
NODE = ROOT / ".venvs/generators-node/node_modules/.bin"
"""The folder of the programs that need Node.js."""


class UnavailableError(Exception):
    """A tool cannot be had here; the message says why."""


def require(programs: Iterable[str]) -> None:
    """Check that programs are installed on this machine, and install what needs Node.js if one of them is `npm`.

    Raises:
        UnavailableError: One of them is missing, or the installation failed.
    """
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise UnavailableError(f"{' and '.join(missing)} not found")
    if "npm" in programs and (reason := _why_not_installed()):
        raise UnavailableError(f"not installed: {reason}")


@functools.cache
def _why_not_installed() -> str:
    """Install the tools that need Node.js, and return why this failed; an empty text if it did not."""
    done = subprocess.run(
        ["make", "--no-print-directory", ".venvs/generators-node/locked"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return ""
    reasons = [line.strip() for line in done.stderr.splitlines() if line.strip() and not line.startswith("make")]
    return reasons[-1] if reasons else "make gives no reason"
