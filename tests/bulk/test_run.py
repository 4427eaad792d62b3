"""A job writes each row once, resumes where it was, and fails only the rows that are wrong."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.testing import error, fault, structured, text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from openrouter_responses.testing import Answer, RecordedRequest, ResponsesServer


def lines_of(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def by_id(output: Path) -> dict[str, dict[str, Any]]:
    lines = lines_of(output)
    found = {line["custom_id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def text_of(line: dict[str, Any]) -> str:
    content: str = line["response"]["body"]["output"][0]["content"][0]["text"]
    return content


def write_rows(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def answer_with(server: ResponsesServer, answer: Callable[[RecordedRequest], Answer], times: int = 1000) -> None:
    server.script(*[answer] * times)


def echo(request: RecordedRequest) -> Answer:
    return text(str(request.json["input"]))


def test_each_row_has_a_line_in_the_shape_of_batches(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    answer_with(server, echo)
    rows = write_rows(
        tmp_path / "in.jsonl",
        [
            {"custom_id": "a", "method": "POST", "url": "/v1/responses", "body": {"model": "m", "input": "A"}},
            {"custom_id": "b", "input": "B", "temperature": 0.5},
            {"input": "C"},
            "",
            {"custom_id": "d", "input": [{"role": "user", "content": "D"}]},
        ],
    )
    report = bulk.run(rows, tmp_path / "out.jsonl", model="default", open_router=open_router)

    lines = by_id(tmp_path / "out.jsonl")
    assert sorted(lines) == ["a", "b", "d", "row-3"]
    assert [text_of(lines[name]) for name in ("a", "b", "row-3")] == ["A", "B", "C"]
    assert lines["a"]["error"] is None
    assert lines["a"]["response"]["status_code"] == 200
    assert lines["a"]["response"]["request_id"] == lines["a"]["response"]["body"]["id"]
    assert lines["a"]["cost"] == lines["a"]["response"]["body"]["usage"]["cost"]
    assert sorted(request.json["model"] for request in server.requests) == ["default", "default", "default", "m"]
    assert (report.rows, report.succeeded, report.failed, report.left, report.stopped) == (4, 4, 0, 0, None)
    assert report.cost == pytest.approx(sum(line["cost"] for line in lines.values()))


def test_columns_are_filled_into_the_template_and_kept(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    answer_with(server, echo)
    rows: list[dict[str, Any]] = [{"text": "é{x}", "n": 1, "more": [1, 2]}, {"n": 2}]
    report = bulk.run(rows, tmp_path / "out.jsonl", model="m", input="{{}} {text}: {n} {more}", open_router=open_router)

    good, bad = sorted(lines_of(tmp_path / "out.jsonl"), key=lambda line: line["n"])
    assert good["output_text"] == "{} é{x}: 1 [1, 2]"
    assert (good["text"], good["more"], good["error"]) == ("é{x}", [1, 2], None)
    assert good["usage"]["total_tokens"] > 0
    assert bad["output_text"] is None
    assert bad["error"]["message"] == (
        "Row 2 cannot be sent: it has no column 'text', which the template names (its columns: n)"
    )
    assert report.errors == {"RowError": 1}


@attrs.define
class Label:
    """A label of a text."""

    topic: str
    sure: bool


def test_values_of_a_type_are_in_the_output(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    server.script(structured({"topic": "tea", "sure": True}), structured({"topic": 1}))
    rows = [{"text": "a"}, {"text": "b"}]
    output = tmp_path / "out.jsonl"
    bulk.run(rows, output, model="m", input="{text}", text_format=Label, concurrency=1, open_router=open_router)
    first, second = lines_of(output)
    assert first["output_parsed"] == {"topic": "tea", "sure": True}
    assert second["error"]["type"] == "OutputInvalidError"
    assert second["error"]["text"] == '{"topic":1}'
    assert second["cost"] > 0
    assert all(request.json["provider"] == {"require_parameters": True} for request in server.requests)


def test_the_same_call_sends_nothing_again(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "in.jsonl", [{"custom_id": name, "input": name} for name in "abc"] + ["{broken"])
    output = tmp_path / "out.jsonl"
    first = bulk.run(rows, output, model="test/echo", open_router=open_router)
    before = output.read_bytes()
    second = bulk.run(rows, output, model="test/echo", open_router=open_router)
    assert len(server.requests) == 3
    assert output.read_bytes() == before
    assert (second.skipped, second.succeeded, second.failed) == (4, 0, 0)
    assert second.total_cost == pytest.approx(first.cost)
    assert sorted(tmp_path.iterdir()) == [rows, output]


def test_a_changed_body_or_default_runs_again(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    rows = [{"custom_id": "a", "input": "A"}, {"custom_id": "b", "input": "B"}]
    bulk.run(rows, output, model="test/echo", open_router=open_router)
    rows[1]["input"] = "changed"
    assert bulk.run(rows, output, model="test/echo", open_router=open_router).succeeded == 1
    assert bulk.run(rows, output, model="test/echo", open_router=open_router, temperature=0).succeeded == 2
    # The order of members says nothing, and a default is the same as a field.
    same = [{"model": "test/echo", "input": row["input"], "custom_id": row["custom_id"]} for row in rows]
    assert bulk.run(same, output, open_router=open_router).succeeded == 0
    assert len(server.requests) == 5


def test_failed_rows_run_again_on_request(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    rows = [{"custom_id": "a", "input": "A"}, {"custom_id": "b", "input": "B"}]
    output = tmp_path / "out.jsonl"
    server.script(error(400, "Too odd"), text("fine"), text("better"))
    first = bulk.run(rows, output, model="m", concurrency=1, open_router=open_router)
    assert first.errors == {"BadRequestResponseError (400)": 1}
    failed = by_id(output)["a"]
    assert failed["response"] is None
    assert (failed["error"]["code"], "Too odd" in failed["error"]["message"]) == (400, True)
    assert bulk.run(rows, output, model="m", open_router=open_router).skipped == 2
    assert bulk.run(rows, output, model="m", retry_failed=True, open_router=open_router).succeeded == 1
    assert {name: text_of(line) for name, line in by_id(output).items()} == {"a": "better", "b": "fine"}
    assert len(server.requests) == 3


def test_a_bad_row_is_a_row_with_an_error(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    rows = write_rows(
        tmp_path / "in.jsonl",
        [
            "nonsense",
            "[1]",
            "null",
            {"custom_id": "body", "body": 1},
            {"custom_id": "url", "url": "/v1/embeddings", "body": {}},
            {"custom_id": "field", "input": "x", "temprature": 1},
            {"custom_id": "columns", "text": "x"},
            {"custom_id": "good", "input": "x"},
            {"custom_id": "good", "input": "y"},
            "[" * 100_000,
        ],
    )
    report = bulk.run(rows, tmp_path / "out.jsonl", model="test/echo", open_router=open_router)
    messages = {line["error"]["message"] for line in lines_of(tmp_path / "out.jsonl") if line["error"]}
    for part in (
        "Line 1 is not valid JSON",
        "it is an array",
        "it is null",
        "its body is 1; it must be a JSON object",
        "its url is '/v1/embeddings'; only /v1/responses can be sent",
        "a request has no field 'temprature'",
        "it has neither input nor body (its columns: text)",
        "an earlier row has its custom_id 'good'",
        "Line 10 ",
    ):
        assert any(part in message for message in messages), (part, messages)
    assert (report.succeeded, report.failed, len(server.requests)) == (1, 9, 1)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(error(401), "status 401"), (error(402, "Insufficient credits"), "Insufficient credits")],
)
def test_an_error_of_the_account_stops_the_job(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, answer: Answer, reason: str
) -> None:
    server.script(text("1"), text("2"), *[answer] * 10)
    output = tmp_path / "out.jsonl"
    rows = write_rows(tmp_path / "in.jsonl", [{"custom_id": f"{n}", "input": "x"} for n in range(100)])
    with pytest.raises(bulk.JobStoppedError, match=reason) as caught:
        bulk.run(rows, output, model="m", concurrency=2, open_router=open_router)
    assert "stopped after 2 rows, 98 are left" in caught.value.message
    assert caught.value.status_code == caught.value.__cause__.status_code  # type: ignore[union-attr]
    assert (caught.value.report.succeeded, caught.value.report.left) == (2, 98)
    assert len(lines_of(output)) == 2
    assert len(server.requests) <= 4


def test_the_budget_counts_what_is_in_flight_and_earlier_runs(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    rows = [{"custom_id": f"{n}", "input": "x"} for n in range(50)]
    output = tmp_path / "out.jsonl"
    one = bulk.run(rows[:1], output, model="test/echo", open_router=open_router).cost
    with pytest.raises(bulk.JobStoppedError, match="the budget is spent") as caught:
        bulk.run(rows, output, model="test/echo", max_cost=10.5 * one, open_router=open_router)
    report = caught.value.report
    assert (report.succeeded, report.skipped, report.left) == (9, 1, 40)
    assert report.total_cost == pytest.approx(10 * one)
    with pytest.raises(bulk.JobStoppedError, match="the budget is spent"):
        bulk.run(rows, output, model="test/echo", max_cost=10.5 * one, open_router=open_router)
    assert len(server.requests) == 10


def test_a_budget_needs_costs(open_router: OpenRouter, tmp_path: Path) -> None:
    rows = ["a", "b"]
    with pytest.raises(bulk.JobStoppedError, match="the server does not report costs, which max_cost needs"):
        bulk.run(rows, tmp_path / "out.jsonl", model="test/minimal", max_cost=1, open_router=open_router)


def test_refusals_are_waited_for(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    refused: set[str] = set()

    def refuse_once(request: RecordedRequest) -> Answer:
        if (name := request.json["input"]) in refused:
            return text(name)
        refused.add(name)
        return error(429, headers={"Retry-After": "0.01"})

    answer_with(server, refuse_once)
    rows = [f"{n}" for n in range(20)]
    report = bulk.run(rows, tmp_path / "out.jsonl", model="m", open_router=open_router)
    assert {text_of(line) for line in lines_of(tmp_path / "out.jsonl")} == set(rows)
    assert (report.succeeded, report.refusals, report.requests) == (20, 20, 40)


def test_a_server_with_slots_refuses_few(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    import threading
    import time

    slots = threading.Semaphore(8)

    def take_slot(request: RecordedRequest) -> Answer:
        if not slots.acquire(blocking=False):
            return error(429)
        time.sleep(0.01)
        slots.release()
        return text("done")

    answer_with(server, take_slot, 2000)
    rows = [f"{n}" for n in range(400)]
    report = bulk.run(rows, tmp_path / "out.jsonl", model="m", open_router=open_router)
    assert report.succeeded == 400
    # A share of a few per cent on an idle machine.
    assert report.refusals < 100


def test_a_stream_yields_outcomes_in_order(open_router: OpenRouter, server: ResponsesServer) -> None:
    answer_with(server, lambda request: error(400) if request.json["input"] == "3" else text(request.json["input"]))

    async def rows() -> AsyncIterator[Any]:
        for number in range(10):
            yield {"custom_id": f"id-{number}", "input": f"{number}"}

    async def read() -> list[tuple[str, str]]:
        return [
            (row.custom_id, row.result.output_text if row.result else type(row.error).__name__)
            async for row in bulk.stream(rows(), open_router, ordered=True, model="m")
        ]

    expected = [(f"id-{number}", f"{number}") for number in range(10)]
    expected[3] = ("id-3", "BadRequestResponseError")
    assert asyncio.run(read()) == expected


def test_a_stream_can_be_left(open_router: OpenRouter, server: ResponsesServer) -> None:
    def forever() -> Any:
        while True:
            yield "x"

    async def read() -> int:
        count = 0
        outcomes = bulk.stream(forever(), open_router, model="test/echo")
        async for _ in outcomes:
            count += 1
            if count == 20:
                break
        await outcomes.aclose()
        return len(asyncio.all_tasks())

    assert asyncio.run(read()) == 1


def test_two_runs_of_one_output_are_kept_apart(open_router: OpenRouter, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"

    async def both() -> None:
        async def rows() -> AsyncIterator[Any]:
            yield "a"
            with pytest.raises(bulk.OutputInUseError, match=r"Another run writes to .*out\.jsonl \(process \d+ on "):
                await bulk.run_async(["b"], output, model="test/echo", open_router=open_router)

        await bulk.run_async(rows(), output, model="test/echo", open_router=open_router)

    asyncio.run(both())
    assert sorted(tmp_path.iterdir()) == [output]


def test_other_files_are_left_alone(open_router: OpenRouter, tmp_path: Path) -> None:
    for content in ("notes\n", '{"id": 1}\n', "no line break", '{"custom_id":"a","input":"x"}'):
        other = tmp_path / "other.jsonl"
        other.write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=r"line 1 of .* is not a line of an output; name another file"):
            bulk.run(["a"], other, model="test/echo", open_router=open_router)
        assert other.read_text(encoding="utf-8") == content
        with pytest.raises(ValueError, match="the output is the input"):
            bulk.run(other, other, model="test/echo", open_router=open_router)


@pytest.mark.parametrize("rest", [b'{"id":"row_00', b'{"id"', b"{", b"\0\0\0\0", b'{"id":"row_00"}\0\0\n\0'])
def test_what_a_crash_left_is_cut_off(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path, rest: bytes
) -> None:
    output = tmp_path / "out.jsonl"
    bulk.run(["a", "b"], output, model="test/echo", open_router=open_router)
    complete = output.read_bytes()
    output.write_bytes(complete + rest)
    report = bulk.run(["a", "b", "c"], output, model="test/echo", open_router=open_router)
    assert (report.skipped, report.succeeded) == (2, 1)
    assert output.read_bytes().startswith(complete)
    assert len(lines_of(output)) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"concurrency": 0}, 'concurrency must be "auto" or a number of requests such as 16, not 0'),
        ({"via": "pigeon"}, 'via must be "live" or "batch", not'),
        ({"max_cost": -1}, "max_cost must be a positive number, not -1"),
        ({"max_cost": float("nan")}, "max_cost must be a positive number, not nan"),
        ({"temprature": 1}, "bulk has no argument 'temprature'; did you mean temperature?"),
        ({"stream": True}, "a job writes complete responses"),
        ({"input": "{}"}, r"input has the placeholder \{\}"),
        ({"input": "{"}, "input is not a valid template"),
        ({"repairs": 1}, "repairs needs a text_format"),
        ({"shape": "round"}, 'shape must be "batch" or "columns"'),
        ({"progress": 1}, "progress must be True, False or a function"),
    ],
)
def test_a_wrong_argument_is_named(
    open_router: OpenRouter, tmp_path: Path, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        bulk.run(["a"], tmp_path / "out.jsonl", open_router=open_router, **arguments)
    assert list(tmp_path.iterdir()) == []


def test_run_says_what_to_use_in_an_event_loop(tmp_path: Path) -> None:
    async def inside() -> None:
        bulk.run(["a"], tmp_path / "out.jsonl")

    with pytest.raises(RuntimeError, match=r"use `await bulk\.run_async"):
        asyncio.run(inside())


def test_trio_is_told_what_to_use(open_router: OpenRouter, server: ResponsesServer, tmp_path: Path) -> None:
    import trio

    async def inside() -> None:
        with pytest.raises(
            RuntimeError, match=r"needs the event loop of asyncio; under trio, use bulk\.run in a thread"
        ):
            await anext(bulk.stream(["a"], open_router, model="m"))
        await trio.to_thread.run_sync(
            lambda: bulk.run(["a"], tmp_path / "out.jsonl", model="test/echo", open_router=open_router)
        )

    trio.run(inside)
    assert len(server.requests) == 1


def test_an_input_column_with_the_name_of_an_output_column_is_refused(open_router: OpenRouter, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the input has the column 'usage', which the output adds"):
        bulk.run([{"usage": 1}], tmp_path / "out.jsonl", input="{usage}", model="m", open_router=open_router)


def test_a_budget_that_is_just_enough_stops_nothing(open_router: OpenRouter, tmp_path: Path) -> None:
    rows = ["x"] * 3
    cost = bulk.run(rows, tmp_path / "one.jsonl", model="test/echo", open_router=open_router).cost
    report = bulk.run(rows, tmp_path / "two.jsonl", model="test/echo", max_cost=cost * 1.01, open_router=open_router)
    assert (report.succeeded, report.stopped) == (3, None)


def test_a_missing_key_stops_the_job(server: ResponsesServer, tmp_path: Path) -> None:
    with pytest.raises(bulk.JobStoppedError, match="No API key is set") as caught:
        bulk.run(["a", "b"], tmp_path / "out.jsonl", model="m", server_url=server.url)
    assert (caught.value.report.failed, caught.value.report.left) == (0, 2)
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_server_that_cannot_be_reached_stops_the_job(open_router: OpenRouter, tmp_path: Path) -> None:
    with pytest.raises(bulk.JobStoppedError, match="the server cannot be reached") as caught:
        bulk.run(["a"], tmp_path / "out.jsonl", server_url="http://127.0.0.1:9", max_retries=0, open_router=open_router)
    assert caught.value.report.left == 1


def test_a_row_that_breaks_its_connection_is_a_failed_row(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    server.script(fault("hang-up"), text("fine"))
    report = bulk.run(
        ["a", "b"], tmp_path / "out.jsonl", model="m", max_retries=0, concurrency=1, open_router=open_router
    )
    assert (report.failed, report.succeeded) == (1, 1)


def test_a_stopped_job_does_not_wait_for_rows_that_were_refused(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    import threading

    refused = threading.Event()

    def refuse(_: RecordedRequest) -> Answer:
        refused.set()
        return error(429, headers={"Retry-After": "3600"})

    def stop(_: RecordedRequest) -> Answer:
        refused.wait(20)
        return error(402)

    server.script(refuse, stop)
    with pytest.raises(bulk.JobStoppedError, match="402"):
        bulk.run(["a", "b", "c", "d"], tmp_path / "out.jsonl", model="m", concurrency=2, open_router=open_router)


def test_rows_in_flight_are_written_when_the_input_breaks(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    import threading

    broken = threading.Event()

    def answer(_: RecordedRequest) -> Answer:
        broken.wait(20)
        return text("fine")

    answer_with(server, answer)

    def rows() -> Iterator[str]:
        yield from "abc"
        broken.set()
        raise OSError("the disk was pulled out")

    with pytest.raises(OSError, match="the disk was pulled out"):
        bulk.run(rows(), tmp_path / "out.jsonl", model="m", concurrency=8, open_router=open_router)
    assert len(lines_of(tmp_path / "out.jsonl")) == 3


def test_failed_rows_that_cost_something_stay_in_the_output(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    server.script(text("not a label"), structured({"topic": "tea", "sure": True}))
    options: dict[str, Any] = {"model": "m", "text_format": Label, "open_router": open_router}
    first = bulk.run([{"custom_id": "a", "input": "A"}], output, **options)
    second = bulk.run([{"custom_id": "a", "input": "A"}], output, retry_failed=True, **options)
    assert [line["error"] is None for line in lines_of(output)] == [False, True]
    third = bulk.run([{"custom_id": "a", "input": "A"}], output, retry_failed=True, **options)
    assert third.skipped == 1
    assert third.total_cost == pytest.approx(first.cost + second.cost)


def test_an_ordered_stream_reads_few_rows_ahead(open_router: OpenRouter, server: ResponsesServer) -> None:
    import threading

    released = threading.Event()
    taken = 0

    def answer(request: RecordedRequest) -> Answer:
        if request.json["input"] == "0":
            released.wait(20)
        return text(request.json["input"])

    answer_with(server, answer)

    def rows() -> Iterator[str]:
        nonlocal taken
        for number in range(100):
            taken += 1
            if number == 50:
                raise AssertionError("read too far ahead")
            yield f"{number}"

    async def read() -> None:
        outcomes = bulk.stream(rows(), open_router, ordered=True, model="m", concurrency=2)
        first = asyncio.create_task(anext(outcomes))
        # The others have been answered when the event loop has no more to do.
        await asyncio.sleep(0.2)
        read_ahead = taken
        released.set()
        assert read_ahead <= 9
        assert (await first).number == 1
        await outcomes.aclose()

    asyncio.run(read())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_stops_the_job_and_loses_no_line(
    open_router: OpenRouter, server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    program = """
import resource, signal, sys
from openrouter_responses import OpenRouter, bulk
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
open_router = OpenRouter(api_key="any-key", server_url=sys.argv[2])
bulk.run([str(number) for number in range(100)], sys.argv[1], model="test/echo", open_router=open_router)
"""
    command = [sys.executable, "-c", program, str(output), server.url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"OSError: [Errno 27] File too large: '{output}'" in done.stderr
    rows = [str(number) for number in range(100)]
    report = bulk.run(rows, output, model="test/echo", open_router=open_router)
    assert report.skipped > 0
    assert len(by_id(output)) == 100
