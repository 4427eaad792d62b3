"""Every response of the server fits the description: results, events and error bodies, by a validator that is not ours.

`make schemathesis` checks the responses to random requests; this checks those of every behavior.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from openrouter_responses.testing import call, incomplete, reasoning, refusal, structured, text
from tests.one_description import of_one_description
from tests.own_description import load_own_description
from tests.server.http_calls import ask

if TYPE_CHECKING:
    from http.client import HTTPConnection

    from openrouter_responses.testing import Answer, ResponsesServer

FUNCTION = {"type": "function", "name": "f", "parameters": {"type": "object", "properties": {"a": {"type": "string"}}}}
DESCRIBED = [
    "echo", "reasoning", "function-call", "refusal", "incomplete", "content-filter", "disobey", "disobey-always",
    "parallel-calls", "wrong-calls", "no-done", "framing", "failed", "steps-1x2", "count-3",
]  # fmt: skip
"""The models whose responses have only what the description lists; the others exist because services send more."""
SCRIPTED: list[Answer] = [
    text("Hi."), structured({"a": 1}), refusal(), reasoning("Hm", "Hm."), [call("f", a=1), call("g")],
    incomplete(text("H")),
]  # fmt: skip


@cache
def validator(schema: str) -> Draft202012Validator:
    components = load_own_description()["components"]
    return Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": components})


def problems(schema: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(value)]


@pytest.mark.parametrize("name", DESCRIBED)
def test_the_result_of_every_model_fits_the_description(connection: HTTPConnection, name: str) -> None:
    request = {"tools": [FUNCTION], "include": ["reasoning.encrypted_content"], "metadata": {"a": "b"}}
    reply = ask(connection, {"X-OpenRouter-Metadata": "enabled"}, model=f"test/{name}", **request)
    assert problems("OpenResponsesResult", reply.json) == []


@pytest.mark.parametrize("name", [*DESCRIBED, "stream-error"])
@pytest.mark.one_description
def test_the_events_of_every_model_fit_the_description(connection: HTTPConnection, name: str) -> None:
    headers = {"X-OpenRouter-Metadata": "enabled"}
    events = ask(connection, headers, model=f"test/{name}", tools=[FUNCTION], stream=True).events
    assert [problem for event in events for problem in problems("StreamEvents", event)] == []


@pytest.mark.parametrize("stream", [False, of_one_description(True)])
@pytest.mark.parametrize("answer", SCRIPTED, ids=repr)
def test_scripted_answers_fit_the_description(
    server: ResponsesServer, connection: HTTPConnection, answer: Answer, *, stream: bool
) -> None:
    server.script(answer)
    reply = ask(connection, stream=stream)
    schema, values = ("StreamEvents", reply.events) if stream else ("OpenResponsesResult", [reply.json])
    assert [problem for value in values for problem in problems(schema, value)] == []


def test_the_validator_finds_what_is_not_described(connection: HTTPConnection) -> None:
    assert problems("OpenResponsesResult", ask(connection, model="test/unknown").json) != []


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529])
def test_error_bodies_fit_the_description(connection: HTTPConnection, status: int) -> None:
    responses = load_responses()
    response = responses.get(str(status)) or responses[f"{status // 100}XX"]
    schema = response["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    reply = ask(connection, {"X-OpenRouter-Metadata": "enabled"}, model=f"test/error-{status}")
    assert (reply.status, problems(schema, reply.json)) == (status, [])


@cache
def load_responses() -> dict[str, Any]:
    description = load_own_description()
    components = description["components"]["responses"]
    responses = description["paths"]["/responses"]["post"]["responses"]
    return {
        status: components[response["$ref"].rpartition("/")[2]] if "$ref" in response else response
        for status, response in responses.items()
    }
