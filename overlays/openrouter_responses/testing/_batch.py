"""`Batch`: one batch, which moves from status to status by the polls of its client or by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openrouter_responses.testing import _batch_results

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openrouter_responses.testing._messages import Json

SECONDS_TO_EXPIRY = 86_400
SECONDS_KEPT = 30 * 86_400
TERMINAL = ("completed", "failed", "expired", "cancelled")


@dataclass(frozen=True, slots=True)
class BatchBehavior:
    """The course of a batch."""

    summary: str
    course: Sequence[str] = ("validating", "in_progress", "finalizing", "completed")
    """The statuses in their order. Unless the last one is terminal, it lasts until the batch expires."""
    failure: str | None = None
    """Why the whole batch fails."""
    fails_every: int | None = None
    """Each request whose position is a multiple of this number has an error instead of a response."""
    answer_is_lost: bool = False
    """Whether the connection is reset instead of the response to the submission."""
    payment_required: bool = False
    """Whether `GET /batches/{id}` responds with 402."""

    @property
    def has_results(self) -> bool:
        """Whether the requests are processed: the last status is not one without results."""
        return self.course[-1] not in ("failed", "cancelled")


DEFAULT = BatchBehavior("Complete the batch.")
INVALID = ("validating", "failed")
BEHAVIORS: Mapping[str, BatchBehavior] = {
    "batch-partial": BatchBehavior("In a batch, fail every third request.", fails_every=3),
    "batch-failed": BatchBehavior("In a batch, fail while it is validated.", INVALID, "The batch is not valid"),
    "batch-expired": BatchBehavior(
        "In a batch, expire with the results of the first half of the requests.",
        ("validating", "in_progress", "expired"),
    ),
    "batch-cancelled": BatchBehavior(
        "In a batch, be cancelled after it has begun.", ("validating", "in_progress", "cancelling", "cancelled")
    ),
    "batch-stuck": BatchBehavior(
        "In a batch, stay in progress until it expires after 24 hours.", ("validating", "in_progress")
    ),
    "batch-lost": BatchBehavior(
        "In a batch, create it, and reset the connection instead of responding.", answer_is_lost=True
    ),
    "batch-402": BatchBehavior("In a batch, respond with 402 when it is asked for.", payment_required=True),
}
"""The behaviors by the names of their models, without `test/`."""


class Batch:
    """One batch.

    Args:
        submission: The body of its submission.
        behavior: Its course.
        number: The number of the submission, from which its ID is made.
        created_at: The time of its creation, in Unix seconds.
        seconds: The time from its creation to its end; None moves it one step with each poll.
        results: The result of each request, in the order of the requests; empty for an invalid batch.
        failure: Why it is invalid; None if it is valid.
    """

    def __init__(
        self,
        submission: Json,
        *,
        behavior: BatchBehavior,
        number: int,
        created_at: float,
        seconds: float | None,
        results: Sequence[Json],
        failure: str | None,
    ) -> None:
        self.created_at = int(created_at)
        self.id = f"batch_{self.created_at}-{number:06d}"
        self.behavior = behavior
        self._failure = failure or behavior.failure
        self._course = INVALID if failure is not None else behavior.course
        self._head = {name: submission.get(name) for name in ("endpoint", "model")}
        self._total = len(submission["requests"])
        self._results = results
        self._number = number
        self._seconds = seconds
        self._step = 0
        self._ended_at: float | None = None

    def poll(self, now: float) -> None:
        """Move one step, unless the clock moves the batch."""
        if self._seconds is not None or self.is_terminal(self.status(now)):
            return
        self._step = min(self._step + 1, len(self._course) - 1)
        if self.is_terminal(self._course[self._step]):
            self._ended_at = now

    def status(self, now: float) -> str:
        """Return the status at a time."""
        return self._state(now)[0]

    def is_gone(self, now: float) -> bool:
        """Return whether the batch is no longer kept."""
        return now >= self.created_at + SECONDS_KEPT

    @staticmethod
    def is_terminal(status: str) -> bool:
        """Return whether a batch with this status does not change any more."""
        return status in TERMINAL

    def to_json(self, now: float, *, results: bool = True) -> Json:
        """Return the batch as the service shows it.

        Args:
            now: The time, in Unix seconds.
            results: Include the results.
        """
        status, ended_at = self._state(now)
        final = self._final_results(status)
        completed = sum(result["response"] is not None for result in final)
        fields: dict[str, Any] = {
            "id": self.id,
            "object": "batch",
            **self._head,
            "completion_window": "24h",
            "provider": None if status in INVALID else "Embedded",
            "status": status,
            "created_at": self.created_at,
            "expires_at": self.created_at + SECONDS_TO_EXPIRY,
            "finalized_at": None if ended_at is None else int(ended_at),
            "request_counts": {"total": self._total, "completed": completed, "failed": len(final) - completed},
            "usage": _batch_results.usage_of(final) if final else None,
            "results": _batch_results.shuffled(final, seed=self._number) if results and final else None,
            "error": {"message": self._failure} if status == "failed" else None,
        }
        return fields

    def _state(self, now: float) -> tuple[str, float | None]:
        """Return the status at a time, and when it became terminal."""
        expiry = float(self.created_at + SECONDS_TO_EXPIRY)
        if self._seconds is None:
            status, ended_at = self._course[self._step], self._ended_at
        else:
            status, ended_at = self._state_by_clock(now, self._seconds)
        has_expired = now >= expiry if ended_at is None else ended_at >= expiry
        return ("expired", expiry) if has_expired else (status, ended_at)

    def _state_by_clock(self, now: float, seconds: float) -> tuple[str, float | None]:
        last = len(self._course) - 1
        elapsed = now - self.created_at
        # The steps take the same time.
        step = last if elapsed >= seconds else int(elapsed / seconds * last)
        status = self._course[step]
        if status == "expired":
            return self._course[last - 1], None
        return status, self.created_at + seconds if self.is_terminal(status) else None

    def _final_results(self, status: str) -> list[Json]:
        """Return the results that a batch with this status shows."""
        if status not in ("completed", "expired"):
            return []
        if status == "expired":
            done = self._total // 2
            late = "The batch expired before this request was processed"
            rest = [_batch_results.failed(each, late, "batch_expired") for each in self._results[done:]]
            return [*self._results[:done], *rest]
        every = self.behavior.fails_every
        if every is None:
            return list(self._results)
        return [
            _batch_results.failed(each, "The provider did not respond", "server_error") if place % every == 0 else each
            for place, each in enumerate(self._results, start=1)
        ]
