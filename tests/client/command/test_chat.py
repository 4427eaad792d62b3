"""`openrouter-responses chat`: turns and commands, from a pipe and at a terminal."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from openrouter_responses import Conversation, OpenRouter
from openrouter_responses.testing import error, text
from tests.client.command.held_stream import held_stream
from tests.client.command.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer
    from tests.client.command.conftest import Command


def test_each_turn_is_sent_with_those_before_it(command: Command, server: ResponsesServer) -> None:
    server.script(text("Hello Ada."), text("You are Ada."))
    done = command("chat", "-m", "test/echo", "-s", "Be brief.", standard_input="I am Ada.\n\nWho am I?\n")
    assert (done.status, done.output) == (0, "Hello Ada.\nYou are Ada.\n")
    assert [item["role"] for item in server.requests[-1].json["input"]] == ["user", "assistant", "user"]
    assert server.requests[-1].json["instructions"] == "Be brief."
    assert done.errors.count("[test/echo, completed, ") == 2


def test_a_text_can_have_several_lines(command: Command, server: ResponsesServer) -> None:
    command("chat", standard_input='One \\\ntwo\n"""three\nfour\n"""\n"""five"""\n')
    sent = [request.json["input"][-1]["content"] for request in server.requests]
    assert sent == ["One \ntwo", "three\nfour", "five"]


def test_undo_removes_a_turn_but_not_its_cost(command: Command, server: ResponsesServer) -> None:
    done = command("chat", "-m", "test/echo", standard_input="One\nTwo\n/undo\nThree\n/cost\n/undo\n/undo\n/undo\n")
    contents = [item["content"] for item in server.requests[-1].json["input"] if item["role"] == "user"]
    assert contents == ["One", "Three"]
    assert "Conversation: 4 items, model='test/echo', " in done.errors
    assert done.errors.endswith("There is no turn to undo.\n")


def test_the_model_is_shown_and_changed(command: Command, server: ResponsesServer) -> None:
    done = command("chat", "-m", "test/echo", standard_input="/model\n/model openai/gpt-5\nHello\n")
    assert done.errors.startswith("Model: test/echo\nModel: openai/gpt-5\n")
    assert server.requests[-1].json["model"] == "openai/gpt-5"


def test_save_writes_a_conversation_of_the_library(command: Command, open_router: OpenRouter, tmp_path: Path) -> None:
    file = tmp_path / "talk.json"
    done = command("chat", "-m", "test/echo", standard_input=f"Hello\n/save {file}\n/save\n/save {tmp_path}\n")
    assert f"Saved {file}." in done.errors
    assert "/save needs a file" in done.errors
    assert f"{tmp_path} cannot be written: " in done.errors
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    done = command("chat", standard_input=f"/save {tmp_path}/none/talk.json\n")
    assert f"talk.json cannot be written: there is no folder {tmp_path}/none." in done.errors
    conversation = Conversation.from_dict(json.loads(file.read_text(encoding="utf-8")), open_router)
    assert len(conversation.history) == 2


def test_commands_are_listed_and_unknown_ones_named(command: Command, server: ResponsesServer) -> None:
    done = command("chat", standard_input="/help\n/cots\n /sent as text\n/quit\nnot sent\n")
    assert "/undo           remove the last turn" in done.errors
    assert "/cots is not a command" in done.errors
    assert [request.json["input"][-1]["content"] for request in server.requests] == [" /sent as text"]


def test_a_turn_that_fails_leaves_the_conversation_as_it_was(command: Command, server: ResponsesServer) -> None:
    server.script(text("Hello."), error(404), text("Still here."))
    done = command("chat", standard_input="One\nTwo\nThree\n")
    assert (done.status, done.output) == (0, "Hello.\nStill here.\n")
    assert "openrouter-responses: The server responded with status 404" in done.errors
    contents = [item["content"] for item in server.requests[-1].json["input"] if item["role"] == "user"]
    assert contents == ["One", "Three"]
    server.script(error(402))
    assert command("chat", standard_input="One\n").status == 4


def test_ask_and_chat_continue_the_same_conversation(command: Command, server: ResponsesServer) -> None:
    command("ask", "I am Ada.", "-m", "test/echo")
    command("chat", "-c", standard_input="And I live in Rome.\n")
    command("ask", "-c", "Who am I?")
    contents = [item["content"] for item in server.requests[-1].json["input"] if item["role"] == "user"]
    assert contents == ["I am Ada.", "And I live in Rome.", "Who am I?"]
    assert server.requests[-1].json["model"] == "test/echo"


def test_nothing_is_stored_on_request(command: Command, state_folder: Path) -> None:
    command("chat", "--no-save", standard_input="Hello\n")
    assert not state_folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudoterminal")
def test_ctrl_c_stops_an_answer_and_ctrl_d_ends(server: ResponsesServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-test")
    monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
    body, goes_on = held_stream("It was a dark\n\n", "and stormy night.")
    server.respond_with(body=body, headers={"X-Generation-Id": "gen-1"})
    with Terminal("chat", columns=100) as terminal:
        terminal.wait_for("> ")
        terminal.send("\x03")
        terminal.wait_for("(Ctrl-D ends.)")
        terminal.send("Hello\n")
        terminal.wait_for("It was a dark")
        terminal.send("\x03")
        terminal.wait_for("shows soon what it cost.")
        terminal.send("/model test/echo\n")
        terminal.wait_for("Model: test/echo")
        terminal.send("Again\n")
        terminal.wait_for("[test/echo, completed, ")
        terminal.wait_for("> ")
        terminal.send("\x04")
        assert terminal.finish() == 0
        assert terminal.received.endswith("\n")
    goes_on.set()
    contents = [item["content"] for item in server.requests[-1].json["input"] if item["role"] == "user"]
    assert contents == ["Again"]
