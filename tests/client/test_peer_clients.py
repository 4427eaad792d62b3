"""The clients `openai` and `openrouter` understand the embedded server."""

import json
from collections.abc import Iterator
from typing import Any

import openai
import pytest
from openrouter import OpenRouter
from openrouter import errors as openrouter_errors

from openrouter_responses.testing import ResponsesServer

WEATHER_TOOL: Any = {
    "type": "function",
    "name": "get_weather",
    "description": "The weather of a place",
    "parameters": {
        "type": "object",
        "properties": {"location": {"type": "string"}, "days": {"type": "integer", "minimum": 2}},
        "required": ["location", "days"],
        "additionalProperties": False,
    },
    "strict": True,
}
WEATHER_ARGUMENTS = {"location": "location", "days": 2}


@pytest.fixture
def server() -> Iterator[ResponsesServer]:
    with ResponsesServer() as running:
        yield running


@pytest.fixture
def openai_client(server: ResponsesServer) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=server.url, api_key="key", max_retries=0) as client:
        yield client


@pytest.fixture
def openrouter_client(server: ResponsesServer) -> Iterator[OpenRouter]:
    with OpenRouter(api_key="key", server_url=server.url) as client:
        yield client


class TestOpenAI:
    def test_reads_a_text(self, openai_client: openai.OpenAI) -> None:
        response = openai_client.responses.create(model="test/echo", input="Good morning")

        assert response.status == "completed"
        assert '"Good morning"' in response.output_text
        assert response.usage is not None
        assert response.usage.total_tokens == response.usage.input_tokens + response.usage.output_tokens

    def test_accumulates_a_streamed_text_to_the_plain_one(self, openai_client: openai.OpenAI) -> None:
        plain = openai_client.responses.create(model="test/echo", input="Good morning")

        with openai_client.responses.stream(model="test/echo", input="Good morning") as stream:
            deltas = [event.delta for event in stream if event.type == "response.output_text.delta"]
            final = stream.get_final_response()

        assert "".join(deltas) == final.output_text == plain.output_text

    def test_reads_reasoning(self, openai_client: openai.OpenAI) -> None:
        with openai_client.responses.stream(model="test/reasoning", input="Why?") as stream:
            kinds = [event.type for event in stream]
            final = stream.get_final_response()

        assert "response.reasoning_summary_text.done" in kinds
        assert [item.type for item in final.output] == ["reasoning", "message"]

    def test_reads_a_function_call(self, openai_client: openai.OpenAI) -> None:
        with openai_client.responses.stream(model="test/function-call", input="?", tools=[WEATHER_TOOL]) as stream:
            call = stream.get_final_response().output[0]

        assert call.type == "function_call"
        assert (call.name, json.loads(call.arguments)) == ("get_weather", WEATHER_ARGUMENTS)

    def test_reads_a_refusal(self, openai_client: openai.OpenAI) -> None:
        with openai_client.responses.stream(model="test/refusal", input="?") as stream:
            refusals = [event.refusal for event in stream if event.type == "response.refusal.done"]

        assert refusals == ["I cannot help with that."]

    def test_reads_an_error(self, openai_client: openai.OpenAI) -> None:
        with pytest.raises(openai.RateLimitError, match="Rate limit exceeded") as raised:
            openai_client.responses.create(model="test/error-429", input="?")

        assert raised.value.response.headers["Retry-After"] == "1"

    def test_reads_an_error_in_a_stream(self, openai_client: openai.OpenAI) -> None:
        with (
            pytest.raises(openai.APIError, match="Provider disconnected"),
            openai_client.responses.create(model="test/stream-error-bare", input="?", stream=True) as stream,
        ):
            list(stream)


class TestOpenRouter:
    def test_reads_a_text(self, openrouter_client: Any) -> None:
        result = openrouter_client.responses.send(model="test/echo", input="Good morning")

        assert result.status == "completed"
        assert '"Good morning"' in result.output[0].content[0].text
        assert result.usage.total_tokens == result.usage.input_tokens + result.usage.output_tokens

    def test_accumulates_a_streamed_text_to_the_plain_one(self, openrouter_client: Any) -> None:
        plain = openrouter_client.responses.send(model="test/echo", input="Good morning")

        with openrouter_client.responses.send(model="test/echo", input="Good morning", stream=True) as stream:
            events = list(stream)

        deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
        assert "".join(deltas) == plain.output[0].content[0].text
        assert events[-1].type == "response.completed"

    def test_reads_reasoning(self, openrouter_client: Any) -> None:
        with openrouter_client.responses.send(model="test/reasoning", input="Why?", stream=True) as stream:
            events = list(stream)

        assert "response.reasoning_summary_text.done" in [event.type for event in events]
        assert [item.type for item in events[-1].response.output] == ["reasoning", "message"]

    def test_reads_a_function_call(self, openrouter_client: Any) -> None:
        result = openrouter_client.responses.send(model="test/function-call", input="?", tools=[WEATHER_TOOL])
        call = result.output[0]

        assert (call.name, json.loads(call.arguments)) == ("get_weather", WEATHER_ARGUMENTS)

    def test_reads_a_refusal(self, openrouter_client: Any) -> None:
        result = openrouter_client.responses.send(model="test/refusal", input="?")

        assert result.output[0].content[0].refusal == "I cannot help with that."

    def test_reads_a_failed_result(self, openrouter_client: Any) -> None:
        result = openrouter_client.responses.send(model="test/failed", input="?")

        assert (result.status, result.error.code, result.error_type) == (
            "failed",
            "server_error",
            "provider_unavailable",
        )

    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, openrouter_errors.BadRequestResponseError),
            (401, openrouter_errors.UnauthorizedResponseError),
            (402, openrouter_errors.PaymentRequiredResponseError),
            (403, openrouter_errors.ForbiddenResponseError),
            (404, openrouter_errors.NotFoundResponseError),
            (408, openrouter_errors.RequestTimeoutResponseError),
            (413, openrouter_errors.PayloadTooLargeResponseError),
            (422, openrouter_errors.UnprocessableEntityResponseError),
            (429, openrouter_errors.TooManyRequestsResponseError),
            (500, openrouter_errors.InternalServerResponseError),
            (502, openrouter_errors.BadGatewayResponseError),
            (503, openrouter_errors.ServiceUnavailableResponseError),
            (529, openrouter_errors.ProviderOverloadedResponseError),
        ],
    )
    def test_reads_each_error(
        self, openrouter_client: Any, status: int, kind: type[openrouter_errors.OpenRouterError]
    ) -> None:
        with pytest.raises(kind) as raised:
            openrouter_client.responses.send(model=f"test/error-{status}", input="?", retries=None)

        error: Any = raised.value
        assert error.data.error.code == status
