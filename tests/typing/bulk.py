"""The types of bulk runs, for mypy and pyright; nothing runs this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, assert_type

from openrouter_responses import OpenRouter, ParsedResult, ResponseResult, bulk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@dataclass
class Label:
    topic: str


async def outcomes(open_router: OpenRouter, rows: AsyncIterator[dict[str, Any]], schema: dict[str, Any]) -> None:
    async for row in bulk.stream(rows, open_router, model="m", max_cost=1):
        assert_type(row, bulk.RowOutcome[ResponseResult])
        assert_type(row.custom_id, str)
        assert_type(row.result, ResponseResult | None)
        assert_type(row.error, Exception | None)
    async for typed in bulk.stream(["a"], open_router, ordered=True, text_format=Label, concurrency=8):
        assert_type(typed.result, ParsedResult[Label] | None)
        if typed.result is not None:
            assert_type(typed.result.output_parsed, Label)
    async for free in bulk.stream(["a"], open_router, text_format=schema):
        assert_type(free.result, ParsedResult[Any] | None)
    async for labels in bulk.stream(["a"], open_router, text_format=list[Label]):
        assert_type(labels.result, ParsedResult[list[Label]] | None)
    async for _ in bulk.stream(rows, open_router, via="batch", fallback="live", poll=30, max_batches=8):
        pass
    bulk.stream(["a"], open_router, retry_failed=True)  # type: ignore[call-overload]
    bulk.stream(["a"], open_router, temprature=1)  # type: ignore[call-overload]


def files(folder: Path) -> None:
    report = bulk.run(folder / "in.jsonl", "out.jsonl", model="m", text_format=Label, progress=print)
    assert_type(report, bulk.Report)
    assert_type(report.to_dict(), dict[str, Any])
    assert_type(report.samples, list[bulk.Sample])
    bulk.run([{"text": "a"}], "out.jsonl", input="{text}", concurrency="auto", max_cost=5)
    bulk.run("in.jsonl", "out.jsonl", via="batch", fallback="live", poll=lambda number: number * 5.0, max_batches=64)
    assert_type(report.submitted, list[str])
    bulk.run("in.jsonl", "out.jsonl", via="post")  # type: ignore[arg-type]
    bulk.run("in.jsonl", "out.jsonl", concurrency="fast")  # type: ignore[arg-type]
    bulk.run("in.jsonl", "out.jsonl", temprature=1)  # type: ignore[call-arg]


async def in_an_event_loop() -> None:
    assert_type(await bulk.run_async("in.jsonl", "out.jsonl", model="m"), bulk.Report)


def on_a_cluster(dataset: Any, client: Callable[[], OpenRouter]) -> None:
    report = bulk.ray.run("in.parquet", "out", model="m", actors=(1, 8), progress=print, open_router=client)
    assert_type(report, bulk.Report)
    bulk.ray.respond(dataset, model="m", text_format=Label, max_cost=500, concurrency="auto")
    bulk.ray.respond(dataset, model="m", actors="all")  # type: ignore[arg-type]
    bulk.ray.respond(dataset, temprature=1)  # type: ignore[call-arg]
