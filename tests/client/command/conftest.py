"""The command in this process: `command("ask", "Hello")`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pytest

from openrouter_responses.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer


class Done(NamedTuple):
    """What a command did."""

    status: int | str | None
    output: str
    errors: str


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the last conversation."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("OPENROUTER_MODEL", raising=False)
    return tmp_path / "state"


@pytest.fixture
def command(
    server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """A function that runs the command against the embedded server; `standard_input` is what a pipe contains."""
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-test")
    monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)

    def run(*arguments: str, standard_input: str | bytes = "") -> Done:
        content = standard_input.encode() if isinstance(standard_input, str) else standard_input
        pipe = tmp_path / "standard input"
        pipe.write_bytes(content)
        with pipe.open(encoding="utf-8") as opened, monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", opened)
            try:
                status: int | str | None = main(arguments)
            except SystemExit as end:  # argparse ends so
                status = end.code
        output, errors = capsys.readouterr()
        return Done(status, output, errors)

    return run
