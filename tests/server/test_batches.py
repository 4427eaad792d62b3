"""The server's batches: their statuses, results, failures and clock."""

from __future__ import annotations

import json
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, RemoteDisconnected
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses.testing import ResponsesServer, error, text
from tests.server.http_calls import Reply, send
from tests.server.test_described_responses import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = 86_400
MODELS = ["echo", "batch-partial", "batch-failed", "batch-expired", "batch-cancelled", "batch-stuck"]


@contextmanager
def running(**options: Any) -> Iterator[tuple[ResponsesServer, HTTPConnection]]:
    with ResponsesServer(**options) as server, closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as it:
        yield server, it


def questions(count: int, **body: Any) -> list[dict[str, Any]]:
    return [{"custom_id": f"q{number}", "body": {"input": f"Question {number}", **body}} for number in range(count)]


def post(connection: HTTPConnection, requests: Any, model: str = "test/echo", **fields: Any) -> Reply:
    body = {"endpoint": "/v1/responses", "model": model, **fields, "requests": requests}
    return send(connection, json.dumps(body).encode(), path="/api/v1/batches")


def created(connection: HTTPConnection, requests: Any, model: str = "test/echo", **fields: Any) -> str:
    reply = post(connection, requests, model, **fields)
    assert (reply.status, problems("Batch", reply.json)) == (202, [])
    assert reply.json["status"] == "validating"
    return str(reply.json["id"])


def get(connection: HTTPConnection, batch_id: str) -> Any:
    reply = send(connection, b"", method="GET", path=f"/batches/{batch_id}")
    assert (reply.status, problems("Batch", reply.json)) == (200, [])
    return reply.json


def ended(connection: HTTPConnection, batch_id: str) -> Any:
    while (batch := get(connection, batch_id))["finalized_at"] is None:
        pass
    return batch


def listed(connection: HTTPConnection, query: str = "") -> Any:
    reply = send(connection, b"", method="GET", path=f"/batches?{query}")
    assert (reply.status, problems("BatchList", reply.json)) == (200, [])
    return reply.json


def ids(connection: HTTPConnection, query: str = "") -> list[str]:
    return [batch["id"] for batch in listed(connection, query)["data"]]


# --- Statuses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "statuses"),
    [
        ("echo", ["in_progress", "finalizing", "completed", "completed"]),
        ("batch-failed", ["failed", "failed"]),
        ("batch-expired", ["in_progress", "expired", "expired"]),
        ("batch-cancelled", ["in_progress", "cancelling", "cancelled", "cancelled"]),
        ("batch-stuck", ["in_progress", "in_progress", "in_progress"]),
    ],
)
def test_a_batch_moves_with_each_request_for_it(connection: HTTPConnection, model: str, statuses: list[str]) -> None:
    batch_id = created(connection, questions(2), f"test/{model}")
    assert [get(connection, batch_id)["status"] for _ in statuses] == statuses


def test_a_list_does_not_move_a_batch(connection: HTTPConnection) -> None:
    created(connection, questions(1))
    assert [listed(connection)["data"][0]["status"] for _ in range(3)] == ["validating"] * 3


def test_a_batch_moves_by_the_clock() -> None:
    with running(batch_seconds=600) as (server, connection):
        batch_id = created(connection, questions(2))
        seen = [get(connection, batch_id)["status"] for _ in range(2)]
        for seconds in (250, 200, 200):
            server.clock.advance(seconds)
            seen.append(get(connection, batch_id)["status"])
        batch = get(connection, batch_id)
    assert seen == ["validating", "validating", "in_progress", "finalizing", "completed"]
    assert batch["finalized_at"] == batch["created_at"] + 600


@pytest.mark.parametrize(("model", "status"), [("batch-expired", "in_progress"), ("batch-stuck", "in_progress")])
@pytest.mark.parametrize("seconds", [None, 600])
def test_a_batch_expires_after_a_day(model: str, status: str, seconds: float | None) -> None:
    with running(batch_seconds=seconds) as (server, connection):
        batch_id = created(connection, questions(4), f"test/{model}")
        if seconds is not None:
            server.clock.advance(DAY / 2)
        assert get(connection, batch_id)["status"] == status
        server.clock.advance(DAY)
        batch = get(connection, batch_id)
    assert (batch["status"], batch["finalized_at"]) == ("expired", batch["expires_at"])
    assert batch["expires_at"] == batch["created_at"] + DAY
    assert batch["request_counts"] == {"total": 4, "completed": 2, "failed": 2}
    errors = {result["custom_id"]: result["error"] and result["error"]["type"] for result in batch["results"]}
    assert errors == {"q0": None, "q1": None, "q2": "batch_expired", "q3": "batch_expired"}


