"""The interface between a job and the way in which its rows are sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from openrouter_responses.bulk._rows import Row

if TYPE_CHECKING:
    from openrouter_responses.bulk._outcome import RowOutcome

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
