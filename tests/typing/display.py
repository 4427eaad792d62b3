"""The types that callers see who show objects or take their data. Only type checkers read this file."""

from typing import Any, assert_type

from openrouter_responses import (
    AsyncParsedStream,
    AsyncRun,
    Conversation,
    EventStream,
    OpenRouter,
    ParsedResult,
    ParsedStream,
    ResponseResult,
    Run,
    RunState,
    models,
)
from openrouter_responses.display import as_html, as_markdown, as_rich, as_text, live, live_async
from openrouter_responses.shown import Shown


def models_give_their_data(item: models.OutputMessageItem, result: ResponseResult) -> None:
    assert_type(item.to_json(), str)
    assert_type(item.to_json(indent=None, wire_names=True), str)
    assert_type(item.model_dump(), dict[str, Any])
    assert_type(item.model_dump(mode="json", include={"content": {0: {"text"}}}, exclude_none=True), dict[str, Any])
    assert_type(result.model_dump_json(indent=2, by_alias=True, exclude={"usage"}), str)


def unknown_options_are_errors(item: models.OutputMessageItem) -> None:
    item.model_dump(context={})  # type: ignore[arg-type]
    item.model_dump(mode="yaml")  # type: ignore[arg-type]
    item.model_dump_json(fallback=str)  # type: ignore[arg-type]


def states_and_conversations_give_their_data(state: RunState, conversation: Conversation) -> None:
    assert_type(state.to_json(), str)
    assert_type(conversation.to_json(indent=None), str)


def live_returns_the_final_response(
    client: OpenRouter, stream: EventStream, parsed: ParsedStream[int], run: Run, typed: Run[ParsedResult[int]]
) -> None:
    assert_type(live(stream), ResponseResult)
    assert_type(live(parsed), ParsedResult[int])
    assert_type(live(run), ResponseResult)
    assert_type(live(typed), ParsedResult[int])
    assert_type(live(client.responses.send(model="openai/gpt-5", input="Hi", stream=True)), ResponseResult)
    live("text")  # type: ignore[call-overload]


async def live_async_returns_the_final_response(
    client: OpenRouter, parsed: AsyncParsedStream[int], run: AsyncRun[ParsedResult[int]]
) -> None:
    assert_type(await live_async(client.responses.send_async(model="openai/gpt-5", stream=True)), ResponseResult)
    assert_type(await live_async(await client.responses.send_async(model="a/b", stream=True)), ResponseResult)
    assert_type(await live_async(parsed), ParsedResult[int])
    assert_type(await live_async(run), ParsedResult[int])


def shown_objects_have_four_forms(shown: Shown, result: ResponseResult) -> None:
    assert_type(as_text(shown), str)
    assert_type(as_html(result), str)
    assert_type(as_markdown(shown), str)
    assert_type(as_rich(shown), list[Any])
