"""One client in its own process: it runs the tasks that it reads from standard input and prints their samples.

A task is a JSON list of its name and arguments, a sample is a JSON object, each on one line.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks import payloads

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Iterator

    from benchmarks.peers import Peer

PEERS = {
    "bare-aiohttp": "bare_aiohttp:BareAiohttp",
    "baseline": "baseline:Baseline",
    "httpx-sse": "httpx_sse_json:HttpxSse",
    "ours": "ours:Ours",
    "ours+orjson": "ours:Ours",
    "ours-aiohttp": "ours:OursOverAiohttp",
    "openai": "openai_sdk:OpenAISdk",
    "openai-aiohttp": "openai_sdk:OpenAISdkOverAiohttp",
    "instructor": "instructor_client:Instructor",
    "openai-agents": "openai_agents:OpenAIAgents",
    "openrouter": "official_sdk:OfficialSdk",
    "stock-generator": "stock_generator:StockGenerator",
}
"""The module and class of each client. Both of ours are the same class, with and without orjson."""


class Worker:
    """The tasks for one client."""

    def __init__(self, name: str, server: str) -> None:
        if name == "ours":
            sys.modules["orjson"] = None  # type: ignore[assignment]  # makes the import fail
        module, _, kind = PEERS[name].partition(":")
        make = getattr(import_module(f"benchmarks.peers.{module}"), kind)
        self._loop = asyncio.new_event_loop()
        self._client: Callable[[str], Peer] = cache(lambda scenario: make(f"{server}/{scenario}"))

    def stream(self, scenario: str, best_of: int = 1) -> dict[str, Any]:
        return _timed(self._client(scenario).stream, best_of=best_of)

    def stream_async(self, scenario: str, best_of: int = 1) -> dict[str, Any]:
        client = self._client(scenario)
        return _timed(lambda: self._loop.run_until_complete(client.stream_async()), best_of=best_of)

    def concurrent(self, scenario: str, streams: int) -> dict[str, Any]:
        """Read several streams at the same time."""
        client = self._client(scenario)

        async def together() -> int:
            return sum(await asyncio.gather(*(client.stream_async() for _ in range(streams))))

        return _timed(lambda: self._loop.run_until_complete(together()))

    def in_flight(self, scenario: str, requests: int, in_flight: int) -> dict[str, Any]:
        """Make plain calls, a fixed number of them at the same time."""
        client = self._client(scenario)

        async def call_in_turn(waiting: Iterator[None]) -> str:
            model = ""
            for _ in waiting:
                model = await client.call_async()
            return model

        async def together() -> str:
            waiting = iter([None] * requests)
            return max(await asyncio.gather(*(call_in_turn(waiting) for _ in range(in_flight))))

        return _timed(lambda: self._loop.run_until_complete(together()))

    def opened(self, scenario: str, streams: int, at_once: int) -> dict[str, Any]:
        """Open `streams` streams, then read `at_once` of them at the same time. Opening them is not measured."""
        client = self._client(scenario)

        async def read_all() -> tuple[float, float]:
            opened = [await client.open_async() for _ in range(streams)]
            cpu, wall = time.process_time(), time.perf_counter()
            for start in range(0, streams, at_once):
                await asyncio.gather(*(_read(stream) for stream in opened[start : start + at_once]))
            return time.perf_counter() - wall, time.process_time() - cpu

        wall, cpu = self._loop.run_until_complete(read_all())
        return {"wall": wall, "cpu": cpu}

    def delays(self, scenario: str) -> dict[str, Any]:
        return {"delays": self._loop.run_until_complete(self._client(scenario).delays())}

    def call(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).call, best_of=best_of)

    def observed_stream(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).observed_stream, best_of=best_of)

    def observed_call(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).observed_call, best_of=best_of)

    def items(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).items, best_of=best_of)

    def growing_text(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).growing_text, best_of=best_of)

    def snapshots(self, scenario: str, every: int, best_of: int) -> dict[str, Any]:
        client = self._client(scenario)
        return _timed(lambda: client.snapshots(every), best_of=best_of)

    def parse(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).parse, best_of=best_of)

    def parse_new_type(self, scenario: str, best_of: int) -> dict[str, Any]:
        """Parse with a type that the client has not seen, so that it makes the schema first."""
        from benchmarks.tables import new_table

        client = self._client(scenario)
        kinds = [new_table() for _ in range(best_of)]
        return _timed(lambda: client.parse(kinds.pop()), best_of=best_of)

    def partials(self, scenario: str, best_of: int = 1) -> dict[str, Any]:
        return _timed(self._client(scenario).partials, best_of=best_of)

    def tool_run(self, scenario: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(scenario).tool_run, best_of=best_of)

    def encode(self, best_of: int) -> dict[str, Any]:
        encode = self._client("call").encode
        arguments = payloads.conversation()
        return _timed(lambda: bool(encode(arguments)), best_of=best_of)

    def decode(self, items: int, best_of: int) -> dict[str, Any]:
        decode = self._client("call").decode
        body = payloads.large_result(items)
        return _timed(lambda: bool(decode(body)), best_of=best_of)

    def peak(self, scenario: str) -> dict[str, Any]:
        """Like `stream`, with the peak memory of the process."""
        return {**self.stream(scenario), "peak": _peak_memory()}


async def _read(events: AsyncIterable[Any]) -> None:
    async for _ in events:
        pass


def _timed(task: Callable[[], Any], *, best_of: int = 1) -> dict[str, Any]:
    """Return the sample of the fastest run. Other load on the machine slows the rest down."""
    gc.collect()
    return min((_timed_once(task) for _ in range(best_of)), key=lambda sample: sample["wall"])


def _timed_once(task: Callable[[], Any]) -> dict[str, Any]:
    cpu, wall = time.process_time(), time.perf_counter()
    outcome = task()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "outcome": outcome}


def _peak_memory() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def main() -> None:
    worker = Worker(*sys.argv[1:])
    for line in sys.stdin:
        task, *arguments = json.loads(line)
        print(json.dumps(getattr(worker, task)(*arguments)), flush=True)


if __name__ == "__main__":
    main()
