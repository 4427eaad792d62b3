"""This package. `benchmarks.worker` runs it with and without orjson."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA
from benchmarks.tables import Table
from openrouter_responses import OpenRouter, _response_body, max_steps, tool
from openrouter_responses._request import RequestFormat
from openrouter_responses_generated.api.responses.create_responses import OPERATION

if TYPE_CHECKING:
    from collections.abc import AsyncIterable

    from openrouter_responses.observers import ObservedCall

_FORMAT = RequestFormat(OPERATION)
_RESPONSE = httpx.Response(200, headers={"Content-Type": "application/json"})


@tool
def look_up(query: str) -> str:
    """Look something up."""
    return query


class _Tokens:
    """An observer that adds up the tokens used."""

    def __init__(self) -> None:
        self.total = 0

    def finished(self, call: ObservedCall, **_: object) -> None:
        if call.usage is not None:
            self.total += call.usage.total_tokens


def _length_of_stream(client: OpenRouter) -> int:
    length = 0
    event: Any
    with client.responses.send(model=MODEL, input=PROMPT, stream=True) as events:
        for event in events:
            if event.type == TEXT_DELTA:
                length += len(event.delta)
    return length


class Ours:
    def __init__(self, url: str) -> None:
        self._client = OpenRouter(api_key="key", server_url=url)
        self._observed = self._client.with_options(observers=[_Tokens()])

    def stream(self) -> int:
        return _length_of_stream(self._client)

    def observed_stream(self) -> int:
        return _length_of_stream(self._observed)

    def observed_call(self) -> str:
        return self._observed.responses.send(model=MODEL, input=PROMPT).model

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

    async def call_async(self) -> str:
        return (await self._client.responses.send_async(model=MODEL, input=PROMPT)).model

    def items(self) -> int:
        items: Any = ()
        with self._client.responses.send(model=MODEL, input=PROMPT, stream=True) as stream:
            for item in stream.items():
                items = (item,)
        return sum(len(item.content[0].text) for item in items)

    def growing_text(self) -> int:
        text = ""
        item: Any
        with self._client.responses.send(model=MODEL, input=PROMPT, stream=True) as stream:
            for item in stream.items():
                if item.content:
                    text = item.content[0].text
        return len(text)

    def snapshots(self, every: int) -> int:
        with self._client.responses.send(model=MODEL, input=PROMPT, stream=True) as stream:
            for number, _ in enumerate(stream):
                if number % every == 0:
                    snapshot = stream.snapshot
        snapshot = stream.snapshot
        return 0 if snapshot is None else len(snapshot.output_text)

    def parse(self, kind: type[Any] = Table) -> int:
        return len(self._client.responses.parse(model=MODEL, input=PROMPT, text_format=kind).output_parsed.rows)

    def partials(self) -> int:
        with self._client.responses.parse(model=MODEL, input=PROMPT, text_format=Table, stream=True) as stream:
            for _ in stream.partials():
                pass
            return len(stream.get_final_response().output_parsed.rows)

    def tool_run(self) -> str:
        return self._client.responses.run(
            model=MODEL, input=PROMPT, tools=[look_up], stop_when=max_steps(100)
        ).result.output_text

    def encode(self, arguments: dict[str, Any]) -> bytes:
        _, properties = _FORMAT.split(arguments)
        return _FORMAT.body(properties, stream=False)

    def decode(self, body: bytes) -> Any:
        return _response_body.parse_result(_RESPONSE, body)


class OursOverAiohttp(Ours):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._client = self._client.with_options(transport="aiohttp")
