"""Bulk runs beside hand-written loops over openai, litellm and bare aiohttp: time, refusals, memory and resumption.

`make bench-bulk` measures all of it, compares it with the thresholds, and writes the table of `docs/bulk.md`. Each
client runs in a process of its own, on the same rows and the same server. `BENCH=full` also sends a million rows.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import report
from benchmarks.bulk_clients import CONCURRENCY, MODEL
from benchmarks.processes import ROOT
from benchmarks.thresholds import AtLeast, AtMost, Threshold, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs/bulk.md"
LITELLM = ROOT / ".venvs/interop-litellm/bin/python"
"""The interpreter of litellm, which has an environment of its own: that of `make interop`."""
TURNS = 3
ROWS = 3_000
MILLION = 1_000_000
FEW = 1_000
SLOTS, SLOT_SECONDS, SLOT_ROWS = 40, 0.2, 4_000
_TEXT = "The quick brown fox jumps over the lazy dog. " * 4


def rows_file(folder: Path, rows: int) -> Path:
    """Write rows with a text of some 200 characters each."""
    path = folder / f"rows-{rows}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            for number in range(rows):
                file.write(json.dumps({"custom_id": f"row-{number}", "input": f"{number}: {_TEXT}"}) + "\n")
    return path


def finished_file(folder: Path, rows: Path) -> Path:
    """Write the output of a job that is complete, without sending its rows."""
    from benchmarks import payloads
    from openrouter_responses.bulk._files import read_records
    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk._rows import RowReader

    path = folder / f"finished-{rows.name}"
    requests, reader = Requests({"model": MODEL}), RowReader()
    rest = '","response":{"status_code":200,"request_id":null,"body":' + payloads.small_result().decode()
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(read_records(rows), start=1):
            row = reader.row(number, record)
            head = f'{{"id":"row_{requests.key(row).hex()}","cost":0.001,"custom_id":"{row.custom_id}'
            file.write(head + rest + '},"error":null}\n')
    return path


@contextlib.contextmanager
def served(*arguments: str) -> Iterator[str]:
    """Run a server, and return its address."""
    process = subprocess.Popen([sys.executable, "-m", *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.communicate()


def sample_of(client: str, rows: Path, output: Path, url: str, *, warm: Path | None = None) -> dict[str, float]:
    """Run a client in a process of its own."""
    python = LITELLM if client == "litellm" else sys.executable
    command = [python, "-m", "benchmarks.bulk_clients", client, rows, output, url, warm or ""]
    # Otherwise litellm loads the prices of models from the network.
    environment = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=True, env=environment)
    sample: dict[str, float] = json.loads(done.stdout)
    return sample


def processor_times(folder: Path) -> dict[str, list[float]]:
    """Return the milliseconds of processor time that a row takes with each client, turn by turn."""
    rows, warm = rows_file(folder, ROWS), rows_file(folder, 100)
    times: dict[str, list[float]] = {}
    with served("benchmarks.server") as url:
        for turn in range(TURNS):
            for client in ("bulk", "bulk over aiohttp", "openai", "litellm", "aiohttp"):
                show(f"turn {turn + 1}: {client}")
                output = folder / f"{turn}-{client}.jsonl"
                sample = sample_of(client, rows, output, f"{url}/call", warm=warm)
                times.setdefault(client, []).append(sample["cpu"] / ROWS * 1000)
    return times


def refusals(folder: Path, client: str, rows: int = SLOT_ROWS) -> tuple[float, float]:
    """Return the share of refused requests at a server with slots, and the rate as a share of the ideal one."""
    show(f"{SLOTS} slots: {client}")
    with served("benchmarks.slots_server", str(SLOTS), str(SLOT_SECONDS)) as url:
        sample = sample_of(client, rows_file(folder, rows), folder / f"slots-{client}.jsonl", f"{url}/call")
        with urllib.request.urlopen(f"{url}/counts") as response:
            counts: dict[str, int] = json.loads(response.read())
    share = counts["refused"] / (counts["refused"] + counts["answered"])
    return share, rows / sample["wall"] * SLOT_SECONDS / SLOTS


def resumption(folder: Path) -> tuple[float, float]:
    """Return the seconds to resume a job of a million finished rows, and its memory above that of a thousand."""
    samples = []
    for count in (FEW, MILLION):
        show(f"resume {count:,} rows")
        rows = rows_file(folder, count)
        samples.append(sample_of("resume", rows, finished_file(folder, rows), "http://127.0.0.1:9"))
    return samples[1]["wall"], samples[1]["memory"] - samples[0]["memory"]


def growth(folder: Path) -> list[tuple[int, float, float]]:
    """Return the milliseconds a row and the memory of jobs of growing size."""
    curve = []
    with served("benchmarks.server") as url:
        for count in (1_000, 10_000, 100_000, MILLION):
            show(f"send {count:,} rows")
            output = folder / "growth.jsonl"
            sample = sample_of("bulk over aiohttp", rows_file(folder, count), output, f"{url}/call")
            curve.append((count, sample["cpu"] / count * 1000, sample["memory"]))
            output.unlink()
    return curve


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = processor_times(folder)
        share, rate = refusals(folder, "bulk over aiohttp, auto")
        # A tenth of the rows is enough to see the share of a fixed concurrency.
        fixed_share, fixed_rate = refusals(folder, "openai", SLOT_ROWS // 10)
        seconds, memory = resumption(folder)
        curve = growth(folder) if os.environ.get("BENCH") == "full" else []

    def ratio(one: str, other: str) -> list[float]:
        return [a / b for a, b in zip(times[one], times[other], strict=True)]

    checked: list[Threshold] = [
        AtLeast(
            "rows per second of a core, against openai", 5, "x as many", spread(ratio("openai", "bulk over aiohttp"))
        ),
        AtMost("processor time of a row", 3.5, "x bare aiohttp", spread(ratio("bulk over aiohttp", "aiohttp"))),
        AtMost(f"refusals at a server with {SLOTS} slots", 3, "% of the requests", spread([100 * share])),
        AtLeast("- rows per second there", 85, "% of the ideal", spread([100 * rate])),
        AtMost("resuming a million finished rows", 15, "s", spread([seconds])),
        AtMost("- memory, above that of a thousand", 100, "MB", spread([memory / 1e6])),
    ]
    clients = "\n".join(f"| {client} | {median(values):.2f} ms |" for client, values in times.items())
    text = (
        f"{report.table(checked)}\n\n"
        f"| {CONCURRENCY} requests at the same time | processor time of a row |\n| --- | --- |\n{clients}\n\n"
        f"With {CONCURRENCY} requests at the same time, the loop over openai had {fixed_share:.0%} refusals at the "
        f"server with {SLOTS} slots, and {fixed_rate:.0%} of the ideal rate."
    )
    if curve:
        lines = "\n".join(f"| {count:,} | {time:.2f} ms | {memory / 1e6:.0f} MB |" for count, time, memory in curve)
        text += f"\n\n| rows | processor time of a row | memory of the process |\n| --- | --- | --- |\n{lines}"
    show("")
    report.write_between(PAGE, "bulk", text)
    print(text)
    return 0 if all(threshold.is_met for threshold in checked) else 1


def show(progress: Any) -> None:
    print(f"\r{progress:<40}\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
