"""The results of a run as tables for the terminal and the documentation, and as JSON."""

from __future__ import annotations

import json
import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distributions, version
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.measures import CALLS, GROWING_ROWS, ROWS, STEPS
from benchmarks.processes import PEERS_PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.growth import Curve
    from benchmarks.measures import Samples
    from benchmarks.thresholds import Threshold

_PACKAGES = ("openrouter-responses", "httpx", "orjson", "httpx-sse", "openai", "openrouter", "openapi-python-client")
_PACKAGES_OF_PEERS = ("instructor", "llm", "openai-agents")
_CLIENTS = ("baseline", "ours", "ours+orjson", "httpx-sse", "stock-generator", "openai", "openrouter")
_COMPARED = {
    "sync": "3,000 events, sync",
    "sync, short": "500 events, sync",
    "async": "3,000 events, async",
    "a chunk each": "3,000 events, one chunk each",
    "call": "a plain call",
    "decode": "decoding 1 MB",
    "encode": "encoding a request",
}
_COMMANDS = {
    "python": "`python -c ''`",
    "help": "`openrouter-responses --help`",
    "llm help": "`llm --help`",
    "send": "a program that imports the package and calls `send`",
    "ask": "`openrouter-responses ask`",
    "send request": "`send`, until its request arrives at the server",
    "ask request": "`openrouter-responses ask`, until its request arrives",
    "llm request": "`llm`, until its request arrives",
}
"""The processes that `benchmarks.command` starts."""
_CLIENTS_ABOVE = ("ours", "openai", "instructor", "openai-agents")
_COMPARED_ABOVE = {
    "parse": (f"an object of {ROWS} rows", 1),
    "new type": ("the first call with a type", 1),
    "partials": (f"partial values of {GROWING_ROWS} rows", 1),
    "tool run": (f"a step of {CALLS} calls, of {STEPS} steps", STEPS),
}
"""The measures that are shown without the time of the baseline, and the number of parts that each consists of."""


def environment() -> dict[str, Any]:
    """Return the date, machine and package versions of the run."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES}
        | {name: _version_of_peer(name) for name in _PACKAGES_OF_PEERS},
    }


def table(thresholds: Iterable[Threshold]) -> str:
    """Return the thresholds as a Markdown table."""
    rows = [("what", "threshold", "measured", "half of the runs within", "")]
    for threshold in thresholds:
        low, middle, high = (_number(value) for value in threshold.measured)
        limit = f"{threshold.sign} {threshold.limit:g} {threshold.unit}"
        rows.append((threshold.what, limit, middle, f"{low} to {high}", _outcome(is_met=threshold.is_met)))
    return _markdown(rows)


def comparison(samples: Mapping[str, Samples]) -> str:
    """Return the median time of each client as a multiple of the baseline, as a Markdown table."""
    rows: list[tuple[str, ...]] = [("", *_CLIENTS)]
    for name, title in _COMPARED.items():
        if name in samples:
            rows.append((title, *(_multiple_of_baseline(samples[name], client) for client in _CLIENTS)))
    starts = samples["start"]
    rows.append(("import and construction", *(_multiple_of_baseline(starts, client, "start") for client in _CLIENTS)))
    return _markdown(rows)


def above_baseline(samples: Mapping[str, Samples]) -> str:
    """Return the median time of each client without the time of the baseline, as a Markdown table."""
    rows: list[tuple[str, ...]] = [("", *_CLIENTS_ABOVE)]
    for name, (title, parts) in _COMPARED_ABOVE.items():
        rows.append((title, *(_above_baseline(samples[name], client, parts) for client in _CLIENTS_ABOVE)))
    return _markdown(rows)


def command(samples: Mapping[str, Samples]) -> str:
    """Return the median start of the command and of others, as a Markdown table."""
    rows: list[tuple[str, ...]] = [("", "milliseconds")]
    for name, title in _COMMANDS.items():
        rows.append((title, _whole(round(median(turn["wall"] for turn in samples["command"][name]) * 1000))))
    return _markdown(rows)


def growth(curves: Iterable[Curve]) -> str:
    """Return the growth curves as a Markdown table."""
    rows = [("work", "cost", "exponent", "")]
    for curve in curves:
        points = ", ".join(f"{_whole(work)}: {_cost(cost, curve.unit)}" for work, cost in curve.points)
        outcome = _outcome(is_met=curve.is_met) if curve.is_ours else ""
        rows.append((curve.what, points, f"{curve.exponent:.2f}", outcome))
    return _markdown(rows)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Save the results of a run."""
    path.write_text(json.dumps(_rounded(content), separators=(",", ":")) + "\n", encoding="utf-8")


def to_json(threshold: Threshold) -> dict[str, Any]:
    """Return a threshold and its measurement as a JSON object."""
    return {
        "what": threshold.what,
        "sign": threshold.sign,
        "limit": threshold.limit,
        "unit": threshold.unit,
        "measured": threshold.measured._asdict(),
        "met": threshold.is_met,
    }


def write_between(path: Path, name: str, content: str) -> None:
    """Replace the text between the markers called `name` in a document.

    Raises:
        ValueError: The document does not contain the markers exactly once.
    """
    begin, end = f"<!-- {name}: written by make bench -->", f"<!-- end of {name} -->"
    text = path.read_text(encoding="utf-8")
    written, found = re.subn(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n\n{content}\n\n{end}", text, flags=re.DOTALL
    )
    if found != 1:
        raise ValueError(f"{path} must have the markers of {name!r} once")
    path.write_text(written, encoding="utf-8")


def describe(where: Mapping[str, Any]) -> str:
    """Return the environment as one sentence."""
    packages = ", ".join(f"{name} {release}" for name, release in where["packages"].items())
    return f"{where['date']}, {where['machine']}, Python {where['python']}; {packages}."


def _multiple_of_baseline(samples: Samples, client: str, key: str = "wall") -> str:
    if client not in samples:
        return "-"
    turns = zip(samples[client], samples["baseline"], strict=False)
    return _number(median(turn[key] / base[key] for turn, base in turns))


def _above_baseline(samples: Samples, client: str, parts: int) -> str:
    if client not in samples:
        return "-"
    turns = zip(samples[client], samples["baseline"], strict=False)
    return f"{_number(median(turn['wall'] - base['wall'] for turn, base in turns) / parts * 1000)} ms"


def _outcome(*, is_met: bool) -> str:
    return "met" if is_met else "**missed**"


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 20 else f"{value:.1f}" if abs(value) >= 5 else f"{value:.2f}"


def _whole(number: int) -> str:
    return f"{number:,}"


def _cost(cost: float, unit: str) -> str:
    return f"{cost:.3g} {unit}" if cost < 1000 else f"{cost / 1e6:.1f} MB"


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    cells = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    cells.insert(1, ["-" * max(width, 3) for width in widths])
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _version_of_peer(name: str) -> str | None:
    folders = [str(folder) for folder in PEERS_PYTHON.parent.parent.glob("lib/python*/site-packages")]
    return next((distribution.version for distribution in distributions(name=name, path=folders)), None)


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as description:
            names = [line.partition(":")[2].strip() for line in description if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()
