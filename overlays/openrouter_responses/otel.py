"""OpenTelemetry: spans and metrics of calls and tools by the semantic conventions for generative AI.

    from openrouter_responses.otel import OpenTelemetryObserver

    open_router = OpenRouter(observers=[OpenTelemetryObserver()])

It uses `opentelemetry-api` only (extra ``otel``); the application chooses the SDK and where spans and metrics go.

The conventions are in development, and two sets of names are supported: those of version 1.36, and the newer ones if
``OTEL_SEMCONV_STABILITY_OPT_IN`` contains ``gen_ai_latest_experimental``. `NAMES` is the table of both.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

try:
    from opentelemetry import metrics, trace
except ImportError as _missing:
    raise ImportError(
        "openrouter_responses.otel needs opentelemetry-api: pip install 'openrouter-responses[otel]'"
    ) from _missing

from openrouter_responses import __version__
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openrouter_responses.observers import ObservedCall

_OPT_IN = "OTEL_SEMCONV_STABILITY_OPT_IN"
_LATEST = "gen_ai_latest_experimental"
_CAPTURE_CONTENT = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
_SEND = "responses.send"
_TOKEN_BUCKETS = [4**power for power in range(14)]
_SECOND_BUCKETS = [0.01 * 2**power for power in range(14)]


class Name(NamedTuple):
    """The name of an attribute or a metric in both sets; None where a set has none."""

    v1_36: str | None
    latest: str | None


def _same(name: str) -> Name:
    return Name(name, name)


NAMES: dict[str, Name] = {
    "operation": _same("gen_ai.operation.name"),
    "provider": Name("gen_ai.system", "gen_ai.provider.name"),
    "model": _same("gen_ai.request.model"),
    "max_output_tokens": _same("gen_ai.request.max_tokens"),
    "temperature": _same("gen_ai.request.temperature"),
    "top_p": _same("gen_ai.request.top_p"),
    "top_k": _same("gen_ai.request.top_k"),
    "frequency_penalty": _same("gen_ai.request.frequency_penalty"),
    "presence_penalty": _same("gen_ai.request.presence_penalty"),
    "stream": Name(None, "gen_ai.request.stream"),
    "output_type": _same("gen_ai.output.type"),
    "session": _same("gen_ai.conversation.id"),
    "response_id": _same("gen_ai.response.id"),
    "response_model": _same("gen_ai.response.model"),
    "finish_reasons": _same("gen_ai.response.finish_reasons"),
    "first_chunk": Name(None, "gen_ai.response.time_to_first_chunk"),
    "input_tokens": _same("gen_ai.usage.input_tokens"),
    "output_tokens": _same("gen_ai.usage.output_tokens"),
    "cached_tokens": Name(None, "gen_ai.usage.cache_read.input_tokens"),
    "reasoning_tokens": Name(None, "gen_ai.usage.reasoning.output_tokens"),
    "token_type": _same("gen_ai.token.type"),
    "error": _same("error.type"),
    "server": _same("server.address"),
    "port": _same("server.port"),
    "instructions": Name(None, "gen_ai.system_instructions"),
    "input": Name(None, "gen_ai.input.messages"),
    "output": Name(None, "gen_ai.output.messages"),
    "tool": _same("gen_ai.tool.name"),
    "tool_call": _same("gen_ai.tool.call.id"),
    "tool_type": _same("gen_ai.tool.type"),
    "tool_arguments": Name(None, "gen_ai.tool.call.arguments"),
    "tool_result": Name(None, "gen_ai.tool.call.result"),
    # The conventions have no names for these.
    "generation": _same("openrouter.generation.id"),
    "cost": _same("openrouter.usage.cost"),
    "attempts": _same("openrouter.attempts"),
    "metric_tokens": _same("gen_ai.client.token.usage"),
    "metric_duration": _same("gen_ai.client.operation.duration"),
    "metric_first_chunk": _same("gen_ai.client.operation.time_to_first_chunk"),
    "metric_cost": _same("openrouter.client.cost"),
}
"""The names that are used, by what they stand for."""

_REQUEST_FIELDS = (
    "max_output_tokens", "temperature", "top_p", "top_k", "frequency_penalty", "presence_penalty",
)  # fmt: skip
_ON_METRICS = ("operation", "provider", "model", "response_model", "server", "port", "error")


class OpenTelemetryObserver:
    """An observer that records a span and metrics for each call, and a span for each call of a tool in a run.

    The span of a call, `chat {model}`, begins and ends with the call and contains all its attempts and its stream; each
    retry is an event of it. It is current while a request is sent, so that the spans of an instrumented HTTP client
    are its children. The span of a tool, `execute_tool {name}`, is current while the tool runs. The span of another
    operation has its name, such as `models.list`.

    The metrics are the tokens used, the duration, the time to the first chunk of a stream and the cost.

    Args:
        tracer_provider: Where spans go; by default the global provider.
        meter_provider: Where metrics go; by default the global provider.
        capture_content: Whether instructions, input, output, and the arguments and results of tools are recorded, under
            the newer names only; by default whether ``OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`` is ``true``.
    """

    def __init__(
        self,
        *,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
        capture_content: bool | None = None,
    ) -> None:
        is_latest = _LATEST in [value.strip() for value in os.environ.get(_OPT_IN, "").split(",")]
        self._names: dict[str, str | None] = {
            key: name.latest if is_latest else name.v1_36 for key, name in NAMES.items()
        }
        if capture_content is None:
            capture_content = os.environ.get(_CAPTURE_CONTENT, "").strip().lower() == "true"
        self._captures_content = capture_content
        self._tracer = trace.get_tracer("openrouter_responses", __version__, tracer_provider)
        meter = metrics.get_meter("openrouter_responses", __version__, meter_provider)
        self._tokens = meter.create_histogram(
            NAMES["metric_tokens"].latest or "", "{token}", "Number of input and output tokens used.",
            explicit_bucket_boundaries_advisory=_TOKEN_BUCKETS,
        )  # fmt: skip
        self._duration = meter.create_histogram(
            NAMES["metric_duration"].latest or "", "s", "Duration of a call with its attempts and its stream.",
            explicit_bucket_boundaries_advisory=_SECOND_BUCKETS,
        )  # fmt: skip
        self._first_chunk = meter.create_histogram(
            NAMES["metric_first_chunk"].latest or "", "s", "Time from the start of a call to its first text.",
            explicit_bucket_boundaries_advisory=_SECOND_BUCKETS,
        )  # fmt: skip
        self._cost = meter.create_counter(NAMES["metric_cost"].latest or "", "{USD}", "Cost in US dollars.")
        self._spans: dict[ObservedCall, trace.Span] = {}

    def started(self, call: ObservedCall) -> None:
        """Begin the span of a call, as a child of the current one."""
        attributes = self._attributes_of(call)
        if call.operation == _SEND:
            attributes |= self._request_attributes_of(call)
        self._spans[call] = self._tracer.start_span(
            _span_name(call),
            kind=trace.SpanKind.CLIENT,
            attributes=self._named(attributes),
            start_time=int(call.start * 1e9),
        )

    @contextlib.contextmanager
    def around_attempt(self, call: ObservedCall) -> Iterator[None]:
        """Make the span of the call current while it is sent."""
        span = self._spans.get(call)
        current = (
            contextlib.nullcontext()
            if span is None
            else trace.use_span(span, record_exception=False, set_status_on_exception=False)
        )
        with current:
            yield

    def retried(self, call: ObservedCall, error: Exception, wait_s: float) -> None:
        """Add an event for an attempt that has failed."""
        if (span := self._spans.get(call)) is not None:
            span.add_event(
                "retry",
                {"error.type": _error_type(error), "openrouter.attempt": call.attempt, "openrouter.wait_s": wait_s},
            )

    def finished(
        self, call: ObservedCall, *, result: ResponseResult | None = None, error: BaseException | None = None
    ) -> None:
        """End the span of a call, and record its metrics."""
        end = call.end or call.start
        attributes: dict[str, Any] = {
            "attempts": call.attempt,
            "generation": call.generation_id,
            "cost": call.cost,
            "error": None if error is None else _error_type(error),
            "first_chunk": None if call.first_text is None else call.first_text - call.start,
        }
        usage: Any = call.usage
        if usage is not None:
            attributes["input_tokens"] = usage.input_tokens
            attributes["output_tokens"] = usage.output_tokens
            attributes["cached_tokens"] = getattr(usage.input_tokens_details, "cached_tokens", None)
            attributes["reasoning_tokens"] = getattr(usage.output_tokens_details, "reasoning_tokens", None)
        # Other operations have results without a model and an output.
        if isinstance(result, ResponseResult):
            attributes["response_id"] = result.id
            attributes["response_model"] = result.model
            attributes["finish_reasons"] = [_finish_reason(result)]
            if self._captures_content:
                attributes["output"] = _json_text(_output_messages(result))
        span = self._spans.pop(call, trace.INVALID_SPAN)
        span.set_attributes(self._named(attributes))
        if isinstance(error, Exception):
            span.set_status(trace.StatusCode.ERROR, str(error))
        span.end(int(end * 1e9))
        self._measure(call, attributes)

    @contextlib.contextmanager
    def around_tool_call(self, call: Any) -> Iterator[None]:
        """Record the span of a tool, and make it current while the tool runs."""
        attributes = {"operation": "execute_tool", "tool": call.name, "tool_call": call.id, "tool_type": "function"}
        if self._captures_content:
            attributes["tool_arguments"] = call.arguments
        with self._tracer.start_as_current_span(
            f"execute_tool {call.name}",
            attributes=self._named(attributes),
            record_exception=self._captures_content,  # the message of an exception can contain the arguments
            set_status_on_exception=False,
        ) as span:
            try:
                yield
            except Exception as error:
                span.set_attributes(self._named({"error": type(error).__name__}))
                span.set_status(trace.StatusCode.ERROR, type(error).__name__)
                raise

    def _attributes_of(self, call: ObservedCall) -> dict[str, Any]:
        address = urlsplit(call.server)
        return {
            "operation": _operation_name(call),
            "provider": "openrouter",
            "model": call.model,
            "session": call.session,
            "server": address.hostname,
            "port": address.port or {"http": 80, "https": 443}.get(address.scheme),
        }

    def _request_attributes_of(self, call: ObservedCall) -> dict[str, Any]:
        fields = call.request
        attributes = {name: fields.get(name) for name in _REQUEST_FIELDS}
        attributes["stream"] = call.stream or None
        text = fields.get("text")
        if isinstance(text, dict) and isinstance(text.get("format"), dict):
            attributes["output_type"] = "text" if text["format"].get("type") == "text" else "json"
        if self._captures_content:
            attributes["instructions"] = (
                _json_text([{"type": "text", "content": fields["instructions"]}])
                if fields.get("instructions")
                else None
            )
            attributes["input"] = _json_text(_messages_of(fields.get("input")))
        return attributes

    def _named(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values that have a name in the chosen set, by that name."""
        named = ((self._names[key], value) for key, value in values.items() if value is not None)
        return {name: value for name, value in named if name is not None}

    def _measure(self, call: ObservedCall, values: Mapping[str, Any]) -> None:
        all_values = {**self._attributes_of(call), **values}
        labels = self._named({key: all_values.get(key) for key in _ON_METRICS})
        self._duration.record(call.duration_s or 0, labels)
        if values["first_chunk"] is not None:
            self._first_chunk.record(values["first_chunk"], labels)
        for kind in ("input", "output"):
            count = values.get(f"{kind}_tokens")
            if isinstance(count, int):
                self._tokens.record(count, {**labels, **self._named({"token_type": kind})})
        if values["cost"]:
            self._cost.add(values["cost"], labels)


