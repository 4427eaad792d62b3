"""This package. `benchmarks.worker` runs it with and without orjson."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA
from openrouter_responses import OpenRouter, _request, _response_body

if TYPE_CHECKING:
    from collections.abc import AsyncIterable

_RESPONSE = httpx.Response(200, headers={"Content-Type": "application/json"})


class Ours:
    def __init__(self, url: str) -> None:
        self._client = OpenRouter(api_key="key", server_url=url)

    def stream(self) -> int:
        length = 0
        event: Any
        with self._client.responses.send(model=MODEL, input=PROMPT, stream=True) as events:
            for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    async def stream_async(self) -> int:
        length = 0
        event: Any
        async with await self._client.responses.send_async(model=MODEL, input=PROMPT, stream=True) as events:
            async for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    async def open_async(self) -> AsyncIterable[Any]:
        return await self._client.responses.send_async(model=MODEL, input=PROMPT, stream=True)

    async def delays(self) -> list[float]:
        stream: Any = await self._client.responses.send_async(model=MODEL, input=PROMPT, stream=True)
        async with stream as events:
            return [time.monotonic() - float(event.delta) async for event in events if event.type == TEXT_DELTA]

    def call(self) -> str:
        return self._client.responses.send(model=MODEL, input=PROMPT).model

    def encode(self, arguments: dict[str, Any]) -> bytes:
        _, properties = _request.split_arguments(arguments)
        return _request.encode_body(properties, stream=False, extra_body=None)

    def decode(self, body: bytes) -> Any:
        return _response_body.parse_result(_RESPONSE, body)
