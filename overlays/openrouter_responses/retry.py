"""When a failed request is tried again: the configuration and the schedule, without I/O."""

from __future__ import annotations

import logging
import math
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from attrs import Attribute, field, frozen

DEFAULT_STATUS_CODES = (408, 429, 500, 502, 503, 504, 524, 529)
"""The statuses that are retried unless `RetryConfig.status_codes_override` names others."""

_DEFAULT_JITTER_MS = 1000
_STATUS_CODE = re.compile(r"[1-5](\d\d|XX)", re.ASCII | re.IGNORECASE)

_logger = logging.getLogger("openrouter_responses")
_logger.addHandler(logging.NullHandler())


def _check_milliseconds(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValueError(f"{attribute.name} must be a number of milliseconds that is not negative, not {value!r}")


def _check_optional_milliseconds(strategy: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None:
        _check_milliseconds(strategy, attribute, value)


def _check_exponent(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value < math.inf:
        raise ValueError(f"{attribute.name} must be a number that is at least 1, not {value!r}")


def _check_status_codes(_: object, attribute: Attribute[Any], value: object) -> None:
    if value is None:
        return
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise ValueError(f"{attribute.name} must be a list of status codes, not {value!r}")
    for code in value:
        if isinstance(code, bool) or not isinstance(code, int | str) or not _STATUS_CODE.fullmatch(str(code)):
            raise ValueError(f'{attribute.name} must hold status codes such as "429", 429 or "5XX", not {code!r}')


def _check_strategy(_: object, attribute: Attribute[Any], value: object) -> None:
    if value not in ("backoff", "none"):
        raise ValueError(f'{attribute.name} must be "backoff" or "none", not {value!r}')


@frozen
class BackoffStrategy:
    """How long to wait between attempts; the names and the units are those of OpenRouter's own SDK.

    The wait before retry number `n` (from 0) is `initial_interval` x `exponent` to the power of `n` plus a random part
    between 0 and `jitter_ms`, and at most `max_interval`. A wait that the server asks for (``Retry-After``,
    ``retry-after-ms``) takes its place. When a wait would end later than `max_elapsed_time` after the first attempt
    began, no further attempt is made.

    Args:
        initial_interval: The first wait, in milliseconds.
        max_interval: The longest wait that is not asked for by the server, in milliseconds.
        exponent: What each wait is multiplied with to get the next; at least 1.
        max_elapsed_time: The time for all attempts and waits together, in milliseconds.
        jitter_ms: The largest random part, in milliseconds; None means 1000.

    Raises:
        ValueError: One of them is not a number or out of its range.
    """

    initial_interval: float = field(validator=_check_milliseconds)
    max_interval: float = field(validator=_check_milliseconds)
    exponent: float = field(validator=_check_exponent)
    max_elapsed_time: float = field(validator=_check_milliseconds)
    jitter_ms: float | None = field(default=None, validator=_check_optional_milliseconds)


def _check_backoff(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, BackoffStrategy):
        raise TypeError(f"{attribute.name} must be a BackoffStrategy, not {value!r}")


@frozen
class RetryConfig:
    """Which failures are tried again, and how.

    A request that is tried again may be billed twice: the service may have begun to answer the first one. So an error
    that the service reports under status 200, when it has begun, is not tried again, nor is a stream after its first
    event. An error object in place of that event is, if its code is among the statuses: nothing had begun.

    Args:
        strategy: "backoff", or "none" for a single attempt.
        backoff: How long to wait between attempts.
        retry_connection_errors: Whether connections that could not be made, broke or timed out are tried again too.
        status_codes_override: The statuses to try again ("429", 429, "5XX") in place of `DEFAULT_STATUS_CODES`; None
            or an empty list leaves those.

    Raises:
        TypeError: The backoff is none.
        ValueError: The strategy or a status code is none.
    """

    strategy: Literal["backoff", "none"] = field(validator=_check_strategy)
    backoff: BackoffStrategy = field(validator=_check_backoff)
    retry_connection_errors: bool
    status_codes_override: Sequence[str | int] | None = field(default=None, validator=_check_status_codes)

    def covers_status(self, status_code: int) -> bool:
        """Whether an answer of this status is tried again."""
        codes = {str(code).upper() for code in self.status_codes_override or DEFAULT_STATUS_CODES}
        return str(status_code) in codes or f"{status_code // 100}XX" in codes


DEFAULT_RETRY_CONFIG = RetryConfig(
    "backoff",
    BackoffStrategy(initial_interval=500, max_interval=30_000, exponent=1.5, max_elapsed_time=120_000, jitter_ms=250),
    retry_connection_errors=True,
)
"""Half a second first, half as long again each time, at most 30 seconds apart, two minutes in all."""


def check_retry_config(argument: str, given: object) -> None:
    """Look at what a caller gave.

    Raises:
        TypeError: It is no `RetryConfig`.
    """
    if not isinstance(given, RetryConfig):
        raise TypeError(f"{argument} must be a RetryConfig, not {type(given).__name__}")


class Clock(NamedTuple):
    """Where a schedule takes its time and its randomness from."""

    monotonic: Callable[[], float] = time.monotonic
    """Seconds, from any moment on."""
    now: Callable[[], float] = time.time
    """Seconds since 1970, to compare with dates that a server names."""
    random: Callable[[], float] = random.random
    """At least 0, less than 1."""


SYSTEM_CLOCK = Clock()


class RetrySchedule:
    """The decisions of one call: told how an attempt failed, it answers how many seconds to wait, or None to give up.

    The call's time begins when the schedule is made. On giving up, the error is to be raised, with the earlier failures
    in its notes.

    Raises:
        TypeError: The configuration, which a call takes as `retries`, is none.
    """

    def __init__(self, config: RetryConfig, clock: Clock = SYSTEM_CLOCK) -> None:
        check_retry_config("retries", config)
        self._config = config
        self._clock = clock
        self._began = clock.monotonic()
        self._interval = config.backoff.initial_interval
        self._failures: list[tuple[Exception, float]] = []

    def after_status(self, error: Exception, status_code: int, headers: Mapping[str, str]) -> float | None:
        """An answer came, and its status is an error."""
        if not self._config.covers_status(status_code):
            self.give_up(error)
            return None
        return self._wait(error, requested_wait(headers, self._clock.now), f"status {status_code}")

    def after_connection_error(self, error: Exception) -> float | None:
        """No answer came, or not the whole of it."""
        if not self._config.retry_connection_errors:
            self.give_up(error)
            return None
        return self._wait(error, None, type(error).__name__)

    def give_up(self, error: Exception) -> None:
        """List the earlier failures in the notes of `error`, which is to be raised."""
        for number, (earlier, seconds) in enumerate(self._failures, start=1):
            reason = f"{type(earlier).__name__}: {earlier}"
            error.add_note(f"Attempt {number} had failed {seconds:.3g} s after the call began: {reason}")

    def _wait(self, error: Exception, requested: float | None, reason: str) -> float | None:
        # A server that asks for no wait at all would otherwise be asked again as fast as the loop turns.
        wait = requested or self._next_backoff()
        elapsed = self._clock.monotonic() - self._began
        if self._config.strategy == "none" or elapsed + wait > self._config.backoff.max_elapsed_time / 1000:
            self.give_up(error)
            return None
        self._failures.append((error, elapsed))
        _logger.warning("attempt %d failed (%s); trying again in %.3g s", len(self._failures), reason, wait)
        return wait

    def _next_backoff(self) -> float:
        backoff = self._config.backoff
        jitter = self._clock.random() * (_DEFAULT_JITTER_MS if backoff.jitter_ms is None else backoff.jitter_ms)
        wait = min(self._interval + jitter, backoff.max_interval)
        self._interval = min(self._interval * backoff.exponent, backoff.max_interval)
        return wait / 1000


def requested_wait(headers: Mapping[str, str], now: Callable[[], float]) -> float | None:
    """The seconds that an answer asks to wait, by ``retry-after-ms`` or by ``Retry-After`` (RFC 9110, section 10.2.3).

    None where it asks for nothing or for what cannot be understood.
    """
    milliseconds = _not_negative(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _not_negative(value)
    if seconds is not None or value is None:
        return seconds
    date = _seconds_since_1970(value)
    return None if date is None else max(date - now(), 0)


def _not_negative(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number < math.inf else None


def _seconds_since_1970(date: str) -> float | None:
    # Every HTTP-date begins with the name of a day; the parser would make a date of a bare number too.
    if not date[:1].isalpha():
        return None
    # Few answers name a date, and the parser takes a while to load.
    from datetime import UTC, datetime

    from dateutil.parser import parse

    try:
        # An HTTP-date is in GMT whether it says so or, in its oldest form, does not.
        moment: datetime = parse(date, tzinfos=lambda _, offset: offset or 0)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
