"""The types that callers of tools, runs and conversations see. Only type checkers read this file."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, assert_type

from openrouter_responses import (
    AsyncRun,
    Conversation,
    OpenRouter,
    ParsedResult,
    ResponseResult,
    Run,
    RunState,
    Step,
    Tool,
    ToolCall,
    ToolCallFinished,
    ToolCallProgress,
    ToolCallStarted,
    answer,
    approve,
    called,
    max_cost,
    max_steps,
    max_tokens,
    mcp_tools,
    models,
    reject,
    tool,
)
from openrouter_responses.tools import Condition, StopCondition

open_router = OpenRouter("key")
run = open_router.responses.run
run_async = open_router.responses.run_async


@dataclass
class Invoice:
    number: str


@tool
def get_weather(city: str, days: int = 1) -> str:
    return city


@tool(name="other", approval=True, timeout_ms=500)
async def get_later(city: str) -> int:
    return len(city)


@tool(approval=lambda call: call.parsed_arguments()["amount"] > 100)
def pay(amount: float) -> Iterator[str]:
    yield str(amount)


@tool
async def stream(amount: float) -> AsyncIterator[str]:
    yield str(amount)


def a_tool_keeps_the_signature_of_its_function() -> None:
    assert_type(get_weather("Rome"), str)
    assert_type(get_weather(city="Rome", days=2), str)
    get_weather(7)  # type: ignore[arg-type]
    get_weather("Rome", day=2)  # type: ignore[call-arg]
    assert_type(pay(1.0), Iterator[str])
    plain: Tool[..., Any] = get_weather
    assert_type(plain.name, str)
    assert_type(plain.definition, models.FunctionTool)
    assert_type(plain.timeout_ms, float | None)


async def a_coroutine_tool_is_awaited() -> None:
    assert_type(await get_later("Rome"), int)
    async for part in stream(1.0):
        assert_type(part, str)


def tool_takes_a_function_or_none() -> None:
    tool(len, name="size")
    tool(5)  # type: ignore[call-overload]
    tool(get_weather.handler, approve=True)  # type: ignore[call-overload]


def a_run_has_a_result_of_its_type(state: RunState) -> None:
    assert_type(run(input="Hello", tools=[get_weather]), Run[ResponseResult])
    assert_type(run(input="Hello", tools=[get_weather]).result, ResponseResult)
    assert_type(run(input="Hello", text_format=Invoice).result, ParsedResult[Invoice])
    assert_type(run(input="Hello", text_format=Invoice).result.output_parsed, Invoice)
    assert_type(run(input="Hello", text_format={"type": "object"}).result.output_parsed, Any)
    assert_type(
        run(state=state, decisions={"call_1": approve(), "call_2": reject("no"), "call_3": answer(5)}), Run[Any]
    )
    assert_type(run(state=state.to_dict(), text_format=Invoice).result.output_parsed, Invoice)


def arguments_are_checked() -> None:
    def plain(x: int) -> int:
        return x

    run(
        input="Hello",
        model="m",
        tools=[
            *(get_weather, get_later, plain),
            {"type": "function", "name": "f", "parameters": {}},
            models.FunctionTool(name="x", parameters={}),
        ],
        stop_when=[max_steps(10), max_cost(0.50), max_tokens(100_000), called("submit"), called(get_weather)],
        on_error="raise",
        timeout_ms=5000,
        temperature=0,
    )
    run(input="Hello", stop_when=lambda steps: len(steps) > 3)
    run(inptu="Hello")  # type: ignore[call-overload]
    run(input="Hello", on_error="ignore")  # type: ignore[call-overload]
    run(input="Hello", tools=[5])  # type: ignore[list-item]
    run(input="Hello", decisions={"call_1": True})  # type: ignore[dict-item]


def events_narrow_by_type(one: Run[ResponseResult]) -> None:
    for event in one:
        if isinstance(event, ToolCallProgress):
            assert_type(event.value, Any)
        if event.type == "tool_call.started":
            assert_type(event, ToolCallStarted)
        elif event.type == "tool_call.finished":
            assert_type(event, ToolCallFinished)
            assert_type(event.call, ToolCall)
            assert_type(event.call.seconds, float | None)
        elif event.type == "response.output_text.delta":
            assert_type(event, models.TextDeltaEvent)
    for delta in one.text_deltas():
        assert_type(delta, str)


def a_run_without_an_argument_has_a_plain_result(one: Run, other: AsyncRun) -> None:
    assert_type(one.result, ResponseResult)
    assert_type(other.result, ResponseResult)


def a_run_reports_what_happened(one: Run[ResponseResult]) -> None:
    assert_type(one.usage, models.Usage | None)
    assert_type(one.steps, tuple[Step, ...])
    assert_type(one.steps[0].response, ResponseResult)
    assert_type(one.steps[0].calls, tuple[ToolCall, ...])
    assert_type(one.stopped_by, Condition | None)
    assert_type(one.pending, tuple[ToolCall, ...])
    assert_type(one.history, list[Any])
    assert_type(one.state, RunState)
    assert_type(one.state.to_dict(), dict[str, Any])
    assert_type(max_steps(10), StopCondition)
    with one as same:
        assert_type(same, Run[ResponseResult])


async def run_async_gives_the_same(session: object) -> None:
    assert_type(run_async(input="Hello", text_format=Invoice), AsyncRun[ParsedResult[Invoice]])
    assert_type(await run_async(input="Hello", text_format=Invoice), ParsedResult[Invoice])
    assert_type(await run_async(input="Hello", tools=await mcp_tools(session)), ResponseResult)
    async with run_async(input="Hello", tools=[get_later]) as one:
        async for event in one:
            if event.type == "tool_call.progress":
                assert_type(event, ToolCallProgress)
        assert_type(one.result, ResponseResult)


async def a_conversation_has_turns() -> None:
    conversation = Conversation(open_router, model="m", tools=[get_weather], stop_when=max_steps(3))
    assert_type(conversation.send("Hello"), ResponseResult)
    assert_type(conversation.send("Hello", text_format=Invoice).output_parsed, Invoice)
    assert_type(conversation.run("Hello", temperature=0), Run[ResponseResult])
    assert_type(await conversation.send_async("Hello", text_format=Invoice), ParsedResult[Invoice])
    assert_type(conversation.run_async("Hello", text_format=Invoice), AsyncRun[ParsedResult[Invoice]])
    assert_type(conversation.usage, models.Usage | None)
    assert_type(Conversation.from_dict(conversation.to_dict(), open_router), Conversation)
    conversation.send("Hello", temprature=0)  # type: ignore[call-overload]
