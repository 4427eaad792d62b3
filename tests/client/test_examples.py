"""The examples and the README say what is true: they are run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


def run(*arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENROUTER_", "LIVE"))}
    command = [sys.executable, "-W", "error", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


SAYS = {
    "asynchronous.py": 'You wrote: "Two."',
    "demo.py": "NotFoundResponseError: ",
    "errors_and_retries.py": "events came, and this text: ",
    "events.py": "thinking: ",
    "function_call.py": "It rains in Rome.",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_example_runs_and_says_what_it_is_there_for(example: Path) -> None:
    assert SAYS[example.name] in run(str(example))


def test_the_first_example_of_the_readme_runs_as_pasted() -> None:
    output = run("-c", BLOCKS[0])
    assert 'You wrote: "Say hello."' in output
    assert 'You wrote: "Say it again."' in output


@pytest.mark.parametrize("block", BLOCKS)
def test_each_example_of_the_readme_is_python(block: str) -> None:
    compile(block, "README.md", "exec")


def test_the_readme_links_to_files_that_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
