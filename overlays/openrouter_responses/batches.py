"""`Batches`: the operations of `OpenRouter.batches`, waiting for the end of a batch, and its results by `custom_id`.

    batch = open_router.batches.create(model="openai/gpt-5", requests=[{"custom_id": "a", "body": {"input": "Hello"}}])
    batch = open_router.batches.wait(batch.id)
    for custom_id, outcome in outcomes(batch).items():
        print(custom_id, outcome.result.output_text if outcome.result else outcome.error)

`docs/batches.md` shows more.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from openrouter_responses import errors
from openrouter_responses._deadline import deadline_of
from openrouter_responses.result import ResponseResult
from openrouter_responses_generated.resources.batches import Batches as GeneratedBatches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
    from typing import Unpack

    from openrouter_responses._deadline import Deadline
    from openrouter_responses.options import QueryOptions
    from openrouter_responses_generated.models import (
        Batch,
        BatchList,
        BatchListStatus,
        BatchListTimestamp,
        BatchResultError,
    )

Poll: TypeAlias = "float | Callable[[int], float]"
"""The seconds between two requests, or a function that returns them for the number of the request, from 1."""

FIRST_POLL_SECONDS = 5.0
LONGEST_POLL_SECONDS = 60.0
POLL_GROWTH = 1.5
LAST_REQUEST_SECONDS = 1.0
"""The time that is kept for a last request before the deadline."""
HTTP_ERROR = 400
_TERMINAL = frozenset({"completed", "failed", "expired", "cancelled"})


class Outcome(NamedTuple):
    """The outcome of one request of a batch: `result` or `error`, and None for the other one."""

    custom_id: str
    """The `custom_id` of the request."""
    result: ResponseResult | None
    """The response."""
    error: BatchResultError | None
    """Why the request has no response."""


class Batches(GeneratedBatches):
    """Many requests that are processed together, within 24 hours and usually at half the price."""

    def wait(
        self,
        id: str,  # noqa: A002  # the name that the parameter has in `get`
        *,
        poll: Poll | None = None,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        **options: Unpack[QueryOptions],
    ) -> Batch:
        """Wait until a batch has ended, and return it: completed, failed, expired or cancelled.

        It asks for the batch at once, and then again and again. Nothing is lost if it is interrupted: the service goes
        on, and the next call waits for the same batch.

        Args:
            id: ID of the batch.
            poll: Seconds between two requests, or a function that returns them for the number of the request, from 1.
                By default they grow from 5 to 60.
            http_referer: URL of the calling app, which identifies the app to OpenRouter.
            x_open_router_title: Display name of the calling app.
            x_open_router_categories: Categories of the calling app, separated by commas.
            **options: The options of each request, such as `timeout_ms` and `retries`, except that `deadline_ms` limits
                the whole wait, in milliseconds. The `deadline_ms` of the client limits each request.

        Returns:
            The batch. Its `status` says how it ended; `outcomes` has its results, which an expired batch can have, too.

        Raises:
            BatchNotEndedError: The batch has not ended within `deadline_ms`; `error.batch` is its latest state.
            OpenRouterError: A request failed, after its retries.
            TypeError: An argument is unknown, or of another type.
            ValueError: A value cannot be sent, or `poll` is not a number of seconds.
        """
        app = (http_referer, x_open_router_title, x_open_router_categories)
        waiting = _Waiting(id, poll, app, options)
        while True:
            try:
                waiting.received(self.get(id, **waiting.arguments()))
            except errors.TimedOutError as error:
                waiting.raise_if_late(error)
                raise
            if waiting.batch is not None and has_ended(waiting.batch):
                return waiting.batch
            time.sleep(waiting.pause())

    async def wait_async(
        self,
        id: str,  # noqa: A002
        *,
        poll: Poll | None = None,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        **options: Unpack[QueryOptions],
    ) -> Batch:
        """Wait until a batch has ended, as `wait` does, without blocking the event loop."""
        import anyio

        app = (http_referer, x_open_router_title, x_open_router_categories)
        waiting = _Waiting(id, poll, app, options)
        while True:
            try:
                waiting.received(await self.get_async(id, **waiting.arguments()))
            except errors.TimedOutError as error:
                waiting.raise_if_late(error)
                raise
            if waiting.batch is not None and has_ended(waiting.batch):
                return waiting.batch
            await anyio.sleep(waiting.pause())

    def iterate(
        self,
        *,
        page_size: int | None = None,
        after: str | None = None,
        status: Sequence[BatchListStatus] | None = None,
        created_after: BatchListTimestamp | None = None,
        created_before: BatchListTimestamp | None = None,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        **options: Unpack[QueryOptions],
    ) -> Iterator[Batch]:
        """Iterate over all batches, the newest first and without their results; each page is requested when needed.

        Args:
            page_size: Number of batches in one request, at most 100.
            after: ID of the batch behind which to start.
            status: Statuses of the batches.
            created_after: Time after which the batches were created, exclusive.
            created_before: Time before which the batches were created, exclusive.
            http_referer: URL of the calling app, which identifies the app to OpenRouter.
            x_open_router_title: Display name of the calling app.
            x_open_router_categories: Categories of the calling app, separated by commas.
            **options: The options of each request, such as `timeout_ms` and `retries`.

        Raises:
            OpenRouterError: A request failed, after its retries.
            TypeError: An argument is unknown, or of another type.
            ValueError: A value cannot be sent.
        """
        while True:
            page = self.list(
                limit=page_size,
                after=after,
                status=status,
                created_after=created_after,
                created_before=created_before,
                http_referer=http_referer,
                x_open_router_title=x_open_router_title,
                x_open_router_categories=x_open_router_categories,
                **options,
            )
            yield from page.data
            after = _next_after(page, after)
            if after is None:
                return

    async def iterate_async(
        self,
        *,
        page_size: int | None = None,
        after: str | None = None,
        status: Sequence[BatchListStatus] | None = None,
        created_after: BatchListTimestamp | None = None,
        created_before: BatchListTimestamp | None = None,
        http_referer: str | None = None,
        x_open_router_title: str | None = None,
        x_open_router_categories: str | None = None,
        **options: Unpack[QueryOptions],
    ) -> AsyncIterator[Batch]:
        """Iterate over all batches, as `iterate` does, without blocking the event loop."""
        while True:
            page = await self.list_async(
                limit=page_size,
                after=after,
                status=status,
                created_after=created_after,
                created_before=created_before,
                http_referer=http_referer,
                x_open_router_title=x_open_router_title,
                x_open_router_categories=x_open_router_categories,
                **options,
            )
            for batch in page.data:
                yield batch
            after = _next_after(page, after)
            if after is None:
                return


def outcomes(batch: Batch) -> dict[str, Outcome]:
    """Return the outcome of each request of a batch, by its `custom_id`; empty for a batch without results.

    A response is a `ResponseResult`, as `responses.send` returns it. A response with an error status, and a failed one,
    are errors.
    """
    found = {}
    for entry in batch.results if isinstance(batch.results, list) else ():
        result, error = None, entry.error
        if entry.response is not None:
            result = ResponseResult.of(entry.response.body)
            if (failure := _failure_of(entry.response.status_code, result)) is not None:
                result, error = None, failure
        found[entry.custom_id] = Outcome(entry.custom_id, result, error)
    return found


class _Waiting:
    """The state of a wait for one batch.

    Args:
        batch_id: ID of the batch.
        poll: The argument `poll` of `wait`.
        app: The headers of the calling app.
        options: The options of each request; `deadline_ms` of the whole wait.
    """

    def __init__(
        self,
        batch_id: str,
        poll: Poll | None,
        app: tuple[str | None, str | None, str | None],
        options: Mapping[str, Any],
    ) -> None:
        self.batch: Batch | None = None
        self._id = batch_id
        self._poll = poll
        self._options = {**options}
        self._deadline: Deadline | None = deadline_of(self._options.pop("deadline_ms", None))
        names = ("http_referer", "x_open_router_title", "x_open_router_categories")
        self._options |= dict(zip(names, app, strict=True))
        self._polls = 0
        seconds_after(1, poll)

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the next request."""
        if self._deadline is None:
            return self._options
        return {**self._options, "deadline_ms": max(self._deadline.remaining() * 1000, 1)}

    def received(self, batch: Batch) -> None:
        """Take the state of the batch."""
        self.batch = batch
        self._polls += 1

    def pause(self) -> float:
        """Return the seconds until the next request.

        Raises:
            BatchNotEndedError: The deadline comes first, and leaves no time for another request.
            TypeError: `poll` has not returned a number.
            ValueError: `poll` has returned a number that is not a time.
        """
        seconds = seconds_after(self._polls, self._poll)
        if self._deadline is None or (remaining := self._deadline.remaining()) > seconds:
            return seconds
        if remaining <= LAST_REQUEST_SECONDS:
            raise self._not_ended()
        return remaining - LAST_REQUEST_SECONDS

    def raise_if_late(self, error: errors.TimedOutError) -> None:
        """Raise an error with the state of the batch if a request has failed because of the deadline of the wait.

        Raises:
            BatchNotEndedError: The deadline has passed.
        """
        if self._deadline is not None and self._deadline.passed:
            raise self._not_ended() from error

    def _not_ended(self) -> errors.BatchNotEndedError:
        status = "has an unknown status" if self.batch is None else f"is {self.batch.status}"
        return errors.BatchNotEndedError(
            f"Batch {self._id} has not ended within {self._deadline}: it {status}. It goes on; "
            f"wait for it again with batches.wait({self._id!r}).",
            batch=self.batch,
        )


