"""`openrouter`, the official SDK."""

from __future__ import annotations

from typing import Any

import httpx
from openrouter import OpenRouter, components
from openrouter.utils import get_pydantic_model, serialize_request_body
from openrouter.utils.unmarshal_json_response import unmarshal_json_response

from benchmarks.payloads import MODEL, PROMPT, TEXT_DELTA


class OfficialSdk:
    def __init__(self, url: str) -> None:
        self._client = OpenRouter(api_key="key", server_url=url)

    def stream(self) -> int:
        length = 0
        with self._client.beta.responses.send(model=MODEL, input=PROMPT, stream=True) as events:
            for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    async def stream_async(self) -> int:
        length = 0
        async with await self._client.beta.responses.send_async(model=MODEL, input=PROMPT, stream=True) as events:
            async for event in events:
                if event.type == TEXT_DELTA:
                    length += len(event.delta)
        return length

    def call(self) -> str:
        return str(self._client.beta.responses.send(model=MODEL, input=PROMPT, stream=False).model)

    def encode(self, arguments: dict[str, Any]) -> bytes:
        fields = dict(arguments)
        fields["input"] = get_pydantic_model(fields["input"], components.InputsUnion)
        fields["tools"] = get_pydantic_model(fields["tools"], list[components.ResponsesRequestToolUnion])
        request = components.ResponsesRequest(**fields)
        serialized = serialize_request_body(request, False, False, "json", components.ResponsesRequest)
        assert serialized is not None
        assert isinstance(serialized.content, str | bytes)
        return serialized.content if isinstance(serialized.content, bytes) else serialized.content.encode()

    def decode(self, body: bytes) -> Any:
        response = httpx.Response(200, headers={"Content-Type": "application/json"}, content=body)
        return unmarshal_json_response(components.OpenResponsesResult, response)
