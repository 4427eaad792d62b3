"""The number of retries is small by default, and is set for a client or for a call."""

from __future__ import annotations

import socket
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import BackoffStrategy, OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer

AT_ONCE = BackoffStrategy(0, 0, 1, 60_000, 0)


@pytest.fixture(autouse=True)
def _no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep_async(_: float) -> None:
        return None

    monkeypatch.setattr("openrouter_responses._transport.time", SimpleNamespace(sleep=lambda _: None))
    monkeypatch.setattr("anyio.sleep", sleep_async)


def attempts(server: ResponsesServer, open_router: OpenRouter, **arguments: Any) -> int:
    """Count the requests to a server that is always busy."""
    before = len(server.requests)
    with pytest.raises(errors.ServiceUnavailableResponseError):
        open_router.responses.send(model="test/error-503", input="Hi", **arguments)
    return len(server.requests) - before


def test_two_retries_are_the_default(server: ResponsesServer) -> None:
    with OpenRouter("key", server_url=server.url) as open_router:
        assert attempts(server, open_router) == 3


@pytest.mark.parametrize("number", [0, 1, 5])
def test_the_number_is_set_for_a_client_or_a_call(server: ResponsesServer, number: int) -> None:
    with OpenRouter("key", server_url=server.url, max_retries=number) as open_router:
        assert attempts(server, open_router) == number + 1
        assert attempts(server, open_router, max_retries=3) == 4
    with OpenRouter("key", server_url=server.url) as open_router:
        assert attempts(server, open_router, max_retries=number) == number + 1


def test_a_configuration_is_bounded_by_its_time_and_a_large_number(server: ResponsesServer) -> None:
    backoff = RetryConfig("backoff", AT_ONCE)
    with OpenRouter("key", server_url=server.url, retry_config=backoff) as open_router:
        assert attempts(server, open_router) == 101
        assert attempts(server, open_router, max_retries=4) == 5
    with OpenRouter("key", server_url=server.url, max_retries=1) as open_router:
        assert attempts(server, open_router, retries=backoff) == 101
        assert attempts(server, open_router, retries=backoff, max_retries=1) == 2
        assert attempts(server, open_router, retries=RetryConfig("none")) == 1
    with OpenRouter("key", server_url=server.url, retry_config=backoff, max_retries=2) as open_router:
        assert attempts(server, open_router) == 3


@pytest.mark.anyio
async def test_async_calls_have_the_same_limits(server: ResponsesServer) -> None:
    async with OpenRouter("key", server_url=server.url, max_retries=1) as open_router:
        limits: list[tuple[dict[str, Any], int]] = [({}, 2), ({"max_retries": 0}, 3), ({"max_retries": 3}, 7)]
        for arguments, expected in limits:
            with pytest.raises(errors.ServiceUnavailableResponseError):
                await open_router.responses.send_async(model="test/error-503", input="Hi", **arguments)
            assert len(server.requests) == expected


@pytest.mark.parametrize(("number", "kind"), [(-1, ValueError), (1.0, TypeError), ("2", TypeError), (True, TypeError)])
def test_an_invalid_number_is_refused(open_router: OpenRouter, number: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind, match="max_retries must be"):
        OpenRouter("key", max_retries=number)
    with pytest.raises(kind, match="max_retries must be"):
        open_router.responses.send(input="Hi", max_retries=number)


def test_a_refused_port_ends_after_a_few_attempts_with_one_line_per_kind_of_failure() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with OpenRouter("key", server_url=url) as open_router, pytest.raises(errors.ConnectionFailedError) as caught:
        open_router.responses.send(input="Hi")
    assert "(3 attempts in " in str(caught.value)
    assert [note[:30] for note in caught.value.__notes__] == ["Attempts 1 to 2 failed alike 0"]
