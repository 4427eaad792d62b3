"""A mistake of the caller is reported at once with the name of the argument; nothing is sent or retried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors, models

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-very-secret"
BACKOFF = BackoffStrategy(1, 5, 1.5, 2_000, 1)


@pytest.mark.parametrize("name", ["X Mine", "X-Mine:", "", "X-Mïne", "X-Mine\n", "X(1)", b"X-Mine", 5])
def test_an_invalid_header_name_is_refused(server: ResponsesServer, open_router: OpenRouter, name: Any) -> None:
    def refused_by(use: Callable[[], object]) -> None:
        with pytest.raises(ValueError, match="header name") as caught:
            use()
        assert repr(name) in str(caught.value)
        assert "very-secret" not in str(caught.value)

    refused_by(lambda: OpenRouter(KEY, http_headers={name: "very-secret"}))
    refused_by(lambda: open_router.responses.send(input="Hi", http_headers={name: "very-secret"}))
    assert not server.requests


@pytest.mark.parametrize("value", [" very-secret", "very-secret ", "\tvery-secret", 5, None, b"very-secret"])
def test_a_header_value_that_cannot_be_sent_is_refused(open_router: OpenRouter, value: Any) -> None:
    for use in (
        lambda: OpenRouter(KEY, http_headers={"X-Mine": value}),
        lambda: open_router.responses.send(input="Hi", http_headers={"X-Mine": value}),
    ):
        with pytest.raises(ValueError, match="value of the header 'X-Mine' cannot be sent") as caught:
            use()
        assert "very-secret" not in str(caught.value)


@pytest.mark.parametrize("key", [f"{KEY} ", f" {KEY}", f"{KEY}\t"])
def test_a_key_with_spaces_around_it_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(ValueError, match="spaces around it") as caught:
        OpenRouter(key)
    assert KEY not in str(caught.value)


def test_every_character_of_a_token_may_be_in_a_header_name(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.responses.send(model="test/echo", input="Hi", http_headers={"x!#$%&'*+-.^_`|~9": ""})
    assert server.requests[0].headers["x!#$%&'*+-.^_`|~9"] == ""


@pytest.mark.parametrize("stream", [False, True])
def test_a_request_that_violates_the_protocol_is_not_retried(
    server: ResponsesServer, briefly: RetryConfig, stream: bool
) -> None:
    attempts: list[httpx.Request] = []
    with (
        httpx.Client(headers={"X-Mine": " very-secret"}, event_hooks={"request": [attempts.append]}) as given,
        OpenRouter(KEY, server_url=server.url, retry_config=briefly, client=given) as open_router,
        pytest.raises(errors.NoResponseError, match="cannot be sent as it is") as caught,
    ):
        open_router.responses.send(input="Hi", stream=stream)
    assert isinstance(caught.value.__cause__, httpx.LocalProtocolError)
    assert "very-secret" not in str(caught.value)
    assert len(attempts) == 1


@pytest.mark.parametrize("kind", [httpx.LocalProtocolError, httpx.UnsupportedProtocol])
def test_errors_that_httpx_blames_on_the_caller_are_not_retried(
    briefly: RetryConfig, kind: type[httpx.TransportError]
) -> None:
    attempts: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        attempts.append(request)
        raise kind("no")

    transport = httpx.MockTransport(refuse)

    async def send_async() -> None:
        async with httpx.AsyncClient(transport=transport) as given:
            await OpenRouter(KEY, async_client=given, retry_config=briefly).responses.send_async(input="Hi")

    with httpx.Client(transport=transport) as given:
        open_router = OpenRouter(KEY, client=given, retry_config=briefly)
        with pytest.raises(errors.NoResponseError):
            open_router.responses.send(input="Hi")
    with pytest.raises(errors.NoResponseError):
        anyio.run(send_async)
    assert len(attempts) == 2


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy"])
def test_an_invalid_proxy_url_is_named_in_the_error(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "http://proxy.example:port")

    async def client_in_loop() -> object:
        return OpenRouter(KEY)._async_http_client()

    with pytest.raises(ValueError, match="proxy"):
        OpenRouter(KEY)._http_client()
    with pytest.raises(ValueError, match="proxy"):
        anyio.run(client_in_loop)


@pytest.mark.parametrize("wrong", [3, True, {"strategy": "none"}, BACKOFF, "backoff"])
def test_a_retry_configuration_of_another_type_is_refused(
    server: ResponsesServer, open_router: OpenRouter, wrong: Any
) -> None:
    with pytest.raises(TypeError, match="retry_config must be a RetryConfig"):
        OpenRouter(KEY, retry_config=wrong)
    with pytest.raises(TypeError, match="retries must be a RetryConfig"):
        open_router.responses.send(input="Hi", retries=wrong)
    assert not server.requests


@pytest.mark.parametrize("strategy", ["none", "backoff"])
@pytest.mark.parametrize("wrong", [None, 5, {"initial_interval": 1}])
def test_a_backoff_of_another_type_is_refused(strategy: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match="backoff must be a BackoffStrategy"):
        RetryConfig(strategy, wrong, False)


def test_http_clients_in_each_others_place_are_refused() -> None:
    swapped: Any
    with httpx.Client() as swapped, pytest.raises(TypeError, match=r"async_client must be an httpx\.AsyncClient"):
        OpenRouter(KEY, async_client=swapped)
    swapped = httpx.AsyncClient()
    with pytest.raises(TypeError, match=r"client must be an httpx\.Client( or httpx2\.Client)?, not AsyncClient"):
        OpenRouter(KEY, client=swapped)
    anyio.run(swapped.aclose)


def test_a_closed_http_client_is_named_in_the_error(server: ResponsesServer) -> None:
    with httpx.Client() as given:
        open_router = OpenRouter(KEY, server_url=server.url, client=given)
        open_router.responses.send(model="test/echo", input="Hi")
    with pytest.raises(errors.ClientClosedError, match="passed to OpenRouter as client"):
        open_router.responses.send(model="test/echo", input="Hi")


@pytest.mark.anyio
async def test_a_closed_async_http_client_is_named_in_the_error(server: ResponsesServer) -> None:
    async with httpx.AsyncClient() as given:
        open_router = OpenRouter(KEY, server_url=server.url, async_client=given)
        await open_router.responses.send_async(model="test/echo", input="Hi")
    with pytest.raises(errors.ClientClosedError, match="passed to OpenRouter as async_client"):
        await open_router.responses.send_async(model="test/echo", input="Hi")


@pytest.mark.parametrize("key", [5, 0, b"sk-or-very-secret", b"", ["sk-or-very-secret"]])
def test_a_key_of_another_type_is_refused_without_being_shown(key: Any) -> None:
    with pytest.raises(TypeError, match=f"api_key must be .* not {type(key).__name__}") as caught:
        OpenRouter(key)
    assert "very-secret" not in str(caught.value)
    traceback = caught.value.__traceback__
    assert traceback is not None
    while traceback := traceback.tb_next:
        assert "very-secret" not in repr(traceback.tb_frame.f_locals)


@pytest.mark.parametrize("key", [5, 0, b"sk-or-very-secret", b"", ["sk-or-very-secret"]])
def test_a_key_function_that_does_not_return_a_string_is_refused(server: ResponsesServer, key: Any) -> None:
    with (
        OpenRouter(lambda: key, server_url=server.url) as open_router,
        pytest.raises(TypeError, match=f"api_key must return a string, not {type(key).__name__}") as caught,
    ):
        open_router.responses.send(model="test/echo", input="Hi")
    assert "very-secret" not in str(caught.value)
    assert not server.requests


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [
        ({"temperature": float("nan")}, ValueError, "temperature is nan"),
        ({"temperature": float("-inf")}, ValueError, "temperature is -inf"),
        ({"temperature": object()}, TypeError, "temperature is of type object"),
        ({"temperature": b"1"}, TypeError, "temperature is of type bytes"),
        ({"metadata": {"a": object()}}, TypeError, "metadata.a is of type object"),
        ({"metadata": {"a": "b", ("c",): "d"}}, TypeError, "metadata has a key of type tuple"),
        ({"input": [{"role": "user", "content": [1, {2}, {b"3"}]}]}, TypeError, "input[0].content[2][0] is of type"),
        (
            {"tools": [models.FunctionTool(name="f", parameters={"maximum": float("inf")})]},
            ValueError,
            "tools[0].parameters.maximum is inf",
        ),
        ({"extra_body": {"brand_new": [object()]}}, TypeError, "brand_new[0] is of type object"),
        ({"extra_body": {"brand_new": (item for item in [object()])}}, TypeError, "object"),
    ],
)
def test_a_value_without_a_json_form_is_named_with_its_path(
    server: ResponsesServer, open_router: OpenRouter, arguments: dict[str, Any], kind: type[Exception], words: str
) -> None:
    given: dict[str, Any] = {"input": "Hi", **arguments}
    with pytest.raises(kind) as caught:
        open_router.responses.send(**given)
    assert words in str(caught.value)
    assert not server.requests


@pytest.mark.parametrize("wrong", [[], ["a"], "a", 5])
def test_an_argument_that_must_be_a_mapping_is_named(
    server: ResponsesServer, open_router: OpenRouter, wrong: Any
) -> None:
    with pytest.raises(TypeError, match="extra_body must be a mapping"):
        open_router.responses.send(input="Hi", extra_body=wrong)
    with pytest.raises(TypeError, match="http_headers must be a mapping"):
        open_router.responses.send(input="Hi", http_headers=wrong)
    with pytest.raises(TypeError, match="http_headers must be a mapping"):
        OpenRouter(KEY, http_headers=wrong)
    assert not server.requests
