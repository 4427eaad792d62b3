"""Conversations: turns that share a history, and their JSON form."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import Conversation, OpenRouter, approve, errors, tool
from openrouter_responses.testing import call, error, structured, text
from tests.client.tools.saved_tools import delete_file

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


@dataclass
class City:
    name: str


@tool
def get_weather(city: str) -> str:
    """Weather of a city."""
    return f"{city}: sun"


def kinds(server: ResponsesServer) -> list[str]:
    """Return the kind of each item in the last request; its text for messages of the user."""
    return [item.get("type") or item["content"] for item in server.requests[-1].json["input"]]


def test_each_turn_is_sent_with_those_before_it(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("Hello."), call("get_weather", city="Rome"), text("Sunny."), text("Bye."))
    conversation = Conversation(open_router, model="test/echo", instructions="Be brief.", tools=[get_weather])
    assert conversation.send("Hi").output_text == "Hello."
    assert conversation.send("Rome?").output_text == "Sunny."
    assert conversation.send(input="Bye").output_text == "Bye."
    assert kinds(server) == ["Hi", "message", "Rome?", "function_call", "function_call_output", "message", "Bye"]
    assert {request.json["instructions"] for request in server.requests} == {"Be brief."}
    assert len({request.json["session_id"] for request in server.requests}) == 1


def test_a_turn_streams_when_it_is_iterated(server: ResponsesServer, open_router: OpenRouter) -> None:
    conversation = Conversation(open_router)
    server.script(text("One two."), text("Three."))
    assert list(conversation.run("Hi").text_deltas()) == ["One ", "two."]
    assert [event.type for event in conversation.run("Again")][-1] == "response.completed"
    assert kinds(server) == ["Hi", "message", "Again"]
    assert len(conversation.history) == 4


def test_turns_can_be_asynchronous(server: ResponsesServer, open_router: OpenRouter) -> None:
    conversation = Conversation(open_router)

    async def main() -> None:
        assert (await conversation.send_async("Hi")).output_text == "Hello."
        assert [delta async for delta in conversation.run_async("Again").text_deltas()] == ["Bye."]

    server.script(text("Hello."), text("Bye."))
    asyncio.run(main())
    assert kinds(server) == ["Hi", "message", "Again"]
    assert len(conversation.history) == 4


def test_a_turn_can_have_output_of_a_type(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(structured({"name": "Rome"}), text("Yes."))
    conversation = Conversation(open_router)
    assert conversation.send("Where?", text_format=City).output_parsed == City("Rome")
    conversation.send("Sure?")
    assert "text" not in server.requests[-1].json


def test_a_failed_turn_leaves_the_history_unchanged(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("Hello."), call("get_weather", city="Rome"), error(400), text("Bye."))
    conversation = Conversation(open_router, tools=[get_weather])
    conversation.send("Hi")
    before = list(conversation.history)
    with pytest.raises(errors.BadRequestResponseError):
        conversation.send("Rome?")
    assert conversation.history == before
    conversation.send("Bye")
    assert kinds(server) == ["Hi", "message", "Bye"]


def test_a_turn_that_is_left_leaves_the_history_unchanged(server: ResponsesServer, open_router: OpenRouter) -> None:
    conversation = Conversation(open_router)
    with conversation.run("Hi") as run:
        next(iter(run))
    assert conversation.history == []


def test_a_turn_that_waits_for_a_decision_continues(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("delete_file", name="a"), text("Deleted."))
    conversation = Conversation(open_router, tools=[delete_file])
    run = conversation.run("Delete a")
    list(run)
    assert conversation.history == []
    decisions = {one.id: approve() for one in run.pending}
    assert conversation.run(state=run.state, decisions=decisions).result.output_text == "Deleted."
    assert len(conversation.history) == 4
    assert conversation.usage is not None


def test_send_says_that_a_decision_is_needed(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("delete_file", name="a"))
    conversation = Conversation(open_router, tools=[delete_file])
    with pytest.raises(RuntimeError, match="a decision on delete_file is needed: use run"):
        conversation.send("Delete a")


def test_two_turns_at_once_are_both_kept(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("First."), text("Second."))
    conversation = Conversation(open_router)
    one, other = conversation.run("1"), conversation.run("2")
    next(iter(one))
    _ = other.result
    _ = one.result
    assert [item["content"] for item in conversation.history if isinstance(item, dict)] == ["2", "1"]


def test_usage_is_that_of_all_turns(server: ResponsesServer, open_router: OpenRouter) -> None:
    conversation = Conversation(open_router)
    totals = [conversation.send("Hi").usage.total_tokens for _ in range(3)]  # type: ignore[union-attr]
    assert conversation.usage is not None
    assert conversation.usage.total_tokens == sum(totals)


def test_a_conversation_comes_back_from_json(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("Hello."), text("Again."))
    conversation = Conversation(
        open_router, model="test/echo", tools=[delete_file], temperature=0.5, http_headers={"X-Own": "1"}
    )
    conversation.send("Hi")
    saved = json.loads(json.dumps(conversation.to_dict()))
    assert "X-Own" not in json.dumps(saved)
    again = Conversation.from_dict(saved, open_router, temperature=1)
    assert again.to_dict() == {**saved, "params": {**saved["params"], "temperature": 1}}
    again.send("And?")
    first, second = (request.json for request in server.requests)
    assert kinds(server) == ["Hi", "message", "And?"]
    assert second == {**first, "input": second["input"], "temperature": 1}


@pytest.mark.parametrize("saved", [{}, {"version": 2, "history": []}, {"version": 1}])
def test_what_is_not_a_conversation_is_refused(saved: dict[str, Any], open_router: OpenRouter) -> None:
    with pytest.raises(ValueError, match="a saved conversation has the version 1"):
        Conversation.from_dict(saved, open_router)


@pytest.mark.parametrize("name", ["input", "stream", "state", "decisions", "text_format"])
def test_arguments_of_a_turn_are_not_accepted_as_defaults(name: str, open_router: OpenRouter) -> None:
    arguments: Any = {name: "x"}
    with pytest.raises(TypeError, match=f"{name} belongs to a turn"):
        Conversation(open_router, **arguments)


def test_a_turn_has_no_argument_stream(open_router: OpenRouter) -> None:
    arguments: Any = {"stream": True}
    with pytest.raises(TypeError, match="iterate the result of run"):
        Conversation(open_router).send("Hi", **arguments)
