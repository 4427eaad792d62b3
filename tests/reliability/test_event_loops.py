"""The connections of an event loop end with it."""

from __future__ import annotations

import asyncio
import gc
import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import trio

from openrouter_responses import OpenRouter

if TYPE_CHECKING:
    from openrouter_responses.testing import ResponsesServer


def run_in_a_new_loop(function: Any) -> None:
    """Run as `asyncio.run` does, without its orderly end."""
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(function())
    finally:
        loop.close()


@pytest.mark.parametrize("run", [asyncio.run, pytest.param(trio.run, marks=pytest.mark.httpcore), run_in_a_new_loop])
def test_one_client_in_many_event_loops_keeps_no_connection_of_an_ended_one(server: ResponsesServer, run: Any) -> None:
    open_router = OpenRouter("sk-or-test", server_url=server.url)

    async def ask(client: OpenRouter) -> None:
        assert (await client.responses.send_async(model="test/echo", input="Hi")).output_text

    with warnings.catch_warnings():
        if run is run_in_a_new_loop:
            # asyncio warns of the connections of such a loop.
            warnings.simplefilter("ignore", ResourceWarning)
        for _ in range(4):
            run(ask(open_router)) if run is asyncio.run else run(partial(ask, open_router))
        gc.collect()
        assert run is run_in_a_new_loop or server.wait_until_idle()
        assert server.open_connections <= 1
        open_router.close()
        del open_router
        gc.collect()
        assert server.wait_until_idle()
