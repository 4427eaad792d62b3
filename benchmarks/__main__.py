"""The command line of the benchmarks: run all of them, compare the results with the thresholds, and save both.

`BENCH=full` measures the growth curves too, `BENCH=command` only the start of the command again. `python -m benchmarks
plot` writes the page again from the saved results.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import command, growth, measures, plot, report, startup
from benchmarks.processes import ROOT, Processes
from benchmarks.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs/performance.md"
PLOT = ROOT / "docs/performance.svg"
COMPARISON = ROOT / "docs/pictures/comparison.svg"


def main() -> int:
    if sys.argv[1:] == ["plot"]:
        results = json.loads(RESULTS.read_text(encoding="utf-8"))
        _write_page(results)
        PLOT.write_text(plot.svg(results), encoding="utf-8")
        COMPARISON.write_text(plot.comparison_svg(results), encoding="utf-8")
        return 0
    if os.environ.get("BENCH") == "command":
        return _run_command()
    return _run(full=os.environ.get("BENCH") == "full")


def _run_command() -> int:
    """Measure the start of the command alone, and keep the other results."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    with Processes() as processes:
        results["samples"]["command"] = command.take(processes)
    checked = thresholds(results["samples"])
    results["environment"] = report.environment()
    results["thresholds"] = [report.to_json(threshold) for threshold in checked]
    _write_page(results)
    print(report.command(results["samples"]))
    report.write_json(RESULTS, results)
    return 0 if all(threshold.is_met for threshold in checked) else 1


def _run(*, full: bool) -> int:
    began = time.monotonic()
    samples: dict[str, measures.Samples] = {}
    curves: list[growth.Curve] = []
    with Processes() as processes:
        samples["start"] = startup.take(processes)
        samples["command"] = command.take(processes)
        for measure in measures.MEASURES:
            _show(f"{time.monotonic() - began:4.0f} s  {measure.name}")
            samples[measure.name] = measures.take(measure, processes)
        if full:
            _show(f"{time.monotonic() - began:4.0f} s  growth")
            curves = growth.curves(processes)
    _show("")

    checked = thresholds(samples)
    results: dict[str, Any] = {
        "environment": report.environment(),
        "thresholds": [report.to_json(threshold) for threshold in checked],
        "samples": samples,
    }
    if full:
        results["growth"] = [curve._asdict() for curve in curves]
    for text in _write_page(results):
        print(text, end="\n\n")
    print(f"{time.monotonic() - began:.0f} seconds")
    report.write_json(RESULTS, results)
    return 0 if all(threshold.is_met for threshold in checked) and all(curve.is_met for curve in curves) else 1


def _write_page(results: dict[str, Any]) -> Iterable[str]:
    samples = results["samples"]
    sections = {
        "thresholds": f"{report.describe(results['environment'])}\n\n{report.table(thresholds(samples))}",
        "clients": report.comparison(samples),
        "capabilities": report.above_baseline(samples),
        "command": report.command(samples),
    }
    if "growth" in results:
        sections["growth"] = report.growth(growth.Curve(**curve) for curve in results["growth"])
    for name, text in sections.items():
        report.write_between(PAGE, name, text)
    return sections.values()


def _show(progress: str) -> None:
    print(f"\r{progress:<40}\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
