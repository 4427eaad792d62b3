"""What comes in and what goes out: a recorded request, and the answers that can be played."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
"""A JSON object."""

Ending = Literal["complete", "cut", "reset", "stall"]
"""How an answer ends.

`complete` ends as HTTP asks. `cut` closes the connection before the body is whole. `reset` tears it down, so that
the client's operating system reports a reset. `stall` sends nothing more and waits for the client to leave.
"""


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """One request as the server received it."""

    method: str
    path: str
    """The path with its query, if it had one."""
    headers: Mapping[str, str] = field(repr=False)
    """The headers by lower-case name; values of a repeated header are joined by a comma."""
    body: bytes = field(repr=False)
    json: Any
    """The decoded body; None if it was not JSON."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: bytes go out with a length, anything else chunk by chunk."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    ending: Ending = "complete"
    pause: float = 0.0
    """Seconds to wait before bytes are sent: once for a whole body, before each chunk otherwise."""

    def describe(self) -> str:
        """Say in a few words what is answered, for a log."""
        return str(self.status) if isinstance(self.body, bytes) else f"{self.status}, streamed"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """Bytes that go onto the connection as they stand, the status line included; the connection ends with them."""

    chunks: Iterable[bytes]
    ending: Ending = "complete"

    def describe(self) -> str:
        """Say in a few words what is answered, for a log."""
        return "raw bytes"


def encode_json(value: Any) -> bytes:
    """Encode compactly, in UTF-8; what UTF-8 cannot carry, half a surrogate pair, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def encode_event(event: Mapping[str, Any]) -> bytes:
    """Encode one stream event as the service sends it: a `data:` line and a blank line."""
    return b"data: " + encode_json(event) + b"\n\n"


def json_answer(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Answer with a JSON body."""
    return Answer(status, {"Content-Type": "application/json", **(headers or {})}, encode_json(value))
