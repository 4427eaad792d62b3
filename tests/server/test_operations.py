"""The server lists its models, knows what its responses cost, and refuses parameters that are not described."""

from __future__ import annotations

import json
from contextlib import closing
from http.client import HTTPConnection, IncompleteRead
from typing import TYPE_CHECKING, Any

import pytest

from openrouter_responses.testing import ResponsesServer
from openrouter_responses.testing._generation_records import MAX_RECORDS, GenerationRecords
from tests.one_description import of_one_description
from tests.server.http_calls import Reply, ask, send
from tests.server.test_described_responses import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def lenient_connection() -> Iterator[HTTPConnection]:
    """Open a connection to a server that does not check requests against the description."""
    with ResponsesServer(strict=False) as server, closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as it:
        yield it


def get(connection: HTTPConnection, path: str, base: str = "/api/v1") -> Reply:
    return send(connection, b"", method="GET", path=base + path)


def slugs(connection: HTTPConnection, query: str = "") -> list[str]:
    reply = get(connection, f"/models{query}")
    assert reply.status == 200, reply.body
    return [model["id"] for model in reply.json["data"]]


# --- Paths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/models", "GET"),
        ("DELETE", "/generation", "GET"),
        ("PUT", "/batches", "POST, GET"),
        ("POST", "/batches/abc", "GET, DELETE"),
    ],
)
def test_the_allowed_methods_of_a_path_are_named(
    connection: HTTPConnection, method: str, path: str, allowed: str
) -> None:
    reply = send(connection, b"", method=method, path=path)
    assert (reply.status, reply.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize("path", ["/model", "/models/", "/batches/", "/batches/a/b", "/"])
def test_a_path_of_no_operation_is_not_found(connection: HTTPConnection, path: str) -> None:
    reply = get(connection, path)
    assert (reply.status, "/batches/{id}" in reply.error_message) == (404, True)


def test_a_parameter_of_a_path_is_decoded(connection: HTTPConnection) -> None:
    assert get(connection, "/batches/a%2Fb%20c").error_message == "Batch a/b c not found"


@pytest.mark.parametrize("base", ["/api/v1", "/api/beta", ""])
def test_every_base_path_has_the_operations(connection: HTTPConnection, base: str) -> None:
    assert get(connection, "/batches", base).status == 200


def test_every_operation_needs_a_key(connection: HTTPConnection) -> None:
    paths = ["/models", "/generation?id=x", "/batches", "/batches/x"]
    assert [send(connection, b"", {}, method="GET", path=path).status for path in paths] == [401] * 4


# --- The query --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "message"),
    [
        of_one_description("/models?limit=0", "limit: expected at least 1, got 0"),
        of_one_description("/models?limit=many", 'limit: expected integer, got "many"'),
        of_one_description("/models?limit=1&limit=2", "limit: expected integer, got an array"),
        of_one_description("/models?min_price=cheap", 'min_price: expected number, got "cheap"'),
        of_one_description("/models?sort=best", 'sort: expected one of "most-popular", '),
        of_one_description("/models?zdr=false", 'zdr: expected "true", got "false"'),
        ("/generation", "id: this parameter is required"),
        ("/generation?id=", "id: expected at least 1 characters, got 0"),
        ("/batches?limit=500", "limit: expected at most 100, got 500"),
        ("/batches?status=completed&status=done", "status[1]: expected one of "),
        ("/batches?created_after=yesterday", "created_after: expected a date such as 2026-11-23"),
    ],
)
def test_an_invalid_parameter_is_refused(connection: HTTPConnection, path: str, message: str) -> None:
    reply = get(connection, path)
    assert (reply.status, reply.json["error"]["code"]) == (400, 400)
    assert reply.error_message.removeprefix("query.").startswith(message)


def test_a_lenient_server_ignores_what_the_description_does_not_allow(lenient_connection: HTTPConnection) -> None:
    assert len(slugs(lenient_connection, "?limit=many&sort=best&offset=1")) > 10
    assert get(lenient_connection, "/generation").status == 404


def test_an_unknown_parameter_is_ignored(connection: HTTPConnection) -> None:
    assert len(slugs(connection, "?brand_new=1")) == len(slugs(connection))


# --- Models -----------------------------------------------------------------------------------------------------------


def test_the_models_fit_the_description(connection: HTTPConnection) -> None:
    assert problems("ModelsListResponse", get(connection, "/models").json) == []
    assert problems("ModelsListResponse", get(connection, "/models?limit=2").json) == []


def test_every_listed_model_is_one_of_the_server(connection: HTTPConnection) -> None:
    listed = slugs(connection)
    messages = [
        ask(connection, model=slug).body for slug in listed if slug not in ("test/stall", "test/silent", "test/slow")
        and slug.rpartition("/")[2] not in ("cut", "reset", "hang-up", "no-terminal-event")
    ]  # fmt: skip
    assert len(messages) > 25
    assert [message for message in messages if b"not a valid model ID" in message] == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=REASON", ["test/reasoning"]),
        ("q=no%20such", []),
        ("supported_parameters=tools,reasoning", ["test/parallel-calls", "test/steps-2x2"]),
        ("category=science", ["test/reasoning"]),
        ("category=legal", []),
        ("context=500000", ["test/reasoning"]),
        ("max_price=0.5", []),
        ("min_price=1&max_price=1&q=reasoning", ["test/reasoning"]),
        ("min_output_price=2", []),
        ("max_output_price=0.9", []),
        ("model_authors=openai", []),
        ("model_authors=openai,test&q=echo", ["test/echo"]),
        ("providers=embedded&q=echo", ["test/echo"]),
        ("providers=OpenAI", []),
        ("arch=GPT", []),
        ("input_modalities=audio", []),
        ("input_modalities=text,image&q=echo", ["test/echo"]),
        ("output_modalities=all&q=echo", ["test/echo"]),
        ("output_modalities=image", []),
        ("distillable=false", []),
        ("zdr=true&region=eu&q=echo", ["test/echo"]),
        ("max_intelligence_index=100", []),
        ("min_age_days=100000", []),
        ("max_age_days=100000&q=echo", ["test/echo"]),
    ],
)
@pytest.mark.one_description
def test_a_filter_selects_models(connection: HTTPConnection, query: str, expected: list[str]) -> None:
    assert slugs(connection, f"?{query}") == expected


