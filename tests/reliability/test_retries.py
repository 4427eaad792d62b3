"""Failed requests are retried when, as often and as late as the configuration says."""

from __future__ import annotations

import logging
import time
import weakref
from email.utils import formatdate
from functools import partial
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrouter_responses import OpenRouter, errors
from openrouter_responses.retry import (
    DEFAULT_BACKOFF,
    DEFAULT_RETRY_CONFIG,
    MAX_RETRIES,
    BackoffStrategy,
    Clock,
    RetryConfig,
    RetrySchedule,
    requested_wait,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openrouter_responses.testing import ResponsesServer

NOW = 1_800_000_000.0


class FakeTime:
    """A clock that only the test moves."""

    def __init__(self, *, random: float = 0.0) -> None:
        self.seconds = 0.0
        self.clock = Clock(monotonic=lambda: self.seconds, now=lambda: NOW + self.seconds, random=lambda: random)


def config(
    *, jitter_ms: float | None = 0, max_elapsed_time: float = 120_000, max_interval: float = 30_000
) -> RetryConfig:
    return RetryConfig("backoff", BackoffStrategy(500, max_interval, 1.5, max_elapsed_time, jitter_ms), True)


def waits(config: RetryConfig, headers: dict[str, str] | None = None, *, random: float = 0.0) -> Iterator[float]:
    """Return the waits of a call whose attempts take no time and all end with status 503."""
    time = FakeTime(random=random)
    schedule = RetrySchedule(config, time.clock)
    while (wait := schedule.after_status(Exception("busy"), 503, headers or {})) is not None:
        time.seconds += wait
        yield wait


@pytest.mark.parametrize("status_code", [408, 429, 500, 502, 503, 504, 524, 529])
def test_temporary_statuses_are_retried(status_code: int) -> None:
    assert RetrySchedule(DEFAULT_RETRY_CONFIG).after_status(Exception(), status_code, {}) is not None


@pytest.mark.parametrize("status_code", [200, 301, 400, 401, 402, 403, 404, 405, 413, 422, 501, 505])
def test_permanent_statuses_are_not_retried(status_code: int) -> None:
    assert RetrySchedule(DEFAULT_RETRY_CONFIG).after_status(Exception(), status_code, {}) is None


def test_other_statuses_can_be_configured() -> None:
    backoff = BackoffStrategy(1, 1, 1, 1000)
    named = RetryConfig("backoff", backoff, False, ["4xx", 503, "599"])
    assert [code for code in (408, 499, 500, 503, 599) if named.covers_status(code)] == [408, 499, 503, 599]
    assert RetryConfig("backoff", backoff, False, []).covers_status(503)


def test_waits_grow_up_to_max_interval_and_end_with_max_elapsed_time() -> None:
    assert list(waits(config(max_elapsed_time=6_000, max_interval=1_500))) == pytest.approx(
        [0.5, 0.75, 1.125, 1.5, 1.5]
    )


def test_the_default_starts_with_half_a_second_and_ends_within_two_minutes() -> None:
    default = list(waits(DEFAULT_RETRY_CONFIG))
    assert default[:3] == pytest.approx([0.5, 0.75, 1.125])
    assert max(default) == 30
    assert 90 < sum(default) <= 120


@given(
    st.floats(0, 5_000),
    st.floats(0, 5_000),
    st.floats(1, 3),
    st.floats(0, 20_000),
    st.floats(0, 500),
    st.floats(0, 0.99),
)
def test_no_wait_ends_after_max_elapsed_time(
    initial: float, longest: float, exponent: float, elapsed: float, jitter: float, random: float
) -> None:
    backoff = BackoffStrategy(initial, max(longest, 100), exponent, elapsed, max(jitter, 100))
    found = list(waits(RetryConfig("backoff", backoff, True), random=max(random, 0.5)))
    assert sum(found) <= elapsed / 1000 + 1e-9
    assert all(wait <= backoff.max_interval / 1000 for wait in found)


@pytest.mark.parametrize(
    ("jitter_ms", "random", "first"), [(100, 0.0, 0.5), (100, 0.5, 0.55), (None, 0.5, 1.0), (0, 0.9, 0.5)]
)
def test_jitter_is_added_up_to_its_bound(jitter_ms: float | None, random: float, first: float) -> None:
    assert next(waits(config(jitter_ms=jitter_ms), random=random)) == pytest.approx(first)


def test_the_time_of_the_attempts_counts() -> None:
    time = FakeTime()
    schedule = RetrySchedule(config(max_elapsed_time=10_000), time.clock)
    time.seconds = 9.4
    assert schedule.after_status(Exception(), 503, {}) == 0.5
    time.seconds = 9.95
    assert schedule.after_status(Exception(), 503, {}) is None


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": formatdate(NOW + 20, usegmt=True)}, 20),
        ({"retry-after": "Friday, 15-Jan-27 08:00:30 GMT"}, 30),
        ({"retry-after": "Fri Jan 15 08:00:10 2027"}, 10),
        ({"retry-after": "Fri, 15 Jan 2027 10:00:10 +0200"}, 10),
        ({"retry-after": formatdate(NOW - 20, usegmt=True)}, 0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "7"}, 7),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-7"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "Fri, 15 Jan 99999 10:00:10 GMT"}, None),
        ({"retry-after": "Fri, 15 Jan 2027 10:00:10 +9900"}, None),
        ({"retry-after": "Fri, 15 Jan 2027 10:00:10 -9900"}, None),
        ({}, None),
    ],
)
def test_the_wait_that_the_server_requests_is_parsed(headers: dict[str, str], expected: float | None) -> None:
    assert requested_wait(headers, lambda: NOW) == expected


