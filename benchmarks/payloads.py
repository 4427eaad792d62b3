"""The requests and responses of the benchmarks, the same bytes for every client."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "benchmark/model"
PROMPT = "Say something."
TEXT_DELTA: Final = "response.output_text.delta"

_WORDS = ("The", " quick", " brown", " fox", " jumps", " over", " the", " lazy", " dog", ".")
_EVENTS_A_BLOCK = 1000
_CHARACTERS_A_DELTA = 4
_PROSE = "Streams are read as they come, and what has come is kept until somebody asks for it. "


def result(output: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a response with every field that the service always sends."""
    return {
        "id": "gen-1760000000-benchmark",
        "object": "response",
        "created_at": 1760000000,
        "completed_at": 1760000009,
        "status": "completed",
        "model": MODEL,
        "output": output,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": None,
        "tools": [],
        "tool_choice": "auto",
        "parallel_tool_calls": True,
        "temperature": None,
        "top_p": None,
        "frequency_penalty": None,
        "presence_penalty": None,
        "max_output_tokens": None,
        "previous_response_id": None,
        "store": False,
        "truncation": "disabled",
        "text": {"format": {"type": "text"}},
        "usage": {
            "input_tokens": 12,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": 30,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": 42,
            "cost": 0.000042,
        },
    }


def message(number: int, text: str) -> dict[str, Any]:
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return {
        "id": f"msg_{number:08}",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": [part],
    }


@cache
def small_result() -> bytes:
    """Return a result with one sentence."""
    return _json(result([message(0, _PROSE)]))


@cache
def large_result(items: int = 2000) -> bytes:
    """Return a result with the kinds of items that an agent receives, of about 0.5 kB each."""
    return _json(result([_item(number) for number in range(items)]))


def _item(number: int) -> dict[str, Any]:
    match number % 4:
        case 0:
            return message(number, _PROSE * 4)
        case 1:
            return {
                "id": f"rs_{number:08}",
                "type": "reasoning",
                "summary": [{"type": "summary_text", "text": _PROSE * 5}],
                "status": "completed",
            }
        case 2:
            return {
                "id": f"fc_{number:08}",
                "type": "function_call",
                "call_id": f"call_{number:08}",
                "name": "look_up",
                "arguments": json.dumps({"query": _PROSE * 4, "limit": number}),
                "status": "completed",
            }
        case _:
            return {
                "id": f"ws_{number:08}",
                "type": "web_search_call",
                "status": "completed",
                "action": {"type": "search", "query": _PROSE * 4},
            }


@cache
def text_deltas(count: int) -> bytes:
    """Return a block of events with one word each, as in a stream."""
    deltas = (
        {
            "type": TEXT_DELTA,
            "sequence_number": number + 4,
            "item_id": "msg_00000000",
            "output_index": 0,
            "content_index": 0,
            "delta": _WORDS[number % len(_WORDS)],
            "logprobs": [],
        }
        for number in range(count)
    )
    return b"".join(_event(delta) for delta in deltas)


def stream(count: int) -> Iterator[bytes]:
    """Yield a stream of `count` text deltas in large blocks, as a client reads them that is slower than the network."""
    yield _event({"type": "response.created", "sequence_number": 0, "response": _empty()})
    blocks, rest = divmod(count, _EVENTS_A_BLOCK)
    for _ in range(blocks):
        yield text_deltas(_EVENTS_A_BLOCK)
    if rest:
        yield text_deltas(rest)
    yield stream_end()


