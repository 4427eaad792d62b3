"""The interface between a job and the way in which its rows are sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from openrouter_responses.bulk._rows import Row

if TYPE_CHECKING:
    from openrouter_responses.bulk._outcome import RowOutcome
    from openrouter_responses.rate_limit import RateLimit

Take: TypeAlias = Callable[[], Awaitable[Row | None]]
"""Returns the next row that has to be sent, or None after the last one."""

Emit: TypeAlias = "Callable[[Row, RowOutcome[Any]], Awaitable[None]]"
"""Takes the outcome of a row, once for each row that was taken and has ended."""


class StopJobError(Exception):
    """No further row can be sent.

    Attributes:
        reason: The reason.
        cause: The exception that says so; None without one.
    """

    def __init__(self, reason: str, cause: Exception | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.cause = cause


class Backend(Protocol):
    """A way to send rows, such as one call for each (`via="live"`)."""

    async def run(self, take: Take, emit: Emit) -> None:
        """Send all rows. When it returns or raises, no row is in flight.

        Raises:
            StopJobError: No further row can be sent.
        """


class RowGate(Protocol):
    """The part of a rate gate that a back end needs: `AsyncGate` in one process, `ClusterGate` on a cluster."""

    async def enter(self, *, first: bool = False) -> float:
        """Wait until a request may start, and return its ticket.

        Raises:
            StopJobError: The job stops for a reason that the back end does not know.
        """
        ...

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

    def cancel(self) -> None:
        """Count the end of a request of which nothing is known."""

    def dismiss(self) -> None:
        """Let all start at once who wait, because the job stops."""


class RowBudget(Protocol):
    """The part of a budget that a back end needs: `Budget` in one process, `ClusterBudget` on a cluster."""

    def reserve(self) -> bool:
        """Count a row that is to be sent, and return whether the budget has room for it."""
        ...

    def refusal(self) -> str | None:
        """Return why no further row can be sent, or None if one can be."""

    def settle(self, cost: float | None) -> None:
        """Count the end of a row that was reserved, with its cost if it is known."""

    def release(self) -> None:
        """Count the end of a row that was reserved and not sent."""
