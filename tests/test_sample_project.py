"""The wheel, in an empty environment, serves the tests of a caller's project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample_project"
NOT_OF_CALLERS = ("COV_", "OPENROUTER_", "PYTEST_", "PYTHON")


def run(*command: str | Path, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OF_CALLERS)}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def build_wheel(folder: Path) -> Path:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=ROOT)
    return next(folder.glob("*.whl"))


def install(environment: Path, *requirements: str) -> Path:
    """Create an environment with the versions of the lock file that the requirements need; return its interpreter."""
    venv.create(environment, with_pip=False)
    python, constraints = environment / "bin/python", environment / "constraints.txt"
    locked = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    constraints.write_text("\n".join(re.findall(r"^([\w.\[\]-]+==[^ \\]+)", locked, re.MULTILINE)), encoding="utf-8")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run(*pip, "install", "--quiet", "--constraint", constraints, *requirements, folder=environment)
    return python


def test_the_tests_of_a_project_pass_with_the_wheel(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(SAMPLE, project, ignore=shutil.ignore_patterns("__pycache__"))
    python = install(tmp_path / "environment", f"{build_wheel(tmp_path / 'dist')}[typed]", "pytest", "pytest-xdist")

    plain = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder=project)
    assert re.search(r"^20 passed in", plain, re.MULTILINE), plain
    parallel = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", folder=project)
    assert re.search(r"^20 passed in", parallel, re.MULTILINE), parallel
    alone = run(python, "-m", "unittest", "-v", "tests/test_with_unittest.py", folder=project)
    assert "Ran 2 tests" in alone
    assert "site-packages" in run(
        python, "-c", "import openrouter_responses; print(openrouter_responses.__file__)", folder=project
    )