def _operation_name(call: ObservedCall) -> str:
    """Return the name of an operation: that of the conventions, or for one that generates nothing its own."""
    return "chat" if call.operation == _SEND else call.operation


def _span_name(call: ObservedCall) -> str:
    operation = _operation_name(call)
    return f"{operation} {call.model}" if call.model else operation


def _error_type(error: BaseException) -> str:
    """Return the HTTP status of an error, or the name of its class."""
    status = getattr(error, "status_code", None)
    return str(status) if isinstance(status, int) and status >= 400 else type(error).__name__


def _finish_reason(result: ResponseResult) -> str:
    """Return why the output ended, in the words of the conventions."""
    if result.status == "incomplete":
        reason = getattr(result.incomplete_details, "reason", None)
        return {"max_output_tokens": "length"}.get(str(reason), str(reason))
    return "tool_call" if any(getattr(item, "type", None) == "function_call" for item in result.output) else "stop"


def _json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _messages_of(given: Any) -> list[dict[str, Any]]:
    """Return the input of a request as messages of the conventions."""
    if isinstance(given, str):
        return [{"role": "user", "parts": [{"type": "text", "content": given}]}]
    return [_message_of(item) for item in given or () if isinstance(item, dict)]


def _message_of(item: Mapping[str, Any]) -> dict[str, Any]:
    kind = item.get("type", "message")
    if kind == "function_call":
        part = {"type": "tool_call", "id": item.get("call_id"), "name": item.get("name")}
        return {"role": "assistant", "parts": [{**part, "arguments": item.get("arguments")}]}
    if kind == "function_call_output":
        part = {"type": "tool_call_response", "id": item.get("call_id"), "response": item.get("output")}
        return {"role": "tool", "parts": [part]}
    if kind == "reasoning":
        return {"role": "assistant", "parts": _parts_of(item.get("summary"), "reasoning")}
    if kind != "message":
        return {"role": "assistant", "parts": [{"type": kind}]}
    return {"role": item.get("role", "user"), "parts": _parts_of(item.get("content"), "text")}


def _parts_of(content: Any, kind: str) -> list[dict[str, Any]]:
    if isinstance(content, str):
        return [{"type": kind, "content": content}]
    parts = [part for part in content or () if isinstance(part, dict)]
    return [
        {"type": kind, "content": part.get("text", part.get("refusal"))}
        if {"text", "refusal"} & part.keys()
        else {"type": part.get("type")}
        for part in parts
    ]


def _output_messages(result: ResponseResult) -> list[dict[str, Any]]:
    """Return the output of a response as one message of the conventions."""
    items = result.to_dict()["output"]
    parts = [part for item in items if isinstance(item, dict) for part in _message_of(item)["parts"]]
    return [{"role": "assistant", "parts": parts, "finish_reason": _finish_reason(result)}]
