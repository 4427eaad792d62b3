"""`httpx-sse` and `json`: standard server-sent events, without types."""

from __future__ import annotations

import json

import httpx
from httpx_sse import aconnect_sse, connect_sse

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA

_HEADERS = {"Authorization": "Bearer key"}


class HttpxSse:
    def __init__(self, url: str) -> None:
        self._url = f"{url}/responses"
        self._client = httpx.Client(headers=_HEADERS)
        self._async_client = httpx.AsyncClient(headers=_HEADERS)

    def stream(self) -> int:
        length = 0
        body = {"model": MODEL, "input": PROMPT, "stream": True}
        with connect_sse(self._client, "POST", self._url, json=body) as source:
            for message in source.iter_sse():
                if message.data != "[DONE]":
                    event = json.loads(message.data)
                    if event["type"] == TEXT_DELTA:
                        length += len(event["delta"])
        return length

    async def stream_async(self) -> int:
        length = 0
        body = {"model": MODEL, "input": PROMPT, "stream": True}
        async with aconnect_sse(self._async_client, "POST", self._url, json=body) as source:
            async for message in source.aiter_sse():
                if message.data != "[DONE]":
                    event = json.loads(message.data)
                    if event["type"] == TEXT_DELTA:
                        length += len(event["delta"])
        return length
