"""The back end `via="batch"`: rows go in the batches of the service, many at a time and at about half the price.

Three tasks work at once: one packs rows and submits them, one asks for the batches and passes on their outcomes, and,
with `fallback="live"`, one sends the rows that batches cannot take.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

from openrouter_responses import errors
from openrouter_responses.batches import has_ended, seconds_after
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._batch_journal import Entry, Mark
from openrouter_responses.bulk._batch_limits import Pack, Packer, find_problem
from openrouter_responses.bulk._batch_outcomes import BatchOutcomes, request_name
from openrouter_responses.bulk._batch_rows import RowStore
from openrouter_responses.bulk._batch_search import find_batch, oldest_time
from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._live import STOPPING_ERRORS, STOPPING_STATUSES, is_unreachable
from openrouter_responses.bulk._outcome import BatchRowError, RowOutcome
from openrouter_responses.bulk._rows import Row, RowError, row_name
from openrouter_responses.json_value import to_json_value
from openrouter_responses.options import CallOptions
from openrouter_responses.retry import BackoffStrategy, RetryConfig

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable

    from openrouter_responses.batches import Batches, Poll
    from openrouter_responses.bulk._backend import Emit, Take
    from openrouter_responses.bulk._batch_journal import Journal
    from openrouter_responses.bulk._budget import Budget
    from openrouter_responses.bulk._live import LiveBackend
    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.models import Batch

T = TypeVar("T")

SETTLE_SECONDS = 60.0
"""The time after which a submission that the list of batches does not have was not received."""
FIRST_ROWS = 100
"""The number of rows of the first batch of a job with a budget, from which a price is learned."""
MAX_REJECTIONS = 40
"""The number of batches that are given up to find the rows because of which a batch is not valid."""
REJECTIONS_OF_ALL = 7
"""The number of rejections without an accepted part after which all rows of a batch are taken to be wrong."""
POLLS_WITHOUT_RESULTS = 5
MAX_REFUSALS = 50

_BAD_REQUEST = 400
_REQUEST_TIMEOUT = 408
_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500
_NOT_FOUND, _GONE = 404, 410
_PAGE_SIZE = 100
_POLLS_PER_REQUEST = 8
"""Every so many polls, each batch is asked for itself, because a list may be older."""
_ROWS_BETWEEN_PAUSES = 256
_LIVE_ROWS_WAITING = 64
_LIVE_PAUSE_SECONDS = 0.5
_TOLD = 10
_RETRIES = RetryConfig("backoff", BackoffStrategy(500, 60_000, 2, 600_000, 250))
_MAX_RETRIES = 8
_APP_HEADERS = ("http_referer", "x_open_router_title", "x_open_router_categories")
_PLACE_IN_MESSAGE = re.compile(r"requests(?:\[|\.|/)(\d+)")


@define
class _Origin:
    """The rows of one batch that are submitted again in parts, because the batch was not valid."""

    rejections: int = 0
    accepted: bool = False
    """Whether a part was valid."""
    failure: Exception | None = None
    """Why the rows that are left fail."""


@define(eq=False)
class _Submission:
    """A submission that is not finished.

    Attributes:
        entry: Its entry in the journal.
        rows: Its rows, as far as they were read.
        unseen: The IDs of the rows that were not read yet, by their keys; those of an earlier run.
        held: Its expected cost.
        origin: Its parts.
        is_lost: Whether its response was lost, so that its batch has to be found.
        is_earlier: Whether it is that of an earlier run.
        has_ended: Whether the batch has ended.
        asked: How often a batch that has ended had no results.
        sought_since: When it was looked for first, if its response was lost.
        unreadable: Why its results cannot be read; None as far as is known.
        excluded: The IDs of batches whose results are those of another submission, perhaps of this job.
    """

    entry: Entry
    rows: RowStore = field(factory=RowStore)
    unseen: dict[bytes, str] = field(factory=dict)
    held: float = 0.0
    origin: _Origin = field(factory=_Origin)
    is_lost: bool = False
    is_earlier: bool = False
    has_ended: bool = False
    asked: int = 0
    sought_since: float | None = None
    unreadable: errors.ResponseValidationError | None = None
    excluded: set[str] = field(factory=set)


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
        self._journal = journal
        self._budget = budget
        self._settle = settle
        self._poll = poll
        self._max_batches = max_batches
        self._live = live
        self._has_columns = has_columns
        self._count_live = count_live
        self._drain = drain
        retries = _MAX_RETRIES if requests.max_retries is None else requests.max_retries
        self._options: dict[str, Any] = {**options_of(requests), "retries": _RETRIES, "max_retries": retries}
        self._packer = Packer()
        self._live_rows: asyncio.Queue[Row | None] = asyncio.Queue(_LIVE_ROWS_WAITING)
        self._changed = asyncio.Event()
        self._submitting = asyncio.Lock()
        self._sending: asyncio.Task[bool] | None = None
        self._newest: Mark | None = None
        self._is_newest_known = False
        self._is_read = False
        self._is_filled = False
        self._again: deque[tuple[str, RowStore, _Origin]] = deque()
        self._open: dict[str, _Submission] = {}
        """The submissions that are not finished, by their names."""
        self._awaited: dict[bytes, _Submission] = {}
        """The submissions of an earlier run by the rows of them that were not read yet."""
        for entry in [*journal.open.values()]:
            self._resume(entry, is_done)

    @property
    def in_flight(self) -> int:
        """The number of rows in submitted batches."""
        return sum(len(each.rows) + len(each.unseen) for each in self._open.values())

    @property
    def submitted(self) -> list[str]:
        """The IDs of the batches that are submitted and not finished."""
        return [each.entry.id for each in self._open.values() if each.entry.id is not None]

    async def run(self, take: Take, emit: Emit) -> None:
        """Send all rows, and pass on their outcomes.

        Raises:
            StopJobError: No further row can be sent. Batches that are submitted go on.
        """
        self._emit = emit
        for submission in [each for each in self._open.values() if not each.unseen]:
            await self._finish(submission)
        try:
            await self._check_account()
        except StopJobError as error:
            raise StopJobError(error.reason + self._told(), error.cause) from error.cause
        create_task = asyncio.create_task
        tasks: list[asyncio.Task[None]] = [create_task(self._fill(take)), create_task(self._watch())]
        if self._live is not None:
            tasks.append(create_task(self._live.run(self._take_live, self._emit_live)))
        try:
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
                for task in done:
                    task.result()
            finally:
                await self._leave(tasks)
        except StopJobError as error:
            raise StopJobError(error.reason + self._told(), error.cause) from error.cause
        except asyncio.CancelledError:
            if told := self._told():
                logger.warning("Interrupted%s", told)
            raise
        finally:
            for rows in (*(each.rows for each in self._open.values()), *(each[1] for each in self._again)):
                rows.close()

    async def _leave(self, tasks: Iterable[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        if self._sending is not None and not self._sending.done():
            if not self._drain:
                self._sending.cancel()
            # The ID in the response is worth waiting for.
            await asyncio.wait([self._sending])
        await asyncio.gather(*tasks, return_exceptions=True)

    def _told(self) -> str:
        """Return what a message says of the batches that go on."""
        names = self.submitted
        lost = sum(each.entry.id is None for each in self._open.values())
        parts = []
        if names:
            more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
            parts.append(f"submitted and going on: {', '.join(names[:_TOLD])}{more}")
        if lost:
            parts.append(f"submissions without a response: {lost}")
        if not parts:
            return ""
        parts.append(
            "the same call again waits for them" if self._journal.is_kept else "open_router.batches has their results"
        )
        return f" ({'; '.join(parts)})"

    # --- From rows to submissions -------------------------------------------------------------------------------------

    def _resume(self, entry: Entry, is_done: Callable[[bytes], bool]) -> None:
        """Go on with a submission of an earlier run."""
        unseen = {
            key: custom_id
            for key, custom_id in zip(entry.each_key(), entry.custom_ids, strict=True)
            if not is_done(key)
        }
        submission = self._open[entry.submission] = _Submission(
            entry, unseen=unseen, is_lost=entry.id is None, is_earlier=True
        )
        self._hold(submission)
        entry.custom_ids = ()
        for key in unseen:
            self._awaited[key] = submission

    async def _fill(self, take: Take) -> None:
        """Pack rows and submit them, until there are none left."""
        async for row in self._new_rows(take):
            try:
                packs = [*self._packer.add(row, self._request(row))]
            except (RowError, TypeError, ValueError) as error:
                await self._refuse(row, error)
                continue
            for pack in packs:
                await self._send(pack)
        for pack in self._packer.rest():
            await self._send(pack)
        self._is_filled = True
        self._changed.set()
        if self._live is not None:
            await self._live_rows.put(None)

    async def _new_rows(self, take: Take) -> AsyncGenerator[Row]:
        """Yield the rows that are not in a batch of an earlier run. On disk, they wait until those that are were read.

        A submission that waits for the budget would otherwise keep the rows behind it from being read, and with them
        the results of the batches for which it waits.
        """
        waiting = RowStore()
        try:
            while (row := await take()) is not None:
                if (submission := self._awaited.pop(row.key, None)) is not None:
                    del submission.unseen[row.key]
                    submission.rows.append(row)
                    continue
                if self._awaited:
                    waiting.append(row)
                    if not len(waiting) % _ROWS_BETWEEN_PAUSES:
                        await asyncio.sleep(0)
                    continue
                for each in waiting:
                    yield each
                waiting.close()
                yield row
            self._is_read = True
            self._changed.set()
            for each in waiting:
                yield each
        finally:
            waiting.close()

    def _request(self, row: Row) -> dict[str, Any]:
        """Return the request of a row for a batch.

        Raises:
            RowError: The row cannot be sent.
            TypeError: It has an object without a JSON form.
            ValueError: A batch cannot take it; the message says why.
        """
        request: dict[str, Any] = to_json_value(self._requests.request(row))
        if problem := find_problem(request):
            raise ValueError(problem)
        return request

    async def _refuse(self, row: Row, error: Exception) -> None:
        """Pass on a row that a batch cannot take."""
        if isinstance(error, RowError):
            await self._emit_error(row, error)
        elif self._live is not None:
            await self._live_rows.put(row)
        else:
            await self._emit_error(row, RowError(f"{row_name(row.number)} cannot be sent in a batch: {error}"))

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
        self._changed.set()

    async def _emit_error(self, row: Row, error: Exception) -> None:
        typed = self._requests.is_typed
        await self._emit(
            row, RowOutcome[Any](row.custom_id, row.number, error=error, columns=row.columns, is_typed=typed)
        )

    async def _send(self, pack: Pack) -> None:
        """Submit rows, as many at a time as the budget allows."""
        while pack.rows:
            while sum(not (each.has_ended or each.unreadable) for each in self._open.values()) >= self._max_batches:
                await self._change()
            count = await self._affordable(len(pack.rows))
            now, pack = (pack, Pack(pack.model)) if count >= len(pack.rows) else pack.split(count)
            await self._submit(now, _Origin())

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
            goes_on = self._goes_on
            if mean is None and not goes_on and budget.refusal() is None:
                return min(count, FIRST_ROWS)
            if mean is not None and rows >= 1:
                return min(count, rows)
            if not goes_on and budget.is_idle:
                average = "" if mean is None else f", and a row costs {mean:.6g} on average"
                raise StopJobError(
                    budget.refusal() or f"the budget is spent: {budget.spent:.6g} of max_cost={budget.limit:g}{average}"
                )
            await self._change()

    @property
    def _goes_on(self) -> bool:
        """Whether outcomes of batches are still to come."""
        return bool(self._again) or any(each.unreadable is None for each in self._open.values())

    async def _change(self) -> None:
        """Wait until something has changed."""
        self._changed.clear()
        await self._changed.wait()

    # --- Submissions --------------------------------------------------------------------------------------------------

    async def _submit(self, pack: Pack, origin: _Origin) -> None:
        """Submit a batch. If the task is cancelled meanwhile, the submission goes on.

        Raises:
            StopJobError: No batch can be submitted.
        """
        async with self._submitting:
            for number in range(1, MAX_REFUSALS + 1):
                self._sending = asyncio.create_task(self._is_submitted(pack, origin))
                if await asyncio.shield(self._sending):
                    return
                await asyncio.sleep(seconds_after(number, self._poll))
        raise StopJobError("the service accepts no further batch (429)")

    async def _is_submitted(self, pack: Pack, origin: _Origin) -> bool:
        """Submit a batch once, and return False if the service refuses it for the moment."""
        entry = Entry(
            submission=secrets.token_hex(8),
            model=pack.model,
            since=await self._newest_batch(),
            keys=b"".join(row.key for row in pack.rows),
            custom_ids=[row.custom_id for row in pack.rows],
        )
        submission = _Submission(entry, origin=origin)
        for row in pack.rows:
            submission.rows.append(row)
        requests: Any = [
            {"custom_id": request_name(entry.submission, row.key), "body": request}
            for row, request in zip(pack.rows, pack.requests, strict=True)
        ]
        self._journal.intend(entry)
        self._open[entry.submission] = submission
        self._hold(submission)
        try:
            batch = await self._batches.create_async(model=pack.model, requests=requests, **self._options)
        except errors.OpenRouterError as error:
            if not _is_refusal(error):
                logger.warning("The response to a submission was lost: %s. The batch is looked for", error)
                submission.is_lost = True
                self._changed.set()
                return True
            self._void(submission)
            stop = _stop_of_submissions(error)
            if stop is not None or error.status_code == _TOO_MANY_REQUESTS:
                submission.rows.close()
                if stop is not None:
                    raise stop from error
                return False
            await self._reject(submission, error.message, error)
        except (TypeError, ValueError) as error:
            self._void(submission)
            await self._reject(submission, str(error), error)
        else:
            self._register(submission, batch)
        self._changed.set()
        return True

    def _register(self, submission: _Submission, batch: Batch) -> None:
        """Write down the ID of a batch. Without one it is looked for, as after a lost response."""
        batch_id, time_of_server = _read(batch, "id", str), _read(batch, "created_at", int)
        submission.is_lost = batch_id is None
        if batch_id is None:
            return
        created_at = time_of_server or 0
        self._journal.submitted(submission.entry, batch_id, created_at)
        if created_at and (self._newest is None or created_at >= self._newest.created_at):
            self._newest = Mark(batch_id, created_at)

    async def _newest_batch(self) -> Mark | None:
        """Return the newest batch of the account that is known; None if there is none."""
        if not self._is_newest_known:
            try:
                page = await self._batches.list_async(limit=1, **self._options)
            except errors.OpenRouterError as error:
                raise _stop(error) from error
            newest = next(iter(page.data), None)
            self._newest = None if newest is None else Mark(newest.id, newest.created_at)
            self._is_newest_known = True
        return self._newest

    def _hold(self, submission: _Submission) -> None:
        submission.held = (len(submission.rows) + len(submission.unseen)) * (self._budget.mean or 0.0)
        self._budget.hold(submission.held)

    def _void(self, submission: _Submission) -> None:
        """Write down that the service has no batch for a submission, or has not processed it."""
        self._journal.void(submission.entry)
        self._end(submission)

    def _end(self, submission: _Submission) -> None:
        del self._open[submission.entry.submission]
        for key in submission.unseen:
            self._awaited.pop(key, None)
        self._budget.hold(-submission.held)
        if self._live is not None:
            self._live.wake()
        self._changed.set()

    async def _reject(self, submission: _Submission, message: str, error: Exception) -> None:
        """Look for the rows because of which a batch is not valid: fail one, or submit the rows again in parts."""
        origin, rows = submission.origin, submission.rows
        origin.rejections += 1
        is_about_all = origin.rejections >= REJECTIONS_OF_ALL and not origin.accepted
        if is_about_all or origin.rejections >= MAX_REJECTIONS:
            origin.failure = error
        if len(rows) <= 1 or origin.failure is not None:
            await self._fail_rows(rows, error)
            return
        place = _PLACE_IN_MESSAGE.search(message)
        wrong = int(place[1]) if place is not None and int(place[1]) < len(rows) else None
        parts = [RowStore(), RowStore()] if wrong is None else [RowStore()]
        for index, row in enumerate(rows):
            if index == wrong:
                origin.accepted = True
                await self._emit_error(row, error)
            else:
                parts[index * len(parts) // len(rows)].append(row)
        rows.close()
        self._again.extend((submission.entry.model, part, origin) for part in parts)
        self._changed.set()

    async def _fail_rows(self, rows: RowStore, error: Exception) -> None:
        for row in rows:
            await self._emit_error(row, error)
        rows.close()

    def _pack(self, model: str, rows: Iterable[Row]) -> Pack:
        pack = Pack(model)
        for row in rows:
            request = self._request(row)
            pack.add(row, request, self._packer.size_of(request))
        return pack

    # --- From batches to outcomes -------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        """Ask for the batches until all have ended, and pass on their outcomes."""
        number = 0
        while not self._is_filled or self._goes_on:
            while self._again:
                model, rows, origin = self._again.popleft()
                number = 0
                if origin.failure is not None:
                    await self._fail_rows(rows, origin.failure)
                    continue
                pack = self._pack(model, rows)
                rows.close()
                if pack.rows:
                    await self._submit(pack, origin)
            if not self._goes_on:
                if not self._is_filled:
                    await self._change()
                number = 0
                continue
            number += 1
            try:
                has_news = await self._look(number)
            except errors.OpenRouterError as error:
                raise _stop(error) from error
            if has_news:
                number = 0
            if self._goes_on:
                await asyncio.sleep(seconds_after(max(number, 1), self._poll))
        for submission in self._open.values():
            raise StopJobError(
                f"the results of batch {submission.entry.id} cannot be read: {submission.unreadable} They are kept for "
                "30 days, and the same call again asks for them, for example with a client that takes a larger "
                "response. To give up its rows, remove its lines from the file ….batches beside the output",
                submission.unreadable,
            )

    async def _look(self, number: int) -> bool:
        """Ask for the batches once, and return whether one is finished."""
        lost = [each for each in self._open.values() if each.is_lost]
        running = [
            each
            for each in self._open.values()
            if each.entry.id is not None and not each.has_ended and not each.unreadable
        ]
        ask_all = not number % _POLLS_PER_REQUEST
        if len(running) > 1 or lost:
            listed = await self._list(running, lost)
            for submission in lost:
                await self._seek(submission, listed, ask_all=ask_all)
            asked = []
            for submission in running:
                state = listed.get(submission.entry.id or "")
                if state is not None and has_ended(state) and not self._is_ready(submission):
                    submission.has_ended = True
                    self._changed.set()  # there is room for another one
                elif state is None or has_ended(state) or ask_all:
                    asked.append(submission)
                elif state.status != "validating":
                    submission.origin.accepted = True
        else:
            asked = running
        asked += [each for each in self._open.values() if each.has_ended and self._is_ready(each)]
        before = len(self._open)
        for submission in asked:
            await self._ask(submission)
        return len(self._open) < before

    def _is_ready(self, submission: _Submission) -> bool:
        """Return whether the outcomes of a submission can be passed on.

        The rows of an earlier run are not known before they are read. If it has rows that the input no longer has, the
        batches of this run follow it, so that the last line of a row whose request has changed is that of its new one.
        """
        if submission.unreadable is not None:
            return False
        if submission.unseen:
            return self._is_read
        return submission.is_earlier or not any(each.unseen and each.unreadable is None for each in self._open.values())

    async def _list(self, running: list[_Submission], lost: list[_Submission]) -> dict[str, Batch]:
        """Return the newest batches of the account, as far as they are needed."""
        missing = {each.entry.id for each in running}
        after = oldest_time([each.entry for each in (*running, *lost)])
        listed = {}
        async for batch in self._batches.iterate_async(page_size=_PAGE_SIZE, created_after=after, **self._options):
            listed[batch.id] = batch
            missing.discard(batch.id)
            if not missing and not lost:
                break
        return listed

    async def _ask(self, submission: _Submission) -> None:
        """Ask for a batch, and pass on its outcomes if it has ended."""
        batch_id = submission.entry.id or ""
        try:
            batch = await self._batches.get_async(batch_id, **self._options)
        except errors.ResponseValidationError as error:
            submission.asked += 1
            if submission.asked >= POLLS_WITHOUT_RESULTS:
                submission.unreadable = error
                self._changed.set()
            return
        except errors.OpenRouterError as error:
            if error.status_code == _GONE:
                await self._fail(submission, error)
                return
            if error.status_code == _NOT_FOUND:
                raise StopJobError(
                    f"batch {batch_id} is not found. If the key is that of another account, use the one with which the "
                    "batch was submitted. If the batch was deleted, remove its lines from the file ….batches beside "
                    "the output, so that its rows are sent again",
                    error,
                ) from error
            raise
        submission.has_ended = has_ended(batch)
        if submission.has_ended and self._is_ready(submission):
            await self._collect(submission, batch)
        elif submission.has_ended:
            self._changed.set()  # there is room for another one
        elif batch.status != "validating":
            submission.origin.accepted = True

    async def _collect(self, submission: _Submission, batch: Batch) -> None:
        """Pass on the outcomes of a batch that has ended."""
        outcomes = BatchOutcomes(batch, submission.entry.submission, self._requests)
        if not outcomes.has_results and batch.status == "completed" and submission.asked < POLLS_WITHOUT_RESULTS:
            submission.asked += 1
            return
        if batch.status == "failed" and not outcomes.has_results and not outcomes.is_paid:
            self._void(submission)
            error = BatchRowError(f"Batch {batch.id} failed: {outcomes.problem}", batch_id=batch.id, kind="failed")
            await self._reject(submission, outcomes.problem, error)
            return
        submission.origin.accepted = True
        for number, row in enumerate(self._rows_of(submission), start=1):
            outcome = outcomes.of(row)
            await self._emit(row, outcome)
            if outcome.cost is not None or outcome.result is not None:
                self._budget.add(outcome.cost)
            if not number % _ROWS_BETWEEN_PAUSES:
                await asyncio.sleep(0)
        if others := outcomes.count_others(submission.entry.each_key()):
            logger.warning("Batch %s has %d results of rows that were not in it", batch.id, others)
        await self._finish(submission)

    async def _fail(self, submission: _Submission, error: Exception) -> None:
        """Fail the rows of a batch whose results cannot be had."""
        for row in self._rows_of(submission):
            await self._emit_error(row, error)
        await self._finish(submission)

    async def _finish(self, submission: _Submission) -> None:
        await self._settle()
        self._journal.finished(submission.entry)
        self._end(submission)
        submission.rows.close()

    def _rows_of(self, submission: _Submission) -> Iterable[Row]:
        """Yield the rows of a batch. Those that the input no longer has are known by their IDs only."""
        yield from submission.rows
        for key, custom_id in submission.unseen.items():
            yield Row(0, custom_id, {}, columns={} if self._has_columns else None, key=key)

    async def _seek(self, submission: _Submission, listed: dict[str, Batch], *, ask_all: bool) -> None:
        """Look for the batch of a submission whose response was lost."""
        entry = submission.entry
        if submission.sought_since is None:
            submission.sought_since = time.monotonic()
        known = self._journal.known
        others = [batch for batch in listed.values() if batch.id not in known]

        async def get(batch_id: str) -> Batch:
            return await self._batches.get_async(batch_id, **self._options)

        found = await find_batch(entry, others, get, submission.excluded, ask_all=ask_all)
        if found == "absent":
            if time.monotonic() - submission.sought_since < SETTLE_SECONDS:
                return
            await self._check_list(entry, listed)
            logger.warning("The service has not received a submission; its %d rows are sent again", entry.count)
            self._void(submission)
            self._again.append((entry.model, submission.rows, submission.origin))
        elif found != "undecided":
            logger.warning("The batch of a submission without a response was found: %s", found.id)
            self._register(submission, found)
            self._changed.set()

    async def _check_account(self) -> None:
        """Check that the batches of earlier runs are those of this account, before a further one is submitted to it.

        Raises:
            StopJobError: They are not, as far as can be seen.
        """
        submitted = [each for each in self._open.values() if each.entry.id is not None]
        lost = [each for each in self._open.values() if each.entry.id is None]
        if not self._open:
            return
        try:
            listed = await self._list(submitted, [] if submitted else lost)
            for each in submitted:
                if each.entry.id not in listed:
                    await self._ask(each)
            for each in () if submitted else lost:
                await self._check_list(each.entry, listed)
        except errors.OpenRouterError as error:
            raise _stop(error) from error

    async def _check_list(self, entry: Entry, listed: dict[str, Batch]) -> None:
        """Check that the list of batches is that of the account to which a submission was sent.

        Raises:
            StopJobError: It is not, as far as can be seen.
        """
        if entry.since is None or entry.since.id in listed:
            return
        try:
            await self._batches.get_async(entry.since.id, **self._options)
        except errors.OpenRouterError as error:
            if error.status_code == _GONE:
                return
            if error.status_code != _NOT_FOUND:
                raise
            raise StopJobError(
                f"a submission of {entry.count} rows had no response, and cannot be looked for: the batch "
                f"{entry.since.id}, which is older, is not found either. If the key is that of another account, use "
                "the one with which the job began. If the batch was deleted, and no other one is missing, remove the "
                f"line of the submission {entry.submission} from the file ….batches beside the output",
                error,
            ) from error


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


def _read(batch: Batch, name: str, kind: type[T]) -> T | None:
    """Return a field of a batch, or None if the service has sent something else."""
    value = getattr(batch, name, None)
    return value if isinstance(value, kind) else None


def _is_refusal(error: errors.OpenRouterError) -> bool:
    """Return whether the service has certainly not accepted a submission."""
    status = error.status_code
    if isinstance(error, STOPPING_ERRORS) or is_unreachable(error):
        return True
    return status is not None and _BAD_REQUEST <= status < _SERVER_ERROR and status != _REQUEST_TIMEOUT


def _stop_of_submissions(error: errors.OpenRouterError) -> StopJobError | None:
    """Return the end of a job if every further submission would receive the error as well; None otherwise."""
    if error.status_code in STOPPING_STATUSES or isinstance(error, STOPPING_ERRORS) or is_unreachable(error):
        return _stop(error)
    return None


def _stop(error: errors.OpenRouterError) -> StopJobError:
    """Return the end of a job whose batches cannot be asked for."""
    if is_unreachable(error):
        return StopJobError(f"the server cannot be reached: {error}", error)
    return StopJobError(str(error), error)
