"""The rate gate of a job: when the next request may be sent, learned from what the server says. No I/O.

`Gate` is a state machine that is told the time. `AsyncGate` lets tasks wait for it.

The concurrency is learned as TCP learns a window, with three differences. A refusal (status 429, or 503 and 529 of an
overloaded server) cuts it by a tenth, because the refusal says where the limit is; only the first refusal of a round
trip counts, because the others say the same; and it grows again by one request in two round trips, or in
30 responses if that is longer.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

    from openrouter_responses.rate_limit import RateLimit

DEFAULT_MAX_CONCURRENCY = 256
"""The maximum concurrency that `concurrency="auto"` tries."""

_FIRST_CONCURRENCY = 4
_FIRST_CUT = 0.9
_REPEATED_CUT = 0.7
_ROUND_TRIPS_PER_STEP = 2
_MIN_SUCCESSES_PER_STEP = 30
_BEYOND = 1.1
_GROWTH_BEYOND = 0.125
_MAX_BACKOFF_SECONDS = 60.0
_FIRST_BACKOFF_SECONDS = 0.05


class Gate:
    """The decision when the next request of a job may be sent.

    Times are seconds of a monotonic clock, which the caller passes.

    Args:
        concurrency: The number of requests at the same time; None to learn it.
        max_concurrency: The maximum that is learned.
        requests_per_minute: The maximum rate of requests; None without one.
        tokens_per_minute: The maximum rate of tokens, input and output; None without one.
        wall_clock_offset: What to add to a time of the clock to get the seconds since 1970, in which a rate limit says
            when it is reset.
    """

    def __init__(
        self,
        *,
        concurrency: int | None = None,
        max_concurrency: int = DEFAULT_MAX_CONCURRENCY,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        wall_clock_offset: float = 0.0,
    ) -> None:
        self.max_concurrency = max_concurrency if concurrency is None else concurrency
        self.in_flight: int = 0
        """Number of requests that have started and not ended."""
        self.limit: float = float(min(_FIRST_CONCURRENCY, max_concurrency) if concurrency is None else concurrency)
        """Number of requests that may be in flight."""
        self._offset = wall_clock_offset
        self._ceiling: float | None = None
        """Where the server refused last; None during the slow start."""
        self._cut_at = -math.inf
        self._full_at = -math.inf
        """When the limit was reached last."""
        self._successes = 0
        """Successes since the last cut."""
        self._silence = 0
        """Refusals in a row, of round trips without a success."""
        self._closed_until = -math.inf
        self._allowance: tuple[int, float] | None = None
        """The requests that remain, and when that number is void."""
        self._requests = None if requests_per_minute is None else _Bucket(requests_per_minute)
        self._tokens = None if tokens_per_minute is None else _Bucket(tokens_per_minute)
        self._tokens_per_request = 0.0

    def delay(self, now: float) -> float:
        """Return the seconds until a request may start: 0 for now, infinity for when another one has ended."""
        if self.in_flight >= int(self.limit):
            return math.inf
        wait = self._closed_until - now
        if self._allowance is not None:
            remaining, reset = self._allowance
            if now >= reset:
                self._allowance = None
            elif remaining <= 0:
                wait = max(wait, reset - now)
        if self._requests is not None:
            wait = max(wait, self._requests.delay(now, 1))
        if self._tokens is not None:
            wait = max(wait, self._tokens.delay(now, self._tokens_per_request))
        return wait if wait > 0 else 0.0

    def start(self, now: float) -> float:
        """Count a request that starts now, and return its ticket for `end`."""
        self.in_flight += 1
        if self.in_flight >= int(self.limit):
            self._full_at = now
        if self._allowance is not None:
            self._allowance = (self._allowance[0] - 1, self._allowance[1])
        if self._requests is not None:
            self._requests.take(now, 1)
        if self._tokens is not None:
            self._tokens.take(now, self._tokens_per_request)
        return now

    def end(
        self,
        ticket: float,
        now: float,
        *,
        refused: bool = False,
        retry_after: float | None = None,
        rate_limit: RateLimit | None = None,
        tokens: int = 0,
    ) -> None:
        """Count the end of a request.

        Args:
            ticket: What `start` returned.
            now: The time.
            refused: Whether the server refused it because of its rate or its load.
            retry_after: The seconds that the response asks to wait.
            rate_limit: The rate limit that the response reports.
            tokens: The tokens of the response; 0 if they are not known.
        """
        if refused:
            self._refused(ticket, now, retry_after)
        else:
            self._succeeded(ticket)
        self.in_flight -= 1
        if rate_limit is not None and rate_limit.remaining is not None and rate_limit.reset is not None:
            self._allowance = (rate_limit.remaining - self.in_flight, rate_limit.reset - self._offset)
        if tokens and self._tokens is not None:
            self._tokens.take(now, tokens - self._tokens_per_request)
            self._tokens_per_request += (tokens - self._tokens_per_request) / (8 if self._tokens_per_request else 1)

    def cancel(self) -> None:
        """Count the end of a request of which nothing is known."""
        self.in_flight -= 1

    def _succeeded(self, ticket: float) -> None:
        self._successes += 1
        self._silence = 0
        # A limit that was not reached since the request was sent says nothing about a higher one.
        if self.limit >= self.max_concurrency or self._full_at < ticket:
            return
        if self._ceiling is None:
            self.limit += 1.0
        elif self.limit > _BEYOND * self._ceiling:
            self.limit += _GROWTH_BEYOND
        else:
            self.limit += 1.0 / max(_ROUND_TRIPS_PER_STEP * self.limit, _MIN_SUCCESSES_PER_STEP)
        self.limit = min(self.limit, float(self.max_concurrency))

    def _refused(self, ticket: float, now: float, retry_after: float | None) -> None:
        if retry_after is not None:
            self._closed_until = max(self._closed_until, now + retry_after)
        if ticket < self._cut_at:
            return  # sent before the last cut: it says what the cut already knows
        if not self._successes and self._cut_at > -math.inf:
            self._silence += 1
            wait = min(_FIRST_BACKOFF_SECONDS * 2.0**self._silence, _MAX_BACKOFF_SECONDS)
            self._closed_until = max(self._closed_until, now + wait)
        one_round_trip = self._successes >= self.limit or self._cut_at == -math.inf
        self._ceiling = float(self.in_flight)
        self.limit = float(max(int(self._ceiling * (_FIRST_CUT if one_round_trip else _REPEATED_CUT)), 1))
        self._cut_at = now
        self._successes = 0


class _Bucket:
    """A token bucket with one second's worth of tokens."""

    def __init__(self, per_minute: float) -> None:
        self._per_second = per_minute / 60
        self._capacity = max(self._per_second, 1.0)
        self._level = self._capacity
        self._at: float | None = None

    def delay(self, now: float, amount: float) -> float:
        """Return the seconds until an amount may be taken. More than the capacity may be taken if it is full."""
        self._refill(now)
        missing = min(amount, self._capacity) - self._level
        return missing / self._per_second if missing > 0 else 0.0

    def take(self, now: float, amount: float) -> None:
        """Take an amount, which may be negative."""
        self._refill(now)
        self._level = min(self._level - amount, self._capacity)

    def _refill(self, now: float) -> None:
        if self._at is not None:
            self._level = min(self._level + (now - self._at) * self._per_second, self._capacity)
        self._at = now