def seconds_after(number: int, poll: Poll | None = None) -> float:
    """Return the seconds to wait after a request for batches.

    Args:
        number: The number of the request, from 1.
        poll: The seconds, or a function that returns them for the number. By default they grow from 5 to 60, half as
            much again each time.

    Raises:
        TypeError: `poll` is not a number or has not returned one.
        ValueError: The number is not a time.
    """
    if poll is None:
        return float(min(FIRST_POLL_SECONDS * POLL_GROWTH ** min(number - 1, 20), LONGEST_POLL_SECONDS))
    seconds = poll(number) if callable(poll) else poll
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError(f"poll must be a number of seconds, such as 30, or a function, not {seconds!r}")
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"poll must be a number of seconds from 0, such as 30, not {seconds!r}")
    return seconds


def has_ended(batch: Batch) -> bool:
    """Return whether a batch has ended, also with a status that this version does not know."""
    return batch.status in _TERMINAL or isinstance(batch.finalized_at, int)


def _next_after(page: BatchList, after: str | None) -> str | None:
    """Return the `after` of the next page; None on the last one, or if it would be the same page again."""
    return page.last_id if page.has_more and page.last_id and page.last_id != after else None


def _failure_of(status_code: int, result: ResponseResult) -> BatchResultError | None:
    """Return the error in a response; None if there is none."""
    from openrouter_responses import _error_body, _error_mapping
    from openrouter_responses_generated.models import BatchResultError

    if status_code >= HTTP_ERROR:
        reason = _error_body.reason_of(result.to_dict()) or _error_body.NO_REASON
        return BatchResultError(message=f"status {status_code}: {reason}", type_="error_response", param=None)
    failure = _error_mapping.error_for_failed_response(result, None)
    if failure is None:
        return None
    return BatchResultError(message=failure.message, type_="response_failed", param=None)
