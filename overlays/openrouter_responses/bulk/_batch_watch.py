"""The watching of submitted batches: which have ended, which were lost, and the passing on of their outcomes."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from openrouter_responses import errors
from openrouter_responses.batches import has_ended, seconds_after
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._batch_outcomes import BatchOutcomes, failed
from openrouter_responses.bulk._batch_search import find_batch, oldest_time
from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._outcome import BatchRowError
from openrouter_responses.bulk._rows import Row
from openrouter_responses.bulk._stopping import stop_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openrouter_responses.bulk._batch_job import BatchJob
    from openrouter_responses.bulk._batch_journal import Entry
    from openrouter_responses.bulk._batch_submissions import Submission
    from openrouter_responses.bulk._batch_submit import Submitter
    from openrouter_responses.bulk._budget import Budget
    from openrouter_responses.models import Batch

SETTLE_SECONDS = 60.0
"""The time after which a submission that the list of batches does not have was not received."""
POLLS_WITHOUT_RESULTS = 5

_NOT_FOUND, _GONE = 404, 410
_PAGE_SIZE = 100
_POLLS_PER_REQUEST = 8
"""Every so many polls, each batch is asked for itself, because a list may be older."""
_ROWS_BETWEEN_PAUSES = 256


class Watcher:
    """Asks for submitted batches until all have ended, and passes on their outcomes.

    Args:
        job: The job.
        submitter: Submits rows again.
        budget: The budget.
        has_columns: Whether the rows are rows of columns.
    """

    def __init__(self, job: BatchJob, submitter: Submitter, budget: Budget, *, has_columns: bool) -> None:
        self._job = job
        self._submissions = job.submissions
        self._submitter = submitter
        self._budget = budget
        self._has_columns = has_columns

    async def check_account(self) -> None:
        """Check that the batches of earlier runs are those of this account, before a further one is submitted to it.

        Raises:
            StopJobError: They are not, as far as can be seen.
        """
        submitted = [each for each in self._submissions.open.values() if each.entry.id is not None]
        lost = [each for each in self._submissions.open.values() if each.entry.id is None]
        if not self._submissions.open:
            return
        try:
            listed = await self._list(submitted, [] if submitted else lost)
            for each in submitted:
                if each.entry.id not in listed:
                    await self._ask(each)
            for each in () if submitted else lost:
                await self._check_list(each.entry, listed)
        except errors.OpenRouterError as error:
            raise stop_of(error) from error

    async def watch(self) -> None:
        """Ask for the batches until all have ended, and pass on their outcomes."""
        number = 0
        while not self._submissions.is_filled or self._submissions.goes_on:
            while self._submissions.again:
                number = 0
                await self._submitter.submit_again(*self._submissions.again.popleft())
            if not self._submissions.goes_on:
                if not self._submissions.is_filled:
                    await self._submissions.change()
                number = 0
                continue
            number += 1
            self._submissions.check_journal()
            try:
                has_news = await self._look(number)
            except errors.OpenRouterError as error:
                raise stop_of(error) from error
            if has_news:
                number = 0
            if self._submissions.goes_on:
                await asyncio.sleep(seconds_after(max(number, 1), self._job.poll))
        for submission in self._submissions.open.values():
            raise StopJobError(
                f"the results of batch {submission.entry.id} cannot be read: {submission.unreadable} They are kept for "
                "30 days, and the same call again asks for them, for example with a client that takes a larger "
                "response. To give up its rows, remove its lines from the file ….batches beside the output",
                submission.unreadable,
            )

    async def _look(self, number: int) -> bool:
        """Ask for the batches once, and return whether one is finished."""
        lost = [each for each in self._submissions.open.values() if each.is_lost]
        running = [
            each
            for each in self._submissions.open.values()
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
                if state is not None and has_ended(state) and not self._submissions.is_ready(submission):
                    submission.has_ended = True
                    self._submissions.tell()  # there is room for another one
                elif state is None or has_ended(state) or ask_all:
                    asked.append(submission)
                elif state.status != "validating":
                    submission.origin.accepted = True
        else:
            asked = running
        asked += [
            each for each in self._submissions.open.values() if each.has_ended and self._submissions.is_ready(each)
        ]
        before = len(self._submissions.open)
        for submission in asked:
            await self._ask(submission)
        return len(self._submissions.open) < before

    async def _list(self, running: list[Submission], lost: list[Submission]) -> dict[str, Batch]:
        """Return the newest batches of the account, as far as they are needed."""
        missing = {each.entry.id for each in running}
        after = oldest_time([each.entry for each in (*running, *lost)])
        listed = {}
        async for batch in self._job.batches.iterate_async(
            page_size=_PAGE_SIZE, created_after=after, **self._job.options
        ):
            listed[batch.id] = batch
            missing.discard(batch.id)
            if not missing and not lost:
                break
        return listed

    async def _ask(self, submission: Submission) -> None:
        """Ask for a batch, and pass on its outcomes if it has ended."""
        batch_id = submission.entry.id or ""
        try:
            batch = await self._job.batches.get_async(batch_id, **self._job.options)
        except errors.ResponseValidationError as error:
            submission.asked += 1
            if submission.asked >= POLLS_WITHOUT_RESULTS:
                submission.unreadable = error
                self._submissions.tell()
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
        if submission.has_ended and self._submissions.is_ready(submission):
            await self._collect(submission, batch)
        elif submission.has_ended:
            self._submissions.tell()  # there is room for another one
        elif batch.status != "validating":
            submission.origin.accepted = True

    async def _collect(self, submission: Submission, batch: Batch) -> None:
        """Pass on the outcomes of a batch that has ended."""
        outcomes = BatchOutcomes(batch, submission.entry.submission, self._job.requests)
        if not outcomes.has_results and batch.status == "completed" and submission.asked < POLLS_WITHOUT_RESULTS:
            submission.asked += 1
            return
        if batch.status == "failed" and not outcomes.has_results and not outcomes.is_paid:
            self._submissions.void(submission)
            error = BatchRowError(f"Batch {batch.id} failed: {outcomes.problem}", batch_id=batch.id, kind="failed")
            await self._submitter.reject(submission, outcomes.problem, error)
            return
        submission.origin.accepted = True
        for number, row in enumerate(self._rows_of(submission), start=1):
            outcome = outcomes.of(row)
            await self._job.emit(row, outcome)
            if outcome.cost is not None or outcome.result is not None:
                self._budget.add(outcome.cost)
            if not number % _ROWS_BETWEEN_PAUSES:
                await asyncio.sleep(0)
        if others := outcomes.count_others(submission.entry.each_key()):
            logger.warning("Batch %s has %d results of rows that were not in it", batch.id, others)
        await self._submissions.finish(submission)

    async def _fail(self, submission: Submission, error: Exception) -> None:
        """Fail the rows of a batch whose results cannot be had."""
        for row in self._rows_of(submission):
            await self._job.emit(row, failed(row, error, self._job.requests))
        await self._submissions.finish(submission)

    def _rows_of(self, submission: Submission) -> Iterable[Row]:
        """Yield the rows of a batch. Those that the input no longer has are known by their IDs only."""
        yield from submission.rows
        for key, custom_id in submission.unseen.items():
            yield Row(0, custom_id, {}, columns={} if self._has_columns else None, key=key)

    async def _seek(self, submission: Submission, listed: dict[str, Batch], *, ask_all: bool) -> None:
        """Look for the batch of a submission whose response was lost."""
        entry = submission.entry
        if submission.sought_since is None:
            submission.sought_since = time.monotonic()
        known = self._submissions.known
        others = [batch for batch in listed.values() if batch.id not in known]

        async def get(batch_id: str) -> Batch:
            return await self._job.batches.get_async(batch_id, **self._job.options)

        found = await find_batch(entry, others, get, submission.excluded, ask_all=ask_all)
        if found == "absent":
            if time.monotonic() - submission.sought_since < SETTLE_SECONDS:
                return
            await self._check_list(entry, listed)
            logger.warning("The service has not received a submission; its %d rows are sent again", entry.count)
            self._submissions.void(submission)
            self._submissions.again.append((entry.model, submission.rows, submission.origin))
        elif found != "undecided":
            logger.warning("The batch of a submission without a response was found: %s", found.id)
            self._submissions.register(submission, found)
            self._submissions.tell()

    async def _check_list(self, entry: Entry, listed: dict[str, Batch]) -> None:
        """Check that the list of batches is that of the account to which a submission was sent.

        Raises:
            StopJobError: It is not, as far as can be seen.
        """
        if entry.since is None or entry.since.id in listed:
            return
        try:
            await self._job.batches.get_async(entry.since.id, **self._job.options)
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
