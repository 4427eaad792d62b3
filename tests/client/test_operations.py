"""The operations without a stream: their results, errors, retries, options and observers, on real sockets."""

from __future__ import annotations

import inspect
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses import OpenRouter, RetryConfig, errors, models
from openrouter_responses.observers import CallLogger, ObservedCall
from openrouter_responses.testing import ResponsesServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "sk-or-very-secret"
REQUESTS: list[models.BatchRequestTypedDict] = [
    {"custom_id": "a", "body": {"input": "Hello"}},
    {"custom_id": "b", "body": {"input": "Bye"}},
]

Call = tuple[str, dict[str, Any]]
"""A method, by the names of the resource and the method, and its arguments."""
CALLS: list[Call] = [
    ("models.list", {}),
    ("generations.get", {"id": "gen-1"}),
    ("batches.create", {"model": "test/echo", "requests": REQUESTS}),
    ("batches.list", {}),
    ("batches.get", {"id": "batch_1"}),
    ("batches.delete", {"id": "batch_1"}),
]
OTHERS = [call for call in CALLS if call[0] != "batches.create"]
each_call = pytest.mark.parametrize(("method", "arguments"), CALLS, ids=[name for name, _ in CALLS])
each_other_call = pytest.mark.parametrize(("method", "arguments"), OTHERS, ids=[name for name, _ in OTHERS])


def method_of(open_router: OpenRouter, name: str) -> Any:
    resource, _, method = name.partition(".")
    return getattr(getattr(open_router, resource), method)


def submit(open_router: OpenRouter, **arguments: Any) -> models.Batch:
    fields: dict[str, Any] = {"model": "test/echo", "requests": REQUESTS, **arguments}
    return open_router.batches.create(**fields)


# --- Results ----------------------------------------------------------------------------------------------------------


def test_models_are_listed(open_router: OpenRouter) -> None:
    page = open_router.models.list(category="science")
    [model] = page.data
    assert isinstance(page, models.ModelsListResponse)
    assert (model.id, model.pricing.prompt) == ("test/reasoning", "0.000001")
    assert page.raw_response is not None
    assert page.headers["Content-Type"] == "application/json"


def test_a_generation_has_the_cost_of_its_result(open_router: OpenRouter) -> None:
    result = open_router.responses.send(model="test/echo", input="Hello")
    assert result.generation_id
    assert result.usage
    data = open_router.generations.get(result.generation_id).data
    assert (data.id, data.total_cost, data.streamed) == (result.id, result.usage.cost, False)


def test_a_batch_is_created_listed_read_and_deleted(open_router: OpenRouter) -> None:
    batch = submit(open_router)
    assert (batch.status, batch.results, batch.request_counts.total) == ("validating", None, 2)
    assert batch.raw_response is not None
    assert batch.raw_response.status_code == 202
    assert [each.id for each in open_router.batches.list(status=["validating"]).data] == [batch.id]
    assert open_router.batches.list(status=["completed", "failed"]).data == []
    for _ in range(3):
        batch = open_router.batches.get(batch.id)
    assert batch.status == "completed"
    assert batch.results
    assert {result.custom_id for result in batch.results} == {"a", "b"}
    assert all(isinstance(result.response, models.BatchResultResponse) for result in batch.results)
    deletion = open_router.batches.delete(batch.id)
    assert (deletion.id, deletion.deletion.openrouter) == (batch.id, "deleted")
    with pytest.raises(errors.GoneResponseError, match="was deleted"):
        open_router.batches.get(batch.id)


def test_the_names_of_the_official_sdk_are_the_same_methods(open_router: OpenRouter) -> None:
    batch = open_router.batch.create_batches(model="test/echo", requests=REQUESTS)
    assert open_router.batch.get_batches(batch.id).id == batch.id
    assert open_router.batch.list().data[0].id == batch.id
    with pytest.raises(errors.ConflictResponseError):
        open_router.batch.delete(batch.id)
    result = open_router.responses.send(model="test/echo", input="Hello")
    assert open_router.generations.get_generation(result.id).data.id == result.id


@pytest.mark.anyio
async def test_the_asynchronous_methods_do_the_same(server: ResponsesServer) -> None:
    async with OpenRouter(KEY, server_url=server.url) as open_router:
        assert len((await open_router.models.list_async(category="science")).data) == 1
        result = await open_router.responses.send_async(model="test/echo", input="Hello")
        assert (await open_router.generations.get_async(result.id)).data.total_cost > 0
        batch = await open_router.batches.create_async(model="test/echo", requests=REQUESTS)
        assert (await open_router.batches.get_async(batch.id)).status == "in_progress"
        assert (await open_router.batches.list_async(limit=1)).last_id == batch.id
        with pytest.raises(errors.ConflictResponseError):
            await open_router.batches.delete_async(batch.id)
        for _ in range(2):
            await open_router.batches.get_async(batch.id)
        assert (await open_router.batches.delete_async(batch.id)).id == batch.id


