"""A job with batches that is killed at any step submits nothing twice, and the next run has all results."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch_watch
from openrouter_responses.bulk._batch_journal import Entry, FileJournal
from tests.bulk.odd_server import OddServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openrouter_responses.testing import ResponsesServer

ROWS = 6
JOB = """
import logging, os, signal, sys
from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch, _batch_journal, _batch_watch, _writer

logging.basicConfig()
output, url, step = sys.argv[1:]
_batch_watch.SETTLE_SECONDS = 0


def die():
    os.kill(os.getpid(), signal.SIGKILL)


kind, _, event = step.partition(" ")
append, write = _batch_journal.FileJournal._append, os.write


def stepping(self, **fields):
    if fields["event"] == event:
        if kind == "before":
            die()
        if kind == "torn":
            def torn(fd, data):
                write(fd, bytes(data)[: len(data) // 2])
                die()
            os.write = torn
    append(self, **fields)
    if fields["event"] == event and kind == "after":
        die()


_batch_journal.FileJournal._append = stepping
if step == "half of results":
    def torn(fd, data):
        data = bytes(data)
        if b'"custom_id"' in data and b"row_" in data:
            write(fd, data[: len(data) // 2])
            die()
        return write(fd, data)
    os.write = torn
if step == "before removal":
    _batch_journal.FileJournal.close = lambda self: die()
open_router = OpenRouter(api_key="any-key", server_url=url)
rows = [{"custom_id": f"q{number}", "input": f"Question {number}"} for number in range(6)]
print(bulk.run(rows, output, model="some/model", via="batch", poll=0.01, open_router=open_router))
"""
STEPS = [
    "torn intent", "after intent", "before submitted", "torn submitted", "after submitted", "half of results",
    "before finished", "torn finished", "after finished", "before removal",
]  # fmt: skip


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> Iterator[OddServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    monkeypatch.setattr(_batch_watch, "SETTLE_SECONDS", 0)
    with OddServer(batch_seconds=0) as running:
        yield running


def start(output: Path, server: ResponsesServer, step: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", JOB, str(output), server.url, step]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run_again(output: Path, server: ResponsesServer, count: int = ROWS, **options: Any) -> bulk.Report:
    rows = [{"custom_id": f"q{number}", "input": f"Question {number}"} for number in range(count)]
    with OpenRouter("any-key", server_url=server.url) as client:
        return bulk.run(rows, output, model="some/model", via="batch", poll=0.01, open_router=client, **options)


@pytest.mark.parametrize("step", STEPS)
def test_a_job_that_is_killed_submits_nothing_twice(odd: OddServer, tmp_path: Path, step: str) -> None:
    output = tmp_path / "out.jsonl"
    process = start(output, odd, step)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, messages
    submitted = odd.submitted_rows
    assert submitted == ([] if "intent" in step else [ROWS])

    report = run_again(output, odd)
    assert odd.submitted_rows == [ROWS]
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert sorted(line["custom_id"] for line in lines) == [f"q{number}" for number in range(ROWS)]
    assert all(line["error"] is None for line in lines)
    assert (report.skipped + report.succeeded, report.left, report.lost_in_flight) == (ROWS, 0, 0)
    assert [*tmp_path.iterdir()] == [output]


@pytest.mark.parametrize("step", ["after intent", "before submitted"])
def test_more_rows_after_a_crash_are_submitted_and_the_others_are_found(
    odd: OddServer, tmp_path: Path, step: str
) -> None:
    output = tmp_path / "out.jsonl"
    start(output, odd, step).communicate(timeout=60)
    report = run_again(output, odd, ROWS + 2)
    assert report.succeeded == ROWS + 2
    assert sorted(odd.submitted_rows) == [2, ROWS]


def test_a_submission_is_not_sent_again_before_the_list_is_certain(
    odd: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service may receive it late, after the first look at the list."""
    monkeypatch.setattr(_batch_watch, "SETTLE_SECONDS", 1_000)
    output = tmp_path / "out.jsonl"
    start(output, odd, "after intent").communicate(timeout=60)
    looks: list[int] = []

    def poll(number: int) -> float:
        looks.append(number)
        if len(looks) == 5:
            monkeypatch.setattr(_batch_watch, "SETTLE_SECONDS", 0)
        else:
            assert odd.submitted_rows == []
        return 0

    rows = [{"custom_id": f"q{number}", "input": f"Question {number}"} for number in range(ROWS)]
    with OpenRouter("any-key", server_url=odd.url) as client:
        report = bulk.run(rows, output, model="some/model", via="batch", poll=poll, open_router=client)
    assert (report.succeeded, odd.submitted_rows) == (ROWS, [ROWS])
    assert len(looks) >= 5


def test_what_a_crash_left_of_a_long_entry_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl.batches"
    long, short = (Entry(name, "m", None, bytes(16 * count), ["q"] * count) for name, count in (("a", 50), ("b", 1)))
    journal = FileJournal(path)
    journal.intend(long)
    journal.close()
    path.write_bytes(path.read_bytes()[:-1])
    again = FileJournal(path)
    assert again.open == {}
    again.intend(short)
    again.submitted(short, "batch_1", 17)
    again.close()
    found = FileJournal(path).open["b"]
    assert (found.id, found.created_at, found.count, found.custom_ids) == ("batch_1", 17, 1, ["q"])


def test_a_list_of_another_account_is_not_trusted(odd: OddServer, tmp_path: Path) -> None:
    """A batch that was there before the submission is missing, so that the list says nothing."""
    output = tmp_path / "out.jsonl"
    with OpenRouter("any-key", server_url=odd.url) as client:
        older = client.batches.create(model="m", requests=[{"custom_id": "a", "body": {"input": "A"}}])
    start(output, odd, "before submitted").communicate(timeout=60)
    with OddServer(batch_seconds=0) as other, pytest.raises(bulk.JobStoppedError) as stopped:
        run_again(output, other)
    assert f"the batch {older.id}, which is older, is not found either" in str(stopped.value)
    assert other.submitted_rows == []
    assert run_again(output, odd).succeeded == ROWS
    assert odd.submitted_rows == [1, ROWS]


def test_an_interrupt_leaves_the_batches_and_says_how_to_go_on(odd: OddServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with OddServer() as server:
        server.once("GET", "/batches/", lambda _: os.kill(process.pid, signal.SIGINT))
        process = start(output, server)
        _, messages = process.communicate(timeout=60)
        (batch_id,) = server.batch_ids
        assert f"submitted and going on: {batch_id}; the same call again waits for them" in messages
        assert messages.rstrip().endswith("KeyboardInterrupt")
        assert not any(request.method == "DELETE" for request in server.requests)
        assert run_again(output, server).succeeded == ROWS
        assert server.submitted_rows == [ROWS]


def test_an_interrupt_waits_for_the_response_to_a_submission(odd: OddServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    odd.once("POST", "/batches", lambda _: os.kill(process.pid, signal.SIGINT))
    process = start(output, odd)
    process.communicate(timeout=60)
    journal = [json.loads(line) for line in output.with_name("out.jsonl.batches").read_text("utf-8").splitlines()]
    assert [entry["event"] for entry in journal] == ["intent", "submitted"]
    assert journal[1]["id"] == odd.batch_ids[0]


def test_another_file_is_not_taken_for_a_journal(odd: OddServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    journal = output.with_name("out.jsonl.batches")
    journal.write_text("Dear diary\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 1 of .*out\.jsonl\.batches is not an entry of a journal of batches"):
        run_again(output, odd)
    assert journal.read_text("utf-8") == "Dear diary\n"


SMALL_BATCHES = """
import sys
import time
from collections import Counter
from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch, _batch_watch
from openrouter_responses.bulk._batch_limits import Packer

_batch.Packer = lambda: Packer(max_requests=10)
_batch_watch.SETTLE_SECONDS = 1
output, url, count = sys.argv[1:]
rows = [{"custom_id": f"q{number}", "input": f"Question {number}"} for number in range(int(count))]
client = OpenRouter(api_key="any-key", server_url=url)
print(bulk.run(rows, output, model="some/model", via="batch", poll=0.02, open_router=client))
"""


@pytest.mark.extended
@pytest.mark.parametrize("seed", range(3))
def test_a_job_that_is_killed_at_random_moments_submits_nothing_twice(
    odd: OddServer, tmp_path: Path, seed: int
) -> None:
    output, count, kills = tmp_path / "out.jsonl", 400, 0
    chance = random.Random(seed)  # not a secret
    with OddServer(batch_seconds=0.2) as server:
        while True:
            command = [sys.executable, "-c", SMALL_BATCHES, str(output), server.url, str(count)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
                moment = len(server.requests) + chance.randrange(1, 12)
                while process.poll() is None and (kills >= 12 or len(server.requests) < moment):
                    time.sleep(0.002)
                process.kill()
                _, messages = process.communicate()
            if process.returncode == 0:
                break
            assert process.returncode == -signal.SIGKILL, messages
            kills += 1
        submitted = Counter(
            request["custom_id"].partition("-")[2] for each in server.submissions for request in each.json["requests"]
        )
    assert kills >= 6
    assert len(submitted) == count
    assert set(submitted.values()) == {1}
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert sorted(line["custom_id"] for line in lines) == sorted(f"q{number}" for number in range(count))
    assert [*tmp_path.iterdir()] == [output]
