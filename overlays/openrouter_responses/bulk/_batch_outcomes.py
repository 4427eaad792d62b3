"""The outcomes of the rows of a batch that has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openrouter_responses import batches, errors
from openrouter_responses.bulk._outcome import BatchRowError, RowOutcome, count_usage
from openrouter_responses.result import ResponseResult

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk._rows import Row
    from openrouter_responses.models import Batch


class BatchOutcomes:
    """The outcomes of a batch that has ended.

    Args:
        batch: The batch.
        submission: The name of its submission, which the `custom_id` of each request begins with.
        requests: The requests of the job.
    """

    def __init__(self, batch: Batch, submission: str, requests: Requests) -> None:
        self._batch = batch
        self._submission = submission
        self._requests = requests
        self._found = batches.outcomes(batch)
        entries = batch.results if isinstance(batch.results, list) else []
        self._failed = {
            entry.custom_id: ResponseResult.of(entry.response.body)
            for entry in entries
            if entry.response is not None and self._found[entry.custom_id].result is None
        }
        """The responses of failed rows, which may have cost something."""
        self._share = self._cost_of_each()

    @property
    def has_results(self) -> bool:
        """Whether the batch has a result for any row."""
        return bool(self._found)

    @property
    def is_of_another_submission(self) -> bool:
        """Whether the results are not those of the submission."""
        return self.has_results and not any(name.startswith(self._submission) for name in self._found)

    @property
    def is_paid(self) -> bool:
        """Whether the batch has cost something, as far as is known."""
        counts, usage = self._batch.request_counts, self._batch.usage
        return bool(getattr(counts, "completed", 0) or getattr(usage, "cost", 0))

    @property
    def problem(self) -> str:
        """The reason why rows have no result."""
        message = getattr(self._batch.error, "message", None)
        return f"the batch is {self._batch.status}" + (f": {message}" if isinstance(message, str) else "")

    def of(self, row: Row) -> RowOutcome[Any]:
        """Return the outcome of a row of the batch. Each can be asked for once."""
        outcome = RowOutcome[Any](row.custom_id, row.number, columns=row.columns, is_typed=self._requests.is_typed)
        name = request_name(self._submission, row.key)
        found = self._found.pop(name, None)
        response = self._failed.get(name) if found is None or found.result is None else found.result
        if response is not None:
            count_usage(outcome, response)
            if outcome.cost is None:
                outcome.cost = self._share
        if found is None:
            outcome.error = BatchRowError(
                f"There is no result for the row: {self.problem}", batch_id=self._batch.id, kind=str(self._batch.status)
            )
        elif found.result is not None:
            try:
                outcome.result = self._requests.result(found.result)
            except errors.OpenRouterError as error:
                outcome.error = error
        else:
            kind = str(getattr(found.error, "type_", "") or "")
            outcome.error = BatchRowError(
                str(getattr(found.error, "message", None) or "no reason given"), batch_id=self._batch.id, kind=kind
            )
        return outcome

    def count_others(self, keys: Iterable[bytes]) -> int:
        """Return the number of results that are not of rows with these keys."""
        return len(self._found.keys() - {request_name(self._submission, key) for key in keys})

    def _cost_of_each(self) -> float | None:
        """Return the cost of a response that does not say its own: an equal share of what is left of the batch's."""
        total = getattr(self._batch.usage, "cost", None)
        if not isinstance(total, int | float):
            return None
        responses = [found.result for found in self._found.values() if found.result is not None]
        costs = [getattr(response.usage, "cost", None) for response in (*responses, *self._failed.values())]
        known = [cost for cost in costs if isinstance(cost, int | float)]
        unknown = len(costs) - len(known)
        return max(total - sum(known), 0.0) / unknown if unknown else None


def failed(row: Row, error: Exception, requests: Requests) -> RowOutcome[Any]:
    """Return the outcome of a row that has failed without a result."""
    return RowOutcome[Any](row.custom_id, row.number, error=error, columns=row.columns, is_typed=requests.is_typed)


def request_name(submission: str, key: bytes) -> str:
    """Return the `custom_id` of a row in a batch."""
    return f"{submission}-{key.hex()}"
