"""What a run found, as a table for the terminal and for the documentation, and as JSON."""

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
    from benchmarks.thresholds import Bar

_PACKAGES = ("openrouter-responses", "httpx", "orjson", "httpx-sse", "openai", "openrouter", "openapi-python-client")
_CLIENTS = ("floor", "ours", "ours+orjson", "httpx-sse", "untouched", "openai", "openrouter")
_COMPARED = {
    "sync": "3,000 events, sync",
    "sync, short": "500 events, sync",
    "async": "3,000 events, async",
    "a chunk each": "3,000 events, each in a chunk",
    "call": "a plain call",
    "decode": "decoding 1 MB",
    "encode": "encoding a request",
}


def environment() -> dict[str, Any]:
    """Where and when the run was, and with which releases."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def table(bars: Iterable[Bar]) -> str:
    """The bars as a Markdown table."""
    rows = [("what", "bar", "measured", "half of the runs within", "")]
    for bar in bars:
        low, middle, high = (_number(value) for value in bar.measured)
        verdict = "met" if bar.is_met else "**missed**"
        rows.append((bar.what, f"{bar.sign} {bar.limit:g} {bar.unit}", middle, f"{low} to {high}", verdict))
    return _markdown(rows)


def comparison(samples: Mapping[str, Samples]) -> str:
    """The median time of each client as a multiple of the floor's, as a Markdown table."""
    rows = [("", *_CLIENTS)]
    for name, title in _COMPARED.items():
        if name in samples:
            rows.append((title, *(_times_floor(samples[name], client) for client in _CLIENTS)))
    starts = samples["start"]
    rows.append(("import and construction", *(_times_floor(starts, client, "start") for client in _CLIENTS)))
    return _markdown(rows)


def growth(curves: Iterable[Curve]) -> str:
    """How the cost grows, as a Markdown table."""
    rows = [("work", "cost", "grows with the power", "")]
    for curve in curves:
        points = ", ".join(f"{_whole(work)}: {_cost(cost, curve.unit)}" for work, cost in curve.points)
        rows.append((curve.what, points, f"{curve.exponent:.2f}", "met" if curve.is_straight else "**missed**"))
    return _markdown(rows)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Keep a run."""
    path.write_text(json.dumps(_rounded(content), separators=(",", ":")) + "\n", encoding="utf-8")


def verdict(bar: Bar) -> dict[str, Any]:
    """A bar as it is kept."""
    return {
        "what": bar.what,
        "sign": bar.sign,
        "limit": bar.limit,
        "unit": bar.unit,
        "measured": bar.measured._asdict(),
        "met": bar.is_met,
    }


def write_between(path: Path, name: str, content: str) -> None:
    """Put `content` between the markers of that name in a document.

    Raises:
        ValueError: The document lacks the markers.
    """
    begin, end = f"<!-- {name}: written by make bench -->", f"<!-- end of {name} -->"
    text = path.read_text(encoding="utf-8")
    written, found = re.subn(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n\n{content}\n\n{end}", text, flags=re.DOTALL
    )
    if found != 1:
        raise ValueError(f"{path} must have the markers of {name!r} once")
    path.write_text(written, encoding="utf-8")


def described(where: Mapping[str, Any]) -> str:
    """The environment in a sentence or two."""
    packages = ", ".join(f"{name} {release}" for name, release in where["packages"].items())
    return f"{where['date']}, {where['machine']}, Python {where['python']}; {packages}."


def _times_floor(samples: Samples, client: str, key: str = "wall") -> str:
    if client not in samples:
        return "-"
    turns = zip(samples[client], samples["floor"], strict=False)
    return _number(median(theirs[key] / floor[key] for theirs, floor in turns))


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
