"""Every exception of the HTTP library becomes one of the package's, and is retried only where that helps."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-very-secret"


class ForeignError(Exception):
    """An exception that httpx does not document."""


@pytest.mark.parametrize("location", ["http://xn--/", "http://127.0.0.1:port/"])
def test_a_redirect_to_an_invalid_address_is_a_response_that_is_refused(
    server: ResponsesServer, briefly: RetryConfig, location: str
) -> None:
    server.respond_with(307, headers={"Location": location})
    with (
        OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router,
        pytest.raises(errors.ResponseValidationError, match="redirects to an invalid address"),
    ):
        open_router.responses.send(input="Hi")
    assert len(server.requests) == 1
    assert server.wait_until_idle()


@pytest.mark.anyio
@pytest.mark.parametrize("location", ["http://xn--/", "http://127.0.0.1:port/"])
async def test_an_async_call_refuses_a_redirect_to_an_invalid_address(
    server: ResponsesServer, briefly: RetryConfig, location: str
) -> None:
    server.respond_with(307, headers={"Location": location})
    async with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        with pytest.raises(errors.ResponseValidationError, match="redirects to an invalid address"):
            await open_router.responses.send_async(input="Hi")
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [300, 304])
def test_a_redirect_status_without_a_location_is_not_called_a_redirect(
    server: ResponsesServer, open_router: OpenRouter, status: int
) -> None:
    server.respond_with(status)
    with pytest.raises(errors.ResponseValidationError, match="neither success nor error") as caught:
        open_router.responses.send(input="Hi")
    assert "redirect" not in str(caught.value)
    assert caught.value.status_code == status


@pytest.mark.anyio
async def test_a_host_name_that_cannot_be_encoded_is_one_error(once: RetryConfig) -> None:
    url = f"https://{'a' * 64}.example"
    async with OpenRouter(KEY, server_url=url, retry_config=once) as open_router:
        with pytest.raises(errors.NoResponseError, match="label"):
            open_router.responses.send(input="Hi")
        with pytest.raises(errors.NoResponseError):
            await open_router.responses.send_async(input="Hi")


@pytest.mark.anyio
@pytest.mark.parametrize("content", [None, "no certificate"])
async def test_certificates_that_cannot_be_loaded_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, briefly: RetryConfig, content: str | None
) -> None:
    path = tmp_path / "certificates.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    async with OpenRouter(KEY, retry_config=briefly) as open_router:
        with pytest.raises(errors.NoResponseError, match="Check SSL_CERT_FILE"):
            open_router.responses.send(input="Hi")
        with pytest.raises(errors.NoResponseError, match="Check SSL_CERT_FILE"):
            await open_router.responses.send_async(input="Hi")


def test_closing_the_client_while_it_sends_is_named(server: ResponsesServer, briefly: RetryConfig) -> None:
    def key() -> str:
        open_router.close()
        return KEY

    open_router = OpenRouter(key, server_url=server.url, retry_config=briefly)
    with pytest.raises(errors.ClientClosedError, match="closed before"):
        open_router.responses.send(input="Hi")
    assert not server.requests


@pytest.mark.parametrize(
    "error", [ForeignError("?"), RuntimeError("?"), ValueError("?"), ExceptionGroup("?", [OSError()])]
)
def test_an_exception_that_is_not_documented_is_not_retried(briefly: RetryConfig, error: Exception) -> None:
    attempts = []

    def fail(request: httpx.Request) -> httpx.Response:
        attempts.append(request)
        raise error

    with (
        httpx.Client(transport=httpx.MockTransport(fail)) as given,
        pytest.raises(errors.NoResponseError, match=type(error).__name__) as caught,
    ):
        OpenRouter(KEY, client=given, retry_config=briefly).responses.send(input="Hi")
    assert caught.value.__cause__ is error
    assert error.__traceback__ is None
    assert len(attempts) == 1


def test_a_bare_error_of_the_socket_is_retried(briefly: RetryConfig) -> None:
    failures: list[Exception] = [OSError("descriptors"), httpx.ReadError("reset")]

    def fail(_: httpx.Request) -> httpx.Response:
        if failures:
            raise failures.pop()
        return httpx.Response(200, json={"id": "gen-1", "output": []})

    with httpx.Client(transport=httpx.MockTransport(fail)) as given:
        assert OpenRouter(KEY, client=given, retry_config=briefly).responses.send(input="Hi").id == "gen-1"


def test_an_exception_while_the_body_is_read_is_one_error(once: RetryConfig) -> None:
    class Body(httpx.SyncByteStream):
        def __iter__(self) -> Any:
            yield b'{"id": '
            raise ForeignError("?")

    def respond(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": content_type}, stream=Body())

    with httpx.Client(transport=httpx.MockTransport(respond)) as given:
        open_router = OpenRouter(KEY, client=given, retry_config=once)
        content_type = "application/json"
        with pytest.raises(errors.ResponseValidationError, match="ForeignError"):
            open_router.responses.send(input="Hi")
        content_type = "text/event-stream"
        with pytest.raises(errors.StreamInterruptedError, match="ForeignError"):
            open_router.responses.send(input="Hi")


@pytest.mark.parametrize("model", ["test/silent", "test/stall"])
def test_exceptions_of_signal_handlers_reach_the_application(
    server: ResponsesServer, open_router: OpenRouter, model: str
) -> None:
    def raise_time_limit(*_: object) -> None:
        raise ForeignError("the time limit of a task")

    before = signal.signal(signal.SIGALRM, raise_time_limit)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(ForeignError):
            open_router.responses.send(model=model, input="Hi", stream=True).get_final_response()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert server.wait_until_idle()


def raise_for_status(response: httpx.Response) -> None:
    response.raise_for_status()


def read_and_raise_for_status(response: httpx.Response) -> None:
    response.read()
    response.raise_for_status()


@pytest.mark.parametrize("hook", [raise_for_status, read_and_raise_for_status])
def test_a_hook_that_raises_for_a_status_changes_no_error(
    server: ResponsesServer, briefly: RetryConfig, hook: Callable[[httpx.Response], None]
) -> None:
    server.respond_with(401, body={"error": {"code": 401, "message": "No such key"}})
    with httpx.Client(event_hooks={"response": [hook]}) as given:
        open_router = OpenRouter(KEY, server_url=server.url, client=given, retry_config=briefly)
        with pytest.raises(errors.UnauthorizedResponseError, match="OPENROUTER_API_KEY") as caught:
            open_router.responses.send(input="Hi")
        assert len(server.requests) == 1
        server.respond_with(503)
        assert open_router.responses.send(model="test/echo", input="Hi").output_text
    assert caught.value.status_code == 401
    assert ("No such key" in str(caught.value)) == (hook is read_and_raise_for_status)


@pytest.mark.anyio
async def test_an_async_hook_that_raises_for_a_status_changes_no_error(
    server: ResponsesServer, briefly: RetryConfig
) -> None:
    async def hook(response: httpx.Response) -> None:
        response.raise_for_status()

    server.respond_with(401)
    async with httpx.AsyncClient(event_hooks={"response": [hook]}) as given:
        open_router = OpenRouter(KEY, server_url=server.url, async_client=given, retry_config=briefly)
        with pytest.raises(errors.UnauthorizedResponseError):
            await open_router.responses.send_async(input="Hi")
    assert len(server.requests) == 1
