"""`RateLimit`: the rate limit that a response reports in its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "X-RateLimit-"
_SECONDS_UNTIL_2286 = 10_000_000_000


class RateLimit(NamedTuple):
    """A rate limit and its remaining requests; None for each value that the response does not report."""

    limit: int | None
    """The number of requests in one period."""
    remaining: int | None
    """The number of requests that remain in this period."""
    reset: float | None
    """The time at which the next period starts, in seconds since 1970."""


def rate_limit_of(headers: Mapping[str, str]) -> RateLimit | None:
    """Return the rate limit in the headers of a response, ``X-RateLimit-Limit``, ``-Remaining`` and ``-Reset``."""
    limit, remaining, reset = (_number(headers.get(_PREFIX + name)) for name in ("Limit", "Remaining", "Reset"))
    if limit is None and remaining is None and reset is None:
        return None
    return RateLimit(limit, remaining, None if reset is None else _seconds(reset))


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 20 else None


def _seconds(moment: int) -> float:
    # OpenRouter sends milliseconds.
    return moment / 1000 if moment >= _SECONDS_UNTIL_2286 else float(moment)
