"""Options of a client: their sources, copies with other options, and messages about wrong names."""

from __future__ import annotations

import copy
import pprint
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-very-secret"


@pytest.mark.parametrize(
    ("argument", "variable", "expected"),
    [
        (None, "http://127.0.0.1:1/variable", "http://127.0.0.1:1/variable/responses"),
        ("http://127.0.0.1:1/argument", "http://127.0.0.1:1/variable", "http://127.0.0.1:1/argument/responses"),
        (None, "", "https://openrouter.ai/api/v1/responses"),
        (None, None, "https://openrouter.ai/api/v1/responses"),
    ],
)
def test_the_address_of_the_server_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, argument: str | None, variable: str | None, expected: str
) -> None:
    if variable is not None:
        monkeypatch.setenv("OPENROUTER_BASE_URL", variable)

    def respond(request: httpx.Request) -> httpx.Response:
        assert str(request.url) == expected
        return httpx.Response(200, json={"id": "gen-1", "output": []})

    with httpx.Client(transport=httpx.MockTransport(respond)) as given:
        assert OpenRouter(KEY, server_url=argument, client=given).responses.send(input="Hi").id == "gen-1"


def test_an_invalid_address_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_BASE_URL", "openrouter.example")
    with pytest.raises(ValueError, match=r"OPENROUTER_BASE_URL must be .* such as https://openrouter\.ai/api/v1"):
        OpenRouter(KEY)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("timeout", "timeout_ms, in milliseconds"),
        ("base_url", "server_url"),
        ("default_headers", "http_headers"),
        ("http_client", "client and async_client"),
        ("sever_url", "server_url"),
        ("api_keys", "api_key"),
    ],
)
def test_an_argument_of_another_client_is_named_with_ours(name: str, right: str) -> None:
    arguments: dict[str, Any] = {name: 5}
    with pytest.raises(TypeError, match=f"^OpenRouter has no argument '{name}'; use {right}$"):
        OpenRouter(KEY, **arguments)
    with pytest.raises(TypeError, match="has no argument 'xyzzy'"):
        OpenRouter(KEY, xyzzy=1)  # type: ignore[arg-type]


def test_a_copy_with_other_options_shares_the_connections(server: ResponsesServer) -> None:
    with OpenRouter(KEY, server_url=server.url, http_headers={"X-One": "1"}, x_open_router_title="app") as open_router:
        other = open_router.with_options(http_headers={"X-Two": "2"}, api_key="another", max_retries=0)
        for client in (open_router, other, other.with_options(x_open_router_title=None)):
            client.responses.send(model="test/echo", input="Hi")
        assert server.open_connections == 1
    first, second, third = (request.headers for request in server.requests)
    assert (first["x-one"], first.get("x-two")) == ("1", None)
    assert (second.get("x-one"), second["x-two"], second["authorization"]) == (None, "2", "Bearer another")
    assert second["x-openrouter-title"] == "app"
    assert "x-openrouter-title" not in third
    assert third["authorization"] == "Bearer another"


@pytest.mark.anyio
async def test_a_copy_with_other_options_shares_given_and_async_clients(server: ResponsesServer) -> None:
    with httpx.Client(headers={"X-Given": "yes"}) as given:
        async with OpenRouter(KEY, server_url=server.url, client=given) as open_router:
            other = open_router.with_options(max_retries=0)
            other.responses.send(model="test/echo", input="Hi")
            await open_router.responses.send_async(model="test/echo", input="Hi")
            await other.responses.send_async(model="test/echo", input="Hi")
            assert server.open_connections == 2
            await other.aclose()
            await open_router.responses.send_async(model="test/echo", input="Hi")
            with pytest.raises(errors.ClientClosedError):
                await other.responses.send_async(model="test/echo", input="Hi")
    assert server.requests[0].headers["x-given"] == "yes"


def test_closing_a_copy_leaves_the_connections_and_closing_the_client_ends_both(server: ResponsesServer) -> None:
    open_router = OpenRouter(KEY, server_url=server.url)
    with open_router.with_options(max_retries=0) as other:
        other.responses.send(model="test/echo", input="Hi")
    assert server.open_connections == 1
    open_router.responses.send(model="test/echo", input="Hi")
    other = open_router.with_options(max_retries=1).with_options(timeout_ms=5_000)
    open_router.close()
    with pytest.raises(errors.ClientClosedError):
        other.responses.send(model="test/echo", input="Hi")
    assert server.wait_until_idle()


