"""The types of the operations without a stream. Only type checkers read this file."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, assert_type

from openrouter_responses import OpenRouter, ResponseResult, errors, models
from openrouter_responses.batches import Outcome, outcomes
from openrouter_responses.testing import ResponsesServer, ServerClock

open_router = OpenRouter("key")


def what_operations_return() -> None:
    assert_type(open_router.models.list(), models.ModelsListResponse)
    assert_type(open_router.models.list().data[0].id, str)
    assert_type(open_router.generations.get("gen-1").data.total_cost, float)
    assert_type(open_router.batches.get("batch_1"), models.Batch)
    assert_type(open_router.batches.list(), models.BatchList)
    assert_type(open_router.batches.delete("batch_1"), models.BatchDeletion)
    assert_type(open_router.batches.wait("batch_1"), models.Batch)
    assert_type(open_router.batches.iterate(), Iterator[models.Batch])
    assert_type(open_router.batch.wait("batch_1"), models.Batch)
    assert_type(open_router.batch.iterate(), Iterator[models.Batch])
    assert_type(open_router.batch.get_batches("batch_1"), models.Batch)


async def what_asynchronous_operations_return() -> None:
    assert_type(await open_router.models.list_async(), models.ModelsListResponse)
    assert_type(await open_router.batches.get_async("batch_1"), models.Batch)
    assert_type(await open_router.batches.wait_async("batch_1"), models.Batch)
    assert_type(open_router.batches.iterate_async(), AsyncIterator[models.Batch])
    async for batch in open_router.batches.iterate_async(status=["completed"]):
        assert_type(batch, models.Batch)


def requests_are_checked(body: models.ResponsesRequest) -> None:
    create = open_router.batches.create
    assert_type(create(model="m", requests=[{"custom_id": "a", "body": {"input": "Hello"}}]), models.Batch)
    create(model="m", requests=[models.BatchRequest(custom_id="a", body=body)], completion_window="24h")
    create(model="m", requests=[{"custom_id": "a"}])  # type: ignore[list-item]
    create(model="m", requests=[{"custom_id": "a", "body": {"inptu": "Hello"}}])  # type: ignore[list-item]
    create(requests=[])  # type: ignore[call-arg]
    create(model="m", requests=[], endpoint="/v1/embeddings")  # type: ignore[arg-type]


def options_are_checked() -> None:
    open_router.models.list(extra_query={"a": 1}, deadline_ms=1_000)
    open_router.models.list(extra_body={})  # type: ignore[call-arg]
    open_router.batches.list(status=["done"])  # type: ignore[list-item]
    open_router.batches.wait("batch_1", poll=5, max_retries=5)
    open_router.batches.wait("batch_1", poll=lambda number: number * 2.5)
    open_router.batches.wait("batch_1", poll="5")  # type: ignore[arg-type]
    open_router.batches.wait("batch_1", extra_body={})  # type: ignore[call-arg]
    open_router.batches.iterate(page_size=10, created_after="2026-11-23")
    open_router.batches.iterate(limit=10)  # type: ignore[call-arg]


def what_outcomes_are(batch: models.Batch, error: errors.BatchNotEndedError) -> None:
    assert_type(outcomes(batch), dict[str, Outcome])
    for custom_id, outcome in outcomes(batch).items():
        assert_type(custom_id, str)
        assert_type(outcome.result, ResponseResult | None)
        if outcome.result is not None:
            assert_type(outcome.result.output_text, str)
        assert_type(outcome.error, models.BatchResultError | None)
    assert_type(error.batch, models.Batch | None)


def the_embedded_server_has_a_clock(**options: Any) -> None:
    server = ResponsesServer(batch_seconds=60)
    assert_type(server.clock, ServerClock)
    server.clock.advance(60.5)
