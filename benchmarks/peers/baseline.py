"""The baseline: a minimal loop with httpx and `json`, without types and without a library."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA

_HEADERS = {"Authorization": "Bearer key"}
_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=20)


class Baseline:
    def __init__(self, url: str) -> None:
        self._url = f"{url}/responses"
        self._client = httpx.Client(headers=_HEADERS)
        self._async_client = httpx.AsyncClient(headers=_HEADERS, limits=_LIMITS, timeout=60)

    def stream(self) -> int:
        length = 0
        body = {"model": MODEL, "input": PROMPT, "stream": True}
        with self._client.stream("POST", self._url, json=body) as response:
            for line in response.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    event = json.loads(line[6:])
                    if event["type"] == TEXT_DELTA:
                        length += len(event["delta"])
        return length

    async def stream_async(self) -> int:
        length = 0
        body = {"model": MODEL, "input": PROMPT, "stream": True}
        async with self._async_client.stream("POST", self._url, json=body) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    event = json.loads(line[6:])
                    if event["type"] == TEXT_DELTA:
                        length += len(event["delta"])
        return length

    async def delays(self) -> list[float]:
        delays = []
        body = {"model": MODEL, "input": PROMPT, "stream": True}
        async with self._async_client.stream("POST", self._url, json=body) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    event = json.loads(line[6:])
                    if event["type"] == TEXT_DELTA:
                        delays.append(time.monotonic() - float(event["delta"]))
        return delays

    def call(self) -> str:
        result: dict[str, str] = self._client.post(self._url, json={"model": MODEL, "input": PROMPT}).json()
        return result["model"]

    def parse(self, kind: object = None) -> int:
        """Read the rows of the response, without any type."""
        result = self._client.post(self._url, json={"model": MODEL, "input": PROMPT}).json()
        return len(json.loads(result["output"][0]["content"][0]["text"])["rows"])

    def partials(self) -> int:
        """Read the text of the stream, and its JSON at the end alone."""
        text = ""
        with self._client.stream("POST", self._url, json={"model": MODEL, "input": PROMPT, "stream": True}) as response:
            for line in response.iter_lines():
                if line.startswith("data: "):
                    event = json.loads(line[6:])
                    if event["type"] == TEXT_DELTA:
                        text += event["delta"]
        return len(json.loads(text)["rows"])

    def tool_run(self) -> str:
        """Answer the calls of each response in turn, without a thread for each."""
        items: list[Any] = [{"role": "user", "content": PROMPT}]
        while True:
            output = self._client.post(self._url, json={"model": MODEL, "input": items}).json()["output"]
            calls = [item for item in output if item["type"] == "function_call"]
            if not calls:
                return str(output[0]["content"][0]["text"])
            items += output
            for call in calls:
                query = json.loads(call["arguments"])["query"]
                items.append({"type": "function_call_output", "call_id": call["call_id"], "output": query})

    def encode(self, arguments: dict[str, Any]) -> bytes:
        return json.dumps(arguments, separators=(",", ":"), ensure_ascii=False).encode()

    def decode(self, body: bytes) -> Any:
        return json.loads(body)
