"""The data types of the server: recorded requests, responses, and the encoding of JSON and events."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openrouter_responses.models import ResponsesRequest

Json = dict[str, Any]
"""A JSON object."""

Ending = Literal["complete", "cut", "reset", "stall"]
"""How a response ends.

`complete` ends it as HTTP requires. `cut` closes the connection inside the body. `reset` resets the connection (TCP
RST). `stall` sends nothing more and waits until the client disconnects.
"""


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as the server received it."""

    method: str
    path: str
    """The path with its query, if any."""
    headers: Mapping[str, str] = field(repr=False)
    """The headers by lower-case name. The values of a repeated header are joined by a comma."""
    body: bytes = field(repr=False)
    json: Any
    """The decoded body, or `None` if it is not valid JSON or nested more than 500 levels deep."""

    @property
    def parsed(self) -> ResponsesRequest:
        """The body as a model of the API.

        Raises:
            ValueError: The body is not a JSON object.
        """
        from openrouter_responses.models import ResponsesRequest

        return ResponsesRequest.from_dict(self._fields())

    @property
    def model(self) -> str:
        """The model that the request names; empty without one."""
        model = self._fields().get("model")
        return model if isinstance(model, str) else ""

    @property
    def input_text(self) -> str:
        """The text of the newest message of the user; empty without one."""
        from openrouter_responses.testing import _request_text

        return _request_text.prompt_text(self._fields())

    @property
    def tool_outputs(self) -> dict[str, str]:
        """The newest output of each function tool in the input, by the name of the tool."""
        from openrouter_responses.testing import _request_text

        return dict(_request_text.tool_outputs(self._fields()))

    def describe(self) -> str:
        """Return a short description for a message."""
        if not isinstance(self.json, dict):
            return f"{self.method} {self.path}"
        outputs = f", outputs of {', '.join(self.tool_outputs)}" if self.tool_outputs else ""
        return f"model {self.model or '(none)'}, input {self.input_text!r:.80}{outputs}"

    def _fields(self) -> Mapping[str, Any]:
        if not isinstance(self.json, dict):
            raise ValueError(f"the body of {self.method} {self.path} is not a JSON object: {self.body[:80]!r}")
        return self.json


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response. A body of bytes is sent with its length, any other iterable in chunks."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    ending: Ending = "complete"
    delay: float = 0.0
    """Seconds to wait before a body with a length, and before each chunk of a stream."""

    def describe(self) -> str:
        """Return a short description for a log."""
        return str(self.status) if isinstance(self.body, bytes) else f"{self.status}, streamed"


@dataclass(frozen=True, slots=True)
class RawResponse:
    """A response as bytes, including the status line and headers. The connection is closed after them."""

    chunks: Iterable[bytes]
    ending: Ending = "complete"

    def describe(self) -> str:
        """Return a short description for a log."""
        return "raw bytes"


def encode_json(value: Any) -> bytes:
    """Encode a value as compact UTF-8 JSON. Lone surrogates are replaced with question marks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def encode_event(event: Mapping[str, Any]) -> bytes:
    """Encode a stream event as the service does: a `data:` line and an empty line."""
    return b"data: " + encode_json(event) + b"\n\n"


def json_response(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Build a response with a JSON body."""
    return Response(status, {"Content-Type": "application/json", **(headers or {})}, encode_json(value))