class AsyncGate:
    """A gate that tasks of one event loop of asyncio wait for, in the order of their arrival."""

    def __init__(self, gate: Gate, loop: asyncio.AbstractEventLoop) -> None:
        self.gate = gate
        self._loop = loop
        self._first: deque[asyncio.Future[float]] = deque()
        self._others: deque[asyncio.Future[float]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    async def enter(self, *, first: bool = False) -> float:
        """Wait until a request may start, and return its ticket.

        Args:
            first: Go before all who wait without it, for a row that was refused.
        """
        now = self._loop.time()
        if not self._first and (first or not self._others) and self.gate.delay(now) == 0:
            return self.gate.start(now)
        future: asyncio.Future[float] = self._loop.create_future()
        (self._first if first else self._others).append(future)
        self.wake()
        try:
            return await future
        except BaseException:
            if future.done() and not future.cancelled():
                self.gate.cancel()
            future.cancel()
            self.wake()
            raise

    def enter_now(self, *, first: bool = False) -> bool:
        """Start a request if it may start now and none waits before it, and return whether it has started."""
        now = self._loop.time()
        if self._first or (self._others and not first) or self.gate.delay(now) > 0:
            return False
        self.gate.start(now)
        return True

    def end(
        self,
        ticket: float,
        *,
        refused: bool = False,
        retry_after: float | None = None,
        rate_limit: RateLimit | None = None,
        tokens: int = 0,
    ) -> None:
        """Count the end of a request, as `Gate.end` does, and let the next ones start."""
        self.gate.end(
            ticket,
            self._loop.time(),
            refused=refused,
            retry_after=retry_after,
            rate_limit=rate_limit,
            tokens=tokens,
        )
        if self._first or self._others:
            self.wake()

    def cancel(self) -> None:
        """Count the end of a request of which nothing is known."""
        self.gate.cancel()
        self.wake()

    def dismiss(self) -> None:
        """Let all start at once who wait: a job that stops tells them so, and they send nothing."""
        while waiting := self._first or self._others:
            future = waiting.popleft()
            if not future.done():
                future.set_result(self.gate.start(self._loop.time()))

    def wake(self) -> None:
        """Let those start that may, and set a timer for the next one."""
        while (waiting := self._first or self._others) and waiting[0].done():
            waiting.popleft()
        while waiting:
            now = self._loop.time()
            delay = self.gate.delay(now)
            if delay > 0:
                if delay < math.inf:
                    if self._timer is not None:
                        self._timer.cancel()
                    self._timer = self._loop.call_later(delay, self.wake)
                return
            future = waiting.popleft()
            if not future.done():
                future.set_result(self.gate.start(now))
            waiting = self._first or self._others
