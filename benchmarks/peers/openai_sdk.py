"""`openai`, OpenAI's client with OpenRouter's base URL."""

from __future__ import annotations

import json
import time
from typing import Any

from openai import AsyncOpenAI, DefaultAioHttpClient, OpenAI
from openai._models import FinalRequestOptions, construct_type
from openai._utils import maybe_transform
from openai.types.responses import Response
from openai.types.responses.response_create_params import ResponseCreateParamsNonStreaming
from pydantic_core import from_json

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA
from benchmarks.tables import Table


class OpenAISdk:
    def __init__(self, url: str) -> None:
        self._client = OpenAI(api_key="key", base_url=url, max_retries=0)
        self._async_client = AsyncOpenAI(api_key="key", base_url=url, max_retries=0)

    def stream(self) -> int:
        length = 0
        with self._client.responses.create(model=MODEL, input=PROMPT, stream=True) as events:
            for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    async def stream_async(self) -> int:
        length = 0
        async with await self._async_client.responses.create(model=MODEL, input=PROMPT, stream=True) as events:
            async for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    async def delays(self) -> list[float]:
        async with await self._async_client.responses.create(model=MODEL, input=PROMPT, stream=True) as events:
            return [time.monotonic() - float(event.delta) async for event in events if event.type == TEXT_DELTA]

    def call(self) -> str:
        return str(self._client.responses.create(model=MODEL, input=PROMPT).model)

    async def call_async(self) -> str:
        return str((await self._async_client.responses.create(model=MODEL, input=PROMPT)).model)

    def growing_text(self) -> int:
        text = ""
        with self._client.responses.stream(model=MODEL, input=PROMPT) as stream:
            for event in stream:
                if event.type == TEXT_DELTA:
                    text = event.snapshot
        return len(text)

    def parse(self, kind: type[Any] = Table) -> int:
        parsed = self._client.responses.parse(model=MODEL, input=PROMPT, text_format=kind).output_parsed
        return 0 if parsed is None else len(parsed.rows)

    def partials(self) -> int:
        # The client gives the text so far; pydantic, which comes with it, reads the beginning of a JSON text.
        parsed = None
        with self._client.responses.stream(model=MODEL, input=PROMPT, text_format=Table) as stream:
            for event in stream:
                if event.type == TEXT_DELTA:
                    from_json(event.snapshot, allow_partial="trailing-strings")
            parsed = stream.get_final_response().output_parsed
        return 0 if parsed is None else len(parsed.rows)

    def encode(self, arguments: dict[str, Any]) -> bytes:
        body = maybe_transform(arguments, ResponseCreateParamsNonStreaming)
        options = FinalRequestOptions.construct(method="post", url="/responses", json_data=body)
        return bytes(self._client._build_request(options).content)

    def decode(self, body: bytes) -> Any:
        # The client does the same after reading the body: it builds models field by field, without validation.
        return construct_type(type_=Response, value=json.loads(body))

    def decode_validated(self, body: bytes) -> Any:
        return Response.model_validate_json(body)


class OpenAISdkOverAiohttp(OpenAISdk):
    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._async_client = self._async_client.with_options(http_client=DefaultAioHttpClient())
