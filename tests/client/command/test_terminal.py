"""The command in a real terminal: wide and narrow, resized, dark and light, and interrupted."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses.testing import call, reasoning, text
from tests.client.command.held_stream import held_stream
from tests.client.command.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudoterminal")

ANSWER = """\
# Rome

Rome is the capital of *Italy*. It has about **3 million** people, and `Roma` is its name there, which is also its name
in Latin.

1. Colosseum
1. Forum
1. Pantheon

| month | degrees |
| --- | --- |
| May | 22 |

```python
def visit(city: str) -> None:  # a comment
    print(f"Visiting {city}")
```

> Roma caput mundi.
"""


@pytest.fixture(autouse=True)
def _service(server: ResponsesServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-test")
    monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)


@pytest.mark.parametrize("columns", [30, 80, 200])
def test_markdown_is_rendered_in_the_width_of_the_terminal(server: ResponsesServer, columns: int) -> None:
    server.script(text(ANSWER))
    with Terminal("ask", "Tell me about Rome.", "-m", "test/echo", columns=columns, rows=60) as terminal:
        assert terminal.finish() == 0
        shown = "\n".join(terminal.lines())
        assert columns - 15 < max(map(len, terminal.lines())) <= columns or columns > 150
        assert [syntax for syntax in ("# Rome", "**", "`", "---", "> Roma") if syntax in shown] == []
        assert [item for item in ("1 Colosseum", "2 Forum", "3 Pantheon") if item not in shown] == []
        in_one_line = " ".join(shown.split())
        assert "which is also its name in Latin." in in_one_line
        assert 'print(f"Visiting {city}")' in in_one_line
        assert "test/echo, completed," in in_one_line


def test_an_answer_can_be_longer_than_the_screen(server: ResponsesServer) -> None:
    server.script(text("\n\n".join(f"Paragraph {number}." for number in range(100))))
    with Terminal("ask", "x", rows=10) as terminal:
        assert terminal.finish() == 0
        shown = [line for line in terminal.lines() if line.startswith("Paragraph")]
        assert shown == [f"Paragraph {number}." for number in range(100)]
        # Nothing moves the cursor up: what was printed is never printed again.
        assert "\x1b[A" not in terminal.received
        assert terminal.received.count("Paragraph 50.") == 1


def test_what_is_printed_after_resizing_has_the_new_width(server: ResponsesServer) -> None:
    words = "word " * 40
    body, goes_on = held_stream(f"{words}first\n\n", f"{words}second\n")
    server.respond_with(body=body, headers={"X-Generation-Id": "gen-1"})
    with Terminal("ask", "x", columns=100, rows=40) as terminal:
        terminal.wait_for("first")
        terminal.resize(40, 40)
        goes_on.set()
        assert terminal.finish() == 0
        first, second = terminal.received.split("first")
        assert max(map(len, first.splitlines())) > 90
        assert 30 < max(len(line) for line in second.splitlines() if "word" in line) <= 40


def test_an_unfinished_block_is_shown_when_the_stream_breaks_off(server: ResponsesServer) -> None:
    with Terminal("ask", "x", "-m", "test/cut") as terminal:
        assert terminal.finish() == 9
        assert terminal.lines()[0].startswith('You wrote: "x"')


def test_ctrl_c_ends_cleanly_and_says_what_it_cost(server: ResponsesServer) -> None:
    body, goes_on = held_stream("It was a dark\n\n", "and stormy night.")
    server.respond_with(body=body, headers={"X-Generation-Id": "gen-1"})
    server.respond_with(body={"data": {"id": "gen-1", "model": "openai/gpt-5", "total_cost": 0.0125}})
    with Terminal("ask", "Tell me a story.") as terminal:
        terminal.wait_for("It was a dark")
        terminal.send("\x03")
        assert terminal.finish() == 130
        assert terminal.lines()[-1] == "openrouter-responses: Stopped. The stopped answer cost $0.0125."
        assert "^C" not in "".join(terminal.lines())
        assert "Traceback" not in terminal.received
    goes_on.set()


def test_ctrl_c_says_how_to_learn_the_cost_if_the_service_does_not_know_it(server: ResponsesServer) -> None:
    body, goes_on = held_stream("It was a dark\n\n", "and stormy night.")
    server.respond_with(body=body, headers={"X-Generation-Id": "gen-1"})
    with Terminal("ask", "Tell me a story.", columns=100) as terminal:
        terminal.wait_for("It was a dark")
        terminal.send("\x03")
        assert terminal.finish() == 130
        assert terminal.lines()[-1].endswith("`openrouter-responses generation gen-1` shows soon what it cost.")
    goes_on.set()


def test_colors_can_be_read_on_dark_and_on_light_terminals(server: ResponsesServer) -> None:
    server.script([reasoning("Let me think."), text(ANSWER)])
    with Terminal("ask", "x", rows=60) as terminal:
        assert terminal.finish() == 0
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
        assert {cell.bg for cell in cells} == {"default"}
        assert {cell.fg for cell in cells} == {"default", "cyan", "magenta", "blue", "green"}
        assert terminal.cell("Roma is").bold
        assert "\x1b[2mLet\x1b[0m" in terminal.received  # dimmed, which pyte does not keep


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colors_can_be_turned_off(server: ResponsesServer, environment: dict[str, Any]) -> None:
    server.script(text(ANSWER))
    with Terminal("ask", "x", rows=60, **environment) as terminal:
        assert terminal.finish() == 0
        assert {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()} == {"default"}
        assert ("\x1b" in terminal.received) == ("NO_COLOR" in environment)  # it turns off colors, but not bold text


def test_without_rich_the_text_is_shown_as_it_is(server: ResponsesServer, tmp_path: Path) -> None:
    (tmp_path / "rich.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    server.script([reasoning("Let me think."), text(ANSWER)])
    with Terminal("ask", "x", rows=60, PYTHONPATH=str(tmp_path)) as terminal:
        assert terminal.finish() == 0
        assert terminal.lines()[:2] == ["Reasoning: Let me think.", ""]
        assert "\x1b" not in terminal.received


def test_reasoning_is_wrapped_at_spaces(server: ResponsesServer) -> None:
    thoughts = " ".join(["Deliberately considering alternatives"] * 5)
    server.script([reasoning(thoughts), text("Done.")])
    with Terminal("ask", "x", columns=40) as terminal:
        assert terminal.finish() == 0
    wrapped = textwrap.wrap(thoughts, 40)
    assert terminal.lines()[: len(wrapped) + 2] == [*wrapped, "", "Done."]


def test_reasoning_and_its_summary_are_apart(server: ResponsesServer) -> None:
    with Terminal("ask", "x", "-m", "test/reasoning") as terminal:
        assert terminal.finish() == 0
        shown = [line for line in terminal.lines() if line]
        assert shown[:2] == ["The prompt has 1 words. I can quote them unchanged.", "I quote the prompt."]


@pytest.mark.parametrize("installed", [True, False])
def test_control_characters_of_a_model_do_not_reach_the_terminal(
    server: ResponsesServer, tmp_path: Path, installed: bool
) -> None:
    if not installed:
        (tmp_path / "rich.py").write_text("raise ImportError('not installed')", encoding="utf-8")
    server.script(text("Hello\x1b]0;title\x07 <script>\rmy friend\n"))
    with Terminal("ask", "x", PYTHONPATH=str(tmp_path)) as terminal:
        assert terminal.finish() == 0
        assert "]0;title" in terminal.received
        assert "\x1b]0" not in terminal.received
        assert "<script>" in terminal.lines()[0]


@pytest.mark.parametrize(("answered", "output"), [("y", "deleted a.txt"), ("n", "The user declined this call.")])
def test_a_call_that_needs_an_approval_asks_for_it(
    server: ResponsesServer, tmp_path: Path, answered: str, output: str
) -> None:
    (tmp_path / "tools_of_terminal.py").write_text(
        "from openrouter_responses import tool\n\n"
        "@tool(approval=True)\n"
        "def delete_file(name: str) -> str:\n"
        "    return f'deleted {name}'\n",
        encoding="utf-8",
    )
    server.script(call("delete_file", name="a.txt"), text("Done."))
    tool = "tools_of_terminal:delete_file"
    with Terminal("ask", "Clean up", "--tool", tool, columns=100, PYTHONPATH=str(tmp_path)) as terminal:
        terminal.wait_for('Call delete_file({"name":"a.txt"})? [y/N] ')
        terminal.send(f"{answered}\n")
        assert terminal.finish() == 0
        assert "Done." in terminal.lines()
    assert server.requests[-1].json["input"][-1]["output"] == output
