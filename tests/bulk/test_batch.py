"""A job sends its rows in batches, passes on their results as those of live rows, and submits nothing twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch
from openrouter_responses.testing import ResponsesServer, structured

if TYPE_CHECKING:
    from pathlib import Path

    from openrouter_responses.testing import RecordedRequest

IMAGE = [
    {"role": "user", "content": [{"type": "input_image", "image_url": "https://e.example/a.png", "detail": "auto"}]}
]


def lines_of(output: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def by_id(output: Path) -> dict[str, dict[str, Any]]:
    lines = lines_of(output)
    found = {line["custom_id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def rows_of(count: int, **fields: Any) -> list[dict[str, Any]]:
    return [{"custom_id": f"q{number}", "input": f"Question {number}", **fields} for number in range(count)]


def submissions_of(server: ResponsesServer) -> list[RecordedRequest]:
    return [request for request in server.requests if request.method == "POST" and request.path.endswith("/batches")]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for a lost submission once, and ask for batches without a pause."""
    monkeypatch.setattr(_batch, "SETTLE_SECONDS", 0)


@pytest.fixture
def options(open_router: OpenRouter) -> dict[str, Any]:
    return {"via": "batch", "poll": 0, "open_router": open_router, "max_retries": 0}


def test_rows_go_in_one_batch_for_each_model(options: dict[str, Any], server: ResponsesServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    rows = [*rows_of(3), {"custom_id": "other", "input": "Other", "model": "other/model"}]
    report = bulk.run(rows, output, model="some/model", instructions="Be brief.", **options)

    first, second = submissions_of(server)
    assert [*first.json] == ["endpoint", "model", "requests"]
    assert (first.json["endpoint"], first.json["model"], len(first.json["requests"])) == (
        "/v1/responses",
        "some/model",
        3,
    )
    assert second.json["model"] == "other/model"
    bodies = [request["body"] for request in first.json["requests"]]
    assert bodies[0] == {"model": "some/model", "instructions": "Be brief.", "input": "Question 0"}
    lines = by_id(output)
    assert sorted(lines) == ["other", "q0", "q1", "q2"]
    for line in lines.values():
        assert [*line] == ["id", "cost", "custom_id", "response", "error"]
        assert line["error"] is None
        assert line["response"]["request_id"] == line["response"]["body"]["id"]
        assert line["response"]["request_id"].startswith("gen-batch-")
        assert line["cost"] == line["response"]["body"]["usage"]["cost"] > 0
    assert (report.rows, report.succeeded, report.failed, report.left) == (4, 4, 0, 0)
    assert report.cost == pytest.approx(sum(line["cost"] for line in lines.values()))
    assert (report.submitted, report.stopped, report.unknown_costs) == ([], None, 0)
    assert [*tmp_path.iterdir()] == [output]


def test_the_lines_are_those_of_live_rows(open_router: OpenRouter, options: dict[str, Any], tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"text": "A", "n": 1}, {"n": 2}]
    bulk.run(rows, tmp_path / "live.jsonl", model="m", input="Say {text}", open_router=open_router)
    bulk.run(rows, tmp_path / "batch.jsonl", model="m", input="Say {text}", **options)
    live, batch = ({line["n"]: line for line in lines_of(tmp_path / f"{via}.jsonl")} for via in ("live", "batch"))
    for number in (1, 2):
        without = {"cost", "usage"}
        assert {name: value for name, value in live[number].items() if name not in without} == {
            name: value for name, value in batch[number].items() if name not in without
        }
    assert batch[1]["cost"] == pytest.approx(live[1]["cost"] / 2)


@attrs.define
class Label:
    """A label of a text."""

    topic: str


def test_values_of_a_type_are_in_the_output(options: dict[str, Any], server: ResponsesServer, tmp_path: Path) -> None:
    server.script(structured({"topic": "tea"}), structured({"topic": 1}))
    output = tmp_path / "out.jsonl"
    bulk.run([{"text": "a"}, {"text": "b"}], output, model="m", input="{text}", text_format=Label, **options)
    first, second = lines_of(output)
    assert first["output_parsed"] == {"topic": "tea"}
    assert second["error"]["type"] == "OutputInvalidError"
    assert second["error"]["text"] == '{"topic":1}'
    assert second["cost"] > 0
    bodies = [request["body"] for request in submissions_of(server)[0].json["requests"]]
    assert all(body["provider"] == {"require_parameters": True} for body in bodies)


def test_the_same_call_again_submits_nothing(options: dict[str, Any], server: ResponsesServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    bulk.run(rows_of(3), output, model="m", **options)
    before = output.read_bytes()
    report = bulk.run(rows_of(4), output, model="m", **options)
    assert (report.skipped, report.succeeded) == (3, 1)
    assert output.read_bytes().startswith(before)
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [3, 1]


# --- Statuses ---------------------------------------------------------------------------------------------------------


def test_failed_rows_of_a_batch_are_rows_with_an_error(options: dict[str, Any], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    report = bulk.run(rows_of(6), output, model="test/batch-partial", **options)
    failed = [line for line in lines_of(output) if line["error"]]
    assert sorted(line["custom_id"] for line in failed) == ["q2", "q5"]
    assert failed[0]["error"] == {
        "type": "BatchRowError",
        "code": None,
        "message": "The provider did not respond",
    }
    assert report.errors == {"BatchRowError": 2}


def test_an_expired_batch_keeps_what_it_has(options: dict[str, Any], server: ResponsesServer, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    report = bulk.run(rows_of(4), output, model="test/batch-expired", **options)
    assert (report.succeeded, report.failed) == (2, 2)
    again = bulk.run(rows_of(4), output, model="test/batch-expired", retry_failed=True, **options)
    assert (again.skipped, again.succeeded) == (2, 1)
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [4, 2]


def test_the_rows_of_a_cancelled_batch_fail(options: dict[str, Any], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    report = bulk.run(rows_of(2), output, model="test/batch-cancelled", **options)
    assert report.errors == {"BatchRowError": 2}
    assert lines_of(output)[0]["error"]["message"] == "There is no result for the row: the batch is cancelled"
