"""The rate gate and the budget, on a clock that the test sets."""

from __future__ import annotations

import asyncio
import math
import random

import pytest

from openrouter_responses import RateLimit
from openrouter_responses.bulk._budget import Budget
from openrouter_responses.bulk._gate import AsyncGate, Gate


def run_against_slots(
    gate: Gate, slots: int, *, rows: int, seconds: float = 1.0, together: float = 0.0
) -> tuple[float, int]:
    """Send rows through a gate to a server with slots; return the time that it takes and the number of refusals.

    The ends of requests within `together` seconds are counted at once, as a worker of a cluster reports them.
    """
    now, refusals, done = 0.0, 0, 0
    chance = random.Random(1)
    running: list[tuple[float, float]] = []
    while done < rows:
        while (delay := gate.delay(now)) == 0:
            ticket = gate.start(now)
            if len(running) >= slots:
                refusals += 1
                gate.end(ticket, now, refused=True)
            else:
                running.append((now + seconds * chance.uniform(0.5, 1.5), ticket))
        later = [end for end, _ in running]
        now = max(now + together, min([*later, now + delay]))
        for item in [item for item in running if item[0] <= now]:
            running.remove(item)
            gate.end(item[1], now)
            done += 1
    return now, refusals


@pytest.mark.parametrize("slots", [1, 5, 40, 150])
def test_a_gate_finds_the_slots_of_a_server(slots: int) -> None:
    rows = 100 * slots + 500
    seconds, refusals = run_against_slots(Gate(), slots, rows=rows)
    assert rows / seconds >= 0.85 * slots
    assert refusals / (rows + refusals) <= (0.03 if slots >= 40 else 0.06)


def test_a_gate_finds_the_slots_when_it_is_told_of_several_ends_at_once() -> None:
    seconds, refusals = run_against_slots(Gate(), 150, rows=15_500, together=0.1)
    assert 15_500 / seconds >= 0.85 * 150
    assert refusals / (15_500 + refusals) <= 0.03


def test_a_gate_grows_to_its_maximum_without_refusals() -> None:
    gate = Gate(max_concurrency=32)
    run_against_slots(gate, 1000, rows=400)
    assert gate.limit == 32


def test_a_fixed_concurrency_is_not_exceeded() -> None:
    gate = Gate(concurrency=3)
    for _ in range(3):
        assert gate.delay(0) == 0
        gate.start(0)
    assert gate.delay(0) == math.inf
    gate.end(0, 1)
    assert gate.delay(1) == 0


def test_one_refusal_of_a_round_trip_counts() -> None:
    gate = Gate(concurrency=100)
    tickets = [gate.start(0) for _ in range(100)]
    for ticket in tickets:
        gate.end(ticket, 1, refused=True)
    assert gate.limit == pytest.approx(90)


def test_repeated_refusals_wait_longer_and_longer() -> None:
    gate = Gate(concurrency=8)
    now, waits = 0.0, []
    for _ in range(20):
        while (delay := gate.delay(now)) > 0:
            now += delay
        ticket = gate.start(now)
        gate.end(ticket, now, refused=True)
        waits.append(round(gate.delay(now), 6))
    assert gate.limit == 1
    assert waits == sorted(waits)
    assert waits[-1] == 60


def test_all_wait_as_long_as_the_server_asks() -> None:
    gate = Gate(concurrency=10)
    first, second = gate.start(0), gate.start(0)
    gate.end(first, 1, refused=True, retry_after=7)
    gate.end(second, 2, refused=True, retry_after=3)
    assert gate.delay(2) == pytest.approx(6)
    assert gate.delay(8) == 0


def test_a_rate_limit_that_is_used_up_closes_the_gate_until_its_reset() -> None:
    gate = Gate(concurrency=10, wall_clock_offset=1_000)
    ticket, _ = gate.start(0), gate.start(0)
    gate.end(ticket, 1, rate_limit=RateLimit(100, 3, 1_060))
    # One of the three is in flight already.
    for _ in range(2):
        assert gate.delay(1) == 0
        gate.start(1)
    assert gate.delay(1) == pytest.approx(59)
    assert gate.delay(61) == 0


def test_requests_per_minute_are_spread() -> None:
    gate = Gate(concurrency=1000, requests_per_minute=120)
    now = 0.0
    for _ in range(122):
        now += gate.delay(now)
        gate.end(gate.start(now), now)
    assert now == pytest.approx(60, abs=0.6)


def test_tokens_per_minute_are_learned_and_spread() -> None:
    gate = Gate(concurrency=1, tokens_per_minute=6_000)
    now = 0.0
    for _ in range(61):
        now += gate.delay(now)
        gate.end(gate.start(now), now, tokens=100)
    assert now == pytest.approx(60, abs=2)


def test_those_who_were_refused_go_first_and_cancelled_ones_not_at_all() -> None:
    async def wait() -> list[str]:
        gate = AsyncGate(Gate(concurrency=1), asyncio.get_running_loop())
        order: list[str] = []
        ticket = await gate.enter()

        async def enter(name: str, *, first: bool) -> None:
            ticket = await gate.enter(first=first)
            order.append(name)
            gate.end(ticket)

        tasks = [
            asyncio.create_task(enter(name, first=first))
            for name, first in (("new", False), ("cancelled", False), ("newer", False), ("refused", True))
        ]
        await asyncio.sleep(0)
        tasks[1].cancel()
        gate.end(ticket)
        await asyncio.gather(*tasks, return_exceptions=True)
        assert gate.gate.in_flight == 0
        return order

    assert asyncio.run(wait()) == ["refused", "new", "newer"]


def test_a_budget_counts_rows_in_flight_at_the_highest_cost() -> None:
    budget = Budget(10)
    assert budget.reserve()
    assert not budget.reserve()  # until the cost of a row is known
    budget.settle(3)
    assert [budget.reserve() for _ in range(3)] == [True, True, False]
    budget.settle(1)
    assert (budget.spent, budget.reserve()) == (4, True)
    budget.settle(4)
    budget.release()
    assert (budget.spent, budget.is_spent, budget.reserve()) == (8, True, False)


def test_a_budget_without_a_limit_has_room() -> None:
    budget = Budget(None)
    assert all(budget.reserve() for _ in range(1000))
    budget.settle(1e9)
    assert not budget.is_spent
