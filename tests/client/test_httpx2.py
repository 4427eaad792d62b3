"""A client of httpx2 is accepted wherever one of httpx is, and behaves like it."""

from __future__ import annotations

import asyncio
import copy
import gzip
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import httpx2
import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors
from openrouter_responses.testing import encode_event

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from openrouter_responses.testing import ResponsesServer

KEY = "sk-or-test-of-httpx2"
DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})
RESULT: dict[str, Any] = {"id": "gen-1", "status": "completed", "output": [], "output_text": "Hello"}


@pytest.fixture
def client(server: ResponsesServer) -> Iterator[httpx2.Client]:
    with httpx2.Client() as http_client:
        yield http_client


@pytest.fixture
def open_router(server: ResponsesServer, client: httpx2.Client, once: RetryConfig) -> OpenRouter:
    return OpenRouter(KEY, server_url=server.url, client=client, retry_config=once)


@pytest.fixture
async def async_open_router(server: ResponsesServer, once: RetryConfig) -> AsyncIterator[OpenRouter]:
    async with httpx2.AsyncClient() as http_client:
        yield OpenRouter(KEY, server_url=server.url, async_client=http_client, retry_config=once)


def test_a_plain_call_and_a_stream_return_what_they_do_with_httpx(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    with OpenRouter(KEY, server_url=server.url) as with_httpx:
        expected = with_httpx.responses.send(model="test/echo", input="Hi").output_text
    result = open_router.responses.send(model="test/echo", input="Hi")
    assert result.output_text == expected
    assert isinstance(result.raw_response, httpx2.Response)
    with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        assert "".join(stream.text_deltas()) == expected
        assert stream.headers["content-type"].startswith("text/event-stream")
    # The connections were reused.
    assert server.accepted_connections == 2


@pytest.mark.anyio
async def test_asynchronous_calls_return_what_blocking_ones_do(
    server: ResponsesServer, async_open_router: OpenRouter
) -> None:
    result = await async_open_router.responses.send_async(model="test/echo", input="Hi")
    async with async_open_router.responses.send_async(model="test/echo", input="Hi", stream=True) as stream:
        assert "".join([delta async for delta in stream.text_deltas()]) == result.output_text
    assert server.accepted_connections == 1


def test_requests_are_the_same_as_with_httpx(server: ResponsesServer, client: httpx2.Client) -> None:
    arguments: dict[str, Any] = {"input": "Hi", "http_headers": {"X-Team": "caf\xe9"}}
    for given in (None, client):
        with OpenRouter(KEY, server_url=server.url, client=given) as open_router:
            open_router.responses.send(model="test/echo", **arguments)
    first, second = server.requests
    assert first.body == second.body
    unlike = {"accept-encoding", "host"}
    assert {name: value for name, value in first.headers.items() if name.lower() not in unlike} == {
        name: value for name, value in second.headers.items() if name.lower() not in unlike
    }


def test_its_exceptions_become_those_of_the_package(server: ResponsesServer, open_router: OpenRouter) -> None:
    cases: list[tuple[Any, type[errors.OpenRouterError], str, type[Exception]]] = [
        ({"ending": "reset"}, errors.ConnectionFailedError, "ReadError", httpx2.TransportError),
        ({"ending": "cut"}, errors.ConnectionFailedError, "RemoteProtocolError", httpx2.TransportError),
        ({"ending": "stall"}, errors.TimedOutError, "timeout_ms=150", httpx2.ReadTimeout),
    ]
    for ending, kind, text, cause in cases:
        server.respond_with_bytes([], **ending)
        with pytest.raises(kind, match=text) as caught:
            open_router.responses.send(input="Hi", timeout_ms=150)
        assert isinstance(caught.value.__cause__, cause)
        assert KEY not in str(vars(caught.value.__cause__))
    assert server.wait_until_idle()


@pytest.mark.anyio
async def test_its_exceptions_in_an_event_loop_become_those_of_the_package(
    server: ResponsesServer, async_open_router: OpenRouter
) -> None:
    server.respond_with_bytes([], ending="reset")
    with pytest.raises(errors.ConnectionFailedError):
        await async_open_router.responses.send_async(input="Hi")
    server.respond_with(body=[DELTA], ending="cut")
    with pytest.raises(errors.StreamInterruptedError) as caught:
        async for _ in await async_open_router.responses.send_async(input="Hi", stream=True):
            pass
    assert vars(caught.value)["text"] == "Hello"
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_a_connection_that_breaks_is_retried(
    server: ResponsesServer, client: httpx2.Client, briefly: RetryConfig
) -> None:
    open_router = OpenRouter(KEY, server_url=server.url, client=client, retry_config=briefly)
    server.respond_with_bytes([], ending="reset")
    server.respond_with(body=[b": nothing yet\n\n"], ending="cut")
    server.respond_with(503)
    with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        assert stream.get_final_response().output_text
    assert len(server.requests) == 4


def test_a_hook_that_raises_for_a_status_changes_no_error(server: ResponsesServer, once: RetryConfig) -> None:
    def hook(response: httpx2.Response) -> None:
        response.raise_for_status()

    server.respond_with(429, headers={"Retry-After": "7"})
    with httpx2.Client(event_hooks={"response": [hook]}) as client:
        open_router = OpenRouter(KEY, server_url=server.url, client=client, retry_config=once)
        with pytest.raises(errors.TooManyRequestsResponseError) as caught:
            open_router.responses.send(input="Hi")
    assert caught.value.retry_after == 7


@pytest.mark.parametrize("stream", [False, True])
def test_the_deadline_of_a_call_applies(server: ResponsesServer, open_router: OpenRouter, stream: bool) -> None:
    def slowly() -> Iterator[bytes]:
        yield DELTA
        while True:
            yield b": nothing yet\n\n"

    content_type = "text/event-stream" if stream else "application/json"
    server.respond_with(headers={"Content-Type": content_type}, body=slowly(), delay=0.02)
    with pytest.raises(errors.OpenRouterError, match="deadline_ms=300"):
        for _ in open_router.responses.send(input="Hi", stream=stream, deadline_ms=300):
            pass
    assert server.wait_until_idle()


def test_a_compressed_response_is_read(server: ResponsesServer, open_router: OpenRouter) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    server.respond_with(headers=headers, body=gzip.compress(b'{"id": "gen-1", "output": []}'))
    server.respond_with(headers=headers, body=b"not gzip")
    assert open_router.responses.send(input="Hi").id == "gen-1"
    with pytest.raises(errors.ResponseValidationError, match="DecodingError"):
        open_router.responses.send(input="Hi")


def test_a_stream_that_is_left_closes_its_connection(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.respond_with(body=[DELTA], ending="stall")
    with open_router.responses.send(input="Hi", stream=True) as stream:
        for _ in stream:
            break
    assert server.wait_until_idle()
    # A complete stream leaves a connection that does not end with its body.
    completed = encode_event({"type": "response.completed", "response": RESULT})
    server.respond_with(body=[completed], ending="stall")
    assert open_router.responses.send(input="Hi", stream=True).get_final_response().output_text == "Hello"
    assert server.wait_until_idle()


@pytest.mark.anyio
async def test_a_cancelled_call_closes_its_connection(server: ResponsesServer, async_open_router: OpenRouter) -> None:
    for model in ("test/silent", "test/stall"):
        with anyio.move_on_after(0.1) as scope:
            async for _ in await async_open_router.responses.send_async(model=model, input="Hi", stream=True):
                pass
        assert scope.cancelled_caught
    assert await anyio.to_thread.run_sync(server.wait_until_idle)


def test_the_default_timeout_of_httpx2_is_replaced(client: httpx2.Client) -> None:
    timeouts: list[Any] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        timeouts.append(request.extensions["timeout"]["read"])
        return httpx2.Response(200, json=RESULT)

    transport = httpx2.MockTransport(respond)
    for timeout in (5.0, 7.0):
        with httpx2.Client(transport=transport, timeout=timeout) as given:
            OpenRouter(KEY, client=given).responses.send(input="Hi")
            OpenRouter(KEY, client=given, timeout_ms=90_000).responses.send(input="Hi")
    assert timeouts == [600, 90, 7, 90]


def test_a_closed_client_is_named(server: ResponsesServer) -> None:
    client = httpx2.Client()
    client.close()
    with pytest.raises(errors.ClientClosedError, match="passed to OpenRouter as client"):
        OpenRouter(KEY, server_url=server.url, client=client).responses.send(input="Hi")


def test_a_result_and_an_error_can_be_copied_and_pickled_without_the_key(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    result = open_router.responses.send(model="test/echo", input="Hi")
    server.respond_with(401, body={"error": {"code": 401, "message": f"wrong key {KEY}"}})
    with pytest.raises(errors.UnauthorizedResponseError) as caught:
        open_router.responses.send(input="Hi")
    for one in (result, caught.value, caught.value.raw_response):
        pickled = pickle.dumps(one)
        assert KEY.encode() not in pickled
        copy.deepcopy(one)
    request = pickle.loads(pickled).request
    assert isinstance(request, httpx2.Request)
    assert request.headers["authorization"] == "[secret]"


def test_a_client_of_the_wrong_kind_is_refused() -> None:
    wrong: Any = httpx2.AsyncClient()
    with pytest.raises(TypeError, match=r"client must be an httpx\.Client or httpx2\.Client, not AsyncClient"):
        OpenRouter(KEY, client=wrong)
    wrong = httpx.Client()
    with pytest.raises(TypeError, match=r"async_client must be an httpx\.AsyncClient or httpx2\.AsyncClient"):
        OpenRouter(KEY, async_client=wrong)
    transport: Any = httpx2.HTTPTransport()
    transport._pool._http2 = True
    with httpx2.Client(transport=transport) as client, pytest.raises(ValueError, match="client uses HTTP/2"):
        OpenRouter(KEY, client=client)


def test_a_cancelled_task_under_asyncio_loses_no_connection(server: ResponsesServer, once: RetryConfig) -> None:
    async def main() -> None:
        async with httpx2.AsyncClient() as http_client:
            open_router = OpenRouter(KEY, server_url=server.url, async_client=http_client, retry_config=once)
            for turns in range(40):
                task = asyncio.create_task(open_router.responses.send_async(model="test/echo", input="Hi"))
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
                await asyncio.wait([task])
            pool: Any = http_client._transport
            assert [connection for connection in pool._pool.connections if not connection.is_idle()] == []

    asyncio.run(main())
    assert server.wait_until_idle()


def test_httpx2_can_take_the_place_of_httpx(server: ResponsesServer) -> None:
    program = """
import sys, httpx2
httpx2.alias_httpx()
from openrouter_responses import OpenRouter
with OpenRouter("key", server_url=sys.argv[1]) as open_router:
    result = open_router.responses.send(model="test/echo", input="Hi")
    assert type(result.raw_response) is httpx2.Response
    with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
        assert "".join(stream.text_deltas()) == result.output_text
"""
    subprocess.run([sys.executable, "-W", "error", "-c", program, server.url], check=True, timeout=60)


def test_httpx2_is_not_loaded_unless_it_is_used() -> None:
    program = "import sys, openrouter_responses.responses; assert 'httpx2' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
