"""The clients of the benchmark of bulk runs: each reads rows from a file, sends them, and writes a line for each."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

CONCURRENCY = 64
MODEL = "some/model"


def with_bulk(
    rows: Path,
    output: Path,
    url: str,
    *,
    transport: Literal["httpx", "aiohttp"] = "httpx",
    concurrency: Any = CONCURRENCY,
) -> None:
    from openrouter_responses import OpenRouter, bulk

    async def run() -> None:
        async with OpenRouter(api_key="key", server_url=url, transport=transport) as open_router:
            report = await bulk.run_async(rows, output, model=MODEL, concurrency=concurrency, open_router=open_router)
        assert report.failed == report.left == 0, report

    asyncio.run(run())


def with_openai(rows: Path, output: Path, url: str) -> None:
    """Send the rows with the loop that everybody writes."""
    from openai import AsyncOpenAI

    async def run() -> None:
        slots = asyncio.Semaphore(CONCURRENCY)
        async with AsyncOpenAI(api_key="key", base_url=url, max_retries=100) as client:
            with output.open("w", encoding="utf-8") as file:

                async def respond(row: dict[str, Any]) -> None:
                    async with slots:
                        response = await client.responses.create(model=MODEL, input=row["input"])
                    line = {"custom_id": row["custom_id"], "response": response.model_dump(mode="json")}
                    file.write(json.dumps(line) + "\n")

                with rows.open(encoding="utf-8") as source:
                    await asyncio.gather(*(respond(json.loads(line)) for line in source))

    asyncio.run(run())


def with_aiohttp(rows: Path, output: Path, url: str) -> None:
    """Do the least that a loop can do."""
    import aiohttp

    async def run() -> None:
        slots = asyncio.Semaphore(CONCURRENCY)
        async with aiohttp.ClientSession(headers={"Authorization": "Bearer key"}) as session:
            with output.open("w", encoding="utf-8") as file:

                async def respond(row: dict[str, Any]) -> None:
                    body = {"model": MODEL, "input": row["input"]}
                    async with slots, session.post(f"{url}/responses", json=body) as response:
                        answer = await response.json()
                    file.write(json.dumps({"custom_id": row["custom_id"], "response": answer}) + "\n")

                with rows.open(encoding="utf-8") as source:
                    await asyncio.gather(*(respond(json.loads(line)) for line in source))

    asyncio.run(run())


def with_litellm(rows: Path, output: Path, url: str) -> None:
    """Send the rows with a loop over litellm, whose own batches (`abatch_completion`) have no Responses API."""
    import litellm  # pyright: ignore[reportMissingImports]

    async def run() -> None:
        slots = asyncio.Semaphore(CONCURRENCY)
        with output.open("w", encoding="utf-8") as file:

            async def respond(row: dict[str, Any]) -> None:
                async with slots:
                    response = await litellm.aresponses(
                        model=f"openai/{MODEL}", input=row["input"], api_key="key", api_base=url
                    )
                line = {"custom_id": row["custom_id"], "response": response.model_dump(mode="json")}
                file.write(json.dumps(line) + "\n")

            with rows.open(encoding="utf-8") as source:
                await asyncio.gather(*(respond(json.loads(line)) for line in source))

    asyncio.run(run())


def resume(rows: Path, output: Path, url: str) -> None:
    """Run a job whose rows are all done."""
    from openrouter_responses import OpenRouter, bulk

    report = bulk.run(rows, output, model=MODEL, open_router=OpenRouter("key", server_url=url))
    assert report.skipped == report.rows > 0, report


CLIENTS: dict[str, Callable[[Path, Path, str], None]] = {
    "bulk": with_bulk,
    "bulk over aiohttp": lambda *arguments: with_bulk(*arguments, transport="aiohttp"),
    "bulk over aiohttp, auto": lambda *arguments: with_bulk(*arguments, transport="aiohttp", concurrency="auto"),
    "openai": with_openai,
    "aiohttp": with_aiohttp,
    "litellm": with_litellm,
    "resume": resume,
}


def main() -> None:
    """Run one client, and print its time, its processor time and its highest memory."""
    name, rows, output, url, warm = sys.argv[1:]
    client = CLIENTS[name]
    if warm:
        client(Path(warm), Path(output + ".warm.jsonl"), url)
    wall, processor = time.perf_counter(), time.process_time()
    client(Path(rows), Path(output), url)
    sample = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(sample))


if __name__ == "__main__":
    main()
