"""Cases of streams: their framing, their events, and their ends."""

from __future__ import annotations

import json

from benchmarks.faults.case import Case, Stage, streamed, whole
from benchmarks.faults.judge import Verdict, answers, answers_or_raises, ask, raises, still_usable, verdict
from benchmarks.faults.material import (
    DONE,
    END,
    PIECES,
    REASON,
    START,
    TEXT,
    WHOLE,
    completed,
    created,
    delta,
    deltas_with,
    error_event,
    error_object,
    failed,
    with_line_ends,
)
from openrouter_responses.testing import encode_event

_HEAD = encode_event(created())
_LARGE = "x" * 8_000_000


def _cut(stream: bytes, size: int) -> list[bytes]:
    return [stream[start : start + size] for start in range(0, len(stream), size)]


def _in_lines(event: bytes) -> bytes:
    value = json.loads(event.removeprefix(b"data: "))
    return "".join(f"data: {line}\n" for line in json.dumps(value, indent=1).splitlines()).encode() + b"\n"


def _error_then_failed(stage: Stage) -> Verdict:
    stage.server.respond_with(body=[START, encode_event(error_event()), encode_event(failed())])
    client = stage.client()
    outcome = ask(client, stream=True)
    settled = verdict(client, outcome, raises(REASON, before=TEXT))
    if settled.right and outcome.types[-1:] != ["response.failed"]:
        settled = Verdict(False, "the failed response is lost")
    return still_usable(client, stage.server, settled)


FRAMING = [
    streamed("an ordinary stream", WHOLE, right=answers()),
    streamed("a byte order mark at the start", b"\xef\xbb\xbf" + WHOLE, right=answers()),
    streamed("line endings CR", with_line_ends(b"\r"), right=answers()),
    streamed("line endings CRLF", with_line_ends(b"\r\n"), right=answers()),
    streamed(
        "all three line endings mixed",
        WHOLE.replace(b"\n\n", b"\r\n\r").replace(b'\r\ndata: {"type":"response.o', b'\n\r\ndata: {"type":"response.o'),
        right=answers(),
    ),
    streamed(
        "comments between and inside events", b": hi\n\n" + WHOLE.replace(b"data: ", b": wait\ndata: "), right=answers()
    ),
    streamed(
        "data on many lines",
        _HEAD + b"".join(_in_lines(encode_event(delta(p))) for p in PIECES) + END,
        right=answers(),
    ),
    streamed(
        "event, id, retry, unknown and nameless fields",
        WHOLE.replace(b"data: ", b"event: message\nid: 7\nretry: 10\nmood: good\n: \nnothing\ndata: "),
        right=answers(),
    ),
    streamed("no space after the colon", WHOLE.replace(b"data: ", b"data:"), right=answers()),
    streamed("events without data, and blank lines", b"\n\nevent: ping\n\nid: 1\n\n" + WHOLE, right=answers()),
    streamed(
        "Unicode line separators inside data",
        deltas_with('"a\u2028b\u2029c\u0085d"'.encode()),
        right=answers("a\u2028b\u2029c\u0085d"),
    ),
    streamed("one byte per chunk", *_cut(WHOLE, 1), right=answers()),
    streamed(
        "an event of 8 MB in pieces of 16 KB",
        *_cut(_HEAD + encode_event(delta(_LARGE)) + END, 16_384),
        right=answers(_LARGE),
    ),
    streamed("an invalid UTF-8 byte", deltas_with(b'"a\xffb"'), right=answers_or_raises("utf", text="a\ufffdb")),
    streamed("an escaped lone surrogate", deltas_with(rb'"a\ud83db"'), right=answers_or_raises(text="a\ud83db")),
]

