"""Closing a client ends the calls of other threads at once."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses import OpenRouter
    from openrouter_responses.testing import ResponsesServer


def read_stream(open_router: OpenRouter) -> Any:
    return list(open_router.responses.send(model="test/stall", input="Hi", stream=True))


def wait_for_answer(open_router: OpenRouter) -> Any:
    return open_router.responses.send(model="test/silent", input="Hi")


@pytest.mark.parametrize("call", [read_stream, wait_for_answer])
def test_closing_the_client_interrupts_the_calls_of_other_threads(
    server: ResponsesServer, open_router: OpenRouter, call: Callable[[OpenRouter], Any]
) -> None:
    caught: list[Exception] = []

    def run() -> None:
        try:
            call(open_router)
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.01)
    # Long enough for it to block.
    time.sleep(0.1)
    open_router.close()
    thread.join(10)
    assert [isinstance(error, errors.OpenRouterError) for error in caught] == [True]
    assert server.wait_until_idle()
