"""Structured output: responses as values of the caller's types, with `responses.parse` and `responses.parse_async`.

From the type to the value, each module has one task:

- `_schema`: `compile_type`, which gives a type its JSON schema and the conversion from JSON.
- `_annotations`: the descriptions and limits of a type that msgspec does not read.
- `_tagged_unions`: unions of classes that msgspec does not decode.
- `_strict`: the strict form of a schema, and the way back from it.
- `_json_schema`: the reading of schemas and the check of values against them.
- `_schema_check`: the check of a JSON schema that a caller wrote.
- `_exchange`: the request, the value in a result, and repairs; no I/O.
- `_result`: `ParsedResult`.
- `_streams`: `ParsedStream` and `AsyncParsedStream`.
- `_partial`: incremental parsing of JSON; no I/O.

msgspec is imported for types that need it. pydantic is never imported: a type of pydantic has loaded it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses.structured._exchange import exchange, repair_message, request_for, value_of
from openrouter_responses.structured._result import ParsedResult
from openrouter_responses.structured._schema import CompiledType, InvalidValueError, check_json, compile_type
from openrouter_responses.structured._streams import AsyncParsedStream, ParsedStream

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from openrouter_responses.responses import Responses


def parse(
    responses: Responses, *, text_format: object, stream: bool, repairs: int, params: dict[str, Any]
) -> ParsedResult[Any] | ParsedStream[Any]:
    """Send a request for a value of a type, as `Responses.parse` documents it."""
    compiled = compile_type(text_format)
    steps = exchange(compiled, params, check_repairs(repairs))
    request = next(steps)
    if stream:
        return ParsedStream(
            responses.send(stream=True, **request), steps, compiled, lambda repair: responses.send(**repair)
        )
    while True:
        result = responses.send(**request)
        try:
            request = steps.send(result)
        except StopIteration as stop:
            parsed: ParsedResult[Any] = stop.value
            return parsed


def parse_async(
    responses: Responses, *, text_format: object, stream: bool, repairs: int, params: dict[str, Any]
) -> Coroutine[Any, Any, ParsedResult[Any]] | AsyncParsedStream[Any]:
    """Send a request for a value of a type, as `Responses.parse_async` documents it."""
    compiled = compile_type(text_format)
    steps = exchange(compiled, params, check_repairs(repairs))
    request = next(steps)
    if stream:
        return AsyncParsedStream(
            responses.send_async(stream=True, **request), steps, compiled, lambda repair: responses.send_async(**repair)
        )

    async def parsed_result() -> ParsedResult[Any]:
        nonlocal request
        while True:
            result = await responses.send_async(**request)
            try:
                request = steps.send(result)
            except StopIteration as stop:
                parsed: ParsedResult[Any] = stop.value
                return parsed

    return parsed_result()


def check_repairs(repairs: Any) -> int:
    """Return the argument `repairs`.

    Raises:
        ValueError: It is not a number of attempts.
    """
    if isinstance(repairs, bool) or not isinstance(repairs, int) or repairs < 0:
        raise ValueError(f"repairs must be a number of attempts such as 1, not {repairs!r}")
    return int(repairs)


__all__ = [
    "AsyncParsedStream",
    "CompiledType",
    "InvalidValueError",
    "ParsedResult",
    "ParsedStream",
    "check_json",
    "check_repairs",
    "compile_type",
    "exchange",
    "parse",
    "parse_async",
    "repair_message",
    "request_for",
    "value_of",
]