def test_wrong_options_of_a_copy_are_refused(open_router: OpenRouter) -> None:
    with pytest.raises(ValueError, match="max_retries"):
        open_router.with_options(max_retries=-1)
    with pytest.raises(TypeError, match="timeout_ms, in milliseconds"):
        open_router.with_options(timeout=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="connections are shared"):
        open_router.with_options(client=None)  # type: ignore[call-arg]


def test_the_size_of_a_response_is_limited(server: ResponsesServer) -> None:
    with OpenRouter("any-key", server_url=server.url, max_response_bytes=100) as open_router:
        with pytest.raises(errors.ResponseValidationError, match=r"100 bytes; OpenRouter\(max_response_bytes=…\) sets"):
            open_router.responses.send(model="test/echo", input="Hi")
        open_router.max_response_bytes = 100_000
        assert open_router.responses.send(model="test/echo", input="Hi").output_text
    with pytest.raises(ValueError, match="max_response_bytes must be at least 1, not 0"):
        OpenRouter("any-key", max_response_bytes=0)
    with pytest.raises(TypeError, match="max_event_bytes must be a number of bytes, such as 500_000_000, not '1 GB'"):
        OpenRouter("any-key", max_event_bytes="1 GB")  # type: ignore[arg-type]


def test_clients_with_different_options_share_none_of_them(server: ResponsesServer) -> None:
    with (
        OpenRouter("first", server_url=server.url, max_retries=0, timeout_ms=100, max_event_bytes=100) as first,
        OpenRouter(
            "second", server_url=server.url, retry_config=RetryConfig("backoff"), http_headers={"X": "2"}
        ) as second,
    ):
        with pytest.raises(errors.TimedOutError):
            first.responses.send(model="test/silent", input="Hi")
        with pytest.raises(errors.ResponseValidationError, match="100 bytes"):
            list(first.responses.send(model="test/echo", input="Hi", stream=True))
        assert list(second.responses.send(model="test/echo", input="Hi", stream=True))
        assert first._http_client() is not second._http_client()
        first.close()
        assert second.responses.send(model="test/echo", input="Hi").output_text
    assert [request.headers.get("x") for request in server.requests] == [None, None, "2", "2"]


def test_the_error_about_a_missing_key_says_where_to_get_one(server: ResponsesServer) -> None:
    with (
        OpenRouter(server_url=server.url) as open_router,
        pytest.raises(errors.MissingApiKeyError, match=r"https://openrouter\.ai/settings/keys"),
    ):
        open_router.responses.send(input="Hi")


def test_a_query_in_the_address_of_the_server_is_sent_and_not_shown(server: ResponsesServer) -> None:
    url = f"{server.url}?code={KEY}"
    lines: list[str] = []

    class Listener:
        def debug(self, msg: str, *args: Any) -> None:
            lines.append(msg % args)

    with OpenRouter("key", server_url=url, max_retries=0, timeout_ms=100, debug_logger=Listener()) as open_router:
        for model in ("test/error-404", "test/silent", "test/hang-up"):
            with pytest.raises(errors.OpenRouterError) as caught:
                open_router.responses.send(model=model, input="Hi")
            assert KEY not in f"{caught.value!r} {caught.value} {caught.value.__cause__}"
            assert caught.value.raw_response is None or KEY not in str(caught.value.raw_response.request.url)
        assert KEY not in repr(open_router)
    assert server.requests[0].path.endswith(f"?code={KEY}")
    assert KEY not in "".join(lines)


def test_a_debug_logger_is_shown_deep_values_in_part(server: ResponsesServer) -> None:
    lines: list[str] = []

    class Listener:
        def debug(self, msg: str, *args: Any) -> None:
            lines.append(msg % args)

    deep: Any = "end"
    for _ in range(60):
        deep = {"next": [deep]}
    with OpenRouter(KEY, server_url=server.url, debug_logger=Listener()) as open_router:
        open_router.responses.send(model="test/echo", input="Hi", extra_body={"deep": deep})
        depth = 900
        event = b'{"type": "new", "deep": ' + b"[" * depth + b"]" * depth + b"}"
        server.respond_with(body=[b"data: " + event + b"\n\n"])
        stream = open_router.responses.send(input="Hi", stream=True)
        unknown: Any = next(stream)
        assert unknown.type == "new"
        stream.close()
    assert sum("[nested too deeply]" in line for line in lines) == 2


def test_options_show_no_secret(open_router: OpenRouter) -> None:
    other = open_router.with_options(api_key=KEY, http_headers={"X-Token": KEY})
    assert KEY not in f"{other!r} {pprint.pformat(vars(other))}"
    with pytest.raises(TypeError, match="cannot be pickled"):
        copy.deepcopy(other._http_headers)
