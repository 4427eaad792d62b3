"""The results of a run as tables for the terminal and the documentation, and as JSON."""

from __future__ import annotations

import json
import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.growth import Curve
    from benchmarks.measures import Samples
    from benchmarks.thresholds import Threshold

_PACKAGES = ("openrouter-responses", "httpx", "orjson", "httpx-sse", "openai", "openrouter", "openapi-python-client")
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


def environment() -> dict[str, Any]:
    """Return the date, machine and package versions of the run."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
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


def growth(curves: Iterable[Curve]) -> str:
    """Return the growth curves as a Markdown table."""
    rows = [("work", "cost", "exponent", "")]
    for curve in curves:
        points = ", ".join(f"{_whole(work)}: {_cost(cost, curve.unit)}" for work, cost in curve.points)
        rows.append((curve.what, points, f"{curve.exponent:.2f}", _outcome(is_met=curve.is_linear)))
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


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as description:
            names = [line.partition(":")[2].strip() for line in description if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()
