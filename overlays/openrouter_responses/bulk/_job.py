"""A job: from the rows that are not done, through a back end, to the output, the progress and the report."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define

from openrouter_responses import errors
from openrouter_responses.bulk import _lines
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._budget import Budget
from openrouter_responses.bulk._display import Display, logger
from openrouter_responses.bulk._done import Finished, KeySet, key_of, read_finished
from openrouter_responses.bulk._files import count_records, is_path, read_records
from openrouter_responses.bulk._final import finish, journal_of, restore
from openrouter_responses.bulk._gate import AsyncGate, Gate
from openrouter_responses.bulk._live import LiveBackend
from openrouter_responses.bulk._outcome import RowOutcome
from openrouter_responses.bulk._progress import SHOW_SECONDS, Counters
from openrouter_responses.bulk._rows import Row, RowError, RowReader, Shape
from openrouter_responses.bulk._writer import LineWriter, OutputLock, rewrite

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from openrouter_responses.batches import Poll
    from openrouter_responses.bulk._backend import Backend, Emit
    from openrouter_responses.bulk._batch import BatchBackend
    from openrouter_responses.bulk._batch_journal import Journal
    from openrouter_responses.bulk._progress import ProgressCallback
    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk.report import Report
    from openrouter_responses.client import OpenRouter

Via: TypeAlias = Literal["live", "batch"]
"""How rows are sent: one call for each, or in the batches of the service."""

Begin: TypeAlias = "Callable[[], Awaitable[object]]"
"""Called for each row that is to be sent or to fail; a row may have to wait in it."""

DEFAULT_MAX_BATCHES = 32
"""The maximum number of batches that are submitted and have not ended."""

_ROWS_PER_REQUEST = 4
_SYNC_SECONDS = 1.0
_ROWS_BETWEEN_PAUSES = 256


class JobStoppedError(errors.OpenRouterError):
    """A job stopped before its end. The same call again does what is left.

    Attributes:
        report: What became of the job.
    """

    report: Report

    def __init__(self, message: str, *, report: Report, **rest: Any) -> None:
        super().__init__(message, **rest)
        self.report = report


@define
class Settings:
    """How the rows of a job are sent."""

    via: Via
    fallback: Literal["live"] | None
    poll: Poll | None
    max_batches: int
    concurrency: int | None
    max_cost: float | None
    requests_per_minute: float | None
    tokens_per_minute: float | None
    retry_failed: bool
    shape: Shape | None
    progress: ProgressCallback | bool


class Job:
    """A job.

    Args:
        source: The rows, or the path of their file.
        reader: What makes rows of the records.
        requests: The requests of the rows.
        settings: How they are sent.
    """

    def __init__(self, source: Any, reader: RowReader, requests: Requests, settings: Settings) -> None:
        self._source = source
        self._records = read_records(source)
        self._reader = reader
        self._requests = requests
        self._settings = settings
        self._counters = Counters()
        self._gate = Gate(
            concurrency=settings.concurrency,
            requests_per_minute=settings.requests_per_minute,
            tokens_per_minute=settings.tokens_per_minute,
            wall_clock_offset=time.time() - time.monotonic(),
        )
        self._finished = Finished(KeySet(), KeySet(), 0, 0, 0.0, None, 0, False)
        self._ids = KeySet()
        self._progress: ProgressCallback | None = settings.progress if callable(settings.progress) else None
        self._taken = 0
        self._is_read = False
        self._in_flight: Callable[[], int] = lambda: self._gate.in_flight
        self._batches: BatchBackend | None = None

    @property
    def report(self) -> Report:
        """The report so far."""
        return self._counters.report

    async def write(self, open_router: OpenRouter, output: Path) -> Report:
        """Send the rows, and append their lines to an output.

        Raises:
            JobStoppedError: The job stopped before its end.
            OutputInUseError: Another run writes to the output.
            OSError: The input or the output cannot be read or written.
        """
        self._check_output(output)
        journal = journal_of(output)
        lock = OutputLock(output)
        try:
            with contextlib.ExitStack() as exits:
                self._show(exits)
                restore(output, journal)
                batches = self._batch_journal(output)
                exits.callback(batches.close)
                size = self._resume(journal, lock)
                try:
                    with LineWriter(journal, size) as writer:
                        await self._send_and_write(open_router, writer, lock, batches)
                finally:
                    finish(output, journal, complete=self._is_read and not self.report.left)
        finally:
            lock.release()
        return self.report

    def _batch_journal(self, output: Path) -> Journal:
        """Return the journal of the batches that write to an output.

        Raises:
            ValueError: Batches are submitted, and rows are to be sent live.
        """
        path = output.with_name(output.name + ".batches")
        if self._settings.via == "live" and not path.exists():
            from openrouter_responses.bulk._batch_journal import Journal

            return Journal()
        from openrouter_responses.bulk._batch_journal import FileJournal

        journal = FileJournal(path)
        if self._settings.via == "live" and journal.open:
            journal.close()
            raise ValueError(
                f"{path} has {len(journal.open)} submitted batches, whose rows would be sent twice; "
                'finish them with via="batch"'
            )
        return journal

    def _show(self, exits: contextlib.ExitStack) -> None:
        """Show the progress until the exits are left, if it is to be shown."""
        if self._settings.progress is True:
            self._progress = exits.enter_context(Display()).show

    def _check_output(self, output: Path) -> None:
        if is_path(self._source) and Path(self._source).resolve() == output.resolve():
            raise ValueError(f"the output is the input, {output}; name another file")

    def _resume(self, output: Path, lock: OutputLock) -> int:
        """Read what earlier runs did, and return the size of the valid part of the output."""
        self._finished = finished = read_finished(output)
        report = self.report
        if lock.earlier is not None:
            report.lost_in_flight = lock.earlier.lost(finished.lines)
            if report.lost_in_flight:
                logger.warning(
                    "An earlier run was killed with %d rows in flight. They are sent again; the service may have "
                    "charged them already",
                    report.lost_in_flight,
                )
        report.total_cost = finished.cost
        size, lines = finished.size, finished.lines
        failed = finished.failed if self._settings.retry_failed else ()
        if failed or finished.damaged:

            def keep(line: bytes) -> bool:
                if _lines.NEVER_WRITTEN in line:
                    return False
                record = _lines.read(line, thorough=False)
                # What was paid stays, so that later runs know what the output has cost.
                return record is None or record.succeeded or bool(record.cost) or record.key not in failed

            size, lines = rewrite(output, keep, size)
        # A row in a batch is not lost when the process is killed; only those that are sent live are.
        lock.begin(lines if self._settings.via == "live" else None)
        self._counters.total = count_records(self._source)
        return size

    async def _send_and_write(
        self, open_router: OpenRouter, writer: LineWriter, lock: OutputLock, journal: Journal
    ) -> None:
        loop = asyncio.get_running_loop()
        is_scheduled = False
        failure: list[OSError] = []

        def write() -> None:
            nonlocal is_scheduled
            is_scheduled = False
            try:
                writer.write()
            except OSError as error:
                failure.append(error)

        is_live = self._settings.via == "live"

        async def begin() -> None:
            if is_live:
                lock.count_sent()

        async def emit(row: Row, outcome: RowOutcome[Any]) -> None:
            nonlocal is_scheduled
            if failure:
                raise failure[0]
            shape = self._settings.shape or row.shape
            writer.append(_lines.encode(row, outcome, shape))
            if not is_scheduled:
                is_scheduled = True
                loop.call_soon(write)
            self._count(row, outcome)

        async def settle() -> None:
            writer.write()
            await asyncio.to_thread(writer.sync)

        async def sync() -> None:
            while True:
                await asyncio.sleep(_SYNC_SECONDS)
                try:
                    await asyncio.to_thread(writer.sync)
                except OSError as error:
                    failure.append(error)

        def make(budget: Budget) -> Backend:
            if is_live:
                return self._live_backend(open_router, budget, drain=True)
            return self._batch_backend(open_router, budget, journal, settle, lock.count_sent, drain=True)

        syncing = asyncio.create_task(sync())
        try:
            await self._run(make, begin, emit)
        finally:
            syncing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await syncing
        writer.write()
        if failure:
            raise failure[0]

    async def outcomes(self, open_router: OpenRouter, *, ordered: bool) -> AsyncGenerator[RowOutcome[Any]]:
        """Send the rows and yield their outcomes.

        Args:
            open_router: The client.
            ordered: Yield them in the order of the rows instead of the order in which they end.

        Raises:
            JobStoppedError: The job stopped before its end.
        """
        queue: asyncio.Queue[RowOutcome[Any] | None] = asyncio.Queue()
        is_live = self._settings.via == "live"
        # A row has a place from when it is read until its outcome is yielded.
        room = asyncio.Semaphore(
            _ROWS_PER_REQUEST * self._gate.max_concurrency if is_live else _rows_ahead(self._settings.max_batches)
        )
        self._counters.total = count_records(self._source)

        async def settle() -> None:
            pass

        def make(budget: Budget) -> Backend:
            if is_live:
                return self._live_backend(open_router, budget, drain=False)
            from openrouter_responses.bulk._batch_journal import Journal

            return self._batch_backend(open_router, budget, Journal(), settle, lambda _: None, drain=False)

        async def emit(row: Row, outcome: RowOutcome[Any]) -> None:
            self._count(row, outcome)
            queue.put_nowait(outcome)

        exits = contextlib.ExitStack()
        self._show(exits)
        running = asyncio.create_task(self._run(make, room.acquire, emit))
        running.add_done_callback(lambda _: queue.put_nowait(None))
        try:
            waiting: dict[int, RowOutcome[Any]] = {}
            following = 1
            while (outcome := await queue.get()) is not None:
                if not ordered:
                    room.release()
                    yield outcome
                    continue
                waiting[outcome.number] = outcome
                while following in waiting:
                    room.release()
                    yield waiting.pop(following)
                    following += 1
            for number in sorted(waiting):
                yield waiting[number]
            await running
        finally:
            running.cancel()
            await asyncio.wait([running])
            exits.close()
            if not running.cancelled():
                running.exception()  # a caller that leaves early does not need it

    def _count(self, row: Row, outcome: RowOutcome[Any]) -> None:
        if not row.number:
            # A row of a batch of an earlier run that the input no longer has.
            self._taken += 1
            self.report.rows += 1
        self._counters.count(outcome)

    async def _run(self, make: Callable[[Budget], Backend], begin: Begin, emit: Emit) -> None:
        report, counters, gate = self.report, self._counters, self._gate
        rows = self._pending(begin, emit)

        async def take() -> Row | None:
            return await anext(rows, None)

        finished = self._finished
        backend = make(
            Budget(self._settings.max_cost, report.total_cost, finished.highest_cost, len(finished.succeeded))
        )
        watching = asyncio.create_task(self._watch())
        stop: StopJobError | None = None
        try:
            await backend.run(take, emit)
        except StopJobError as error:
            stop = error
        finally:
            watching.cancel()
            if self._progress is not None:
                self._progress(counters.state(self._in_flight()))
            with contextlib.suppress(asyncio.CancelledError):
                await watching
            await rows.aclose()
            report.seconds = counters.seconds
            counters.sample(self._in_flight(), gate.limit)
            done = report.succeeded + report.failed
            report.left = self._taken - done
            if self._batches is not None:
                report.submitted = self._batches.submitted
            if counters.total is not None and not self._is_read:
                report.left = max(counters.total - done - report.skipped, report.left)
        if stop is not None:
            report.stopped = stop.reason
            cause = stop.cause
            raise JobStoppedError(
                f"The job stopped after {done:,} rows, {report.left:,}{'' if counters.total else ' or more'} are left: "
                f"{stop.reason}",
                report=report,
                status_code=getattr(cause, "status_code", None),
                raw_response=getattr(cause, "raw_response", None),
            ) from cause

    def _live_backend(self, open_router: OpenRouter, budget: Budget, *, drain: bool) -> LiveBackend:
        gate = AsyncGate(self._gate, asyncio.get_running_loop())
        return LiveBackend(open_router.responses, self._requests, gate, budget, drain=drain)

    def _batch_backend(
        self,
        open_router: OpenRouter,
        budget: Budget,
        journal: Journal,
        settle: Callable[[], Awaitable[None]],
        count_live: Callable[[int], None],
        *,
        drain: bool,
    ) -> BatchBackend:
        from openrouter_responses.bulk._batch import BatchBackend

        settings = self._settings
        self._batches = backend = BatchBackend(
            open_router.batches,
            self._requests,
            journal,
            budget,
            is_done=self._is_done,
            settle=settle,
            poll=settings.poll,
            max_batches=settings.max_batches,
            live=self._live_backend(open_router, budget, drain=drain) if settings.fallback else None,
            has_columns=self._reader.has_columns,
            count_live=count_live,
            drain=drain,
        )
        self._in_flight = lambda: backend.in_flight + self._gate.in_flight
        return backend

    def _is_done(self, key: bytes) -> bool:
        """Return whether an earlier run has finished a row, and it is not to be sent again."""
        finished = self._finished
        return key in finished.succeeded or (not self._settings.retry_failed and key in finished.failed)

    async def _pending(self, begin: Begin, emit: Emit) -> AsyncGenerator[Row]:
        """Yield the rows that have to be sent. Rows that cannot be are passed on as failed."""
        report = self.report
        for_columns = True
        passed = 0
        async with contextlib.aclosing(_numbered(self._records, close=is_path(self._source))) as records:
            async for number, record in records:
                row = self._reader.row(number, record)
                report.rows += 1
                key = row.key = self._requests.key(row)
                if self._is_done(key):
                    report.skipped += 1
                    passed += 1
                    if self._settings.retry_failed:
                        self._ids.add(_id_key(row))
                    if not passed % _ROWS_BETWEEN_PAUSES:
                        await asyncio.sleep(0)
                    continue
                if for_columns and row.columns is not None:
                    for_columns = False
                    if clash := _lines.columns_clash(row.columns):
                        raise ValueError(
                            f"the input has the column {clash[0]!r}, which the output adds; rename it, for example to "
                            f"'input_{clash[0]}'"
                        )
                id_key = _id_key(row)
                if row.error is None and id_key in self._ids:
                    row.error = RowError(
                        f"Row {number} cannot be sent: an earlier row has its custom_id {row.custom_id!r}"
                    )
                self._ids.add(id_key)
                self._taken += 1
                await begin()
                if row.error is not None:
                    outcome = RowOutcome[Any](row.custom_id, number, error=row.error, columns=row.columns)
                    await emit(row, outcome)
                    continue
                yield row
        self._is_read = True

    async def _watch(self) -> None:
        """Take samples and show the progress."""
        while True:
            await asyncio.sleep(SHOW_SECONDS)
            self._counters.sample(self._in_flight(), self._gate.limit)
            if self._progress is not None:
                self._progress(self._counters.state(self._in_flight()))


def _rows_ahead(max_batches: int) -> int:
    """Return the number of rows in submitted batches, and in those that are being packed."""
    from openrouter_responses.bulk._batch_limits import MAX_REQUESTS

    return (max_batches + 4) * MAX_REQUESTS


def _id_key(row: Row) -> bytes:
    return key_of(row.custom_id.encode("utf-8", "surrogatepass"))


async def _numbered(records: Any, *, close: bool) -> AsyncGenerator[tuple[int, object]]:
    """Yield records with their numbers, from 1. `close` closes them at the end, and their file with them."""
    number = 0
    if hasattr(records, "__aiter__"):
        async for record in records:
            number += 1
            yield number, record
        return
    try:
        for record in records:
            number += 1
            yield number, record
    finally:
        if close:
            records.close()
