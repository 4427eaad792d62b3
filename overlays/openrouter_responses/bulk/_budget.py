"""The budget of a job: what it may cost, with the rows in flight counted at the highest cost seen. No I/O."""

from __future__ import annotations

import math


class Budget:
    """The costs of a job and their limit.

    Before the cost of a row is known, one row is in flight at a time. Then each row in flight counts as much as the
    most expensive row so far, so that the limit is exceeded at most by rows that cost more than any before them.

    Args:
        limit: The maximum cost in US dollars; None without one.
        spent: The cost of earlier runs of the job.
        highest: The cost of their most expensive row; None if it is not known.
        rows: The number of their rows.
    """

    def __init__(self, limit: float | None, spent: float = 0.0, highest: float | None = None, rows: int = 0) -> None:
        self.limit = limit
        self.spent: float = spent
        """The costs so far, in US dollars."""
        self.highest: float | None = highest
        """The cost of the most expensive row so far."""
        self.unknown: int = 0
        """Number of rows whose cost the server did not report."""
        self._in_flight = 0
        self._held = 0.0
        self._rows = rows

    def reserve(self) -> bool:
        """Count a row that is to be sent, and return whether the budget has room for it."""
        if self.limit is not None:
            if self.highest is None:
                if self._in_flight or self.spent + self._held >= self.limit:
                    return False
            elif self.spent + self._held + (self._in_flight + 1) * self.highest > self.limit:
                return False
        self._in_flight += 1
        return True

    @property
    def is_spent(self) -> bool:
        """Whether no further row can be sent, even after those in flight have ended."""
        if self.limit is None or self._in_flight or self._held:
            return False
        return self.spent >= self.limit or self.spent + (self.highest or 0.0) > self.limit

    def refusal(self) -> str | None:
        """Return why no further row can be sent, or None if one can be, now or when a row in flight has ended."""
        if self.limit is None:
            return None
        if self.highest is None and self.unknown:
            return "the server does not report costs, which max_cost needs"
        if not self.is_spent:
            return None
        highest = "" if not self.highest else f", and a row has cost up to {self.highest:.6g}"
        return f"the budget is spent: {self.spent:.6g} of max_cost={self.limit:g}{highest}"

    def settle(self, cost: float | None) -> None:
        """Count the end of a row that was reserved, with its cost if it is known."""
        self._in_flight -= 1
        if cost is None:
            self.unknown += 1
        else:
            self.spent += cost
            self._rows += 1
            self.highest = cost if self.highest is None else max(self.highest, cost)

    def release(self) -> None:
        """Count the end of a row that was reserved and not sent."""
        self._in_flight -= 1

    def hold(self, cost: float) -> None:
        """Reserve the expected cost of rows that are sent together; a negative one ends that."""
        self._held = max(self._held + cost, 0.0)

    def add(self, cost: float | None) -> None:
        """Count the cost of a row that was not reserved; None if it is not known."""
        self._in_flight += 1
        self.settle(cost)

    @property
    def room(self) -> float:
        """The money that is neither spent nor reserved, in US dollars; infinity without a limit."""
        if self.limit is None:
            return math.inf
        return self.limit - self.spent - self._held - self._in_flight * (self.highest or 0.0)

    @property
    def mean(self) -> float | None:
        """The mean cost of the rows so far; None if no cost is known."""
        return self.spent / self._rows if self._rows and self.highest is not None else None

    @property
    def is_idle(self) -> bool:
        """Whether no row is reserved."""
        return not self._in_flight
