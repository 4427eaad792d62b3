"""The state that the workers of a cluster share: the gate, the budget, the rows taken and the parts written.

Ray runs a `Coordinator` as an actor, next to the caller of the job. Nothing here imports Ray.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define

from openrouter_responses.bulk._budget import Budget
from openrouter_responses.bulk._done import KeySet
from openrouter_responses.bulk._gate import AsyncGate, Gate
from openrouter_responses.bulk._progress import Counters
from openrouter_responses.bulk.ray._parts import worker_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses.bulk._progress import ProgressState
    from openrouter_responses.bulk.ray._parts import PartRow, Parts
    from openrouter_responses.bulk.report import Report
    from openrouter_responses.rate_limit import RateLimit

LEASE_SECONDS = 15.0
"""The time without a sign of life after which a worker is lost, with its rows in flight."""

Verdict: TypeAlias = Literal["send", "done", "duplicate"]
"""The ways in which a worker handles a row."""

Event: TypeAlias = "tuple[str, tuple[Any, ...]]"
"""The name of a method of a gate or a budget, and its arguments."""

_WATCH_SECONDS = 0.5
_PAUSE = 0.01
_PAUSE_PER_WORKER = 0.002
"""The pause between two calls of a worker, in seconds: calls take the coordinator at most half of its time."""


@define
class Stop:
    """Why a job stops.

    Attributes:
        reason: The reason.
        status_code: The status of the response that says so; None without one.
    """

    reason: str
    status_code: int | None = None


@define
class Places:
    """Requests that a worker may send.

    Attributes:
        ticket: The ticket of each of them.
        count: Their number.
        pause: The seconds that the worker waits before its next call.
    """

    ticket: float
    count: int
    pause: float


@define
class Limits:
    """How the rows of a job are sent."""

    concurrency: int | None = None
    max_concurrency: int = 256
    max_cost: float | None = None
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    retry_failed: bool = False


@define
class _Worker:
    """The rows and tickets that a worker holds.

    Attributes:
        seen: The time of its last sign of life.
        requests: Its requests in flight, and those that it may send.
        reserved: The rows that have room in the budget.
        answered: The rows that have been answered and are not in a part.
    """

    seen: float
    requests: int = 0
    reserved: int = 0
    answered: int = 0


class Coordinator:
    """The state that the workers of a job share. All methods run in one event loop.

    Args:
        limits: How the rows are sent.
        parts: The output; None for a job without one.
        total: The number of rows; None if it is not known.
        lease: The seconds without a sign of life after which a worker is lost.
    """

    def __init__(
        self, limits: Limits, parts: Parts | None = None, *, total: int | None = None, lease: float = LEASE_SECONDS
    ) -> None:
        self._limits = limits
        self._parts = parts
        self._lease = lease
        self._gate = Gate(
            concurrency=limits.concurrency,
            max_concurrency=limits.max_concurrency,
            requests_per_minute=limits.requests_per_minute,
            tokens_per_minute=limits.tokens_per_minute,
            wall_clock_offset=time.time() - time.monotonic(),
        )
        self._waiting: AsyncGate | None = None
        self._budget = Budget(limits.max_cost)
        self._settled = asyncio.Event()
        self._stopped: Stop | None = None
        self._counters = Counters(total)
        self._workers: dict[str, _Worker] = {}
        self._succeeded, self._failed = KeySet(), KeySet()
        """The rows in the output, by whether they succeeded."""
        self._taken, self._ids = KeySet(), KeySet()
        """The rows and the IDs that workers have taken in this run."""
        self._seen_parts: set[str] = set()
        self._reading = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Read what earlier runs have written, before the first worker begins.

        Raises:
            ValueError: The folder of the output has other files.
            OSError: It cannot be read or written.
        """
        if self._parts is None:
            return
        report = self._counters.report
        await asyncio.to_thread(self._parts.prepare, retry_failed=self._limits.retry_failed)
        for name in await asyncio.to_thread(self._parts.names):
            for row in await asyncio.to_thread(self._parts.read, name):
                self._add(row)
                report.total_cost += row.cost or 0.0
            self._seen_parts.add(name)
        self._budget.spent = report.total_cost

    def _add(self, row: PartRow) -> None:
        if row.error is None:
            self._succeeded.add(row.key)
            self._failed.discard(row.key)
        elif row.key not in self._succeeded:
            self._failed.add(row.key)
        if row.cost is not None:
            self._budget.highest = max(self._budget.highest or 0.0, row.cost)

    # --- Rows

    async def take(self, worker: str, rows: list[tuple[bytes, bytes]]) -> list[Verdict]:
        """Return which rows of a job with an output a worker has to send.

        Args:
            worker: The name of the worker.
            rows: For each row, the key of its ID and its own key.
        """
        # A worker may have written a part and then been lost, before it could say so.
        await self._read_new_parts()
        self._worker(worker)
        report = self._counters.report
        verdicts: list[Verdict] = []
        new: set[bytes] = set()
        sent: set[bytes] = set()
        for id_key, key in rows:
            # The rows of a lost worker are taken a second time, by another one.
            if key not in self._taken:
                new.add(key)
                self._taken.add(key)
            is_done = key in self._succeeded or key in self._failed
            if key in new:
                report.rows += 1
                report.skipped += is_done
            if is_done:
                verdicts.append("done")
            elif key in sent or (key in new and id_key in self._ids):
                verdicts.append("duplicate")
            else:
                verdicts.append("send")
                sent.add(key)
            self._ids.add(id_key)
        return verdicts

    async def wrote(self, worker: str, part: str) -> None:
        """Count the rows of a part that a worker has written."""
        self._worker(worker)
        await self._read_new_parts([part])

    async def _read_new_parts(self, names: list[str] | None = None) -> None:
        if self._parts is None:
            return
        async with self._reading:
            for name in await asyncio.to_thread(self._parts.names) if names is None else names:
                if name in self._seen_parts:
                    continue
                rows = await asyncio.to_thread(self._parts.read, name)
                self._seen_parts.add(name)
                for row in rows:
                    self._add(row)
                    self._counters.count_row(error=row.error, tokens=row.tokens, cost=row.cost, sent=row.sent)
                if held := self._workers.get(worker_of(name)):
                    held.answered -= sum(row.sent for row in rows)

    # --- The gate and the budget

    async def lend(self, worker: str, wanted: int, *, first: bool) -> Places | Stop:
        """Wait until a worker may send a request, and return it with others that may be sent now, or why the job stops.

        Args:
            worker: The name of the worker.
            wanted: The highest number that the worker can use.
            first: Whether they are further requests of rows, for which the budget has room already.
        """
        held = self._worker(worker)
        if not first and not await self._reserve():
            return self._why_not()
        gate = self._async_gate()
        ticket = await gate.enter(first=first)
        if self._stopped is not None or self._workers.get(worker) is not held:
            gate.cancel()
            if not first:
                self._budget.release()
            return self._why_not()
        count = 1
        while count < min(wanted, self._share()) and self._lend_another(gate, first=first):
            count += 1
        held.requests += count
        held.reserved += 0 if first else count
        return Places(ticket, count, max(_PAUSE, _PAUSE_PER_WORKER * len(self._workers)))

    def _lend_another(self, gate: AsyncGate, *, first: bool) -> bool:
        if not first and not self._budget.reserve():
            return False
        if gate.enter_now(first=first):
            return True
        if not first:
            self._budget.release()
        return False

    def _share(self) -> int:
        """Return the most requests that are lent at once: half of what a worker has if all have the same."""
        return max(int(self._gate.limit) // (2 * len(self._workers)), 1)

    def _why_not(self) -> Stop:
        return self._stopped or Stop("the worker was lost")

    async def _reserve(self) -> bool:
        """Wait until the budget has room for a row, and return whether it has."""
        while self._stopped is None:
            if reason := self._budget.refusal():
                await self.stop(Stop(reason))
            elif self._budget.reserve():
                return True
            else:
                self._settled.clear()
                await self._settled.wait()
        return False

    async def report(self, worker: str, events: list[Event]) -> None:
        """Take what has happened at a worker since its last report; an empty report is a sign of life."""
        held = self._workers.get(worker)
        if held is None:
            self._worker(worker)
            return  # it was lost, and what it held was given back
        held.seen = asyncio.get_running_loop().time()
        kinds: dict[str, Callable[..., None]] = {
            "end": self._end,
            "cancel": self._cancel,
            "settle": self._settle,
            "release": self._release,
        }
        for kind, arguments in events:
            kinds[kind](held, *arguments)

    def _end(
        self,
        held: _Worker,
        ticket: float,
        refused: bool,
        retry_after: float | None,
        rate_limit: RateLimit | None,
        tokens: int,
    ) -> None:
        if not held.requests:
            return  # of a worker that was thought to be lost
        held.requests -= 1
        report = self._counters.report
        report.requests += 1
        report.refusals += refused
        self._counters.add_latency(asyncio.get_running_loop().time() - ticket)
        self._async_gate().end(ticket, refused=refused, retry_after=retry_after, rate_limit=rate_limit, tokens=tokens)

    def _cancel(self, held: _Worker) -> None:
        if held.requests:
            held.requests -= 1
            self._async_gate().cancel()

    def _settle(self, held: _Worker, cost: float | None) -> None:
        if not held.reserved:
            return
        held.reserved -= 1
        held.answered += self._parts is not None
        self._budget.settle(cost)
        self._settled.set()

    def _release(self, held: _Worker) -> None:
        if not held.reserved:
            return
        held.reserved -= 1
        self._budget.release()
        self._settled.set()

    async def stop(self, stop: Stop) -> None:
        """Stop the job: no worker sends a further row."""
        if self._stopped is None:
            self._stopped = stop
        self._settled.set()
        self._async_gate().dismiss()

    # --- Workers

    def _worker(self, name: str) -> _Worker:
        now = asyncio.get_running_loop().time()
        held = self._workers.get(name)
        if held is None:
            held = self._workers[name] = _Worker(now)
            if self._watching is None:
                self._watching = asyncio.create_task(self._watch())
        held.seen = now
        return held

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(min(_WATCH_SECONDS, self._lease / 4))
            self._counters.sample(self._gate.in_flight, self._gate.limit)
            for name, held in list(self._workers.items()):
                if loop.time() - held.seen > self._lease:
                    await self._lose(name, held)

    async def _lose(self, name: str, held: _Worker) -> None:
        """Give back what a lost worker held. Its rows in flight count as paid, because they may be."""
        await self._read_new_parts()
        del self._workers[name]
        for _ in range(held.requests):
            self._async_gate().cancel()
        for _ in range(held.reserved):
            self._budget.settle(self._budget.highest)
        self._counters.report.lost_in_flight += held.reserved + max(held.answered, 0)
        self._settled.set()

    def _async_gate(self) -> AsyncGate:
        if self._waiting is None:
            self._waiting = AsyncGate(self._gate, asyncio.get_running_loop())
        return self._waiting

    # --- For the caller of the job

    async def state(self) -> ProgressState:
        """Return the progress now."""
        return self._counters.state(self._gate.in_flight)

    async def has_stopped(self) -> bool:
        """Return whether the job has stopped, and what was in flight has ended and is written."""
        return self._stopped is not None and not any(
            held.reserved > 0 or held.answered > 0 for held in self._workers.values()
        )

    async def result(self) -> tuple[Report, Stop | None]:
        """Return the report, and why the job stopped; None if it did not."""
        await self._read_new_parts()
        # At the end of a job, nothing is in flight at a worker that is alive.
        for name, held in list(self._workers.items()):
            if held.reserved > 0 or held.answered > 0:
                await self._lose(name, held)
        report = self._counters.report
        report.seconds = self._counters.seconds
        report.left = max(report.rows - report.skipped - report.succeeded - report.failed, 0)
        if self._counters.total is not None and self._stopped is not None:
            report.left = self._counters.total - report.skipped - report.succeeded - report.failed
        self._counters.sample(self._gate.in_flight, self._gate.limit)
        report.stopped = None if self._stopped is None else self._stopped.reason
        return report, self._stopped
