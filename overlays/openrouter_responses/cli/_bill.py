"""`Bill`: the cost of all calls of a client, also of those that were stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from openrouter_responses import errors
from openrouter_responses.usage import total_usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from openrouter_responses import OpenRouter, ResponseResult
    from openrouter_responses.models import Usage
    from openrouter_responses.observers import ObservedCall

WAITS = (0.5, 1.0)
"""Seconds before each look-up of a generation that was stopped. The service knows its cost some seconds later."""


class Bill:
    """An observer that adds up what the calls of a client cost.

    Attributes:
        usage: The sum of the usage of all calls; None while there is none.
        stopped: The IDs of generations that ended without a statement of their cost.
    """

    def __init__(self, note: Callable[[str], object]) -> None:
        """Start a bill.

        Args:
            note: Called with a line for each retry.
        """
        self.usage: Usage | None = None
        self.stopped: list[str] = []
        self._note = note

    def retried(self, _call: ObservedCall, error: Exception, wait_s: float) -> None:
        """Note that a failed attempt is repeated."""
        self._note(f"Trying again in {wait_s:.1f} s: {' '.join(str(error).split())}")

    def finished(
        self, call: ObservedCall, *, result: ResponseResult | None = None, error: Exception | None = None
    ) -> None:
        """Add the end of a call."""
        del result, error
        if call.usage is not None:
            self.usage = total_usage([self.usage, call.usage])
        elif call.generation_id is not None:
            self.stopped.append(call.generation_id)

    def look_up_stopped(self, open_router: OpenRouter) -> str:
        """Return a sentence about the cost of the generations that were stopped, which the service is asked for."""
        found: list[float] = []
        missing = list(self.stopped)
        for wait in WAITS if missing else ():
            time.sleep(wait)
            for generation_id in [*missing]:
                cost = _cost_of(open_router, generation_id)
                if cost is not None:
                    found.append(cost)
                    missing.remove(generation_id)
            if not missing:
                break
        total = f"${sum(found):.6f}".rstrip("0").rstrip(".")
        parts = [f"The stopped answer cost {total}."] if found else []
        parts += [f"`openrouter-responses generation {one}` shows soon what it cost." for one in missing]
        return " ".join(parts)


def _cost_of(open_router: OpenRouter, generation_id: str) -> float | None:
    try:
        data = open_router.generations.get(generation_id, max_retries=0, timeout_ms=2_000).data
    except errors.OpenRouterError:
        return None
    cost: object = data.total_cost
    return float(cost) if isinstance(cost, int | float) else None
