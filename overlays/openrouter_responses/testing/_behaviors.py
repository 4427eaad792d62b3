"""Behaviors that succeed: text, reasoning, function calls, refusals, and unusual but valid streams.

A behavior takes a generation and returns a response, plain or streamed as the request asks. The first line of its
docstring is its summary on the command line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from openrouter_responses.testing import _request_text
from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._generation import FinalStatus, Generation
from openrouter_responses.testing._messages import Json, Response, encode_event, encode_json, json_response
from openrouter_responses.testing._schema_samples import sample

COMMENT = b": OPENROUTER PROCESSING\n\n"
DONE = b"data: [DONE]\n\n"
SLOW_DELAY = 0.1

OLDER_NAMES = {"response.output_text.delta": "response.content_part.delta", "response.completed": "response.done"}


def echo(generation: Generation) -> Response:
    """Quote the prompt, or return JSON that fits the schema in `text.format`."""
    return respond(generation, generation.message(echo_text(generation)))


def reasoning(generation: Generation) -> Response:
    """Return a reasoning item with text and summary, then the text of `test/echo`."""
    words = len(_request_text.prompt_text(generation.request).split())
    thought = f"The prompt has {words} words. I can quote them unchanged."
    summary = "I quote the prompt."
    message = generation.message(echo_text(generation))
    return respond(generation, generation.reasoning(thought, summary), message)


def function_call(generation: Generation) -> Response:
    """Call the first function tool, or the one in `tool_choice`, with arguments that fit its schema.

    If the input ends with the output of a tool, quote it. Without a function tool, the status is 400.
    """
    output = _request_text.newest_tool_output(generation.request)
    if output is not None:
        return respond(generation, generation.message(f'The tool returned "{output}".'))
    if _calls_are_forbidden(generation.request):
        return echo(generation)
    tool = _chosen_function(generation.request)
    if tool is None:
        return error_response(400, "tools: test/function-call needs a function tool")
    arguments = sample(tool.get("parameters")) or {}
    return respond(generation, generation.function_call(str(tool.get("name")), arguments))


def refusal(generation: Generation) -> Response:
    """Return a refusal."""
    return respond(generation, generation.refusal("I cannot help with that."))


def incomplete(generation: Generation) -> Response:
    """Return half of the text, and a result with status `incomplete`."""
    return _half_of_text(generation, "max_output_tokens")


def content_filter(generation: Generation) -> Response:
    """Return half of the text, and a result with status `incomplete` because of a content filter."""
    return _half_of_text(generation, "content_filter")


def disobey(generation: Generation) -> Response:
    """Return JSON that does not fit the schema in `text.format`; after a message of the model, JSON that does."""
    if any(item.get("role") == "assistant" for item in _request_text.input_items(generation.request)):
        return echo(generation)
    return disobey_always(generation)


def disobey_always(generation: Generation) -> Response:
    """Return JSON that does not fit the schema in `text.format`."""
    text = echo_text(generation)
    schema = _json_schema(generation.request)
    if schema is not None:
        text = encode_json(_spoiled(sample(schema))).decode()
    return respond(generation, generation.message(text))


def parallel_calls(generation: Generation) -> Response:
    """Call every function tool, with arguments that fit its schema; then quote the outputs.

    Without a function tool, the status is 400.
    """
    if (response := _without_calls(generation, "test/parallel-calls")) is not None:
        return response
    calls = (_sample_call(generation, tool) for tool in _functions(generation.request))
    return respond(generation, *_reasoning_if_asked(generation), *calls)


def wrong_calls(generation: Generation) -> Response:
    """Call an unknown tool, and the first function tool with broken JSON and with wrong arguments; then quote.

    Without a function tool, the status is 400.
    """
    if (response := _without_calls(generation, "test/wrong-calls")) is not None:
        return response
    tool = _functions(generation.request)[0]
    name = str(tool.get("name"))
    return respond(
        generation,
        generation.function_call(f"{name}_of_another_program", {}),
        generation.function_call_text(name, '{"unfinished": '),
        generation.function_call_text(name, encode_json(_spoiled(sample(tool.get("parameters")))).decode()),
    )


def steps(generation: Generation, turns: int, calls: int) -> Response:
    """In each of N turns, call the function tools M times in all; then quote the newest outputs."""
    functions = _functions(generation.request)
    if not functions:
        return error_response(400, "tools: test/steps-NxM needs a function tool")
    made = sum(item.get("type") == "function_call" for item in _request_text.input_items(generation.request))
    if _calls_are_forbidden(generation.request) or made >= turns * calls:
        return respond(generation, generation.message(_quoted_outputs(generation.request, newest=calls)))
    chosen = (functions[index % len(functions)] for index in range(calls))
    return respond(generation, *_reasoning_if_asked(generation), *(_sample_call(generation, each) for each in chosen))


def count(generation: Generation, up_to: int) -> Response:
    """Return the numbers from 1 to N, one delta each."""
    return respond(generation, generation.message(" ".join(str(number) for number in range(1, up_to + 1))))


def minimal(generation: Generation) -> Response:
    """Return the text, and a result with few fields: no `error`, no `tools`, no token details."""
    generation.minimal = True
    return echo(generation)


def slow(generation: Generation) -> Response:
    """Return the text, with 0.1 seconds before each event or before the plain response."""
    return replace(echo(generation), delay=SLOW_DELAY)


def no_done(generation: Generation) -> Response:
    """Return the text, in a stream that ends after its terminal event without `[DONE]`."""
    if not generation.streaming:
        return echo(generation)
    return stream_response(generation, echo_events(generation), done=False)


def older_events(generation: Generation) -> Response:
    """Return the text, in a stream with the older names `response.content_part.delta` and `response.done`."""
    if not generation.streaming:
        return echo(generation)
    events = ({**event, "type": OLDER_NAMES.get(event["type"], event["type"])} for event in echo_events(generation))
    return stream_response(generation, events)


def framing(generation: Generation) -> Response:
    """Return the text, in a stream with a byte order mark, every line ending, `event`, `id` and `retry` lines."""
    if not generation.streaming:
        return echo(generation)
    return Response(headers=_stream_headers(generation), body=_encoded_unusually(echo_events(generation)))


def unknown(generation: Generation) -> Response:
    """Return the text, among events, items, content and fields that no API description contains."""
    item = {"id": "cb_1", "type": "openrouter:crystal_ball", "status": "shimmering", "visions": [{"blurred": True}]}
    part = {"type": "output_smell", "smell": "of rain", "intensity": 0.5}
    message = {"id": "msg_smell", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
    items = chain(
        _polished(generation),
        _opened_and_done(generation, item),
        _opened_and_done(generation, message),
        ({**event, "mood": "curious"} for event in generation.message(echo_text(generation))),
    )
    return respond(generation, items, truncation="folded", weather={"sky": "clear"})


def respond(
    generation: Generation, *items: Iterable[Json], status: FinalStatus = "completed", **fields: object
) -> Response:
    """Respond with the items of a whole response, as a stream or a plain result, as the request asks."""
    events = chain(generation.start(), *items, generation.finish(status, **fields))
    if generation.streaming:
        return stream_response(generation, events)
    return json_response(generation.drain(events), headers={"X-Generation-Id": generation.id})


def stream_response(generation: Generation, events: Iterable[Json], *, done: bool = True) -> Response:
    """Respond with a stream of events, with comments between them and, if `done`, `[DONE]` at the end."""
    end = [DONE] if done else []
    return Response(headers=_stream_headers(generation), body=chain(_encoded(events), end))


def echo_events(generation: Generation) -> Iterator[Json]:
    """Yield the events of a whole `test/echo` response."""
    return chain(generation.start(), generation.message(echo_text(generation)), generation.finish())


def echo_text(generation: Generation) -> str:
    """Return the text of `test/echo` for a request."""
    text = generation.request.get("text")
    text_format = text.get("format") if isinstance(text, dict) else None
    prompt = _request_text.prompt_text(generation.request)
    match text_format:
        case {"type": "json_schema", "schema": schema}:
            return encode_json(sample(schema)).decode()
        case {"type": "json_object"}:
            return encode_json({"prompt": prompt}).decode()
        case _:
            return f'You wrote: "{prompt}". I am the embedded server, not a model, so I quote the prompt.'


def _half_of_text(generation: Generation, reason: str) -> Response:
    text = echo_text(generation)
    message = generation.message(text[: len(text) // 2], status="incomplete")
    return respond(generation, message, status="incomplete", incomplete_details={"reason": reason})


def _without_calls(generation: Generation, model: str) -> Response | None:
    """Return the response that calls no tool: a 400 without a function tool, or a text with the outputs of tools."""
    if not _functions(generation.request):
        return error_response(400, f"tools: {model} needs a function tool")
    if _calls_are_forbidden(generation.request) or _request_text.newest_tool_output(generation.request) is not None:
        return respond(generation, generation.message(_quoted_outputs(generation.request)))
    return None


def _json_schema(request: Mapping[str, Any]) -> Any:
    """Return the schema in `text.format`; None without one."""
    match request:
        case {"text": {"format": {"type": "json_schema", "schema": schema}}}:
            return schema
        case _:
            return None


def _spoiled(value: Any) -> Any:
    """Return a value of another shape: the first scalar in it is an object."""
    if isinstance(value, dict) and value:
        name = next(iter(value))
        return {**value, name: _spoiled(value[name])}
    if isinstance(value, list) and value:
        return [_spoiled(value[0]), *value[1:]]
    return {"unexpected": True} if not isinstance(value, dict) else ["unexpected"]


def _calls_are_forbidden(request: Mapping[str, Any]) -> bool:
    return request.get("tool_choice") == "none"


def _functions(request: Mapping[str, Any]) -> list[Json]:
    tools = request.get("tools")
    return [tool for tool in tools if _is_function(tool)] if isinstance(tools, list) else []


def _sample_call(generation: Generation, tool: Json) -> Iterator[Json]:
    # A generator, so that the ID of the call has the position that the item then has.
    yield from generation.function_call(str(tool.get("name")), sample(tool.get("parameters")) or {})


def _reasoning_if_asked(generation: Generation) -> list[Iterator[Json]]:
    """Return a reasoning item if the request asks for encrypted reasoning."""
    include = generation.request.get("include")
    if not isinstance(include, list) or "reasoning.encrypted_content" not in include:
        return []
    return [generation.reasoning("I need the tools.", "")]


def _quoted_outputs(request: Mapping[str, Any], *, newest: int | None = None) -> str:
    """Return a text with the outputs of tools, by the names of the tools."""
    outputs = _request_text.tool_outputs(request)
    if newest is not None:
        outputs = outputs[-newest:]
    if not outputs:
        return "No tool was called."
    return "The tools returned: " + ", ".join(f'{name} "{output}"' for name, output in outputs) + "."


def _chosen_function(request: Mapping[str, Any]) -> Json | None:
    functions = _functions(request)
    match request.get("tool_choice"):
        case {"type": "function", "name": name}:
            return next((tool for tool in functions if tool.get("name") == name), None)
        case _:
            return functions[0] if functions else None


def _is_function(tool: object) -> bool:
    return isinstance(tool, dict) and tool.get("type") == "function"


def _polished(generation: Generation) -> Iterator[Json]:
    yield generation.event("response.crystal_ball.polished", shine={"level": 11})


def _opened_and_done(generation: Generation, item: Json) -> Iterator[Json]:
    yield generation.item_added({**item, "status": "in_progress"})
    yield generation.item_done(item)


def _stream_headers(generation: Generation) -> dict[str, str]:
    return {"Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Generation-Id": generation.id}


def _encoded(events: Iterable[Json]) -> Iterator[bytes]:
    yield COMMENT
    for event in events:
        yield encode_event(event)
        if event.get("type") == "response.in_progress":
            yield COMMENT


def _encoded_unusually(events: Iterable[Json]) -> Iterator[bytes]:
    line_ends = (b"\n", b"\r\n", b"\r")
    yield b"\xef\xbb\xbf"
    for number, event in enumerate(events):
        lines = [
            b": OPENROUTER PROCESSING",
            f"event: {event['type']}".encode(),
            f"id:{number}".encode(),
            b"retry: 1000",
            b"colonless",
            *(b"data: " + line for line in json.dumps(event, indent=1).encode().splitlines()),
            b"",
        ]
        line_end = line_ends[number % len(line_ends)]
        yield b"".join(line + line_end for line in lines)
    yield DONE
