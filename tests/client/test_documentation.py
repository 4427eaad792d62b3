"""The examples of a page of docs/ run, in their order, and print what the page is about."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.one_description import of_one_description

DOCS = Path(__file__).parents[2] / "docs"
PRINTED = {
    "bulk": [
        "succeeded        2",
        "17 I paid twice! {'topic': 'billing', 'urgent': True}",
        "1 {'BadRequestResponseError (400)': 1}\n1 1",
        "The job stopped after 1 rows, 1 are left: The server responded with status 402",
        "7 rows in 1 batch, and one live",
        "20 of 20, $",
        "row-1 Rome\nrow-2 failed: The server responded with status 400",
        "row-3 Oslo",
    ],
    "batches": [
        " validating\n",
        'r1 You wrote: "Great battery."',
        "completed 3 of 3 for ",
        "expired 2 requests to submit again\n",
        "still in_progress\n",
        "found\n",
        "openai/gpt-5 completed\n",
        "2 batches\n",
    ],
    "structured-output": ["number 1", "max_output_tokens {", "I cannot help with that."],
    "coming-from-openai": [
        "Hello!4",
        "It is sunny.",
        "You are Ada.",
        "429 The server responded with status 429: Rate limit exceeded",
    ],
    "coming-from-openrouter": ["response.completed", "Hello! True", "It is sunny in Rome.", "Insufficient credits"],
    "coming-from-instructor": ["Jason 25", "['Jason', 'Sarah']", "JASON 1", "$.age"],
    "watching": [
        "message: Hello, Ada.",
        'call: remember {"name":"Ada"} completed',
        "'One two ' in_progress",
        "Everything is here.",
    ],
    "http-clients": ["Response of httpx2: Hello, Ada.", "Over aiohttp: Hello, Grace."],
    "observability": [
        "INFO openrouter_responses: model=test/echo stream=False status=200 result=completed seconds=",
        "calls cost {'test/echo': ",
        "execute_tool get_weather None",
        "chat openai/gpt-5 ",
        "debug request: POST http",
        "debug body: {",
    ],
    "display": [
        "openai/gpt-5, completed, 3 input + 4 output tokens, $0.000007\nHello, Ada.\nremember({",
        "response.output_text.delta: delta='One '\n",
        "EventStream: 10 events, finished, openai/gpt-5, completed, ",
        "Run: 2 steps, finished, 15 input + 5 output tokens, $0.00002\nStep 1: ",
        "assistant: It is sunny.",
        "Everything is here.\n[EventStream: 11 events, finished, ",
        "openai/gpt-5 4\n",
    ],
    "tools": [
        "It stays sunny in Rome.",
        "<- Oslo: sunny for 1 days",
        "2 of 2",
        "The tool failed: ZeroDivisionError.",
        "I asked twice. max_steps(2)",
        "Forecast(city='Rome', sunny=True)",
        "I deleted a.txt only.",
        "Your name is Ada.",
    ],
}
SHOWN = [
    *("tutorial", "images-and-files", "reasoning", "errors-and-retries", "timeouts-and-cancellation"),
    *map(of_one_description, ("routing-and-web-search", "cost")),
]
"""The pages whose blocks of text are what the block of code above them prints."""


@pytest.mark.parametrize("page", SHOWN)
def test_a_page_shows_what_its_examples_print(page: str, tmp_path: Path) -> None:
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(python|text)\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    code, shown = ([block for each, block in blocks if each == language] for language in ("python", "text"))
    done = run("\n\n".join(code), tmp_path)
    printed = "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert printed == "".join(shown)


@pytest.mark.parametrize("page", PRINTED)
def test_the_examples_of_a_page_run(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / f"{page}.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    done = run("\n\n".join(blocks), tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [text for text in PRINTED[page] if text not in done.stdout] == []


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # A file, because the string below a field is read from the source.
    program = folder / "page.py"
    program.write_text(code, encoding="utf-8")
    command = [sys.executable, "-W", "error", str(program)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
