"""The types that callers see. Only type checkers read this file: an ignore that is not needed is an error to them.

These types are the same for every description of the API; `current_description` has those of one day.
"""

from typing import Any, Literal, Unpack, assert_type

import httpx
import httpx2

import openrouter_responses
from openrouter_responses import (
    UNSET,
    AsyncEventStream,
    BackoffStrategy,
    EventStream,
    OpenRouter,
    ResponseResult,
    RetryConfig,
    SendParams,
    components,
    errors,
    models,
    operations,
    utils,
)
from openrouter_responses.models import FunctionTool
from openrouter_responses_generated.types import Unset

open_router = OpenRouter("key", http_referer="https://app.example", timeout_ms=1000)
OpenRouter(api_key=lambda: "key", client=httpx.Client(), async_client=httpx.AsyncClient())
OpenRouter(client=httpx2.Client(), async_client=httpx2.AsyncClient())
OpenRouter(transport="aiohttp").with_options(transport="auto")
OpenRouter(transport="requests")  # type: ignore[arg-type]
OpenRouter(client=httpx.AsyncClient())  # type: ignore[arg-type]
OpenRouter(async_client=httpx2.Client())  # type: ignore[arg-type]
OpenRouter(retry_config=RetryConfig("backoff", BackoffStrategy(500, 30_000, 1.5, 120_000), True))
OpenRouter("key", "https://app.example")  # type: ignore[call-arg]


def what_send_returns(stream: bool) -> None:
    assert_type(open_router.responses.send(input="Hello"), ResponseResult)
    assert_type(open_router.responses.send(input="Hello", stream=False), ResponseResult)
    assert_type(open_router.responses.send(input="Hello", stream=True), EventStream)
    assert_type(open_router.responses.send(input="Hello", stream=stream), ResponseResult | EventStream)
    assert_type(open_router.beta.responses.send(input="Hello"), ResponseResult)


async def what_send_async_returns(stream: bool) -> None:
    assert_type(await open_router.responses.send_async(input="Hello"), ResponseResult)
    assert_type(await open_router.responses.send_async(input="Hello", stream=True), AsyncEventStream)
    assert_type(await open_router.responses.send_async(input="Hello", stream=stream), ResponseResult | AsyncEventStream)
    async with open_router.responses.send_async(input="Hello", stream=True) as events:
        assert_type(events, AsyncEventStream)
    async for event in open_router.responses.send_async(input="Hello", stream=True):
        assert_type(event, models.StreamEvents)
    await open_router.responses.send(input="Hello")  # type: ignore[misc]
    async with open_router.responses.send_async(input="Hello"):  # type: ignore[attr-defined]
        pass


def parameters_are_checked() -> None:
    send = open_router.responses.send
    send(modle="test/echo")  # type: ignore[call-overload]
    send(model=1)  # type: ignore[call-overload]
    send("Hello")  # type: ignore[call-overload]
    send(text={"format_": {"type": "text"}})
    send(text={"fromat": {"type": "text"}})  # type: ignore[call-overload]
    send(text=models.TextExtendedConfig(format_=models.FormatTextConfig()))
    send(input=[{"role": "user", "content": "Hello"}, models.InputMessage(role="user", content="Hello")])
    send(tools=[{"type": "function", "name": "f", "parameters": {}}, models.FunctionTool(name="f", parameters={})])
    send(tools=(models.FunctionTool(name="f", parameters=None),))
    send(model=None, tools=None, temperature=None)
    send(metadata={"user_id": "123"}, extra_body={"brand_new": True}, http_headers={"X-Mine": "1"})
    send(metadata={"user_id": 123})  # type: ignore[dict-item]
    send(retries=utils.RetryConfig("none", utils.BackoffStrategy(1, 1, 1, 1), False), server_url="https://x.example")
    send(x_open_router_title="App", http_referer="https://app.example")


def a_result_is_typed(result: ResponseResult) -> None:
    assert_type(result.output_text, str)
    assert_type(result.generation_id, str | None)
    for item in result.output:
        if isinstance(item, models.OutputMessageItem):
            assert_type(item.type, Literal["message"])
    with result as same:
        assert_type(same, ResponseResult)
    for event in result:
        assert_type(event, models.StreamEvents)


