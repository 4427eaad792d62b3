"""The same job on one machine with `bulk.run`, and on a Ray cluster with `bulk.ray.run`: `make bench-ray`.

It runs in the environment of `make test-ray`, and writes its table into docs/bulk-ray.md. The nodes of the cluster and
the server share the processors of this machine, so that what a further worker brings is not to be seen here; the
processor time of a row in each process is.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ray  # pyright: ignore[reportMissingImports]

from openrouter_responses import OpenRouter, bulk

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "bulk-ray.md"
START, END = "<!-- cluster: written by make bench-ray -->\n", "<!-- end of cluster -->"
ROWS = 10_000
SLOTS, SECONDS = 1000, 0.2
CONCURRENCY = 128
OPTIONS: dict[str, Any] = {"model": "m", "input": "{text}", "concurrency": CONCURRENCY}


def main() -> None:
    """Measure, and write the table."""
    command = [sys.executable, str(ROOT / "tests" / "cluster" / "slots_server.py"), str(SLOTS), str(SECONDS)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        try:
            table = _table(url, Path(folder))
        finally:
            server.kill()
    print(table)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    PAGE.write_text(f"{before}{START}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _table(url: str, folder: Path) -> str:
    def client() -> OpenRouter:
        from openrouter_responses import OpenRouter

        return OpenRouter(api_key="any-key", server_url=url, transport="auto")

    lines = ["| | rows an hour | processor time of a row |", "| --- | ---: | --- |"]
    rows = folder / "in.jsonl"
    texts = [{"custom_id": f"row {number}", "text": f"row {number}"} for number in range(ROWS)]
    rows.write_text("".join(json.dumps(row) + "\n" for row in texts), encoding="utf-8")
    began = time.process_time()
    alone = bulk.run(rows, folder / "out.jsonl", open_router=client(), **OPTIONS)
    spent = time.process_time() - began
    lines.append(f"| `bulk.run` | {_an_hour(alone)} | {1000 * spent / ROWS:.2f} ms |")
    os.environ.update(RAY_USAGE_STATS_ENABLED="0")
    ray.init(
        "local", num_cpus=8, object_store_memory=200 * 1024 * 1024, include_dashboard=False, logging_level=logging.ERROR
    )
    dataset = ray.data.from_items(texts)
    lines += [_on_ray(actors, client, dataset, folder / f"out-{actors}") for actors in (1, 2)]
    ray.shutdown()
    return "\n".join(lines) + "\n"


def _on_ray(actors: int, client: Callable[[], OpenRouter], dataset: Any, output: Path) -> str:
    # The processes of the run before may not have ended.
    before = _processor_times()
    spent: dict[str, float] = {}

    def watch(_: object) -> None:
        spent.update({name: seconds for name, seconds in _processor_times().items() if name not in before})

    report = bulk.ray.run(dataset, output, actors=actors, open_router=client, progress=watch, **OPTIONS)
    workers = 1000 * sum(seconds for name, seconds in spent.items() if "MapWorker" in name) / ROWS
    shared = 1000 * sum(seconds for name, seconds in spent.items() if "Coordinator" in name) / ROWS
    name = f"`bulk.ray.run`, {actors} worker{'s' if actors > 1 else ''}"
    return f"| {name} | {_an_hour(report)} | {workers:.2f} ms in a worker, {shared:.2f} ms in the coordinator |"


def _an_hour(report: bulk.Report) -> str:
    assert report.succeeded == ROWS, report
    return f"{3600 * report.rate:,.0f}"


def _processor_times() -> dict[str, float]:
    """Return the processor time in seconds of each process of an actor."""
    found: dict[str, float] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            name = (process / "cmdline").read_bytes().rstrip(b"\0").decode()
            fields = (process / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        # The rest of its name says what it is doing.
        if kind := next((kind for kind in ("MapWorker", "Coordinator") if name.startswith(f"ray::{kind}")), None):
            found[f"{kind} {process.name}"] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


if __name__ == "__main__":
    main()
