"""The planner: questions about trips, plain, streamed, structured and in parallel."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from openrouter_responses import OpenRouter, tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass
class Trip:
    """A proposed trip."""

    city: str
    days: int


@tool
def forecast(city: str) -> str:
    """Weather of a city."""
    return f"sunny in {city}"


class Planner:
    """Answers questions about trips. It is a context manager.

    Args:
        model: Slug of the model.
        server_url: The base URL of the service; by default that of the environment.
    """

    def __init__(self, model: str = "openai/gpt-5", server_url: str | None = None) -> None:
        self.model = model
        self.open_router = OpenRouter(server_url=server_url)

    def __enter__(self) -> Self:
        """Use the planner."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self.open_router.close()

    def answer(self, question: str) -> str:
        """Answer a question; the model may look up the weather."""
        run = self.open_router.responses.run(model=self.model, input=question, tools=[forecast])
        return run.result.output_text

    def words(self, question: str) -> Iterator[str]:
        """Yield an answer as it is written."""
        with self.open_router.responses.send(model=self.model, input=question, stream=True) as stream:
            yield from stream.text_deltas()

    def propose(self, wishes: str) -> Trip:
        """Propose a trip."""
        return self.open_router.responses.parse(model=self.model, input=wishes, text_format=Trip).output_parsed

    async def answer_all(self, questions: Sequence[str]) -> list[str]:
        """Answer questions at the same time."""
        send = self.open_router.responses.send_async
        results = await asyncio.gather(*(send(model=self.model, input=question) for question in questions))
        return [result.output_text for result in results]
