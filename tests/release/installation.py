"""Installation of a release into an empty environment, and the first example of the README run there."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

from maintainer.release.dependencies import all_dependencies
from maintainer.release.project import Project

ROOT = Path(__file__).parents[2]
HOME = os.environ.get("HOME", "")


def install_release(project: Project, simple_url: str, environment: Path) -> Path:
    """Install a release from an index, and its dependencies from the default one; return the interpreter."""
    venv.create(environment, with_pip=False)
    python, report = environment / "bin/python", environment / "report.json"
    # pip uses the configuration and the cache of the person who runs the tests.
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    command += ["install", "--quiet", "--report", str(report), "--extra-index-url", simple_url]
    command += [f"{project.name}=={project.version}"]
    done = subprocess.run(command, env={**os.environ, "HOME": HOME}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    installed = json.loads(report.read_text())["install"]
    sources = {each["metadata"]["name"]: each["download_info"]["url"] for each in installed}
    assert sources.pop(project.name).startswith(simple_url.partition("simple/")[0].rstrip("+"))
    needed = {name for name, each in all_dependencies(project).items() if not each.is_optional}
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in sources} <= needed
    return python


def run_readme_example(python: Path) -> None:
    """Run the first example of the README, isolated from this checkout."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)[0]
    command = [str(python), "-I", "-W", "error", "-c", example]
    done = subprocess.run(command, cwd=python.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'You wrote: "Say hello."' in done.stdout
