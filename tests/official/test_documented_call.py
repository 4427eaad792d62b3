"""The example call in the official SDK's documentation, its parameters, and the names on its page."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

import openrouter_responses
from openrouter_responses import OpenRouter, _transport, components, errors, operations, utils
from openrouter_responses.testing import ResponsesServer

pytestmark = pytest.mark.one_description

PAGE = Path(__file__).parents[3] / "shared" / "reference" / "responses-python-sdk.txt"

PARAMETERS = (
    "input instructions metadata tools tool_choice parallel_tool_calls model models text reasoning max_output_tokens "
    "temperature top_p top_k prompt_cache_key previous_response_id prompt include background safety_identifier store "
    "service_tier truncation stream provider plugins user retries"
)
NAMES = (
    "components.OpenResponsesInput components.OpenResponsesRequestToolUnion components.OpenAIResponsesToolChoiceUnion "
    "components.OpenResponsesResponseText components.OpenResponsesReasoningConfig components.OpenAIResponsesPrompt "
    "components.OpenAIResponsesIncludable components.ServiceTier components.Truncation components.Provider "
    "components.Plugin utils.RetryConfig operations.CreateResponsesResponse errors.BadRequestResponseError "
    "errors.UnauthorizedResponseError errors.PaymentRequiredResponseError errors.NotFoundResponseError "
    "errors.RequestTimeoutResponseError errors.PayloadTooLargeResponseError errors.UnprocessableEntityResponseError "
    "errors.TooManyRequestsResponseError errors.InternalServerResponseError errors.BadGatewayResponseError "
    "errors.ServiceUnavailableResponseError errors.EdgeNetworkTimeoutResponseError "
    "errors.ProviderOverloadedResponseError errors.OpenRouterDefaultError"
)
MODULES: dict[str, Any] = {"components": components, "errors": errors, "operations": operations, "utils": utils}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    with ResponsesServer() as server:
        monkeypatch.setattr(_transport, "SERVER_URL", server.url)
        monkeypatch.setenv("OPENROUTER_API_KEY", "sk-test")
        yield server


@pytest.mark.parametrize("stream", [False, True])
def test_the_documented_example_runs_with_and_without_streaming(
    server: ResponsesServer, stream: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with OpenRouter(
        api_key=os.getenv("OPENROUTER_API_KEY", ""),
    ) as open_router:
        res = open_router.beta.responses.send(
            input=[
                {
                    "type": "message",
                    "role": "user",
                    "content": "Hello, how are you?",
                },
            ],
            metadata={
                "user_id": "123",
                "session_id": "abc-def-ghi",
            },
            tools=[
                {
                    "type": "function",
                    "name": "get_current_weather",
                    "description": "Get the current weather in a given location",
                    "parameters": {
                        "type": "object",
                        "properties": {
                            "location": {
                                "type": "string",
                            },
                        },
                    },
                },
            ],
            model="anthropic/claude-4.5-sonnet-20250929",
            text={
                "format_": {
                    "type": "text",
                },
                "verbosity": "medium",
            },
            reasoning={
                "summary": "auto",
                "enabled": True,
            },
            temperature=0.7,
            top_p=0.9,
            prompt={
                "id": "<id>",
                "variables": {
                    "key": {
                        "type": "input_text",
                        "text": "Hello, how can I help you?",
                    },
                },
            },
            service_tier="auto",
            truncation="auto",
            stream=stream,
            provider={
                "data_collection": "allow",
                "zdr": True,
                "enforce_distillable_text": True,
                "order": [
                    "OpenAI",
                ],
                "only": [
                    "OpenAI",
                ],
                "ignore": [
                    "OpenAI",
                ],
                "quantizations": None,
                "sort": "price",
            },
        )

        with res as event_stream:
            for event in event_stream:
                print(event, flush=True)

    assert capsys.readouterr().out.splitlines()[-1].startswith("response.completed: ")
    [request] = server.requests
    assert request.headers["authorization"] == "Bearer sk-test"
    assert request.json == {
        "input": [{"type": "message", "role": "user", "content": "Hello, how are you?"}],
        "metadata": {"user_id": "123", "session_id": "abc-def-ghi"},
        "tools": [
            {
                "type": "function",
                "name": "get_current_weather",
                "description": "Get the current weather in a given location",
                "parameters": {"type": "object", "properties": {"location": {"type": "string"}}},
            }
        ],
        "model": "anthropic/claude-4.5-sonnet-20250929",
        "text": {"format": {"type": "text"}, "verbosity": "medium"},
        "reasoning": {"summary": "auto", "enabled": True},
        "temperature": 0.7,
        "top_p": 0.9,
        "prompt": {"id": "<id>", "variables": {"key": {"type": "input_text", "text": "Hello, how can I help you?"}}},
        "service_tier": "auto",
        "truncation": "auto",
        "stream": stream,
        "provider": {
            "data_collection": "allow",
            "zdr": True,
            "enforce_distillable_text": True,
            "order": ["OpenAI"],
            "only": ["OpenAI"],
            "ignore": ["OpenAI"],
            "quantizations": None,
            "sort": "price",
        },
    }


VALUES: dict[str, Any] = {
    "input": "Hello",
    "instructions": "Be brief.",
    "metadata": {"a": "b"},
    "tools": [{"type": "function", "name": "f", "parameters": {}}],
    "tool_choice": {"type": "function", "name": "f"},
    "parallel_tool_calls": True,
    "model": "test/echo",
    "models": ["test/echo", "test/other"],
    "text": {"format": {"type": "json_object"}},
    "reasoning": {"effort": "low"},
    "max_output_tokens": 10,
    "temperature": 0.5,
    "top_p": 0.5,
    "top_k": 3,
    "prompt_cache_key": "k",
    "previous_response_id": None,
    "prompt": {"id": "p"},
    "include": ["reasoning.encrypted_content"],
    "background": False,
    "safety_identifier": "s",
    "store": False,
    "service_tier": "flex",
    "truncation": "disabled",
    "provider": {"only": ["OpenAI"]},
    "plugins": [{"id": "web", "max_results": 3}],
    "user": "u",
}


@pytest.mark.parametrize("name", PARAMETERS.split())
def test_each_documented_parameter_is_accepted_and_sent(server: ResponsesServer, name: str) -> None:
    with OpenRouter() as open_router:
        if name == "stream":
            open_router.responses.send(input="Hello", stream=True).get_final_response()
            assert server.requests[0].json["stream"] is True
        elif name == "retries":
            config = utils.RetryConfig("none", utils.BackoffStrategy(1, 1, 1, 1), False)
            server.respond_with(503)
            with pytest.raises(errors.ServiceUnavailableResponseError):
                open_router.responses.send(input="Hello", retries=config)
            assert len(server.requests) == 1
        else:
            arguments: dict[str, Any] = {"input": "Hello", name: VALUES[name]}
            open_router.responses.send(**arguments)
            assert server.requests[0].json[name] == VALUES[name]


@pytest.mark.parametrize("name", NAMES.split())
def test_each_documented_name_can_be_imported(name: str) -> None:
    module, _, attribute = name.partition(".")
    assert getattr(MODULES[module], attribute) is not None
    assert getattr(openrouter_responses, module) is MODULES[module]


@pytest.mark.skipif(not PAGE.exists(), reason="needs the page, which is not part of the project")
def test_the_lists_above_match_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = set(re.findall(r"\b(?:components|errors|operations|utils)\.[A-Z]\w+", page))
    assert names == set(NAMES.split())
    assert set(re.findall(r"^(\w+) \| (?:Optional|Dict|List)", page, flags=re.MULTILINE)) == set(PARAMETERS.split())
