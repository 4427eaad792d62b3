"""A stream that is garbage-collected closes its connection and disturbs nothing that runs at that moment."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Any

import httpcore
import pytest

from openrouter_responses import OpenRouter, RetryConfig
from openrouter_responses.testing import ResponsesServer, encode_event

if TYPE_CHECKING:
    from collections.abc import Iterator

DELTA = encode_event({"type": "response.output_text.delta", "delta": "Hello", "sequence_number": 1})


@pytest.fixture
def _no_automatic_collection() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@pytest.mark.usefixtures("_no_automatic_collection")
def test_a_stream_collected_inside_the_lock_of_the_pool_does_not_block(
    server: ResponsesServer, open_router: OpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.respond_with(body=[DELTA], ending="stall")
    stream: Any = open_router.responses.send(input="Hi", stream=True)
    stream.itself = stream
    next(stream)
    del stream
    assign = httpcore.ConnectionPool._assign_requests_to_connections

    def collect_and_assign(pool: Any) -> Any:
        gc.collect()
        return assign(pool)

    monkeypatch.setattr(httpcore.ConnectionPool, "_assign_requests_to_connections", collect_and_assign)
    texts: list[str] = []
    thread = threading.Thread(
        target=lambda: texts.append(open_router.responses.send(model="test/echo", input="Hi").output_text), daemon=True
    )
    thread.start()
    thread.join(10)
    assert len(texts) == 1
    open_router.close()
    assert server.wait_until_idle()


@pytest.mark.parametrize("in_cycle", [False, True])
def test_a_collected_stream_releases_its_place_in_the_pool(
    server: ResponsesServer, once: RetryConfig, in_cycle: bool
) -> None:
    import httpx

    limits = httpx.Limits(max_connections=1)
    with (
        httpx.Client(limits=limits, timeout=5) as given,
        OpenRouter("sk-or-test", server_url=server.url, client=given, retry_config=once) as open_router,
    ):
        for _ in range(3):
            server.respond_with(body=[DELTA], ending="stall")
            stream: Any = open_router.responses.send(input="Hi", stream=True)
            if in_cycle:
                stream.itself = stream
            next(stream)
            del stream
            gc.collect()
            assert server.wait_until_idle()
            assert open_router.responses.send(model="test/echo", input="Hi").output_text


@pytest.mark.httpcore
def test_a_stream_left_at_the_end_of_trio_is_closed_quietly(server: ResponsesServer, once: RetryConfig) -> None:
    import trio

    async def ask() -> None:
        open_router = OpenRouter("sk-or-test", server_url=server.url, retry_config=once)
        async for _ in await open_router.responses.send_async(input="Hi", stream=True):
            break

    server.respond_with(body=[DELTA], ending="stall")
    trio.run(ask)
    gc.collect()
    assert server.wait_until_idle()
