"""Retries of failed requests: the configuration and the schedule, without I/O."""

from __future__ import annotations

import logging
import math
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attrs import Attribute, field, frozen

if TYPE_CHECKING:
    from openrouter_responses._deadline import Deadline

DEFAULT_STATUS_CODES = (408, 429, 500, 502, 503, 504, 524, 529)
"""The statuses that are retried unless `RetryConfig.status_codes_override` names others."""

DEFAULT_MAX_RETRIES = 2
"""How many times a request is sent again if neither `max_retries` nor a `RetryConfig` is given."""

MAX_RETRIES = 100
"""How many times a request is sent again at most under a `RetryConfig`, unless `max_retries` is given."""

_DEFAULT_JITTER_MS = 1000
_LONGEST_WAIT_SECONDS = 24 * 60 * 60.0
_NOTE_CHARACTERS = 300
_STATUS_CODE = re.compile(r"[1-5](\d\d|XX)", re.ASCII | re.IGNORECASE)
_IDS = re.compile(r" \[(generation|request) [^\[\]]*\]$")

_logger = logging.getLogger("openrouter_responses")
_logger.addHandler(logging.NullHandler())


def _check_milliseconds(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValueError(f"{attribute.name} must be a number of milliseconds, 0 or more, not {value!r}")


def _check_optional_milliseconds(strategy: object, attribute: Attribute[Any], value: object) -> None:
    if value is not None:
        _check_milliseconds(strategy, attribute, value)


def _check_exponent(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value < math.inf:
        raise ValueError(f"{attribute.name} must be a number, 1 or more, not {value!r}")


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
    """The waits between attempts; names and units are those of OpenRouter's own SDK.

    The wait before retry number `n` (from 0) is `initial_interval` x `exponent` to the power of `n` plus a random part
    between 0 and `jitter_ms`, and at most `max_interval`. It is longer if the server asks for a longer wait
    (``Retry-After``, ``retry-after-ms``). If a wait would end later than `max_elapsed_time` after the first attempt
    began, no further attempt is made. An attempt that has begun is not cut short by it; `deadline_ms` does that.

    Args:
        initial_interval: The first wait, in milliseconds.
        max_interval: The longest wait that the server did not ask for, in milliseconds.
        exponent: The factor from each wait to the next; at least 1.
        max_elapsed_time: The time in which attempts may begin, in milliseconds.
        jitter_ms: The largest random part, in milliseconds; None means 1000.

    Raises:
        ValueError: A value is not a number, or is out of its range.
    """

    initial_interval: float = field(validator=_check_milliseconds)
    max_interval: float = field(validator=_check_milliseconds)
    exponent: float = field(validator=_check_exponent)
    max_elapsed_time: float = field(validator=_check_milliseconds)
    jitter_ms: float | None = field(default=None, validator=_check_optional_milliseconds)


def _check_backoff(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, BackoffStrategy):
        raise TypeError(f"{attribute.name} must be a BackoffStrategy, not {value!r}")


DEFAULT_BACKOFF = BackoffStrategy(
    initial_interval=500, max_interval=30_000, exponent=1.5, max_elapsed_time=120_000, jitter_ms=250
)
"""Half a second, then half as long again each time, at most 30 seconds, for two minutes."""


@frozen
class RetryConfig:
    """Which failures are retried, and how.

    The number of retries is `max_retries` of the call or of the client if given, otherwise at most `MAX_RETRIES`.

    A request that is retried may be billed twice: the service may have begun to answer the first one. So an error that
    the service reports under status 200, after it began, is not retried, nor is a stream after its first event. An
    error object in place of that event is retried if its code is among the statuses: nothing had begun.

    Args:
        strategy: "backoff", or "none" for a single attempt.
        backoff: The waits between attempts; by default `DEFAULT_BACKOFF`.
        retry_connection_errors: Whether a connection that could not be made, broke or timed out is retried, too.
        status_codes_override: The statuses to retry ("429", 429, "5XX") in place of `DEFAULT_STATUS_CODES`; None or an
            empty list leaves those.

    Raises:
        TypeError: The backoff is not a `BackoffStrategy`.
        ValueError: The strategy or a status code is invalid.
    """

    strategy: Literal["backoff", "none"] = field(validator=_check_strategy)
    backoff: BackoffStrategy = field(default=DEFAULT_BACKOFF, validator=_check_backoff)
    retry_connection_errors: bool = True
    status_codes_override: Sequence[str | int] | None = field(default=None, validator=_check_status_codes)

    def covers_status(self, status_code: int) -> bool:
        """Tell whether a response of this status is retried."""
        codes = {str(code).upper() for code in self.status_codes_override or DEFAULT_STATUS_CODES}
        return str(status_code) in codes or f"{status_code // 100}XX" in codes


DEFAULT_RETRY_CONFIG = RetryConfig("backoff")
"""`DEFAULT_BACKOFF` for `DEFAULT_STATUS_CODES` and for connection errors."""


def check_retry_config(argument: str, given: object) -> None:
    """Check the type of an argument.

    Raises:
        TypeError: It is not a `RetryConfig`.
    """
    if not isinstance(given, RetryConfig):
        raise TypeError(f'{argument} must be a RetryConfig, such as RetryConfig("none"), not {type(given).__name__}')


def check_max_retries(given: object) -> None:
    """Check a number of retries.

    Raises:
        TypeError: It is not an integer.
        ValueError: It is negative.
    """
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"max_retries must be an integer, such as 2, not {given!r}")
    if given < 0:
        raise ValueError(f"max_retries must be 0 or more, not {given}")


class Clock(NamedTuple):
    """The sources of time and randomness of a schedule."""

    monotonic: Callable[[], float] = time.monotonic
    """Seconds since any fixed moment."""
    now: Callable[[], float] = time.time
    """Seconds since 1970, to compare with dates that a server sends."""
    random: Callable[[], float] = random.random
    """At least 0, less than 1."""


SYSTEM_CLOCK = Clock()


class RetrySchedule:
    """The decisions of one call: for each failed attempt, the seconds to wait before the next, or None to give up.

    The time of the call begins when the schedule is made. After None the error is raised, with the earlier failures in
    its notes.

    Args:
        config: Which failures are retried, and how.
        clock: The sources of time and randomness.
        max_retries: How many times the request is sent again at most.
        deadline: The moment after which no attempt begins.

    Raises:
        TypeError: The configuration, which a call takes as `retries`, is not a `RetryConfig`.
    """

    def __init__(
        self,
        config: RetryConfig,
        clock: Clock = SYSTEM_CLOCK,
        *,
        max_retries: int = MAX_RETRIES,
        deadline: Deadline | None = None,
    ) -> None:
        check_retry_config("retries", config)
        self._config = config
        self._clock = clock
        self._max_retries = 0 if config.strategy == "none" else max_retries
        self._deadline = deadline
        self._began = clock.monotonic()
        self._interval = config.backoff.initial_interval
        self._failures: list[_Failure] = []
        self.attempts: int = 1
        """Number of attempts started so far."""

    @property
    def elapsed(self) -> float:
        """The seconds since the call began."""
        return self._clock.monotonic() - self._began

    def after_status(self, error: Exception, status_code: int, headers: Mapping[str, str]) -> float | None:
        """Decide after a response whose status is an error."""
        if not self._config.covers_status(status_code):
            self.give_up(error)
            return None
        return self._wait(error, requested_wait(headers, self._clock.now), f"status {status_code}")

    def after_connection_error(self, error: Exception) -> float | None:
        """Decide after no response, or one that was cut."""
        if not self._config.retry_connection_errors:
            self.give_up(error)
            return None
        return self._wait(error, None, type(error).__name__)

    def give_up(self, error: Exception) -> None:
        """List the earlier failures in the notes of `error`, which is to be raised."""
        for failure in self._failures:
            error.add_note(str(failure))

    def _wait(self, error: Exception, requested: float | None, reason: str) -> float | None:
        # Never less than the backoff: a server that asks for next to no wait would be sent a storm of requests.
        wait = max(requested or 0, self._next_backoff())
        elapsed = self.elapsed
        if self.attempts > self._max_retries or wait > self._time_left(elapsed):
            self.give_up(error)
            return None
        self._note(error, elapsed)
        _logger.warning("attempt %d failed (%s); trying again in %.3g s", self.attempts, reason, wait)
        self.attempts += 1
        return wait

    def _time_left(self, elapsed: float) -> float:
        left = min(self._config.backoff.max_elapsed_time / 1000 - elapsed, _LONGEST_WAIT_SECONDS)
        return left if self._deadline is None else min(left, self._deadline.remaining())

    def _note(self, error: Exception, elapsed: float) -> None:
        # Only text is kept: an error has a response, and that has a body, which may be large.
        message = _IDS.sub("", f"{type(error).__name__}: {error}")
        if len(message) > _NOTE_CHARACTERS:
            message = f"{message[:_NOTE_CHARACTERS]}…"
        failure = _Failure(message, self.attempts, self.attempts, elapsed, elapsed)
        if self._failures and self._failures[-1].message == message:
            last = self._failures.pop()
            failure = failure._replace(first=last.first, first_seconds=last.first_seconds)
        self._failures.append(failure)

    def _next_backoff(self) -> float:
        backoff = self._config.backoff
        jitter = self._clock.random() * (_DEFAULT_JITTER_MS if backoff.jitter_ms is None else backoff.jitter_ms)
        wait = min(self._interval + jitter, backoff.max_interval)
        self._interval = min(self._interval * backoff.exponent, backoff.max_interval)
        return wait / 1000


class _Failure(NamedTuple):
    """One failed attempt, or several in a row that failed alike."""

    message: str
    first: int
    last: int
    first_seconds: float
    last_seconds: float

    def __str__(self) -> str:
        if self.first == self.last:
            return f"Attempt {self.first} failed {self.first_seconds:.3g} s after the call began: {self.message}"
        return (
            f"Attempts {self.first} to {self.last} failed alike {self.first_seconds:.3g} to {self.last_seconds:.3g} s "
            f"after the call began: {self.message}"
        )


def requested_wait(headers: Mapping[str, str], now: Callable[[], float]) -> float | None:
    """Return the seconds to wait that a response asks for, by ``retry-after-ms`` or ``Retry-After``.

    None if it asks for nothing, or in a way that cannot be understood (RFC 9110, section 10.2.3).
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
    # Few responses name a date, and the parser takes a while to load.
    from datetime import UTC, datetime

    from dateutil.parser import parse

    try:
        # An HTTP-date is in GMT whether it says so or, in its oldest form, does not.
        moment: datetime = parse(date, tzinfos=lambda _, offset: offset or 0)
        return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    except (ValueError, OverflowError):  # such as an offset of more than a day
        return None
