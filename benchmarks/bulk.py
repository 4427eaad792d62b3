"""Bulk runs beside a hand-written loop over openai and over bare aiohttp: time, processor time, refusals and memory.

`make bench-bulk` runs all of it. Each client runs in a process of its own, on the same rows and the same server. The
figures are printed, compared with the thresholds, and written to `docs/bulk.md`.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS = 4_000
CONCURRENCY = 64
MODEL = "some/model"


def rows_file(folder: Path, rows: int) -> Path:
    """Write rows with a text of some 200 characters each."""
    path = folder / f"rows-{rows}.jsonl"
    text = "The quick brown fox jumps over the lazy dog. " * 4
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            file.write(json.dumps({"custom_id": f"row-{number}", "input": f"{number}: {text}"}) + "\n")
    return path


def with_bulk(rows: Path, output: Path, url: str, transport: str) -> None:
    from openrouter_responses import OpenRouter, bulk

    async def run() -> None:
        async_client = None
        if transport == "aiohttp":
            import httpx
            from httpx_aiohttp import AiohttpTransport

            async_client = httpx.AsyncClient(transport=AiohttpTransport())
        async with OpenRouter(api_key="key", server_url=url, async_client=async_client) as open_router:
            report = await bulk.run_async(
                rows, output, model=MODEL, concurrency=CONCURRENCY, open_router=open_router
            )
        assert report.left == report.failed == 0, report
        if async_client is not None:
            await async_client.aclose()

    asyncio.run(run())


def with_openai(rows: Path, output: Path, url: str) -> None:
    """The loop that everybody writes."""
    from openai import AsyncOpenAI

    async def run() -> None:
        slots = asyncio.Semaphore(CONCURRENCY)
        async with AsyncOpenAI(api_key="key", base_url=url) as client:
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
    """The least that a loop can do."""
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


CLIENTS = {
    "bulk": lambda *arguments: with_bulk(*arguments, "httpx"),
    "bulk, aiohttp": lambda *arguments: with_bulk(*arguments, "aiohttp"),
    "openai": with_openai,
    "aiohttp": with_aiohttp,
}


def measure(name: str, rows: str, output: str, url: str) -> None:
    """Run a client in this process and print what it took."""
    CLIENTS[name](Path(rows).with_name("rows-100.jsonl"), Path(output + ".warm"), url)
    began, processor = time.perf_counter(), time.process_time()
    CLIENTS[name](Path(rows), Path(output), url)
    sample = {
        "wall": time.perf_counter() - began,
        "cpu": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(sample))


def main() -> None:
    if len(sys.argv) > 1:
        measure(*sys.argv[1:])
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = subprocess.Popen([sys.executable, "-m", "benchmarks.server"], stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}/call"
        rows_file(folder, 100)
        rows = rows_file(folder, ROWS)
        for client in CLIENTS:
            command = [sys.executable, "-m", "benchmarks.bulk", client, str(rows), str(folder / client), url]
            sample = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
            print(f"{client:14} {sample['cpu'] / ROWS * 1000:.3f} ms cpu a row, {sample['wall'] / ROWS * 1000:.3f} ms wall")
        server.kill()


if __name__ == "__main__":
    main()
