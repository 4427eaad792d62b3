"""Runs: the calls of a response are run and answered, until the model gives its final response."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel
import pytest

from openrouter_responses import (
    OpenRouter,
    ToolError,
    called,
    errors,
    max_cost,
    max_steps,
    max_tokens,
    models,
    tool,
)
from openrouter_responses.testing import (
    ResponsesServer,
    call,
    encode_event,
    error,
    fault,
    incomplete,
    reasoning,
    refusal,
    structured,
    text,
)
from tests.client.tools.ways import Way, every_way, iterated_ways

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator


@dataclass
class Invoice:
    number: int
    total: float = 0.0


@tool
def get_weather(city: str, days: int = 1) -> str:
    """Weather of a city."""
    return f"{city}: sun, {days}"


def inputs(server: ResponsesServer) -> list[Any]:
    """Return the input of the last request."""
    items: list[Any] = server.requests[-1].json["input"]
    return items


def outputs(server: ResponsesServer) -> list[str]:
    """Return the outputs of calls in the last request, in their order."""
    return [item["output"] for item in inputs(server) if item.get("type") == "function_call_output"]


@every_way
def test_a_call_is_answered_and_the_final_response_returned(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome", days=2), text("Sunny."))
    finished = way(tools=[get_weather])
    assert finished.run.result.output_text == "Sunny."
    assert outputs(server) == ["Rome: sun, 2"]
    assert [step.response.status for step in finished.run.steps] == ["completed", "completed"]
    assert finished.run.steps[0].calls[0].parsed_arguments() == {"city": "Rome", "days": 2}
    assert finished.run.stopped_by is None
    assert finished.run.pending == ()


@iterated_ways
def test_the_events_of_the_api_and_of_tools_are_yielded(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), text("Sunny."))
    finished = way(tools=[get_weather])
    assert finished.tool_events == ["tool_call.started get_weather", "tool_call.finished get_weather"]
    kinds = [event.type for event in finished.events]
    assert kinds.count("response.completed") == 2
    assert kinds.index("response.completed") < kinds.index("tool_call.started")


@every_way
def test_without_calls_a_run_is_one_request(way: Way, server: ResponsesServer) -> None:
    finished = way()
    assert finished.run.result.output_text.startswith("You wrote")
    assert len(server.requests) == 1
    assert "tools" not in server.requests[0].json


@every_way
def test_calls_of_one_turn_run_at_the_same_time_and_are_answered_in_order(way: Way, server: ResponsesServer) -> None:
    barrier = threading.Barrier(3, timeout=5)
    order: list[str] = []
    first_may_end = threading.Event()

    def first() -> str:
        barrier.wait()
        first_may_end.wait(5)
        order.append("first")
        return "1"

    def second() -> str:
        barrier.wait()
        order.append("second")
        first_may_end.set()
        return "2"

    async def third() -> str:
        await anyio.to_thread.run_sync(barrier.wait)
        return "3"

    server.script([call("first"), call("second"), call("third")], text("Done."))
    way(tools=[first, second, third])
    assert order == ["second", "first"]
    assert outputs(server) == ["1", "2", "3"]


@every_way
def test_a_failing_tool_does_not_lose_the_outputs_of_the_others(way: Way, server: ResponsesServer) -> None:
    def fails() -> str:
        raise ValueError("the password is hunter2")

    server.script([call("fails"), call("get_weather", city="Rome")], text("Done."))
    finished = way(tools=[fails, get_weather])
    assert outputs(server) == ["The tool failed: ValueError.", "Rome: sun, 1"]
    assert b"hunter2" not in server.requests[-1].body
    failed = finished.run.steps[0].calls[0]
    assert failed.status == "failed"
    assert str(failed.error) == "the password is hunter2"


@every_way
def test_the_text_of_a_tool_error_reaches_the_model(way: Way, server: ResponsesServer) -> None:
    def fails() -> str:
        raise ToolError("There is no such city.")

    server.script(call("fails"), text("Done."))
    way(tools=[fails])
    assert outputs(server) == ["There is no such city."]


@every_way
def test_errors_in_the_arguments_reach_the_model(way: Way, server: ResponsesServer) -> None:
    server.script(
        [call("get_weather", "{"), call("get_weather", city=7), call("get_wether", city="Rome")],
        text("Done."),
    )
    finished = way(tools=[get_weather])
    if finished.events:
        assert [event.split()[0] for event in finished.tool_events] == ["tool_call.finished"] * 3
    broken, wrong, unknown = outputs(server)
    assert broken.startswith("The arguments are not valid JSON: ")
    assert wrong == "Invalid arguments: at $.city: Expected `str`, got `int`."
    assert unknown == "There is no tool 'get_wether'. The tools are: get_weather."


@dataclass
class Checked:
    number: int

    def __post_init__(self) -> None:
        raise LookupError("secret")


@pytest.mark.parametrize("approval", [False, True])
@every_way
def test_a_type_that_raises_fails_its_call_only(way: Way, server: ResponsesServer, approval: bool) -> None:
    @tool(approval=approval)
    def take(value: Checked) -> None:
        """Take it."""

    server.script([call("take", value={"number": 1}), call("get_weather", city="Rome")], text("Done."))
    finished = way(tools=[take, get_weather])
    assert finished.run.result.output_text == "Done."
    assert outputs(server) == ["The tool failed: LookupError.", "Rome: sun, 1"]
    assert str(finished.run.steps[0].calls[0].error) == "secret"


@every_way
def test_on_error_raise_raises_after_the_other_calls(
    way: Way, server: ResponsesServer, open_router: OpenRouter
) -> None:
    def fails() -> str:
        raise LookupError("gone")

    server.script([call("fails"), call("get_weather", city="Rome")], text("Done."))
    with pytest.raises(LookupError, match="gone"):
        way(tools=[fails, get_weather], on_error="raise")
    [run] = way.runs
    assert [one.status for one in run.steps[0].calls] == ["failed", "finished"]
    with pytest.raises(LookupError, match="gone"):
        _ = run.result
    assert len(server.requests) == 1
    # The run continues from its state, and the model is told.
    assert open_router.responses.run(state=run.state, on_error="tell").result.output_text == "Done."
    assert outputs(server) == ["The tool failed: LookupError.", "Rome: sun, 1"]


@every_way
def test_a_tool_that_takes_too_long_is_answered_for(way: Way, server: ResponsesServer) -> None:
    released = threading.Event()

    def slow() -> str:
        released.wait(10)
        return "late"

    async def slow_async() -> str:
        await anyio.sleep(10)
        return "late"

    server.script([call("slow"), call("slow_async"), call("get_weather", city="Rome")], text("Done."))
    finished = way(tools=[tool(slow, timeout_ms=30), tool(slow_async, timeout_ms=30), get_weather])
    released.set()
    expected = "The tool did not finish within 0.03 s."
    assert outputs(server) == [expected, expected, "Rome: sun, 1"]
    assert isinstance(finished.run.steps[0].calls[0].error, TimeoutError)


def test_one_call_of_a_blocking_run_can_be_cancelled(server: ResponsesServer, open_router: OpenRouter) -> None:
    released = threading.Event()

    def stuck() -> str:
        released.wait(10)
        return "late"

    server.script([call("stuck"), call("get_weather", city="Rome")], text("Done."))
    run = open_router.responses.run(input="Hello", tools=[stuck, get_weather])
    for event in run:
        if event.type == "tool_call.started" and event.call.name == "stuck":
            run.cancel(event.call.id)
    released.set()
    assert outputs(server) == ["The call was cancelled.", "Rome: sun, 1"]


@pytest.mark.parametrize("way", ["asyncio", "trio"])
def test_one_call_of_an_asynchronous_run_can_be_cancelled(
    way: str, server: ResponsesServer, open_router: OpenRouter
) -> None:
    cleaned: list[str] = []

    async def stuck() -> str:
        try:
            await anyio.sleep(10)
        finally:
            cleaned.append("stuck")
        return "late"

    async def main() -> None:
        run = open_router.responses.run_async(input="Hello", tools=[stuck, get_weather])
        async for event in run:
            if event.type == "tool_call.finished" and event.call.name == "get_weather":
                run.cancel(run.steps[0].calls[0].id)

    server.script([call("stuck"), call("get_weather", city="Rome")], text("Done."))
    anyio.run(main, backend=way)
    assert outputs(server) == ["The call was cancelled.", "Rome: sun, 1"]
    assert cleaned == ["stuck"]


@pytest.mark.parametrize("way", ["asyncio", "trio"])
def test_a_cancelled_run_cancels_its_tools(way: str, server: ResponsesServer, open_router: OpenRouter) -> None:
    cleaned: list[str] = []

    async def main() -> None:
        started = anyio.Event()

        async def stuck() -> str:
            try:
                started.set()
                await anyio.sleep(10)
            finally:
                cleaned.append("stuck")
            return "late"

        async def drive() -> None:
            run = open_router.responses.run_async(input="Hello", tools=[stuck])
            runs.append(run)
            await run

        runs: list[Any] = []
        async with anyio.create_task_group() as group:
            group.start_soon(drive)
            await started.wait()
            group.cancel_scope.cancel()
        await anyio.sleep(0.01)  # the task of the tool ends in one of the next turns of the event loop
        assert cleaned == ["stuck"]
        assert [one.status for one in runs[0].state.pending] == ["started"]

    server.script(call("stuck"))
    anyio.run(main, backend=way)


@iterated_ways
def test_generators_report_progress(way: Way, server: ResponsesServer) -> None:
    def returning() -> Generator[int, None, str]:
        yield 1
        yield 2
        return "sum"

    def yielding() -> Iterator[str]:
        yield "half"
        yield "whole"

    async def yielding_async() -> AsyncIterator[str]:
        yield "a"
        yield "b"

    server.script([call("returning"), call("yielding"), call("yielding_async")], text("Done."))
    finished = way(tools=[returning, yielding, yielding_async])
    assert outputs(server) == ["sum", "whole", "b"]
    progress = [(event.call.name, event.value) for event in finished.events if event.type == "tool_call.progress"]
    assert sorted(progress, key=lambda pair: pair[0]) == [
        ("returning", 1), ("returning", 2), ("yielding", "half"), ("yielding", "whole"),
        ("yielding_async", "a"), ("yielding_async", "b"),
    ]  # fmt: skip


@every_way
def test_context_variables_reach_the_tools(way: Way, server: ResponsesServer) -> None:
    user: contextvars.ContextVar[str] = contextvars.ContextVar("user")

    def who() -> str:
        return user.get()

    async def who_async() -> str:
        return user.get()

    server.script([call("who"), call("who_async")], text("Done."))
    user.set("Ada")
    way(tools=[who, who_async])
    assert outputs(server) == ["Ada", "Ada"]


@every_way
def test_a_decorated_coroutine_function_is_awaited(way: Way, server: ResponsesServer) -> None:
    def traced(function: Any) -> Any:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        return wrapper

    @traced
    async def later(city: str) -> str:
        await anyio.lowlevel.checkpoint()
        return city

    server.script(call("later", city="Rome"), text("Done."))
    way(tools=[later])
    assert outputs(server) == ["Rome"]


@every_way
def test_a_tool_can_run_tools_itself(way: Way, server: ResponsesServer, open_router: OpenRouter) -> None:
    def ask_expert(question: str) -> str:
        return open_router.responses.run(input=question, tools=[get_weather]).result.output_text

    server.script(
        call("ask_expert", question="Rome?"),
        call("get_weather", city="Rome"),
        text("The expert says sun."),
        text("Sun."),
    )
    assert way(tools=[ask_expert]).run.result.output_text == "Sun."
    assert outputs(server) == ["The expert says sun."]


@every_way
def test_more_calls_than_threads_all_run(way: Way, server: ResponsesServer) -> None:
    def square(x: int) -> int:
        return x * x

    server.script([call("square", x=x) for x in range(100)], text("Done."))
    way(tools=[square])
    assert outputs(server) == [str(x * x) for x in range(100)]


def test_calls_are_found_in_the_events_if_the_final_response_lacks_them(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    item = {"type": "function_call", "id": "fc_1", "call_id": "c1", "name": "get_weather", "status": "completed"}
    events: list[dict[str, Any]] = [
        {"type": "response.created", "response": {"id": "gen-1", "status": "in_progress", "output": []}},
        {"type": "response.output_item.added", "output_index": 0, "item": {**item, "arguments": ""}},
        {"type": "response.output_item.done", "output_index": 0, "item": {**item, "arguments": {"city": "Rome"}}},
        {"type": "response.completed", "response": {"id": "gen-1", "status": "completed", "output": []}},
    ]
    server.respond_with(body=map(encode_event, events))
    run = open_router.responses.run(input="Hello", tools=[get_weather])
    for event in run:
        if event.type == "tool_call.finished":
            assert event.call.output == "Rome: sun, 1"
            break
    assert [one.id for one in run.steps[0].calls] == ["c1"]


# The requests of a run.


@every_way
def test_items_go_back_as_they_came(way: Way, server: ResponsesServer) -> None:
    server.script([reasoning("Hm.", "Thinking."), call("get_weather", city="Rome")], text("Done."))
    finished = way(tools=[get_weather])
    first, *rest = inputs(server)
    assert first == {"role": "user", "content": "Hello"}
    sent = finished.run.steps[0].response.to_dict()["output"]
    assert rest[:2] == sent
    assert sent[0]["encrypted_content"] == "embedded-encrypted-reasoning"
    assert [item["type"] for item in rest] == ["reasoning", "function_call", "function_call_output"]


@every_way
def test_requests_are_stateless_and_share_a_session(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), text("Done."))
    way(tools=[get_weather], include=["file_search_call.results"])
    first, second = (request.json for request in server.requests)
    assert first["session_id"] == second["session_id"]
    assert first["include"] == ["file_search_call.results", "reasoning.encrypted_content"]
    assert "store" not in first
    assert "previous_response_id" not in second
    assert first["tools"] == second["tools"]


def test_a_given_session_is_kept(server: ResponsesServer, open_router: OpenRouter) -> None:
    _ = open_router.responses.run(input="Hello", session_id="mine").result
    assert server.requests[0].json["session_id"] == "mine"


@every_way
def test_server_tools_and_definitions_are_sent_beside_functions(way: Way, server: ResponsesServer) -> None:
    way(tools=[{"type": "web_search"}, get_weather, models.FunctionTool(name="other", parameters={})])
    assert [one.get("name", one["type"]) for one in server.requests[0].json["tools"]] == [
        "web_search", "get_weather", "other",
    ]  # fmt: skip


@every_way
def test_a_forced_call_is_forced_once(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), text("Done."))
    way(tools=[get_weather], tool_choice="required")
    assert [request.json.get("tool_choice") for request in server.requests] == ["required", None]


@every_way
def test_usage_is_summed(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), call("get_weather", city="Oslo"), text("Done."))
    finished = way(tools=[get_weather])
    totals = [step.usage.total_tokens for step in finished.run.steps if step.usage is not None]
    assert len(totals) == 3
    assert finished.run.usage is not None
    assert finished.run.usage.total_tokens == sum(totals)
    assert finished.run.usage.cost == pytest.approx(sum(totals) * 0.000001)


# The end of a run.


@every_way
def test_a_condition_leads_to_one_last_turn_without_calls(way: Way, server: ResponsesServer) -> None:
    server.script(*[call("get_weather", city="Rome")] * 2, text("That is all."))
    finished = way(tools=[get_weather], stop_when=max_steps(2))
    assert finished.run.result.output_text == "That is all."
    assert [request.json.get("tool_choice") for request in server.requests] == [None, None, "none"]
    assert server.requests[-1].json["tools"] == server.requests[0].json["tools"]
    assert finished.run.stopped_by == max_steps(2)


@every_way
def test_by_default_a_run_has_ten_steps(way: Way, server: ResponsesServer) -> None:
    server.script(*[call("get_weather", city="Rome")] * 10, text("That is all."))
    finished = way(tools=[get_weather])
    assert len(finished.run.steps) == 11
    assert repr(finished.run.stopped_by) == "max_steps(10)"


@pytest.mark.parametrize(
    ("condition", "steps"), [(max_tokens(6), 2), (max_cost(0.000_006), 2), (called("get_weather"), 1)]
)
def test_other_conditions_stop_a_run(
    condition: Any, steps: int, server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script(*[call("get_weather", city="Rome")] * 5, text("That is all."))
    run = open_router.responses.run(input="Hello", tools=[get_weather], stop_when=[max_steps(20), condition])
    list(run)
    assert run.stopped_by == condition
    assert len(run.steps) == steps + 1


def test_called_waits_for_a_call_that_returns(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("get_weather", city=7), call("get_weather", city="Rome"), text("Done."))
    run = open_router.responses.run(input="Hello", tools=[get_weather], stop_when=called(get_weather))
    assert run.result.output_text == "Done."
    assert len(run.steps) == 3


def test_a_condition_of_the_caller_is_a_function_of_the_steps(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("get_weather", city="Rome"), text("Done."))
    run = open_router.responses.run(
        input="Hello", tools=[get_weather], stop_when=lambda steps: "sun" in str(steps[-1].calls[0].output)
    )
    _ = run.result
    assert callable(run.stopped_by)


@every_way
def test_calls_in_the_last_turn_are_not_run_but_answered(way: Way, server: ResponsesServer) -> None:
    server.script(*[call("get_weather", city="Rome")] * 2, text("Later."))
    finished = way(tools=[get_weather], stop_when=max_steps(1))
    assert finished.run.steps[-1].calls[0].status == "skipped"
    assert [item["type"] for item in _as_json(finished.run.history)[-2:]] == ["function_call", "function_call_output"]


@every_way
def test_calls_of_a_response_that_is_cut_off_are_not_run(way: Way, server: ResponsesServer) -> None:
    server.script(incomplete(call("get_weather", '{"city": "Ro')))
    finished = way(tools=[get_weather])
    assert finished.run.result.status == "incomplete"
    assert (
        finished.run.steps[0].calls[0].output == "This call was not run: the response was cut off (max_output_tokens)."
    )
    assert len(server.requests) == 1


@every_way
def test_a_failed_request_ends_the_run_which_can_continue(
    way: Way, server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.script(call("get_weather", city="Rome"), error(400, "Nonsense"), text("Done."))
    with pytest.raises(errors.BadRequestResponseError, match="Nonsense"):
        way(tools=[get_weather])
    assert outputs(server) == ["Rome: sun, 1"]
    result = open_router.responses.run(state=way.runs[0].state).result
    assert result.output_text == "Done."
    assert len(server.requests) == 3


@iterated_ways
def test_a_broken_stream_is_told(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), fault("cut"))
    with pytest.raises(errors.StreamInterruptedError):
        way(tools=[get_weather])


# Output of a type.


@every_way
def test_the_final_response_has_a_value_of_text_format(way: Way, server: ResponsesServer) -> None:
    server.script(call("get_weather", city="Rome"), structured({"number": 12, "total": None}))
    finished = way(tools=[get_weather], text_format=Invoice)
    assert finished.run.result.output_parsed == Invoice(12)
    for request in server.requests:
        assert request.json["text"]["format"]["name"] == "Invoice"
        assert request.json["provider"] == {"require_parameters": True}


@every_way
def test_an_invalid_value_is_repaired_within_the_run(way: Way, server: ResponsesServer) -> None:
    server.script(structured({"number": "twelve"}), call("get_weather", city="Rome"), structured({"number": 12}))
    finished = way(tools=[get_weather], text_format=Invoice, repairs=1)
    assert finished.run.result.output_parsed == Invoice(12)
    assert "at $.number" in server.requests[1].json["input"][-1]["content"]


@every_way
def test_without_repairs_an_invalid_value_is_an_error(way: Way, server: ResponsesServer) -> None:
    server.script(structured({"number": "twelve"}))
    with pytest.raises(errors.OutputInvalidError, match=r"at \$\.number"):
        _ = way(text_format=Invoice).run.result


@every_way
def test_a_refusal_and_cut_off_output_are_errors_of_their_own(way: Way, server: ResponsesServer) -> None:
    server.script(refusal(), incomplete(text('{"number": 1')))
    with pytest.raises(errors.OutputRefusedError):
        _ = way(text_format=Invoice, repairs=1).run.result
    with pytest.raises(errors.OutputIncompleteError):
        _ = way(text_format=Invoice, repairs=1).run.result


# Leaving a run.


def test_result_finishes_a_run_that_was_iterated_in_part(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("get_weather", city="Rome"), text("Done."))
    run = open_router.responses.run(input="Hello", tools=[get_weather])
    next(iter(run))
    assert run.result.output_text == "Done."


def test_a_closed_run_says_how_to_continue(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(call("get_weather", city="Rome"), text("Done."))
    with open_router.responses.run(input="Hello", tools=[get_weather]) as run:
        next(iter(run))
    with pytest.raises(RuntimeError, match=r"run\(state=run.state\)"):
        _ = run.result


def test_breaking_out_of_a_run_closes_its_connection(server: ResponsesServer, open_router: OpenRouter) -> None:
    for _ in open_router.responses.run(model="test/stall", input="Hello"):
        break
    assert server.wait_until_idle()


def test_breaking_out_of_an_asynchronous_run_is_quiet(server: ResponsesServer, open_router: OpenRouter) -> None:
    stopped = threading.Event()

    async def stuck() -> str:
        try:
            await asyncio.sleep(10)
        finally:
            stopped.set()
        return ""

    async def main() -> None:
        async for event in open_router.responses.run_async(input="Hello", tools=[stuck]):
            if event.type == "tool_call.started":
                break
        await asyncio.sleep(0)

    server.script(call("stuck"))
    asyncio.run(main())


def test_an_asynchronous_run_has_no_result_before_it_is_awaited(open_router: OpenRouter) -> None:
    run = open_router.responses.run_async(input="Hello")
    with pytest.raises(RuntimeError, match="await run"):
        _ = run.result


# Mistakes.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"tools": [get_weather, get_weather]}, "two tools are named 'get_weather'"),
        ({"tools": "get_weather"}, r"tools takes a list such as \[get_weather\], not str"),
        ({"stop_when": 10}, r"stop_when takes conditions such as max_steps\(10\), not 10"),
        ({"on_error": "ignore"}, 'on_error must be "tell" or "raise"'),
        ({"repairs": -1}, "repairs must be a number of attempts"),
        ({"decisions": {"call_1": True}}, "pass its state too"),
        ({"state": 7}, "state must be that of a run"),
        ({"input": 5}, "input must be text or a list of items, not int"),
        ({"modle": "x"}, "modle"),
    ],
)
def test_a_wrong_argument_is_refused(arguments: Any, message: str, open_router: OpenRouter) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        _ = open_router.responses.run(**({"input": "Hello"} | arguments)).result


@pytest.mark.parametrize("make", [max_steps, max_cost, max_tokens])
@pytest.mark.parametrize("limit", [0, -1, True, "10", None, float("nan"), float("inf")])
def test_an_invalid_limit_is_refused(make: Any, limit: Any) -> None:
    with pytest.raises(ValueError, match=f"{make.__name__} needs"):
        make(limit)


def _as_json(items: list[Any]) -> list[dict[str, Any]]:
    return [item if isinstance(item, dict) else item.to_dict() for item in items]
