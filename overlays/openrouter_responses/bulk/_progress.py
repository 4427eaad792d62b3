"""The counters of a job, from which its report and its progress are made."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from openrouter_responses.bulk.report import Report, Sample

if TYPE_CHECKING:
    from openrouter_responses.bulk._outcome import RowOutcome

MAX_SAMPLES = 400
SHOW_SECONDS = 0.5
"""The time between two displays of the progress."""

_RECENT = 200


@frozen
class ProgressState:
    """The progress of a job at one moment.

    Attributes:
        rows: The rows that are finished, those of earlier runs included.
        total: The number of rows of the input; None if it is not known.
        failed: The rows that failed in this run.
        rate: The rows per second of the last seconds.
        concurrency: The requests in flight; with batches the rows in them.
        refusals: The requests that the server refused.
        tokens: The tokens so far.
        cost: The cost so far in US dollars.
        expected_cost: The cost of the whole job if it goes on like this; None if that is not known.
        seconds: The seconds since the start.
        seconds_left: The time left if it goes on like this; None if that is not known.
    """

    rows: int
    total: int | None
    failed: int
    rate: float
    concurrency: int
    refusals: int
    tokens: int
    cost: float
    expected_cost: float | None
    seconds: float
    seconds_left: float | None

    def __str__(self) -> str:
        of = "" if self.total is None else f" of {self.total:,}"
        parts = [f"{self.rows:,}{of} rows", f"{self.rate:,.1f}/s", f"{self.concurrency} in flight"]
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        parts.append(f"{self.refusals:,} refusals")
        parts.append(f"{self.tokens:,} tokens")
        expected = "" if self.expected_cost is None else f" of about ${self.expected_cost:,.4f}"
        parts.append(f"${self.cost:,.4f}{expected}")
        if self.seconds_left is not None:
            parts.append(f"{_duration(self.seconds_left)} left")
        return ", ".join(parts)


ProgressCallback: TypeAlias = Callable[[ProgressState], object]


class Counters:
    """The counters of a job, from which its report and its progress are made."""

    def __init__(self, total: int | None = None) -> None:
        self.report: Report = Report()
        self.total: int | None = total
        self._began = time.monotonic()
        self._latencies: deque[float] = deque(maxlen=_RECENT)
        self._marks: deque[tuple[float, int]] = deque(maxlen=20)
        self._sample_interval = 0.5

    def count(self, outcome: RowOutcome[Any]) -> None:
        """Count the outcome of a row."""
        kind = None
        if outcome.error is not None:
            kind = error_kind(type(outcome.error).__name__, getattr(outcome.error, "status_code", None))
        self.report.refusals += outcome.refusals
        if outcome.seconds:
            self.report.requests += outcome.refusals + 1
            self.add_latency(outcome.seconds)
        self.count_row(
            error=kind,
            tokens=outcome.tokens,
            cost=outcome.cost,
            sent=bool(outcome.seconds) or outcome.result is not None,
        )

    def count_row(self, *, error: str | None, tokens: int, cost: float | None, sent: bool) -> None:
        """Count a row.

        Args:
            error: The kind of its error, as `error_kind` returns it; None if it succeeded.
            tokens: Its tokens.
            cost: Its cost in US dollars; None if it is not known.
            sent: Whether it was sent.
        """
        report = self.report
        if error is None:
            report.succeeded += 1
        else:
            report.failed += 1
            report.errors[error] = report.errors.get(error, 0) + 1
        report.tokens += tokens
        if cost is not None:
            report.cost += cost
            report.total_cost += cost
        elif sent:
            report.unknown_costs += 1

    def add_latency(self, seconds: float) -> None:
        """Count the time of a request."""
        self._latencies.append(seconds)

    def sample(self, concurrency: int, limit: float) -> None:
        """Add a sample to the report; old ones are thinned out when there are many."""
        report = self.report
        now = self.seconds
        last = report.samples[-1] if report.samples else None
        if last is not None and now - last.seconds < self._sample_interval:
            return
        rows = report.succeeded + report.failed
        rate = 0.0 if last is None else (rows - last.rows) / (now - last.seconds)
        latency = median(self._latencies) if self._latencies else None
        report.samples.append(Sample(now, rows, concurrency, limit, latency, report.refusals, report.cost, rate))
        if len(report.samples) > MAX_SAMPLES:
            del report.samples[1::2]
            self._sample_interval *= 2

    @property
    def seconds(self) -> float:
        """The seconds since the start."""
        return time.monotonic() - self._began

    def state(self, concurrency: int) -> ProgressState:
        """Return the progress now."""
        report, now = self.report, self.seconds
        here = report.succeeded + report.failed
        self._marks.append((now, here))
        then, before = self._marks[0]
        rate = (here - before) / (now - then) if now > then else 0.0
        rows = here + report.skipped
        left = None if self.total is None else max(self.total - rows, 0)
        expected = None
        if left is not None and here > report.unknown_costs:
            expected = report.total_cost + left * report.cost / (here - report.unknown_costs)
        return ProgressState(
            rows=rows,
            total=self.total,
            failed=report.failed,
            rate=rate,
            concurrency=concurrency,
            refusals=report.refusals,
            tokens=report.tokens,
            cost=report.total_cost,
            expected_cost=expected,
            seconds=now,
            seconds_left=left / rate if left is not None and rate else None,
        )


def error_kind(name: str, status: int | None) -> str:
    """Return what a report calls the errors of one kind."""
    return f"{name} ({status})" if status else name


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