@pytest.mark.one_description
def test_an_order_sorts_the_models(connection: HTTPConnection) -> None:
    in_order = slugs(connection)
    assert slugs(connection, "?sort=newest") == in_order[::-1]
    assert slugs(connection, "?sort=context-high-to-low")[0] == "test/reasoning"
    assert slugs(connection, "?sort=most-popular") == slugs(connection, "?sort=pricing-low-to-high") == in_order


@pytest.mark.one_description
def test_pages_together_are_the_list(connection: HTTPConnection) -> None:
    everything = get(connection, "/models").json
    assert everything["links"]["next"] is None
    path: str | None = "/api/v1/models?limit=15&sort=newest"
    pages = []
    while path is not None:
        page = send(connection, b"", method="GET", path=path).json
        assert page["total_count"] == everything["total_count"]
        pages.append([model["id"] for model in page["data"]])
        path = page["links"]["next"]
        path = path and "/api" + path.partition("/api")[2]
    assert [len(page) for page in pages[:-1]] == [15] * (len(pages) - 1)
    assert [slug for page in pages for slug in page] == slugs(connection, "?sort=newest")
    assert slugs(connection, "?offset=1000") == []


# --- Generations ------------------------------------------------------------------------------------------------------


def generation(connection: HTTPConnection, generation_id: str) -> Any:
    reply = get(connection, f"/generation?id={generation_id}")
    assert reply.status == 200, reply.body
    assert problems("GenerationResponse", reply.json) == []
    return reply.json["data"]


@pytest.mark.parametrize("stream", [False, True])
def test_a_generation_has_the_cost_of_its_response(connection: HTTPConnection, *, stream: bool) -> None:
    headers = {"HTTP-Referer": "https://app.example", "User-Agent": "me"}
    reply = ask(connection, headers, model="test/reasoning", user="u1", session_id="s1", stream=stream)
    result = reply.events[-1]["response"] if stream else reply.json
    data = generation(connection, reply.headers["X-Generation-Id"])
    usage = result["usage"]
    assert (data["id"], data["model"], data["streamed"]) == (result["id"], "test/reasoning", stream)
    assert (data["total_cost"], data["usage"]) == (usage["cost"], usage["cost"])
    assert (data["tokens_prompt"], data["tokens_completion"]) == (usage["input_tokens"], usage["output_tokens"])
    assert data["native_tokens_reasoning"] == usage["output_tokens_details"]["reasoning_tokens"] > 0
    assert (data["external_user"], data["session_id"]) == ("u1", "s1")
    assert (data["http_referer"], data["user_agent"]) == ("https://app.example", "me")
    assert (data["finish_reason"], data["cancelled"]) == ("stop", False)


@pytest.mark.parametrize(
    ("model", "reason"), [("incomplete", "length"), ("failed", "error"), ("function-call", "tool_calls")]
)
def test_a_generation_says_why_it_ended(connection: HTTPConnection, model: str, reason: str) -> None:
    tools = [{"type": "function", "name": "f", "parameters": {"type": "object"}}]
    result = ask(connection, model=f"test/{model}", tools=tools).json
    assert generation(connection, result["id"])["finish_reason"] == reason


def test_a_generation_that_was_cut_off_has_the_cost_so_far(server: ResponsesServer, connection: HTTPConnection) -> None:
    body = json.dumps({"model": "test/cut", "input": "Hi", "stream": True})
    connection.request("POST", "/responses", body, {"Authorization": "Bearer key"})
    response = connection.getresponse()
    with pytest.raises(IncompleteRead):
        response.read()
    generation_id = response.headers["X-Generation-Id"]
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as other:
        data = generation(other, generation_id)
    assert (data["cancelled"], data["finish_reason"]) == (True, None)
    assert data["total_cost"] > 0


def test_an_unknown_or_refused_generation_is_not_found(connection: HTTPConnection) -> None:
    ask(connection, model="test/error-500")
    reply = get(connection, "/generation?id=gen-1")
    assert (reply.status, reply.error_message) == (404, "Generation gen-1 not found")


def test_the_oldest_of_ten_thousand_generations_is_forgotten() -> None:
    with ResponsesServer() as server:
        records = GenerationRecords(server.clock)
    for number in range(MAX_RECORDS + 1):
        records.add(_Numbered(number), None)  # type: ignore[arg-type]  # only the ID is read
    assert len(records._records) == MAX_RECORDS
    assert "gen-0" not in records._records


class _Numbered:
    def __init__(self, number: int) -> None:
        self.id = f"gen-{number}"
