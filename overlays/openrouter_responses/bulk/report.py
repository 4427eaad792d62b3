"""`Report`: what became of a job, as a table, as a dict and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, define, field

from openrouter_responses.shown import Shown

if TYPE_CHECKING:
    import os


@define
class Sample:
    """The state of a job at one moment.

    Attributes:
        seconds: The seconds since the start.
        rows: The rows finished in this run.
        concurrency: The requests in flight.
        limit: The requests that the gate allows to be in flight.
        latency: The median time of the last requests, in seconds; None before the first.
        refusals: The refusals so far.
        cost: The cost so far in US dollars.
        rate: The rows per second since the sample before.
    """

    seconds: float
    rows: int
    concurrency: int
    limit: float
    latency: float | None
    refusals: int
    cost: float
    rate: float


@define
class Report(Shown):
    """The result of a job. It shows itself as a table: printed, in notebooks and with rich.

    Attributes:
        rows: The rows read from the input in this run.
        succeeded: The rows that succeeded in this run.
        failed: The rows that failed in this run.
        skipped: The rows that an earlier run had finished.
        left: The rows that were read and not finished. If the job stopped, the input may have more, which are not
            counted.
        lost_in_flight: The rows that were in flight when an earlier run was killed. They were sent again; the service
            may have charged them twice.
        requests: The responses received, refusals included.
        refusals: The requests that the server refused because of its rate or its load (429, 503, 529).
        tokens: The tokens of this run, input and output.
        cost: The cost of this run in US dollars.
        total_cost: The cost of all runs that wrote to the output.
        unknown_costs: The finished rows whose cost the server did not report.
        seconds: The time of this run.
        submitted: The IDs of the batches that are submitted and not finished; the next run waits for them.
        stopped: Why the job stopped before its end; None if it did not.
        errors: The kinds of the errors of failed rows, with their number.
        samples: The state at some hundred moments, for the curves of the page.
    """

    rows: int = 0
    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    left: int = 0
    lost_in_flight: int = 0
    requests: int = 0
    refusals: int = 0
    tokens: int = 0
    cost: float = 0.0
    total_cost: float = 0.0
    unknown_costs: int = 0
    seconds: float = 0.0
    submitted: list[str] = field(factory=list)
    stopped: str | None = None
    errors: dict[str, int] = field(factory=dict)
    samples: list[Sample] = field(factory=list, repr=False)

    @property
    def rate(self) -> float:
        """The rows finished per second."""
        return (self.succeeded + self.failed) / self.seconds if self.seconds else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        return {**asdict(self), "rate": self.rate}

    def to_html(self) -> str:
        """Return the report as an HTML page with curves, which loads nothing from the network."""
        from openrouter_responses.bulk._page import page_of

        return page_of(self)

    def save_html(self, path: str | os.PathLike[str]) -> None:
        """Write the page to a file."""
        from pathlib import Path

        Path(path).write_text(self.to_html(), encoding="utf-8")

    def lines(self) -> list[tuple[str, str]]:
        """Return the names and values of the table."""
        share = f" ({self.refusals / self.requests:.1%} of {self.requests:,} requests)" if self.requests else ""
        unknown = f", {self.unknown_costs:,} rows without a cost" if self.unknown_costs else ""
        rows: list[tuple[str, str]] = [
            ("rows", f"{self.rows:,}"),
            ("succeeded", f"{self.succeeded:,}"),
            ("failed", f"{self.failed:,}"),
            *((f"  {kind}", f"{count:,}") for kind, count in sorted(self.errors.items(), key=lambda item: -item[1])),
            ("finished before", f"{self.skipped:,}"),
        ]
        if self.left:
            rows.append(("left", f"{self.left:,}{' or more' if self.stopped else ''}"))
        if self.submitted:
            rows.append(("batches going on", ", ".join(self.submitted)))
        if self.lost_in_flight:
            rows.append(("in flight at a kill", f"{self.lost_in_flight:,}, sent again and perhaps charged twice"))
        rows += [
            ("time", f"{self.seconds:,.1f} s, {self.rate:,.1f} rows/s"),
            ("refusals", f"{self.refusals:,}{share}"),
            ("tokens", f"{self.tokens:,}"),
            ("cost", f"${self.cost:,.6f}{unknown}"),
        ]
        if self.total_cost > self.cost:
            rows.append(("cost of all runs", f"${self.total_cost:,.6f}"))
        if self.stopped:
            rows.append(("stopped", self.stopped))
        return rows

    def __str__(self) -> str:
        rows = self.lines()
        width = max(len(name) for name, _ in rows)
        return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)
