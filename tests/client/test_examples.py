"""The examples, and those of the README, run and print the expected output."""

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


EXPECTED = {
    "asynchronous.py": 'You wrote: "Two."',
    "chat.py": "4 items",
    "debug_logging.py": "DEBUG my_app.openrouter response: 200",
    "demo.py": "(exit status 5)",
    "errors_and_retries.py": "events were received, and this text: ",
    "evaluate.py": "some/large-model: 20 right, 0 wrong, 0 failed",
    "events.py": "thinking: ",
    "function_call.py": 'The tool returned "It rains in Rome."',
    "images_and_files.py": "input_file ['file_data', 'filename']",
    "label.py": "0 labelled, 4 were labelled before",
    "label_in_batches.py": "1 labelled, 3 were labelled before",
    "parallel_calls.py": "failed: The server responded with status 404",
    "research_assistant.py": "3 steps, notes: ['rome']",
    "stop_early.py": "stopped after '1 2 3 4 5 '",
    "structured_output.py": "cut off (max_output_tokens): {'name': 'name'",
    "test_with_embedded_server.py": "3 tests passed",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_example_runs_and_prints_its_result(example: Path) -> None:
    assert EXPECTED[example.name] in run(str(example))


def test_each_example_of_the_readme_runs_as_pasted() -> None:
    first, second = (run("-c", block) for block in BLOCKS)
    assert 'You wrote: "Say hello."' in first
    assert second == 'call: get_weather {"city":"city"}\n'


def test_the_readme_links_to_files_that_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
