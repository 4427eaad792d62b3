"""Sending an asynchronous request so that cancelling it, at whatever moment, loses no connection.

httpcore takes no note of a connection that is cancelled right after it was made, before it is used: it is neither
closed nor given to another request, and counts as busy for ever. The moment is one turn of the event loop; where many
tasks are cancelled at once, some are in it.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, Self

import anyio
import httpx

from openrouter_responses.closing import asyncio_loop, start_task

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_MAKE_CONNECTIONS = ("connect_tcp", "connect_unix_socket", "setup_socks5_connection", "start_tls")


async def send(http_client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """The answer to a request, its body unread."""
    loop = asyncio_loop()
    if loop is None:
        return await _send_in_trio(http_client, request)
    steps = _Steps()
    request.extensions["trace"] = steps
    sending = start_task(loop, http_client.send(request, stream=True, follow_redirects=False))
    try:
        return await asyncio.shield(sending)
    except asyncio.CancelledError:
        with anyio.CancelScope(shield=True):
            await asyncio.shield(start_task(loop, _abandon(sending, steps)))
        raise


class _Steps:
    """What httpcore tells of each step of a request."""

    def __init__(self) -> None:
        self.at_new_connection = False
        """Whether a connection was made just now."""

    async def __call__(self, step: str, info: Any) -> None:
        _, name, state = step.split(".")
        self.at_new_connection = state == "complete" and name in _MAKE_CONNECTIONS


async def _abandon(sending: asyncio.Task[httpx.Response], steps: _Steps) -> None:
    while steps.at_new_connection and not sending.done():  # noqa: ASYNC110 - that is one turn of the event loop
        await asyncio.sleep(0)
    sending.cancel()
    with contextlib.suppress(Exception, asyncio.CancelledError):
        response = await sending
        await response.aclose()


async def _send_in_trio(http_client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    shield = contextlib.ExitStack()
    steps = _Steps()

    async def trace(step: str, info: Any) -> None:
        await steps(step, info)
        shield.close()
        if steps.at_new_connection:
            shield.enter_context(anyio.CancelScope(shield=True))

    request.extensions["trace"] = trace
    request.stream = _Content(request.content)
    with shield:
        return await http_client.send(request, stream=True, follow_redirects=False)


class _Content(httpx.AsyncByteStream):
    """The body of a request; httpx has it in an asynchronous generator, which trio warns of where it is left."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _OneChunk(self._content)


class _OneChunk:
    def __init__(self, chunk: bytes) -> None:
        self._chunks = iter((chunk,))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration
