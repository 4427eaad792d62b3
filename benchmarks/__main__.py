"""`python -m benchmarks`: run every measure, print how the bars stand, and keep what was found."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks import measures, report, startup
from benchmarks.bars import bars
from benchmarks.processes import ROOT, Processes

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs/performance.md"


def main() -> int:
    began = time.monotonic()
    samples = {}
    with Processes() as processes:
        samples["start"] = startup.take(processes)
        for measure in measures.MEASURES:
            print(f"\r{time.monotonic() - began:4.0f} s  {measure.name:<24}", end="", file=sys.stderr, flush=True)
            samples[measure.name] = measures.take(measure, processes)
    print("\r" + " " * 40 + "\r", end="", file=sys.stderr)

    where = report.environment()
    found = bars(samples)
    table, comparison = report.table(found), report.comparison(samples)
    print(f"{report.described(where)}\n\n{table}\n\n{comparison}\n\n{time.monotonic() - began:.0f} seconds")
    report.write_json(RESULTS, where, found, samples)
    report.write_between(PAGE, "bars", f"{report.described(where)}\n\n{table}")
    report.write_between(PAGE, "clients", comparison)
    return 0 if all(bar.is_met for bar in found) else 1


if __name__ == "__main__":
    sys.exit(main())
