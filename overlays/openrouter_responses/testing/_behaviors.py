"""What a model's name plays when all goes well: text, reasoning, function calls, refusals and odd but legal streams."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from openrouter_responses.testing import _prompts
from openrouter_responses.testing._errors import error_answer
from openrouter_responses.testing._generation import FinalStatus, Generation
from openrouter_responses.testing._messages import Answer, Json, encode_event, encode_json, json_answer
from openrouter_responses.testing._schema_samples import sample

COMMENT = b": OPENROUTER PROCESSING\n\n"
DONE = b"data: [DONE]\n\n"
SLOW_PAUSE = 0.1

OLDER_NAMES = {"response.output_text.delta": "response.content_part.delta", "response.completed": "response.done"}


def echo(generation: Generation) -> Answer:
    """Text that quotes the prompt; JSON that fits the schema if `text.format` asks for it."""
    return answer(generation, generation.message(echo_text(generation)))


def reasoning(generation: Generation) -> Answer:
    """A reasoning item with text and summary, then the text."""
    thought = f"The prompt has {len(_prompts.asked(generation.request).split())} words. They can be quoted as they are."
    summary = "Quoting the prompt answers it."
    said = generation.message(echo_text(generation))
    return answer(generation, generation.reasoning(thought, summary), said)


def function_call(generation: Generation) -> Answer:
    """A call to the first function tool, or to the one `tool_choice` names, with arguments that fit its schema.

    Once the input ends with the tool's output, text that quotes this output. Without a function tool: 400.
    """
    output = _prompts.tool_output(generation.request)
    if output is not None:
        return answer(generation, generation.message(f'The tool returned "{output}".'))
    tool = _chosen_function(generation.request)
    if tool is None:
        return error_answer(400, "test/function-call needs a function tool in tools")
    arguments = sample(tool.get("parameters")) or {}
    return answer(generation, generation.function_call(str(tool.get("name")), arguments))


def refusal(generation: Generation) -> Answer:
    """A message whose content is a refusal."""
    return answer(generation, generation.refusal("I cannot help with that."))


def incomplete(generation: Generation) -> Answer:
    """Text that stops half-way, and a result with status `incomplete`."""
    text = echo_text(generation)
    said = generation.message(text[: len(text) // 2], status="incomplete")
    return answer(generation, said, status="incomplete", incomplete_details={"reason": "max_output_tokens"})


def count(generation: Generation, up_to: int) -> Answer:
    """The numbers from 1 to N, one delta each."""
    return answer(generation, generation.message(" ".join(str(number) for number in range(1, up_to + 1))))


def slow(generation: Generation) -> Answer:
    """The text, with a tenth of a second before each event, or before the whole answer."""
    return replace(echo(generation), pause=SLOW_PAUSE)


def no_done(generation: Generation) -> Answer:
    """The text, in a stream that ends after its terminal event without `[DONE]`."""
    if not generation.streaming:
        return echo(generation)
    return stream_answer(generation, echo_events(generation), done=False)


def older_events(generation: Generation) -> Answer:
    """The text, in a stream with the older names `response.content_part.delta` and `response.done`."""
    if not generation.streaming:
        return echo(generation)
    events = ({**event, "type": OLDER_NAMES.get(event["type"], event["type"])} for event in echo_events(generation))
    return stream_answer(generation, events)


def framing(generation: Generation) -> Answer:
    """The text, in a stream framed in every legal way: a byte order mark, all line ends, `event`, `id` and `retry`."""
    if not generation.streaming:
        return echo(generation)
    return Answer(headers=_stream_headers(generation), body=_odd_frames(echo_events(generation)))


def unknown(generation: Generation) -> Answer:
    """The text, among events, items, content and fields that no description knows yet."""
    item = {"id": "cb_1", "type": "openrouter:crystal_ball", "status": "shimmering", "visions": [{"blurred": True}]}
    part = {"type": "output_smell", "smell": "of rain", "intensity": 0.5}
    message = {"id": "msg_smell", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
    strange = chain(
        _polished(generation),
        _opened_and_done(generation, item),
        _opened_and_done(generation, message),
        ({**event, "mood": "curious"} for event in generation.message(echo_text(generation))),
    )
    return answer(generation, strange, truncation="folded", weather={"sky": "clear"})


def answer(
    generation: Generation, *items: Iterable[Json], status: FinalStatus = "completed", **fields: object
) -> Answer:
    """Play the items as a whole response, as a stream or as a result, whichever the request asked for."""
    events = chain(generation.start(), *items, generation.finish(status, **fields))
    if generation.streaming:
        return stream_answer(generation, events)
    return json_answer(generation.drain(events), headers={"X-Generation-Id": generation.id})


def stream_answer(generation: Generation, events: Iterable[Json], *, done: bool = True) -> Answer:
    """Send the events as a stream, with comment lines between them and, if `done`, `[DONE]` at the end."""
    ending = [DONE] if done else []
    return Answer(headers=_stream_headers(generation), body=chain(_frames(events), ending))


def echo_events(generation: Generation) -> Iterator[Json]:
    """Yield the events of a whole response that says the echo's text."""
    return chain(generation.start(), generation.message(echo_text(generation)), generation.finish())


def echo_text(generation: Generation) -> str:
    """Return what the echo says to this request."""
    text = generation.request.get("text")
    wanted = text.get("format") if isinstance(text, dict) else None
    quoted = _prompts.asked(generation.request)
    match wanted:
        case {"type": "json_schema", "schema": schema}:
            return encode_json(sample(schema)).decode()
        case {"type": "json_object"}:
            return encode_json({"prompt": quoted}).decode()
        case _:
            return f'You wrote: "{quoted}". I am the embedded server: no model stands behind me, so I quote.'


def _chosen_function(request: Mapping[str, Any]) -> Json | None:
    tools = request.get("tools")
    functions = [tool for tool in tools if _is_function(tool)] if isinstance(tools, list) else []
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


def _frames(events: Iterable[Json]) -> Iterator[bytes]:
    yield COMMENT
    for event in events:
        yield encode_event(event)
        if event.get("type") == "response.in_progress":
            yield COMMENT


def _odd_frames(events: Iterable[Json]) -> Iterator[bytes]:
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
