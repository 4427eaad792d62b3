"""The ways to finish a run: blocking, under asyncio and under trio, iterated and for its result."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import trio

if TYPE_CHECKING:
    from openrouter_responses import AsyncRun, OpenRouter, Run


class Finished(NamedTuple):
    """A run that has ended, with the events that were seen."""

    run: Run[Any] | AsyncRun[Any]
    events: list[Any]

    @property
    def tool_events(self) -> list[str]:
        """The events of tools, each as its type and the ID of the call."""
        return [f"{event.type} {event.call.name}" for event in self.events if event.type.startswith("tool_call.")]


def _result(open_router: OpenRouter, arguments: dict[str, Any], runs: list[Any]) -> Finished:
    run = open_router.responses.run(**arguments)
    runs.append(run)
    assert run.result is run.result
    return Finished(run, [])


def _iterated(open_router: OpenRouter, arguments: dict[str, Any], runs: list[Any]) -> Finished:
    with open_router.responses.run(**arguments) as run:
        runs.append(run)
        return Finished(run, list(run))


async def _awaited(open_router: OpenRouter, arguments: dict[str, Any], runs: list[Any]) -> Finished:
    run = open_router.responses.run_async(**arguments)
    runs.append(run)
    assert await run is run.result
    return Finished(run, [])


async def _iterated_async(open_router: OpenRouter, arguments: dict[str, Any], runs: list[Any]) -> Finished:
    async with open_router.responses.run_async(**arguments) as run:
        runs.append(run)
        return Finished(run, [event async for event in run])


WAYS = {
    "result": _result,
    "iterated": _iterated,
    "awaited": lambda *arguments: asyncio.run(_awaited(*arguments)),
    "asyncio": lambda *arguments: asyncio.run(_iterated_async(*arguments)),
    "trio": lambda *arguments: trio.run(_iterated_async, *arguments),
}
ITERATED = ("iterated", "asyncio", "trio")


class Way:
    """One of the ways, for a client.

    Attributes:
        runs: The runs, also those that failed.
    """

    def __init__(self, name: str, open_router: OpenRouter) -> None:
        self.name = name
        self._open_router = open_router
        self.runs: list[Any] = []

    def __call__(self, **arguments: Any) -> Finished:
        return WAYS[self.name](self._open_router, {"model": "test/echo", "input": "Hello", **arguments}, self.runs)


every_way = pytest.mark.parametrize("way", WAYS, indirect=True)
iterated_ways = pytest.mark.parametrize("way", ITERATED, indirect=True)
