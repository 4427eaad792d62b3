"""The processor time of a request when many are in flight, over httpx and over aiohttp; `make bench-transports`.

The table goes to docs/performance.md.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks import measures, report
from benchmarks.processes import Processes

PAGE = Path(__file__).parent.parent / "docs/performance.md"
IN_FLIGHT = 64
REQUESTS = 640
TURNS = 7
PACKAGES = ("openrouter-responses", "httpx", "aiohttp", "httpx-aiohttp", "openai", "httpx2")
CLIENTS = {
    "bare aiohttp": "bare-aiohttp",
    "ours over aiohttp": "ours-aiohttp",
    "ours over httpx": "ours+orjson",
    "openai over aiohttp": "openai-aiohttp",
    "openai over its default": "openai",
}


def main() -> None:
    task = ("in_flight", "call", REQUESTS, IN_FLIGHT)
    contestants = {name: measures.Contestant(client, task, TURNS) for name, client in CLIENTS.items()}
    with Processes() as processes:
        samples = measures.take(measures.Measure("transports", contestants), processes)
    # Of each client, the median of the turns: other load on the machine affects single turns.
    seconds = {name: median(sample["cpu"] for sample in samples[name]) / REQUESTS for name in CLIENTS}
    table = _table(seconds)
    environment = report.environment() | {"packages": {name: version(name) for name in PACKAGES}}
    report.write_between(PAGE, "transports", f"{report.describe(environment)}\n\n{table}")
    print(table)


def _table(seconds: dict[str, float]) -> str:
    least = seconds["bare aiohttp"]
    lines = [
        "| client | processor time of a request | against bare aiohttp |",
        "| --- | --- | --- |",
        *(f"| {name} | {each * 1000:.2f} ms | {each / least:.1f} |" for name, each in seconds.items()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
