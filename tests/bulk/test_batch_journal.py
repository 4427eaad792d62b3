"""The journal of batches is removed, replaced or changed while a job runs: nothing is submitted twice."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch, _batch_watch
from openrouter_responses.bulk._batch_journal import Entry, FileJournal
from openrouter_responses.bulk._batch_limits import Packer
from tests.bulk.odd_server import OddServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROWS = [{"custom_id": f"q{number}", "input": f"Question {number}"} for number in range(4)]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> Iterator[OddServer]:
    """A server of batches, to which a job submits two rows at a time."""
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    monkeypatch.setattr(_batch_watch, "SETTLE_SECONDS", 0)
    monkeypatch.setattr(_batch, "Packer", lambda: Packer(max_requests=2))
    with OddServer() as running:
        yield running


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    folder.mkdir()
    return folder / "out.jsonl"


def run(server: OddServer, output: Path, **options: Any) -> bulk.Report:
    options = {"via": "batch", "poll": 0, "max_batches": 1, "max_retries": 0, **options}
    with OpenRouter("any-key", server_url=server.url) as client:
        return bulk.run(ROWS, output, model="some/model", open_router=client, **options)


def journal_of(output: Path) -> Path:
    return output.with_name("out.jsonl.batches")


def test_a_removed_journal_is_written_again(server: OddServer, output: Path, caplog: pytest.LogCaptureFixture) -> None:
    journal = journal_of(output)
    before: list[bytes] = []

    def poll(number: int) -> float:
        if not before:
            before.append(journal.read_bytes())
            journal.unlink()
        elif len(before) == 1:
            before.append(journal.read_bytes())
        return 0

    report = run(server, output, poll=poll)
    assert before[0] == before[1]
    assert (report.succeeded, server.submitted_rows) == (4, [2, 2])
    assert "out.jsonl.batches was removed while the job runs, and is written again" in caplog.text
    assert [*output.parent.iterdir()] == [output]


def test_a_job_that_stops_after_the_removal_can_be_continued(server: OddServer, output: Path) -> None:
    def refuse(_: object) -> None:
        journal_of(output).unlink()
        server.once("GET", "/batches", 402)

    server.once("GET", "/batches/", refuse)
    with pytest.raises(bulk.JobStoppedError, match="the same call again waits for them"):
        run(server, output)
    assert run(server, output).succeeded == 4
    assert server.submitted_rows == [2, 2]


def replace(journal: Path) -> None:
    other = journal.with_name("other")
    other.write_text("Dear diary\n", encoding="utf-8")
    other.replace(journal)


def empty(journal: Path) -> None:
    journal.write_bytes(b"")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (replace, r"out\.jsonl\.batches was replaced by another file\."),
        (empty, r"out\.jsonl\.batches was changed by another program: 0 bytes, not \d+\."),
        (lambda journal: shutil.rmtree(journal.parent), r"was removed, and cannot be written again: No such file"),
    ],
    ids=["replaced", "emptied", "removed with its folder"],
)
def test_a_changed_journal_ends_the_job_before_a_further_submission(
    server: OddServer, output: Path, change: Callable[[Path], None], message: str
) -> None:
    server.once("GET", "/batches/", lambda _: change(journal_of(output)))
    with pytest.raises(bulk.JobStoppedError, match=message) as stopped:
        run(server, output)
    (batch_id,) = server.batch_ids
    assert server.submitted_rows == [2]
    assert stopped.value.report.submitted == [batch_id]
    assert f"{batch_id}; open_router.batches has their results" in str(stopped.value)


def test_another_file_at_the_place_of_the_journal_is_not_removed(server: OddServer, output: Path) -> None:
    """It comes with the results of the last batch, after the last look at the journal."""

    def complete(_: object) -> None:
        replace(journal_of(output))

    with OddServer(batch_seconds=0) as at_once:
        at_once.once("GET", "/batches/", lambda _: at_once.once("GET", "/batches/", complete))
        assert run(at_once, output).succeeded == 4
    assert journal_of(output).read_text("utf-8") == "Dear diary\n"


def test_a_failed_entry_leaves_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.jsonl.batches"
    journal = FileJournal(path)
    first, second = (Entry(name, "m", None, bytes(16), ["q"]) for name in ("a", "b"))
    journal.intend(first)
    write = os.write

    def fill(fd: int, data: memoryview) -> int:
        if len(data) <= 20:
            raise OSError(28, "No space left on device")
        return write(fd, data[:20])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fill)
        with pytest.raises(OSError, match=r"No space left on device: .*out\.jsonl\.batches"):
            journal.intend(second)
    journal.submitted(first, "batch_1", 17)
    assert journal.problem() is None
    journal.close()
    assert [*FileJournal(path).open] == ["a"]
