"""Decisions on calls, and runs that continue from a saved state."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import (
    OpenRouter,
    RunState,
    answer,
    approve,
    errors,
    max_steps,
    models,
    reject,
    tool,
)
from openrouter_responses.testing import ResponsesServer, call, structured, text
from tests.client.tools.saved_tools import delete_file
from tests.client.tools.ways import Way, every_way

if TYPE_CHECKING:
    from openrouter_responses import ToolCall


@dataclass
class Invoice:
    number: int


ran: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    ran.clear()


@tool
def read_file(name: str) -> str:
    """Read a file."""
    ran.append(name)
    return f"content of {name}"


def saved(run: Any) -> dict[str, Any]:
    """Return the state of a run after a way through JSON."""
    state: dict[str, Any] = json.loads(json.dumps(run.state.to_dict()))
    return state


def outputs(server: ResponsesServer) -> list[str]:
    items = server.requests[-1].json["input"]
    return [item["output"] for item in items if item.get("type") == "function_call_output"]


@every_way
def test_a_call_that_needs_approval_pauses_the_run(way: Way, server: ResponsesServer) -> None:
    server.script([call("delete_file", name="a"), call("read_file", name="b")])
    run = way(tools=[delete_file, read_file]).run
    assert [(one.name, one.waits_for) for one in run.pending] == [("delete_file", "approval")]
    assert ran == ["b"]  # what needs no approval has run
    assert run.result.output_text == ""
    assert len(server.requests) == 1


@every_way
@pytest.mark.parametrize("through_json", [True, False])
def test_decisions_continue_the_run(way: Way, through_json: bool, server: ResponsesServer) -> None:
    server.script([call("delete_file", name="a"), call("delete_file", name="b"), call("read_file", name="c")])
    paused = way(tools=[delete_file, read_file]).run
    first, second = (one.id for one in paused.pending)
    state = saved(paused) if through_json else paused.state
    server.script(text("Done."))
    run = way(state=state, decisions={first: approve(), second: reject("not on Sundays")}, input=None).run
    assert run.result.output_text == "Done."
    assert outputs(server) == ["deleted a", "not on Sundays", "content of c"]
    assert ran == ["c"]
    assert [one.status for one in run.steps[0].calls] == ["finished", "rejected", "finished"]
    # The other run has not changed.
    assert [one.status for one in paused.steps[0].calls] == ["waiting", "waiting", "finished"]


def test_some_decisions_leave_the_others_open(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script([call("delete_file", name="a"), call("delete_file", name="b")])
    paused = open_router.responses.run(input="Hello", tools=[delete_file])
    list(paused)
    first, second = (one.id for one in paused.pending)
    run = open_router.responses.run(state=paused.state, decisions={first: approve()})
    assert [event.type for event in run] == ["tool_call.started", "tool_call.finished"]
    assert [one.id for one in run.pending] == [second]
    server.script(text("Done."))
    run = open_router.responses.run(state=run.state, decisions={second: reject()})
    finished = [event.call for event in run if event.type == "tool_call.finished"]
    assert [(one.id, one.status) for one in finished] == [(second, "rejected")]
    assert run.result.output_text == "Done."
    assert outputs(server) == ["deleted a", "The user rejected this call."]


def test_approval_is_asked_by_call(server: ResponsesServer, open_router: OpenRouter) -> None:
    def is_large(one: ToolCall) -> bool:
        return bool(one.parsed_arguments()["amount"] > 100)

    @tool(approval=is_large)
    def pay(amount: int) -> str:
        return f"paid {amount}"

    server.script([call("pay", amount=5), call("pay", amount=500), call("pay", amount="x")])
    run = open_router.responses.run(input="Hello", tools=[pay])
    _ = run.result
    assert [one.status for one in run.steps[0].calls] == ["finished", "waiting", "failed"]


def test_an_approval_rule_that_fails_asks(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("read_file", name="a"))
    run = open_router.responses.run(input="Hello", tools=[tool(read_file.handler, approval=lambda _: 1 / 0 > 0)])
    _ = run.result
    assert [one.waits_for for one in run.pending] == ["approval"]


def test_a_call_that_was_attempted_does_not_run_again_without_a_decision(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script([call("read_file", name="a"), call("read_file", name="b")])
    run = open_router.responses.run(input="Hello", tools=[read_file])
    for event in run:
        if event.type == "tool_call.started":
            break
    state = saved(run)  # as a program saves it that is killed while its tools run
    run.close()
    ran.clear()
    resumed = open_router.responses.run(state=state)
    list(resumed)
    assert [one.waits_for for one in resumed.pending] == ["attempted", "attempted"]
    assert ran == []
    assert len(server.requests) == 1
    first, second = (one.id for one in resumed.pending)
    server.script(text("Done."))
    decisions = {first: approve(), second: answer({"content": "known"})}
    assert open_router.responses.run(state=state, decisions=decisions).result.output_text == "Done."
    assert outputs(server) == ["content of a", '{"content": "known"}']


def test_a_call_of_a_tool_without_a_function_is_answered_by_the_caller(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    definition = models.FunctionTool(name="ask_user", parameters={"type": "object", "properties": {}})
    server.script(call("ask_user"))
    run = open_router.responses.run(input="Hello", tools=[definition])
    _ = run.result
    [waiting] = run.pending
    assert waiting.waits_for == "no_handler"
    with pytest.raises(ValueError, match=r"ask_user has no function to run: decide on '.*' with answer\(…\)"):
        open_router.responses.run(state=run.state, decisions={waiting.id: approve()})
    server.script(text("Done."))
    decisions = {waiting.id: answer("blue")}
    assert open_router.responses.run(state=saved(run), decisions=decisions).result.output_text == "Done."
    assert outputs(server) == ["blue"]


def test_a_run_continues_in_another_process(server: ResponsesServer, open_router: OpenRouter, tmp_path: Path) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(input="Hello", tools=[delete_file], instructions="Be brief.", temperature=0.5)
    _ = run.result
    state = tmp_path / "state.json"
    # The program imports the module under another name.
    place = json.dumps(saved(run)).replace("tests.client.tools.saved_tools:", "__main__:")
    state.write_text(place, encoding="utf-8")
    server.script(text("Done."))
    program = Path(__file__).with_name("saved_tools.py")
    command = [sys.executable, str(program), server.url, str(state)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr) == ("Done.\n", "")
    first, second = (request.json for request in server.requests)
    assert second["input"][-1]["output"] == "deleted a"
    assert {**second, "input": None, "stream": None} == {**first, "input": None, "stream": None}


def test_functions_that_are_not_found_are_named(server: ResponsesServer, open_router: OpenRouter) -> None:
    @tool
    def local() -> str:
        return "local"

    server.script(call("local"))
    run = open_router.responses.run(input="Hello", tools=[tool(local.handler, approval=True)])
    _ = run.result
    state = saved(run)
    decisions = {run.pending[0].id: approve()}
    with pytest.raises(ValueError, match=r"not known here: local; pass all of its tools in tools=\[…\]"):
        open_router.responses.run(state=state, decisions=decisions)
    server.script(text("Done."))
    assert open_router.responses.run(state=state, decisions=decisions, tools=[local]).result.output_text == "Done."


def test_a_state_names_no_function_that_is_not_a_tool(open_router: OpenRouter) -> None:
    state = saved(open_router.responses.run(input="Hello", tools=[delete_file]))
    for place in ("os:remove", "tests.client.tools.saved_tools:main", "tests.client.tools.saved_tools:missing", "x"):
        state["tools"][0]["function"] = place
        with pytest.raises(ValueError, match="not known here: delete_file"):
            open_router.responses.run(state=state)


def test_arguments_of_the_run_are_kept(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(
        input="Hello", tools=[delete_file], stop_when=max_steps(1), text_format=Invoice, http_headers={"X-Own": "1"}
    )
    with pytest.raises(errors.OutputIncompleteError, match=r"waits for decisions.*delete_file"):
        _ = run.result
    decisions = {run.pending[0].id: approve()}
    server.script(structured({"number": 12}))
    resumed = open_router.responses.run(state=run.state, decisions=decisions)
    assert resumed.result.output_parsed == Invoice(12)
    assert resumed.stopped_by == max_steps(1)
    assert server.requests[-1].json["tool_choice"] == "none"
    assert server.requests[-1].headers["x-own"] == "1"
    assert "X-Own" not in json.dumps(saved(run))


def test_arguments_that_json_cannot_contain_must_be_passed_again(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(
        input="Hello", tools=[delete_file], stop_when=[max_steps(3), lambda _: False], text_format=Invoice
    )
    list(run)
    state = saved(run)
    with pytest.raises(ValueError, match="had text_format and stop_when, which JSON cannot contain"):
        open_router.responses.run(state=state)
    decisions = {run.pending[0].id: approve()}
    server.script(structured({"number": 12}))
    resumed = open_router.responses.run(state=state, decisions=decisions, text_format=Invoice, stop_when=max_steps(3))
    assert resumed.result.output_parsed == Invoice(12)


def test_a_finished_run_sends_nothing_and_keeps_its_result(server: ResponsesServer, open_router: OpenRouter) -> None:
    run = open_router.responses.run(input="Hello")
    first = run.result.output_text
    assert open_router.responses.run(state=saved(run)).result.output_text == first
    assert len(server.requests) == 1


def test_input_continues_the_conversation_of_a_finished_run(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("read_file", name="a"), text("First."), text("Second."))
    run = open_router.responses.run(input="Hello", tools=[read_file])
    _ = run.result
    again = open_router.responses.run(state=saved(run), input="And now?")
    assert again.result.output_text == "Second."
    assert len(again.steps) == 1
    kinds = [item.get("type", item.get("content")) for item in server.requests[-1].json["input"]]
    assert kinds == ["Hello", "function_call", "function_call_output", "message", "And now?"]


def test_input_is_refused_while_calls_wait(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(input="Hello", tools=[delete_file])
    _ = run.result
    with pytest.raises(ValueError, match="input can be added to a run after it has ended"):
        open_router.responses.run(state=run.state, input="And now?")


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ({"call_9": approve()}, r"no call 'call_9' waits for a decision; the waiting calls are: 'call_000001_0'"),
        ({"call_000001_0": True}, r"must be approve\(\), reject\('…'\) or answer\(…\), not True"),
    ],
)
def test_a_wrong_decision_is_refused(
    decision: dict[str, Any], message: str, server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(input="Hello", tools=[delete_file])
    _ = run.result
    with pytest.raises((TypeError, ValueError), match=message):
        open_router.responses.run(state=run.state, decisions=decision)


@pytest.mark.parametrize("state", [{}, {"version": 2}, {"version": 1}, {"version": 1, "tools": 5}])
def test_what_is_not_a_state_is_refused(state: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"state of a run"):
        RunState.from_dict(state)


def test_a_state_says_what_it_is(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("delete_file", name="a"))
    run = open_router.responses.run(input="Hello", tools=[delete_file])
    assert repr(run.state) == "<RunState: 0 steps, unfinished>"
    _ = run.result
    assert repr(run.state) == "<RunState: 1 steps, waiting>"
    assert repr(run) == "<Run: 1 steps, waiting for decisions>"
