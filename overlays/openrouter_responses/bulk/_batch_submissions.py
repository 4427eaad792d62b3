"""The submissions of a job that are not finished, with their journal and their share of the budget."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from attrs import define, field

from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._batch_journal import Entry, Mark
from openrouter_responses.bulk._batch_rows import RowStore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from openrouter_responses import errors
    from openrouter_responses.bulk._batch_journal import Journal
    from openrouter_responses.bulk._budget import Budget
    from openrouter_responses.bulk._rows import Row
    from openrouter_responses.models import Batch

T = TypeVar("T")

_TOLD = 10
"""The number of batches that a message names."""


@define
class Origin:
    """The rows of one batch that are submitted again in parts, because the batch was not valid."""

    rejections: int = 0
    accepted: bool = False
    """Whether a part was valid."""
    failure: Exception | None = None
    """Why the rows that are left fail."""


@define(eq=False)
class Submission:
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
    origin: Origin = field(factory=Origin)
    is_lost: bool = False
    is_earlier: bool = False
    has_ended: bool = False
    asked: int = 0
    sought_since: float | None = None
    unreadable: errors.ResponseValidationError | None = None
    excluded: set[str] = field(factory=set)


class Submissions:
    """The submissions that are not finished, those of earlier runs included.

    Args:
        journal: Their journal.
        budget: The budget.
        is_done: Returns whether the row with a key is in the output.
        settle: Makes durable what was passed on.
        freed: Called when a submission no longer counts in the budget.
    """

    def __init__(
        self,
        journal: Journal,
        budget: Budget,
        *,
        is_done: Callable[[bytes], bool],
        settle: Callable[[], Awaitable[None]],
        freed: Callable[[], None],
    ) -> None:
        self.open: dict[str, Submission] = {}
        """The submissions by their names."""
        self.again: deque[tuple[str, RowStore, Origin]] = deque()
        """Models and rows that have to be submitted again."""
        self.newest: Mark | None = None
        """The newest batch of the account, as far as is known."""
        self.is_read = False
        """Whether all rows of the input were read."""
        self.is_filled = False
        """Whether all rows of the input were submitted, apart from those in `again`."""
        self._journal = journal
        self._budget = budget
        self._settle = settle
        self._freed = freed
        self._changed = asyncio.Event()
        self._awaited: dict[bytes, Submission] = {}
        """The submissions of an earlier run by the rows of them that were not read yet."""
        for entry in [*journal.open.values()]:
            self._resume(entry, is_done)

    @property
    def known(self) -> set[str]:
        """The IDs of all batches of the job."""
        return self._journal.known

    @property
    def awaits_rows(self) -> bool:
        """Whether rows of an earlier run were not read yet."""
        return bool(self._awaited)

    @property
    def running(self) -> int:
        """The number of batches that have not ended."""
        return sum(not (each.has_ended or each.unreadable) for each in self.open.values())

    @property
    def in_flight(self) -> int:
        """The number of rows in submitted batches."""
        return sum(len(each.rows) + len(each.unseen) for each in self.open.values())

    @property
    def submitted(self) -> list[str]:
        """The IDs of the batches that are submitted and not finished."""
        return [each.entry.id for each in self.open.values() if each.entry.id is not None]

    @property
    def goes_on(self) -> bool:
        """Whether outcomes of batches are still to come."""
        return bool(self.again) or any(each.unreadable is None for each in self.open.values())

    def tell(self) -> None:
        """Wake those who wait for a change."""
        self._changed.set()

    async def change(self) -> None:
        """Wait until something has changed."""
        self._changed.clear()
        await self._changed.wait()

    def told(self) -> str:
        """Return what a message says of the batches that go on."""
        names = self.submitted
        lost = sum(each.entry.id is None for each in self.open.values())
        parts = []
        if names:
            more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
            parts.append(f"submitted and going on: {', '.join(names[:_TOLD])}{more}")
        if lost:
            parts.append(f"submissions without a response: {lost}")
        if not parts:
            return ""
        is_kept = self._journal.is_kept and self._journal.problem() is None
        parts.append("the same call again waits for them" if is_kept else "open_router.batches has their results")
        return f" ({'; '.join(parts)})"

    def _resume(self, entry: Entry, is_done: Callable[[bytes], bool]) -> None:
        """Go on with a submission of an earlier run."""
        unseen = {
            key: custom_id
            for key, custom_id in zip(entry.each_key(), entry.custom_ids, strict=True)
            if not is_done(key)
        }
        submission = self.open[entry.submission] = Submission(
            entry, unseen=unseen, is_lost=entry.id is None, is_earlier=True
        )
        self._hold(submission)
        entry.custom_ids = ()
        for key in unseen:
            self._awaited[key] = submission

    def take(self, row: Row) -> bool:
        """Return whether a row is in a submission of an earlier run, which then has it."""
        submission = self._awaited.pop(row.key, None)
        if submission is None:
            return False
        del submission.unseen[row.key]
        submission.rows.append(row)
        return True

    def is_ready(self, submission: Submission) -> bool:
        """Return whether the outcomes of a submission can be passed on.

        The rows of an earlier run are not known before they are read. If it has rows that the input no longer has, the
        batches of this run follow it, so that the last line of a row whose request has changed is that of its new one.
        """
        if submission.unreadable is not None:
            return False
        if submission.unseen:
            return self.is_read
        return submission.is_earlier or not any(each.unseen and each.unreadable is None for each in self.open.values())

    def check_journal(self) -> None:
        """Check that a later run will find the submissions.

        Raises:
            StopJobError: It will not, so that it would submit their rows again.
        """
        if problem := self._journal.problem():
            raise StopJobError(f"{problem}. A later run would not find the batches that are submitted")

    def begin(self, submission: Submission) -> None:
        """Write down that rows are going to be submitted.

        Raises:
            StopJobError: A later run would not find it.
        """
        self.check_journal()
        self._journal.intend(submission.entry)
        self.open[submission.entry.submission] = submission
        self._hold(submission)

    def register(self, submission: Submission, batch: Batch) -> None:
        """Write down the ID of a batch. Without one it is looked for, as after a lost response."""
        batch_id, time_of_server = _read(batch, "id", str), _read(batch, "created_at", int)
        submission.is_lost = batch_id is None
        if batch_id is None:
            return
        created_at = time_of_server or 0
        self._journal.submitted(submission.entry, batch_id, created_at)
        if created_at and (self.newest is None or created_at >= self.newest.created_at):
            self.newest = Mark(batch_id, created_at)

    def void(self, submission: Submission) -> None:
        """Write down that the service has no batch for a submission, or has not processed it."""
        self._journal.void(submission.entry)
        self._end(submission)

    async def finish(self, submission: Submission) -> None:
        """Write down that the rows of a submission are in the output."""
        await self._settle()
        self._journal.finished(submission.entry)
        self._end(submission)
        submission.rows.close()

    def _hold(self, submission: Submission) -> None:
        submission.held = (len(submission.rows) + len(submission.unseen)) * (self._budget.mean or 0.0)
        self._budget.hold(submission.held)

    def _end(self, submission: Submission) -> None:
        del self.open[submission.entry.submission]
        for key in submission.unseen:
            self._awaited.pop(key, None)
        self._budget.hold(-submission.held)
        self._freed()
        self.tell()

    def close(self) -> None:
        """Remove the rows on disk."""
        for rows in (*(each.rows for each in self.open.values()), *(each[1] for each in self.again)):
            rows.close()


def _read(batch: Batch, name: str, kind: type[T]) -> T | None:
    """Return a field of a batch, or None if the service has sent something else."""
    value = getattr(batch, name, None)
    return value if isinstance(value, kind) else None
