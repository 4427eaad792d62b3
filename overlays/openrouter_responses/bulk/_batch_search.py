"""The search for the batch of a submission whose response was lost, in the list of batches.

Candidates are the batches that are newer than those before the submission, by the clock of the service, and have its
model and its number of requests. The results of a candidate prove whether it is the one: the `custom_id` of each
begins with the name of the submission, which is random. A candidate without results, which has failed or was
cancelled, is taken to be the one if no other is left.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from openrouter_responses.batches import has_ended, outcomes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from openrouter_responses.bulk._batch_journal import Entry
    from openrouter_responses.models import Batch


async def find_batch(
    entry: Entry, listed: Iterable[Batch], get: Callable[[str], Awaitable[Batch]], excluded: set[str], *, ask_all: bool
) -> Batch | Literal["absent", "undecided"]:
    """Return the batch of a submission, "absent" if it is not in the list, or "undecided" while candidates go on.

    Args:
        entry: The submission.
        listed: The batches since the submission, without those of other submissions of the job.
        get: Returns a batch with its results.
        excluded: The IDs of batches of other submissions, to which those found here are added.
        ask_all: Ask also for the candidates that go on in the list, which may be older.

    Raises:
        OpenRouterError: A batch cannot be asked for.
    """
    candidates = [batch for batch in listed if batch.id not in excluded and _is_candidate(batch, entry)]
    without_results = []
    goes_on = False
    for candidate in candidates:
        if not has_ended(candidate) and not ask_all:
            goes_on = True
            continue
        batch = await get(candidate.id)
        names = outcomes(batch)
        if not has_ended(batch):
            goes_on = True
        elif not names:
            without_results.append(candidate)
        elif any(name.startswith(entry.submission) for name in names):
            return candidate
        else:
            excluded.add(candidate.id)
    if goes_on:
        return "undecided"
    return without_results[0] if without_results else "absent"


def _is_candidate(batch: Batch, entry: Entry) -> bool:
    total = getattr(batch.request_counts, "total", None)
    # The total may not be known yet, and a service may add the date of a model to its name.
    return (not total or total == entry.count) and _base(batch.model).startswith(_base(entry.model))


def _base(model: object) -> str:
    """Return a model without its variant, such as `:free`."""
    return str(model).partition(":")[0]


def oldest_time(entries: Sequence[Entry]) -> str | None:
    """Return the time after which the batches of submissions were created, for `created_after`; None if unknown."""
    oldest = min((_time_of(entry) for entry in entries), default=0)
    # Exclusive, and in whole seconds.
    return datetime.fromtimestamp(oldest - 1, UTC).isoformat() if oldest else None


def _time_of(entry: Entry) -> int:
    if entry.id is not None:
        return entry.created_at
    return 0 if entry.since is None else entry.since.created_at