def what_came_out_goes_in_again(result: ResponseResult) -> None:
    open_router.responses.send(input=[*result.output, {"role": "user", "content": "And now?"}])


def a_stream_is_typed(stream: EventStream) -> None:
    assert_type(stream.response, httpx.Response)
    assert_type(stream.headers, httpx.Headers)
    assert_type(stream.get_final_response(), ResponseResult)
    for delta in stream.text_deltas():
        assert_type(delta, str)
    with stream as events:
        for event in events:
            assert_type(event, models.StreamEvents)


async def an_async_stream_is_typed(stream: AsyncEventStream) -> None:
    assert_type(await stream.get_final_response(), ResponseResult)
    async for delta in stream.text_deltas():
        assert_type(delta, str)
    async with stream as events:
        async for event in events:
            assert_type(event, models.StreamEvents)


def match_narrows(event: models.StreamEvents) -> None:
    match event:
        case models.TextDeltaEvent(delta=delta):
            assert_type(event.type, Literal["response.output_text.delta"])
            assert_type(delta, str)
            _ = event.dleta  # type: ignore[attr-defined]
        case models.StreamEventsResponseCompleted(response=response):
            assert_type(response, models.OpenResponsesResult)
        case models.UnknownVariant():
            assert_type(event.anything, Any)
        case _:
            pass


def comparing_the_type_narrows(event: models.StreamEvents) -> None:
    if event.type == "response.output_text.delta":
        assert_type(event, models.TextDeltaEvent)
        assert_type(event.delta, str)
    elif event.type == "response.completed":
        assert_type(event.response, models.OpenResponsesResult)
    elif isinstance(event, models.UnknownVariant):
        assert_type(event.anything, Any)


def comparing_the_type_of_items_narrows(result: ResponseResult) -> None:
    for item in result.output:
        if item.type == "function_call":
            assert_type(item, models.FunctionCallItem)


def misspelt_names_are_errors() -> None:
    _ = models.TextDeltaEvnt  # type: ignore[attr-defined]
    _ = openrouter_responses.OpenRuter  # type: ignore[attr-defined]


def constructors_are_checked() -> None:
    tool = models.FunctionTool(name="f", parameters={})
    assert_type(tool.type_, Literal["function"])
    models.FunctionTool(parameters={})  # type: ignore[call-arg]
    models.FunctionTool(name="f", parameters={}, bogus=1)  # type: ignore[call-arg]
    models.FunctionTool("f", {})  # type: ignore[call-arg, arg-type]


def unset_narrows(tool: models.FunctionTool) -> None:
    if tool.description is not UNSET:
        assert_type(tool.description, str | None)
    if tool.description:
        assert_type(tool.description, str)
    if tool.strict is UNSET:
        assert_type(tool.strict, Literal[Unset.UNSET])


def models_can_be_imported_by_name() -> None:
    assert_type(FunctionTool(name="f", parameters={}), models.FunctionTool)


def errors_are_typed(error: errors.OpenRouterError) -> None:
    assert_type(error.status_code, int | None)
    assert_type(error.data, models.ErrorResponse | None)
    assert_type(error.event_count, int)
    assert_type(error.text, str)
    assert_type(error.partial_response, models.OpenResponsesResult | None)


def the_names_of_the_official_sdk_are_types(
    prompt: components.OpenResponsesInput, tier: components.ServiceTier, answer: operations.CreateResponsesResponse
) -> None:
    open_router.responses.send(input=prompt, service_tier=tier)
    if isinstance(answer, EventStream):
        assert_type(answer.generation_id, str | None)


def a_wrapper_of_send_declares_its_keyword_arguments(**params: Unpack[SendParams]) -> ResponseResult:
    params.setdefault("timeout_ms", 5000)
    return open_router.responses.send(**params)


def a_wrapper_of_send_is_checked() -> None:
    a_wrapper_of_send_declares_its_keyword_arguments(input="Hello", retries=None)
    a_wrapper_of_send_declares_its_keyword_arguments(inptu="Hello")  # type: ignore[call-arg]
