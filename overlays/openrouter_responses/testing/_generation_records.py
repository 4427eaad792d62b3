"""`GenerationRecords`: what the responses of the server cost, for `GET /generation`."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from openrouter_responses.testing._errors import error_response
from openrouter_responses.testing._messages import Json, RecordedRequest, Response, json_response

if TYPE_CHECKING:
    from openrouter_responses.testing._clock import ServerClock
    from openrouter_responses.testing._generation import Generation
    from openrouter_responses.testing._operation_request import OperationRequest

MAX_RECORDS = 10_000
MILLISECONDS = 1.0
"""Every time that a generation took: the server does not measure them, so that its responses do not vary."""
FINISH_REASONS = {"completed": "stop", "incomplete": "length", "failed": "error"}


class GenerationRecords:
    """The last 10,000 generations of a server.

    Args:
        clock: The clock of the server.
    """

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._records: dict[str, _Record] = {}
        self._lock = threading.Lock()

    def add(self, generation: Generation, request: RecordedRequest) -> None:
        """Keep a generation, and forget the oldest of more than 10,000."""
        with self._lock:
            self._records[generation.id] = _Record(generation, request, self._clock.now())
            if len(self._records) > MAX_RECORDS:
                del self._records[next(iter(self._records))]

    def get(self, asked: OperationRequest) -> Response:
        """Respond to `GET /generation`."""
        generation_id = asked.query.get("id", "")
        with self._lock:
            record = self._records.get(generation_id)
        if record is None or not record.generation.started:
            return error_response(404, f"Generation {generation_id} not found")
        return json_response({"data": record.data()})


@dataclass(frozen=True, slots=True)
class _Record:
    generation: Generation
    request: RecordedRequest
    created_at: float

    def data(self) -> Json:
        """Return the fields of `GenerationResponseData`."""
        generation, headers = self.generation, self.request.headers
        result, usage = generation.result, generation.usage()
        is_cut_off = result["status"] == "in_progress"
        reason = None if is_cut_off else FINISH_REASONS[result["status"]]
        if reason == "stop" and any(item["type"] == "function_call" for item in result["output"]):
            reason = "tool_calls"
        created_at = datetime.fromtimestamp(self.created_at, UTC).isoformat(timespec="milliseconds")
        fields = generation.request
        return {
            "id": generation.id,
            "upstream_id": None,
            "request_id": None,
            "session_id": _text_or_none(fields.get("session_id")),
            "created_at": created_at.replace("+00:00", "Z"),
            "model": generation.model,
            "api_type": "completions",
            "router": None,
            "provider_name": "Embedded",
            "provider_responses": [{"status": 200, "latency": MILLISECONDS}],
            "service_tier": None,
            "data_region": "global",
            "is_byok": False,
            "streamed": generation.streaming,
            "cancelled": is_cut_off,
            "finish_reason": reason,
            "native_finish_reason": None if is_cut_off else result["status"],
            "total_cost": usage["cost"],
            "usage": usage["cost"],
            "cache_discount": None,
            "upstream_inference_cost": None,
            "tokens_prompt": usage["input_tokens"],
            "tokens_completion": usage["output_tokens"],
            "native_tokens_prompt": usage["input_tokens"],
            "native_tokens_completion": usage["output_tokens"],
            "native_tokens_completion_images": None,
            "native_tokens_reasoning": usage["output_tokens_details"]["reasoning_tokens"],
            "native_tokens_cached": 0,
            "num_media_prompt": None,
            "num_input_audio_prompt": None,
            "num_media_completion": None,
            "num_search_results": None,
            "num_fetches": None,
            "web_search_engine": None,
            "latency": MILLISECONDS,
            "moderation_latency": None,
            "generation_time": MILLISECONDS,
            "app_id": None,
            "origin": "",
            "http_referer": headers.get("http-referer"),
            "user_agent": headers.get("user-agent"),
            "external_user": _text_or_none(fields.get("user")),
            "preset_id": None,
            "workspace_id": None,
        }


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
