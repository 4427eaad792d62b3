"""A stream that waits after its first part."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import Iterator


def held_stream(*parts: str) -> tuple[Iterator[bytes], threading.Event]:
    """Return the body of a stream that waits after its first part until the event is set."""
    goes_on = threading.Event()

    def body() -> Iterator[bytes]:
        yield encode_event({"type": "response.created", "sequence_number": 0, "response": response("in_progress")})
        for number, part in enumerate(parts):
            if number:
                goes_on.wait(60)
            yield encode_event(
                {
                    "type": "response.output_text.delta",
                    "sequence_number": number + 1,
                    "item_id": "msg_1",
                    "output_index": 0,
                    "content_index": 0,
                    "delta": part,
                    "logprobs": [],
                }
            )
        yield encode_event(
            {"type": "response.completed", "sequence_number": len(parts) + 1, "response": response("completed")}
        )

    return body(), goes_on


def response(status: str) -> dict[str, Any]:
    usage = {"input_tokens": 3, "output_tokens": 4, "total_tokens": 7, "cost": 0.000007}
    return {
        "id": "gen-1",
        "object": "response",
        "model": "openai/gpt-5",
        "status": status,
        "output": [],
        "created_at": 1,
        "usage": usage if status == "completed" else None,
    }
