"""The types that callers see who watch a stream. Only type checkers read this file."""

from typing import assert_type

from openrouter_responses import AsyncEventStream, EventStream, ParsedStream, ResponseResult, errors, models


def items_are_those_of_the_response(stream: EventStream) -> None:
    for item in stream.items():
        assert_type(item, models.OutputItems)
        if item.type == "function_call":
            assert_type(item, models.FunctionCallItem)
            assert_type(item.arguments, str)
    assert_type(stream.snapshot, ResponseResult | None)


async def an_asynchronous_stream_gives_the_same(stream: AsyncEventStream) -> None:
    async for item in stream.items():
        assert_type(item, models.OutputItems)
    assert_type(stream.snapshot, ResponseResult | None)


def a_parsed_stream_can_be_watched(stream: ParsedStream[int]) -> None:
    for item in stream.items():
        assert_type(item, models.OutputItems)
    assert_type(stream.snapshot, ResponseResult | None)


def an_interrupted_stream_says_whether_its_items_are_complete(error: errors.StreamInterruptedError) -> None:
    assert_type(error.items_complete, bool)
