"""The program itself: its help, its completion, the embedded server, and the end of a pipe."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from openrouter_responses import OpenRouter, __version__
from openrouter_responses.cli import COMMANDS
from openrouter_responses.testing import text
from tests.client.command.held_stream import held_stream

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer
    from tests.client.command.conftest import Command

PROGRAM = [sys.executable, "-W", "error", "-m", "openrouter_responses"]
INSTALLED = Path(sys.executable).with_name("openrouter-responses")


def test_the_program_is_installed_under_its_name() -> None:
    done = subprocess.run([INSTALLED, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"openrouter-responses {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(command: Command, name: str) -> None:
    done = command(name, "--help")
    assert done.status == 0
    assert done.output.startswith(f"usage: openrouter-responses {name} ")
    assert f"{name:12} {COMMANDS[name]}" in command("--help").output


def test_help_and_a_pipe_import_nothing_heavy() -> None:
    script = (
        "import sys; from openrouter_responses.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('imported', *sys.modules, file=sys.stderr)"
    )
    heavy = {"rich.markdown", "asyncio", "msgspec", "pydantic", "httpx", "openrouter_responses.structured"}
    for arguments, allowed in ((["--help"], set[str]()), (["ask", "--help"], set[str]()), (["ask", "x"], {"httpx"})):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        imported = set(done.stderr.partition("imported")[2].split())
        assert imported & heavy <= allowed


def test_the_end_of_the_reader_ends_the_program_silently(server: ResponsesServer, command: Command) -> None:
    server.script(text("word " * 100_000))
    del command  # its fixture sets the server and the key
    with subprocess.Popen([*PROGRAM, "ask", "x"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(4) == "word"
        process.stdout.close()
        assert (process.wait(60), process.stderr.read()) == (141, "")


def test_ctrl_c_that_ends_the_reader_too_says_what_the_answer_cost(server: ResponsesServer, command: Command) -> None:
    body, goes_on = held_stream("It was a dark", "and stormy night.")
    server.respond_with(body=body, headers={"X-Generation-Id": "gen-1"})
    server.respond_with(body={"data": {"id": "gen-1", "model": "openai/gpt-5", "total_cost": 0.0125}})
    del command  # its fixture sets the server and the key
    with subprocess.Popen([*PROGRAM, "ask", "x"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(4) == "It w"
        process.stdout.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == "openrouter-responses: Stopped. The stopped answer cost $0.0125.\n"
    goes_on.set()


def test_the_end_of_the_reader_of_a_short_output_is_silent_too(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"type": "response.created"}\n', encoding="utf-8")
    program = [*PROGRAM, "inspect", str(log)]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(program, env=buffered, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.wait(60), process.stderr.read()) == (141, "")


def test_a_warning_is_one_line(server: ResponsesServer, command: Command) -> None:
    del server, command  # their fixtures set the server and the key
    schema = '{"type": "object", "properties": {"a": {"type": "object"}}, "required": ["a"]}'
    program = [str(INSTALLED), "ask", "x", "-m", "test/echo", "--schema", schema]
    done = subprocess.run(program, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    warning, *rest = done.stderr.splitlines()
    assert warning.startswith("Warning: ")
    assert "$.a" in warning or "strict" in warning
    assert len(rest) == 1


def test_serve_is_the_embedded_server() -> None:
    with subprocess.Popen([*PROGRAM, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        assert f"OPENROUTER_BASE_URL={address[0]} OPENROUTER_API_KEY=" in process.stdout.readline()
        with OpenRouter(api_key="any", server_url=address[0]) as open_router:
            assert open_router.responses.send(model="test/echo", input="Hello").output_text
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def test_bulk_sends_the_rows_of_a_file(command: Command, tmp_path: Path) -> None:
    rows, output = tmp_path / "rows.jsonl", tmp_path / "output.jsonl"
    rows.write_text('{"input": "One"}\n{"input": "Two"}\n', encoding="utf-8")
    done = command("bulk", str(rows), str(output), "--model", "test/echo", "--quiet")
    assert (done.status, len(output.read_text(encoding="utf-8").splitlines())) == (0, 2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_valid(command: Command, tmp_path: Path, shell: str) -> None:
    script = tmp_path / "script"
    script.write_text(command("completion", shell).output, encoding="utf-8")
    for expected in ("models", "--sort", "output-price", "no-stream"):
        assert expected.removeprefix("--") in script.read_text(encoding="utf-8")
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([shell, "-n", str(script)], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["mo"], ["models"]),
        (["ask", "--no"], ["--no-stream", "--no-save"]),
        (["models", "--sort", "o"], ["output-price"]),
        (["completion", "f"], ["fish"]),
        (["ask", "--reasoning", "h"], ["high"]),
        (["ask", "-f", "h"], []),
    ],
)
def test_bash_completes_commands_options_and_values(
    command: Command, tmp_path: Path, words: list[str], completed: list[str]
) -> None:
    script = tmp_path / "script"
    script.write_text(command("completion", "bash").output, encoding="utf-8")
    line = " ".join(["openrouter-responses", *words])
    program = (
        f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _openrouter_responses\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == completed