def test_a_batch_that_would_take_longer_than_a_day_expires() -> None:
    with running(batch_seconds=2 * DAY) as (server, connection):
        batch_id = created(connection, questions(2))
        server.clock.advance(3 * DAY)
        assert get(connection, batch_id)["status"] == "expired"


def test_a_batch_is_gone_after_thirty_days(server: ResponsesServer, connection: HTTPConnection) -> None:
    batch_id = created(connection, questions(2))
    ended(connection, batch_id)
    server.clock.advance(30 * DAY)
    reply = send(connection, b"", method="GET", path=f"/batches/{batch_id}")
    assert (reply.status, reply.error_message) == (410, f"Batch {batch_id} was kept for 30 days")
    assert ids(connection) == []


@pytest.mark.parametrize("seconds", [-1, float("nan")])
def test_the_clock_runs_forward(server: ResponsesServer, seconds: float) -> None:
    with pytest.raises(ValueError, match="seconds must be at least 0"):
        server.clock.advance(seconds)
    with pytest.raises(ValueError, match="batch_seconds must be at least 0, such as 60, not"):
        ResponsesServer(batch_seconds=seconds)


# --- Results ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("status", range(4))
def test_every_batch_fits_the_description(connection: HTTPConnection, model: str, status: int) -> None:
    batch_id = created(connection, questions(3), f"test/{model}")
    for _ in range(status):
        get(connection, batch_id)
    assert listed(connection)["data"][0]["results"] is None


def test_each_request_has_a_result_in_another_order(connection: HTTPConnection) -> None:
    batch = ended(connection, created(connection, questions(20)))
    order = [result["custom_id"] for result in batch["results"]]
    names = [request["custom_id"] for request in questions(20)]
    assert order != names
    assert sorted(order) == sorted(names)
    for result in batch["results"]:
        body = result["response"]["body"]
        assert result["error"] is None
        assert body["id"].startswith("gen-batch-")
        assert f"Question {result['custom_id'][1:]}" in body["output"][0]["content"][0]["text"]
    assert len({result["response"]["body"]["id"] for result in batch["results"]}) == 20
    assert [result["custom_id"] for result in get(connection, batch["id"])["results"]] == order


def test_a_batch_costs_half(connection: HTTPConnection) -> None:
    batch = ended(connection, created(connection, questions(3)))
    usages = [result["response"]["body"]["usage"] for result in batch["results"]]
    alone = [
        send(connection, json.dumps({**request["body"], "model": "test/echo"}).encode()).json["usage"]["cost"]
        for request in questions(3)
    ]
    assert batch["usage"]["cost"] == pytest.approx(sum(alone) / 2)
    assert batch["usage"]["cost"] == pytest.approx(sum(usage["cost"] for usage in usages))
    assert batch["usage"]["total_tokens"] == sum(usage["total_tokens"] for usage in usages)
    generation_id = batch["results"][0]["response"]["body"]["id"]
    known = send(connection, b"", method="GET", path=f"/generation?id={generation_id}").json["data"]
    assert known["total_cost"] == usages[0]["cost"]


def test_a_batch_fails_partly(connection: HTTPConnection) -> None:
    batch = ended(connection, created(connection, questions(7), "test/batch-partial"))
    failed = {result["custom_id"] for result in batch["results"] if result["response"] is None}
    assert (batch["status"], failed) == ("completed", {"q2", "q5"})
    assert batch["request_counts"] == {"total": 7, "completed": 5, "failed": 2}


@pytest.mark.parametrize(
    ("model", "kind", "message"),
    [
        ("error-429", "rate_limit_exceeded", "Rate limit exceeded"),
        ("error-500-html", "server_error", "The provider responded with status 500"),
        ("error-after-start", "server_error", "Provider disconnected"),
        ("failed", "provider_unavailable", "Provider disconnected"),
        ("cut", "provider_unavailable", "The provider did not respond"),
        ("hang-up", "provider_unavailable", "The provider did not respond"),
    ],
)
def test_a_behavior_that_fails_gives_a_result_with_an_error(
    connection: HTTPConnection, model: str, kind: str, message: str
) -> None:
    [result] = ended(connection, created(connection, questions(1), f"test/{model}"))["results"]
    assert result["response"] is None
    assert result["error"] == {"message": message, "type": kind, "param": None}


