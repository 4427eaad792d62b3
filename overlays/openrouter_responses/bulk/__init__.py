"""Bulk runs: many rows through the Responses API, with resumption, an adaptive rate, a budget and a report.

    from openrouter_responses import bulk

    report = bulk.run("in.jsonl", "out.jsonl", model="openai/gpt-5", max_cost=5.00, progress=True)

From the rows to the output, each module has one task:

- `_entry`: `run`, `run_async` and `stream`.
- `_rows`: the rows that records ask for, and templates.
- `_files`: reading of files by the endings of their names.
- `_requests`: the request of a row with the defaults of the job, its key, and the value in its response.
- `_done`: the keys of the rows that an output has.
- `_lines`: the lines of an output.
- `_json`: JSON in files.
- `_writer`: appending of lines, and the lock on an output.
- `_final`: outputs that no line can be appended to.
- `_gate`: the rate gate: concurrency, waits that the server asks for, and limits; no I/O.
- `_budget`: the budget; no I/O.
- `_backend`: the interface of the ways to send rows.
- `_stopping`: errors that end a job.
- `_live`: one call for each row.
- `_batch`: the batches of the service, from rows to submissions and outcomes.
- `_batch_job`: what the submitting of rows and the watching of batches share.
- `_batch_submissions`: the submissions that are not finished.
- `_batch_submit`: the submitting of rows.
- `_batch_watch`: the watching of batches, and the passing on of their outcomes.
- `_batch_limits`: what a batch can have; no I/O.
- `_batch_rows`: the rows of submitted batches, on disk.
- `_batch_journal`: the journal of submitted batches.
- `_batch_search`: the search for a batch whose submission had no response.
- `_batch_outcomes`: the outcomes of the rows of a batch.
- `_outcome`: `RowOutcome` and `BatchRowError`.
- `_progress`: the counters of a job.
- `_display`: the progress on a terminal or in a log.
- `report`: `Report`.
- `_page`: the report as an HTML page.
- `_job`: a job from its rows to its report.

`ray`, a package that is loaded when it is first used, does the same on a Ray cluster; its opening docstring maps its
modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openrouter_responses.bulk._entry import run, run_async, stream
from openrouter_responses.bulk._job import JobStoppedError
from openrouter_responses.bulk._outcome import BatchRowError, RowOutcome
from openrouter_responses.bulk._progress import ProgressState
from openrouter_responses.bulk._rows import RowError
from openrouter_responses.bulk._writer import OutputInUseError
from openrouter_responses.bulk.report import Report, Sample

if TYPE_CHECKING:
    from openrouter_responses.bulk import ray

__all__ = [
    "BatchRowError",
    "JobStoppedError",
    "OutputInUseError",
    "ProgressState",
    "Report",
    "RowError",
    "RowOutcome",
    "Sample",
    "ray",
    "run",
    "run_async",
    "stream",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name == "ray":
            from importlib import import_module

            return import_module("openrouter_responses.bulk.ray")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
