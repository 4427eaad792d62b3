"""The back end `via="live"`: each row is a call of `responses.send_async`, as many at a time as the gate admits."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Any

from openrouter_responses import errors
from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk._display import logger
from openrouter_responses.bulk._outcome import RowOutcome, count_usage
from openrouter_responses.bulk._rows import RowError
from openrouter_responses.bulk._stopping import is_final, is_unreachable, stop_of
from openrouter_responses.rate_limit import rate_limit_of
from openrouter_responses.retry import DEFAULT_STATUS_CODES, BackoffStrategy, RetryConfig

if TYPE_CHECKING:
    from openrouter_responses.bulk._backend import Emit, RowBudget, RowGate, Take
    from openrouter_responses.bulk._requests import Requests
    from openrouter_responses.bulk._rows import Row
    from openrouter_responses.rate_limit import RateLimit
    from openrouter_responses.responses import Responses
    from openrouter_responses.result import ResponseResult

REFUSED_STATUSES = (429, 503, 529)
"""The statuses that say that the server has no room for the request; the gate waits, not the row."""
MAX_REFUSALS = 50
"""The number of refusals after which a row fails."""
DEFAULT_MAX_RETRIES = 8
"""The maximum number of retries of a row after other failures than a refusal; they take up to ten minutes."""

BACKOFF = BackoffStrategy(500, 60_000, 2, 600_000, 250)
"""The waits between the retries of a request of a job."""

_RATE_LIMIT = b"x-ratelimit-"
_RETRIES = RetryConfig(
    "backoff",
    BACKOFF,
    status_codes_override=[code for code in DEFAULT_STATUS_CODES if code not in REFUSED_STATUSES],
)


class LiveBackend:
    """The back end that sends each row as a call of its own.

    Args:
        responses: The operations of the client.
        requests: The requests of the job.
        gate: The rate gate.
        budget: The budget.
        drain: Finish the rows in flight when the task is cancelled; a second cancellation gives them up.
    """

    def __init__(
        self, responses: Responses, requests: Requests, gate: RowGate, budget: RowBudget, *, drain: bool = True
    ) -> None:
        self._drain_if_cancelled = drain
        self._send = responses.send_async
        self._requests = requests
        self._gate = gate
        self._budget = budget
        retries = DEFAULT_MAX_RETRIES if requests.max_retries is None else requests.max_retries
        self._options: dict[str, Any] = {**requests.options, "retries": _RETRIES, "max_retries": retries}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped: BaseException | None = None
        self._leaving = False
        """Whether rows that were refused are left, because the job ends."""
        self._last_success = -math.inf
        self._settled = asyncio.Event()

    async def run(self, take: Take, emit: Emit) -> None:
        """Send rows until there are none left, and pass on their outcomes.

        Raises:
            StopJobError: No further row can be sent. The rows in flight have ended.
        """
        try:
            try:
                await self._dispatch(take, emit)
                await self._drain()
            except BaseException:  # an interrupt, or an exception of the input
                self._leaving = True
                self._gate.dismiss()
                if self._drain_if_cancelled and self._tasks:
                    logger.warning("Finishing %d rows in flight; interrupt again to give them up", len(self._tasks))
                    await self._drain()
                raise
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._stopped is not None:
            raise self._stopped

    @property
    def is_stopped(self) -> bool:
        """Whether no further row is sent."""
        return self._stopped is not None

    def wake(self) -> None:
        """Look again whether the budget has room for a row."""
        self._settled.set()

    async def _dispatch(self, take: Take, emit: Emit) -> None:
        create_task = asyncio.get_running_loop().create_task
        while self._stopped is None:
            row = await take()
            if row is None or not await self._reserve():
                return
            try:
                ticket = await self._gate.enter()
            except StopJobError as error:
                self._stop(error)
                return
            if self._stopped is not None:
                self._gate.cancel()
                self._budget.release()
                return
            task = create_task(self._respond(row, ticket, emit))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _drain(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _reserve(self) -> bool:
        """Wait until the budget has room for a row, and return whether it has."""
        while self._stopped is None:
            if reason := self._budget.refusal():
                self._stop(StopJobError(reason))
            elif self._budget.reserve():
                return True
            else:
                self._settled.clear()
                await self._settled.wait()
        return False

    async def _respond(self, row: Row, ticket: float, emit: Emit) -> None:
        """Send a row until it succeeds or fails, and pass on its outcome."""
        outcome = RowOutcome[Any](row.custom_id, row.number, columns=row.columns, is_typed=self._requests.is_typed)
        try:
            steps = self._requests.exchange(row)
            try:
                request = next(steps)
                while True:
                    result = await self._answered(request, ticket, outcome)
                    if result is None:
                        return
                    try:
                        request = steps.send(result)
                    except StopIteration as stop:
                        outcome.result = stop.value
                        break
                    ticket = await self._gate.enter(first=True)
            except (errors.OpenRouterError, RowError, TypeError, ValueError) as error:
                _add_error(outcome, error)
            await emit(row, outcome)
        except Exception as error:
            self._stop(error)
        finally:
            if outcome.cost is not None or outcome.result is not None:
                self._budget.settle(outcome.cost)
            else:
                self._budget.release()
            self._settled.set()

    async def _answered(
        self, request: dict[str, Any], ticket: float, outcome: RowOutcome[Any]
    ) -> ResponseResult | None:
        """Return the response to a request, sent again while the server refuses it; None if the job stops."""
        clock = asyncio.get_running_loop().time
        while True:
            started = clock()
            try:
                result: ResponseResult = await self._send(extra_body=request, **self._options)
            except errors.OpenRouterError as error:
                outcome.seconds = clock() - started
                refused = error.status_code in REFUSED_STATUSES
                self._gate.end(ticket, refused=refused, retry_after=error.retry_after, rate_limit=error.rate_limit)
                if is_final(error) or (self._last_success < started and is_unreachable(error)):
                    self._stop(stop_of(error))
                    return None
                if not refused:
                    raise
                outcome.refusals += 1
                if outcome.refusals >= MAX_REFUSALS:
                    raise
            except BaseException:
                self._gate.cancel()
                raise
            else:
                self._last_success = clock()
                outcome.seconds = self._last_success - started
                tokens = count_usage(outcome, result)
                self._gate.end(ticket, rate_limit=_rate_limit(result), tokens=tokens)
                return result
            if self._leaving:
                return None
            ticket = await self._gate.enter(first=True)
            if self._leaving:
                self._gate.cancel()
                return None

    def _stop(self, error: Exception) -> None:
        if self._stopped is None:
            self._stopped = error
        self._leaving = True
        self._gate.dismiss()
        self._settled.set()


def _rate_limit(result: ResponseResult) -> RateLimit | None:
    """Return the rate limit that a response reports. Few do, and searching the headers for each part takes longer."""
    raw = result.raw_response
    if raw is None or not any(name[:12].lower() == _RATE_LIMIT for name, _ in raw.headers.raw):
        return None
    return rate_limit_of(raw.headers)


def _add_error(outcome: RowOutcome[Any], error: Exception) -> None:
    outcome.error = error
    failed = getattr(error, "partial_response", None)
    # What `parse` rejects has been counted when its response arrived.
    if failed is not None and isinstance(error, errors.ResponseFailedError):
        count_usage(outcome, failed)
