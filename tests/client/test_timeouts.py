"""A time limit is in milliseconds, can be left out, and is named by the error that it causes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def timeout_of(given: httpx.Client, *, of_client: float | None = None, of_call: float | None = None) -> Any:
    """Return the timeout of a request that a client sends through `given`."""
    requests = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, json={"id": "gen-1", "output": []})

    given._transport = httpx.MockTransport(respond)
    with given:
        OpenRouter("key", client=given, timeout_ms=of_client).responses.send(input="Hi", timeout_ms=of_call)
    return requests[0].extensions["timeout"]


def test_a_given_client_with_the_default_timeout_of_httpx_uses_that_of_the_package() -> None:
    assert timeout_of(httpx.Client()) == {"connect": 5, "read": 600, "write": 600, "pool": 600}
    assert timeout_of(httpx.Client(), of_client=30) == dict.fromkeys(("connect", "read", "write", "pool"), 0.03)


@pytest.mark.parametrize("timeout", [7.0, None, httpx.Timeout(5, read=8)])
def test_a_given_client_with_another_timeout_keeps_it(timeout: Any) -> None:
    assert timeout_of(httpx.Client(timeout=timeout)) == httpx.Timeout(timeout).as_dict()


@pytest.mark.parametrize("endless", [float("inf"), 1e20, 2.0**31])
def test_the_timeout_can_be_disabled(endless: float) -> None:
    none = dict.fromkeys(("connect", "read", "write", "pool"))
    assert timeout_of(httpx.Client(timeout=7), of_client=endless) == none
    assert timeout_of(httpx.Client(), of_client=30, of_call=endless) == none


@pytest.mark.anyio
async def test_a_request_without_a_timeout_is_answered(server: ResponsesServer) -> None:
    async with OpenRouter("key", server_url=server.url, timeout_ms=1e20, deadline_ms=float("inf")) as open_router:
        assert open_router.responses.send(model="test/echo", input="Hi").output_text
        assert (await open_router.responses.send_async(model="test/echo", input="Hi")).output_text


def test_a_timeout_says_how_long_it_was_and_how_many_attempts_there_were(server: ResponsesServer) -> None:
    with (
        OpenRouter("key", server_url=server.url, timeout_ms=30, max_retries=1) as open_router,
        pytest.raises(errors.TimedOutError) as caught,
    ):
        open_router.responses.send(model="test/silent", input="Hi")
    assert "longer than timeout_ms=30 (milliseconds)" in str(caught.value)
    assert "(2 attempts in " in str(caught.value)


def test_the_error_about_a_stalled_stream_says_how_long_it_stalled(server: ResponsesServer) -> None:
    with OpenRouter("key", server_url=server.url, timeout_ms=100, retry_config=RetryConfig("none")) as open_router:
        stream = open_router.responses.send(model="test/stall", input="Hi", stream=True)
        with pytest.raises(errors.StreamInterruptedError, match=r"timeout_ms=100 \(milliseconds\)"):
            stream.get_final_response()
