"""What callers do with a release: install it into an empty environment, and run the first example of the README."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

from maintainer.release.dependencies import closure
from maintainer.release.project import Project

ROOT = Path(__file__).parents[2]
HOME = os.environ.get("HOME", "")


def install(project: Project, simple_url: str, environment: Path) -> Path:
    """Install a release from an index, and its dependencies from this machine's own; gives the interpreter."""
    venv.create(environment, with_pip=False)
    python, report = environment / "bin/python", environment / "report.json"
    # pip has the configuration and the cache of whoever runs the tests.
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    command += ["install", "--quiet", "--report", str(report), "--extra-index-url", simple_url]
    command += [f"{project.name}=={project.version}"]
    done = subprocess.run(command, env={**os.environ, "HOME": HOME}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    installed = json.loads(report.read_text())["install"]
    sources = {each["metadata"]["name"]: each["download_info"]["url"] for each in installed}
    assert sources.pop(project.name).startswith(simple_url.partition("simple/")[0].rstrip("+"))
    needed = {name for name, each in closure(project).items() if not each.is_optional}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in sources} <= needed
    return python


def run_first_example(python: Path) -> None:
    """Run what the README shows first, with nothing of this checkout in reach."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)[0]
    command = [str(python), "-I", "-W", "error", "-c", example]
    done = subprocess.run(command, cwd=python.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'You wrote: "Say hello."' in done.stdout