def watched(count: int) -> Iterator[bytes]:
    """Yield a stream of `count` text deltas with all events of its message."""
    text = "".join(_WORDS[number % len(_WORDS)] for number in range(count))
    yield from _message_stream(text, [text_deltas(_EVENTS_A_BLOCK)] * (count // _EVENTS_A_BLOCK))


def rows_stream(rows: int) -> Iterator[bytes]:
    """Yield a stream whose text is the JSON of `rows` rows, in deltas of a few characters."""
    text = rows_text(rows)
    deltas = [
        text_delta(text[start : start + _CHARACTERS_A_DELTA]) for start in range(0, len(text), _CHARACTERS_A_DELTA)
    ]
    yield from _message_stream(text, [b"".join(deltas[start : start + 1000]) for start in range(0, len(deltas), 1000)])


def rows_text(rows: int) -> str:
    """Return the JSON of a table with some rows."""
    return json.dumps(
        {"rows": [{"name": f"row {number}", "price": number / 4, "tags": ["a", "b"]} for number in range(rows)]}
    )


@cache
def rows_result(rows: int) -> bytes:
    return _json(result([message(0, rows_text(rows))]))


@cache
def rows_call(rows: int) -> bytes:
    """Return the table as the arguments of a call, as instructor asks for it."""
    return _json(result([_call("Table", rows_text(rows), 0)]))


def rows_call_stream(rows: int) -> Iterator[bytes]:
    """Yield the stream of `rows_stream` with the text as the arguments of a call."""
    text = rows_text(rows)
    call = _call("Table", text, 0)
    place: dict[str, Any] = {"item_id": call["id"], "output_index": 0}
    begun = {**call, "status": "in_progress", "arguments": ""}
    deltas = "response.function_call_arguments.delta"
    yield _event({"type": "response.created", "sequence_number": 0, "response": _empty()})
    yield _event({"type": "response.output_item.added", "sequence_number": 1, "output_index": 0, "item": begun})
    for start in range(0, len(text), _CHARACTERS_A_DELTA):
        delta = text[start : start + _CHARACTERS_A_DELTA]
        yield _event({"type": deltas, "sequence_number": 2, **place, "delta": delta})
    done = {"type": "response.function_call_arguments.done", "sequence_number": 3, **place}
    yield _event({**done, "name": call["name"], "arguments": text})
    yield _event({"type": "response.output_item.done", "sequence_number": 4, "output_index": 0, "item": call})
    yield _event({"type": "response.completed", "sequence_number": 5, "response": result([call])})


@cache
def step_result(step: int, calls: int) -> bytes:
    """Return a response with calls, one step of a run of tools."""
    return _json(
        result([_call("look_up", json.dumps({"query": f"{step}-{n}"}), step * calls + n) for n in range(calls)])
    )


def _call(name: str, arguments: str, number: int) -> dict[str, Any]:
    return {
        "id": f"fc_{number:08}",
        "type": "function_call",
        "call_id": f"call_{number:08}",
        "name": name,
        "arguments": arguments,
        "status": "completed",
    }


def _message_stream(text: str, deltas: list[bytes]) -> Iterator[bytes]:
    done = message(0, text)
    [part] = done["content"]
    place: dict[str, Any] = {"item_id": done["id"], "output_index": 0, "content_index": 0}
    yield _event({"type": "response.created", "sequence_number": 0, "response": _empty()})
    added = {**done, "status": "in_progress", "content": []}
    yield _event({"type": "response.output_item.added", "sequence_number": 1, "output_index": 0, "item": added})
    yield _event({"type": "response.content_part.added", "sequence_number": 2, **place, "part": {**part, "text": ""}})
    yield from deltas
    yield _event({"type": "response.output_text.done", "sequence_number": 3, **place, "text": text, "logprobs": []})
    yield _event({"type": "response.content_part.done", "sequence_number": 4, **place, "part": part})
    yield _event({"type": "response.output_item.done", "sequence_number": 5, "output_index": 0, "item": done})
    yield _event({"type": "response.completed", "sequence_number": 6, "response": result([done])})


def _empty() -> dict[str, Any]:
    """Return the response at the beginning of a stream."""
    return {**result([]), "status": "in_progress", "completed_at": None, "usage": None}


def stream_end() -> bytes:
    completed = {"type": "response.completed", "sequence_number": 9, "response": result([message(0, _PROSE)])}
    return _event(completed) + b"data: [DONE]\n\n"


def one_event(size: int) -> bytes:
    """Return a text delta of `size` bytes and the end of the stream."""
    return text_delta("x" * size) + stream_end()


def text_delta(text: str) -> bytes:
    return _event(
        {
            "type": TEXT_DELTA,
            "sequence_number": 4,
            "item_id": "msg_00000000",
            "output_index": 0,
            "content_index": 0,
            "delta": text,
            "logprobs": [],
        }
    )


def conversation(items: int = 50, tools: int = 20) -> dict[str, Any]:
    """Return the arguments of a request in an agent's conversation."""
    return {
        "model": MODEL,
        "instructions": _PROSE * 8,
        "input": [_input_item(number) for number in range(items)],
        "tools": [_tool(number) for number in range(tools)],
        "tool_choice": "auto",
        "temperature": 0.2,
        "metadata": {"task": "benchmark"},
    }


def _input_item(number: int) -> dict[str, Any]:
    match number % 4:
        case 0:
            return {
                "type": "message",
                "role": "user",
                "content": [{"type": "input_text", "text": _PROSE * 3}],
            }
        case 1:
            return message(number, _PROSE * 2)
        case 2:
            return {
                "type": "function_call",
                "id": f"fc_{number}",
                "call_id": f"call_{number}",
                "name": "look_up",
                "arguments": '{"query": "streams"}',
            }
        case _:
            return {"type": "function_call_output", "call_id": f"call_{number - 1}", "output": _PROSE * 4}


def _tool(number: int) -> dict[str, Any]:
    return {
        "type": "function",
        "name": f"tool_{number}",
        "description": _PROSE,
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {
                name: {"type": "string", "description": _PROSE} for name in ("query", "language", "format", "limit")
            },
            "required": ["query"],
            "additionalProperties": False,
        },
    }


def _event(value: dict[str, Any]) -> bytes:
    return b"data: " + _json(value) + b"\n\n"


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
