"""aiohttp without a client library: the least that an asynchronous request can cost."""

from __future__ import annotations

from typing import Any

import aiohttp

from benchmarks.payloads import MODEL, PROMPT


class BareAiohttp:
    def __init__(self, url: str) -> None:
        self._url = f"{url}/responses"
        self._session: aiohttp.ClientSession | None = None

    async def call_async(self) -> str:
        if self._session is None:  # a session belongs to an event loop
            self._session = aiohttp.ClientSession(headers={"Authorization": "Bearer key"})
        async with self._session.post(self._url, json={"model": MODEL, "input": PROMPT}) as response:
            result: dict[str, Any] = await response.json()
        return str(result["model"])
