"""The server refuses requests that do not fit the description, unless it is told not to."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest

from openrouter_responses import OpenRouter, errors, models
from openrouter_responses.testing import ResponsesServer
from openrouter_responses.testing._request_schema import find_problem
from tests.client.openapi_validation import problem_of
from tests.one_description import of_one_description
from tests.server.http_calls import ask

IMAGE = {"type": "input_image", "detail": "auto", "image_url": "https://example.com/a.png"}
FUNCTION = {"type": "function", "name": "f", "parameters": {"type": "object"}}
INVALID: list[tuple[dict[str, Any], str]] = [
    ({"input": 5}, "input: expected string or array, got 5"),
    ({"input": None}, "input: expected string or array, got null"),
    ({"input": {"role": "user"}}, "input: expected string or array, got an object"),
    ({"input": [5]}, "input[0]: expected object, got 5"),
    ({"temperature": "hot"}, 'temperature: expected number or null, got "hot"'),
    ({"temperature": True}, "temperature: expected number or null, got true"),
    ({"input": [{"content": "Hi"}]}, "input[0].role: this field is required"),
    ({"input": [{"role": "tool", "content": "Hi"}]},
     'input[0].role: expected one of "user", "system", "assistant", "developer", got "tool"'),
    ({"input": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]},
     ('input[0].content[0].type: expected one of "input_text", "input_image", "input_file", "input_audio", '
     '"input_video", "output_text", "refusal", got "text"')),
    ({"input": [{"role": "user", "content": [{"text": "Hi"}]}]},
     'input[0].content[0].type: this field is required; expected one of "input_text", '),
    ({"input": [{"role": "user", "content": [{"type": "input_text"}]}]},
     "input[0].content[0].text: this field is required"),
    ({"input": [{"role": "user", "content": ["Hi"]}]}, 'input[0].content[0]: expected object, got "Hi"'),
    ({"input": [{"role": "user", "content": [IMAGE, {**IMAGE, "detail": "huge"}]}]},
     "input[0].content[1].detail: expected one of "),
    ({"input": [{"type": "messages"}]}, 'input[0].type: expected one of "message", "reasoning", '),
    ({"text": {"format": {"type": "json_schema", "schema": {}}}}, "text.format.name: this field is required"),
    ({"text": {"format": {"type": "xml"}}}, 'text.format.type: expected one of "text", '),
    ({"text": {"verbosity": "loud"}}, 'text.verbosity: expected one of '),
    ({"reasoning": {"effort": "hgih"}}, 'reasoning.effort: expected one of '),
    ({"tool_choice": "f"}, "tool_choice: expected one of "),
    ({"tool_choice": {"type": "function"}}, "tool_choice.name: this field is required"),
    ({"tools": [FUNCTION, {"type": "function", "function": FUNCTION}]}, "tools[1].name: this field is required"),
    ({"tools": [{**FUNCTION, "strict": "yes"}]}, 'tools[0].strict: expected boolean or null, got "yes"'),
    ({"tools": ["f"]}, 'tools[0]: expected object, got "f"'),
    ({"metadata": {"a b": 1}}, 'metadata["a b"]: expected string, got 1'),
    ({"provider": {"sort": {"by": "luck"}}}, "provider.sort.by: expected one of "),
]  # fmt: skip
INVALID_BY_ONE_DESCRIPTION: list[tuple[dict[str, Any], str]] = [
    ({"max_output_tokens": 1.5}, "max_output_tokens: expected integer or null, got 1.5"),
    ({"stop": ["a"] * 5}, "stop: expected at most 4 elements, got 5"),
    ({"user": "u" * 257}, "user: expected at most 256 characters, got 257"),
    ({"service_tier": "slow"}, "service_tier: expected one of "),
    ({"tools": [{"type": "image_generation", "output_compression": 101}]},
     "tools[0].output_compression: expected at most 100, got 101"),
]  # fmt: skip
VALID: list[dict[str, Any]] = [
    {"input": []},
    {"temperature": 1, "top_p": 0.5, "top_k": 1.0, "max_output_tokens": None, "stop": "a"},
    {"provider": {"order": ["a-provider-of-tomorrow"], "sort": "price"}},
    {"tool_choice": {"type": "function", "name": "f"}, "tools": [FUNCTION]},
    {"brand_new": 5, "reasoning": {"effort": "low", "brand_new": 5}, "tools": [{**FUNCTION, "brand_new": 5}]},
]
VALID_BY_ONE_DESCRIPTION: list[dict[str, Any]] = [
    {"input": [{"role": "user", "content": None}, {"type": None, "role": "user", "content": [IMAGE]}]},
    {"store": None, "previous_response_id": None, "metadata": None, "prompt": None},
]
"""Other descriptions need not allow them."""


@pytest.mark.parametrize(
    ("body", "message"),
    [*INVALID, *(of_one_description(*each) for each in INVALID_BY_ONE_DESCRIPTION)],
    ids=[message[:40] for _, message in [*INVALID, *INVALID_BY_ONE_DESCRIPTION]],
)
def test_a_request_that_does_not_fit_the_description_is_refused(
    connection: HTTPConnection, body: dict[str, Any], message: str
) -> None:
    reply = ask(connection, model="test/echo", **body)
    assert (reply.status, reply.json["error"]["code"]) == (400, 400)
    assert reply.error_message.startswith(message)


@pytest.mark.parametrize(
    "body", [*VALID, *map(of_one_description, VALID_BY_ONE_DESCRIPTION)], ids=lambda body: ",".join(body)
)
def test_a_request_that_fits_the_description_is_accepted(connection: HTTPConnection, body: dict[str, Any]) -> None:
    assert ask(connection, model="test/echo", **body).status == 200


def test_a_validator_that_is_not_ours_refuses_and_accepts_the_same() -> None:
    bodies = [*(body for body, _ in [*INVALID, *INVALID_BY_ONE_DESCRIPTION]), *VALID, *VALID_BY_ONE_DESCRIPTION]
    problems = [(find_problem(body), problem_of(json.dumps(body).encode())) for body in bodies]
    assert [(ours, theirs) for ours, theirs in problems if (ours is None) != (theirs is None)] == []


def test_a_streamed_request_is_refused_with_the_same_error(open_router: OpenRouter) -> None:
    with pytest.raises(errors.BadRequestResponseError, match="temperature: expected number or null"):
        open_router.responses.send(input="Hi", stream=True, temperature="hot")  # type: ignore[call-overload]  # on purpose


def test_output_is_accepted_as_input(open_router: OpenRouter) -> None:
    for model in ("echo", "reasoning", "refusal", "content-filter", "incomplete", "minimal"):
        result = open_router.responses.send(model=f"test/{model}", input="Hi", include=["reasoning.encrypted_content"])
        history: list[Any] = [models.InputMessage(role="user", content="Hi"), *result.output]
        assert open_router.responses.send(model="test/echo", input=history).status == "completed"


def test_long_values_and_names_are_cut(connection: HTTPConnection) -> None:
    assert len(ask(connection, temperature="x" * 1000).error_message) < 120
    assert len(ask(connection, metadata={"x" * 1000 + "[": ""}).error_message) < 200


def test_a_server_that_is_not_strict_accepts_what_the_description_does_not() -> None:
    with (
        ResponsesServer(strict=False) as server,
        closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection,
    ):
        chat = [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]
        assert ask(connection, input=chat, temperature="hot", reasoning={"effort": "hgih"}).status == 200
        reply = ask(connection, store=True)
    assert (reply.status, "stateless" in reply.error_message) == (400, True)


def test_the_command_can_serve_requests_that_do_not_fit() -> None:
    command = [sys.executable, "-m", "openrouter_responses.testing", "--no-strict"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().split("/api/v1")[0].rpartition(":")[2])
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            statuses = [ask(connection, temperature="hot").status, ask(connection, tools=5).status]
        process.terminate()
    assert statuses == [200, 400]
