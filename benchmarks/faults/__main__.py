"""Run every case with every client, and write the tables of `docs/reliability.md`."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.faults.clients import CLIENTS
from benchmarks.faults.judge import Verdict
from benchmarks.faults.worker import CASES, HEADINGS

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN = "<!-- Written by `make faults` from here on. -->\n"
END = "<!-- End of the part written by `make faults`. -->\n"
DISTRIBUTIONS = {"ours": "openrouter-responses", "openai": "openai", "openrouter": "openrouter"}


def main() -> int:
    """Print the totals, write the tables, and return 0 if our client handles every case."""
    found = {name: run_cases(name) for name in CLIENTS}
    text = DOCUMENT.read_text()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}{table(found)}{END}{after}")
    for name, verdicts in found.items():
        print(f"{name:12} {sum(verdict.right for verdict in verdicts):4} of {len(CASES)}")
        if name == "ours":
            for (heading, case), verdict in zip(CASES, verdicts, strict=True):
                if not verdict.right:
                    print(f"  {heading}: {case.fault}: {verdict.what}")
    return 0 if all(verdict.right for verdict in found["ours"]) else 1


def run_cases(name: str) -> list[Verdict]:
    """Return the verdicts on one client. Its process is restarted if a case ends it."""
    verdicts: list[Verdict] = []
    while (first := len(verdicts)) < len(CASES):
        command = [sys.executable, "-m", "benchmarks.faults.worker", name, str(first)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        for line in done.stdout.splitlines():
            _, right, what = json.loads(line)
            verdicts.append(Verdict(right, what))
        if done.returncode:
            verdicts.append(Verdict(False, "ends the process"))
    return verdicts


def table(found: dict[str, list[Verdict]]) -> str:
    """Return the totals and one Markdown table per heading."""
    names = [f"{name} {version(DISTRIBUTIONS[name])}" for name in found]
    total = ", ".join(
        f"{label} **{sum(verdict.right for verdict in verdicts)}**"
        for label, verdicts in zip(names, found.values(), strict=True)
    )
    lines = [
        "",
        f"Handled cases, of {len(CASES)}: {total} (Python {platform.python_version()}, httpx {version('httpx')}).",
    ]
    number = 0
    for heading, cases in HEADINGS.items():
        lines += ["", f"### {heading}", "", f"| | {' | '.join(found)} |", "| --- | --- | --- | --- |"]
        for case in cases:
            cells = [_cell(verdicts[number]) for verdicts in found.values()]
            lines.append(f"| {case.fault} | {' | '.join(cells)} |")
            number += 1
    return "\n".join([*lines, "", ""])


def _cell(verdict: Verdict) -> str:
    what = verdict.what.replace("|", "\\|").replace("\n", " ")
    return what if verdict.right else f"**✗** {what}"


if __name__ == "__main__":
    sys.exit(main())
