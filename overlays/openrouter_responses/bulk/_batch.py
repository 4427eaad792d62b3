"""The back end `via="batch"`: rows go in the batches of the service, many at a time and at about half the price.

Three tasks work at once: one packs rows and submits them, one asks for the batches and passes on their outcomes, and,
with `fallback="live"`, one sends the rows that batches cannot take.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._batch_job import BatchJob
from openrouter_responses.bulk._batch_limits import Pack, Packer, batch_request
from openrouter_responses.bulk._batch_outcomes import failed
from openrouter_responses.bulk._batch_rows import RowStore
from openrouter_responses.bulk._batch_submissions import Origin, Submissions
from openrouter_responses.bulk._batch_submit import Submitter
from openrouter_responses.bulk._batch_watch import Watcher
from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._live import BACKOFF, DEFAULT_MAX_RETRIES
from openrouter_responses.bulk._rows import RowError, row_name
from openrouter_responses.options import CallOptions
from openrouter_responses.retry import RetryConfig

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from openrouter_responses.batches import Batches, Poll
    from openrouter_responses.bulk._backend import Emit, Take
    from openrouter_responses.bulk._batch_journal import Journal
    from openrouter_responses.bulk._budget import Budget
    from openrouter_responses.bulk._live import LiveBackend
    from openrouter_responses.bulk._outcome import RowOutcome
    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk._rows import Row

FIRST_ROWS = 100
"""The number of rows of the first batch of a job with a budget, from which a price is learned."""

_ROWS_BETWEEN_PAUSES = 256
_LIVE_ROWS_WAITING = 64
_LIVE_PAUSE_SECONDS = 0.5
_RETRIES = RetryConfig("backoff", BACKOFF)
_APP_HEADERS = ("http_referer", "x_open_router_title", "x_open_router_categories")


class BatchBackend:
    """The back end that sends rows in batches.

    Args:
        batches: The operations of the client.
        requests: The requests of the job.
        journal: The journal of the submissions.
        budget: The budget.
        is_done: Returns whether the row with a key is in the output.
        settle: Makes durable what was passed on.
        poll: The seconds between two requests for the batches, as for `batches.wait`.
        max_batches: The maximum number of batches that are submitted and have not ended.
        live: The back end of the rows that batches cannot take; None to fail them.
        has_columns: Whether the rows are rows of columns.
        count_live: Called with 1 for each row that this takes, and with -1 when it has ended.
        drain: Wait for the response to a submission when the task is cancelled.
    """

    def __init__(
        self,
        batches: Batches,
        requests: Requests,
        journal: Journal,
        budget: Budget,
        *,
        is_done: Callable[[bytes], bool],
        settle: Callable[[], Awaitable[None]],
        poll: Poll | None = None,
        max_batches: int,
        live: LiveBackend | None = None,
        has_columns: bool = False,
        count_live: Callable[[int], None] = lambda _: None,
        drain: bool = True,
    ) -> None:
        self._batches = batches
        self._requests = requests
        self._budget = budget
        self._poll = poll
        self._max_batches = max_batches
        self._live = live
        self._has_columns = has_columns
        self._count_live = count_live
        self._drain = drain
        retries = DEFAULT_MAX_RETRIES if requests.max_retries is None else requests.max_retries
        self._options: dict[str, Any] = {**options_of(requests), "retries": _RETRIES, "max_retries": retries}
        self._submissions = Submissions(journal, budget, is_done=is_done, settle=settle, freed=self._wake_live)
        self._packer = Packer()
        self._live_rows: asyncio.Queue[Row | None] = asyncio.Queue(_LIVE_ROWS_WAITING)

    @property
    def in_flight(self) -> int:
        """The number of rows in submitted batches."""
        return self._submissions.in_flight

    @property
    def submitted(self) -> list[str]:
        """The IDs of the batches that are submitted and not finished."""
        return self._submissions.submitted

    async def run(self, take: Take, emit: Emit) -> None:
        """Send all rows, and pass on their outcomes.

        Raises:
            StopJobError: No further row can be sent. Batches that are submitted go on.
        """
        self._emit = emit
        submissions = self._submissions
        job = BatchJob(self._batches, self._options, self._requests, submissions, emit, self._poll)
        self._submitter = submitter = Submitter(job)
        watcher = Watcher(job, submitter, self._budget, has_columns=self._has_columns)
        try:
            for submission in [each for each in submissions.open.values() if not each.unseen]:
                await submissions.finish(submission)
            await watcher.check_account()
            await self._run_tasks(take, watcher, submitter)
        except StopJobError as error:
            raise StopJobError(error.reason + submissions.told(), error.cause) from error.cause
        except asyncio.CancelledError:
            if told := submissions.told():
                logger.warning("Interrupted%s", told)
            raise
        finally:
            submissions.close()

    async def _run_tasks(self, take: Take, watcher: Watcher, submitter: Submitter) -> None:
        tasks: list[asyncio.Task[None]] = [
            asyncio.create_task(self._fill(take)),
            asyncio.create_task(watcher.watch()),
        ]
        if self._live is not None:
            tasks.append(asyncio.create_task(self._live.run(self._take_live, self._emit_live)))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await submitter.leave(drain=self._drain)
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _fill(self, take: Take) -> None:
        """Pack rows and submit them, until there are none left."""
        async with contextlib.aclosing(self._new_rows(take)) as rows:
            async for row in rows:
                try:
                    packs = [*self._packer.add(row, batch_request(self._requests, row))]
                except (RowError, TypeError, ValueError) as error:
                    await self._refuse(row, error)
                    continue
                for pack in packs:
                    await self._send(pack)
        for pack in self._packer.rest():
            await self._send(pack)
        self._submissions.is_filled = True
        self._submissions.tell()
        if self._live is not None:
            await self._live_rows.put(None)

    async def _new_rows(self, take: Take) -> AsyncGenerator[Row]:
        """Yield the rows that are not in a batch of an earlier run.

        They wait on disk until all rows of these batches were read, or the input ends. A submission that waits for the
        budget would otherwise keep the rows behind it from being read, and with them the results for which it waits.
        """
        waiting = RowStore()
        try:
            while (row := await take()) is not None:
                if self._submissions.take(row):
                    continue
                if self._submissions.awaits_rows:
                    waiting.append(row)
                    if not len(waiting) % _ROWS_BETWEEN_PAUSES:
                        await asyncio.sleep(0)
                    continue
                for each in waiting:
                    yield each
                waiting.close()
                yield row
            self._submissions.is_read = True
            self._submissions.tell()
            for each in waiting:
                yield each
        finally:
            waiting.close()

    async def _refuse(self, row: Row, error: Exception) -> None:
        """Pass on a row that a batch cannot take."""
        if isinstance(error, RowError):
            await self._emit(row, failed(row, error, self._requests))
        elif self._live is not None:
            await self._live_rows.put(row)
        else:
            error = RowError(f"{row_name(row.number)} cannot be sent in a batch: {error}")
            await self._emit(row, failed(row, error, self._requests))

    async def _take_live(self) -> Row | None:
        """Return the next row that is sent live, or None after the last one."""
        while True:
            try:
                row = await asyncio.wait_for(self._live_rows.get(), _LIVE_PAUSE_SECONDS)
            except TimeoutError:
                if self._live is not None and self._live.is_stopped:
                    return None
                continue
            if row is not None:
                self._count_live(1)
            return row

    async def _emit_live(self, row: Row, outcome: RowOutcome[Any]) -> None:
        self._count_live(-1)
        await self._emit(row, outcome)
        self._submissions.tell()

    def _wake_live(self) -> None:
        if self._live is not None:
            self._live.wake()

    async def _send(self, pack: Pack) -> None:
        """Submit rows, as many at a time as the budget allows."""
        while pack.rows:
            while self._submissions.running >= self._max_batches:
                await self._submissions.change()
            count = await self._affordable(len(pack.rows))
            now, pack = (pack, Pack(pack.model)) if count >= len(pack.rows) else pack.split(count)
            await self._submitter.submit(now, Origin())

    async def _affordable(self, count: int) -> int:
        """Wait until the budget has room for rows, and return for how many, at most `count`.

        Raises:
            StopJobError: The budget is spent.
        """
        budget = self._budget
        if budget.limit is None:
            return count
        while True:
            mean = budget.mean
            rows = int(budget.room / mean + 1e-9) if mean else count if budget.room > 0 else 0
            goes_on = self._submissions.goes_on
            if mean is None and not goes_on and budget.refusal() is None:
                return min(count, FIRST_ROWS)
            if mean is not None and rows >= 1:
                return min(count, rows)
            if not goes_on and budget.is_idle:
                average = "" if mean is None else f", and a row costs {mean:.6g} on average"
                raise StopJobError(
                    budget.refusal() or f"the budget is spent: {budget.spent:.6g} of max_cost={budget.limit:g}{average}"
                )
            await self._submissions.change()


def options_of(requests: Requests) -> dict[str, Any]:
    """Return the options and headers of a job that the requests for batches have.

    Raises:
        TypeError: The job has another one.
    """
    known = (*CallOptions.__annotations__, *_APP_HEADERS)
    for name in requests.options:
        if name not in known:
            raise TypeError(f'{name} cannot be used with via="batch": batches do not have it')
    return requests.options
