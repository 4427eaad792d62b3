"""The types that callers of `parse` see. Only type checkers read this file, as they do `api.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypedDict, TypeVar, assert_type

import msgspec
import pydantic

from openrouter_responses import (
    AsyncParsedStream,
    Conversation,
    OpenRouter,
    ParsedResult,
    ParsedStream,
    ResponseResult,
    errors,
    models,
)
from openrouter_responses.structured import CompiledType, compile_type

open_router = OpenRouter("key")
parse = open_router.responses.parse
parse_async = open_router.responses.parse_async

T = TypeVar("T")


@dataclass
class Invoice:
    number: str


class City(TypedDict):
    name: str


class Pet(msgspec.Struct):
    name: str


class Person(pydantic.BaseModel):
    name: str


InvoiceOrCity: TypeAlias = Invoice | City


def the_value_has_the_type_of_text_format() -> None:
    assert_type(parse(input="Hello", text_format=Invoice), ParsedResult[Invoice])
    assert_type(parse(input="Hello", text_format=Invoice).output_parsed, Invoice)
    assert_type(parse(input="Hello", text_format=City).output_parsed, City)
    assert_type(parse(input="Hello", text_format=Pet).output_parsed, Pet)
    assert_type(parse(input="Hello", text_format=Person).output_parsed, Person)
    assert_type(parse(input="Hello", text_format=list[Invoice]).output_parsed, list[Invoice])
    assert_type(parse(input="Hello", text_format=int).output_parsed, int)


def a_type_that_is_not_a_class_is_known_too(kind: type[Invoice] | type[City]) -> None:
    assert_type(parse(input="Hello", text_format=Invoice | City).output_parsed, Invoice | City)
    assert_type(parse(input="Hello", text_format=InvoiceOrCity).output_parsed, Invoice | City)
    assert_type(parse(input="Hello", text_format=list[Invoice | City]).output_parsed, list[Invoice | City])
    assert_type(parse(input="Hello", text_format=int | None).output_parsed, int | None)
    assert_type(parse(input="Hello", text_format=Literal["a", "b"]).output_parsed, Literal["a", "b"])
    assert_type(parse(input="Hello", text_format=Annotated[int, "A count."]).output_parsed, int)
    assert_type(parse(input="Hello", text_format=kind).output_parsed, Invoice | City)
    assert_type(parse(input="Hello", text_format=Invoice | City, stream=True), ParsedStream[Invoice | City])


def a_generic_function_passes_its_type_on(kind: type[T]) -> T:
    return parse(input="Hello", text_format=kind).output_parsed


def a_schema_gives_plain_json(schema: dict[str, Any], mapping: Mapping[str, Any], stream: bool) -> None:
    assert_type(parse(input="Hello", text_format={"type": "object"}).output_parsed, Any)
    assert_type(parse(input="Hello", text_format=mapping), ParsedResult[Any])
    assert_type(parse(input="Hello", text_format=schema), ParsedResult[Any])
    assert_type(parse(input="Hello", text_format=schema, stream=True), ParsedStream[Any])
    assert_type(parse(input="Hello", text_format=schema, stream=stream), ParsedResult[Any] | ParsedStream[Any])


def a_type_known_at_run_time_only_gives_any(kind: Any, union: UnionType) -> None:
    assert_type(parse(input="Hello", text_format=kind).output_parsed, Any)
    assert_type(parse(input="Hello", text_format=union), ParsedResult[Any])  # ty: ignore[invalid-type-form]


def a_parsed_result_is_a_result(result: ParsedResult[Invoice]) -> None:
    plain: ResponseResult = result
    assert_type(plain.refusal, str | None)
    assert_type(result.rejected, tuple[ResponseResult, ...])


def parse_streams(stream: bool) -> None:
    assert_type(parse(input="Hello", text_format=Invoice, stream=True), ParsedStream[Invoice])
    assert_type(parse(input="Hello", text_format=Invoice, stream=stream), ParsedResult[Invoice] | ParsedStream[Invoice])
    with parse(input="Hello", text_format=Invoice, stream=True) as events:
        for event in events:
            assert_type(event, models.StreamEvents)
        for partial in events.partials():
            assert_type(partial, Any)
        for delta in events.text_deltas():
            assert_type(delta, str)
        assert_type(events.get_final_response().output_parsed, Invoice)


async def parse_async_gives_the_same() -> None:
    assert_type(await parse_async(input="Hello", text_format=Invoice), ParsedResult[Invoice])
    assert_type(await parse_async(input="Hello", text_format=Invoice, stream=True), AsyncParsedStream[Invoice])
    async with parse_async(input="Hello", text_format=Invoice, stream=True) as stream:
        async for event in stream:
            assert_type(event, models.StreamEvents)
        async for partial in stream.partials():
            assert_type(partial, Any)
        assert_type((await stream.get_final_response()).output_parsed, Invoice)
    assert_type(await parse_async(input="Hello", text_format=int | None), ParsedResult[int | None])
    assert_type(await parse_async(input="Hello", text_format={"type": "object"}), ParsedResult[Any])


async def runs_and_conversations_know_the_type_too(conversation: Conversation) -> None:
    assert_type(open_router.responses.run(input="Hello", text_format=int | None).result.output_parsed, int | None)
    assert_type(
        (await open_router.responses.run_async(input="Hello", text_format=int | None)).output_parsed, int | None
    )
    assert_type(open_router.responses.run(input="Hello", text_format={"type": "object"}).result.output_parsed, Any)
    assert_type(conversation.send("Hello", text_format=int | None).output_parsed, int | None)
    assert_type((await conversation.send_async("Hello", text_format=int | None)).output_parsed, int | None)
    assert_type(conversation.run("Hello", text_format=int | None).result.output_parsed, int | None)
    assert_type((await conversation.run_async("Hello", text_format=int | None)).output_parsed, int | None)
    assert_type(conversation.send("Hello", text_format={"type": "object"}).output_parsed, Any)


def parameters_are_checked() -> None:
    parse(input="Hello", text_format=Invoice, repairs=1, temperature=0, text={"verbosity": "low"})
    parse(input="Hello")  # type: ignore[call-overload]
    parse(inptu="Hello", text_format=Invoice)  # type: ignore[call-overload]
    parse(input="Hello", text_format=Invoice, repairs="1")  # type: ignore[call-overload]


def a_compiled_type_knows_its_value() -> None:
    assert_type(compile_type(Invoice), CompiledType[Invoice])
    assert_type(compile_type(Invoice).decode({}), Invoice)
    assert_type(compile_type(Literal["a", "b"]), CompiledType[Literal["a", "b"]])
    assert_type(compile_type({"type": "object"}), CompiledType[Any])
    assert_type(compile_type(compile_type(Invoice)), CompiledType[Invoice])
    assert_type(compile_type(Invoice).json_schema, dict[str, Any])
    assert_type(parse(input="Hello", text_format=compile_type(Invoice)), ParsedResult[Any])


def errors_carry_the_output(
    incomplete: errors.OutputIncompleteError, refused: errors.OutputRefusedError, invalid: errors.OutputInvalidError
) -> None:
    assert_type(incomplete.reason, str | None)
    assert_type(incomplete.partial, Any)
    assert_type(refused.refusal, str)
    assert_type(invalid.path, str)
    assert_type(invalid.text, str)
