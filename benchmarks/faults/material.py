"""The events and bodies that the cases are built from."""

from __future__ import annotations

import json
from typing import Any

from openrouter_responses.testing import encode_event

TEXT = "Hello, wörld 😀"
PIECES = ("Hello, ", "wörld ", "😀")
REASON = "The provider went away"


def response(status: str = "completed", text: str = TEXT, **more: Any) -> dict[str, Any]:
    """Return a response with every field that is documented as required."""
    return {
        "id": "gen-1",
        "object": "response",
        "created_at": 1_800_000_000,
        "completed_at": 1_800_000_001,
        "model": "test/model",
        "status": status,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "output": [message(text)] if status == "completed" else [],
        "output_text": text if status == "completed" else "",
        "parallel_tool_calls": True,
        "presence_penalty": 0,
        "frequency_penalty": 0,
        "temperature": 1,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1,
        **more,
    }


def message(text: str = TEXT, **more: Any) -> dict[str, Any]:
    """Return a message with one text."""
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return {"type": "message", "id": "msg-1", "role": "assistant", "status": "completed", "content": [part], **more}


def created() -> dict[str, Any]:
    """Return the first event of a stream."""
    return {"type": "response.created", "sequence_number": 0, "response": response("in_progress")}


def delta(piece: str, number: int = 1, **more: Any) -> dict[str, Any]:
    """Return a text delta."""
    return {
        "type": "response.output_text.delta",
        "item_id": "msg-1",
        "output_index": 0,
        "content_index": 0,
        "delta": piece,
        "logprobs": [],
        "sequence_number": number,
        **more,
    }


def completed(**more: Any) -> dict[str, Any]:
    """Return the terminal event of a completed response."""
    return {"type": "response.completed", "sequence_number": 9, "response": response(**more)}


def failed() -> dict[str, Any]:
    """Return the terminal event of a failed response."""
    error = {"code": "server_error", "message": REASON}
    return {"type": "response.failed", "sequence_number": 9, "response": response("failed", error=error)}


def error_event() -> dict[str, Any]:
    """Return an `error` event."""
    return {"type": "error", "code": "server_error", "message": REASON, "param": None, "sequence_number": 9}


def error_object(code: Any = 502, **more: Any) -> dict[str, Any]:
    """Return the service's error body."""
    return {"error": {"code": code, "message": REASON, "metadata": None}, "user_id": "user-1", **more}


START = encode_event(created()) + b"".join(encode_event(delta(piece)) for piece in PIECES)
"""The first event and the whole text."""
DONE = b"data: [DONE]\n\n"
END = encode_event(completed()) + DONE
WHOLE = START + END
PLAIN = json.dumps(response(), ensure_ascii=False).encode()
HTML = b"<!DOCTYPE html><html><title>Bad gateway</title><h1>Bad gateway</h1></html>"


def with_line_ends(ending: bytes) -> bytes:
    """Return the whole stream with other line endings."""
    return WHOLE.replace(b"\n", ending)


def deltas_with(raw: bytes) -> bytes:
    """Return a stream with one delta whose JSON text is replaced with `raw`."""
    text = json.dumps(delta("@")).encode().replace(b'"@"', raw)
    return encode_event(created()) + b"data: " + text + b"\n\n" + END