ENDS = [
    streamed("a terminal event without [DONE]", START, encode_event(completed()), right=answers()),
    streamed("[DONE] on a connection that stays open", WHOLE, right=answers(), ending="stall"),
    streamed(
        "a terminal event on a connection that stays open",
        START,
        encode_event(completed()),
        right=answers(),
        ending="stall",
    ),
    streamed("events after the terminal event", WHOLE, encode_event(delta("!")), right=answers()),
    streamed("no blank line after the last event", START + encode_event(completed()).rstrip(), right=answers()),
    streamed(
        "the older event names",
        _older := (
            _HEAD
            + b"".join(encode_event({"type": "response.content_part.delta", "delta": piece}) for piece in PIECES)
            + encode_event({**completed(), "type": "response.done"})
            + DONE
        ),
        right=answers(),
    ),
    streamed("a clean end without a terminal event", START, right=raises(before=TEXT)),
    streamed("an end inside an event", START + b'data: {"type": "resp', right=raises(before=TEXT)),
    streamed("an end inside a character", START + 'data: {"type": "é'.encode()[:-1], right=raises(before=TEXT)),
    streamed("no events", b": hello\n\n", right=raises()),
    streamed("an end inside the HTTP body", START, right=raises(before=TEXT), ending="cut"),
    streamed("a reset", START, right=raises(), ending="reset", delay=0.05),
    streamed("silence", START, right=raises(before=TEXT), ending="stall"),
    streamed("an error object without a type", START + encode_event(error_object()), right=raises(REASON, before=TEXT)),
    streamed("an error object as the first message", encode_event(error_object()), right=raises(REASON)),
    streamed(
        "an error object with a string as its code",
        START + encode_event(error_object("server_error")),
        right=raises(REASON),
    ),
    streamed("an event of type error", START + encode_event(error_event()), right=raises(REASON, before=TEXT)),
    Case("an event of type error, then the failed response", _error_then_failed),
    streamed("a failed response", START + encode_event(failed()) + DONE, right=raises(REASON, before=TEXT)),
]

EVENTS = [
    streamed("an event that is not JSON", START + b"data: {oops\n\n" + END, right=raises("oops", "json", before=TEXT)),
    streamed(
        "an event that is an HTML page", START + b"data: <html>\n\n" + END, right=raises("html", "json", before=TEXT)
    ),
    streamed("an event that is a list", START + b"data: [1, 2]\n\n" + END, right=answers_or_raises()),
    streamed(
        "an event that is a string", START + b'data: "overloaded"\n\n' + END, right=answers_or_raises("overloaded")
    ),
    streamed("an event that is null", START + b"data: null\n\n" + END, right=answers_or_raises()),
    streamed(
        "a list nested 1,000 deep",
        START + b"data: " + b"[" * 1_000 + b"]" * 1_000 + b"\n\n" + END,
        right=answers_or_raises(),
    ),
    streamed("an event nested 100,000 deep", START + b"data: " + b"[" * 100_000 + b"\n\n", right=raises(before=TEXT)),
    streamed(
        "an object nested 100,000 deep",
        START + b"data: " + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n\n",
        right=raises(before=TEXT),
    ),
    streamed(
        "an event of an unknown type",
        _HEAD + encode_event({"type": "response.brand_new", "x": [1]}) + WHOLE,
        right=answers(),
    ),
    streamed("an event with only a type", encode_event({"type": "response.in_progress"}) + WHOLE, right=answers()),
    streamed("an event without a type", encode_event({"hello": "world"}) + WHOLE, right=answers_or_raises("hello")),
    streamed("an event whose type is null", encode_event({"type": None}) + WHOLE, right=answers_or_raises("type")),
    streamed(
        "deltas without their other fields",
        _HEAD
        + b"".join(encode_event({"type": "response.output_text.delta", "delta": piece}) for piece in PIECES)
        + END,
        right=answers(),
    ),
    streamed(
        "fields of undescribed types",
        _HEAD
        + b"".join(encode_event(delta(piece, sequence_number="1", output_index=None, logprobs={})) for piece in PIECES)
        + END,
        right=answers_or_raises("sequence_number", "output_index"),
    ),
    streamed(
        "unknown fields and enum values",
        START
        + encode_event(
            completed(
                status="paused", service_tier="express", mood={"good": True}, output=[{"type": "brand_new", "x": 1}]
            )
        ),
        right=answers(),
    ),
    streamed(
        "a terminal response with few fields",
        START
        + encode_event(
            {"type": "response.completed", "response": {"id": "gen-1", "status": "completed", "output": []}}
        ),
        right=answers(),
    ),
    streamed(
        "NaN in an event",
        START.replace(b'"created_at":1800000000', b'"created_at":NaN') + END,
        right=answers_or_raises("nan"),
    ),
    streamed(
        "an integer of 30 digits",
        START.replace(b'"sequence_number":1', b'"sequence_number":' + b"1" * 30) + END,
        right=answers(),
    ),
    streamed(
        "an integer of 5,000 digits",
        START.replace(b'"sequence_number":1', b'"sequence_number":' + b"1" * 5000) + END,
        right=answers_or_raises(),
    ),
    streamed("a key twice", deltas_with(b'"no","delta":"yes"'), right=answers("yes")),
    whole(
        "a plain response instead of a stream",
        json.dumps(completed()["response"]).encode(),
        stream=True,
        right=answers_or_raises("json"),
    ),
]
