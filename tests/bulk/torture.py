"""The torture of a job: it is killed at random moments, on a server that fails in many ways, until it is complete.

`make torture KILLS=200 ROWS=20000` runs it at length; a test runs a few kills. It checks that

- the output has one line for each row, the same as that of a job that nothing disturbed,
- no row whose line was in the output was sent again, and
- the rows that were answered twice, and so paid twice, were in flight at a kill and were said to be.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from openrouter_responses.testing import ResponsesServer, text
from tests.bulk.torture_faults import LASTING, PASSING, SLOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openrouter_responses.testing import Answer, RecordedRequest

ROOT = Path(__file__).parents[2]
JOB = """
import logging, sys
from openrouter_responses import OpenRouter, bulk
logging.basicConfig()
rows, output, url = sys.argv[1:]
open_router = OpenRouter(api_key="any-key", server_url=url)
print(bulk.run(rows, output, model="some/model", timeout_ms=1000, open_router=open_router))
"""
IN_FLIGHT = re.compile(r"killed with (\d+) rows in flight")


class TorturingServer:
    """The server of a torture. What it answers depends on the row and on how often it was sent."""

    def __init__(self, rows: int) -> None:
        self.server = ResponsesServer()
        self.requests: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self._lock = threading.Lock()
        self.server.script(*[self._answer] * (rows * 3 + 10_000))

    @property
    def received(self) -> int:
        """The number of requests so far."""
        return self.requests.total()

    def _answer(self, request: RecordedRequest) -> Answer:
        row: str = request.json["input"]
        chance = random.Random(row)
        with self._lock:
            self.requests[row] += 1
            first = self.requests[row] == 1
        kind = chance.random()
        if kind < 0.04:
            return self._fault(chance, LASTING)
        if kind < 0.14 and first:
            return self._fault(chance, PASSING)
        with self._lock:
            self.answered[row] += 1
        return text(f"{row}!")

    def _fault(self, chance: random.Random, faults: Mapping[str, Answer]) -> Answer:
        weights = [1 if any(part in name for part in SLOW) else 10 for name in faults]
        name = chance.choices([*faults], weights)[0]
        with self._lock:
            self.faults[name] += 1
        return faults[name]


@define
class Findings:
    """What a torture has found.

    Attributes:
        kills: The number of kills.
        torn: The number of kills that left an incomplete line.
        lost: The rows that were answered and not in the output at a kill.
        said: The rows in flight at a kill, as the next run said.
        paid_twice: The number of answers to rows that had been answered before.
        faults: The number of kinds of faults that the server has sent.
        problems: What is wrong.
    """

    rows: int
    kills: int = 0
    torn: int = 0
    lost: int = 0
    said: int = 0
    paid_twice: int = 0
    faults: int = 0
    seconds: float = 0.0
    problems: list[str] = field(factory=list)


def torture(folder: Path, *, rows: int, kills: int, seed: int) -> Findings:
    """Kill a job at random moments, and return what was found."""
    chance = random.Random(seed)
    began = time.monotonic()
    source, output, undisturbed = (folder / name for name in ("in.jsonl", "out.jsonl", "undisturbed.jsonl"))
    ids = [f"row {number}" for number in range(rows)]
    source.write_text("".join(json.dumps({"custom_id": row, "input": row}) + "\n" for row in ids), encoding="utf-8")
    findings = Findings(rows)
    torturer = TorturingServer(rows)
    with torturer.server as server:
        sent_before: dict[str, int] = {}
        while findings.kills < kills:
            process = _start(source, output, server.url)
            _wait_for_a_moment(process, torturer, chance, rows, kills)
            process.kill()
            findings.said += _said(process.communicate()[1])
            if process.returncode == 0:
                findings.problems.append(f"the job ended after {findings.kills} kills; use more rows")
                break
            findings.kills += 1
            _look_at(output, torturer, sent_before, findings)
        process = _start(source, output, server.url)
        _, messages = process.communicate()
        findings.said += _said(messages)
        if process.returncode:
            findings.problems.append(f"the last run failed: {messages[-2000:]}")
    with TorturingServer(rows).server as server:
        process = _start(source, undisturbed, server.url)
        process.communicate()
    findings.faults = len(torturer.faults)
    findings.paid_twice = sum(count - 1 for count in torturer.answered.values() if count > 1)
    _compare(output, undisturbed, ids, findings)
    for row, before in sent_before.items():
        if torturer.requests[row] > before:
            findings.problems.append(f"{row} was in the output and was sent again")
    if findings.paid_twice > findings.lost:
        findings.problems.append(f"{findings.paid_twice} rows were paid twice, but {findings.lost} were in flight")
    if findings.lost > findings.said:
        findings.problems.append(f"{findings.lost} rows were in flight, but only {findings.said} were said to be")
    if (left := sorted(file.name for file in folder.iterdir())) != ["in.jsonl", "out.jsonl", "undisturbed.jsonl"]:
        findings.problems.append(f"files were left: {left}")
    findings.seconds = time.monotonic() - began
    return findings


def _start(source: Path, output: Path, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", JOB, str(source), str(output), url]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _wait_for_a_moment(
    process: subprocess.Popen[str], torturer: TorturingServer, chance: random.Random, rows: int, kills: int
) -> None:
    """Wait until the server has received a random number of requests; now and then for a random time instead."""
    if chance.random() < 0.1:
        time.sleep(chance.random() * 0.6)
        return
    target = torturer.received + chance.randrange(1, max(rows * 3 // (kills * 2), 2))
    while torturer.received < target and process.poll() is None:
        time.sleep(0.001)


def _said(messages: str) -> int:
    return sum(int(number) for number in IN_FLIGHT.findall(messages))


def _look_at(output: Path, torturer: TorturingServer, sent_before: dict[str, int], findings: Findings) -> None:
    """Note what the output has after a kill, and which rows have been answered without being in it."""
    content = output.read_bytes() if output.exists() else b""
    *lines, rest = content.split(b"\n")
    findings.torn += bool(rest)
    written = set()
    for line in lines:
        row = json.loads(line)["custom_id"]
        written.add(row)
        # A request may be on its way through the server, so only those that were written before count.
        sent_before.setdefault(row, torturer.requests[row])
    time.sleep(0.05)
    findings.lost = sum(max(count - (row in written), 0) for row, count in torturer.answered.items())


def _compare(output: Path, undisturbed: Path, ids: list[str], findings: Findings) -> None:
    one, other = _results(output), _results(undisturbed)
    if sorted(row for row, _ in one) != sorted(ids):
        findings.problems.append(f"the output has {len(one)} lines of {len({row for row, _ in one})} rows")
    differences = {*one} ^ {*other}
    if differences:
        findings.problems.append(f"the outputs differ: {sorted(differences)[:4]}")


def _results(path: Path) -> list[tuple[str, str]]:
    return [(line["custom_id"], _result(line)) for line in map(json.loads, path.read_text("utf-8").splitlines())]


def _result(line: dict[str, Any]) -> str:
    if line["error"] is not None:
        return f"{line['error']['type']} {line['error']['code']}"
    result: str = line["response"]["body"]["output"][0]["content"][0]["text"]
    return result


def main() -> int:
    """Run a torture from the command line."""
    parser = argparse.ArgumentParser(description="Kill a bulk job at random moments, and check what it has written.")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        findings = torture(Path(folder), rows=arguments.rows, kills=arguments.kills, seed=arguments.seed)
    sys.stdout.write(
        f"{findings.kills} kills over {findings.rows:,} rows in {findings.seconds:.0f} s: {findings.faults} kinds of "
        f"faults of {len(LASTING) + len(PASSING)}, {findings.torn} torn lines, "
        f"{findings.lost} answered rows lost in flight ({findings.said} said), {findings.paid_twice} paid twice\n"
    )
    for problem in findings.problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if findings.problems else 0


if __name__ == "__main__":
    sys.exit(main())
