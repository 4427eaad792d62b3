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
"""The statuses that are retried unless `RetryConfig.status_codes_override` lists others."""

DEFAULT_MAX_RETRIES = 2
"""Maximum number of retries without `max_retries` and without a `RetryConfig`."""

MAX_RETRIES = 100
"""Maximum number of retries with a `RetryConfig` and without `max_retries`."""

_DEFAULT_JITTER_MS = 1000
_MAX_WAIT_SECONDS = 24 * 60 * 60.0
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
    """The waits between attempts, with the names and units of the official SDK.

    The wait before retry number `n` (from 0) is `initial_interval` x `exponent` to the power of `n`, plus a random
    jitter between 0 and `jitter_ms`, and at most `max_interval`. It is longer if the server requests a longer wait
    (``Retry-After``, ``retry-after-ms``). If a wait would end more than `max_elapsed_time` after the start of the first
    attempt, there is no further attempt. A running attempt is not interrupted by it, but by `deadline_ms`.

    Args:
        initial_interval: The first wait, in milliseconds.
        max_interval: The maximum wait, in milliseconds, unless the server requests a longer one.
        exponent: The factor from each wait to the next; at least 1.
        max_elapsed_time: The time in which attempts may start, in milliseconds.
        jitter_ms: The maximum jitter, in milliseconds; None means 1000.

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
"""A first wait of half a second, each next one 1.5 times as long, up to 30 seconds; for two minutes."""


@frozen
class RetryConfig:
    """Which failures are retried, and how.

    The maximum number of retries is `max_retries` of the call or of the client, and `MAX_RETRIES` without both.

    A retried request may be billed twice, because the service may have started the first response. So an error that the
    service reports under status 200 is not retried, and neither is a stream after its first event. An error object
    instead of the first event is retried if its code is one of the statuses, because the response has not started.

    Args:
        strategy: "backoff", or "none" for a single attempt.
        backoff: The waits between attempts; by default `DEFAULT_BACKOFF`.
        retry_connection_errors: Whether a connection that cannot be opened, breaks or times out is retried.
        status_codes_override: The statuses to retry ("429", 429, "5XX"); by default, and if the list is empty,
            `DEFAULT_STATUS_CODES`.

    Raises:
        TypeError: `backoff` is not a `BackoffStrategy`.
        ValueError: `strategy` or a status code is invalid.
    """

    strategy: Literal["backoff", "none"] = field(validator=_check_strategy)
    backoff: BackoffStrategy = field(default=DEFAULT_BACKOFF, validator=_check_backoff)
    retry_connection_errors: bool = True
    status_codes_override: Sequence[str | int] | None = field(default=None, validator=_check_status_codes)

    def covers_status(self, status_code: int) -> bool:
        """Return whether a response of this status is retried."""
        codes = {str(code).upper() for code in self.status_codes_override or DEFAULT_STATUS_CODES}
        return str(status_code) in codes or f"{status_code // 100}XX" in codes


DEFAULT_RETRY_CONFIG = RetryConfig("backoff")
"""`DEFAULT_BACKOFF` for `DEFAULT_STATUS_CODES` and for connection errors."""


def check_retry_config(argument: str, given: object) -> None:
    """Check that an argument is a `RetryConfig`.

    Raises:
        TypeError: The argument is of another type.
    """
    if not isinstance(given, RetryConfig):
        raise TypeError(f'{argument} must be a RetryConfig, such as RetryConfig("none"), not {type(given).__name__}')


def check_max_retries(given: object) -> None:
    """Check a number of retries.

    Raises:
        TypeError: The number is not an integer.
        ValueError: The number is negative.
    """
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"max_retries must be an integer, such as 2, not {given!r}")
    if given < 0:
        raise ValueError(f"max_retries must be 0 or more, not {given}")


class Clock(NamedTuple):
    """The sources of time and randomness of a schedule."""

    monotonic: Callable[[], float] = time.monotonic
    """Seconds since any fixed time."""
    now: Callable[[], float] = time.time
    """Seconds since 1970, to compare with dates that a server sends."""
    random: Callable[[], float] = random.random
    """At least 0, less than 1."""


SYSTEM_CLOCK = Clock()


class RetrySchedule:
    """The schedule of the attempts of one call: after each failure, the seconds to wait, or None to give up.

    The time of the call starts when the schedule is created. After None the caller raises the error, whose notes list
    the earlier failures.

    Args:
        config: Which failures are retried, and how.
        clock: The sources of time and randomness.
        max_retries: The maximum number of retries.
        deadline: The time after which no attempt starts.

    Raises:
        TypeError: `config` is not a `RetryConfig`; the message calls it `retries`, as `send` does.
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
        self._started = clock.monotonic()
        self._interval = config.backoff.initial_interval
        self._failures: list[_Failure] = []
        self.attempts: int = 1
        """Number of attempts started so far."""

    @property
    def elapsed(self) -> float:
        """Seconds since the call started."""
        return self._clock.monotonic() - self._started

    def after_status(self, error: Exception, status_code: int, headers: Mapping[str, str]) -> float | None:
        """Return the wait after a response whose status is an error; None to give up."""
        if not self._config.covers_status(status_code):
            self.give_up(error)
            return None
        return self._wait(error, requested_wait(headers, self._clock.now), f"status {status_code}")

    def after_connection_error(self, error: Exception) -> float | None:
        """Return the wait after a missing or incomplete response; None to give up."""
        if not self._config.retry_connection_errors:
            self.give_up(error)
            return None
        return self._wait(error, None, type(error).__name__)

    def give_up(self, error: Exception) -> None:
        """Add the earlier failures to the notes of the error that the caller raises."""
        for failure in self._failures:
            error.add_note(str(failure))

    def _wait(self, error: Exception, requested: float | None, reason: str) -> float | None:
        # At least the backoff: a server may request almost no wait, and would receive a storm of retries.
        wait = max(requested or 0, self._next_backoff())
        elapsed = self.elapsed
        if self.attempts > self._max_retries or wait > self._remaining_time(elapsed):
            self.give_up(error)
            return None
        self._note(error, elapsed)
        _logger.warning("attempt %d failed (%s); trying again in %.3g s", self.attempts, reason, wait)
        self.attempts += 1
        return wait

    def _remaining_time(self, elapsed: float) -> float:
        remaining = min(self._config.backoff.max_elapsed_time / 1000 - elapsed, _MAX_WAIT_SECONDS)
        return remaining if self._deadline is None else min(remaining, self._deadline.remaining())

    def _note(self, error: Exception, elapsed: float) -> None:
        # Only the text is kept: the response of an error has a body, which may be large.
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
    """One failed attempt, or several consecutive attempts with the same error."""

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
    """Return the wait that a response requests with ``retry-after-ms`` or ``Retry-After``, in seconds.

    None if the headers are missing or invalid (RFC 9110, section 10.2.3).
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
    # Every HTTP-date starts with the name of a day; the parser would also accept a bare number.
    if not date[:1].isalpha():
        return None
    # Few responses contain a date, and the parser is slow to import.
    from datetime import UTC, datetime

    from dateutil.parser import parse

    try:
        # An HTTP-date is in GMT; its oldest form does not say so.
        moment: datetime = parse(date, tzinfos=lambda _, offset: offset or 0)
        return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    except (ValueError, OverflowError):  # such as an offset of more than a day
        return None