def test_recorded_operations_are_replayed(server: ResponsesServer, tmp_path: Path) -> None:
    def work(there: ResponsesServer) -> list[object]:
        with there, OpenRouter(KEY, server_url=there.url) as open_router:
            page = open_router.models.list(category="science")
            batch = submit(open_router)
            states = [open_router.batches.get(batch.id) for _ in range(3)]
            listed = open_router.batches.list(status=["completed"])
            deletion = open_router.batches.delete(batch.id)
            assert open_router.batches.list(server_url=there.url.replace("/v1", "/beta")).data == []
            with pytest.raises(errors.NotFoundResponseError) as not_found:
                open_router.generations.get("gen-1")
        return [*(each.to_dict() for each in (page, batch, *states, listed, deletion)), not_found.value.body]

    path = tmp_path / "operations.jsonl"
    recorded = work(ResponsesServer.record(path, upstream=server.url))
    replay = ResponsesServer.replay(path)
    assert work(replay) == recorded
    replay.check_script()


# --- Requests ---------------------------------------------------------------------------------------------------------


def test_the_fields_of_a_submission_come_before_its_requests(server: ResponsesServer, open_router: OpenRouter) -> None:
    submit(open_router, callback_url="https://app.example", completion_window="24h", provider={"only": ["OpenAI"]})
    assert [*json.loads(server.requests[0].body)][-1] == "requests"


def test_a_path_is_percent_encoded(server: ResponsesServer, open_router: OpenRouter) -> None:
    with pytest.raises(errors.NotFoundResponseError, match=r"Batch a/b \?#ü not found\. Check the ID and server_url: "):
        open_router.batches.get("a/b ?#ü")
    assert server.requests[0].path == "/api/v1/batches/a%2Fb%20%3F%23%C3%BC"


def test_a_query_has_each_item_of_a_list(server: ResponsesServer, open_router: OpenRouter) -> None:
    open_router.batches.list(status=["completed", "failed"], limit=5, extra_query={"brand_new": [1, "ä &"]})
    assert server.requests[0].path == (
        "/api/v1/batches?limit=5&status=completed&status=failed&brand_new=1&brand_new=%C3%A4%20%26"
    )


@pytest.mark.invalid_requests
def test_extra_fields_of_a_body_are_sent(server: ResponsesServer, open_router: OpenRouter) -> None:
    submit(open_router, extra_body={"brand_new": 1})
    assert server.requests[0].json["brand_new"] == 1


@each_call
def test_every_call_sends_the_key_and_the_headers_of_the_app(
    server: ResponsesServer, method: str, arguments: dict[str, Any]
) -> None:
    with OpenRouter(KEY, server_url=server.url, http_referer="https://app.example", max_retries=0) as open_router:
        send = method_of(open_router, method)
        for _ in range(2):
            server.respond_with(500)
        for further in ({}, {"http_referer": "https://other.example", "x_open_router_title": "Mine"}):
            with pytest.raises(errors.InternalServerResponseError):
                send(**arguments, **further, http_headers={"X-Own": "1"})
    first, second = (request.headers for request in server.requests)
    assert (first["authorization"], first["x-own"]) == (f"Bearer {KEY}", "1")
    assert [each["http-referer"] for each in (first, second)] == ["https://app.example", "https://other.example"]
    assert ("x-openrouter-title" in first, second["x-openrouter-title"]) == (False, "Mine")
    assert ("content-type" in first) == (method == "batches.create")


def test_the_server_is_set_for_a_call(server: ResponsesServer, open_router: OpenRouter) -> None:
    beta = server.url.replace("/v1", "/beta")
    batch = submit(open_router, server_url=beta)
    assert open_router.batches.get(batch.id, server_url=beta).id == batch.id
    assert [request.path for request in server.requests] == ["/api/beta/batches", f"/api/beta/batches/{batch.id}"]


def test_the_options_of_a_client_apply(server: ResponsesServer, open_router: OpenRouter) -> None:
    patient = open_router.with_options(max_retries=3, x_open_router_title="Mine")
    server.respond_with(502, headers={"retry-after-ms": "1"})
    with pytest.raises(errors.BadGatewayResponseError):
        open_router.models.list()
    server.respond_with(502, headers={"retry-after-ms": "1"})
    assert patient.with_options(retry_config=None).models.list().data
    assert server.requests[-1].headers["x-openrouter-title"] == "Mine"


# --- Errors -----------------------------------------------------------------------------------------------------------


@each_call
@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 409, 410, 418, 429, 500, 502, 599])
def test_every_status_is_an_error_of_its_class(
    server: ResponsesServer, open_router: OpenRouter, method: str, arguments: dict[str, Any], status: int
) -> None:
    server.respond_with(status, body={"error": {"code": status, "message": "No luck"}})
    with pytest.raises(errors.OpenRouterError, match="No luck") as caught:
        method_of(open_router, method)(**arguments)
    assert (caught.value.status_code, caught.value.raw_response is not None) == (status, True)
    described = [one for one in vars(errors).values() if getattr(one, "described_status", None) == str(status)]
    assert all(isinstance(caught.value, kind) for kind in described)


@each_call
@pytest.mark.parametrize(
    ("body", "problem"),
    [(b"", "it is empty"), (b"{", "not valid JSON"), (b"[]", "not a JSON object"), (b"{}", "not a")],
)
def test_a_body_that_is_not_a_result_is_an_error(
    server: ResponsesServer, open_router: OpenRouter, method: str, arguments: dict[str, Any], body: bytes, problem: str
) -> None:
    server.respond_with(body=body, headers={"Content-Type": "application/json"})
    with pytest.raises(errors.ResponseValidationError, match=problem):
        method_of(open_router, method)(**arguments)


@each_call
def test_a_body_that_breaks_off_is_an_error(
    server: ResponsesServer, open_router: OpenRouter, method: str, arguments: dict[str, Any]
) -> None:
    server.respond_with(body={"data": ["x"] * 100}, ending="cut")
    with pytest.raises(errors.ResponseValidationError, match="it broke off"):
        method_of(open_router, method)(**arguments)


def test_a_batch_that_was_not_paid_is_an_error_with_the_batch(open_router: OpenRouter) -> None:
    batch = submit(open_router, model="test/batch-402")
    with pytest.raises(errors.PaymentRequiredResponseError, match="Insufficient credits") as caught:
        open_router.batches.get(batch.id)
    assert json.loads(caught.value.body)["id"] == batch.id


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda open_router: open_router.batches.get(""), "id must be the id of an object"),
        (lambda open_router: open_router.batches.get(".."), "id must be the id of an object"),
        (lambda open_router: open_router.batches.get(None), "id must be text"),
        (lambda open_router: open_router.batches.get("a", limit=1), "batches.get has no argument 'limit'"),
        (lambda open_router: open_router.models.list(max_prize=1), "max_prize"),
        (
            lambda open_router: open_router.models.list(extra_query=[("a", 1)]),
            "extra_query must be a mapping",
        ),
        (lambda open_router: open_router.models.list(extra_body={}), "extra_body"),
        (lambda open_router: open_router.batches.create(model="m", requests=[], extra_body=5), "extra_body must"),
        (lambda open_router: open_router.batches.create(model="m", requests="abc"), "requests must be"),
        (lambda open_router: open_router.batches.create(model="m", requests=[{"body": {1j}}]), "body"),
    ],
)
def test_a_bad_argument_is_an_error_that_names_it(
    server: ResponsesServer, open_router: OpenRouter, call: Callable[[Any], object], message: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call(open_router)
    assert server.requests == ()


# --- Retries and limits -----------------------------------------------------------------------------------------------


@each_other_call
@pytest.mark.parametrize("fault", ["status", "reset"])
def test_a_call_that_can_be_repeated_is_retried(
    server: ResponsesServer, briefly: RetryConfig, method: str, arguments: dict[str, Any], fault: str
) -> None:
    if fault == "reset":
        server.respond_with_bytes([], ending="reset")
    else:
        server.respond_with(503)
    with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        try:
            method_of(open_router, method)(**arguments)
        except errors.NotFoundResponseError:
            assert "id" in arguments
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 408, 524])
def test_a_submission_is_not_repeated_after_an_error_of_the_server(
    server: ResponsesServer, briefly: RetryConfig, status: int
) -> None:
    server.respond_with(status)
    with (
        OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router,
        pytest.raises(errors.OpenRouterError) as caught,
    ):
        submit(open_router)
    assert (caught.value.status_code, len(server.requests)) == (status, 1)


def test_a_submission_whose_answer_is_lost_is_not_repeated(server: ResponsesServer, briefly: RetryConfig) -> None:
    with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        with pytest.raises(errors.ConnectionFailedError):
            submit(open_router, model="test/batch-lost")
        [batch] = open_router.batches.list().data
        assert (batch.model, len(server.requests)) == ("test/batch-lost", 2)


def test_a_submission_is_repeated_after_a_refusal(server: ResponsesServer, briefly: RetryConfig) -> None:
    server.respond_with(429, headers={"retry-after-ms": "1"})
    with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        assert submit(open_router).status == "validating"
        assert (len(server.requests), len(open_router.batches.list().data)) == (2, 1)


@pytest.mark.anyio
async def test_an_asynchronous_submission_is_not_repeated(server: ResponsesServer, briefly: RetryConfig) -> None:
    async with OpenRouter(KEY, server_url=server.url, retry_config=briefly) as open_router:
        server.respond_with(500)
        server.respond_with_bytes([], ending="reset")
        for _ in range(2):
            with pytest.raises(errors.OpenRouterError):
                await open_router.batches.create_async(model="test/echo", requests=REQUESTS)
    assert len(server.requests) == 2


@each_call
def test_the_deadline_limits_a_call(
    server: ResponsesServer, open_router: OpenRouter, method: str, arguments: dict[str, Any]
) -> None:
    server.respond_with_bytes([], ending="stall")
    with pytest.raises(errors.TimedOutError, match="deadline_ms=50"):
        method_of(open_router, method)(**arguments, deadline_ms=50)


@each_call
def test_the_timeout_limits_a_call(
    server: ResponsesServer, open_router: OpenRouter, method: str, arguments: dict[str, Any]
) -> None:
    server.respond_with_bytes([], ending="stall")
    with pytest.raises(errors.TimedOutError):
        method_of(open_router, method)(**arguments, timeout_ms=50)


# --- Observers --------------------------------------------------------------------------------------------------------


class Seen:
    def __init__(self) -> None:
        self.calls: list[tuple[str, str | None, bool]] = []
        self.ends: list[object] = []

    def started(self, call: ObservedCall) -> None:
        self.calls.append((call.operation, call.model, call.stream))

    def finished(self, call: ObservedCall, *, result: Any = None, error: BaseException | None = None) -> None:
        assert call.duration_s is not None
        self.ends.append((call.status_code, type(result or error).__name__))


@each_call
def test_observers_are_told_the_operation(server: ResponsesServer, method: str, arguments: dict[str, Any]) -> None:
    seen = Seen()
    with OpenRouter(KEY, server_url=server.url, observers=[seen]) as open_router:
        server.respond_with(404, body={"error": {"code": 404, "message": "None"}})
        with pytest.raises(errors.NotFoundResponseError):
            method_of(open_router, method)(**arguments)
    assert seen.calls == [(method, arguments.get("model"), False)]
    assert seen.ends == [(404, "NotFoundResponseError")]


def test_observers_receive_the_result(server: ResponsesServer, caplog: pytest.LogCaptureFixture) -> None:
    seen = Seen()
    with (
        caplog.at_level(logging.INFO, "openrouter_responses"),
        OpenRouter(KEY, server_url=server.url, observers=[seen, CallLogger()]) as open_router,
    ):
        batch = submit(open_router)
        open_router.models.list()
        open_router.batches.list()
    assert seen.ends == [(202, "Batch"), (200, "ModelsListResponse"), (200, "BatchList")]
    lines = [record.getMessage() for record in caplog.records if record.name == "openrouter_responses"]
    assert lines[0].startswith("operation=batches.create model=test/echo stream=False status=202 result=validating ")
    assert lines[1].startswith("operation=models.list stream=False status=200 result=completed ")
    assert len(lines) == 3
    assert batch.id


class Log:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def debug(self, msg: str, *args: Any) -> None:
        self.lines.append(msg % args)


def test_the_debug_log_shows_no_secret(server: ResponsesServer) -> None:
    log = Log()
    tools = [{"type": "function", "name": "f", "parameters": {}, "authorization": "tool-secret"}]
    requests: Any = [{"custom_id": "a", "body": {"input": "Hello", "tools": tools}}]
    with OpenRouter(KEY, server_url=server.url, debug_logger=log) as open_router:
        batch = open_router.batches.create(model="test/echo", requests=requests)
        open_router.batches.get(batch.id)
    text = "\n".join(log.lines)
    assert "request: POST" in text
    assert f"/batches/{batch.id}" in text
    assert "body: {" in text
    assert KEY not in text
    assert "tool-secret" not in text


# --- Signatures -------------------------------------------------------------------------------------------------------


@each_call
def test_both_sides_of_an_operation_have_the_same_parameters(
    open_router: OpenRouter, method: str, arguments: dict[str, Any]
) -> None:
    sync, asynchronous = (method_of(open_router, name) for name in (method, f"{method}_async"))
    assert inspect.signature(sync).parameters == inspect.signature(asynchronous).parameters
    assert arguments.keys() <= inspect.signature(sync).parameters.keys()
