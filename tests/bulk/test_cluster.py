"""The workers of a cluster share a gate, a budget and an output. Here they are in one process, without Ray."""

from __future__ import annotations

import asyncio
import gzip
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Self

import attrs
import pyarrow as pa
import pytest
from pyarrow import parquet

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk._done import key_of
from openrouter_responses.bulk.ray import _coordinator
from openrouter_responses.bulk.ray._coordinator import Coordinator, Limits, Places, Stop
from openrouter_responses.bulk.ray._parts import Parts
from openrouter_responses.bulk.ray._reading import columns_of, tables_of
from openrouter_responses.bulk.ray._worker import Task, Worker
from openrouter_responses.bulk.report import Report
from openrouter_responses.testing import error, structured, text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator
    from pathlib import Path

    from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer


class Cluster:
    """A coordinator in an event loop of its own, and workers."""

    def __init__(self, url: str, limits: Limits | None = None, output: Path | None = None, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._url = url
        self._workers: list[Worker] = []
        self.parts = None if output is None else Parts(output)
        self.coordinator = Coordinator(limits or Limits(), self.parts, **options)
        self.done(self.coordinator.open())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.close()

        async def stop() -> None:
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()
            await asyncio.sleep(0)

        self.done(stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def done(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def call(self, method: str, /, *arguments: Any, **options: Any) -> Awaitable[Any]:
        called = getattr(self.coordinator, method)(*arguments, **options)
        return asyncio.wrap_future(asyncio.run_coroutine_threadsafe(called, self._loop))

    def worker(self, text_format: object = None, **params: Any) -> Worker:
        id_column = "custom_id" if self.parts else None
        client = lambda: OpenRouter(api_key="k", server_url=self._url)  # noqa: E731
        worker = Worker(self.call, Task({"model": "m", **params}, text_format, 0, id_column, self.parts, client))
        self._workers.append(worker)
        return worker

    def result(self) -> tuple[Report, Stop | None]:
        result: tuple[Report, Stop | None] = self.done(self.coordinator.result())
        return result


@pytest.fixture
def cluster(server: ResponsesServer) -> Iterator[Cluster]:
    with Cluster(server.url) as cluster:
        yield cluster


def answer_with(server: ResponsesServer, answer: Callable[[RecordedRequest], Answer], times: int = 2000) -> None:
    server.script(*[answer] * times)


def echo(request: RecordedRequest) -> Answer:
    return text(str(request.json["input"]))


def table_of(texts: Iterable[str]) -> pa.Table:
    texts = list(texts)
    return pa.table({"custom_id": [f"id of {text}" for text in texts], "text": texts})


def sent_together(workers: list[Worker], tables: list[pa.Table]) -> list[dict[str, Any]]:
    """Send one table with each worker at the same time, and return the rows of their results."""
    results: list[dict[str, Any]] = []

    def send(worker: Worker, table: pa.Table) -> None:
        for result in worker(table):
            results.extend(result.to_pylist())

    threads = [threading.Thread(target=send, args=pair) for pair in zip(workers, tables, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def written(output: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(output).to_pylist()
    return rows


def test_results_are_columns_beside_those_of_the_row(cluster: Cluster, server: ResponsesServer) -> None:
    answer_with(server, echo)
    [result] = cluster.worker(input="Say {text}")(table_of("ab"))
    assert result.column_names == ["custom_id", "text", "cost", "output_text", "usage", "error"]
    first = result.to_pylist()[0]
    assert (first["custom_id"], first["text"], first["output_text"], first["error"]) == (
        "id of a",
        "a",
        "Say a",
        None,
    )
    assert json.loads(first["usage"])["cost"] == first["cost"]


def test_a_typed_value_is_a_json_text(cluster: Cluster, server: ResponsesServer) -> None:
    @attrs.define
    class Label:
        topic: str

    server.script(structured({"topic": "praise"}), structured({"topic": 1}))
    [result] = cluster.worker(Label, input="{text}")(table_of("ab"))
    rows = result.to_pylist()
    parsed = [row["output_parsed"] and json.loads(row["output_parsed"]) for row in rows]
    assert sorted(parsed, key=str) == [None, {"topic": "praise"}] or parsed == [{"topic": "praise"}, None]
    assert sorted(row["error"] is None for row in rows) == [False, True]


def test_a_bad_row_is_a_row_with_an_error(cluster: Cluster, server: ResponsesServer) -> None:
    def answer(request: RecordedRequest) -> Answer:
        return error(400, "too odd") if request.json["input"] == "b" else echo(request)

    answer_with(server, answer)
    [result] = cluster.worker()(pa.table({"input": ["a", "b", None]}))
    errors = [row["error"] and json.loads(row["error"]) for row in result.to_pylist()]
    assert errors[0] is None
    assert (errors[1]["type"], errors[1]["code"]) == ("BadRequestResponseError", 400)
    assert errors[2]["message"].startswith("The row cannot be sent: it has neither input nor body")


def test_a_null_in_a_request_is_not_sent(cluster: Cluster, server: ResponsesServer) -> None:
    answer_with(server, echo)
    bodies = [{"input": "a", "temperature": None}, {"input": "b", "temperature": 0.5}]
    [result] = cluster.worker()(pa.table({"custom_id": ["a", "b"], "body": bodies}))
    assert result["error"].to_pylist() == [None, None]
    sent = sorted((request.json for request in server.requests), key=lambda request: str(request["input"]))
    assert [request.get("temperature") for request in sent] == [None, 0.5]


def test_a_column_of_a_result_in_the_rows_is_an_error(cluster: Cluster) -> None:
    with pytest.raises(ValueError, match="have the column 'usage', which the results add; rename it"):
        list(cluster.worker(input="{usage}")(pa.table({"usage": ["a"]})))


def test_workers_share_one_gate(server: ResponsesServer) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def answer(request: RecordedRequest) -> Answer:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.002)
        with lock:
            running -= 1
        return echo(request)

    answer_with(server, answer)
    with Cluster(server.url, Limits(concurrency=3)) as cluster:
        workers = [cluster.worker(input="{text}") for _ in range(4)]
        rows = sent_together(workers, [table_of(f"{w}-{n}" for n in range(25)) for w in range(4)])
    assert sorted(row["output_text"] for row in rows) == sorted(f"{w}-{n}" for w in range(4) for n in range(25))
    assert 1 < most <= 3


def test_refused_rows_of_any_worker_are_sent_again(server: ResponsesServer) -> None:
    sent: Counter[str] = Counter()

    def answer(request: RecordedRequest) -> Answer:
        row = request.json["input"]
        sent[row] += 1
        return error(429, headers={"Retry-After": "0.01"}) if sent[row] == 1 and row.endswith("3") else echo(request)

    answer_with(server, answer)
    with Cluster(server.url) as cluster:
        rows = sent_together(
            [cluster.worker(input="{text}") for _ in range(2)], [table_of(f"{w}-{n}" for n in range(30)) for w in "ab"]
        )
        report, stop = cluster.result()
    assert len([row for row in rows if row["error"] is None]) == 60
    assert (stop, report.refusals, report.requests) == (None, 6, 66)


def test_workers_share_one_budget(server: ResponsesServer) -> None:
    answer_with(server, echo)
    with Cluster(server.url) as cluster:
        [one] = cluster.worker(input="{text}")(table_of("a")[:1])
    cost = one["cost"][0].as_py()
    with Cluster(server.url, Limits(max_cost=10.5 * cost)) as cluster:
        rows = sent_together([cluster.worker(input="{text}") for _ in range(4)], [table_of("abcdefgh")] * 4)
        report, stop = cluster.result()
    assert sum(row["error"] is None for row in rows) == 10
    assert {json.loads(row["error"])["type"] for row in rows if row["error"]} == {"NotSentError"}
    assert stop is not None
    assert stop.reason.startswith("the budget is spent")
    assert report.stopped == stop.reason
    assert sum(row["cost"] or 0 for row in rows) <= 10.5 * cost


def test_a_budget_needs_costs(server: ResponsesServer) -> None:
    with Cluster(server.url, Limits(max_cost=1)) as cluster:
        list(cluster.worker(input="{text}", model="test/minimal")(table_of("abc")))
        _, stop = cluster.result()
    assert stop == Stop("the server does not report costs, which max_cost needs")


def test_a_key_that_is_not_accepted_stops_all_workers(
    server: ResponsesServer, caplog: pytest.LogCaptureFixture
) -> None:
    answer_with(server, lambda _: error(401, "No such key"))
    with Cluster(server.url) as cluster:
        rows = sent_together([cluster.worker(input="{text}") for _ in range(3)], [table_of("abcdefghij")] * 3)
        _, stop = cluster.result()
    assert stop is not None
    assert stop.status_code == 401
    assert "No such key" in stop.reason
    assert len(rows) == 30
    assert all("the job stopped" in row["error"] for row in rows)
    assert len(server.requests) <= 12
    assert caplog.messages == []


def test_rows_are_written_once_and_a_second_run_sends_none(server: ResponsesServer, tmp_path: Path) -> None:
    answer_with(server, echo)
    output = tmp_path / "out"
    report = Report()
    for run in range(2):
        with Cluster(server.url, output=output, total=8) as cluster:
            counts = sent_together(
                [cluster.worker(input="{text}") for _ in range(2)], [table_of("abcd"), table_of("efgh")]
            )
            report, _ = cluster.result()
        assert sum(row["written"] for row in counts) == (0 if run else 8)
        assert (report.rows, report.skipped, report.succeeded, report.left) == (8, 8 * run, 8 - 8 * run, 0)
    rows = written(output)
    assert sorted(row["output_text"] for row in rows) == list("abcdefgh")
    assert [*rows[0]] == ["row_key", "cost", "custom_id", "text", "output_text", "usage", "error"]
    assert len(server.requests) == 8
    assert report.total_cost == pytest.approx(sum(row["cost"] for row in rows))


def test_failed_rows_are_done_until_they_are_retried(server: ResponsesServer, tmp_path: Path) -> None:
    server.script(error(400), text("fine"))
    results = []
    for retry_failed in (False, False, True):
        with Cluster(server.url, Limits(retry_failed=retry_failed), tmp_path / "out") as cluster:
            list(cluster.worker(input="{text}")(table_of("a")))
            report, _ = cluster.result()
            results.append((report.succeeded, report.failed, report.skipped, report.errors))
    assert results == [
        (0, 1, 0, {"BadRequestResponseError (400)": 1}),
        (0, 0, 1, {}),
        (1, 0, 0, {}),
    ]
    assert [row["error"] for row in written(tmp_path / "out")] == [None]


def test_two_rows_of_one_id_are_an_error(server: ResponsesServer, tmp_path: Path) -> None:
    answer_with(server, echo)
    table = pa.table({"custom_id": ["x", "x", "y", "y"], "text": ["a", "b", "c", "c"]})
    with Cluster(server.url, output=tmp_path / "out") as cluster:
        list(cluster.worker(input="{text}")(table))
        list(cluster.worker(input="{text}")(table))
        report, _ = cluster.result()
    assert (report.rows, report.succeeded, report.failed, report.left) == (4, 2, 2, 0)
    failed = [row for row in written(tmp_path / "out") if row["error"]]
    assert ["has its custom_id 'x'" in failed[0]["error"], "has its custom_id 'y'" in failed[1]["error"]] == [
        True,
        True,
    ]


def test_tables_of_different_columns_are_written_to_parts_of_their_own(server: ResponsesServer, tmp_path: Path) -> None:
    answer_with(server, echo)
    tables = [
        pa.table({"custom_id": ["a"], "text": ["a"], "more": [1]}),
        pa.table({"custom_id": ["b"], "text": ["b"], "more": [[1]]}),
    ]
    with Cluster(server.url, output=tmp_path / "out") as cluster:
        worker = cluster.worker(input="{text}")
        sent_together([worker, worker], tables)
        assert cluster.parts is not None
        keys = {row.key for name in cluster.parts.names() for row in cluster.parts.read(name)}
        report, _ = cluster.result()
    assert (len(keys), report.succeeded) == (2, 2)


def test_a_part_that_cannot_be_written_fails_all_tables_of_the_worker(
    server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(server, echo)

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    with Cluster(server.url, output=tmp_path / "out") as cluster:
        worker = cluster.worker(input="{text}")
        with monkeypatch.context() as patched:
            patched.setattr(Parts, "write", full)
            with pytest.raises(OSError, match="No space left"):
                list(worker(table_of("a")))
        with pytest.raises(OSError, match="No space left"):
            list(worker(table_of("b")))


def test_rows_are_written_before_their_table_ends(
    server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openrouter_responses.bulk.ray._worker.PART_SECONDS", 0.0)
    output = tmp_path / "out"
    seen = threading.Event()

    def answer(request: RecordedRequest) -> Answer:
        if request.json["input"] == "b":
            while not list(output.glob("part-*")):
                time.sleep(0.01)
            seen.set()
        return echo(request)

    answer_with(server, answer)
    with Cluster(server.url, output=output) as cluster:
        list(cluster.worker(input="{text}")(table_of("ab")))
    assert seen.is_set()
    assert sorted(row["output_text"] for row in written(output)) == ["a", "b"]


def test_events_of_a_worker_that_was_thought_to_be_lost_are_ignored() -> None:
    async def report() -> Places | Stop:
        coordinator = Coordinator(Limits(concurrency=1))
        await coordinator.report("a", [("end", (0.0, False, None, None, 0)), ("settle", (0.5,))])
        for _ in range(2):
            await coordinator.report("a", [("cancel", ()), ("release", ())])
            await coordinator.report("a", [("end", (0.0, False, None, None, 0)), ("settle", (0.5,))])
        await coordinator.lend("a", 1, first=False)
        await coordinator.report("a", [("end", (0.0, False, None, None, 0)), ("settle", (0.5,))])
        ticket = await coordinator.lend("a", 1, first=False)
        waiting = asyncio.create_task(coordinator.lend("b", 1, first=False))
        await asyncio.sleep(0)
        assert not waiting.done()
        waiting.cancel()
        return ticket

    assert isinstance(asyncio.run(report()), Places)


def test_a_row_without_an_id_has_one_from_its_values(server: ResponsesServer, tmp_path: Path) -> None:
    table = pa.table({"custom_id": pa.array([None, None], pa.string()), "text": ["a", "b"]})
    report = Report()
    for _ in range(2):
        with Cluster(server.url, output=tmp_path / "out") as cluster:
            list(cluster.worker(input="{text}")(table))
            report, _ = cluster.result()
    assert (report.skipped, report.failed) == (2, 0)
    rows = written(tmp_path / "out")
    assert len({row["custom_id"] for row in rows}) == 2
    assert all("it has no column 'custom_id'" in row["error"] for row in rows)
    assert len(server.requests) == 0


LINES = b"""\xef\xbb\xbf{"custom_id": "a", "input": "A"}

{"custom_id": "b", "input": "B", "temperature": null}
{"custom_id": "c", "input":
{"custom_id": "d", "input": "caf\xe9"}
"text"
{"custom_id": "e", "method": "POST", "url": "/v1/responses", "body": {"input": "E"}}"""


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_a_bad_line_of_jsonl_is_a_row_with_an_error(server: ResponsesServer, tmp_path: Path, name: str) -> None:
    answer_with(server, echo)
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINES) if name.endswith("gz") else LINES)
    assert columns_of(str(path)) == ["custom_id", "input"]
    report = Report()
    for _ in range(2):
        with Cluster(server.url, output=tmp_path / "out") as cluster:
            for table in tables_of(str(path)):
                list(cluster.worker()(table))
            report, _ = cluster.result()
    rows = {row["line"]: row for row in written(tmp_path / "out")}
    assert (len(rows), report.rows, report.skipped, report.left) == (6, 6, 6, 0)
    texts = {row["custom_id"]: row["output_text"] for row in rows.values() if row["error"] is None}
    messages = sorted(json.loads(row["error"])["message"] for row in rows.values() if row["error"])
    assert {"a": "A", "b": "B", "e": "E"}.items() <= texts.items()
    assert [message[:29] for message in messages] == ["Line 4 is not valid JSON (Exp", "Line 5 is not valid JSON (Inv"]


def test_a_bad_line_of_csv_is_a_row_with_an_error(server: ResponsesServer, tmp_path: Path) -> None:
    answer_with(server, echo)
    path = tmp_path / "in.csv"
    path.write_bytes(b'custom_id,text\n007,"one\nand two"\nb\nc,caf\xe9\n')
    assert columns_of(str(path)) == ["custom_id", "text"]
    [table] = tables_of(str(path))
    with Cluster(server.url, output=tmp_path / "out") as cluster:
        list(cluster.worker(input="{text}")(table))
    rows = written(tmp_path / "out")
    assert [*rows[0]] == ["row_key", "cost", "custom_id", "text", "output_text", "usage", "error"]
    assert [row["output_text"] for row in rows if row["custom_id"] == "007"] == ["one\nand two"]
    messages = sorted(json.loads(row["error"])["message"] for row in rows if row["error"])
    assert messages[0] == "Line 4 has 1 columns; the file has 2"
    assert messages[1].startswith("Line 5 is not UTF-8: 'caf")


async def beat(coordinator: Coordinator) -> None:
    while True:
        await coordinator.report("other", [])
        await asyncio.sleep(0.01)


async def one_row(coordinator: Coordinator, worker: str, *, cost: float) -> None:
    """Have a worker send a row that costs something."""
    places = await coordinator.lend(worker, 1, first=False)
    assert isinstance(places, Places)
    await coordinator.report(worker, [("end", (places.ticket, False, None, None, 0)), ("settle", (cost,))])


def test_what_a_lost_worker_held_is_given_back(tmp_path: Path) -> None:
    async def lose() -> tuple[Places | Stop, Report]:
        parts = Parts(tmp_path / "out")
        coordinator = Coordinator(Limits(concurrency=1), parts, lease=0.1)
        await coordinator.open()
        key = key_of(b"a")
        assert await coordinator.take("lost", [(key, key)]) == ["send"]
        await coordinator.lend("lost", 1, first=False)
        alive = asyncio.create_task(beat(coordinator))
        ticket = await asyncio.wait_for(coordinator.lend("other", 1, first=False), 20)
        assert await coordinator.take("other", [(key, key)]) == ["send"]
        await coordinator.report("other", [("cancel", ()), ("release", ())])
        report, _ = await coordinator.result()
        alive.cancel()
        return ticket, report

    ticket, report = asyncio.run(lose())
    assert isinstance(ticket, Places)
    assert (report.rows, report.lost_in_flight) == (1, 1)


def test_rows_in_flight_at_a_lost_worker_count_as_paid() -> None:
    async def lose() -> Places | Stop:
        coordinator = Coordinator(Limits(max_cost=1), lease=0.1)
        await one_row(coordinator, "other", cost=0.4)
        alive = asyncio.create_task(beat(coordinator))
        await coordinator.lend("lost", 1, first=False)
        # There is no room for a third row, neither while the second is in flight nor when its worker is lost.
        answer = await asyncio.wait_for(coordinator.lend("other", 1, first=False), 20)
        alive.cancel()
        return answer

    answer = asyncio.run(lose())
    assert isinstance(answer, Stop)
    assert answer.reason.startswith("the budget is spent: 0.8 of max_cost=1")


def test_a_worker_that_is_lost_while_it_waits_gives_its_room_in_the_budget_back_once() -> None:
    async def lose() -> tuple[Places | Stop, float, int]:
        coordinator = Coordinator(Limits(concurrency=1, max_cost=1.3))
        await one_row(coordinator, "other", cost=0.4)
        held = await coordinator.lend("other", 1, first=False)
        # It has room in the budget, and waits for the request of the other worker.
        lost = asyncio.create_task(coordinator.lend("lost", 1, first=False))
        await asyncio.sleep(0)
        await coordinator._lose("lost", coordinator._workers["lost"])
        assert isinstance(held, Places)
        await coordinator.report("other", [("end", (held.ticket, False, None, None, 0)), ("settle", (0.4,))])
        assert await asyncio.wait_for(lost, 20) == Stop("the worker was lost")
        answer = await asyncio.wait_for(coordinator.lend("other", 1, first=False), 20)
        return answer, coordinator._budget.spent, coordinator._budget._in_flight

    answer, spent, in_flight = asyncio.run(lose())
    assert isinstance(answer, Places)
    assert (spent, in_flight) == (0.8, 1)


def test_several_places_are_lent_at_once() -> None:
    async def lend() -> tuple[list[Any], Any, Any]:
        coordinator = Coordinator(Limits(concurrency=16))
        both = [await coordinator.lend(worker, 100, first=False) for worker in ("a", "b")]
        rest = [await coordinator.lend("a", 2, first=first) for first in (True, False)]
        waiting = asyncio.create_task(coordinator.lend("b", 100, first=False))
        await asyncio.sleep(0)
        assert not waiting.done()
        await coordinator.report("a", [("cancel", ()), ("release", ())] * 3)
        return both, rest, await asyncio.wait_for(waiting, 20)

    both, rest, waited = asyncio.run(lend())
    # Half of the share of a worker: of 16 requests of one worker, then of 8 for each of two.
    assert [places.count for places in both] == [8, 4]
    assert [places.count for places in rest] == [2, 2]
    assert 1 <= waited.count <= 3


def test_places_are_lent_only_as_far_as_the_budget_reaches() -> None:
    async def lend() -> Any:
        coordinator = Coordinator(Limits(concurrency=64, max_cost=1))
        await one_row(coordinator, "a", cost=0.25)
        return await coordinator.lend("a", 100, first=False)

    assert asyncio.run(lend()).count == 3


def test_a_row_takes_no_call_of_its_own(server: ResponsesServer, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(server, echo)
    # So that a slow machine makes no more calls.
    monkeypatch.setattr(_coordinator, "_PAUSE", 0.05)
    calls: Counter[str] = Counter()
    with Cluster(server.url, Limits(concurrency=64)) as cluster:
        call = cluster.call

        def counted(method: str, /, *arguments: Any, **options: Any) -> Awaitable[Any]:
            calls[method] += 1
            return call(method, *arguments, **options)

        monkeypatch.setattr(cluster, "call", counted)
        rows = sent_together([cluster.worker(input="{text}")], [table_of(str(number) for number in range(200))])
        report, _ = cluster.result()
    assert (len(rows), report.requests) == (200, 200)
    assert calls["lend"] < 100
    assert calls["report"] < 100
    assert cluster.coordinator._gate.in_flight == cluster.coordinator._budget._in_flight == 0


def test_a_stop_reaches_those_who_wait() -> None:
    async def stop() -> Places | Stop:
        coordinator = Coordinator(Limits(concurrency=1))
        await coordinator.lend("a", 1, first=False)
        waiting = asyncio.create_task(coordinator.lend("b", 1, first=False))
        await asyncio.sleep(0)
        await coordinator.stop(Stop("enough"))
        return await asyncio.wait_for(waiting, 20)

    assert asyncio.run(stop()) == Stop("enough")


def test_what_was_in_flight_at_the_end_of_a_job_is_said_to_be_lost(tmp_path: Path) -> None:
    async def end() -> Report:
        coordinator = Coordinator(Limits(max_cost=1), Parts(tmp_path / "out"))
        await coordinator.open()
        key = key_of(b"a")
        await coordinator.take("lost", [(key, key)])
        await coordinator.lend("lost", 1, first=False)
        report, _ = await coordinator.result()
        return report

    assert asyncio.run(end()).lost_in_flight == 1


def test_a_row_that_a_lost_worker_has_written_is_not_sent_again(
    server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(server, echo)
    with Cluster(server.url, output=tmp_path / "out") as cluster:
        lost = cluster.worker(input="{text}")

        async def no_message(worker: str, part: str) -> None:
            """Stand for the message that a lost worker did not send any more."""

        monkeypatch.setattr(cluster.coordinator, "wrote", no_message)
        list(lost(table_of("abc")))
        list(cluster.worker(input="{text}")(table_of("abc")))
        report, _ = cluster.result()
    assert len(server.requests) == 3
    assert (report.rows, report.succeeded, report.skipped) == (3, 3, 0)


def test_what_a_lost_worker_has_not_completed_is_removed(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / ".part-0-000001.parquet").write_bytes(b"PAR1")
    (output / "_SUCCESS").touch()
    Parts(output).prepare(retry_failed=False)
    assert [file.name for file in output.iterdir()] == ["_SUCCESS"]


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.parquet").touch()
    with pytest.raises(ValueError, match=r"has the file rows\.parquet, which is not a part of an output"):
        Parts(tmp_path).prepare(retry_failed=False)


def test_an_output_can_be_a_uri(tmp_path: Path) -> None:
    parts = Parts((tmp_path / "out").as_uri())
    parts.prepare(retry_failed=False)
    table = pa.table({"row_key": [f"row_{'0' * 32}"], "cost": [0.5], "usage": ['{"total_tokens": 3}'], "error": [None]})
    assert parts.write("w", 1, table) == "part-w-000001.parquet"
    [row] = parts.read("part-w-000001.parquet")
    assert row == (b"\0" * 16, None, 0.5, 3, True)


def test_without_ray_an_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ImportError, match=r"bulk\.ray needs Ray Data.*pip install 'openrouter-responses\[ray\]'"):
        bulk.ray.run("in.parquet", "out", model="m")


def test_ray_is_loaded_when_it_is_first_used() -> None:
    program = (
        "import sys; from openrouter_responses import bulk; sys.exit('openrouter_responses.bulk.ray' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    with pytest.raises(AttributeError, match="has no attribute 'rays'"):
        bulk.rays  # type: ignore[attr-defined]  # noqa: B018
