"""`make merged-check` skips a tool that cannot be had here, and fails for one that does not understand the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.generators import __main__ as command
from tests.generators.environments import UnavailableError, require
from tests.generators.tools import TOOLS, FailedError, Tool

if TYPE_CHECKING:
    from pathlib import Path


def understands(document: Path, folder: Path) -> None:
    assert document.read_text(encoding="utf-8").startswith("#")
    assert list(folder.iterdir()) == []


def fails(_: Path, __: Path) -> None:
    raise FailedError("line 1: no")


def test_every_tool_says_what_it_must_do() -> None:
    assert all(tool.must for tool in TOOLS.values())


def test_a_missing_program_is_named() -> None:
    with pytest.raises(UnavailableError, match=r"^no-such-program not found$"):
        require(("no-such-program",))


def test_each_tool_has_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    tools = {"good one": Tool("it works", understands), "absent": Tool("it works", fails, ("no-such-program",))}
    monkeypatch.setattr(command, "TOOLS", tools)
    assert command.main() == 0
    assert capsys.readouterr().out == "✓ good one: it works\n- absent: skipped, no-such-program not found\n"


def test_a_tool_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "TOOLS", {"bad": Tool("it works", fails)})
    assert command.main() == 1
    assert capsys.readouterr().out == "✗ bad: line 1: no\n"
