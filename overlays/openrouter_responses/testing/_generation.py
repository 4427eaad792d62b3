"""The generation of one response: its result, and the stream events that build the result up."""

import re
from collections.abc import Iterable, Iterator, Mapping
from time import time
from typing import Any, Literal

from openrouter_responses.testing import _request_text
from openrouter_responses.testing._messages import Json, encode_json

DEFAULT_MODEL = "test/echo"
COST_PER_TOKEN = 0.000001
ARGUMENT_DELTA_LENGTH = 8

FinalStatus = Literal["completed", "incomplete", "failed"]

ECHOED: Json = {
    "background": False,
    "frequency_penalty": None,
    "instructions": None,
    "max_output_tokens": None,
    "max_tool_calls": None,
    "metadata": None,
    "parallel_tool_calls": True,
    "presence_penalty": None,
    "previous_response_id": None,
    "prompt": None,
    "prompt_cache_key": None,
    "safety_identifier": None,
    "service_tier": None,
    "temperature": None,
    "text": {"format": {"type": "text"}},
    "tool_choice": "auto",
    "tools": [],
    "top_p": None,
    "truncation": "disabled",
    "user": None,
}
"""The request's parameters that a result repeats, with their defaults."""

REASONING_ECHOED = ("context", "effort", "mode", "summary")

MINIMAL_RESULT = ("id", "object", "created_at", "model", "status", "output", "usage")
MINIMAL_USAGE = ("input_tokens", "output_tokens", "total_tokens")


def words(text: str) -> list[str]:
    """Split a text into words, each with the white space that follows it, so that joining them restores the text."""
    return re.findall(r"^\s+|\S+\s*", text)


