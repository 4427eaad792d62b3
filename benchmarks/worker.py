"""One client in a process of its own: it does what it is told on its standard input and answers with what that took.

A command is a JSON list of a task's name and its arguments, an answer a JSON object, each on one line.
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
    from collections.abc import AsyncIterable, Callable

    from benchmarks.peers import Peer

PEERS = {
    "floor": "floor:Floor",
    "httpx-sse": "httpx_sse_json:HttpxSse",
    "ours": "ours:Ours",
    "ours+orjson": "ours:Ours",
    "openai": "openai_sdk:OpenAISdk",
    "openrouter": "official_sdk:OfficialSdk",
    "untouched": "untouched:Untouched",
}
"""Where each client is; both of ours are the same code, told apart by whether orjson can be imported."""


class Worker:
    """The tasks, on one client."""

    def __init__(self, name: str, server: str) -> None:
        if name == "ours":
            sys.modules["orjson"] = None  # type: ignore[assignment] - this is how an import is made to fail
        module, _, kind = PEERS[name].partition(":")
        make = getattr(import_module(f"benchmarks.peers.{module}"), kind)
        self._loop = asyncio.new_event_loop()
        self._client: Callable[[str], Peer] = cache(lambda play: make(f"{server}/{play}"))

    def stream(self, play: str, best_of: int = 1) -> dict[str, Any]:
        return _timed(self._client(play).stream, best_of=best_of)

    def stream_async(self, play: str, best_of: int = 1) -> dict[str, Any]:
        client = self._client(play)
        return _timed(lambda: self._loop.run_until_complete(client.stream_async()), best_of=best_of)

    def concurrent(self, play: str, streams: int) -> dict[str, Any]:
        """So many streams at the same time."""
        client = self._client(play)

        async def together() -> int:
            return sum(await asyncio.gather(*(client.stream_async() for _ in range(streams))))

        return _timed(lambda: self._loop.run_until_complete(together()))

    def opened(self, play: str, streams: int, at_once: int) -> dict[str, Any]:
        """The events of so many open streams, read from so many at the same time; the opening does not count."""
        client = self._client(play)

        async def read_all() -> tuple[float, float]:
            still = [await client.open_async() for _ in range(streams)]
            cpu, wall = time.process_time(), time.perf_counter()
            for start in range(0, streams, at_once):
                await asyncio.gather(*(_read(stream) for stream in still[start : start + at_once]))
            return time.perf_counter() - wall, time.process_time() - cpu

        wall, cpu = self._loop.run_until_complete(read_all())
        return {"wall": wall, "cpu": cpu}

    def delays(self, play: str) -> dict[str, Any]:
        return {"delays": self._loop.run_until_complete(self._client(play).delays())}

    def call(self, play: str, best_of: int) -> dict[str, Any]:
        return _timed(self._client(play).call, best_of=best_of)

    def encode(self, best_of: int) -> dict[str, Any]:
        encode = self._client("call").encode
        arguments = payloads.conversation()
        return _timed(lambda: bool(encode(arguments)), best_of=best_of)

    def decode(self, items: int, best_of: int) -> dict[str, Any]:
        decode = self._client("call").decode
        body = payloads.large_result(items)
        return _timed(lambda: bool(decode(body)), best_of=best_of)

    def peak(self, play: str) -> dict[str, Any]:
        """As `stream`, with the most memory that the process ever had."""
        return {**self.stream(play), "peak": _peak_memory()}


async def _read(events: AsyncIterable[Any]) -> None:
    async for _ in events:
        pass


def _timed(task: Callable[[], Any], *, best_of: int = 1) -> dict[str, Any]:
    """What the quickest of some runs took: the others had to wait for somebody else on the machine."""
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
