"""The connection of a worker to the coordinator, with the rate gate and the budget that are behind it.

A row takes no call of its own. Events are reported together, and the coordinator lends places, which are requests that
may start, several at a time.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from attrs import define, field

from openrouter_responses.bulk._backend import StopJobError
from openrouter_responses.bulk.ray._coordinator import LEASE_SECONDS, Places, Stop

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from openrouter_responses.bulk.ray._coordinator import Event
    from openrouter_responses.rate_limit import RateLimit

_NO_PLACE = -1.0
"""The ticket of a request without a place, which is let through so that it ends: the job stops."""
_BEATS_PER_LEASE = 6


class Call(Protocol):
    """A call of a method of the coordinator, by its name. It begins when it is made, not when it is awaited."""

    def __call__(self, method: str, /, *arguments: Any, **options: Any) -> Awaitable[Any]:
        """Begin the call, and return what to await for its value."""
        ...


@define
class _Queue:
    """The requests that wait for a place, and the tickets of places that no request has yet."""

    waiting: deque[asyncio.Future[float]] = field(factory=deque)
    free: list[float] = field(factory=list)
    is_asking: bool = False

    def serve(self) -> None:
        """Give the free places to those who wait."""
        while self.free and self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                future.set_result(self.free.pop())

    def fail(self, error: Exception) -> None:
        """Raise an exception at those who wait."""
        while self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                future.set_exception(error)

    def wanted(self) -> int:
        """Return the number of those who wait."""
        return sum(not future.done() for future in self.waiting)


class Link:
    """The connection of a worker to the coordinator.

    The coordinator says how long to pause between two calls. What happens meanwhile is in the next one.

    Args:
        call: How the coordinator is called.
        worker: The name of the worker.
    """

    def __init__(self, call: Call, worker: str) -> None:
        self.call = call
        self.worker: str = worker
        self._events: list[Event] = []
        self._queues = {first: _Queue() for first in (True, False)}
        """By whether they are for further requests of rows, which go first."""
        self._unsent = 0
        """The rows that have no place yet."""
        self._timer: asyncio.TimerHandle | None = None
        self._pause = 0.0
        self._next = 0.0
        """The time of the next call."""
        self._asking: set[asyncio.Task[None]] = set()

    def report(self, kind: str, *arguments: Any) -> None:
        """Report an event, soon."""
        self._events.append((kind, arguments))
        self._schedule()

    async def flush(self) -> None:
        """Report now what has happened, and wait until the coordinator knows it."""
        events, self._events = self._events, []
        await self.call("report", self.worker, events)

    def expect(self, rows: int) -> None:
        """Add to the number of rows that are to be sent, or, with a negative number, take from it."""
        self._unsent += rows

    def place(self, *, first: bool) -> asyncio.Future[float]:
        """Return a future of the ticket of a place."""
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        queue = self._queues[first]
        queue.waiting.append(future)
        queue.serve()
        if not future.done():
            self._schedule()
        return future

    def give_back(self, *, first: bool) -> None:
        """Return a place that no request needs, and the room in the budget that came with it."""
        self.report("cancel")
        if not first:
            self.report("release")

    def give_back_surplus(self) -> None:
        """Return the places that are more than the rows that have none."""
        for first, queue in self._queues.items():
            while len(queue.free) > (0 if first else self._unsent):
                queue.free.pop()
                self.give_back(first=first)

    def _schedule(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(self._next - loop.time(), 0.0), self._exchange)

    def _exchange(self) -> None:
        """Report what has happened, and ask for places."""
        self._timer = None
        loop = asyncio.get_running_loop()
        self._next = loop.time() + self._pause
        if self._events:
            events, self._events = self._events, []
            self.call("report", self.worker, events)
        for first, queue in self._queues.items():
            wanted = queue.wanted()
            if wanted and not queue.is_asking:
                queue.is_asking = True
                task = loop.create_task(self._ask(queue, wanted if first else max(wanted, self._unsent), first=first))
                self._asking.add(task)
                task.add_done_callback(self._asking.discard)

    async def _ask(self, queue: _Queue, wanted: int, *, first: bool) -> None:
        try:
            answer: Places | Stop = await self.call("lend", self.worker, wanted, first=first)
        except Exception as error:  # the coordinator has ended
            queue.fail(error)
            return
        finally:
            queue.is_asking = False
        if isinstance(answer, Stop):
            queue.fail(StopJobError(answer.reason))
            return
        self._pause = answer.pause
        queue.free += [answer.ticket] * answer.count
        queue.serve()
        self.give_back_surplus()
        if queue.wanted():
            self._schedule()

    async def beat(self) -> None:
        """Report that the worker is alive, until it is cancelled."""
        while True:
            await asyncio.sleep(LEASE_SECONDS / _BEATS_PER_LEASE)
            self.call("report", self.worker, [])

    def close(self) -> None:
        """Call the coordinator no more."""
        if self._timer is not None:
            self._timer.cancel()
        for task in self._asking:
            task.cancel()


class ClusterGate:
    """The rate gate of a cluster, for one back end of a worker.

    Args:
        link: The connection to the coordinator.
        rows: The number of rows that the back end will send.
    """

    def __init__(self, link: Link, rows: int) -> None:
        self._link = link
        self._unsent = rows
        link.expect(rows)
        self._waiting: set[asyncio.Future[float]] = set()
        self._is_dismissed = False
        self._without_place = 0
        self.without_room: int = 0
        """The rows that were let through without room in the budget."""

    async def enter(self, *, first: bool = False) -> float:
        """Wait until a request may start, and return its ticket.

        Raises:
            StopJobError: The job stops.
        """
        ticket = _NO_PLACE if self._is_dismissed else await self._placed(first=first)
        if ticket == _NO_PLACE:
            self._without_place += 1
            self.without_room += not first
        elif not first:
            self._unsent -= 1
            self._link.expect(-1)
        return ticket

    async def _placed(self, *, first: bool) -> float:
        future = self._link.place(first=first)
        self._waiting.add(future)
        try:
            return await future
        except asyncio.CancelledError:
            if not future.cancelled() and future.exception() is None and future.result() != _NO_PLACE:
                self._link.give_back(first=first)
            raise
        finally:
            self._waiting.discard(future)

    def end(
        self,
        ticket: float,
        *,
        refused: bool = False,
        retry_after: float | None = None,
        rate_limit: RateLimit | None = None,
        tokens: int = 0,
    ) -> None:
        """Count the end of a request."""
        if ticket == _NO_PLACE:
            self._without_place -= 1
        else:
            self._link.report("end", ticket, refused, retry_after, rate_limit, tokens)

    def cancel(self) -> None:
        """Count the end of a request of which nothing is known."""
        if self._without_place:
            self._without_place -= 1
        else:
            self._link.report("cancel")

    def dismiss(self) -> None:
        """Let all start at once who wait: a job that stops tells them so, and they send nothing."""
        self._is_dismissed = True
        for future in self._waiting:
            if not future.done():
                future.set_result(_NO_PLACE)

    def close(self) -> None:
        """Return the places that the rows which were not sent do not need."""
        self._link.expect(-self._unsent)
        self._unsent = 0
        self._link.give_back_surplus()


class ClusterBudget:
    """The budget of a cluster, for one back end of a worker. A place comes with room in it.

    Args:
        link: The connection to the coordinator.
        gate: The gate of the back end.
    """

    def __init__(self, link: Link, gate: ClusterGate) -> None:
        self._link = link
        self._gate = gate

    def reserve(self) -> bool:
        """Return True: the coordinator reserves."""
        return True

    def refusal(self) -> str | None:
        """Return None: the coordinator refuses."""
        return None

    def settle(self, cost: float | None) -> None:
        """Count the end of a row, with its cost if it is known."""
        self._link.report("settle", cost)

    def release(self) -> None:
        """Count the end of a row that was not sent."""
        if self._gate.without_room:
            self._gate.without_room -= 1
        else:
            self._link.report("release")
