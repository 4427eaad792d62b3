"""This client and `openai` behind one interface. Neither retries, so that a check sees the first failure."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Protocol

import openai

from openrouter_responses import OpenRouter, errors, tool
from openrouter_responses.models import UnknownVariant

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

TIMEOUT_S = 30
"""Seconds without a byte after which a request fails."""

TOOL: dict[str, Any] = {
    "type": "function",
    "name": "get_weather",
    "description": "Weather of a city.",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
        "additionalProperties": False,
    },
    "strict": True,
}


class DeviationError(Exception):
    """A client or a server did something else than the check requires; the message says what."""


class Client(Protocol):
    """A client of one server."""

    failures: tuple[type[Exception], ...]
    """The documented base classes of its exceptions."""

    def __init__(self, url: str, key: str, model: str) -> None:
        """Create the client.

        Args:
            url: Base URL of the server, to which `/responses` is added.
            key: API key.
            model: Name of the model in every request.
        """

    def plain(self, prompt: str, **more: Any) -> str:
        """Return the text of a response that is not streamed. `more` are further fields of the request."""
        ...

    def streamed(self, prompt: str) -> tuple[str, str]:
        """Return the joined text deltas of a stream, and the text of its final response."""
        ...

    def leave(self, prompt: str) -> None:
        """Start a stream and leave it after its first text delta."""

    def with_tool(self, prompt: str) -> tuple[list[str], str]:
        """Return the cities that `get_weather` was called with, and the text of the response to its output."""
        ...

    async def together(self, prompts: list[str]) -> list[str]:
        """Return the joined text deltas of streams that run at the same time."""
        ...

    async def cancel(self, prompt: str, then: str) -> str:
        """Cancel a task that reads the stream for `prompt`, and return the streamed text for `then`."""
        ...

    def close(self) -> None:
        """Close the connections."""


class Ours:
    """This client."""

    failures: tuple[type[Exception], ...] = (errors.OpenRouterError,)

    def __init__(self, url: str, key: str, model: str) -> None:
        self._client = OpenRouter(key, server_url=url, timeout_ms=TIMEOUT_S * 1000, max_retries=0)
        self._model = model

    def plain(self, prompt: str, **more: Any) -> str:
        result = self._client.responses.send(model=self._model, input=prompt, extra_body=more)
        if result.raw_response is None or result.to_dict() != result.raw_response.json():
            raise DeviationError("the result differs from the JSON that was received")
        return result.output_text

    def streamed(self, prompt: str) -> tuple[str, str]:
        pieces = []
        with self._client.responses.send(model=self._model, input=prompt, stream=True) as stream:
            for event in stream:
                if isinstance(event, UnknownVariant):
                    raise DeviationError(f"an event of an unknown type: {event.to_dict().get('type')}")
                if event.type == "response.output_text.delta":
                    pieces.append(event.delta)
            return "".join(pieces), stream.get_final_response().output_text

    def leave(self, prompt: str) -> None:
        with self._client.responses.send(model=self._model, input=prompt, stream=True) as stream:
            for _ in stream.text_deltas():
                return
        raise DeviationError("the stream had no text delta")

    def with_tool(self, prompt: str) -> tuple[list[str], str]:
        cities = []

        @tool
        def get_weather(city: str) -> str:
            """Weather of a city."""
            cities.append(city)
            return "sunny"

        run = self._client.responses.run(model=self._model, input=prompt, tools=[get_weather])
        return cities, run.result.output_text

    async def together(self, prompts: list[str]) -> list[str]:
        async with self._client:
            return await asyncio.gather(*(_joined(self._deltas(prompt)) for prompt in prompts))

    async def cancel(self, prompt: str, then: str) -> str:
        async with self._client:
            await _cancelled_after_the_first(self._deltas(prompt))
            return await _joined(self._deltas(then))

    def close(self) -> None:
        self._client.close()

    async def _deltas(self, prompt: str) -> AsyncGenerator[str]:
        async with self._client.responses.send_async(model=self._model, input=prompt, stream=True) as stream:
            async for delta in stream.text_deltas():
                yield delta


class OpenAI:
    """The client `openai`."""

    failures: tuple[type[Exception], ...] = (openai.OpenAIError,)

    def __init__(self, url: str, key: str, model: str) -> None:
        self._settings: Any = {"api_key": key, "base_url": url, "timeout": TIMEOUT_S, "max_retries": 0}
        self._client = openai.OpenAI(**self._settings)
        self._model = model

    def plain(self, prompt: str, **more: Any) -> str:
        return self._client.responses.create(model=self._model, input=prompt, extra_body=more).output_text

    def streamed(self, prompt: str) -> tuple[str, str]:
        pieces, final = [], None
        with self._client.responses.create(model=self._model, input=prompt, stream=True) as stream:
            for event in stream:
                if event.type == "response.output_text.delta":
                    pieces.append(event.delta)
                elif event.type == "response.completed":
                    final = event.response
        if final is None:
            raise DeviationError("the stream ends without a terminal event, as if it were complete")
        return "".join(pieces), final.output_text

    def leave(self, prompt: str) -> None:
        with self._client.responses.create(model=self._model, input=prompt, stream=True) as stream:
            for event in stream:
                if event.type == "response.output_text.delta":
                    return
        raise DeviationError("the stream had no text delta")

    def with_tool(self, prompt: str) -> tuple[list[str], str]:
        history: list[Any] = [{"type": "message", "role": "user", "content": prompt}]
        tools: Any = [TOOL]
        cities: list[str] = []
        for _ in range(5):
            response = self._client.responses.create(model=self._model, input=history, tools=tools)
            calls = [item for item in response.output if item.type == "function_call"]
            if not calls:
                return cities, response.output_text
            for call in calls:
                cities.append(json.loads(call.arguments)["city"])
                history.append(call.model_dump(exclude_none=True))
                history.append({"type": "function_call_output", "call_id": call.call_id, "output": "sunny"})
        raise DeviationError("the server calls the tool without end")

    async def together(self, prompts: list[str]) -> list[str]:
        async with openai.AsyncOpenAI(**self._settings) as client:
            return await asyncio.gather(*(_joined(self._deltas(client, prompt)) for prompt in prompts))

    async def cancel(self, prompt: str, then: str) -> str:
        async with openai.AsyncOpenAI(**self._settings) as client:
            await _cancelled_after_the_first(self._deltas(client, prompt))
            return await _joined(self._deltas(client, then))

    def close(self) -> None:
        self._client.close()

    async def _deltas(self, client: openai.AsyncOpenAI, prompt: str) -> AsyncGenerator[str]:
        async with await client.responses.create(model=self._model, input=prompt, stream=True) as stream:
            async for event in stream:
                if event.type == "response.output_text.delta":
                    yield event.delta


CLIENTS: dict[str, type[Client]] = {"openrouter-responses": Ours, "openai": OpenAI}
"""The clients, by the name of their distribution."""


async def _joined(deltas: AsyncGenerator[str]) -> str:
    async with aclosing(deltas):
        return "".join([delta async for delta in deltas])


async def _cancelled_after_the_first(deltas: AsyncGenerator[str]) -> None:
    """Cancel a task in the middle of reading `deltas`."""
    received = asyncio.Event()

    async def read() -> None:
        async with aclosing(deltas):
            async for _ in deltas:
                received.set()

    task = asyncio.create_task(read())
    started = asyncio.create_task(received.wait())
    await asyncio.wait([task, started], return_when=asyncio.FIRST_COMPLETED)
    started.cancel()
    if task.done() and (error := task.exception()):
        raise error
    task.cancel()
    await asyncio.wait([task])
