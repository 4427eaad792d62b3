"""Runs of pytest in a process of its own, with the plugin of this package."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def run_pytest(folder: Path, program: str, *options: str, variables: Mapping[str, str] | None = None) -> str:
    """Write a program to `folder/test_app.py`, run its tests there, and return the output.

    Of the installed plugins only this package's is loaded, by its entry point, and pytest-xdist with `-n`: loading all
    takes longer than most of these tests.
    """
    (folder / "test_app.py").write_text(textwrap.dedent(program), encoding="utf-8")
    plugins = ["openrouter_responses", *(["xdist"] if "-n" in options else [])]
    loaded = [argument for name in plugins for argument in ("-p", name)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *loaded, *options, "test_app.py"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **(variables or {})}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr
