"""A job sends its rows in batches, passes on their results as those of live rows, and submits nothing twice."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from openrouter_responses import OpenRouter, bulk
from openrouter_responses.bulk import _batch, _batch_submit, _batch_watch
from openrouter_responses.bulk._batch_limits import Packer
from openrouter_responses.bulk._rows import Row
from openrouter_responses.testing import RawResponse, RecordedRequest, Response, ResponsesServer, structured
from openrouter_responses.testing._messages import json_response
from tests.bulk.odd_server import LOST, OddServer
from tests.one_description import of_one_description

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openrouter_responses import RetryConfig

COLUMNS: list[dict[str, Any]] = [{"id": 1, "text": "A"}, {"id": 2, "text": "B"}, {"id": 3, "text": "C"}]
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
    monkeypatch.setattr(_batch_watch, "SETTLE_SECONDS", 0)


@pytest.fixture
def options(open_router: OpenRouter) -> dict[str, Any]:
    return {"via": "batch", "poll": 0, "open_router": open_router, "max_retries": 0}


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch, few_certificates: Path) -> Iterator[OddServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(few_certificates))
    with OddServer() as running:
        yield running


@pytest.fixture
def odd_options(odd: OddServer, once: RetryConfig) -> Iterator[dict[str, Any]]:
    with OpenRouter("sk-or-test", server_url=odd.url, retry_config=once) as client:
        yield {"via": "batch", "poll": 0, "open_router": client, "max_retries": 0}


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


def test_a_wrong_row_is_found_and_the_others_are_sent_again(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    rows = [*rows_of(3), {"custom_id": "odd", "input": "Odd", "temperature": "hot"}, {"custom_id": "e", "input": "E"}]
    report = bulk.run(rows, output, model="m", **options)
    lines = by_id(output)
    assert (report.succeeded, report.failed) == (4, 1)
    assert "requests[3].body.temperature" in lines["odd"]["error"]["message"]
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [5, 4]


def test_a_wrong_row_is_found_by_halves_where_the_message_does_not_name_it(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_batch_submit, "_PLACE_IN_MESSAGE", re.compile("never"))
    output = tmp_path / "out.jsonl"
    rows = [
        *rows_of(5),
        {"custom_id": "odd", "input": "Odd", "temperature": "hot"},
        *({"input": "E"} for _ in range(4)),
    ]
    report = bulk.run(rows, output, model="m", **options)
    assert (report.succeeded, report.failed) == (9, 1)
    assert by_id(output)["odd"]["error"]["message"].startswith("Batch batch_")
    sizes = [len(each.json["requests"]) for each in submissions_of(server)]
    assert sizes[:3] == [10, 5, 5]
    assert len(sizes) <= 9


def test_all_rows_fail_if_the_batch_is_never_valid(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path
) -> None:
    report = bulk.run(rows_of(100), tmp_path / "out.jsonl", model="test/batch-failed", **options)
    assert report.errors == {"BatchRowError": 100}
    assert len(submissions_of(server)) == 7
    message = lines_of(tmp_path / "out.jsonl")[0]["error"]["message"]
    assert message.endswith("failed: the batch is failed: The batch is not valid")


def test_a_model_without_batches_fails_the_rows(options: dict[str, Any], tmp_path: Path) -> None:
    report = bulk.run(rows_of(3), tmp_path / "out.jsonl", model="test/nothing", **options)
    assert report.errors == {"BadRequestResponseError (400)": 3}
    assert "test/nothing is not a valid model ID" in lines_of(tmp_path / "out.jsonl")[0]["error"]["message"]


def test_results_that_are_missing_and_results_never_asked_for(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    output = tmp_path / "out.jsonl"

    def respond(_: RecordedRequest) -> Response:
        get = odd_options["open_router"].batches.get
        ended = [get(odd.batch_ids[0]) for _ in range(3)][-1]
        fields = ended.to_dict()
        fields["results"][0]["custom_id"] = "never asked for"
        return json_response(fields)

    odd.once("GET", "/batches/", respond)
    report = bulk.run(rows_of(3), output, model="m", **odd_options)
    assert (report.succeeded, report.failed) == (2, 1)
    failed = next(line for line in lines_of(output) if line["error"])
    assert failed["error"]["message"] == "There is no result for the row: the batch is completed"
    assert "has 1 results of rows that were not in it" in caplog.text


# --- Rows that batches cannot take ------------------------------------------------------------------------------------

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"input": IMAGE}, "its input has an input_image; batches support text only"),
    (
        {"input": "a", "modalities": ["text", "image"]},
        "its modalities are ['text', 'image']; batches support text only",
    ),
    (
        {"input": "a", "plugins": [{"id": "web"}]},
        "its plugins have 'web'; batches do not support the web search of the service",
    ),
    (
        {"input": "a", "tools": [{"type": "openrouter:web_search"}]},
        "its tools have 'openrouter:web_search'; batches do not support the web search of the service",
    ),
    (
        {"input": "a", "model": "some/model:online"},
        "its model is 'some/model:online'; batches do not support the web search of the service",
    ),
    ({"input": "a", "models": ["a", "b"]}, "it has models, ['a', 'b']; a batch has one model"),
    (
        {"input": "a", "provider": {"zdr": True}},
        "its provider asks for zero data retention (zdr); batches are stored",
    ),
    ({"input": "a", "model": None}, "it has no model, and a batch has one"),
    ({"input": float("nan")}, "$.input is nan, which JSON cannot represent"),
]


def test_rows_that_batches_cannot_take_fail_with_their_number(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    rows = [*(row for row, _ in REFUSED), {"input": "fine"}]
    report = bulk.run(rows, output, model="m", **options)
    assert (report.succeeded, report.failed) == (1, len(REFUSED))
    messages = {line["custom_id"]: line["error"]["message"] for line in lines_of(output) if line["error"]}
    for number, (_, problem) in enumerate(REFUSED, start=1):
        assert messages[f"row-{number}"].startswith(f"Row {number} cannot be sent in a batch: {problem}")
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [1]


def test_rows_that_batches_cannot_take_are_sent_live_on_request(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    rows = [*rows_of(2), {"custom_id": "image", "input": IMAGE}, {"text": "no input"}]
    report = bulk.run(rows, output, model="m", fallback="live", **options)
    assert (report.succeeded, report.failed) == (3, 1)
    lines = by_id(output)
    assert lines["image"]["response"]["status_code"] == 200
    assert not lines["image"]["response"]["body"]["id"].startswith("gen-batch-")
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [2]
    again = bulk.run(rows, output, model="m", fallback="live", **options)
    assert (again.skipped, again.lost_in_flight) == (4, 0)


def test_an_error_of_the_account_in_a_live_row_stops_the_job(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    odd.once("POST", "/responses", 402)
    rows = [{"input": IMAGE}, *rows_of(2, model="test/batch-stuck")]
    with pytest.raises(bulk.JobStoppedError, match="status 402") as stopped:
        bulk.run(rows, tmp_path / "out.jsonl", model="m", fallback="live", **odd_options)
    assert stopped.value.report.left == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"via": "live", "fallback": "live"}, 'fallback needs via="batch"'),
        ({"via": "live", "poll": 5}, 'poll needs via="batch"'),
        ({"via": "live", "max_batches": 5}, 'max_batches needs via="batch"'),
        ({"fallback": "batch"}, 'fallback must be "live" or None'),
        ({"poll": "fast"}, "poll must be a number of seconds, such as 30"),
        ({"poll": -1}, "poll must be a number of seconds from 0"),
        ({"max_batches": 0}, "max_batches must be a number of batches such as 32, not 0"),
        ({"text_format": Label, "repairs": 1}, 'repairs needs via="live"'),
        ({"concurrency": 4}, 'concurrency needs via="live", or fallback="live"'),
        ({"requests_per_minute": 4}, 'requests_per_minute needs via="live", or fallback="live"'),
        ({"tokens_per_minute": 4}, 'tokens_per_minute needs via="live", or fallback="live"'),
        of_one_description(
            {"x_open_router_metadata": "enabled"}, 'x_open_router_metadata cannot be used with via="batch"'
        ),
        ({"max_batchs": 4}, "bulk has no argument 'max_batchs'; did you mean max_batches?"),
    ],
)
def test_a_wrong_argument_is_named(
    options: dict[str, Any], tmp_path: Path, arguments: dict[str, Any], message: str
) -> None:
    given: dict[str, Any] = {**options, "poll": None, **arguments}
    with pytest.raises((ValueError, TypeError), match=re.escape(message)):
        bulk.run(["a"], tmp_path / "out.jsonl", **given)
    assert list(tmp_path.iterdir()) == []


# --- Limits -----------------------------------------------------------------------------------------------------------


def packed(packer: Packer, requests: list[dict[str, Any]]) -> list[list[int]]:
    packs = []
    for number, request in enumerate(requests):
        packs += [*packer.add(Row(number, f"r{number}", {}), request)]
    return [[row.number for row in pack.rows] for pack in (*packs, *packer.rest())]


def test_a_batch_has_at_most_so_many_requests_and_bytes() -> None:
    assert packed(Packer(max_requests=2), [{"model": "m"}] * 5) == [[0, 1], [2, 3], [4]]
    small, large = {"model": "m", "input": "a"}, {"model": "m", "input": "a" * 4_000}
    assert packed(Packer(max_bytes=20_000), [large, large, large, small]) == [[0, 1], [2, 3]]
    with pytest.raises(ValueError, match="it has 10,152 bytes; a batch has at most 10,000"):
        packed(Packer(max_bytes=20_000), [{"model": "m", "input": "a" * 10_000}])


def test_a_batch_has_no_more_rows_than_its_results_may_have_bytes() -> None:
    requests: list[dict[str, Any]] = [{"model": "m", "max_output_tokens": 1_000}] * 5
    assert packed(Packer(max_result_bytes=9_000), requests) == [[0, 1], [2, 3], [4]]
    assert packed(Packer(max_result_bytes=100), requests) == [[0], [1], [2], [3], [4]]


def test_the_incomplete_batches_of_many_models_are_few_in_memory() -> None:
    packs = packed(Packer(max_requests=3), [{"model": f"m{number % 6}"} for number in range(12)])
    assert sum(map(len, packs)) == 12
    assert packs[0] == [0]


def test_models_of_google_have_one_text_format_in_a_batch() -> None:
    def request(name: str, model: str = "google/some") -> dict[str, Any]:
        return {"model": model, "text": {"format": {"type": "json_schema", "name": name}}}

    assert packed(Packer(), [request("a"), request("b"), request("a")]) == [[0, 2], [1]]
    assert packed(Packer(), [request("a", "other/some"), request("b", "other/some")]) == [[0, 1]]


def test_the_limits_hold_on_the_wire(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_batch, "Packer", lambda: Packer(max_requests=3, max_bytes=20_000))
    rows = [*rows_of(4), {"input": "ü" * 4_000}, {"input": "ü" * 4_000}, {"input": "ü" * 10_000}]
    report = bulk.run(rows, tmp_path / "out.jsonl", model="m", **options)
    assert (report.succeeded, report.failed) == (6, 1)
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [3, 2, 1]
    assert max(len(each.body) for each in submissions_of(server)) < 20_000


# --- Submissions and polls --------------------------------------------------------------------------------------------


def test_a_submission_without_a_response_is_found(odd: OddServer, odd_options: dict[str, Any], tmp_path: Path) -> None:
    report = bulk.run(rows_of(3), tmp_path / "out.jsonl", model="test/batch-lost", **odd_options)
    assert report.succeeded == 3
    assert odd.submitted_rows == [3]


def test_two_submissions_without_a_response_are_told_apart(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_batch, "Packer", lambda: Packer(max_requests=3))
    report = bulk.run(rows_of(6), tmp_path / "out.jsonl", model="test/batch-lost", **odd_options)
    assert report.succeeded == 6
    assert odd.submitted_rows == [3, 3]


def test_a_submission_that_was_not_received_is_sent_again(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    odd.once("POST", "/batches", LOST)
    report = bulk.run(rows_of(3), tmp_path / "out.jsonl", model="m", **odd_options)
    assert report.succeeded == 3
    assert odd.submitted_rows == [3, 3]
    assert [*tmp_path.iterdir()] == [tmp_path / "out.jsonl"]


def test_the_batch_of_another_job_is_not_taken_for_the_lost_one(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    requests: Any = [{"custom_id": f"theirs{number}", "body": {"input": "Theirs"}} for number in range(3)]

    def submit_another(_: RecordedRequest) -> RawResponse:
        odd_options["open_router"].batches.create(model="m", requests=requests)
        return LOST

    odd.once("POST", "/batches", submit_another)
    output = tmp_path / "out.jsonl"
    report = bulk.run(rows_of(3), output, model="m", **odd_options)
    assert report.succeeded == 3
    assert sorted(by_id(output)) == ["q0", "q1", "q2"]
    assert odd.submitted_rows == [3, 3, 3]


def test_one_list_asks_for_many_batches(few_certificates: Path, tmp_path: Path) -> None:
    rows = [row for number in range(5) for row in rows_of(1, model=f"m{number}", custom_id=f"q{number}")]
    with OddServer(batch_seconds=3_600) as server, OpenRouter("k", server_url=server.url) as client:

        def poll(_: int) -> float:
            if len(server.submissions) == len(rows):
                server.clock.advance(3_600)
            return 0.01

        report = bulk.run(rows, tmp_path / "out.jsonl", via="batch", poll=poll, open_router=client)
        last = server.requests.index(server.submissions[-1])
        paths = [request.path for request in server.requests[last:] if request.method == "GET"]
    assert report.succeeded == 5
    # Each is asked for once for its results. A request for the first may be under way at the last submission.
    assert len([path for path in paths if "?" not in path]) <= len(rows) + 1


def test_no_more_batches_than_allowed_go_on_at_once(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    rows = [row for number in range(4) for row in rows_of(1, model=f"m{number}", custom_id=f"q{number}")]
    report = bulk.run(rows, tmp_path / "out.jsonl", max_batches=1, **odd_options)
    assert report.succeeded == 4
    # Each batch needs three requests to its end, and none is submitted before.
    kinds = [request.method for request in odd.requests if "?" not in request.path]
    assert kinds == ["POST", "GET", "GET", "GET"] * 4


def test_a_submission_that_is_refused_for_the_moment_is_sent_later(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    odd.once("POST", "/batches", 429)
    odd.once("POST", "/batches", 429)
    report = bulk.run(rows_of(2), tmp_path / "out.jsonl", model="m", **odd_options)
    assert report.succeeded == 2
    assert odd.submitted_rows == [2, 2, 2]


# --- Stops ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 402])
def test_an_error_of_the_account_stops_the_job_and_the_next_run_goes_on(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path, status: int
) -> None:
    output = tmp_path / "out.jsonl"
    odd.once("GET", "/batches/", status)
    with pytest.raises(bulk.JobStoppedError) as stopped:
        bulk.run(rows_of(3), output, model="m", **odd_options)
    report = stopped.value.report
    assert (report.left, report.submitted) == (3, odd.batch_ids)
    assert f"submitted and going on: {odd.batch_ids[0]}" in str(stopped.value)
    assert stopped.value.status_code == status
    assert output.with_name("out.jsonl.batches").exists()
    assert bulk.run(rows_of(3), output, model="m", **odd_options).succeeded == 3
    assert odd.submitted_rows == [3]


def test_a_batch_that_is_not_paid_stops_the_job(options: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(bulk.JobStoppedError, match="Insufficient credits") as stopped:
        bulk.run(rows_of(3), tmp_path / "out.jsonl", model="test/batch-402", **options)
    assert (stopped.value.status_code, stopped.value.report.left) == (402, 3)


def test_a_submission_that_is_not_paid_stops_the_job(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    odd.once("POST", "/batches", 402)
    output = tmp_path / "out.jsonl"
    with pytest.raises(bulk.JobStoppedError, match="status 402") as stopped:
        bulk.run(rows_of(3), output, model="m", **odd_options)
    assert (stopped.value.report.left, stopped.value.report.submitted) == (3, [])
    assert [*tmp_path.iterdir()] == [output]
    assert bulk.run(rows_of(3), output, model="m", **odd_options).succeeded == 3


def test_rows_in_batches_are_not_sent_live_as_well(odd: OddServer, odd_options: dict[str, Any], tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    odd.once("GET", "/batches/", 402)
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(rows_of(3), output, model="m", **odd_options)
    with pytest.raises(
        ValueError, match=r"out\.jsonl\.batches has 1 submitted batches, whose rows would be sent twice"
    ):
        bulk.run(rows_of(3), output, model="m", open_router=odd_options["open_router"])


def test_the_results_of_rows_that_the_input_no_longer_has_are_kept(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    odd.once("GET", "/batches/", 402)
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(rows_of(3), output, model="m", **odd_options)
    rows = rows_of(3)
    rows[1]["input"] = "Changed"
    report = bulk.run(rows, output, model="m", **odd_options)
    assert (report.rows, report.succeeded, report.left) == (4, 4, 0)
    lines = lines_of(output)
    assert sorted(line["custom_id"] for line in lines) == ["q0", "q1", "q1", "q2"]
    assert odd.submitted_rows == [3, 1]
    assert bulk.run(rows, output, model="m", **odd_options).skipped == 3


def test_a_batch_of_another_account_stops_the_job(odd: OddServer, odd_options: dict[str, Any], tmp_path: Path) -> None:
    odd.once("GET", "/batches/", 404)
    with pytest.raises(
        bulk.JobStoppedError, match=r"batch batch_\S+ is not found. If the key is that of another account"
    ):
        bulk.run(rows_of(3), tmp_path / "out.jsonl", model="m", **odd_options)
    assert bulk.run(rows_of(3), tmp_path / "out.jsonl", model="m", **odd_options).succeeded == 3
    assert odd.submitted_rows == [3]


def test_the_rows_of_a_deleted_batch_fail(odd: OddServer, odd_options: dict[str, Any], tmp_path: Path) -> None:
    odd.once("GET", "/batches/", 410)
    report = bulk.run(rows_of(3), tmp_path / "out.jsonl", model="m", **odd_options)
    assert report.errors == {"GoneResponseError (410)": 3}


def test_results_that_cannot_be_read_are_asked_for_by_the_next_run(
    options: dict[str, Any], server: ResponsesServer, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    client: OpenRouter = options["open_router"]
    rows = [*rows_of(10), *({"custom_id": "few", "input": "Few", "model": "other/model"},)]
    client.max_response_bytes = 6_000
    with pytest.raises(
        bulk.JobStoppedError, match=r"the results of batch batch_\S+ cannot be read: .* 6000 bytes"
    ) as stopped:
        bulk.run(rows, output, model="m", max_cost=5, **options)
    assert [line["custom_id"] for line in lines_of(output)] == ["few"]
    assert len(stopped.value.report.submitted) == 1
    client.max_response_bytes = None
    assert bulk.run(rows, output, model="m", max_cost=5, **options).succeeded == 10
    assert [len(each.json["requests"]) for each in submissions_of(server)] == [10, 1]


def test_the_budget_limits_what_is_submitted(options: dict[str, Any], server: ResponsesServer, tmp_path: Path) -> None:
    price = bulk.run(rows_of(1), tmp_path / "price.jsonl", model="m", **options).cost
    output = tmp_path / "out.jsonl"
    with pytest.raises(bulk.JobStoppedError, match="the budget is spent") as stopped:
        bulk.run(rows_of(300), output, model="m", max_cost=price * 150, **options)
    report = stopped.value.report
    assert price * 140 < report.cost <= price * 150
    assert report.left == 300 - report.succeeded
    sizes = [len(each.json["requests"]) for each in submissions_of(server)][1:]
    assert sizes[0] == 100
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(rows_of(300), output, model="m", max_cost=price * 150, **options)
    done = bulk.run(rows_of(300), output, model="m", max_cost=price * 400, **options)
    assert done.succeeded + done.skipped == 300


def test_a_compressed_output_has_the_rows_of_batches(
    odd: OddServer, odd_options: dict[str, Any], tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl.gz"
    odd.once("GET", "/batches/", 402)
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(rows_of(3), output, model="m", **odd_options)
    bulk.run(rows_of(3), output, model="m", **odd_options)
    assert len(gzip.decompress(output.read_bytes()).splitlines()) == 3
    assert odd.submitted_rows == [3]
    assert [*tmp_path.iterdir()] == [output]


# --- A later run with another input, key or budget --------------------------------------------------------------------


@pytest.fixture
def stopped(odd: OddServer, odd_options: dict[str, Any], tmp_path: Path) -> Path:
    """The output of a job that stopped while its batch, of three rows of columns, went on."""
    output = tmp_path / "out.jsonl"
    odd.once("GET", "/batches/", 402)
    with pytest.raises(bulk.JobStoppedError):
        bulk.run(COLUMNS, output, model="m", input="{text}", id_column="id", **odd_options)
    return output


def test_a_budget_does_not_wait_for_rows_that_the_input_no_longer_has(
    stopped: Path, odd: OddServer, odd_options: dict[str, Any]
) -> None:
    job = bulk.run_async(COLUMNS, stopped, model="m", input="Changed {text}", id_column="id", max_cost=1, **odd_options)

    async def run() -> bulk.Report:
        return await asyncio.wait_for(job, 20)

    assert asyncio.run(run()).succeeded == 6
    assert odd.submitted_rows == [3, 3]


def test_the_line_of_a_changed_row_follows_that_of_its_earlier_request(
    stopped: Path, odd: OddServer, odd_options: dict[str, Any]
) -> None:
    odd.slow(odd.batch_ids[0], polls=5)
    bulk.run(COLUMNS, stopped, model="m", input="Changed {text}", id_column="id", **odd_options)
    lines = lines_of(stopped)
    assert [line.get("text") for line in lines] == [None] * 3 + ["A", "B", "C"]
    assert [line["custom_id"] for line in lines] == ["1", "2", "3"] * 2


def test_the_lines_of_rows_that_the_input_no_longer_has_are_those_of_columns(
    stopped: Path, odd_options: dict[str, Any]
) -> None:
    bulk.run(COLUMNS[:1], stopped, model="m", input="{text}", id_column="id", **odd_options)
    first, *others = lines_of(stopped)
    assert [*first] == ["row_key", "cost", "custom_id", "id", "text", "output_text", "usage", "error"]
    for line in others:
        assert [*line] == ["row_key", "cost", "custom_id", "output_text", "usage", "error"]


def test_the_account_is_checked_before_a_further_batch_is_submitted(
    stopped: Path, odd: OddServer, odd_options: dict[str, Any], once: RetryConfig
) -> None:
    rows = [*COLUMNS, {"id": 4, "text": "D"}]
    with OddServer() as server, OpenRouter("other", server_url=server.url, retry_config=once) as other:
        options = {**odd_options, "open_router": other}
        with pytest.raises(bulk.JobStoppedError, match=f"{odd.batch_ids[0]} is not found. If the key is that of anoth"):
            bulk.run(rows, stopped, model="m", input="{text}", id_column="id", **options)
        assert server.submitted_rows == []
    assert bulk.run(rows, stopped, model="m", input="{text}", id_column="id", **odd_options).succeeded == 4


# --- Without a file ---------------------------------------------------------------------------------------------------


def test_a_stream_yields_the_outcomes_of_batches(options: dict[str, Any]) -> None:
    async def run() -> list[str]:
        client = options.pop("open_router")
        outcomes = bulk.stream([*rows_of(3), {"custom_id": "i", "input": IMAGE}], client, model="m", **options)
        return sorted([row.custom_id async for row in outcomes if row.result])

    assert asyncio.run(run()) == ["q0", "q1", "q2"]


def test_a_stream_that_is_left_says_which_batches_go_on(
    odd: OddServer, odd_options: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        client = odd_options.pop("open_router")
        rows = [*rows_of(1, model="test/batch-stuck"), *rows_of(2)[1:]]
        async with contextlib.aclosing(bulk.stream(rows, client, model="m", **odd_options)) as outcomes:
            assert (await anext(outcomes)).custom_id == "q1"

    asyncio.run(run())
    assert f"submitted and going on: {odd.batch_ids[0]}; open_router.batches has their results" in caplog.text


def test_a_stream_of_batches_has_no_order(open_router: OpenRouter) -> None:
    async def run() -> None:
        async for _ in bulk.stream(["a"], open_router, model="m", via="batch", ordered=True):
            pass

    with pytest.raises(ValueError, match='ordered=True needs via="live"'):
        asyncio.run(run())
