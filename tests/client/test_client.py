"""A client sends its arguments to the configured server and never shows its key."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors, models, operations, utils
from openrouter_responses.options import BodyOptions
from openrouter_responses.responses import Responses

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-very-secret"


def sent(server: ResponsesServer) -> Any:
    return server.requests[-1].json


def test_the_request_contains_the_arguments(server: ResponsesServer, open_router: OpenRouter) -> None:
    with_python_names: Any = {"format_": {"type": "text"}, "verbosity": "medium"}
    tools: Any = (tool for tool in [models.FunctionTool(name="f", parameters={"format_": {"type_": "kept"}})])
    open_router.responses.send(
        model="test/echo",
        input=[{"role": "user", "content": "Hi"}, models.InputMessage(role="user", content="again")],
        text=with_python_names,
        provider={"order": ["OpenAI"], "quantizations": None},
        tools=tools,
        metadata={"type_": "kept"},
        instructions=None,
    )
    body = sent(server)
    assert body["input"] == [{"role": "user", "content": "Hi"}, {"type": "message", "role": "user", "content": "again"}]
    assert body["text"] == {"format": {"type": "text"}, "verbosity": "medium"}
    assert body["provider"] == {"order": ["OpenAI"], "quantizations": None}
    assert body["tools"] == [{"type": "function", "name": "f", "parameters": {"format_": {"type_": "kept"}}}]
    assert body["metadata"] == {"type_": "kept"}
    assert body["instructions"] is None
    assert body["stream"] is False
    assert "temperature" not in body


def test_none_is_null_only_where_the_service_accepts_null(server: ResponsesServer, open_router: OpenRouter) -> None:
    nothing: Any = None
    open_router.responses.send(model="test/echo", input="Hi", temperature=None, tools=nothing, user=nothing)
    assert sent(server)["temperature"] is None
    assert not {"tools", "user"} & sent(server).keys()


def test_extra_body_adds_and_overrides(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.responses.send(model="a", input="Hi", extra_body={"brand_new": [1], "model": "test/echo"})
    assert sent(server) == {"model": "test/echo", "input": "Hi", "stream": False, "brand_new": [1]}


def test_text_that_utf_8_cannot_carry_is_escaped(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.responses.send(model="test/echo", input="half \ud83d")
    assert sent(server)["input"] == "half \ud83d"


@pytest.mark.parametrize("value", [float("nan"), b"bytes", object()])
def test_values_outside_json_are_refused(server: ResponsesServer, open_router: OpenRouter, value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        open_router.responses.send(model="test/echo", temperature=value)
    assert not server.requests


def test_a_value_that_contains_itself_is_refused(server: ResponsesServer, open_router: OpenRouter) -> None:
    endless: dict[str, Any] = {}
    endless["properties"] = endless
    with pytest.raises(ValueError, match=r"contains itself"):
        open_router.responses.send(model="test/echo", tools=[{"type": "function", "name": "f", "parameters": endless}])
    assert not server.requests


def test_an_unknown_argument_is_named_with_the_nearest_known_one(open_router: OpenRouter) -> None:
    with pytest.raises(TypeError, match=r"'temprature'; did you mean 'temperature'\?.*extra_body"):
        open_router.responses.send(temprature=1)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="'xyzzy'"):
        open_router.responses.send(xyzzy=1)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({str(number): "x" for number in range(17)}, ["17 pairs", "16"]),
        ({"k" * 65: "x"}, ["k" * 65, "64"]),
        ({"a[0]": "x"}, ["a[0]"]),
        ({"key": "v" * 513}, ["'key'", "512"]),
    ],
)
def test_metadata_past_the_limits_is_refused_before_anything_is_sent(
    server: ResponsesServer, open_router: OpenRouter, metadata: dict[str, str], words: list[str]
) -> None:
    with pytest.raises(ValueError, match="metadata") as caught:
        open_router.responses.send(model="test/echo", metadata=metadata)
    assert all(word in str(caught.value) for word in words)
    assert not server.requests


def test_metadata_up_to_the_limits_is_sent(server: ResponsesServer, open_router: OpenRouter) -> None:
    metadata = {f"{number:064}": "v" * 512 for number in range(16)}
    open_router.responses.send(model="test/echo", input="Hi", metadata=metadata)
    assert sent(server)["metadata"] == metadata


def test_signature_and_help_name_each_parameter(open_router: OpenRouter) -> None:
    for method in (open_router.responses.send, open_router.responses.send_async):
        parameters = inspect.signature(method).parameters
        assert {"input", "temperature", "x_open_router_title", "retries", "stream"} <= set(parameters)
        assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
        assert method.__doc__ is not None
        assert all(f"    {name}: " in method.__doc__ for name in parameters)


def test_the_docstrings_of_send_document_the_options_of_a_call() -> None:
    source = ast.parse(Path(inspect.getfile(BodyOptions)).read_text(encoding="utf-8"))
    classes = {node.name: node.body for node in ast.walk(source) if isinstance(node, ast.ClassDef)}
    described = [*classes["CallOptions"][1:], *classes["BodyOptions"][1:]]
    for key, text in zip(described[::2], described[1::2], strict=True):
        assert isinstance(key, ast.AnnAssign)
        assert isinstance(text, ast.Expr)
        line = f"    {ast.unparse(key.target)}: {ast.literal_eval(text.value)}\n"
        assert line in (Responses.send.__doc__ or "")
        assert line in (Responses.send_async.__doc__ or "")


def test_headers_come_from_the_call_the_client_and_the_environment(
    server: ResponsesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    monkeypatch.setenv("OPENROUTER_HTTP_REFERER", "https://surroundings.example")
    monkeypatch.setenv("OPENROUTER_X_OPEN_ROUTER_TITLE", "surroundings")
    with OpenRouter(server_url=server.url, x_open_router_title="client", http_headers={"X-One": "1"}) as open_router:
        open_router.responses.send(
            model="test/echo",
            input="Hi",
            x_open_router_categories="cli-agent",
            http_headers={"X-Two": "2", "x-one": "é"},
        )
    headers = server.requests[0].headers
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["http-referer"] == "https://surroundings.example"
    assert headers["x-openrouter-title"] == "client"
    assert headers["x-openrouter-categories"] == "cli-agent"
    assert (headers["x-one"], headers["x-two"]) == ("é", "2")
    assert set(sent(server)) == {"model", "input", "stream"}


def test_the_key_may_come_from_a_function(server: ResponsesServer) -> None:
    keys = iter(["first", "second"])
    with OpenRouter(lambda: next(keys), server_url=server.url) as open_router:
        for _ in range(2):
            open_router.responses.send(model="test/echo", input="Hi")
    assert [request.headers["authorization"] for request in server.requests] == ["Bearer first", "Bearer second"]


@pytest.mark.parametrize("key", [None, "", lambda: None])
def test_a_missing_key_is_an_error_at_the_first_request(server: ResponsesServer, key: Any) -> None:
    with OpenRouter(key, server_url=server.url) as open_router:
        with pytest.raises(errors.MissingApiKeyError, match="OPENROUTER_API_KEY"):
            open_router.responses.send(model="test/echo", input="Hi")
        open_router.responses.send(model="test/echo", input="Hi", http_headers={"Authorization": "Bearer mine"})
    assert [request.headers["authorization"] for request in server.requests] == ["Bearer mine"]


@pytest.mark.parametrize("url", ["", "example.org/api", "ftp://x.example", "http://", "http://me:pw@x.example", 5])
def test_an_invalid_url_is_refused(url: Any) -> None:
    with pytest.raises(ValueError, match="server_url") as caught:
        OpenRouter(KEY, server_url=url)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("timeout_ms", [0, -1, True, float("nan"), "5"])
def test_an_invalid_timeout_is_refused(open_router: OpenRouter, timeout_ms: Any) -> None:
    with pytest.raises(ValueError, match="timeout_ms"):
        OpenRouter(KEY, timeout_ms=timeout_ms)
    with pytest.raises(ValueError, match="timeout_ms"):
        open_router.responses.send(input="Hi", timeout_ms=timeout_ms)


def test_timeouts_are_five_seconds_to_connect_and_ten_minutes_between_bytes() -> None:
    with OpenRouter(KEY) as open_router:
        timeout = open_router._http_client().timeout
    assert (timeout.connect, timeout.read) == (5, 600)


def test_failures_are_retried_as_configured(server: ResponsesServer, briefly: RetryConfig) -> None:
    server.respond_with(503)
    server.respond_with(500, body=b"<html>")
    server.respond_with_bytes([], ending="reset")
    server.respond_with(body=b'{"id": "gen-1"}' * 50, ending="cut", headers={"Content-Type": "application/json"})
    with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        assert open_router.responses.send(model="test/echo", input="Hi").output_text
    assert len(server.requests) == 5
    assert len({request.body for request in server.requests}) == 1


def test_an_error_after_the_response_started_is_not_retried(server: ResponsesServer, briefly: RetryConfig) -> None:
    with (
        OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router,
        pytest.raises(errors.BadGatewayResponseError),
    ):
        open_router.responses.send(model="test/error-after-start", input="Hi")
    assert len(server.requests) == 1


def test_a_stream_in_response_to_a_plain_request_is_read_to_its_end(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    event = {"type": "response.completed", "response": {"id": "gen-1", "output": []}, "sequence_number": 0}
    server.respond_with(body=[b"data: " + json.dumps(event).encode() + b"\n\n"])
    assert open_router.responses.send(input="Hi").id == "gen-1"


def test_a_plain_response_to_a_streaming_request_can_be_iterated(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.respond_with(body={"id": "gen-1", "output": [], "output_text": "Hello"})
    with open_router.responses.send(input="Hi", stream=True) as stream:
        assert list(stream.text_deltas()) == ["Hello"]


def test_given_http_clients_are_used_and_left_open(server: ResponsesServer) -> None:
    with httpx.Client(headers={"X-Given": "yes"}, follow_redirects=True) as given:
        with OpenRouter(KEY, server_url=server.url, client=given) as open_router:
            open_router.responses.send(model="test/echo", input="Hi")
            server.respond_with(307, headers={"Location": "http://elsewhere.example/"})
            with pytest.raises(errors.ResponseValidationError):
                open_router.responses.send(model="test/echo", input="Hi")
        assert not given.is_closed
    assert server.requests[0].headers["x-given"] == "yes"


def test_a_closed_client_is_named_in_the_error(server: ResponsesServer) -> None:
    open_router = OpenRouter(KEY, server_url=server.url)
    open_router.responses.send(model="test/echo", input="Hi")
    open_router.close()
    open_router.close()
    with pytest.raises(errors.ClientClosedError):
        open_router.responses.send(model="test/echo", input="Hi")
    assert server.wait_until_idle()


def test_beta_is_the_same(open_router: OpenRouter) -> None:
    assert open_router.beta.responses is open_router.responses


@pytest.mark.anyio
async def test_async_calls_fail_and_are_retried_like_sync_ones(
    server: ResponsesServer, open_router: OpenRouter, briefly: RetryConfig
) -> None:
    async with open_router:
        server.respond_with(503)
        server.respond_with_bytes([], ending="reset")
        result = await open_router.responses.send_async(model="test/echo", input="Hi", retries=briefly)
        assert result.output_text
        for model, kind in [
            ("test/error-402", errors.PaymentRequiredResponseError),
            ("test/error-after-start", errors.BadGatewayResponseError),
            ("test/hang-up", errors.ConnectionFailedError),
            ("test/cut", errors.ResponseValidationError),
        ]:
            with pytest.raises(kind):
                await open_router.responses.send_async(model=model, input="Hi")
        with pytest.raises(errors.TimedOutError):
            await open_router.responses.send_async(model="test/silent", input="Hi", timeout_ms=50)
        event = {"type": "response.completed", "response": {"id": "gen-1", "output": []}, "sequence_number": 0}
        server.respond_with(body=[b"data: " + json.dumps(event).encode() + b"\n\n"])
        assert (await open_router.responses.send_async(input="Hi")).id == "gen-1"
    with pytest.raises(errors.ClientClosedError):
        await open_router.responses.send_async(model="test/echo", input="Hi")


@pytest.mark.anyio
async def test_waiting_for_a_retry_can_be_cancelled(server: ResponsesServer, open_router: OpenRouter) -> None:
    patient = RetryConfig("backoff", BackoffStrategy(60_000, 60_000, 1, 600_000, 0), True)
    server.respond_with(503)
    async with open_router:
        with anyio.move_on_after(0.2) as scope:
            await open_router.responses.send_async(model="test/echo", input="Hi", retries=patient)
    assert scope.cancelled_caught
    assert server.wait_until_idle()


def test_importing_the_package_loads_neither_models_nor_httpx() -> None:
    code = (
        "import sys, openrouter_responses; "
        "loaded = [name for name in sys.modules if name.startswith(('openrouter_responses', 'httpx', 'attr'))]; "
        "print(loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['openrouter_responses']"


def test_making_a_client_loads_no_model() -> None:
    code = (
        "import sys; from openrouter_responses import OpenRouter; OpenRouter('key'); "
        "print([name for name in sys.modules if name.startswith('openrouter_responses_generated.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        "['openrouter_responses_generated.secret_fields', 'openrouter_responses_generated.resources']"
    )


def test_the_names_of_the_official_sdk_are_there() -> None:
    assert utils.RetryConfig is RetryConfig
    assert utils.BackoffStrategy is BackoffStrategy
    assert hasattr(operations, "CreateResponsesResponse")
