"""Spans and metrics of calls and tools, as the SDK of OpenTelemetry exports them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors, tool
from openrouter_responses.otel import NAMES, OpenTelemetryObserver
from openrouter_responses.testing import call, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.sdk.trace import ReadableSpan

    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-very-secret"
QUICK = RetryConfig("backoff", BackoffStrategy(1, 5, 1.5, 2_000, 1), True)


class Telemetry:
    """Providers of the SDK that keep what they receive."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.tracer_provider = TracerProvider()
        self.tracer_provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.reader = InMemoryMetricReader()
        self.meter_provider = MeterProvider([self.reader])

    def observer(self, **options: Any) -> OpenTelemetryObserver:
        return OpenTelemetryObserver(
            tracer_provider=self.tracer_provider, meter_provider=self.meter_provider, **options
        )

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self.exporter.get_finished_spans())

    def metrics(self) -> dict[str, list[Any]]:
        data = self.reader.get_metrics_data()
        assert data is not None
        return {
            metric.name: list(metric.data.data_points)
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
        }


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry()


@pytest.fixture
def latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_SEMCONV_STABILITY_OPT_IN", "http, gen_ai_latest_experimental")


@pytest.fixture
def traced(server: ResponsesServer, telemetry: Telemetry) -> Iterator[OpenRouter]:
    observers = [telemetry.observer()]
    with OpenRouter(KEY, server_url=server.url, retry_config=QUICK, observers=observers) as open_router:
        yield open_router


def attributes_of(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def test_a_call_is_one_span_with_the_names_of_1_36(
    server: ResponsesServer, traced: OpenRouter, telemetry: Telemetry
) -> None:
    result = traced.responses.send(
        model="test/echo", input="Hello", temperature=0.5, max_output_tokens=100, session_id="s-1"
    )
    [span] = telemetry.spans
    assert (span.name, span.kind, span.status.status_code) == ("chat test/echo", SpanKind.CLIENT, StatusCode.UNSET)
    assert result.usage
    assert attributes_of(span) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.system": "openrouter",
        "gen_ai.request.model": "test/echo",
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.max_tokens": 100,
        "gen_ai.conversation.id": "s-1",
        "gen_ai.response.id": result.id,
        "gen_ai.response.model": result.model,
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": result.usage.input_tokens,
        "gen_ai.usage.output_tokens": result.usage.output_tokens,
        "server.address": "127.0.0.1",
        "server.port": int(server.url.rpartition(":")[2].partition("/")[0]),
        "openrouter.generation.id": result.generation_id,
        "openrouter.usage.cost": result.usage.cost,
        "openrouter.attempts": 1,
    }


@pytest.mark.usefixtures("latest")
def test_the_newer_names_are_used_on_request(server: ResponsesServer, telemetry: Telemetry) -> None:
    with OpenRouter(KEY, server_url=server.url, observers=[telemetry.observer()]) as open_router:
        list(open_router.responses.send(model="test/echo", input="Hello", stream=True))
    [span] = telemetry.spans
    attributes = attributes_of(span)
    assert attributes["gen_ai.provider.name"] == "openrouter"
    assert attributes["gen_ai.request.stream"] is True
    assert 0 < attributes["gen_ai.response.time_to_first_chunk"] < 60
    assert "gen_ai.system" not in attributes
    assert "gen_ai.input.messages" not in attributes
    assert set(attributes) <= {name.latest for name in NAMES.values()}


def test_retries_are_events_of_the_one_span(server: ResponsesServer, traced: OpenRouter, telemetry: Telemetry) -> None:
    server.respond_with(503)
    traced.responses.send(model="test/echo", input="Hello")
    [span] = telemetry.spans
    [event] = span.events
    assert event.name == "retry"
    assert dict(event.attributes or {})["error.type"] == "503"
    assert attributes_of(span)["openrouter.attempts"] == 2


@pytest.mark.parametrize("stream", [False, True])
def test_an_error_is_the_status_of_the_span(
    server: ResponsesServer, traced: OpenRouter, telemetry: Telemetry, stream: bool
) -> None:
    with pytest.raises(errors.NotFoundResponseError):
        traced.responses.send(model="test/error-404", input="Hello", stream=stream)
    with pytest.raises(errors.StreamInterruptedError):
        list(traced.responses.send(model="test/cut", input="Hello", stream=True))
    refused, cut = telemetry.spans
    assert refused.status.status_code == cut.status.status_code == StatusCode.ERROR
    assert attributes_of(refused)["error.type"] == "404"
    assert attributes_of(cut)["error.type"] == "StreamInterruptedError"
    assert KEY not in f"{refused.to_json()}{cut.to_json()}"


def test_a_stream_that_is_left_ends_its_span(traced: OpenRouter, telemetry: Telemetry) -> None:
    with traced.responses.send(model="test/echo", input="Hello", stream=True) as stream:
        next(stream)
    [span] = telemetry.spans
    assert span.status.status_code == StatusCode.UNSET
    assert "gen_ai.response.id" not in attributes_of(span)


def test_metrics_count_tokens_time_and_cost(traced: OpenRouter, telemetry: Telemetry) -> None:
    result = traced.responses.send(model="test/echo", input="Hello")
    list(traced.responses.send(model="test/echo", input="Hello", stream=True))
    with pytest.raises(errors.NotFoundResponseError):
        traced.responses.send(model="test/error-404", input="Hello")

    found = telemetry.metrics()
    assert result.usage
    tokens = {point.attributes["gen_ai.token.type"]: point.sum for point in found["gen_ai.client.token.usage"]}
    assert tokens == {"input": 2 * result.usage.input_tokens, "output": 2 * result.usage.output_tokens}
    durations = {point.attributes.get("error.type"): point.count for point in found["gen_ai.client.operation.duration"]}
    assert durations == {None: 2, "404": 1}
    [first] = found["gen_ai.client.operation.time_to_first_chunk"]
    assert first.count == 1
    [cost] = found["openrouter.client.cost"]
    assert cost.value == pytest.approx(2 * (result.usage.cost or 0))


@tool(definition={"type": "function", "name": "weather", "parameters": {"type": "object", "properties": {}}})
def weather(city: str = "Rome") -> str:
    if city == "Atlantis":
        raise LookupError("no such city")
    trace.get_current_span().set_attribute("city", city)
    return "sunny"


@pytest.mark.usefixtures("latest")
@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("asynchronous", [False, True])
async def test_tools_of_a_run_have_spans_under_the_current_one(
    server: ResponsesServer, telemetry: Telemetry, asynchronous: bool
) -> None:
    server.script([call("weather", city="Rome"), call("weather", city="Atlantis")], text("Sunny."))
    tracer = telemetry.tracer_provider.get_tracer("app")
    observers = [telemetry.observer(capture_content=True)]
    with (
        OpenRouter(KEY, server_url=server.url, observers=observers) as open_router,
        tracer.start_as_current_span("app") as app,
    ):
        if asynchronous:
            await open_router.responses.run_async(model="m", input="Weather?", tools=[weather])
        else:
            run = open_router.responses.run(model="m", input="Weather?", tools=[weather])
            assert run.result.output_text == "Sunny."
    spans: dict[str, list[ReadableSpan]] = {}
    for span in telemetry.spans:
        spans.setdefault(span.name, []).append(span)
    assert {name: len(group) for name, group in spans.items()} == {"app": 1, "chat m": 2, "execute_tool weather": 2}
    for span in (*spans["chat m"], *spans["execute_tool weather"]):
        assert span.parent is not None
        assert span.parent.span_id == app.get_span_context().span_id
    by_city = {
        json.loads(attributes_of(s)["gen_ai.tool.call.arguments"])["city"]: s for s in spans["execute_tool weather"]
    }
    assert attributes_of(by_city["Rome"])["city"] == "Rome"  # the span was current in the tool
    assert by_city["Atlantis"].status.status_code == StatusCode.ERROR
    assert attributes_of(by_city["Atlantis"])["error.type"] == "LookupError"
    first, last = spans["chat m"]
    assert attributes_of(first)["gen_ai.response.finish_reasons"] == ("tool_call",)
    messages = json.loads(attributes_of(last)["gen_ai.input.messages"])
    assert [message["role"] for message in messages] == ["user", "assistant", "assistant", "tool", "tool"]
    assert json.loads(attributes_of(last)["gen_ai.output.messages"]) == [
        {"role": "assistant", "parts": [{"type": "text", "content": "Sunny."}], "finish_reason": "stop"}
    ]


def test_spans_of_an_instrumented_httpx_are_children(server: ResponsesServer, telemetry: Telemetry) -> None:
    http_client = httpx.Client()
    HTTPXClientInstrumentor.instrument_client(http_client, tracer_provider=telemetry.tracer_provider)
    with (
        http_client,
        OpenRouter(
            KEY, server_url=server.url, client=http_client, retry_config=QUICK, observers=[telemetry.observer()]
        ) as open_router,
    ):
        server.respond_with(503)
        with open_router.responses.send(model="test/echo", input="Hello", stream=True) as stream:
            assert not trace.get_current_span().get_span_context().is_valid
            list(stream)
    *attempts, chat = telemetry.spans
    assert chat.name == "chat test/echo"
    assert len(attempts) == 2
    parent = chat.get_span_context()
    assert parent is not None
    assert [span.parent and span.parent.span_id for span in attempts] == 2 * [parent.span_id]
    assert server.requests[0].headers["traceparent"].split("-")[1] == f"{parent.trace_id:032x}"


def test_content_is_recorded_only_if_asked_for(
    server: ResponsesServer, telemetry: Telemetry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_SEMCONV_STABILITY_OPT_IN", "gen_ai_latest_experimental")
    for value in ("false", "true"):
        monkeypatch.setenv("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", value)
        with OpenRouter(KEY, server_url=server.url, observers=[telemetry.observer()]) as open_router:
            open_router.responses.send(model="test/echo", instructions="Be brief.", input="A secret plan")
    without, with_content = telemetry.spans
    assert "secret plan" not in without.to_json()
    attributes = attributes_of(with_content)
    assert json.loads(attributes["gen_ai.system_instructions"]) == [{"type": "text", "content": "Be brief."}]
    assert json.loads(attributes["gen_ai.input.messages"])[0]["parts"][0]["content"] == "A secret plan"


def test_the_message_of_an_exception_of_a_tool_is_content(server: ResponsesServer, telemetry: Telemetry) -> None:
    for captures in (False, True):
        server.script(call("weather", city="Atlantis"), text("Unknown."))
        observers = [telemetry.observer(capture_content=captures)]
        with OpenRouter(KEY, server_url=server.url, observers=observers) as open_router:
            open_router.responses.run(model="m", input="Weather?", tools=[weather]).result  # noqa: B018
    without, with_content = [span for span in telemetry.spans if span.name == "execute_tool weather"]
    assert "no such city" not in without.to_json()
    assert "no such city" in with_content.to_json()


def test_without_opentelemetry_the_error_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['opentelemetry'] = None\n"
        "try:\n    import openrouter_responses.otel\n"
        "except ImportError as error:\n    print(error)"
    )
    shown = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "pip install 'openrouter-responses[otel]'" in shown


@pytest.mark.usefixtures("latest")
def test_another_operation_is_a_span_of_its_name_without_metrics_of_tokens(
    server: ResponsesServer, telemetry: Telemetry, caplog: pytest.LogCaptureFixture
) -> None:
    observers = [telemetry.observer(capture_content=True)]
    with OpenRouter(KEY, server_url=server.url, observers=observers) as open_router:
        open_router.models.list()
        requests: Any = [{"custom_id": "a", "body": {"input": "Hello"}}]
        batch = open_router.batches.create(model="test/echo", requests=requests)
        open_router.batches.wait(batch.id, poll=0)
        with pytest.raises(errors.NotFoundResponseError):
            open_router.generations.get("gen-1")
    polls = ["batches.get"] * 3
    assert [span.name for span in telemetry.spans] == [
        "models.list", "batches.create test/echo", *polls, "generations.get",
    ]  # fmt: skip
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []
    first, second, last = telemetry.spans[0], telemetry.spans[1], telemetry.spans[-1]
    assert attributes_of(first) == {
        "gen_ai.operation.name": "models.list",
        "gen_ai.provider.name": "openrouter",
        "server.address": "127.0.0.1",
        "server.port": server.port,
        "openrouter.attempts": 1,
    }
    assert attributes_of(second)["gen_ai.request.model"] == "test/echo"
    assert (last.status.status_code, attributes_of(last)["error.type"]) == (StatusCode.ERROR, "404")
    assert telemetry.metrics().keys() == {"gen_ai.client.operation.duration"}
