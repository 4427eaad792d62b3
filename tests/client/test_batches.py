"""Waiting for a batch, iterating over all batches, and the outcomes of the requests of a batch."""

from __future__ import annotations

import asyncio
import inspect
import threading
from typing import Any

import anyio
import pytest

from openrouter_responses import OpenRouter, ResponseResult, RetryConfig, batches, errors, models
from openrouter_responses.batches import Batches, outcomes
from openrouter_responses.testing import ResponsesServer, error, text

DAY = 86_400


def submit(open_router: OpenRouter, model: str = "test/echo", count: int = 3) -> models.Batch:
    requests: Any = [{"custom_id": f"q{number}", "body": {"input": f"Question {number}"}} for number in range(count)]
    return open_router.batches.create(model=model, requests=requests)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Skip the pauses, and keep their seconds."""
    kept: list[float] = []

    async def sleep(seconds: float) -> None:
        kept.append(seconds)

    class Time:
        sleep = staticmethod(kept.append)

    monkeypatch.setattr(batches, "time", Time)
    monkeypatch.setattr(anyio, "sleep", sleep)
    return kept


async def wait(open_router: OpenRouter, batch_id: str, *, blocking: bool, **arguments: Any) -> models.Batch:
    if blocking:
        return open_router.batches.wait(batch_id, **arguments)
    return await open_router.batches.wait_async(batch_id, **arguments)


both_sides = pytest.mark.parametrize("blocking", [True, False], ids=["wait", "wait_async"])


# --- Waiting ----------------------------------------------------------------------------------------------------------


@pytest.mark.anyio
@both_sides
@pytest.mark.parametrize(
    ("model", "status", "requests"),
    [("echo", "completed", 3), ("batch-failed", "failed", 1), ("batch-expired", "expired", 2),
     ("batch-cancelled", "cancelled", 3)],
)  # fmt: skip
async def test_a_batch_is_returned_when_it_has_ended(
    server: ResponsesServer, open_router: OpenRouter, model: str, status: str, requests: int, *, blocking: bool
) -> None:
    batch = submit(open_router, f"test/{model}")
    ended = await wait(open_router, batch.id, poll=0, blocking=blocking)
    assert (ended.id, ended.status) == (batch.id, status)
    assert ended.raw_response is not None
    assert [request.method for request in server.requests] == ["POST"] + ["GET"] * requests


@pytest.mark.anyio
@both_sides
async def test_a_batch_that_has_ended_is_returned_at_once(
    open_router: OpenRouter, pauses: list[float], *, blocking: bool
) -> None:
    batch = submit(open_router, "test/batch-failed")
    open_router.batches.get(batch.id)
    assert (await wait(open_router, batch.id, blocking=blocking)).error is not None
    assert pauses == []


@pytest.mark.anyio
@both_sides
async def test_the_pauses_grow_from_5_to_60_seconds(
    server: ResponsesServer, open_router: OpenRouter, pauses: list[float], *, blocking: bool
) -> None:
    batch = submit(open_router)
    unfinished = {**batch.to_dict(), "status": "in_progress"}
    for _ in range(9):
        server.respond_with(body=unfinished)
    await wait(open_router, batch.id, blocking=blocking)
    assert pauses[:3] == [5, 7.5, 11.25]
    assert pauses == sorted(pauses)
    assert (pauses[-1], len(pauses)) == (60, 11)


@pytest.mark.anyio
@both_sides
async def test_the_pauses_are_chosen(open_router: OpenRouter, pauses: list[float], *, blocking: bool) -> None:
    await wait(open_router, submit(open_router).id, poll=2, blocking=blocking)
    await wait(open_router, submit(open_router).id, poll=lambda number: number * 10, blocking=blocking)
    assert pauses == [2, 2, 10, 20]


@pytest.mark.parametrize(
    ("poll", "kind", "message"),
    [
        ("fast", TypeError, "poll must be a number of seconds, such as 30, or a function, not 'fast'"),
        (True, TypeError, "poll must be a number"),
        (-1, ValueError, "poll must be a number of seconds from 0, such as 30, not -1"),
        (float("nan"), ValueError, "not nan"),
        (float("inf"), ValueError, "not inf"),
        (lambda _: None, TypeError, "not None"),
    ],
)
def test_an_invalid_poll_is_refused_before_the_first_request(
    server: ResponsesServer, open_router: OpenRouter, poll: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        open_router.batches.wait("batch_1", poll=poll)
    assert server.requests == ()


def test_an_unknown_argument_is_refused(open_router: OpenRouter) -> None:
    with pytest.raises(TypeError, match=r"batches\.get has no argument 'pol'"):
        open_router.batches.wait("batch_1", pol=1)  # type: ignore[call-arg]  # on purpose
    with pytest.raises(ValueError, match="deadline_ms must be a positive number"):
        open_router.batches.wait("batch_1", deadline_ms=-1)


@pytest.mark.anyio
@both_sides
async def test_a_deadline_ends_the_wait_with_the_state_of_the_batch(open_router: OpenRouter, *, blocking: bool) -> None:
    batch = submit(open_router, "test/batch-stuck")
    with pytest.raises(errors.TimedOutError) as caught:
        await wait(open_router, batch.id, poll=0.001, deadline_ms=100, blocking=blocking)
    assert str(caught.value) == (
        f"Batch {batch.id} has not ended within deadline_ms=100 (milliseconds): it is in_progress. It goes on; "
        f"wait for it again with batches.wait('{batch.id}')."
    )
    assert isinstance(caught.value, errors.BatchNotEndedError)
    assert caught.value.batch is not None
    assert caught.value.batch.status == "in_progress"


@pytest.mark.anyio
@both_sides
async def test_a_deadline_ends_a_request_without_a_response(
    server: ResponsesServer, open_router: OpenRouter, *, blocking: bool
) -> None:
    server.respond_with_bytes([], ending="stall")
    with pytest.raises(errors.BatchNotEndedError, match="it has an unknown status") as caught:
        await wait(open_router, "batch_1", deadline_ms=50, blocking=blocking)
    assert caught.value.batch is None


def test_the_last_request_is_just_before_the_deadline(open_router: OpenRouter, pauses: list[float]) -> None:
    batch = submit(open_router)
    open_router.batches.wait(batch.id, poll=3_000, deadline_ms=10_000)
    assert [round(seconds) for seconds in pauses] == [9, 9]  # the pauses are skipped, so that no time passes


def test_a_timeout_of_one_request_is_not_the_end_of_the_wait_deadline(
    server: ResponsesServer, open_router: OpenRouter
) -> None:
    server.respond_with_bytes([], ending="stall")
    with pytest.raises(errors.TimedOutError) as caught:
        open_router.batches.wait("batch_1", timeout_ms=50, deadline_ms=60_000)
    assert not isinstance(caught.value, errors.BatchNotEndedError)


@pytest.mark.anyio
@both_sides
async def test_a_request_is_retried_and_a_lasting_failure_raised(
    server: ResponsesServer, briefly: RetryConfig, *, blocking: bool
) -> None:
    with OpenRouter("key", server_url=server.url, retry_config=briefly) as open_router:
        batch = submit(open_router)
        server.respond_with(503)
        server.respond_with_bytes([], ending="reset")
        assert (await wait(open_router, batch.id, poll=0, blocking=blocking)).status == "completed"
        server.respond_with(503)
        with pytest.raises(errors.ServiceUnavailableResponseError):
            await wait(open_router, batch.id, poll=0, max_retries=0, blocking=blocking)
        with pytest.raises(errors.NotFoundResponseError, match="Batch batch_0 not found"):
            await wait(open_router, "batch_0", blocking=blocking)


@pytest.mark.anyio
@both_sides
async def test_the_options_apply_to_each_request(
    server: ResponsesServer, open_router: OpenRouter, *, blocking: bool
) -> None:
    beta = server.url.replace("/v1", "/beta")
    options: Any = {"server_url": beta, "http_headers": {"X-Own": "1"}, "x_open_router_title": "Mine"}
    batch = submit(open_router, "test/batch-expired")
    await wait(open_router, batch.id, poll=0, extra_query={"a": 1}, blocking=blocking, **options)
    asked = server.requests[1:]
    assert [request.path for request in asked] == [f"/api/beta/batches/{batch.id}?a=1"] * 2
    assert {(request.headers["x-own"], request.headers["x-openrouter-title"]) for request in asked} == {("1", "Mine")}


def test_a_status_of_tomorrow_is_waited_for_until_the_batch_is_final(
    server: ResponsesServer, open_router: OpenRouter, pauses: list[float]
) -> None:
    fields = submit(open_router).to_dict()
    server.respond_with(body={**fields, "status": "resting"})
    server.respond_with(body={**fields, "status": "archived", "finalized_at": 1_800_000_000})
    assert open_router.batches.wait("batch_1").status == "archived"
    assert len(pauses) == 1


@pytest.mark.anyio
async def test_a_wait_can_be_cancelled_and_repeated(server: ResponsesServer) -> None:
    async with OpenRouter("key", server_url=server.url) as open_router:
        requests: Any = [{"custom_id": "a", "body": {"input": "Hello"}}]
        batch = await open_router.batches.create_async(model="test/echo", requests=requests)
        with anyio.move_on_after(0.05) as scope:
            await open_router.batches.wait_async(batch.id, poll=30)
        assert scope.cancelled_caught
        assert (await open_router.batches.wait_async(batch.id, poll=0)).status == "completed"


def test_many_batches_are_waited_for_at_once(server: ResponsesServer) -> None:
    async def main() -> list[str]:
        async with OpenRouter("key", server_url=server.url) as open_router:
            requests: Any = [{"custom_id": "a", "body": {"input": "Hello"}}]
            made = [await open_router.batches.create_async(model="m", requests=requests) for _ in range(10)]
            ended = await asyncio.gather(*(open_router.batches.wait_async(each.id, poll=0) for each in made))
        return [each.status for each in ended]

    assert asyncio.run(main()) == ["completed"] * 10


def test_a_batch_ends_by_the_clock_of_the_server(few_certificates: object) -> None:
    with (
        ResponsesServer(batch_seconds=3_600) as server,
        OpenRouter("key", server_url=server.url, max_retries=0) as open_router,
    ):
        batch = submit(open_router)

        def hour_by_hour(_: int) -> float:
            server.clock.advance(1_200)
            return 0

        ended = open_router.batches.wait(batch.id, poll=hour_by_hour)
    assert (ended.status, ended.finalized_at) == ("completed", batch.created_at + 3_600)


# --- Iterating --------------------------------------------------------------------------------------------------------


def test_all_pages_are_iterated_over(server: ResponsesServer, open_router: OpenRouter) -> None:
    made = [submit(open_router, count=1).id for _ in range(5)]
    before = len(server.requests)
    assert [batch.id for batch in open_router.batches.iterate(page_size=2)] == made[::-1]
    assert [request.path.partition("?")[2] for request in server.requests[before:]] == [
        "limit=2", f"limit=2&after={made[3]}", f"limit=2&after={made[1]}",
    ]  # fmt: skip
    assert [batch.id for batch in open_router.batches.iterate(after=made[2])] == [made[1], made[0]]
    assert list(open_router.batches.iterate(status=["failed"], created_before="2026-01-01")) == []


def test_a_page_is_requested_when_it_is_needed(server: ResponsesServer, open_router: OpenRouter) -> None:
    for _ in range(3):
        submit(open_router, count=1)
    before = len(server.requests)
    batches_iterator = open_router.batches.iterate(page_size=1)
    assert len(server.requests) == before
    next(batches_iterator)
    assert len(server.requests) == before + 1


@pytest.mark.anyio
async def test_all_pages_are_iterated_over_without_blocking(server: ResponsesServer) -> None:
    async with OpenRouter("key", server_url=server.url) as open_router:
        requests: Any = [{"custom_id": "a", "body": {"input": "Hello"}}]
        made = [(await open_router.batches.create_async(model="m", requests=requests)).id for _ in range(5)]
        found = [batch.id async for batch in open_router.batches.iterate_async(page_size=2)]
    assert found == made[::-1]


@pytest.mark.parametrize("last_id", [None, "batch_1"])
def test_a_server_that_repeats_a_page_ends_the_iteration(
    server: ResponsesServer, open_router: OpenRouter, last_id: str | None
) -> None:
    page: dict[str, Any] = {"object": "list", "data": [], "first_id": None, "last_id": last_id, "has_more": True}
    server.respond_with(body=page)
    server.respond_with(body=page)
    assert list(open_router.batches.iterate()) == []


# --- Outcomes ---------------------------------------------------------------------------------------------------------


def test_the_outcomes_are_found_by_custom_id(server: ResponsesServer, open_router: OpenRouter) -> None:
    server.script(text("One."), error(429, "Slow down"), [text("Th"), text("ree.")])
    found = outcomes(open_router.batches.wait(submit(open_router, "openai/gpt-5").id, poll=0))
    assert {name: outcome.result and outcome.result.output_text for name, outcome in sorted(found.items())} == {
        "q0": "One.", "q1": None, "q2": "Three.",
    }  # fmt: skip
    assert isinstance(found["q0"].result, ResponseResult)
    assert found["q0"].error is None
    assert found["q1"].error is not None
    assert (found["q1"].error.message, found["q1"].custom_id) == ("Slow down", "q1")


def test_an_expired_batch_has_the_outcomes_of_what_was_done(open_router: OpenRouter) -> None:
    found = outcomes(open_router.batches.wait(submit(open_router, "test/batch-expired", 4).id, poll=0))
    assert sorted(name for name, outcome in found.items() if outcome.result) == ["q0", "q1"]
    assert {outcome.error.type_ for outcome in found.values() if outcome.error} == {"batch_expired"}


def test_a_batch_without_results_has_no_outcomes(open_router: OpenRouter) -> None:
    assert outcomes(submit(open_router)) == {}
    assert outcomes(open_router.batches.wait(submit(open_router, "test/batch-failed").id, poll=0)) == {}


@pytest.mark.parametrize(
    ("status_code", "body", "message"),
    [
        (400, {"error": {"code": 400, "message": "No such tool"}}, "status 400: No such tool"),
        (500, {}, "status 500: the service gave no reason"),
        (200, {"id": "gen-1", "status": "failed", "output": [], "error": {"code": "server_error", "message": "Oh"}},
         "Oh"),
    ],
)  # fmt: skip
def test_a_response_that_is_an_error_is_an_error(
    open_router: OpenRouter, status_code: int, body: dict[str, Any], message: str
) -> None:
    response = {"status_code": status_code, "request_id": None, "body": body}
    results = [{"id": "r1", "custom_id": "a", "response": response, "error": None}]
    batch = models.Batch.from_dict({**submit(open_router).to_dict(), "results": results})
    outcome = outcomes(batch)["a"]
    assert outcome.result is None
    assert outcome.error is not None
    assert message in outcome.error.message


# --- The class --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["wait", "iterate"])
def test_both_sides_have_the_same_parameters(name: str) -> None:
    sync, asynchronous = getattr(Batches, name), getattr(Batches, f"{name}_async")
    assert inspect.signature(sync).parameters == inspect.signature(asynchronous).parameters


def test_the_filters_are_those_of_list() -> None:
    ours = inspect.signature(Batches.iterate).parameters
    theirs = inspect.signature(Batches.list).parameters
    assert {*ours} - {"page_size"} == {*theirs} - {"limit"}
    assert [ours[name].default for name in ours if name in theirs] == [
        theirs[name].default for name in ours if name in theirs
    ]


def test_a_client_is_used_by_several_threads(server: ResponsesServer, open_router: OpenRouter) -> None:
    ended: list[str] = []

    def work() -> None:
        ended.append(open_router.batches.wait(submit(open_router).id, poll=0).status)

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == ["completed"] * 5