class Generation:
    """The state of one response: it builds the events in order, and the result with them.

    A method that yields events adds its item to the result after the last of them, so the events must be consumed in
    order.

    Args:
        request: The body of the request.
        number: The number of the request, from which identifiers are made.
        routing_metadata: Include `openrouter_metadata` in the result.
        price_factor: The share of the ordinary price that is charged.
    """

    def __init__(
        self, request: Mapping[str, Any], *, number: int, routing_metadata: bool = False, price_factor: float = 1.0
    ) -> None:
        self.request = request
        self.streaming = request.get("stream") is True
        self.model = requested_model(request)
        self.result = _new_result(request, self.model, number)
        self.minimal = False
        """Reduce the result to the fields of the shortest documented results."""
        self._number = number
        self._routing_metadata = routing_metadata
        self._cost_per_token = COST_PER_TOKEN * price_factor
        self._sequence_number = 0
        self._output_tokens = 0
        self._reasoning_tokens = 0

    @property
    def id(self) -> str:
        """The identifier of the result, also sent in the `X-Generation-Id` header."""
        return str(self.result["id"])

    @property
    def started(self) -> bool:
        """Whether an event was built: a request that was refused has none."""
        return self._sequence_number > 0

    @property
    def openrouter_metadata(self) -> Json | None:
        """The routing metadata, if the request asks for it."""
        if not self._routing_metadata:
            return None
        endpoint = {"model": self.model, "provider": "Embedded", "selected": True}
        return {
            "attempt": 1,
            "endpoints": {"available": [endpoint], "total": 1},
            "is_byok": False,
            "region": None,
            "requested": self.model,
            "strategy": "direct",
            "summary": f"{self.model} on Embedded",
        }

    def event(self, kind: str, **fields: Any) -> Json:
        """Build an event with the next sequence number."""
        event = {"type": kind, "sequence_number": self._sequence_number, **fields}
        self._sequence_number += 1
        return event

    def start(self) -> Iterator[Json]:
        """Yield the two events at the start of every stream."""
        yield self.event("response.created", response=self._snapshot())
        yield self.event("response.in_progress", response=self._snapshot())

    def message(self, text: str, *, status: FinalStatus = "completed") -> Iterator[Json]:
        """Yield the events of a message with a text."""
        part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
        return self._message(part, "output_text", "text", status, logprobs=[])

    def refusal(self, text: str) -> Iterator[Json]:
        """Yield the events of a message with a refusal."""
        return self._message({"type": "refusal", "refusal": text}, "refusal", "refusal", "completed")

    def reasoning(self, thought: str, summary: str) -> Iterator[Json]:
        """Yield the events of a reasoning item: its text, then its summary."""
        item = {"id": self._item_id("rs"), "type": "reasoning", "summary": [], "content": [], "status": "in_progress"}
        place = self._place(item)
        part = {"type": "reasoning_text", "text": thought}
        summary_part = {"type": "summary_text", "text": summary}
        tokens_before = self._output_tokens
        yield self.item_added(item)
        yield from self._content_part(place, part, "reasoning_text", "text")
        if summary:
            yield from self._summary_part({**place, "summary_index": 0}, summary_part)
        self._reasoning_tokens += self._output_tokens - tokens_before
        finished: Json = {**item, "summary": [summary_part] if summary else [], "content": [part]}
        finished["status"] = "completed"
        if "reasoning.encrypted_content" in (self.request.get("include") or ()):
            finished["encrypted_content"] = "embedded-encrypted-reasoning"
        yield self.item_done(finished)

    def function_call(self, name: str, arguments: Any) -> Iterator[Json]:
        """Yield the events of a function call."""
        return self.function_call_text(name, encode_json(arguments).decode())

    def function_call_text(self, name: str, text: str) -> Iterator[Json]:
        """Yield the events of a function call with the text of its arguments, which need not be JSON."""
        item: Json = {
            "id": self._item_id("fc"),
            "type": "function_call",
            "call_id": self._item_id("call"),
            "name": name,
            "arguments": "",
            "status": "in_progress",
        }
        place = self._place(item)
        yield self.item_added(item)
        for start in range(0, len(text), ARGUMENT_DELTA_LENGTH):
            self._output_tokens += 1
            delta = text[start : start + ARGUMENT_DELTA_LENGTH]
            yield self.event("response.function_call_arguments.delta", **place, delta=delta)
        yield self.event("response.function_call_arguments.done", **place, name=name, arguments=text)
        yield self.item_done({**item, "arguments": text, "status": "completed"})

    def item_added(self, item: Json) -> Json:
        """Build the event that starts an output item."""
        return self.event("response.output_item.added", output_index=len(self.result["output"]), item=item)

    def item_done(self, item: Json) -> Json:
        """Add an item to the result and build the event that ends it."""
        event = self.event("response.output_item.done", output_index=len(self.result["output"]), item=item)
        self.result["output"].append(item)
        return event

    def finish(self, status: FinalStatus = "completed", **fields: Any) -> Iterator[Json]:
        """Yield the terminal event. The fields are added to the result."""
        self.result.update(status=status, usage=self.usage(), **fields)
        if status == "completed":
            self.result["completed_at"] = int(time())
        if (openrouter_metadata := self.openrouter_metadata) is not None:
            self.result["openrouter_metadata"] = openrouter_metadata
        yield self.event(f"response.{status}", response=self._snapshot())

    def drain(self, events: Iterable[Json]) -> Json:
        """Consume the events and return the result that they build up."""
        for _ in events:
            pass
        return self._snapshot()

    def usage(self) -> Json:
        """Return the tokens and the cost so far."""
        input_tokens, output_tokens = _request_text.count_words(self.request), self._output_tokens
        return {
            "input_tokens": input_tokens,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": output_tokens,
            "output_tokens_details": {"reasoning_tokens": self._reasoning_tokens},
            "total_tokens": input_tokens + output_tokens,
            "cost": (input_tokens + output_tokens) * self._cost_per_token,
            "cost_details": {
                "upstream_inference_cost": None,
                "upstream_inference_input_cost": input_tokens * self._cost_per_token,
                "upstream_inference_output_cost": output_tokens * self._cost_per_token,
            },
            "is_byok": False,
        }

    def _message(self, part: Json, name: str, key: str, status: FinalStatus, **extra: Any) -> Iterator[Json]:
        item = {"id": self._item_id("msg"), "type": "message", "role": "assistant", "content": []}
        yield self.item_added({**item, "status": "in_progress"})
        yield from self._content_part(self._place(item), part, name, key, **extra)
        yield self.item_done({**item, "content": [part], "status": status})

    def _content_part(self, place: Json, part: Json, name: str, key: str, **extra: Any) -> Iterator[Json]:
        place = {**place, "content_index": 0}
        yield self.event("response.content_part.added", **place, part={**part, key: ""})
        for delta in words(part[key]):
            self._output_tokens += 1
            yield self.event(f"response.{name}.delta", **place, delta=delta, **extra)
        yield self.event(f"response.{name}.done", **place, **{key: part[key]}, **extra)
        yield self.event("response.content_part.done", **place, part=part)

    def _summary_part(self, place: Json, part: Json) -> Iterator[Json]:
        yield self.event("response.reasoning_summary_part.added", **place, part={**part, "text": ""})
        for delta in words(part["text"]):
            self._output_tokens += 1
            yield self.event("response.reasoning_summary_text.delta", **place, delta=delta)
        yield self.event("response.reasoning_summary_text.done", **place, text=part["text"])
        yield self.event("response.reasoning_summary_part.done", **place, part=part)

    def _item_id(self, prefix: str) -> str:
        return f"{prefix}_{self._number:06d}_{len(self.result['output'])}"

    def _place(self, item: Json) -> Json:
        return {"item_id": item["id"], "output_index": len(self.result["output"])}

    def _snapshot(self) -> Json:
        result = {**self.result, "output": list(self.result["output"])}
        if self.minimal:
            result = {name: result[name] for name in MINIMAL_RESULT}
            result["usage"] = result["usage"] and {name: result["usage"][name] for name in MINIMAL_USAGE}
        return result


def requested_model(request: Mapping[str, Any]) -> str:
    """Return `model`, the first of `models`, or the default model."""
    if isinstance(model := request.get("model"), str):
        return model
    models = request.get("models")
    if isinstance(models, list) and models and isinstance(models[0], str):
        return models[0]
    return DEFAULT_MODEL


def _new_result(request: Mapping[str, Any], model: str, number: int) -> Json:
    created_at = int(time())
    result: Json = {
        "id": f"gen-{created_at}-{number:06d}",
        "object": "response",
        "created_at": created_at,
        "completed_at": None,
        "status": "in_progress",
        "model": model,
        "output": [],
        "error": None,
        "incomplete_details": None,
        "usage": None,
        "store": False,
        **{name: request.get(name, default) for name, default in ECHOED.items()},
    }
    for name in ("parallel_tool_calls", "tool_choice", "tools", "text"):
        if result[name] is None:
            result[name] = ECHOED[name]
    if isinstance(reasoning := request.get("reasoning"), dict):
        result["reasoning"] = {name: reasoning[name] for name in REASONING_ECHOED if name in reasoning}
    if request.get("top_logprobs") is not None:
        result["top_logprobs"] = request["top_logprobs"]
    return result
