"""The examples of docs/command.md run in a shell, and print what the page says; `...` stands for any text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from openrouter_responses.cli import COMMANDS
from openrouter_responses.cli._failures import Status
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer
    from tests.client.command.conftest import Command

PAGE = (Path(__file__).parents[3] / "docs" / "command.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("about_models", [False, of_one_description(True)])
def test_each_example_prints_what_the_page_says(
    command: Command, server: ResponsesServer, tmp_path: Path, about_models: bool
) -> None:
    del command, server  # their fixtures set the server and the key
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"}
    shown, expected = [], []
    for block in BLOCKS:
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = example.partition("\n")
            if line.startswith("openrouter-responses models ") is not about_models:
                continue
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=tmp_path,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            pattern = ".*".join(map(re.escape, output.split("...")))
            shown.append((line, output if re.fullmatch(pattern, done.stdout) else done.stdout))
            expected.append((line, output))
    assert shown
    assert shown == expected


def test_the_page_names_each_command_and_exit_status() -> None:
    assert [name for name in COMMANDS if f"openrouter-responses {name} " not in PAGE] == []
    assert re.findall(r"^\| (\d+) \|", PAGE, flags=re.MULTILINE) == [str(int(status)) for status in Status]
