"""The submitting of rows, and the search for those because of which a batch is not valid."""

from __future__ import annotations

import asyncio
import re
import secrets
from typing import TYPE_CHECKING, Any

from openrouter_responses import errors
from openrouter_responses.batches import seconds_after
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._batch_journal import Entry, Mark
from openrouter_responses.bulk._batch_limits import Pack, Packer, batch_request
from openrouter_responses.bulk._batch_outcomes import failed, request_name
from openrouter_responses.bulk._batch_rows import RowStore
from openrouter_responses.bulk._batch_submissions import Origin, Submission
from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._stopping import is_refusal, stop_of, stop_of_submissions

if TYPE_CHECKING:
    from openrouter_responses.bulk._batch_job import BatchJob

MAX_REJECTIONS = 40
"""The number of batches that are given up to find the rows because of which a batch is not valid."""
REJECTIONS_OF_ALL = 7
"""The number of rejections without an accepted part after which all rows of a batch are taken to be wrong."""
MAX_REFUSALS = 50
"""The number of refusals (429) of a submission after which the job stops."""

_TOO_MANY_REQUESTS = 429
_PLACE_IN_MESSAGE = re.compile(r"requests(?:\[|\.|/)(\d+)")


class Submitter:
    """Submits rows.

    Args:
        job: The job.
    """

    def __init__(self, job: BatchJob) -> None:
        self._job = job
        self._submissions = job.submissions
        self._packer = Packer()
        self._submitting = asyncio.Lock()
        self._sending: asyncio.Task[bool] | None = None
        self._is_newest_known = False

    async def submit(self, pack: Pack, origin: Origin) -> None:
        """Submit a batch. If the task is cancelled meanwhile, the submission goes on.

        Raises:
            StopJobError: No batch can be submitted.
        """
        async with self._submitting:
            for number in range(1, MAX_REFUSALS + 1):
                self._sending = asyncio.create_task(self._is_submitted(pack, origin))
                if await asyncio.shield(self._sending):
                    return
                await asyncio.sleep(seconds_after(number, self._job.poll))
        raise StopJobError("the service accepts no further batch (429)")

    async def leave(self, *, drain: bool) -> None:
        """Wait for the response to a submission that is being sent: the ID in it is worth that.

        Args:
            drain: Wait for it; otherwise give it up.
        """
        if self._sending is not None and not self._sending.done():
            if not drain:
                self._sending.cancel()
            await asyncio.wait([self._sending])

    async def _is_submitted(self, pack: Pack, origin: Origin) -> bool:
        """Submit a batch once, and return False if the service refuses it for the moment."""
        entry = Entry(
            submission=secrets.token_hex(8),
            model=pack.model,
            since=await self._newest_batch(),
            keys=b"".join(row.key for row in pack.rows),
            custom_ids=[row.custom_id for row in pack.rows],
        )
        submission = Submission(entry, origin=origin)
        for row in pack.rows:
            submission.rows.append(row)
        requests: Any = [
            {"custom_id": request_name(entry.submission, row.key), "body": request}
            for row, request in zip(pack.rows, pack.requests, strict=True)
        ]
        self._submissions.begin(submission)
        try:
            batch = await self._job.batches.create_async(model=pack.model, requests=requests, **self._job.options)
        except errors.OpenRouterError as error:
            if not is_refusal(error):
                logger.warning("The response to a submission was lost: %s. The batch is looked for", error)
                submission.is_lost = True
                self._submissions.tell()
                return True
            self._submissions.void(submission)
            stop = stop_of_submissions(error)
            if stop is not None or error.status_code == _TOO_MANY_REQUESTS:
                submission.rows.close()
                if stop is not None:
                    raise stop from error
                return False
            await self.reject(submission, error.message, error)
        except (TypeError, ValueError) as error:
            self._submissions.void(submission)
            await self.reject(submission, str(error), error)
        else:
            self._submissions.register(submission, batch)
        self._submissions.tell()
        return True

    async def _newest_batch(self) -> Mark | None:
        """Return the newest batch of the account that is known; None if there is none."""
        if not self._is_newest_known:
            try:
                page = await self._job.batches.list_async(limit=1, **self._job.options)
            except errors.OpenRouterError as error:
                raise stop_of(error) from error
            newest = next(iter(page.data), None)
            self._submissions.newest = None if newest is None else Mark(newest.id, newest.created_at)
            self._is_newest_known = True
        return self._submissions.newest

    async def reject(self, submission: Submission, message: str, error: Exception) -> None:
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
                await self._job.emit(row, failed(row, error, self._job.requests))
            else:
                parts[index * len(parts) // len(rows)].append(row)
        rows.close()
        self._submissions.again.extend((submission.entry.model, part, origin) for part in parts)
        self._submissions.tell()

    async def submit_again(self, model: str, rows: RowStore, origin: Origin) -> None:
        """Submit rows again, or fail them if it is known that they are wrong.

        Raises:
            StopJobError: No batch can be submitted.
        """
        if origin.failure is not None:
            await self._fail_rows(rows, origin.failure)
            return
        pack = Pack(model)
        for row in rows:
            request = batch_request(self._job.requests, row)
            pack.add(row, request, self._packer.size_of(request))
        rows.close()
        if pack.rows:
            await self.submit(pack, origin)

    async def _fail_rows(self, rows: RowStore, error: Exception) -> None:
        for row in rows:
            await self._job.emit(row, failed(row, error, self._job.requests))
        rows.close()