def test_an_unknown_time_zone_is_taken_for_gmt() -> None:
    assert requested_wait({"retry-after": "Fri, 15 Jan 2027 08:00:10 XYZ"}, lambda: NOW) == 10


def test_the_server_may_request_more_than_max_interval_but_not_more_than_max_elapsed_time() -> None:
    assert next(waits(config(max_interval=1_000), {"retry-after": "60"})) == 60
    assert list(waits(config(), {"retry-after": "121"})) == []


def test_a_retry_after_of_zero_still_waits() -> None:
    assert next(waits(config(), {"retry-after": "0"})) == 0.5


def test_a_retry_after_close_to_zero_does_not_cause_a_burst_of_requests() -> None:
    assert next(waits(config(), {"retry-after": "0.000001"})) == 0.5
    assert next(waits(config(), {"retry-after-ms": "0.001"})) == 0.5


def test_the_number_of_attempts_is_bounded_even_if_the_waits_are_not() -> None:
    without_wait = RetryConfig("backoff", BackoffStrategy(0, 0, 1, 1e9, 0), True)
    assert len(list(waits(without_wait))) == MAX_RETRIES


@pytest.mark.parametrize("wait", ["1e300", "1e18", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_of_more_than_a_day_ends_the_call(wait: str) -> None:
    patient = RetryConfig("backoff", BackoffStrategy(500, 1000, 1.5, 1e300), True)
    assert list(waits(patient, {"retry-after": wait})) == []


def test_connection_errors_are_retried_only_if_configured() -> None:
    backoff = BackoffStrategy(500, 1000, 1.5, 10_000, 0)
    assert RetrySchedule(RetryConfig("backoff", backoff, True)).after_connection_error(Exception()) == 0.5
    assert RetrySchedule(RetryConfig("backoff", backoff, False)).after_connection_error(Exception()) is None


def test_the_strategy_none_makes_one_attempt() -> None:
    none = RetryConfig("none", BackoffStrategy(500, 1000, 1.5, 10_000), True)
    assert RetrySchedule(none).after_status(Exception(), 503, {}) is None
    assert RetrySchedule(none).after_connection_error(Exception()) is None


def test_the_last_error_lists_the_earlier_ones() -> None:
    time = FakeTime()
    schedule = RetrySchedule(config(max_elapsed_time=1_000), time.clock)
    schedule.after_connection_error(ConnectionError("refused"))
    time.seconds = 0.5
    last = ValueError("busy")

    assert schedule.after_status(last, 503, {}) is None
    assert last.__notes__ == ["Attempt 1 failed 0 s after the call began: ConnectionError: refused"]


def test_failures_that_are_alike_are_one_note() -> None:
    time = FakeTime()
    schedule = RetrySchedule(config(), time.clock)
    for request, message in enumerate(["busy", "busy", "busy", "slow", "busy"]):
        time.seconds += schedule.after_status(Exception(f"{message} [request {request}]"), 503, {}) or 0
    last = ValueError("no")
    schedule.give_up(last)
    assert last.__notes__ == [
        "Attempts 1 to 3 failed alike 0 to 1.25 s after the call began: Exception: busy",
        "Attempt 4 failed 2.38 s after the call began: Exception: slow",
        "Attempt 5 failed 4.06 s after the call began: Exception: busy",
    ]


class ReferencedError(ValueError):
    """An exception that supports weak references."""


def test_notes_hold_neither_errors_nor_long_texts() -> None:
    schedule = RetrySchedule(config(), FakeTime().clock)
    error = ReferencedError("x" * 1_000_000)
    alive = weakref.ref(error)
    schedule.after_status(error, 503, {})
    del error
    assert alive() is None
    last = ValueError("no")
    schedule.give_up(last)
    assert len(last.__notes__[0]) < 400


def test_each_retry_is_logged_without_the_words_of_the_server(caplog: pytest.LogCaptureFixture) -> None:
    schedule = RetrySchedule(config(), FakeTime().clock)
    with caplog.at_level(logging.WARNING, logger="openrouter_responses"):
        schedule.after_status(Exception("secret"), 503, {})
        schedule.after_connection_error(ConnectionError("secret"))

    assert [record.getMessage() for record in caplog.records] == [
        "attempt 1 failed (status 503); trying again in 0.5 s",
        "attempt 2 failed (ConnectionError); trying again in 0.75 s",
    ]
    assert {record.name for record in caplog.records} == {"openrouter_responses"}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((-1, 1, 1.5, 1), "initial_interval"),
        ((1, "1", 1.5, 1), "max_interval"),
        ((1, 1, 0.5, 1), "exponent"),
        ((1, 1, float("nan"), 1), "exponent"),
        ((1, 1, 1.5, float("inf")), "max_elapsed_time"),
        ((1, 1, 1.5, 1, -1), "jitter_ms"),
        ((True, 1, 1.5, 1), "initial_interval"),
    ],
)
def test_an_invalid_backoff_strategy_is_refused(arguments: tuple[float, ...], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        BackoffStrategy(*arguments)


def test_a_strategy_is_enough_for_a_configuration() -> None:
    assert RetryConfig("none") == RetryConfig("none", DEFAULT_BACKOFF, True, None)
    assert RetryConfig("backoff") == DEFAULT_RETRY_CONFIG


@pytest.mark.parametrize("codes", ["429", ["600"], ["5X"], [True], [4.29], [99], 429])
def test_invalid_status_codes_are_refused(codes: object) -> None:
    with pytest.raises(ValueError, match="status_codes_override"):
        RetryConfig("backoff", BackoffStrategy(1, 1, 1, 1), True, codes)  # type: ignore[arg-type]


def test_an_unknown_strategy_is_refused() -> None:
    with pytest.raises(ValueError, match='"backoff" or "none"'):
        RetryConfig("linear", BackoffStrategy(1, 1, 1, 1), True)  # type: ignore[arg-type]


def test_waits_stay_finite_however_often_the_server_is_busy() -> None:
    backoff = BackoffStrategy(1, 10, 1e300, 1e9, 0)
    found = waits(RetryConfig("backoff", backoff, True))
    assert list(islice(found, 5)) == [0.001, 0.01, 0.01, 0.01, 0.01]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of every call; they end at once and move the clock."""
    time = FakeTime()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(round(seconds, 6))
        time.seconds += seconds

    async def sleep_async(seconds: float) -> None:
        sleep(seconds)

    monkeypatch.setattr("openrouter_responses._transport.time", SimpleNamespace(sleep=sleep))
    monkeypatch.setattr("anyio.sleep", sleep_async)
    monkeypatch.setattr("openrouter_responses._transport.RetrySchedule", partial(RetrySchedule, clock=time.clock))
    return waits


def script_failures(server: ResponsesServer, *, after: float) -> None:
    server.respond_with(429, headers={"Retry-After": "7"})
    server.respond_with(503, headers={"Retry-After": formatdate(NOW + after + 7 + 20, usegmt=True)})
    server.respond_with(529, headers={"retry-after-ms": "250"})
    server.respond_with(500)
    server.respond_with_bytes([], ending="reset")
    server.respond_with(body=[b": nothing yet\n\n"], ending="cut")


@pytest.mark.anyio
async def test_a_call_waits_as_scheduled(server: ResponsesServer, slept: list[float]) -> None:
    expected = [7, 20, 1.125, 1.6875, 2.53125, 3.796875]
    async with OpenRouter("sk-or-test", server_url=server.url, retry_config=config()) as open_router:
        script_failures(server, after=0)
        with open_router.responses.send(model="test/echo", input="Hi", stream=True) as stream:
            assert stream.get_final_response().output_text
        assert slept == expected
        slept.clear()
        script_failures(server, after=sum(expected))
        async with open_router.responses.send_async(model="test/echo", input="Hi", stream=True) as events:
            assert (await events.get_final_response()).output_text
        # A date has no fractions of a second.
        assert slept == pytest.approx(expected, abs=1)
    assert len({request.body for request in server.requests}) == 1
    assert len(server.requests) == 14


def test_the_last_error_has_the_earlier_ones_in_its_notes(server: ResponsesServer, slept: list[float]) -> None:
    for number in range(40):
        server.respond_with(503, body={"error": {"code": 503, "message": f"Busy, number {number}"}})
    with (
        OpenRouter("sk-or-test", server_url=server.url, retry_config=config()) as open_router,
        pytest.raises(errors.ServiceUnavailableResponseError) as caught,
    ):
        open_router.responses.send(input="Hi")
    attempts = len(server.requests)
    assert attempts == len(slept) + 1 == len(caught.value.__notes__) + 1
    assert 90 < sum(slept) <= 120
    assert f"number {attempts - 1}" in str(caught.value)
    for number, note in enumerate(caught.value.__notes__):
        assert f"Attempt {number + 1} " in note
        assert f"number {number}." in note


def test_attempts_that_failed_hold_no_connection(server: ResponsesServer, slept: list[float]) -> None:
    server.respond_with(503, body=b"busy" * 1000, ending="stall")
    server.respond_with(503, body=b"busy" * 1_000_000)
    server.respond_with(body=[b": nothing yet\n\n"], ending="stall")
    # Long enough for a server on a busy machine: a late response would be retried.
    with OpenRouter("sk-or-test", server_url=server.url, retry_config=config(), timeout_ms=700) as open_router:
        assert open_router.responses.send(model="test/echo", input="Hi", stream=True).get_final_response().output_text
        # The server takes a moment to notice what was closed.
        deadline = time.monotonic() + 5
        while server.open_connections > 1 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.open_connections <= 1
    assert len(slept) == 3
    assert server.wait_until_idle()
