"""The parts of a bulk run that need no server: keys, progress, reports."""

from __future__ import annotations

import io
import json
import logging
import random
import sys
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import bulk
from openrouter_responses.bulk._display import LOG_SECONDS, Display
from openrouter_responses.bulk._done import KEY_BYTES, KeySet, key_of
from openrouter_responses.bulk._outcome import RowOutcome
from openrouter_responses.bulk._progress import MAX_SAMPLES, Counters, ProgressState

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses import OpenRouter


def test_a_set_of_keys_is_a_set() -> None:
    chance = random.Random(2)
    # Few different bytes, so that keys overlap others in one array.
    keys = [b"\0\0" + bytes(chance.choices(b"\0\1", k=KEY_BYTES - 2)) for _ in range(2_000)]
    found, expected = KeySet(), set()
    for key in keys:
        assert (key in found) == (key in expected)
        if chance.random() < 0.3:
            found.discard(key)
            expected.discard(key)
        else:
            found.add(key)
            expected.add(key)
        assert len(found) == len(expected)
    assert all((key in found) == (key in expected) for key in keys)


def test_keys_differ_where_their_parts_do() -> None:
    assert len({key_of(b"a", b"bc"), key_of(b"ab", b"c"), key_of(b"abc"), key_of(b"a", b"b", b"c")}) == 4


STATE = ProgressState(
    rows=1_500,
    total=10_000,
    failed=2,
    rate=12.34,
    concurrency=17,
    refusals=3,
    tokens=123_456,
    cost=0.5,
    expected_cost=3.3,
    seconds=121.0,
    seconds_left=3_700.0,
)


def test_the_progress_is_one_line() -> None:
    assert str(STATE) == (
        "1,500 of 10,000 rows, 12.3/s, 17 in flight, 2 failed, 3 refusals, 123,456 tokens, $0.5000 of about $3.3000, "
        "1 h 01 min left"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def logging_is_not_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest configures it. A program of its own, without logging, is interrupted in test_command.
    monkeypatch.setattr("openrouter_responses.bulk._display._is_logging_configured", lambda: False)


@pytest.mark.usefixtures("logging_is_not_configured")
def test_a_terminal_shows_one_line_that_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    stream = Terminal()
    with Display(stream) as display:
        display.show(STATE)
        display.show(STATE)
        logging.getLogger("openrouter_responses.bulk").warning("Mind the %s", "gap")
    assert stream.getvalue().count(f"\r{STATE}") == 2
    assert "\rMind the gap\n" in stream.getvalue()


def test_a_terminal_with_rich_shows_a_status() -> None:
    stream = Terminal()
    with Display(stream) as display:
        display.show(STATE)
    assert isinstance(display, Display)


@pytest.mark.usefixtures("logging_is_not_configured")
def test_a_stream_that_is_no_terminal_gets_lines_now_and_then() -> None:
    stream = io.StringIO()
    with Display(stream) as display:
        for seconds in (1.0, LOG_SECONDS + 1, LOG_SECONDS + 2):
            display.show(ProgressState(1, None, 0, 1.0, 1, 0, 1, 0.1, None, seconds, None))
    assert stream.getvalue() == "1 rows, 1.0/s, 1 in flight, 0 refusals, 1 tokens, $0.1000\n"


def test_a_log_gets_the_lines_if_there_is_one(caplog: pytest.LogCaptureFixture) -> None:
    stream = io.StringIO()
    with caplog.at_level(logging.INFO, "openrouter_responses.bulk"), Display(stream) as display:
        display.show(STATE)
    assert [record.getMessage() for record in caplog.records] == [str(STATE)]
    assert stream.getvalue() == ""


def test_a_callback_is_told_the_progress(open_router: OpenRouter, tmp_path: Path) -> None:
    states: list[ProgressState] = []
    rows = [f"{number}" for number in range(20)]
    bulk.run(rows, tmp_path / "out.jsonl", model="test/echo", progress=states.append, open_router=open_router)
    assert states[-1].rows == states[-1].total == 20
    assert states[-1].cost == pytest.approx(states[-1].expected_cost)
    assert states[-1].tokens > 0


def test_samples_are_thinned_out(monkeypatch: pytest.MonkeyPatch) -> None:
    counters = Counters()
    now = 0.0
    monkeypatch.setattr("openrouter_responses.bulk._progress.time.monotonic", lambda: now)
    counters = Counters()
    for _ in range(10 * MAX_SAMPLES):
        now += 1.0
        counters.count(RowOutcome("a", 1, seconds=0.5, cost=0.1))
        counters.sample(1, 2.0)
    samples = counters.report.samples
    assert MAX_SAMPLES / 3 < len(samples) <= MAX_SAMPLES
    assert samples[-1].rate == pytest.approx(1)
    assert samples[0].seconds == 1.0


def report() -> bulk.Report:
    found = bulk.Report(
        rows=10, succeeded=7, failed=2, left=1, skipped=3, lost_in_flight=2, requests=12, refusals=3, tokens=1_234
    )
    found.cost, found.total_cost, found.seconds, found.stopped = 0.25, 0.5, 3.0, "402 <Insufficient> credits"
    found.errors = {"BadRequestResponseError (400)": 2}
    found.samples = [bulk.Sample(float(n), n, 4, 4.0, None if n == 0 else 0.2, 0, n / 10, 1.0) for n in range(5)]
    return found


def test_a_report_is_a_table() -> None:
    table = str(report())
    for line in (
        "failed                           2",
        "  BadRequestResponseError (400)  2",
        "left                             1 or more",
        "in flight at a kill              2, sent again and perhaps charged twice",
        "time                             3.0 s, 3.0 rows/s",
        "refusals                         3 (25.0% of 12 requests)",
        "cost of all runs                 $0.500000",
    ):
        assert line in table.splitlines()


def test_a_report_is_json() -> None:
    value: dict[str, Any] = json.loads(json.dumps(report().to_dict()))
    assert (value["succeeded"], value["rate"], value["samples"][1]["rows"]) == (7, 3.0, 1)


def test_a_report_is_a_page_that_loads_nothing(tmp_path: Path) -> None:
    report().save_html(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("<svg") == 5
    assert "402 &lt;Insufficient&gt; credits" in page
    assert not [word for word in ("http:", "https:", "src=", "<script", "@import", "url(") if word in page]
    assert "too short" in bulk.Report().to_html()
