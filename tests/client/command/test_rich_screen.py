"""The screen of rich, in this process: what it writes to a terminal of which the time is set."""

from __future__ import annotations

import io
import random
import re
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from openrouter_responses.cli import _approval, _failures
from openrouter_responses.cli._rich_screen import RichScreen
from openrouter_responses.cli._screen import PlainScreen, new_screen
from openrouter_responses.tools import ToolCall

if TYPE_CHECKING:
    from pathlib import Path


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def new_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 40) -> FakeTerminal:
    """Replace the standard output with a terminal. In a fixture, pytest would replace it again."""
    written = FakeTerminal()
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    return written


def test_a_block_is_written_when_it_is_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = new_terminal(monkeypatch)
    screen = new_screen()
    screen.text("One ")
    assert terminal.getvalue() == ""
    screen.text("two.\n\nThree")
    assert terminal.getvalue() == "One two.\n"
    screen.end()
    assert terminal.getvalue() == "One two.\n\nThree\n"


def test_the_size_of_a_block_that_takes_long_is_shown_and_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = new_terminal(monkeypatch)
    now = 0.0
    monkeypatch.setattr("openrouter_responses.cli._rich_screen.time.monotonic", lambda: now)
    screen = RichScreen()
    screen.text("```\n")
    now = 1.0
    screen.text("code\n")
    assert "... 9" in terminal.getvalue()
    screen.text("```\n")
    assert terminal.getvalue().rpartition("\r\x1b[2K")[2] == " code\n"


def test_reasoning_and_notes_are_apart_from_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = new_terminal(monkeypatch)
    screen = RichScreen()
    screen.reasoning("Hm")
    screen.reasoning("m.")
    screen.text("# Answer\n")
    screen.note("-> f({})")
    screen.text("More\r\n\r\n")
    assert terminal.getvalue().replace("\x1b[2m", "").replace("\x1b[1;4m", "").replace("\x1b[0m", "") == (
        "Hmm.\n\nAnswer\n\nMore\n"
    )
    assert "-> f({})" in capsys.readouterr().err


def shown_reasoning(monkeypatch: pytest.MonkeyPatch, columns: int, *deltas: str) -> list[str]:
    """Return the lines that reasoning takes, without its style."""
    terminal = new_terminal(monkeypatch, columns)
    screen = RichScreen()
    for delta in deltas:
        screen.reasoning(delta)
    screen.end()
    return re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue()).removesuffix("\n\n").split("\n")


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_reasoning_is_wrapped_at_spaces_in_whatever_pieces_it_arrives(
    monkeypatch: pytest.MonkeyPatch, columns: int, size: int
) -> None:
    chance = random.Random(columns)  # not a secret
    text = " ".join("x" * chance.randrange(1, 20) for _ in range(80))
    deltas = [text[start : start + size] for start in range(0, len(text), size)]
    assert shown_reasoning(monkeypatch, columns, *deltas) == textwrap.wrap(text, columns)


def test_a_word_of_reasoning_is_shown_when_it_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = new_terminal(monkeypatch)
    screen = RichScreen()
    screen.reasoning("Let me thi")
    assert "Let me" in terminal.getvalue()
    assert "thi" not in terminal.getvalue()
    screen.reasoning("nk. ")
    assert "think." in terminal.getvalue()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\n  - one\n  - two \n", ["a", "", "  - one", "  - two", ""]),
        (f"see https://e.example/{'p' * 30} there", ["see", f"https://e.example/{'p' * 22}", f"{'p' * 8} there"]),
        ("東京は日本の首都です。" * 3, ["東京は日本の首都です。東京は日本の首都で", "す。東京は日本の首都です。"]),
        ("x" * 30 + " 東京は日本の首都", ["x" * 30 + " 東京は日", "本の首都"]),
        ("x" * 37 + "「ああ。", ["x" * 37, "「ああ。"]),
        ("12345 " * 6 + "👩‍👩‍👧 end", ["12345 12345 12345 12345 12345 12345", "👩‍👩‍👧 end"]),
        ("1\r\n2\tb", ["1", "2    b"]),
    ],
)
@pytest.mark.parametrize("size", [1, 1_000])
def test_lists_long_words_and_wide_characters_of_reasoning_are_wrapped(
    monkeypatch: pytest.MonkeyPatch, text: str, lines: list[str], size: int
) -> None:
    deltas = [text[start : start + size] for start in range(0, len(text), size)]
    assert shown_reasoning(monkeypatch, 40, *deltas) == lines


def test_a_screen_without_rich_or_for_json_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = new_terminal(monkeypatch)
    assert isinstance(new_screen(is_json=True), PlainScreen)
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "openrouter_responses.cli._rich_screen", None)
        screen = new_screen()
    assert isinstance(screen, PlainScreen)
    screen.reasoning("Hm.")
    screen.note("a note")
    screen.text("\x1b[31mred")
    screen.end()
    assert terminal.getvalue() == "Reasoning: Hm.\n\n\\x1b[31mred\n"


def test_markdown_it_py_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    new_terminal(monkeypatch)
    monkeypatch.setattr("openrouter_responses.cli._rich_screen.markdown_parser", lambda: None)
    assert isinstance(new_screen(), PlainScreen)


@pytest.mark.parametrize(("answered", "decision"), [(b"y\n", "approval"), (b"\n", "rejection")])
def test_the_terminal_decides_on_a_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answered: bytes, decision: str
) -> None:
    asked: list[bytes] = []

    class Answering(io.FileIO):
        def write(self, data: object) -> int:
            asked.append(bytes(data))  # type: ignore[call-overload]
            return 0

    terminal = tmp_path / "terminal"
    terminal.write_bytes(answered)
    monkeypatch.setattr(_approval, "open", lambda *_, **__: Answering(terminal, "r+"), raising=False)
    decisions = _approval.decisions_on([ToolCall(id="call_1", name="f", arguments="{}")])
    assert asked == [b"Call f({})? [y/N] "]
    assert decision in repr(decisions["call_1"]).lower()


def test_without_a_terminal_a_call_is_not_approved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_approval, "_TERMINAL", str(tmp_path / "none" / "tty"))
    with pytest.raises(_failures.CommandError, match="f: the call needs an approval, and there is no terminal"):
        _approval.decisions_on([ToolCall(id="call_1", name="f", arguments="{}")])