def test_the_script_answers_the_requests_in_their_order(server: ResponsesServer, connection: HTTPConnection) -> None:
    server.script(text("One."), error(429, "Slow down"), lambda request: text(request.input_text.upper()))
    batch = ended(connection, created(connection, questions(3), "openai/gpt-5"))
    results = {result["custom_id"]: result for result in batch["results"]}
    texts = {
        name: result["response"] and result["response"]["body"]["output"][0]["content"][0]["text"]
        for name, result in results.items()
    }
    assert texts == {"q0": "One.", "q1": None, "q2": "QUESTION 2"}
    assert results["q1"]["error"]["message"] == "Slow down"
    server.check_script()


def test_a_request_may_name_the_model_again(connection: HTTPConnection) -> None:
    batch = ended(connection, created(connection, questions(1, model="test/echo", stream=False)))
    assert batch["status"] == "completed"


# --- Refused and failed -----------------------------------------------------------------------------------------------


def ordered(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"[]", "The request body must be a JSON object"),
        (ordered(requests=questions(1), endpoint="/v1/responses", model="m"), "endpoint: this field must come before"),
        (ordered(endpoint="/v1/responses", requests=questions(1), model="m"), "model: this field must come before"),
        (ordered(endpoint="/v1/embeddings", model="m", requests=questions(1)), 'endpoint: expected "/v1/responses"'),
        (ordered(endpoint="/v1/responses", model="m"), "requests: this field is required"),
        (ordered(endpoint="/v1/responses", model="m", requests=[]), "requests: expected at least 1 elements, got 0"),
        (ordered(endpoint="/v1/responses", model="m", requests=questions(5_001)), "requests: expected at most 5000 "),
        (ordered(endpoint="/v1/responses", model="m", requests=[{"body": {}}]), "requests[0].custom_id: this field"),
        (ordered(endpoint="/v1/responses", model="m", requests=[{"custom_id": "a"}]), "requests[0].body: this field"),
        (ordered(endpoint="/v1/responses", model="test/no", requests=questions(1)), "test/no is not a valid model ID"),
        (
            ordered(endpoint="/v1/responses", model="m", callback_url="http://a", requests=questions(1)),
            "callback_url: ",
        ),
    ],
)
def test_an_invalid_submission_is_refused(connection: HTTPConnection, body: bytes, message: str) -> None:
    reply = send(connection, body, path="/batches")
    assert (reply.status, reply.error_message[: len(message)]) == (400, message)
    assert ids(connection) == []


@pytest.mark.parametrize(
    "body",
    [
        ordered(endpoint="/v1/responses", requests=questions(1)),
        ordered(endpoint="/v1/responses", model="m", requests=[]),
        ordered(endpoint="/v1/responses", model="m", requests=questions(5_001)),
        ordered(endpoint="/v1/responses", model="m", requests=[{"custom_id": 5, "body": {}}]),
        ordered(endpoint="/v1/responses", model="m", requests=[{"custom_id": "a", "body": 5}]),
    ],
)
def test_a_lenient_server_refuses_what_it_cannot_store(body: bytes) -> None:
    with running(strict=False) as (_, connection):
        assert send(connection, body, path="/batches").status == 400


IMAGE = {"type": "input_image", "detail": "auto", "image_url": "https://example.com/a.png"}


@pytest.mark.parametrize(
    ("model", "requests", "message"),
    [
        ("m", [*questions(2), *questions(1)], 'requests[2].custom_id: "q0" occurs twice in the batch'),
        ("m", questions(1, model="other"), 'requests[0].body.model: expected "m", the model of the batch, got "other"'),
        ("m", questions(1, models=["a"]), "requests[0].body.models: a batch has one model"),
        ("m", questions(1, stream=True), "requests[0].body.stream: the requests of a batch cannot be streamed"),
        ("m", questions(1, modalities=["text", "image"]), "requests[0].body.modalities: batches support text only"),
        ("m", [{"custom_id": "a", "body": {"input": [{"role": "user", "content": [IMAGE]}]}}],
         "requests[0].body.input: batches support text only, not input_image"),
        ("m", questions(1, tools=[{"type": "openrouter:web_search"}]),
         "requests[0].body.tools: batches do not support the service's web search (openrouter:web_search)"),
        ("m", questions(1, plugins=[{"id": "web"}]), "requests[0].body.plugins: batches do not support the service's"),
        ("m", questions(1, provider={"zdr": True}), "requests[0].body.provider.zdr: batches are stored"),
        ("m", questions(1, temperature="hot"), "requests[0].body.temperature: expected number or null, got "),
        ("google/gemini", [*questions(1), *questions(2, text={"format": {"type": "json_object"}})[1:]],
         "requests[1].body.text.format: expected that of the first request"),
    ],
)  # fmt: skip
def test_a_batch_with_an_invalid_request_fails(
    server: ResponsesServer, connection: HTTPConnection, model: str, requests: Any, message: str
) -> None:
    server.script(text("Not asked for."))
    batch = ended(connection, created(connection, requests, model))
    assert (batch["status"], batch["results"], batch["usage"]) == ("failed", None, None)
    assert batch["error"]["message"].startswith(message)
    with pytest.raises(AssertionError, match="1 scripted answer was not asked for"):
        server.check_script()


def test_a_batch_is_created_though_its_answer_is_lost(connection: HTTPConnection) -> None:
    with pytest.raises((ConnectionResetError, RemoteDisconnected)):
        post(connection, questions(1), "test/batch-lost")
    [batch] = listed(connection)["data"]
    assert ended(connection, batch["id"])["status"] == "completed"


def test_a_batch_that_was_not_paid_is_a_402_with_the_batch(connection: HTTPConnection) -> None:
    batch_id = created(connection, questions(1), "test/batch-402")
    reply = send(connection, b"", method="GET", path=f"/batches/{batch_id}")
    assert (reply.status, problems("Batch", reply.json)) == (402, [])
    assert (reply.json["id"], reply.error_message) == (batch_id, "Insufficient credits")


# --- Lists and deletion -----------------------------------------------------------------------------------------------


def test_a_list_has_the_newest_first_and_is_paged(server: ResponsesServer, connection: HTTPConnection) -> None:
    in_order = [created(connection, questions(1)) for _ in range(5)]
    first = listed(connection, "limit=2")
    assert (first["has_more"], first["first_id"], first["last_id"]) == (True, in_order[4], in_order[3])
    second = listed(connection, f"limit=2&after={first['last_id']}")
    third = listed(connection, f"limit=2&after={second['last_id']}")
    assert (third["has_more"], [batch["id"] for batch in third["data"]]) == (False, [in_order[0]])
    end = listed(connection, f"after={third['last_id']}")
    assert (end["data"], end["first_id"], end["last_id"], end["has_more"]) == ([], None, None, False)


def test_a_page_after_an_unknown_batch_is_not_found(connection: HTTPConnection) -> None:
    reply = send(connection, b"", method="GET", path="/batches?after=batch_0")
    assert (reply.status, reply.error_message) == (404, "after: there is no batch batch_0")


def test_a_list_is_filtered_by_status(connection: HTTPConnection) -> None:
    names = {model: created(connection, questions(1), f"test/{model}") for model in ["echo", *MODELS[2:]]}
    for _ in range(2):
        for batch_id in names.values():
            get(connection, batch_id)
    assert ids(connection, "status=completed") == []
    assert ids(connection, "status=failed&status=expired") == [names["batch-expired"], names["batch-failed"]]
    # `finalizing` and `cancelling` belong to it.
    assert ids(connection, "status=in_progress") == [names["batch-stuck"], names["batch-cancelled"], names["echo"]]


def test_a_list_is_filtered_by_time(server: ResponsesServer, connection: HTTPConnection) -> None:
    old = created(connection, questions(1))
    server.clock.advance(10)
    new = created(connection, questions(1))
    between = int(server.clock.now()) - 5
    moment = datetime.fromtimestamp(between, UTC)
    assert ids(connection, f"created_after={moment:%Y-%m-%dT%H:%M:%SZ}") == [new]
    assert ids(connection, f"created_before={moment:%Y-%m-%dT%H:%M:%S}") == [old]
    assert ids(connection, "created_before=2026-01-01") == []
    assert ids(connection, "created_after=2026-01-01&created_before=2999-01-01") == [new, old]


def test_only_an_ended_batch_is_deleted(connection: HTTPConnection) -> None:
    batch_id = created(connection, questions(1))
    refused = send(connection, b"", method="DELETE", path=f"/batches/{batch_id}")
    assert (refused.status, refused.error_message.partition(";")[0]) == (409, f"Batch {batch_id} is validating")
    ended(connection, batch_id)
    deleted = send(connection, b"", method="DELETE", path=f"/batches/{batch_id}")
    assert (deleted.status, problems("BatchDeletion", deleted.json)) == (200, [])
    statuses = [
        send(connection, b"", method=method, path=f"/batches/{batch_id}").status for method in ("GET", "DELETE")
    ]
    assert statuses == [410, 404]
    assert ids(connection) == []


def test_batches_of_several_threads_are_kept_apart(server: ResponsesServer) -> None:
    seen: list[str] = []

    def submit() -> None:
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
            for _ in range(5):
                batch_id = created(connection, questions(3))
                ended(connection, batch_id)
                seen.append(batch_id)

    threads = [threading.Thread(target=submit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 20


def test_a_key_is_needed(connection: HTTPConnection) -> None:
    assert send(connection, b"{}", {}, path="/batches").status == 401
