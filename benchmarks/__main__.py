"""`python -m benchmarks`: run every measure, print how the bars stand, and keep what was found.

`BENCH=full` runs the growth curves as well. `python -m benchmarks plot` draws the run that was kept last.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import growth, measures, plot, report, startup
from benchmarks.processes import ROOT, Processes
from benchmarks.thresholds import bars

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs/performance.md"
PLOT = ROOT / "docs/performance.svg"


def main() -> int:
    if sys.argv[1:] == ["plot"]:
        PLOT.write_text(plot.svg(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
        return 0
    return _run(full=os.environ.get("BENCH") == "full")


def _run(*, full: bool) -> int:
    began = time.monotonic()
    samples: dict[str, measures.Samples] = {}
    curves: list[growth.Curve] = []
    with Processes() as processes:
        samples["start"] = startup.take(processes)
        for measure in measures.MEASURES:
            _show(f"{time.monotonic() - began:4.0f} s  {measure.name}")
            samples[measure.name] = measures.take(measure, processes)
        if full:
            _show(f"{time.monotonic() - began:4.0f} s  growth")
            curves = growth.curves(processes)
    _show("")

    where = report.environment()
    found = bars(samples)
    sections = {"bars": f"{report.described(where)}\n\n{report.table(found)}", "clients": report.comparison(samples)}
    if full:
        sections["growth"] = report.growth(curves)
    for name, text in sections.items():
        print(text, end="\n\n")
        report.write_between(PAGE, name, text)
    print(f"{time.monotonic() - began:.0f} seconds")
    content: dict[str, Any] = {"environment": where, "bars": [report.verdict(bar) for bar in found], "samples": samples}
    if full:
        content["growth"] = [curve._asdict() for curve in curves]
    report.write_json(RESULTS, content)
    return 0 if all(bar.is_met for bar in found) and all(curve.is_straight for curve in curves) else 1


def _show(progress: str) -> None:
    print(f"\r{progress:<40}\r", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
